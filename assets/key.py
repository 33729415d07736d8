"""Which pictures are baked, and the sounds with them, in which order, and a key that changes when anything that makes
them changes; standard library only, so that the game can ask without loading what draws.

Look for: `NAMES`, `key`, `FONTS`.
"""

import hashlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"

SOUND = "sound"
"""The name under which all sounds lie; assets/sound makes them."""
_AT_HOME = (
    "elena", "rustam", "noor", "ingrid", "meilin", "tomasz", "adaeze", "samira", "daniel", "lucia", "ivan", "gabriel",
    "petra",
)  # fmt: skip
_PEOPLE = ("yuki", "hassan", "kwan", *_AT_HOME)
_CREW = ("yuki", "alexis", "hassan")
"""They are in the briefing, and speak in the first minute."""
_SPEAKERS = ("rivera", "martinez")
NAMES: tuple[str, ...] = (
    "title",
    SOUND,
    "cutaway",
    *(f"people.{look}" for look in _PEOPLE),
    *(f"portraits.{name}" for name in _CREW),
    "map",
    "bay",
    *(f"portraits.{name}" for name in (*_AT_HOME, *_SPEAKERS)),
    "commons",
    "corridor",
    "greenhouse",
    "workshop",
    "operations",
    *(f"company.{look}" for look in _PEOPLE),
    "salvage",
    "weld",
    "patch",
    "panel",
)
"""What is baked, in its order: what is met first comes first. Each but SOUND is a module of assets/art/scenes
with `draw(scale)`; one like "people.yuki" is drawn by `draw(scale, "yuki")` of the module people."""


def key(scale: float) -> str:
    """Sixteen hex digits: the hash of everything in assets/ that can change a picture, and of the scale."""
    hashed = hashlib.sha256(f"{scale:g}".encode())
    files = [*HERE.rglob("*.py"), *FONTS.glob("*.?tf")]
    for file in sorted(files, key=lambda file: file.relative_to(HERE).as_posix()):
        content = file.read_bytes()
        hashed.update(f"\n{file.relative_to(HERE).as_posix()} {len(content)}\n".encode())
        hashed.update(content)
    return hashed.hexdigest()[:16]
