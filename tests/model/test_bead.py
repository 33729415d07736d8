"""Beads: what the card gives, what each variable costs outside its band, and the bookkeeping of metal and heat.

Look for: `bead_with` (a short bead by the card with one variable changed), used by all.
"""

import math

import pytest

from game.model import procedure
from game.model.arc import leg_from_wire
from game.model.bead import CELL, CRATER, capacity, cells, duration, lay, partial
from game.model.chance import uniform
from game.model.pool import net_power, throat, volts
from game.model.procedure import VARIABLES, Band
from game.model.weldment import ALUMINIUM, METALS, STEEL, Cell, Knot, Metal, Piece, Seam, Stroke
from tests.model.bench_sample import bench, bracket

SEAM = Seam("p.n.rail", "p", "rail", False, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0, 0.0)
PLATES = tuple((metal, thickness) for metal in METALS for thickness in (0.004, 0.006, 0.003, 0.008, 0.010))
MOST = {"dirt": 3.3, "speed low": 3.5, "feed low": 5.0, "arc low": 2.4}
"""How far the strokes outside go, in halves of a band, where it is not 4."""
HANDS = ((0, 0.0), (1, 0.0), (2, 0.2), (3, 0.4))
"""Seeds of the tremor, and impairments; on plates of 4 and 6 mm, and the first on the others."""


def plate(metal: Metal, thickness: float, dirt: float = 0.0, kelvin: float = 293.0) -> Piece:
    return Piece(
        "p", "plate", METALS.index(metal), 0.12, 0.07, thickness, dirt, 0.0, 0.0, True,
        0.0, 0.0, 0.0, 1, False, 0.0, 0.0, kelvin,
    )  # fmt: skip


def seam(length: float, gap: float = 0.0, groove: bool = False) -> Seam:
    return SEAM._replace(x1=length, gap0=gap, gap1=gap, groove=groove)


def straight(metal: Metal, thickness: float, length: float, fill: float = 0.6, **changed: float) -> Stroke:
    """Evenly along a seam by the card, but for what is changed."""
    card = procedure.procedure(metal, thickness)
    value = {name: changed.get(name, getattr(card, name).best) for name in VARIABLES}
    held = (value["off"], value["arc"], value["work"], value["travel"])
    end = length / value["speed"]
    knots = [Knot(0.0, 0.0, *held), Knot(end, length, *held)]
    if fill:
        knots.append(Knot(end + fill, length, *held))
    return Stroke("p.n.rail", value["amperes"], value["feed"], tuple(knots))


def bead_with(
    metal: Metal, thickness: float, seed: int = 5, length: float = 0.03, fill: float = 0.6, impairment: float = 0.0,
    shield: float = 1.0, kelvin: float = 293.0, **changed: float,
) -> tuple[Cell, ...]:  # fmt: skip
    place = seam(length, changed.get("gap", 0.0))
    piece = plate(metal, thickness, changed.get("dirt", 0.0), kelvin)
    stroke = straight(metal, thickness, length, fill, **changed)
    return cells(stroke, place, piece, 0.010, metal, impairment, seed, shield)


@pytest.mark.parametrize("metal", METALS, ids=lambda metal: metal.name)
@pytest.mark.parametrize("thickness", [0.004, 0.006, 0.008, 0.010])
def test_the_card_gives_its_leg_all_fused_and_without_a_defect(metal: Metal, thickness: float) -> None:
    laid = bead_with(metal, thickness, length=0.06)
    card = procedure.procedure(metal, thickness)
    middle = laid[4:-6]
    assert [card.leg] * len(middle) == pytest.approx([cell.leg_other for cell in middle], rel=0.08)
    assert card.leg == pytest.approx(math.sqrt(sum(c.leg_piece * c.leg_other for c in middle) / len(middle)), rel=0.01)
    assert [1.0] * len(laid[:-4]) == [cell.fused for cell in laid[:-4]]
    assert all(cell.fused > 0.95 for cell in laid[-4:])  # what fills the crater buries its root
    assert not any(cell.through or cell.crack or cell.undercut or cell.pores for cell in laid)
    assert 0.707 * card.leg * 0.06 == pytest.approx(capacity(laid), rel=0.02)


