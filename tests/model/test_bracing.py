"""Verdicts on brackets: against other code, against statics by hand, in their order, and with their reasons."""

import math
import random
from collections.abc import Callable
from typing import Any

import pytest

from game.model import bracing
from game.model.bending import bent, cuts
from game.model.bracing import CASES, Use, Verdict, uses, verdict
from game.model.joints import joints, studs
from game.model.seams import hole_place, seam
from game.model.statics import MACHINE, Case, Push, centre, field, frame, motions, stud_force
from game.model.weldment import METALS, Bead, Cell, Piece, Weldment
from tests.model.bench_sample import MACHINE as SAMPLE
from tests.model.bench_sample import WELDED, bracket, doubler, even_bead, hung, shallow, welded
from tests.model.recomputed import judged


def changed(weldment: Weldment, name: str, **values: Any) -> Weldment:
    """With the cells of one seam changed."""
    beads = tuple(
        bead._replace(cells=tuple(cell._replace(**values) for cell in bead.cells)) if bead.seam == name else bead
        for bead in weldment.beads
    )
    return weldment._replace(beads=beads)


def most(found: Verdict, case: str, plates: bool = False) -> Use:
    return max((use for use in found.uses if use.case == case and bool(use.seam) != plates), key=lambda use: use.use)


def rough(weldment: Weldment, dice: random.Random) -> Weldment:
    """With beads that are good here and poor there."""

    def spoilt(bead: Bead, share: float) -> Bead:
        cells = [
            cell._replace(
                throat=cell.throat * share * dice.uniform(0.6, 1.0), fused=dice.uniform(0.3, 1.0),
                undercut=dice.uniform(0.0, 5e-4), crack=dice.random() < 0.02,
            )
            for cell in bead.cells
        ]  # fmt: skip
        return bead._replace(cells=tuple(cells))

    shares = [dice.choice((0.3, 0.6, 0.8, 1.0, 1.0)) for _ in weldment.beads]
    return weldment._replace(beads=tuple(spoilt(*each) for each in zip(weldment.beads, shares, strict=True)))


def test_neat_brackets_hold_with_half_of_what_they_could_carry() -> None:
    found = verdict(hung(), 0.05)
    assert (found.holds, found.why, found.state, found.fails) == (True, "holds", "hangs", "")
    assert found.worst is not None
    assert pytest.approx(found.worst.use, abs=0.02) == 0.45
    assert found.worst.seam
    assert sorted(CASES, key=CASES.index) == list(dict.fromkeys(use.case for use in found.uses))
    assert set(WELDED) == {use.seam for use in found.uses if use.case == "run"}
    assert found.life > 100.0


@pytest.mark.parametrize("seed", range(8))
def test_other_code_gives_the_same_verdict_for_every_joint(seed: int) -> None:
    dice = random.Random(seed)
    spoilt = rough(hung(0.006, metal=seed % 2, thickness=dice.choice((0.006, 0.01))), dice)
    if seed % 2:
        spoilt = spoilt._replace(machine=SAMPLE._replace(start_shake=8.0, aside=0.05, rise=-0.03))
    found, again = verdict(spoilt, 0.05), judged(spoilt, 0.05)
    assert again.state == found.state
    assert again.broken == tuple((each.use.seam or each.use.piece, each.use.case) for each in found.broken)
    mine = {(use.case, use.seam or use.piece): use.use for use in found.uses}
    assert again.uses == pytest.approx(mine, rel=1e-8, abs=1e-10)


def test_the_verdicts_compared_above_are_not_all_alike() -> None:
    states = []
    for seed in range(8):
        dice = random.Random(seed)
        spoilt = rough(hung(0.006, metal=seed % 2, thickness=dice.choice((0.006, 0.01))), dice)
        if seed % 2:
            spoilt = spoilt._replace(machine=SAMPLE._replace(start_shake=8.0, aside=0.05, rise=-0.03))
        found = verdict(spoilt, 0.05)
        states.append((found.state, len(found.broken)))
    assert len(set(states)) > 2, states


