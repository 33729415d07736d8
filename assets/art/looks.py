"""What sixteen people look like in a room: build, clothes as in their portraits, and things by which one knows them.

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

    face: str
    """The portrait whose head it is."""
    build: Build
    top: str
    trousers: str
    sleeves: str
    """"long", "rolled", "none"."""
    skin: str
    things: tuple[str, ...] = ()
    accent: str = "C9C2AE"
    """Of things and trimmings."""


LOOKS: dict[str, Look] = {
    "yuki": Look("yuki", SLIGHT, "B5642A", "B5642A", "rolled", "C0906E", ("belt",), "F0E6D0"),
    "hassan": Look("hassan", BROAD, "5B5A44", "54402F", "rolled", "A06E4C", ("belt",), "9C3F33"),
    "kwan": Look("alexis", MIDDLE, "40536B", "3A4450", "long", "B5835F", ("steel", "collar"), "6F8FB5"),
    "elena": Look("elena", MIDDLE, "A8987C", "4A4E58", "long", "C39477", ("roll",), "B5A588"),
    "rustam": Look("rustam", HEAVY, "6C6A54", "43473A", "rolled", "9E6A48", ("roll",), "A67A2C"),
    "noor": Look("noor", SLIGHT, "D9DDD8", "5F7F86", "long", "B98562", ("patch", "hem"), "A8382E"),
    "ingrid": Look("ingrid", MIDDLE, "33506A", "3A4A54", "rolled", "C89A7C", ("belt", "gloves", "braces"), "8A8468"),
    "meilin": Look("meilin", SLIGHT, "567444", "4E5540", "long", "C99E78", ("apron",), "3F6B3B"),
    "tomasz": Look("tomasz", HEAVY, "44586A", "3E444E", "rolled", "C08E70", ("braces", "belt"), "A0522C"),
    "adaeze": Look("adaeze", SLIGHT, "6E6E54", "4A4440", "none", "5E3A24", ("collar", "gloves"), "B5542C"),
    "samira": Look("samira", MIDDLE, "8A3446", "4A3C4C", "long", "AE7C58", ("shawl",), "B08434"),
    "daniel": Look("daniel", MIDDLE, "7C8790", "39434D", "long", "C2946E", ("stripe",), "4E86A8"),
    "lucia": Look("lucia", SLIGHT, "3E5A68", "6A5A66", "none", "C49473", ("collar",), "8A5A6A"),
    "ivan": Look("ivan", BROAD, "3A5068", "4A4644", "none", "C2906E", ("belt", "shawl"), "D4D2CA"),
    "gabriel": Look("gabriel", HEAVY, "B8BAB4", "5A4A3C", "rolled", "54341F", ("apron", "collar"), "DDDAD2"),
    "petra": Look("petra", SLIGHT, "A0522C", "3A4852", "none", "CDA082", ("roll", "stripe"), "2F7A74"),
}
