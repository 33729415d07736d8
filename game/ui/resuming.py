"""A saved game is played again to where it was left: a part at a time, so that the window can show how far it is.

Look for: `Resuming`.
"""

from pathlib import Path

from game.session.lines import FINALLY, Line, Pin
from game.session.run import opened
from game.ui.journal import gone_on, notes_in
from game.ui.play import Play
from game.words.diagnostic import complaint
from game.words.facts import shown_as


class Resuming:
    """A saved game on its way to where it was left. Raises BadInput where the file can't be used; the file is kept."""

    def __init__(self, path: Path, levels: Path) -> None:
        script, world = opened(path, levels, unfinished=True)
        if not script.recorded:
            raise complaint(str(path), "is no saved game: its second line is not that of a recording")
        self.path = path
        self.play = Play(world)
        self._lines = [line for line in script.lines if line.time != FINALLY and not line.ends]
        self._at = 0
        self._until = max((line.time for line in self._lines), default=world.start)

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
        if line.command is not None and (why := self.play.apply(line.command)):
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
        """From here on the game is kept again in its file; what had been noticed by then is not called out anew."""
        play = self.play
        play.notes = notes_in(self.path)
        for alarm in play.alarms.ranked():
            play.alarms.acknowledge(alarm.key, play.now)
        play.keep_in(gone_on(self.path))
