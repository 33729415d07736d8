"""A rig without a clock for tests of the patch bay, and wirings of its box that anybody could make.

Look for: `Stand` (what the scene's parts ask of a rig), `wirings` (legal ones, by chance), `shown` (a page).
"""

import random
from collections.abc import Iterator, Sequence

from game.rig import panel, plant, wiring
from game.rig.finding import inspector
from game.rig.finding.inspector import Told
from game.rig.parts import Rig, Rigged
from game.rig.solved import Asks, Solved
from game.ui.patch import diagram, marks, schematic, shelf
from game.ui.patch.bay import Bay, bay
from game.ui.patch.hang import hanging
from game.ui.patch.lay import Lay
from game.ui.patch.marks import Held
from game.ui.patch.ropes import Ropes
from game.ui.patch.source import Read
from game.ui.scene import Ui
from game.ui.widget import Widget
from tests.rig.rig_sample import RIG, STANDBY, START

BAY: Bay = bay(RIG)
NOTHING = Held("", False, "")


class Stand:
    """The sample rig as it stands, with nobody and no time."""

    def __init__(self, rigged: Rigged = START, asks: Asks = STANDBY) -> None:
        self.rig: Rig = RIG
        self.rigged = rigged
        self.solved: Solved = plant.solved(RIG, rigged, asks)
        self.needles: tuple[float | None, ...] = panel.first_needles(RIG)
        self.who, self.busy = 0, 0

    def told(self) -> tuple[Told, ...]:
        return inspector.told(RIG, self.rigged, self.solved)

    def seconds(self, verb: str, *words: str) -> int:
        return 40

    def refusal(self, one: str, other: str, swapped: bool = False) -> str:
        found = wiring.refusal(RIG, self.rigged, one, other, swapped)
        return found.id if found is not None else ""

    def absent(self, part: str) -> str:
        return ""

    def reads(self) -> list[Read]:
        return []

    def called(self, where: str) -> str:
        return where

    def runs_on(self, part: str) -> bool:
        return False

    def give(self, verb: str, *words: str) -> str:
        return ""


def wirings(count: int, seed: int = 7) -> Iterator[Rigged]:
    """What somebody might plug together who tries everything that fits."""
    chance = random.Random(seed)
    ends = [part.end(end.name) for part in RIG.parts for end in part.ends if end.shape]
    loose = [part.end(end.name) for part in RIG.parts if not part.fixed for end in part.ends]
    for _ in range(count):
        rigged = START
        for _ in range(chance.randrange(4, 40)):
            one = chance.choice(loose)
            fits = [other for other in ends if wiring.refusal(RIG, rigged, one, other) is None]
            if fits:
                rigged = wiring.joined(RIG, rigged, one, chance.choice(fits))
        turned = [part.name for part in RIG.parts if "." not in part.name and chance.random() < 0.5]
        names = [part.name for part in RIG.parts if type(part.body).__name__ in ("Breaker", "Switch", "Pump", "Valve")]
        yield rigged._replace(on=tuple(sorted(name for name in names if name in turned)))


def shown(ui: Ui, source: Stand, page: int, held: Held = NOTHING, settled: bool = True) -> Sequence[Widget]:
    """All of a page but the panels under it."""
    ropes, lay = Ropes(random.Random(1)), Lay(ui)
    hung = hanging(RIG, source.rigged.joints, BAY, page)
    ropes.hang(hung, settled)
    drawing = schematic.drawing(RIG, BAY, page)
    there = shelf.lying(source, BAY, page, "")
    return [
        *diagram.heads(ui, BAY, page, source),
        *marks.ports(ui, BAY, page, source, held),
        *marks.hung(ui, BAY, source, hung, ropes, held),
        *diagram.signs(ui, BAY, page, drawing, source),
        *shelf.strip(ui, "parts", 2),
        *shelf.parts(ui, lay, source, there, 0, ""),
    ]
