"""How the plates, seams and rails of the weld bench are called: by where they are on the wall, never by their ids.

A level names the places of its drawing: `plate.b1 = "the upper left bracket"` is what stands where the drawing puts
b1, whichever plate that is. What serves no foot is called by its own name.

Look for: `Spot` and `spot` (a seam, as ids of sentences), `plate_id`; `plate_words`, `bar_words`, `edge_words`.
"""

from typing import NamedTuple

from game.level.world import World
from game.model.joints import sides
from game.model.outline import EDGES, turn
from game.model.seams import served
from game.model.weldment import Piece, Weldment
from game.words.message import message, said

SIDES = ("top", "right", "bottom", "left")
"""Ways that an edge can look on the wall, clockwise from up."""


class Spot(NamedTuple):
    """A seam, or a plate, in ids that a catalogue turns into words."""

    plate: str
    """@plate.NAME"""
    side: str
    """One of SIDES; "" for the plate itself."""
    other: str
    """@bar.NAME or @plate.NAME of what it lies on; "" for the plate itself."""


def spot(world: World, weldment: Weldment, name: str) -> Spot:
    """Where a seam (`b1.n.upper`), or a plate (`b1`), is."""
    if "." not in name:
        return Spot(f"@{plate_id(world, weldment, name)}", "", "")
    piece, other = sides(name)
    on = f"bar.{other}" if any(bar.name == other for bar in weldment.bars) else plate_id(world, weldment, other)
    plate = next((each for each in weldment.pieces if each.name == piece), None)
    return Spot(f"@{plate_id(world, weldment, piece)}", _side(plate, name.split(".")[1]), f"@{on}")


def plate_id(world: World, weldment: Weldment, name: str) -> str:
    """The id of what a plate is called: that of the place in the drawing whose foot it serves, or its own."""
    bench = world.plot.bench
    if bench is None:
        return f"plate.{name}"
    planned = {_foot(weldment, each.x, each.y): each.piece for each in bench.drawing}
    at = next((k for k, piece in enumerate(weldment.pieces) if piece.name == name), -1)
    feet = [foot for foot, piece in enumerate(served(weldment)) if piece == at and at >= 0]
    return f"plate.{planned.get(feet[0], name) if feet else name}"


def _foot(weldment: Weldment, x: float, y: float) -> int:
    """The foot next to a place, by its index."""
    feet = weldment.machine.feet
    away = [(foot_x - x) * (foot_x - x) + (foot_y - y) * (foot_y - y) for foot_x, foot_y in feet]
    return away.index(min(away))


def _side(plate: Piece | None, edge: str) -> str:
    """To which side of the wall an edge of a plate looks."""
    # Outward, in the plate's own axes.
    x, y = {"n": (0.0, 1.0), "e": (1.0, 0.0), "s": (0.0, -1.0), "w": (-1.0, 0.0)}[edge if edge in EDGES else "n"]
    cos, sin = turn(plate.angle if plate else 0.0)
    out_x, out_y = cos * x - sin * y, sin * x + cos * y
    if abs(out_y) >= abs(out_x):
        return "top" if out_y > 0.0 else "bottom"
    return "right" if out_x > 0.0 else "left"


def plate_words(world: World, name: str) -> str:
    """`the upper left bracket`: what the level calls a plate's place; else `plate b1`."""
    return world.texts.get(f"plate.{name}") or said(message("bench.plate", name=name))


def bar_words(world: World, name: str) -> str:
    """`the upper rail`."""
    return world.texts.get(f"bar.{name}") or said(message("bench.bar", name=name))


def edge_words(world: World, weldment: Weldment, name: str) -> str:
    """`the top edge of the upper left bracket, on the upper rail`; for a plate only its name."""
    found = spot(world, weldment, name)
    plate, other = _words(world, found.plate), _words(world, found.other)
    return said(message(f"bench.edge_{found.side}", plate=plate, other=other)) if found.side else plate


def _words(world: World, id_: str) -> str:
    kind, _, name = id_.lstrip("@").partition(".")
    return bar_words(world, name) if kind == "bar" else plate_words(world, name)
