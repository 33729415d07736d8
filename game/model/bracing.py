"""Whether brackets carry their machine: set down, hanging, starting, warm and running, seam by seam.

Each case acts on what is left of the one before. Where a seam is used to 1 or more it lets go at once, with all of the
bead; a plate that yields lets go of its stud. The rest takes up the load and is asked again, until it carries or the
machine has fewer than three studs that are not in line: then it tilts, or falls from the last.

    set_down  weight and v sqrt(k m), from energy: a mass m at speed v on a spring k
    hang      weight
    start     weight and the shaking of the run-up through resonance, in the worst of six directions
    warm      weight, the shaking of the run, and the machine's growth held back by studs, welds and plates
    run       the stress range of that shaking for some hours, as a share of what would just be stood (slope 3)

Look for: `verdict`, `Verdict`, `Use`, `Break`, `CASES`; `uses` (of one case, before anything breaks).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model import det
from game.model.bending import Cut, bent, cuts
from game.model.joints import Joint, Stud, joints, studs
from game.model.outline import corners, covers
from game.model.seams import misfit, served
from game.model.statics import MACHINE, Case, Field, Frame, Push, centre, field, frame, motions
from game.model.structure import CLASS_CYCLES, fatigue_life
from game.model.throats import Mark, Peak, marks, strained, tired
from game.model.weldment import Weldment

CASES = ("set_down", "hang", "start", "warm", "run")
"""In the order in which they happen."""

MEETS = 1e-3
"""Beads on one seam that come so near to each other are one weld, m."""

Shares = tuple[float, float, float, float]
"""Acceleration of the machine's mass in x, y, z (m/s2) and how much of its growth acts."""


class Use(NamedTuple):
    """How far a seam, or a plate, is used in a case: from 1 on it lets go."""

    case: str
    seam: str
    """Empty: the plate itself."""
    piece: str
    use: float
    along: float
    """Of the governing cell, m from the beginning of the line on which the bead was laid; 0 for a plate."""
    what: str
    """throat, face, plate, softened, root or toe."""
    x: float
    """Of that place on the wall, m."""
    y: float


class Break(NamedTuple):
    """Something that let go."""

    use: Use
    """What it was used to."""
    hours: float
    """Of running, until then; 0 before it runs."""


class Verdict(NamedTuple):
    """What came of it."""

    holds: bool
    """The machine hangs and nothing has let go."""
    why: str
    """holds; no_bracket, no_hole, misfit, no_bead (it can't be hung so); broken (but it hangs on); tilts; falls."""
    values: tuple[tuple[str, str | float], ...]
    """For a sentence: foot (1, 2, ...), piece, seam, case, what, use, along_mm, off_mm, play_mm, hours."""
    state: str
    """apart (it was never hung), hangs, tilts or falls."""
    fails: str
    """The case in which it tilted or fell; empty."""
    worst: Use | None
    """The governing one of these."""
    uses: tuple[Use, ...]
    """Of each case, seam and plate, before anything let go in that case; in the order of cases, then of names."""
    broken: tuple[Break, ...]
    """In order."""
    fallen: tuple[str, ...]
    """Plates that nothing holds any more, in order; those that never were held first."""
    life: float
    """Hours of running until the first crack; inf without shaking, 0 if it does not come to run."""
    misfit: tuple[float, ...]
    """Of each foot's hole, m; inf without one."""
    set_down: float
    """What was asked: m/s."""
    hours: float


def verdict(weldment: Weldment, set_down: float = 0.0, hours: float = 24.0) -> Verdict:
    """Judges a weldment: the machine comes down at `set_down` m/s, and is to run for some hours."""
    off = misfit(weldment)
    holding, hung = joints(weldment), studs(weldment)
    held = frame(weldment, holding, hung)
    reason = _unfit(weldment, off, held)
    if reason is not None:
        return Verdict(False, reason[0], reason[1], "apart", "", None, (), (), held.fallen, 0.0, off, set_down, hours)
    seen: list[Use] = []
    broken: list[Break] = []
    fallen = list(held.fallen)
    life = 0.0
    basis = _basis(weldment, held) if held.stands else None
    for case in CASES:
        asked = _asked(weldment, case, set_down)
        first = True
        while basis is not None:
            found = _uses(weldment, basis, case, asked, hours)
            if case == "run" and first:
                life = _life(weldment, found, hours)
            if first:
                seen += found
            first = False
            worst = max(found, key=lambda use: use.use)
            if worst.use < 1.0:
                break
            passed = max((each.hours for each in broken), default=0.0)
            now = _life(weldment, [worst], hours) if case == "run" else 0.0
            broken.append(Break(worst, max(passed, now)))
            holding, hung = _without(holding, hung, worst)
            held = frame(weldment, holding, hung)
            basis = _basis(weldment, held) if held.stands else None
            fallen += [name for name in held.fallen if name not in fallen]
        if basis is None:
            state = "tilts" if held.studs else "falls"
            return _told(state, case, seen, broken, fallen, life, off, set_down, hours)
    return _told("hangs", "", seen, broken, fallen, life, off, set_down, hours)


