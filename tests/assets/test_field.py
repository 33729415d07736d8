"""Distances: known places of known shapes, negative inside, and the same for every way of asking."""

import math

import numpy as np
import pytest

from assets.art import field
from assets.art.field import Grid


def at(x: float, y: float) -> tuple[Grid, Grid]:
    return np.array([[x]], np.float32), np.array([[y]], np.float32)


SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        (field.box(*at(5, 5), 0, 0, 10, 10), -5),
        (field.box(*at(13, 14), 0, 0, 10, 10), 5),
        (field.box(*at(0, 0), 0, 0, 10, 10, 2), 2 * math.sqrt(2) - 2),
        (field.disc(*at(3, 4), 0, 0, 2), 3),
        (field.ellipse(*at(6, 0), 0, 0, 6, 3), 0),
        (field.segment(*at(5, 4), 0, 0, 10, 0, 1), 3),
        (field.segment(*at(10, 4), 0, 0, 10, 0, 1, 3), 1),
        (field.polygon(*at(5, 5), SQUARE), -5),
        (field.polygon(*at(15, 5), SQUARE), 5),
        (field.path(*at(10, 5), [(0, 0), (10, 0), (10, 10)], 1), -1),
    ],
)
def test_a_place_is_as_far_from_a_shape_as_geometry_says(distance: Grid, expected: float) -> None:
    assert float(distance[0, 0]) == pytest.approx(expected, abs=1e-4)


def test_a_polygon_is_the_box_of_the_same_corners() -> None:
    chance = np.random.default_rng(1)
    x, y = (chance.random((40, 40), np.float32) * 30 - 10 for _ in "xy")
    assert np.allclose(field.polygon(x, y, SQUARE), field.box(x, y, 0, 0, 10, 10), atol=1e-4)


def test_a_polygon_may_go_either_way_round() -> None:
    x, y = np.meshgrid(np.linspace(-5, 15, 30, dtype=np.float32), np.linspace(-5, 15, 30, dtype=np.float32))
    assert np.allclose(field.polygon(x, y, SQUARE), field.polygon(x, y, SQUARE[::-1]), atol=1e-4)


def test_a_fillet_lies_outside_both_shapes_and_nowhere_else() -> None:
    x, y = np.meshgrid(np.linspace(-20, 20, 80, dtype=np.float32), np.linspace(-20, 20, 80, dtype=np.float32))
    a, b = field.disc(x, y, -4, 0, 5), field.disc(x, y, 4, 0, 5)
    both = field.smooth_union(a, b, 2)
    assert (both <= np.minimum(a, b) + 1e-5).all()
    far = np.abs(a - b) > 2
    assert np.allclose(both[far], np.minimum(a, b)[far], atol=1e-5)


def test_a_spline_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (5.0, 3.0), (9.0, -2.0)]
    assert field.spline(points, 4)[::4] == points
    assert len(field.spline(points, 4, closed=True)) == 12
