"""What a portrait knows of a person: the face's numbers, colours, pose, hair, clothes, room and light.

Look for: ``Person``, ``Lamps``, ``Room``, ``Patch``, ``Painter``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, Vec
from assets.art.portrait.trace import Solid

Colours = Field
"""(points, 3), linear."""
Painter = Callable[[str, Colours, Spot, Spot], Colours]
"""Of a material's name, its colours so far, the points in the head's space and in the room's."""


class Tint(NamedTuple):
    """sRGB, six hex digits."""

    skin: str = "B5835F"
    warm: str = "B4553F"
    lip: str = "8F4B42"
    iris: str = "2E1C12"
    hair: str = "16110F"
    brow: str = "120D0B"
    stubble: float = 0.0
    freckles: float = 0.0


class Brows(NamedTuple):
    thick: float = 0.40
    lift: float = -0.1
    arch: float = 0.25
    long: float = 1.95


class Lamp(NamedTuple):
    towards: Vec
    colour: Vec
    strength: float


class Lamps(NamedTuple):
    key: Lamp = Lamp((0.62, 0.52, 0.60), (1.0, 0.82, 0.63), 1.6)
    fill: Lamp = Lamp((-0.75, -0.05, 0.65), (0.34, 0.50, 0.72), 0.36)
    rim: Lamp = Lamp((-0.80, 0.35, -0.55), (0.45, 0.66, 1.0), 1.2)
    back: Lamp = Lamp((0.85, 0.10, -0.60), (1.0, 0.42, 0.20), 0.55)
    ambient: Vec = (0.052, 0.058, 0.070)


class Patch(NamedTuple):
    """Something out of focus behind the speaker, in shares of the picture."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str
    gain: float = 1.0


class Room(NamedTuple):
    base: str = "1A2228"
    patches: tuple[Patch, ...] = ()
    soft: float = 0.032


class Person(NamedTuple):
    name: str
    face: Face
    tint: Tint
    brows: Brows
    pose: Expression
    worn: Callable[[Face, Expression], tuple[Solid, ...]]
    """Hair, headwear and glasses, in the head's space."""
    clad: Callable[[Face, Expression], tuple[Solid, ...]]
    """Clothes and what the hands hold, in the room's space."""
    room: Room = Room()
    lamps: Lamps = Lamps()
    paint: Painter | None = None
    moods: Mapping[str, Mapping[str, float]] = MappingProxyType({})
    """What this person does otherwise in a mood than everybody."""
