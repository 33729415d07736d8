"""A saved game is played again to where it was left, or any file to a moment of it: a part at a time, so that the
window can show how far it is.

Look for: `Resuming` (a saved game goes on in its file), `taken_up` (a plan, recording or save goes on in a new one).
"""

from pathlib import Path

from game.level.world import World
from game.session.lines import FINALLY, Line, Pin
from game.session.run import opened
from game.session.script import Script
from game.ui.journal import begun, gone_on, notes_in
from game.ui.play import Play
from game.words.diagnostic import complaint
from game.words.facts import clock_text, shown_as


def taken_up(path: Path, levels: Path, at: int | None, saves: Path) -> "Resuming":
    """A plan, recording or save on its way to a moment (seconds since midnight of the first day; None: its end), from
    where it is kept as a new game. Raises BadInput where that can't be."""
    script, world = opened(path, levels, unfinished=True)
    if not script.recorded:
        # The last line of a plan is whole, whether a line feed follows it or not.
        script, world = opened(path, levels)
    times = [line.time for line in script.lines if line.time != FINALLY]
    ends = [line.time for line in script.lines if line.time != FINALLY and line.ends]
    end = min(ends, default=max(times, default=world.start))
    # A plan that ends nowhere goes on to the end of its level.
    last = end if ends or script.recorded else world.start + world.last_tick
    if at is not None and at < world.start:
        raise complaint(str(path), f"begins at {clock_text(world.start)}, and {clock_text(at)} lies before that")
    if at is not None and at > last:
        raise complaint(str(path), f"ends at {clock_text(last)}, and {clock_text(at)} lies after that")
    return Resuming(path, script, world, end if at is None else at, at is not None, saves)


class Resuming:
    """A game on its way to where it is gone on with. Raises BadInput where it went otherwise; the file is kept."""

    def __init__(
        self, path: Path, script: Script, world: World, until: int, before: bool = False, saves: Path | None = None
    ) -> None:
        """`before`: what is ordered in that very second is left out; `saves`: where it is kept from there on, instead
        of in its own file."""
        self.path = path
        self.play = Play(world)
        lines = [line for line in script.lines if line.time != FINALLY and not line.ends]
        self._lines = [line for line in lines if line.time < until + (0 if before else 1)]
        self._at = 0
        self._until = until
        self._recorded = script.recorded
        self._saves = saves

    @classmethod
    def left(cls, path: Path, levels: Path) -> "Resuming":
        """A saved game, to where it was left. Raises BadInput where the file can't be used."""
        script, world = opened(path, levels, unfinished=True)
        if not script.recorded:
            raise complaint(str(path), "is no saved game: its second line is not that of a recording")
        lines = [line for line in script.lines if line.time != FINALLY and not line.ends]
        return cls(path, script, world, max((line.time for line in lines), default=world.start))

    @property
    def share(self) -> float:
        """How far it is, 0 to 1."""
        whole = self._until - self.play.world.start
        return 1.0 if whole <= 0 else min(1.0, self.play.now / whole)

    def step(self, ticks: int) -> bool:
        """Plays so many seconds more; whether it is where it was left. Raises BadInput where it went otherwise."""
        play = self.play
        for _ in range(ticks):
            while self._at < len(self._lines) and self._lines[self._at].time == play.session.clock:
                self._take(self._lines[self._at])
                self._at += 1
            if play.session.clock >= self._until or play.over:
                self._arrive()
                return True
            play.second()
        return False

    def _take(self, line: Line) -> None:
        why = self.play.apply(line.command) if line.command is not None else ""
        # A plan may try what is refused; a recording has only what was done.
        if line.command is not None and why and self._recorded:
            sentence = (
                f"line {line.number}: '{line.command.text()}' is refused here ({why}), so this is not what was played"
            )
            raise complaint(str(self.path), sentence)
        for pin in line.pins:
            found = self._found(pin)
            if found != pin.text:
                raise complaint(str(self.path), f"line {line.number}: {pin.name} is {found} here, not {pin.text}")

    def _found(self, pin: Pin) -> str:
        session = self.play.session
        if pin.name == "digest":
            return session.state.digest.hex()[: len(pin.text)]
        return shown_as(session.world.names.facts[pin.name], session.read(pin.name, pin.subject))

    def _arrive(self) -> None:
        """From here on the game is kept, in its file or in a new one; what had been noticed by then is not called out
        anew."""
        play = self.play
        play.notes = [note for note in notes_in(self.path) if note.clock <= play.session.clock]
        for alarm in play.alarms.ranked():
            play.alarms.acknowledge(alarm.key, play.now)
        if self._saves is None:
            play.keep_in(gone_on(self.path))
        elif not play.over:
            journal = begun(self._saves, play.world.level)
            play.keep_in(journal)
            if journal is not None:
                for line in play.recorder.so_far():
                    journal.line(line)
                for note in play.notes:
                    journal.note(note)
                journal.beat(play.session)
