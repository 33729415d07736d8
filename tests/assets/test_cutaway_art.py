"""The picture of the module has every lamp, place and part that the window asks for."""

import numpy as np

from assets.art.scenes.cutaway import AMBIENT, LAMPS, draw
from assets.art.scenes.cutaway_plan import INSIDE, SPOTS, points
from game.ui.mood import GROUPS


def test_every_place_is_in_the_module_and_looks_somewhere() -> None:
    x, y, wide, high = INSIDE
    for name, spot in SPOTS.items():
        assert x < spot.x < x + wide, name
        assert y < spot.y < y + high, name
        ahead = points()[f"{name}.to"]
        assert (ahead[0] > spot.x) == (spot.facing > 0)
    assert len([name for name in SPOTS if name.startswith("lie.")]) == 16


def test_a_small_bake_has_every_group_of_lamps_every_part_and_the_same_bytes_twice() -> None:
    one, two = draw(0.25), draw(0.25)
    assert set(one.lights) == set(GROUPS) == {lamp.group for lamp in LAMPS if lamp.group}
    assert np.array_equal(one.base, two.base)
    for group, layer in one.lights.items():
        assert np.array_equal(layer.light, two.lights[group].light)
        assert layer.light.max() > 20, group
    for part in ("rails", "brackets", "backup", "cart"):
        assert f"part.{part}" in one.points
        assert one.parts[f"{part}.l"].shape[2] == 4
        assert one.parts[f"{part}.r"][..., 3].max() == 255
    assert one.parts["foreground"].shape[2] == 4


def test_the_probes_know_whose_deck_a_lamp_is_on_and_from_which_side_it_shines() -> None:
    parts = draw(0.25).parts
    for group in (*GROUPS, "base"):
        assert parts[f"probe.{group}.l"].shape == (45, 80, 3)
    left, right = parts["probe.beacon_1.l"], parts["probe.beacon_1.r"]
    assert right[28, 68, 0] > left[28, 68, 0]  # the lamp is on the right of whoever stands at the panel
    assert right[12].max() == 0  # on the upper deck nothing of it is seen
    assert parts["probe.base.l"].min() > 0
    assert max(AMBIENT) < 0.1