def uses(weldment: Weldment, case: str, set_down: float = 0.0, hours: float = 24.0) -> tuple[Use, ...]:
    """How far everything is used in one case, if nothing has let go before; empty if the machine can't hang."""
    held = frame(weldment, joints(weldment), studs(weldment))
    if not held.stands:
        return ()
    return tuple(_uses(weldment, _basis(weldment, held), case, _asked(weldment, case, set_down), hours))


def _unfit(
    weldment: Weldment, off: Sequence[float], held: Frame
) -> tuple[str, tuple[tuple[str, str | float], ...]] | None:
    """Why the machine can't be hung at all."""
    fitted = sorted((piece.name, corners(piece)) for piece in weldment.pieces if piece.layer >= 1)
    chosen = served(weldment)
    for foot, at in enumerate(chosen):
        if at < 0:
            over = [name for name, shape in fitted if covers(shape, weldment.machine.feet[foot])]
            if over:
                return "no_hole", (("foot", float(foot + 1)), ("piece", over[0]))
            return "no_bracket", (("foot", float(foot + 1)),)
    play, worst = weldment.machine.play, max(off, default=0.0)
    if worst > play:
        foot = off.index(worst)
        foot_values = (("foot", float(foot + 1)), ("piece", weldment.pieces[chosen[foot]].name))
        return "misfit", (*foot_values, ("off_mm", 1e3 * worst), ("play_mm", 1e3 * play))
    for foot, at in enumerate(chosen):
        if weldment.pieces[at].name not in held.parts:
            return "no_bead", (("foot", float(foot + 1)), ("piece", weldment.pieces[at].name))
    return None


def _asked(weldment: Weldment, case: str, set_down: float) -> list[Shares]:
    machine, g = weldment.machine, weldment.gravity
    if case == "set_down":
        return [(0.0, -g - set_down * math.sqrt(machine.set_down / machine.mass), 0.0, 0.0)]
    if case == "hang":
        return [(0.0, -g, 0.0, 0.0)]
    if case == "start":
        return _shaken(g, machine.start_shake, 0.0)
    if case == "warm":
        return _shaken(g, machine.run_shake, 1.0)
    both = 2.0 * machine.run_shake
    return [(both, 0.0, 0.0, 0.0), (0.0, both, 0.0, 0.0), (0.0, 0.0, both, 0.0)]


def _shaken(g: float, a: float, grown: float) -> list[Shares]:
    return [
        (a, -g, 0.0, grown), (-a, -g, 0.0, grown), (0.0, a - g, 0.0, grown), (0.0, -a - g, 0.0, grown),
        (0.0, -g, a, grown), (0.0, -g, -a, grown),
    ]  # fmt: skip


class _Basis(NamedTuple):
    """The frame's answer to one unit of each share."""

    held: Frame
    fields: tuple[tuple[Field, ...], ...]
    """By joint and unit."""
    marks: tuple[tuple[Mark, ...], ...]
    """By joint."""
    cuts: tuple[Cut, ...]


def _basis(weldment: Weldment, held: Frame) -> _Basis:
    """Of a frame that stands."""
    x, y, z = centre(held)
    m, growth = weldment.machine.mass, weldment.machine.growth
    units = [
        Case((Push(MACHINE, x, y, z, m, 0.0, 0.0),)), Case((Push(MACHINE, x, y, z, 0.0, m, 0.0),)),
        Case((Push(MACHINE, x, y, z, 0.0, 0.0, m),)), Case((), growth),
    ]  # fmt: skip
    moved = motions(held, units)
    fields = tuple(tuple(field(held, joint, motion) for motion in moved) for joint in held.joints)
    sections = cuts(weldment, held, moved, [unit.growth for unit in units])
    return _Basis(held, fields, tuple(marks(joint) for joint in held.joints), tuple(sections))


