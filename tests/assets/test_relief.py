"""Shapes in a relief, and lamps over it: what covers what, where light falls, and to which group it belongs."""

import numpy as np
import pytest

from assets.art.light import Cone, Light, lit
from assets.art.relief import Relief
from assets.art.tone import linear

WHITE = (1.0, 1.0, 1.0)


def plate(scale: float = 1.0) -> Relief:
    return Relief(scale, 64, 48, ground="808080")


def test_a_shape_covers_its_pixels_and_half_covers_its_edge() -> None:
    relief = plate()
    relief.rect(10, 10, 20, 10.5, "FF0000", radius=0, top=4, bevel=0)
    assert relief.cover[15, 20] == pytest.approx(1, abs=1e-3)
    assert relief.cover[20, 20] == pytest.approx(0.5, abs=0.02)
    assert relief.cover[30, 20] == 0
    assert relief.height[15, 20] == pytest.approx(4, abs=1e-3)
    assert np.allclose(relief.colour[15, 20], np.clip(linear("FF0000"), 0.0015, 1.2), atol=1e-3)


def test_a_shape_outside_the_picture_changes_nothing() -> None:
    relief, untouched = plate(), plate()
    relief.disc(-100, -100, 5, "FF0000")
    relief.words("OFF", 500, 500, 20, "FF0000")
    assert (relief.colour == untouched.colour).all()


def test_a_shape_is_as_large_at_every_scale() -> None:
    small, large = plate(1), plate(2)
    for relief in (small, large):
        relief.disc(32, 24, 10, "FF0000")
    assert float(large.cover.sum()) / 4 == pytest.approx(float(small.cover.sum()), rel=0.01)


def test_what_is_put_over_a_lamp_hides_it() -> None:
    relief = plate()
    relief.disc(32, 24, 8, "000000", emit=WHITE, group="lamp")
    relief.rect(32, 0, 32, 48, "000000", radius=0)
    light = lit(relief, [], ambient=(0, 0, 0))
    assert light.additions["lamp"][24, 28].max() > 0.9
    assert light.additions["lamp"][24, 36].max() < 1e-3
    assert light.base.max() < 1e-3


def test_a_group_that_is_off_leaves_no_light_in_the_base() -> None:
    lamps = [Light(32, 24, 30, 20, WHITE, group="lamp", shadow=0)]
    light = lit(plate(), lamps, ambient=(0, 0, 0))
    assert light.base.max() == 0
    both = lit(plate(), [lamps[0]._replace(group="")], ambient=(0, 0, 0))
    assert np.allclose(both.base, light.additions["lamp"])


def test_light_falls_off_and_a_beam_has_an_edge() -> None:
    lamp = Light(8, 24, 20, 12, WHITE, shadow=0, everywhere=True)
    row = lit(plate(), [lamp], ambient=(0, 0, 0)).base[24, :, 0]
    assert row[8] > row[20] > row[34] >= 0
    beam = lit(plate(), [lamp._replace(cone=Cone(1, 0, 0.95, 0.8))], ambient=(0, 0, 0)).base[:, :, 0]
    assert beam[24, 24] > 0
    assert beam[24, 2] == 0


def test_a_wall_casts_a_shadow_away_from_the_lamp() -> None:
    relief = plate()
    relief.rect(28, 4, 4, 40, "808080", radius=0, top=14, bevel=1)
    lamp = Light(6, 24, 16, 60, WHITE)
    dark = lit(relief, [lamp], ambient=(0, 0, 0)).base[24, 38, 0]
    clear = lit(relief, [lamp._replace(shadow=0)], ambient=(0, 0, 0)).base[24, 38, 0]
    assert dark < 0.5 * clear


def test_an_edge_towards_the_lamp_is_brighter_than_one_away_from_it() -> None:
    relief = plate()
    relief.disc(32, 24, 12, "808080", top=12, bevel=12)
    row = lit(relief, [Light(2, 24, 30, 60, WHITE, shadow=0)], ambient=(0, 0, 0)).base[24, :, 0]
    assert row[23] > row[41]
