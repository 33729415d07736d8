"""What somebody of a skill means to do, and what comes of it."""

import math

import pytest

from game.model.bead import capacity, cells, duration
from game.model.procedure import procedure
from game.model.structure import THROAT_OF_LEG
from game.model.welder import BEGINNER, CAREFUL, HASTY, MOST_KNOTS, Welder, meant, stroke
from game.model.weldment import ALUMINIUM, METALS, STEEL, Metal, Piece, Seam
from tests.model.bench_sample import WELDED, bench

PLACE = Seam("p.n.rail", "p", "rail", False, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0, 0.0)
SEEDS = range(8)


def plate(metal: Metal) -> Piece:
    return Piece(
        "p", "plate", METALS.index(metal), 0.12, 0.07, 0.006, 0.0, 0.0, 0.0, True,
        0.0, 0.0, 0.0, 1, False, 0.0, 0.0, 293.0,
    )  # fmt: skip


def carries(metal: Metal, welder: Welder, impairment: float = 0.0) -> float:
    """The mean over some strokes, of what the card promises."""
    total = 0.0
    for seed in SEEDS:
        piece = plate(metal)
        one = meant(PLACE, piece, metal, welder, impairment, seed)
        total += capacity(cells(one, PLACE, piece, 0.010, metal, impairment, seed, 1.0))
    return total / len(SEEDS) / (PLACE.length * THROAT_OF_LEG * procedure(metal, 0.006).leg)


@pytest.mark.parametrize("metal", METALS, ids=lambda metal: metal.name)
def test_a_careful_welder_stays_inside_every_band(metal: Metal) -> None:
    card = procedure(metal, 0.006)
    for seed in SEEDS:
        one = meant(PLACE, plate(metal), metal, CAREFUL, 0.0, seed)
        assert (card.amperes.best, card.feed.best) == (one.amperes, one.feed)
        for knot in one.knots:
            assert [
                card.off.error(knot.off), card.arc.error(knot.arc), card.work.error(knot.work),
                card.travel.error(knot.travel),
            ] == [0.0] * 4  # fmt: skip
        moving = [(a, b) for a, b in zip(one.knots, one.knots[1:], strict=False) if b.along > a.along]
        for a, b in moving:
            # A tenth of a second is all that a logged stroke can say.
            assert card.speed.error((b.along - a.along) / (b.t - a.t)) == pytest.approx(0.0, abs=0.5)
        assert card.speed.best == pytest.approx(0.1 / sum(b.t - a.t for a, b in moving), rel=0.05)


@pytest.mark.parametrize("metal", METALS, ids=lambda metal: metal.name)
def test_haste_is_fast_and_cold_and_leaves_half(metal: Metal) -> None:
    one = meant(PLACE, plate(metal), metal, HASTY, 0.0, 1)
    careful = meant(PLACE, plate(metal), metal, CAREFUL, 0.0, 1)
    assert careful.amperes == one.amperes
    assert (
        pytest.approx(
            (duration(careful) - 0.8 - (metal is ALUMINIUM)) / (duration(one) - (metal is ALUMINIUM)), rel=0.08
        )
        == 1.6
    )
    assert 0.97 < carries(metal, CAREFUL) < 1.03
    assert 0.45 < carries(metal, HASTY) < 0.65
    piece = plate(metal)
    assert any(cell.crack for cell in cells(one, PLACE, piece, 0.01, metal, 0.0, 1, 1.0))
    assert not any(cell.crack for cell in cells(careful, PLACE, piece, 0.01, metal, 0.0, 1, 1.0))


def test_skill_shows_and_haste_costs_by_degrees() -> None:
    by_skill = [carries(STEEL, Welder(skill)) for skill in (0.2, 0.5, 0.95)]
    assert by_skill == sorted(by_skill)
    assert carries(STEEL, BEGINNER) < 0.85
    by_haste = [carries(STEEL, Welder(0.95, haste)) for haste in (0.0, 0.3, 0.6, 1.0)]
    assert by_haste == sorted(by_haste, reverse=True)


@pytest.mark.parametrize("welder", [CAREFUL, HASTY])
def test_lack_of_oxygen_makes_every_hand_worse(welder: Welder) -> None:
    by_impairment = [carries(STEEL, welder, z) for z in (0.0, 0.2, 0.4, 0.8)]
    assert by_impairment == sorted(by_impairment, reverse=True)
    # At a saturation of 79 % a tenth or so.
    assert 0.80 < by_impairment[1] / by_impairment[0] < 0.95


def test_a_stroke_is_on_the_grid_in_which_strokes_are_logged() -> None:
    for metal in METALS:
        one = meant(PLACE._replace(x1=0.0437), plate(metal), metal, BEGINNER, 0.6, 5)
        for knot in one.knots:
            for value, step in ((knot.t, 0.1), (knot.along, 1e-4), (knot.off, 1e-4), (knot.arc, 1e-4)):
                assert value / step == pytest.approx(round(value / step), abs=1e-6)
            assert knot.work == math.floor(knot.work)
            assert 0.0 <= knot.along <= 0.0437
            assert knot.arc >= 0.0
        assert list(one.knots) == sorted(one.knots, key=lambda knot: knot.t)
        assert one.feed * 1e4 == pytest.approx(round(one.feed * 1e4))


def test_the_longest_seam_takes_no_more_knots_than_a_stroke_may_have() -> None:
    long = meant(PLACE._replace(x1=0.9), plate(ALUMINIUM), ALUMINIUM, CAREFUL, 0.0, 1)
    assert len(long.knots) <= MOST_KNOTS
    assert pytest.approx(long.knots[-1].along) == 0.9


def test_the_same_seed_means_the_same_stroke_and_another_another() -> None:
    weldment = bench()
    one = stroke(weldment, WELDED[0], CAREFUL, 0.0, 4)
    assert stroke(weldment, WELDED[0], CAREFUL, 0.0, 4) == one
    assert stroke(weldment, WELDED[0], CAREFUL, 0.0, 5) != one
    with pytest.raises(ValueError, match="no seam nowhere"):
        stroke(weldment, "nowhere", CAREFUL, 0.0, 4)