def _mixed(units: Sequence[Field], shares: Shares) -> Field:
    a, b, c, d = shares
    p, q, r, s = units
    return Field(
        a * p.x + b * q.x + c * r.x + d * s.x, a * p.y + b * q.y + c * r.y + d * s.y,
        a * p.z + b * q.z + c * r.z + d * s.z,
        a * p.along_x + b * q.along_x + c * r.along_x + d * s.along_x,
        a * p.along_y + b * q.along_y + c * r.along_y + d * s.along_y,
        a * p.along_z + b * q.along_z + c * r.along_z + d * s.along_z,
        a * p.own + b * q.own + c * r.own + d * s.own,
    )  # fmt: skip


def _uses(weldment: Weldment, basis: _Basis, case: str, asked: Sequence[Shares], hours: float) -> list[Use]:
    """Of each plate and seam, by name."""
    worst: dict[tuple[str, str], Use] = {}

    def note(use: Use) -> None:
        key = (use.piece, use.seam)
        if key not in worst or use.use > worst[key].use:
            worst[key] = use

    scale = _scale(weldment, hours) if case == "run" else 1.0
    for joint, units, asked_of in zip(basis.held.joints, basis.fields, basis.marks, strict=True):
        fields = [_mixed(units, shares) for shares in asked]
        peak: Peak = tired(asked_of, fields) if case == "run" else strained(joint, asked_of, fields)
        x, y = joint.x + peak.along * joint.ux, joint.y + peak.along * joint.uy
        note(Use(case, joint.seam, joint.piece, peak.use * scale, peak.along, peak.what, x, y))
    if case != "run":
        for cut in basis.cuts:
            for shares in asked:
                most = bent(cut, shares)
                note(Use(case, "", cut.piece, most.use, 0.0, most.what, most.x, most.y))
    return [worst[key] for key in sorted(worst)]


def _scale(weldment: Weldment, hours: float) -> float:
    """How much of its FAT class (of 2 million cycles) a range may not be, as a factor: (N / 2e6)^(1/3)."""
    cycles = weldment.machine.run_hertz * 3600.0 * hours
    return det.pow(cycles / CLASS_CYCLES, 1.0 / 3.0) if cycles > 0.0 else 0.0


def _life(weldment: Weldment, uses: Sequence[Use], hours: float) -> float:
    """Hours until the first of some seams cracks."""
    most = max((use.use for use in uses), default=0.0)
    scale = _scale(weldment, hours)
    if most <= 0.0 or scale <= 0.0:
        return math.inf
    return fatigue_life(most / scale, 1.0) / (weldment.machine.run_hertz * 3600.0)


def _without(holding: Sequence[Joint], hung: Sequence[Stud], gone: Use) -> tuple[tuple[Joint, ...], tuple[Stud, ...]]:
    """What is left when a seam, or a plate, has let go."""
    if not gone.seam:
        return tuple(holding), tuple(stud for stud in hung if stud.piece != gone.piece)
    lines = [joint for joint in holding if joint.seam == gone.seam]
    ends = [_ends(joint, lines[0]) for joint in lines]
    at = (gone.x - lines[0].x) * lines[0].ux + (gone.y - lines[0].y) * lines[0].uy
    low = high = at
    # Runs over each other are one weld; one that begins elsewhere on the seam is another.
    for _ in lines:
        for a, b in ends:
            if a <= high + MEETS and b >= low - MEETS:
                low, high = min(low, a), max(high, b)
    torn = [joint for joint, (a, b) in zip(lines, ends, strict=True) if low <= a and b <= high]
    return tuple(joint for joint in holding if joint not in torn), tuple(hung)


def _ends(joint: Joint, line: Joint) -> tuple[float, float]:
    """Of a bead, along a line, m."""
    start = (joint.x - line.x) * line.ux + (joint.y - line.y) * line.uy
    half = joint.cells[0].length / 2.0
    return start + joint.cells[0].along - half, start + joint.cells[-1].along + half


def _told(
    state: str, fails: str, seen: Sequence[Use], broken: Sequence[Break], fallen: Sequence[str], life: float,
    off: tuple[float, ...], set_down: float, hours: float,
) -> Verdict:  # fmt: skip
    worst = max(seen, key=lambda use: use.use, default=None)
    told = broken[0].use if broken else worst
    values: list[tuple[str, str | float]] = [] if told is None else [
        ("case", told.case), ("seam", told.seam), ("piece", told.piece), ("what", told.what), ("use", told.use),
        ("along_mm", 1e3 * told.along), ("hours", broken[-1].hours if broken else life),
    ]  # fmt: skip
    why = state if state != "hangs" else ("broken" if broken else "holds")
    return Verdict(
        why == "holds", why, tuple(values), state, fails, worst, tuple(seen), tuple(broken), tuple(fallen), life, off,
        set_down, hours,
    )  # fmt: skip
