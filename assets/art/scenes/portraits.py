"""The faces that speak: one sheet for each person, a part for each mood but the usual one.

Look for: `draw`, `NAMES`, `MOODS_OF`.
"""

from assets.art.baked import Baked
from assets.art.portrait.picture import sheet
from assets.art.portrait.residents import RESIDENTS
from assets.art.portrait.speakers import SPEAKERS

PEOPLE = {**SPEAKERS, **RESIDENTS}
NAMES = tuple(f"portraits.{person}" for person in PEOPLE)
SPEAKING = ("neutral", "strained", "relieved", "blink", "talk1", "talk2", "strained_talk")
MOODS_OF = {
    **dict.fromkeys(SPEAKERS, SPEAKING),
    **dict.fromkeys(RESIDENTS, ("neutral", "blink", "talk1", "talk2", "strained", "strained_talk")),
    "yuki": (*SPEAKING, "hypoxic"),
}


def draw(scale: float, person: str) -> Baked:
    """The same pictures at every scale: they are as large as the largest window shows them in a dialogue."""
    moods = sheet(PEOPLE[person], MOODS_OF[person], finer=person in SPEAKERS)
    return Baked(moods.pop("neutral"), {}, {}, moods)