def test_the_card_for_6_mm_steel_is_the_standard_one() -> None:
    card = procedure.procedure(STEEL, 0.006)
    best = tuple(getattr(card, name).best for name in VARIABLES)
    assert best == (150.0, 0.0124, 0.002, 0.0025, 45.0, 10.0, 0.0, 0.0, 0.0)
    assert leg_from_wire(card.wire, 0.0124, 0.002, 1.0) == pytest.approx(0.005, rel=0.002)
    assert volts(0.0025, 150.0) == 12.25
    assert net_power(0.0025, 150.0) == pytest.approx(0.6 * 12.25 * 150.0)


def test_the_card_for_aluminium_is_hotter_and_faster() -> None:
    for thickness in (0.003, 0.006, 0.010):
        steel, soft = procedure.procedure(STEEL, thickness), procedure.procedure(ALUMINIUM, thickness)
        assert soft.amperes.best > steel.amperes.best
        assert soft.speed.best > steel.speed.best


def outside(name: str, band: Band) -> list[list[float]]:
    """Values further and further out, on one side each; the first of each is the band's edge."""
    sides = []
    for side, edge in (("low", band.low), ("high", band.high)):
        most = MOST.get(name, MOST.get(f"{name} {side}", 4.0))
        if edge != band.best:
            sides.append([band.best + (edge - band.best) * (1.0 + (most - 1.0) * k / 6.0) for k in range(7)])
    return sides


@pytest.mark.parametrize("name", VARIABLES)
def test_inside_its_band_a_variable_costs_at_most_a_tenth_and_outside_the_more_the_further(name: str) -> None:
    # Nine variables on 22 plates and hands: 198 ladders of 12 or 19 strokes.
    for metal, thickness in PLATES:
        band = getattr(procedure.procedure(metal, thickness), name)
        for seed, impairment in HANDS if thickness in (0.004, 0.006) else HANDS[:1]:
            at = f"{metal.name} {thickness} seed {seed}"

            def carries(
                value: float, plate: tuple[Metal, float, int, float] = (metal, thickness, seed, impairment)
            ) -> float:
                return capacity(bead_with(plate[0], plate[1], plate[2], impairment=plate[3], **{name: value}))

            best = carries(band.best)
            for k in range(4):
                inside = band.low + (band.high - band.low) * uniform(seed, f"{at}/{name}/{k}")
                assert pytest.approx(carries(inside) / best, abs=0.10) == 1.0, (at, inside)
            for values in outside(name, band):
                ladder = [carries(value) for value in values]
                assert pytest.approx(ladder[0] / best, abs=0.10) == 1.0, (at, values[0])
                for near, far, value in zip(ladder, ladder[1:], values[1:], strict=False):
                    assert far < near or far < 1e-3 * best, (at, value)
                # Too much wire on a thin plate mostly runs off it; everything else costs a sixth at the least.
                assert ladder[-1] < (0.97 if name == "feed" else 0.84) * ladder[0], at


def test_metal_and_heat_are_all_accounted_for() -> None:
    stroke = straight(STEEL, 0.006, 0.06)
    laid = cells(stroke, seam(0.06), plate(STEEL, 0.006), 0.010, STEEL, 0.3, 3, 1.0)
    metal = sum(cell.leg_piece * cell.leg_other / 2.0 * cell.length for cell in laid[:-5])
    wire = math.pi / 4.0 * 0.0016**2 * stroke.feed * (sum(cell.length for cell in laid[:-5]) / 0.002)
    assert wire == pytest.approx(metal, rel=0.02)
    # The arc's length trembles, and with it its voltage.
    heat = sum(cell.heat * cell.length for cell in laid)
    assert net_power(0.0025, 150.0) * duration(stroke) == pytest.approx(heat, rel=0.02)


def test_back_and_forth_lays_what_the_time_is_worth() -> None:
    held = (0.0, 0.0025, 45.0, 10.0)
    knots, t, along = [Knot(0.0, 0.0, *held)], 0.0, 0.0
    for _ in range(20):  # 4 mm on in 0.8 s, 2 mm back in 0.2 s: 2 mm/s in all
        knots.append(Knot(t + 0.8, along + 0.004, *held))
        knots.append(Knot(t + 1.0, along + 0.002, *held))
        t, along = t + 1.0, along + 0.002
    woven = cells(
        Stroke("p.n.rail", 150.0, 0.0124, tuple(knots)), seam(0.06), plate(STEEL, 0.006), 0.01, STEEL, 0.0, 5, 1.0
    )
    plain = bead_with(STEEL, 0.006, length=0.06)
    assert capacity(plain[4:22]) == pytest.approx(capacity(woven[4:22]), rel=0.03)


