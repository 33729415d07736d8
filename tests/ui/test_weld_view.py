"""What is seen of a weldment follows from it alone: beads from their cells, tints from their heat; and is kept."""

import pytest

from game.model.seams import seams
from game.model.weldment import ALUMINIUM, METALS, STEEL, Cell
from game.ui import weld_bead, weld_place
from game.ui.theme import COLOURS
from game.ui.weld_heat import ROOM, TEMPER, bands, glow, reach
from game.ui.weld_marks import Marks, Shown, nearest_seam, ramp
from game.ui.weld_plates import Plates, surface_name
from game.ui.weld_view import View, nearest_arc
from tests.ui import stages
from tests.ui.weld_sample import piece, sample

CELL = Cell(0.02, 0.0015, 5.5e5, 0.005, 0.005, 0.001, 0.0, 0.0, 1.0, False, False, 0.0035)


def test_what_has_not_fused_is_not_seen() -> None:
    assert weld_bead.look(CELL, 0.1, 1.0, 16) == weld_bead.look(CELL._replace(fused=0.1, penetration=0.0), 0.1, 1.0, 16)


def test_what_can_be_seen_of_a_cell_is() -> None:
    plain = weld_bead.look(CELL, 0.1, 1.0, 16)
    assert plain.pits == ()
    assert weld_bead.look(CELL._replace(pores=0.15), 0.1, 1.0, 16).pits
    assert weld_bead.look(CELL._replace(undercut=0.0006), 0.1, 1.0, 16).notch == 0.0006
    assert weld_bead.look(CELL._replace(leg_other=0.008), 0.1, 1.0, 16).half > plain.half
    assert weld_bead.look(CELL, 0.8, 1.0, 16).sooty > plain.sooty
    assert weld_bead.look(CELL, 0.1, 0.5, 16).sooty > plain.sooty


def test_a_hotter_bead_tints_farther_and_the_colours_follow_each_other_inwards() -> None:
    usual = [band.far for band in bands(CELL, 0.006, METALS.index(STEEL))]
    hot = [band.far for band in bands(CELL._replace(heat=9.0e5), 0.006, METALS.index(STEEL))]
    assert usual == sorted(usual, reverse=True)
    assert all(more > less for more, less in zip(hot, usual, strict=True))
    assert bands(CELL, 0.006, METALS.index(ALUMINIUM)) == []


def test_the_reach_of_a_temperature_solves_adams_equation() -> None:
    kelvin = TEMPER[0][0]
    far = reach(5.0e5, 0.006, STEEL, kelvin)
    slope = 4.13 * STEEL.density * STEEL.specific_heat * 0.006 / 5.0e5
    assert 1.0 / (kelvin - ROOM) == pytest.approx(slope * far + 1.0 / (STEEL.melts - ROOM))


def test_what_the_arc_has_left_glows_less_and_less() -> None:
    assert glow(0.0, 5e5) == 1.0
    assert glow(1.0, 5e5) > glow(3.0, 5e5) > 0.0


def test_the_picture_is_put_together_only_when_something_has_changed() -> None:
    window = stages.app()
    view, weldment = View(window.ui), sample()
    lights = {"lamp": 1.0}
    first = view.still(window.canvas, weldment, lights)
    before = first.copy()
    first.set_at((3, 3), (1, 2, 3))
    assert view.still(window.canvas, weldment, lights).get_at((3, 3))[:3] == (1, 2, 3)
    assert view.still(window.canvas, weldment._replace(beads=()), lights).get_at((3, 3)) == before.get_at((3, 3))


@pytest.mark.parametrize("mode", ["fit", "tack", "weld"])
def test_lines_over_it_are_drawn(mode: str) -> None:
    window = stages.app()
    window.canvas.surface.fill((0, 0, 0))
    weldment = sample()
    Marks(window.ui).over(window.canvas, weldment, Shown(mode, "b1", "b1.n.upper", 0.02, None))
    x, y = weld_place.spot(*weldment.machine.feet[0])
    row = [window.canvas.surface.get_at((round(x) + dx, round(y)))[:3] for dx in range(-30, 31)]
    assert any(sum(colour) > 200 for colour in row) or mode == "weld"
    x, y = weld_place.outline(weldment, weldment.pieces[0])[3]
    assert window.canvas.surface.get_at((round(x) - 4, round(y) - 18))[:3] != (0, 0, 0)


def test_the_seam_next_to_the_pointer_is_found_and_none_far_away() -> None:
    weldment = sample()
    found = nearest_seam(seams(weldment), *weld_place.spot(-0.25, 0.220))
    assert found is not None
    assert found[0].name == "b1.n.upper"
    assert found[1] == pytest.approx(0.06, abs=0.002)
    assert nearest_seam(seams(weldment), *weld_place.spot(0.0, 0.0)) is None


def test_the_arc_next_to_where_it_burns_lights_the_wall() -> None:
    weldment = sample()
    assert [nearest_arc(weldment, x, y) for x, y in weldment.machine.feet] == [f"arc.{n}" for n in range(4)]


def test_more_use_is_always_brighter() -> None:
    light = [
        sum(part * weight for part, weight in zip(ramp(n / 20), (0.21, 0.72, 0.07), strict=True)) for n in range(21)
    ]
    assert light == sorted(light)
    assert ramp(7.0) == ramp(1.0)
    assert COLOURS["ink"] != ramp(0.0)


def test_a_plate_is_cut_and_turned_once_for_each_pose() -> None:
    plates = Plates(1.0)
    steel = piece("b1", 0.0, 0.0, 1)
    flat = plates.turned(None, steel, 0.0)
    assert plates.turned(None, steel._replace(x=0.3), 0.0) is flat
    turned = plates.turned(None, steel, 30.0)
    assert turned is plates.turned(None, steel, 30.0)
    assert turned.get_height() > flat.get_height()
    assert [surface_name(each) for each in (steel, steel._replace(metal=1), steel._replace(stock="rail_end"))] == [
        "steel", "aluminium", "rail",
    ]  # fmt: skip
