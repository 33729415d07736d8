"""Writes down what a session does, in the grammar of plans: commands, pinned facts, and the digest at the end.

Look for: `Recorder`.
"""

from collections.abc import Callable, Sequence

from game.level.world import World
from game.model import VERSION
from game.session.script import FORMAT
from game.session.session import Session
from game.words.facts import clock_text, shown
from game.words.verbs import Command

PIN_TICKS = 600
PINNED = ("o2_percent", "co2_kpa", "spo2_worst", "o2_load")
DIGITS = 12
"""Hex digits of a digest that are written."""


class Recorder:
    """A recording in the making."""

    def __init__(self, world: World, write: Callable[[str], None] | None = None) -> None:
        """`write` gets each line as soon as it is known, for whoever keeps a game while it is played."""
        self.write = write
        plot = world.plot
        cause = f"   cause {plot.cause}" if plot.cause != "none" else ""
        rules = "".join(
            f"   rule {name} {'on' if on else 'off'}"
            for name, on in zip(world.names.kinds["rule"], plot.rules, strict=True)
        )
        head = f"level {world.level}   seed {world.seed}   difficulty {world.difficulty}   format {FORMAT}"
        self._lines: list[str] = []
        self._settled = 0
        """Of what the session gave itself, so much stands here."""
        self._add(f"{head}{cause}{rules}")
        self._add(f"recorded   model {VERSION}   world {world.digest}")

    def _add(self, line: str) -> None:
        self._lines.append(line)
        if self.write is not None:
            self.write(line)

    def so_far(self) -> tuple[str, ...]:
        """The lines, for a recording that begins like this one."""
        return tuple(self._lines)

    def begin_like(self, lines: Sequence[str]) -> None:
        """Goes on from the first lines of a recording of the same world."""
        for line in lines[len(self._lines) :]:
            self._add(line)

    def command(self, session: Session, command: Command) -> None:
        """A command was carried out now."""
        self._settle(session)
        self._add(f"{clock_text(session.clock)}  {command.text()}")

    def ticked(self, session: Session) -> None:
        """A second has passed, and what is due now has been carried out."""
        self._settle(session)
        if session.now and session.now % PIN_TICKS == 0:
            self._pin(session)

    def _settle(self, session: Session) -> None:
        for tick, command in session.settled[self._settled :]:
            self._add(f"{clock_text(session.world.start + tick)}  {command.text()}")
        self._settled = len(session.settled)

    def _pin(self, session: Session) -> None:
        facts = "  ".join(f"{name} {shown(name, session.read(name))}" for name in PINNED)
        digest = session.state.digest.hex()[:DIGITS]
        self._add(f"{clock_text(session.clock)}  = {facts}  digest {digest}")

    def ended(self, session: Session) -> None:
        """The session is over."""
        self._settle(session)
        self._add(f"{clock_text(session.clock)}  end")
        count = len(self._lines) - 1
        digest = session.state.digest.hex()[:DIGITS]
        self._add(f"end  = digest {digest}  lines {count}")

    def text(self) -> str:
        """The recording, ready to be written to a file."""
        return "\n".join(self._lines) + "\n"
