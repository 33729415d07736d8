"""The six places: named points for people and things lie where they can be seen, the lamps are apart, all is the same
each time."""

import importlib
from functools import cache

import numpy as np
import pytest

from assets.art.baked import Baked

PLACES = ("bay", "commons", "corridor", "greenhouse", "operations", "workshop")
SMALL = 0.25


@cache
def drawn(name: str) -> Baked:
    made: Baked = importlib.import_module(f"assets.art.scenes.{name}").draw(SMALL)
    return made


@pytest.mark.parametrize("name", PLACES)
def test_people_and_plates_have_places_that_are_seen(name: str) -> None:
    points = drawn(name).points
    assert {f"stand.{n}" for n in range(7)} <= set(points)
    for point, (x, y) in points.items():
        if point.endswith(".to") or point.startswith("part."):
            continue
        assert 376 < x < 1240, point
        assert 120 < y < 545, point


@pytest.mark.parametrize("name", PLACES)
def test_the_lamp_goes_out_by_itself_and_figures_have_its_light(name: str) -> None:
    made = drawn(name)
    assert made.base.mean() < 40
    for group, layer in made.lights.items():
        assert layer.light.max() > 20, group
        if group not in ("", "screens"):
            assert f"probe.{group}.l" in made.parts, group
    assert made.parts["foreground"].shape[1] > made.base.shape[1]


def test_the_same_bytes_each_time() -> None:
    first = drawn("workshop")
    again = importlib.import_module("assets.art.scenes.workshop").draw(SMALL)
    assert np.array_equal(first.base, again.base)
    assert all(np.array_equal(first.lights[group].light, again.lights[group].light) for group in first.lights)
