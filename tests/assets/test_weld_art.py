"""The picture of the weld bench: it lies where the game draws on it, and has all that the game asks it for."""

from functools import cache

import numpy as np
import pytest

from assets.art.baked import Baked
from assets.art.scenes import weld, weld_wall
from assets.art.scenes.weld_things import STOCKS
from game.ui import weld_place
from tests.ui.weld_sample import BARS, MACHINE


@cache
def small() -> Baked:
    return weld.draw(0.25)


def test_a_point_of_the_wall_lies_where_the_game_thinks() -> None:
    assert weld_wall.ORIGIN == weld_place.ORIGIN
    assert 1000.0 * weld_wall.PER_MM == weld_place.PER_M
    left, top, right, bottom = weld_wall.RACK
    assert (left, top, right - left, bottom - top) == tuple(weld_place.RACK)
    assert small().points["wall.origin"] == weld_place.ORIGIN


def test_rails_and_feet_are_drawn_where_the_level_has_them() -> None:
    assert {bar.y * 1000 for bar in BARS} == {weld_wall.RAIL_Y, -weld_wall.RAIL_Y}
    assert all(bar.length * 1000 == weld_wall.RAIL_LONG for bar in BARS)
    assert all(bar.width * 1000 == weld_wall.RAIL_WIDE for bar in BARS)
    assert tuple((x * 1000, y * 1000) for x, y in MACHINE.feet) == weld_wall.FEET


@pytest.mark.parametrize("name", [*(f"plate.{name}" for name in STOCKS), "clamp", "tack", "hole", "machine", "map."])
def test_there_is_a_sprite(name: str) -> None:
    assert small().parts[name].max() > 60


@pytest.mark.parametrize("group", ["lamp", "beacon", *(f"arc.{n}" for n in range(4))])
def test_every_lamp_has_its_light_and_a_map_of_it(group: str) -> None:
    assert group in small().lights
    assert small().parts[f"map.{group}"].mean() > 4


def test_the_arc_lights_a_hand_at_its_tip() -> None:
    baked = small()
    for name in ("hand.torch", "hand.wire"):
        x, y = (round(value * 0.25) for value in baked.points[f"{name}.tip"])
        near = (slice(max(0, y - 2), y + 26), slice(max(0, x - 20), x + 30))
        dark, lit = baked.parts[name][near], baked.parts[f"{name}.lit"][near]
        seen = dark[..., 3] > 200
        assert seen.any()
        assert lit[seen][:, :3].astype(np.float64).mean() > 1.15 * dark[seen][:, :3].astype(np.float64).mean()