def test_the_impact_is_weight_and_v_times_the_root_of_k_m() -> None:
    found = verdict(hung(), 0.05)
    factor = 1.0 + 0.05 * math.sqrt(SAMPLE.set_down * SAMPLE.mass) / (SAMPLE.mass * 3.71)
    assert most(found, "set_down").use == pytest.approx(factor * most(found, "hang").use)
    assert most(verdict(hung(), 0.0), "set_down").use == pytest.approx(most(found, "hang").use)


def test_set_down_too_hard_breaks_what_would_have_held() -> None:
    found = verdict(hung(), 0.3)
    assert (found.holds, found.why, found.fails) == (False, "tilts", "set_down")
    assert {"set_down"} == {each.use.case for each in found.broken}
    assert found.life == 0.0


def test_thin_beads_break_as_it_starts_and_the_seam_asked_first_is_the_worst() -> None:
    found = verdict(hung(0.002), 0.02)
    assert (found.holds, found.fails) == (False, "start")
    assert found.worst == found.broken[0].use
    assert found.broken[0].use.use >= 1.0
    assert dict(found.values)["seam"] == found.broken[0].use.seam
    assert found.fallen


def test_one_bracket_that_lets_go_leaves_the_machine_on_three() -> None:
    weak = hung()
    for name in WELDED[:3]:
        weak = changed(weak, name, throat=0.0012)
    found = verdict(weak, 0.02)
    assert (found.why, found.state) == ("broken", "hangs")
    # With both sides gone its upper seam alone, turning about itself, gives way to the others.
    assert {"b1.e.upper", "b1.w.upper"} <= {each.use.seam for each in found.broken} <= set(WELDED[:3])
    rest = {use.seam: use.use for use in found.uses if use.case == "warm"}
    assert rest["b2.e.upper"] > {use.seam: use.use for use in uses(weak, "warm")}["b2.e.upper"]


@pytest.mark.parametrize(
    ("change", "why", "values"),
    [
        (lambda p: p[1:], "no_bracket", {"foot": 1.0}),
        (lambda p: [p[0]._replace(hole=False), *p[1:]], "no_hole", {"foot": 1.0, "piece": "b1"}),
        (lambda p: [*p, doubler("d", 0.25, 0.18)], "no_hole", {"foot": 2.0, "piece": "b2"}),
        (lambda p: [*p[:3], p[3]._replace(x=0.2565)], "misfit", {"foot": 4.0, "piece": "b4", "play_mm": 1.5}),
    ],
)
def test_what_can_not_be_hung_says_why(
    change: Callable[[list[Piece]], list[Piece]], why: str, values: dict[str, object]
) -> None:
    start = hung()
    found = verdict(start._replace(pieces=tuple(change(list(start.pieces)))))
    assert (why, "apart", ()) == (found.why, found.state, found.uses)
    told = dict(found.values)
    assert values == {key: told[key] for key in values}
    assert why != "misfit" or told["off_mm"] == 1e3 * max(found.misfit)


def test_a_bracket_that_nothing_welds_is_named() -> None:
    found = verdict(welded(shallow(), WELDED[:9]))
    assert (found.why, dict(found.values)["piece"]) == ("no_bead", "b4")
    assert verdict(shallow()).why == "no_bead"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_pieces_and_beads_never_matters(seed: int) -> None:
    dice = random.Random(seed)
    spoilt = rough(hung(), dice)
    expected = verdict(spoilt, 0.03)
    pieces, beads = list(spoilt.pieces), list(spoilt.beads)
    dice.shuffle(pieces)
    dice.shuffle(beads)
    assert expected == verdict(spoilt._replace(pieces=tuple(pieces), beads=tuple(beads), bars=spoilt.bars[::-1]), 0.03)