def test_a_dwell_heaps_metal_where_it_is() -> None:
    held = (0.0, 0.0025, 45.0, 10.0)
    knots = (Knot(0.0, 0.0, *held), Knot(15.0, 0.03, *held), Knot(18.0, 0.03, *held), Knot(33.0, 0.06, *held))
    laid = cells(Stroke("p.n.rail", 150.0, 0.0124, knots), seam(0.06), plate(STEEL, 0.006), 0.01, STEEL, 0.0, 5, 1.0)
    heaped = max(laid, key=lambda cell: cell.leg_other)
    assert pytest.approx(heaped.along, abs=0.002) == 0.03
    assert heaped.leg_piece <= 0.9 * 0.006 + 1e-12
    assert heaped.leg_other > 1.2 * laid[8].leg_other


@pytest.mark.parametrize(
    ("last", "cracks"),
    [
        ((), True),
        ((Knot(15.6, 0.03, 0.0, 0.0025, 45.0, 10.0),), False),
        ((Knot(15.2, 0.03, 0.0, 0.0025, 45.0, 10.0),), True),
        ((Knot(17.0, 0.0265, 0.0, 0.0025, 45.0, 10.0),), False),
        ((Knot(15.5, 0.029, 0.0, 0.0025, 45.0, 10.0),), True),
    ],
    ids=["stopped", "filled", "hardly filled", "run back", "hardly run back"],
)
def test_a_crater_cracks_unless_it_is_filled_or_run_back_over(last: tuple[Knot, ...], cracks: bool) -> None:
    stroke = straight(STEEL, 0.006, 0.03, fill=0.0)
    stroke = stroke._replace(knots=stroke.knots + last)
    laid = cells(stroke, seam(0.06), plate(STEEL, 0.006), 0.01, STEEL, 0.0, 5, 1.0)
    cracked = [cell for cell in laid if cell.crack]
    assert cracks == bool(cracked)
    if cracked:
        assert all(abs(cell.along - stroke.knots[-1].along) <= CRATER for cell in cracked)
        whole = cells(stroke, seam(0.06), plate(STEEL, 0.006), 0.01, STEEL, 0.0, 5, 1.0, ended=False)
        assert capacity(laid) < capacity(whole)


def test_each_defect_has_its_own_cause() -> None:
    good = bead_with(STEEL, 0.006)[8]
    assert bead_with(STEEL, 0.006, arc=0.006)[8].undercut > 0.0005
    assert bead_with(STEEL, 0.006, speed=0.004)[8].undercut > 0.0003
    assert bead_with(STEEL, 0.006, dirt=0.8)[8].pores > 0.15
    assert bead_with(STEEL, 0.006, shield=0.5)[8].pores > 0.2
    assert bead_with(STEEL, 0.006, amperes=100.0)[8].fused < 0.6
    assert bead_with(STEEL, 0.006, off=0.003)[8].fused < 0.3
    assert bead_with(STEEL, 0.006, amperes=300.0)[8].through
    assert bead_with(STEEL, 0.006, gap=0.003)[8].through
    assert bead_with(STEEL, 0.006, arc=0.0004)[8].fused < 0.7
    assert bead_with(STEEL, 0.006, feed=0.05)[8].fused == 0.0
    for nothing in (bead_with(STEEL, 0.006, feed=0.0), bead_with(STEEL, 0.006, amperes=0.0)):
        assert capacity(nothing) == 0.0
    assert bead_with(STEEL, 0.006, work=65.0)[8].leg_other > 1.2 * bead_with(STEEL, 0.006, work=65.0)[8].leg_piece
    assert bead_with(STEEL, 0.006, work=65.0)[8].leg_other > good.leg_other


def test_a_long_arc_and_a_fast_torch_go_less_deep_and_too_slow_a_one_too() -> None:
    depth = {speed: bead_with(STEEL, 0.006, speed=speed / 1000.0)[8].penetration for speed in (0.4, 0.6, 2.0, 4.0)}
    assert depth[0.4] < depth[0.6] < depth[2.0] > depth[4.0]
    assert bead_with(STEEL, 0.006, arc=0.005)[8].penetration < bead_with(STEEL, 0.006)[8].penetration


