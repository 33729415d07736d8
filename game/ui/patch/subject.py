"""What a sentence of the inspector is about: a medium, by its id; so the one about the work in hand can come first.

Look for: `medium_of`, `ordered`.
"""

from collections.abc import Sequence

from game.rig.finding.inspector import Told
from game.rig.parts import COOLANT, DATA, EARTH, HYDROGEN, NITROGEN, OXYGEN, POWER, WATER

SUBJECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (COOLANT, ("coolant", "pump", "air", "leaked", "turned_round", "backwards", "strained")),
    (DATA, ("data",)),
    (EARTH, ("case_live", "unearthed")),
    (WATER, ("water",)),
    (HYDROGEN, ("hydrogen", "no_arrestor")),
    (OXYGEN, ("oxygen", "blocked")),
    (NITROGEN, ("purge",)),
    (
        POWER,
        (
            *("power", "ruined", "reversed", "let_go", "collapsed", "shed", "disagrees", "out_of_range", "sags"),
            *("opened", "limited", "overloaded", "hot", "makeshift"),
        ),
    ),
)
"""What ids of sentences begin with, by medium."""


def medium_of(told: Told) -> str:
    """Of a sentence; "" where it is about none, or about all."""
    own = told.id.partition(".")[2]
    for medium, beginnings in SUBJECTS:
        if any(own == each or own.startswith(f"{each}_") for each in beginnings):
            return medium
    return ""


def ordered(told: Sequence[Told], media: Sequence[str]) -> tuple[Told, ...]:
    """Those about some media first; else in the order in which they are."""
    return tuple(sorted(told, key=lambda each: medium_of(each) not in media))