def test_the_plate_bends_beside_its_weld_as_a_cantilever() -> None:
    # An upright plate held along its upper end only, its hole at the lower: at the weld all of the stud's force passes.
    plate = bracket("b1", -0.25, 0.15, 90.0)._replace(hole_x=-0.04, hole_y=0.0)
    start = hung()
    hanging = welded(start._replace(pieces=(plate, *start.pieces[1:])), ("b1.e.upper", *WELDED[3:]))
    feet = (hole_place(plate), *start.machine.feet[1:])
    hanging = hanging._replace(machine=start.machine._replace(feet=feet))
    held = frame(hanging, joints(hanging), studs(hanging))
    motion = motions(held, [Case((Push(MACHINE, *centre(held), 0.0, -742.0, 0.0),))])
    at_weld = next(c for c in cuts(hanging, held, motion, [0.0]) if c.piece == "b1" and abs(c.y - 0.21) < 2e-4)
    x, y, z = stud_force(held, held.studs[0], motion[0])
    arm, lever = at_weld.y - feet[0][1], held.studs[0].z - 0.003
    bending = abs(z * arm + y * lever)
    edgewise, twist = abs(x * arm), abs(x * lever)
    area = 0.07 * 0.006
    normal = abs(y) / area + bending / (area * 0.006 / 6) + edgewise / (area * 0.07 / 6)
    shear = math.hypot(x, z) / area + twist / (area * 0.006 / 3)
    assert bent(at_weld, [1.0]).use == pytest.approx(math.hypot(normal, math.sqrt(3) * shear) / 248.2e6, rel=0.005)


def test_a_thin_plate_bends_and_lets_go_of_its_stud() -> None:
    found = verdict(welded(shallow(thickness=0.004)), 0.02)
    assert found.broken[0].use.what == "plate"
    assert found.broken[0].use.seam == ""
    assert found.broken[0].use.case == "start"


def test_a_plate_on_top_welded_beyond_the_bend_helps_it() -> None:
    thin = shallow(thickness=0.006)
    # Two strips below the hole; the one is welded at both its ends, the other at one.
    tops = (doubler("d1", -0.25, 0.16, 0.1, 0.04), doubler("d2", 0.25, 0.16, 0.1, 0.04))
    helped = welded(thin._replace(pieces=(*thin.pieces, *tops)), (*WELDED, "d1.e.b1", "d1.w.b1", "d2.e.b2"))
    held = frame(helped, joints(helped), studs(helped))
    motion = motions(held, [Case((Push(MACHINE, *centre(held), 0.0, -742.0, 0.0),))])
    moduli = {
        name: [cut.out for cut in cuts(helped, held, motion, [0.0]) if cut.piece == name and cut.x == x]
        for name, x in (("b1", -0.25), ("b2", 0.25))
    }
    plain, doubled = 0.07 * 0.006**2 / 6, (0.04 * 0.012**2 + 0.03 * 0.006**2) / 6
    assert any(each == pytest.approx(doubled) for each in moduli["b1"])
    assert any(each == pytest.approx(plain) for each in moduli["b2"])
    assert not any(each == pytest.approx(doubled) for each in moduli["b2"])


def test_aluminium_is_soft_beside_its_weld() -> None:
    found = verdict(hung(0.008, metal=1), 0.02)
    use = most(found, "hang", plates=True)
    assert use.what == "softened"
    steel = most(verdict(hung(0.008), 0.02), "hang", plates=True)
    share = METALS[0].yields / (METALS[1].yields * METALS[1].softened)
    assert use.use == pytest.approx(share * steel.use, rel=0.1)


def test_the_fused_face_governs_where_a_leg_is_short() -> None:
    thin_leg = changed(hung(), "b1.e.upper", leg_other=0.002)
    assert next(use.what for use in uses(thin_leg, "start") if use.seam == "b1.e.upper") == "face"
    soft = changed(hung(0.006, metal=1), "b1.e.upper", leg_piece=0.003)
    assert next(use.what for use in uses(soft, "hang") if use.seam == "b1.e.upper") == "softened"


def test_life_follows_from_the_range_and_the_class() -> None:
    found = verdict(hung(), 0.0, 24.0)
    use = most(found, "run")
    assert use.what == "root"
    # The use is the share of the range that would just last 24 hours; slope 3.
    assert found.life == pytest.approx(24.0 / use.use**3)
    cycles = found.life * 3600.0 * SAMPLE.run_hertz
    neat = hung()
    held = frame(neat, joints(neat), studs(neat))
    m = SAMPLE.mass * 2.0 * SAMPLE.run_shake
    ranges = motions(held, [Case((Push(MACHINE, *centre(held), *way),)) for way in ((m, 0, 0), (0, m, 0), (0, 0, m))])
    stress = 0.0
    for weld in held.joints:
        for motion in ranges:
            f = field(held, weld, motion)
            for cell in weld.cells:
                s = cell.along
                size = math.hypot(f.x + s * f.along_x, f.y + s * f.along_y, f.z + s * f.along_z)
                stress = max(stress, size + abs(f.own) * cell.throat / 2)
    assert cycles == pytest.approx(2e6 * (36e6 / stress) ** 3)


