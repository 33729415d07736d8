"""How a level wants to be shown: `screen.toml` beside its other files. A level without one is shown plainly.

Look for: `Staging`, `Cover`, `staged`.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from game.ui.geometry import Rect

FILE = "screen.toml"


class Cover(NamedTuple):
    """A picture for a list of levels."""

    picture: str
    """Its name; "" for none."""
    lights: tuple[str, ...] = ()
    """Those that burn in it."""


class Staging(NamedTuple):
    """What the window knows of a level beyond what its World says."""

    player: str = ""
    """Id of the person whom the player is; "" if the file does not say."""
    cover: Cover = Cover("")
    portrait: Mapping[str, str] = {}
    """Speaker -> name of a picture."""
    picture: Mapping[str, str] = {}
    """Place -> name of a picture."""
    figure: Mapping[str, Mapping[str, Any]] = {}
    """Person -> build, cloth, hair, skin."""
    room: Mapping[str, Rect] = {}
    """Module -> where it lies on the map."""
    more: Mapping[str, Any] = {}
    """Everything else in the file, for the part of the window that knows the key."""


def staged(level: Path) -> tuple[Staging, str]:
    """What a level's folder says, and what is wrong with it ("" if nothing): then the level is shown plainly."""
    path = level / FILE
    try:
        with path.open("rb") as file:
            read = tomllib.load(file)
        return _staging(read), ""
    except FileNotFoundError:
        return Staging(), ""
    except (OSError, ValueError, TypeError, AttributeError) as error:
        return Staging(), f"{path} can't be used ({error}); the level is shown plainly."


def _staging(read: dict[str, Any]) -> Staging:
    cover = read.pop("cover", {})
    return Staging(
        player=str(read.pop("player", "")),
        cover=Cover(str(cover.get("picture", "")), tuple(str(name) for name in cover.get("lights", ()))),
        portrait={str(who): str(name) for who, name in read.pop("portrait", {}).items()},
        picture={str(place): str(name) for place, name in read.pop("picture", {}).items()},
        figure={str(who): dict(looks) for who, looks in read.pop("figure", {}).items()},
        room={str(module): _rect(room) for module, room in read.pop("room", {}).items()},
        more=read,
    )


def _rect(room: Any) -> Rect:
    x, y, w, h = room["rect"] if isinstance(room, dict) else room
    return Rect(float(x), float(y), float(w), float(h))
