"""What sixteen people look like in the cutaway: build, clothes, hair, and the things by which one knows them.

A level says which of these looks each of its people has. Look for: `LOOKS`, `Look`, `Build`.
"""

from typing import NamedTuple


class Build(NamedTuple):
    """Proportions; 1 is average."""

    height: float
    girth: float
    shoulders: float
    hips: float


SLIGHT = Build(0.95, 0.86, 0.88, 1.00)
MIDDLE = Build(1.00, 1.00, 1.00, 1.00)
BROAD = Build(1.02, 1.14, 1.18, 1.02)
HEAVY = Build(0.99, 1.26, 1.10, 1.00)


class Look(NamedTuple):
    """One person; colours are hex."""

    build: Build
    top: str
    trousers: str
    sleeves: str
    """"long", "rolled", "none"."""
    skin: str
    hair: str
    style: str
    """Of the hair: crop, short, swept, knot, bun, long, tail, curls, braids, fringe, cap, scarf, bald."""
    beard: str = ""
    """"", "full", "short", "moustache"."""
    things: tuple[str, ...] = ()
    accent: str = "C9C2AE"
    """Of things and trimmings."""


LOOKS: dict[str, Look] = {
    "yuki": Look(SLIGHT, "B5642A", "B5642A", "rolled", "D2A27E", "15110F", "knot", "", ("lamp", "belt"), "F0E6D0"),
    "hassan": Look(BROAD, "5B5A44", "4A3A2C", "rolled", "8E5E42", "1B1411", "cap", "full", ("spots", "belt"), "9C3F33"),
    "kwan": Look(
        MIDDLE, "3C4A5E", "2B323C", "long", "C99B78", "1A1614", "swept", "", ("headset", "steel", "collar"), "6F8FB5"
    ),
    "elena": Look(MIDDLE, "6B3F47", "3B3F47", "long", "D8AE92", "8A8580", "short", "", ("glasses", "collar"), "C9B8A4"),
    "rustam": Look(HEAVY, "9AA09C", "43473A", "none", "A9744F", "231A15", "crop", "short", (), "5D6A58"),
    "noor": Look(SLIGHT, "D9DDD8", "5F7F86", "long", "B27F5C", "2F6F73", "scarf", "", ("patch", "hem"), "A8382E"),
    "ingrid": Look(MIDDLE, "356072", "2D4652", "rolled", "E0B79C", "C9B070", "tail", "", ("belt", "gloves"), "D9B54A"),
    "meilin": Look(SLIGHT, "8A9A5C", "4E5540", "long", "D9AC85", "14110F", "bun", "", ("apron",), "3F6B3B"),
    "tomasz": Look(
        HEAVY, "4A5568", "353C48", "rolled", "D9A98A", "7A5A36", "fringe", "moustache", ("braces", "belt"), "B8862B"
    ),
    "adaeze": Look(
        SLIGHT, "7A3B5E", "3A3540", "none", "5C3A2A", "100C0A", "braids", "", ("goggles", "gloves"), "E0A13A"
    ),
    "samira": Look(MIDDLE, "5A3F6E", "463650", "long", "B98560", "231712", "long", "", ("shawl",), "B77E3A"),
    "daniel": Look(
        MIDDLE, "7C8790", "39434D", "long", "D4A47C", "17130F", "short", "", ("glasses", "stripe"), "4E86A8"
    ),
    "lucia": Look(SLIGHT, "C79A8C", "6A5A66", "none", "B9805A", "2B1A12", "curls", "", ("headphones",), "2A2F36"),
    "ivan": Look(BROAD, "7A2E26", "2F3238", "none", "D6A487", "8C5B30", "bald", "full", ("belt",), "C9C2AE"),
    "gabriel": Look(HEAVY, "C7B48E", "5A4A3C", "rolled", "4E3123", "0F0C0A", "crop", "", ("apron", "collar"), "D9D3C2"),
    "petra": Look(SLIGHT, "3F8A7A", "2C3A44", "none", "E3BDA3", "B0562A", "tail", "", ("stripe", "band"), "E8E2CE"),
}