def test_a_hot_plate_is_gone_into_deeper_and_aluminium_starts_cold() -> None:
    cold, hot = bead_with(STEEL, 0.006)[8], bead_with(STEEL, 0.006, kelvin=500.0)[8]
    assert 1.02 < hot.penetration / cold.penetration < 1.15
    for metal, least in ((STEEL, 1.0), (ALUMINIUM, 1.1)):
        laid = bead_with(metal, 0.006, length=0.06)
        assert laid[20].penetration > least * laid[0].penetration


def test_a_second_run_adds_to_the_first_and_does_not_count_it_twice() -> None:
    card = straight(STEEL, 0.006, 0.05)
    weldment = bench(bracket("b1", 0.0, 0.184))
    stroke = card._replace(seam="b1.n.upper")
    first = lay(weldment, stroke, 0.0, 1, 1.0)
    second = lay(weldment._replace(beads=(first,)), stroke, 0.0, 1, 1.0)
    both = capacity(first.cells) + capacity(second.cells)
    # Twice the metal is 1.41 times the throat, less what runs over the corner of a 6 mm plate.
    assert 1.0 < both / capacity(first.cells) < 1.41
    assert second.cells[10].leg_other > first.cells[10].leg_other


def test_a_groove_is_filled_as_deep_as_the_arc_goes() -> None:
    stroke = straight(STEEL, 0.006, 0.03)

    def depth(gap: float, thickness: float = 0.006) -> Cell:
        piece = plate(STEEL, thickness)
        return cells(stroke, seam(0.03, gap, True), piece, thickness, STEEL, 0.0, 5, 1.0)[8]

    assert 0.0 < depth(0.0).throat < depth(0.001).throat < 0.006
    assert depth(0.0026).through
    assert depth(0.001, 0.002).leg_piece <= 0.002


def test_cells_are_a_grid_of_the_whole_seam() -> None:
    stroke = straight(STEEL, 0.006, 0.02)
    laid = cells(stroke, seam(0.06), plate(STEEL, 0.006), 0.01, STEEL, 0.0, 5, 1.0)
    assert [CELL * (n + 0.5) for n in range(len(laid))] == pytest.approx([cell.along for cell in laid])
    assert 0.02 < laid[-1].along < 0.02 + 3 * CELL
    assert throat(0.005, 0.005) == pytest.approx(0.005 * math.sqrt(0.5))


def test_a_stroke_that_goes_on_has_the_same_cells_as_the_whole_one_where_it_is_done() -> None:
    weldment = bench(bracket("b1", 0.0, 0.184))
    stroke = straight(STEEL, 0.006, 0.1)._replace(seam="b1.n.upper")
    held = stroke.knots[0][2:]
    known: tuple[Cell, ...] = ()
    since = 0.0
    for t in (10.0, 20.0, 30.0):
        going = stroke._replace(knots=(stroke.knots[0], Knot(t, t * 0.002, *held)))
        fresh = partial(weldment, going, 0.2, 7, 1.0)
        known = partial(weldment, going, 0.2, 7, 1.0, known, since)
        assert [cell.along for cell in fresh] == [cell.along for cell in known]
        for a, b in zip(fresh, known, strict=True):
            assert a == pytest.approx(b, rel=1e-9)
        since = t
    whole = lay(weldment, stroke, 0.2, 7, 1.0)
    for a, b in zip(whole.cells[:36], known, strict=False):
        assert a == pytest.approx(b, rel=1e-9)


def test_the_same_stroke_is_the_same_bead_and_another_seed_another() -> None:
    once, again = bead_with(STEEL, 0.006, seed=9, impairment=0.5), bead_with(STEEL, 0.006, seed=9, impairment=0.5)
    assert once == again
    assert once != bead_with(STEEL, 0.006, seed=10, impairment=0.5)


def test_a_seam_that_is_not_there_is_named() -> None:
    stroke = straight(STEEL, 0.006, 0.03)
    with pytest.raises(ValueError, match=r"no seam p\.n\.rail"):
        lay(bench(), stroke, 0.0, 1, 1.0)