def test_what_would_crack_later_breaks_in_a_longer_run() -> None:
    life = verdict(hung(), 0.0).life
    assert verdict(hung(), 0.0, 0.99 * life).holds
    found = verdict(hung(), 0.0, 1.01 * life)
    assert found.broken[0].use.case == "run"
    assert found.broken[0].hours == pytest.approx(life)


def test_an_undercut_makes_the_toe_govern_and_a_cracked_crater_halves_the_class() -> None:
    neat = {use.seam: use for use in uses(hung(), "run")}["b1.e.upper"]
    deep = {use.seam: use for use in uses(changed(hung(), "b1.e.upper", undercut=0.0015), "run")}["b1.e.upper"]
    assert deep.what == "toe"
    assert deep.use == pytest.approx(neat.use * 0.707 * 36.0 / 63.0 * (1.0 + 2.0 * math.sqrt(1.5)))
    cracked = {use.seam: use for use in uses(changed(hung(), "b1.e.upper", crack=True), "run")}["b1.e.upper"]
    assert cracked.use == pytest.approx(2.0 * neat.use)


def test_less_throat_fusion_or_leg_never_makes_a_bracket_stronger() -> None:
    before = most(verdict(hung()), "start").use
    for share in (0.8, 0.6, 0.5):
        after = verdict(changed(hung(), "b1.e.upper", throat=share * 0.707 * 0.005))
        assert most(after, "start").use >= before
        before = most(after, "start").use


def test_runs_over_each_other_let_go_together_and_others_stay() -> None:
    place = seam(shallow(), "b1.n.upper")
    assert place is not None
    whole = even_bead(place, 0.002)
    first = whole._replace(cells=whole.cells[:30])
    over = whole._replace(cells=tuple(cell._replace(throat=0.0008) for cell in whole.cells[10:25]))
    apart = whole._replace(cells=whole.cells[50:])
    lone = welded(shallow(), WELDED[3:])
    all_three = joints(lone._replace(beads=(*lone.beads, first, over, apart)))
    at = Use("hang", "b1.n.upper", "b1", 1.0, 0.0, "throat", place.x0 - 0.001, place.y0)
    left, _ = bracing._without(all_three, (), at)
    assert [apart.cells] == [weld.cells for weld in left if weld.seam == "b1.n.upper"]
    at = at._replace(x=place.x1 + 0.001)
    left, _ = bracing._without(all_three, (), at)
    assert len([weld for weld in left if weld.seam == "b1.n.upper"]) == 2


def test_a_single_weld_bent_about_itself_uses_its_throat_as_a_plastic_hinge() -> None:
    from game.model.statics import Field
    from game.model.throats import marks, strained

    (weld,) = [each for each in joints(hung()) if each.seam == "b1.n.upper"]
    asked = marks(weld)
    full = 0.9 * METALS[0].filler
    t = asked[0].throat
    # A moment of own t^3/12 per length is all that full t^2/4 can take.
    own = full * t * t / 4.0 / (t**3 / 12.0)
    assert strained(weld, asked, [Field(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, own)]).use == pytest.approx(1.0)
    assert strained(weld, asked, [Field(0.0, 0.0, full, 0.0, 0.0, 0.0, 0.0)]).use == pytest.approx(1.0)
    assert strained(weld, asked, [Field(0.6 * METALS[0].filler, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]).use == pytest.approx(1)


def test_cells_of_nothing_carry_nothing_and_do_not_stop_the_verdict() -> None:
    burnt = hung()
    for name in ("b1.n.upper", "b1.e.upper"):
        burnt = changed(burnt, name, throat=0.0, leg_piece=0.0, leg_other=0.0, fused=0.0)
    found = verdict(burnt)
    assert {use.seam for use in found.uses} & {"b1.n.upper", "b1.e.upper"} == set()
    assert "b1.w.upper" in {use.seam for use in found.uses}
    assert Cell._fields == tuple(burnt.beads[0].cells[0]._fields)
