"""The full log of a playback: a line for each command, event and reading, with seconds.

Look for: `Log`.
"""

from collections.abc import Sequence
from typing import TextIO

from game.level.world import World
from game.session.session import Session
from game.session.stage import Event
from game.words.facts import clock_text, shown
from game.words.message import message, said
from game.words.verbs import Command

ROW = ("o2_percent", "o2_kpa", "co2_kpa", "spo2_worst", "o2_load")


class Log:
    """Prints it as it happens."""

    def __init__(self, world: World, every: int, out: TextIO) -> None:
        self._world, self._every, self._out = world, every, out

    def title(self) -> None:
        """What is played."""
        world = self._world
        text = message("result.title", title=world.title, seed=world.seed, difficulty=world.difficulty)
        print(f"{said(text)}\n", file=self._out)

    def listen(self, session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        """Prints a second."""
        if session.now % self._every == 0:
            values = [shown(name, session.read(name)) for name in ROW]
            row = "O2 {} %  {} kPa   CO2 {} kPa   lowest SpO2 {} %   breathing {} kg O2/h".format(*values)
            print(f"{clock_text(session.clock)}  {row}", file=self._out)
        for command in commands:
            print(f"{clock_text(session.clock)}    > {command.text()}", file=self._out)
        for event in events:
            text = said(event.message, self._world.texts)
            print(f"{clock_text(self._world.start + event.tick)}    {text}", file=self._out)
