"""What welding does to a plate besides joining it: it heats, pulls toward the bead, turns, and lifts its far edge.

A fillet shrinks by 0.8 mm across itself where its leg is 3/4 of the plate (TWI), here in proportion to its area, and
does so progressively: each short length of hot bead is a weak spring that wants to be shorter, against everything
that already holds the plate as stiff springs: tacks, older beads, the part of this one that has set, and a little
friction. So a loose plate comes along and turns about where the bead began; a tacked one hardly stirs.

Motions are a few tenths of a millimetre and a degree or two, so rotations are taken as small.

Look for: `welded`, `tacked`, `cooled`, `gouged`; `body` and `moved_by` (what moves, and how), `TACK`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model import det
from game.model.bead import BODY_SHARE
from game.model.chance import uniform
from game.model.outline import turn
from game.model.pool import ROOM
from game.model.seams import seam as seam_of
from game.model.weldment import METALS, Bead, Piece, Tack, Weldment

TACK = 0.008
"""Length of a tack, m."""
TACK_THROAT = 0.0021
"""Of a steady hand's tack, m: a leg of 3 mm."""
ACROSS = 0.0008
"""Shrinkage of a free fillet whose leg is 3/4 of the plate's thickness, m (TWI)."""
TILT = 0.012
"""Angle by which a free fillet of 5 mm along a whole edge lifts a plate of 6 mm, rad.

Blodgett (1966, as recalled) has 0.02 W z^1.3/t^2 in inches for the edge of a flange, which would be 0.043 or more
here. That is for a plate free to bend about a T; ours lies on a rail and is a quarter of that (assumed). The powers
of leg and thickness are his."""
HOT = 0.05
"""Stiffness of hot metal, of what it will be when it has set (assumed)."""
SETTING = 0.05
"""Stiffness of the part of a bead that has set but is still hot, while the rest is laid (assumed)."""
FRICTION = 0.0003
"""What holds a loose plate, as a length of weld, m (assumed)."""
CLAMPED = 0.1
"""Share of every motion that is left to a clamped plate (assumed)."""
FULL_THROAT = 0.0035
"""With which a weld holds by its whole length, m."""
HOLD_DOWN = 0.01
"""Length of weld at the far edge that halves the tilt, m (assumed)."""
PARTS = 12
"""Into so many lengths a bead is cut, as it pulls."""
LOSS = 12.0
"""Heat a plate gives to the air and by radiation, W/(m2 K) (assumed, thin air and little weight)."""
CONTACT = 120.0
"""Heat it gives to what it is laid on, W/(m2 K) (assumed, dry contact)."""
DEGREE = math.pi / 180.0


class Hold(NamedTuple):
    """Something that holds a plate."""

    x: float
    """m."""
    y: float
    stiffness: float
    """As a length of full weld, m."""
    spread: float
    """Its own second moment over its stiffness, m2."""


class Motion(NamedTuple):
    """Of a plate and all that hangs on it, on the wall."""

    x: float
    """Of the plate's middle, m."""
    y: float
    turn: float
    """Radians, counter-clockwise."""
    lift_x: float
    """How much more it stands off for each m along the wall's x."""
    lift_y: float


class Body(NamedTuple):
    """Plates that move as one, and what holds them."""

    pieces: tuple[Piece, ...]
    """The one that is welded is the first."""
    holds: tuple[Hold, ...]
    clamped: bool

    @property
    def firmness(self) -> float:
        """How hard it is to move, m of weld."""
        total = 0.0
        for hold in self.holds:
            total += hold.stiffness
        return total / (CLAMPED if self.clamped else 1.0)


def welded(weldment: Weldment, bead: Bead) -> Weldment:
    """With a bead more: plates heated, and the looser of the two parts moved. Tacks that it covers are one with it."""
    plate, other = _parts(bead.seam)
    heat = 0.0
    for cell in bead.cells:
        heat += cell.heat * cell.length
    mover = body(weldment, plate, other)
    counter = body(weldment, other, plate)
    if counter.pieces and counter.firmness < mover.firmness:
        mover = counter
    motion = moved_by(bead, mover)
    moving = [piece.name for piece in mover.pieces]
    pieces = []
    for piece in weldment.pieces:
        if piece.name in (plate, other):
            # What is given to a plate that is about to melt drips off with it (assumed).
            kelvin = piece.kelvin + BODY_SHARE * heat / heat_capacity(piece)
            piece = piece._replace(kelvin=min(kelvin, METALS[piece.metal].melts))
        pieces.append(_posed(piece, motion, mover.pieces[0]) if piece.name in moving else piece)
    tacks = tuple(each for each in weldment.tacks if not _covers(bead, each))
    return weldment._replace(pieces=tuple(pieces), tacks=tacks, beads=(*weldment.beads, bead))


def _parts(seam: str) -> tuple[str, str]:
    """The piece and what it lies on, by the seam's name."""
    names = seam.split(".")
    return names[0], names[2]


def heat_capacity(piece: Piece) -> float:
    """J/K."""
    metal = METALS[piece.metal]
    return piece.length * piece.width * piece.thickness * metal.density * metal.specific_heat


def body(weldment: Weldment, name: str, against: str) -> Body:
    """A plate with all that is joined to it other than by way of bars and of the part it is welded to; none of a bar.

    What holds it is friction, and its tacks and beads to bars and to that part.
    """
    joints: list[tuple[str, str, Sequence[Hold]]] = []
    for tack in weldment.tacks:
        size = tack.length * tack.length / 12.0
        joints.append((tack.piece, tack.other, [Hold(tack.x, tack.y, tack.length * tack.throat / FULL_THROAT, size)]))
    for bead in weldment.beads:
        joints.append((*_parts(bead.seam), [hold for hold, _ in _lengths(bead)]))
    by_name = {piece.name: piece for piece in weldment.pieces}
    names = [name] if name in by_name else []
    for each in names:  # grows while it is read
        for a, b, _ in joints:
            further = b if a == each else a if b == each else each
            if further in by_name and further != against and further not in names:
                names.append(further)
    holds = []
    for each in names:
        piece = by_name[each]
        size = piece.length * piece.length + piece.width * piece.width
        holds.append(Hold(piece.x, piece.y, FRICTION, size / 12.0))
        for a, b, found in joints:
            if each in (a, b) and not (a in names and b in names):
                holds += found
    return Body(tuple(by_name[each] for each in names), tuple(holds), any(by_name[each].clamped for each in names))


def _lengths(bead: Bead) -> list[tuple[Hold, float]]:
    """A bead in short lengths, in the order in which it was laid, each with the leg of its metal, m."""
    dx, dy = bead.x1 - bead.x0, bead.y1 - bead.y0
    length = math.sqrt(dx * dx + dy * dy)
    cells = bead.cells if bead.stroke.knots[-1].along >= bead.stroke.knots[0].along else bead.cells[::-1]
    found = []
    for part in range(PARTS):
        some = cells[part * len(cells) // PARTS : (part + 1) * len(cells) // PARTS]
        if not some or length <= 0.0:
            continue
        long = area = along = metal = 0.0
        for cell in some:
            long += cell.length
            area += cell.length * cell.throat
            along += cell.along / len(some)
            metal += cell.leg_piece * cell.leg_other / len(some)
        x, y = bead.x0 + dx * along / length, bead.y0 + dy * along / length
        found.append((Hold(x, y, area / FULL_THROAT, long * long / 12.0), math.sqrt(metal)))
    return found


def moved_by(bead: Bead, mover: Body) -> Motion:
    """How a bead moves one of the two that it joins."""
    dx, dy = bead.x1 - bead.x0, bead.y1 - bead.y0
    length = math.sqrt(dx * dx + dy * dy)
    if length <= 0.0 or not bead.cells or not mover.pieces:
        return Motion(0.0, 0.0, 0.0, 0.0, 0.0)
    # The plate is on the left of the line and is pulled over it, to the right; the other part the other way.
    piece = mover.pieces[0]
    side = 1.0 if piece.name == _parts(bead.seam)[0] else -1.0
    nx, ny = side * dy / length, -side * dx / length
    share = CLAMPED if mover.clamped else 1.0
    x, y, turned = piece.x, piece.y, 0.0
    holds = list(mover.holds)
    metal = total = 0.0
    for part, leg in _lengths(bead):
        long = math.sqrt(12.0 * part.spread)
        pull = ACROSS * leg * leg / (0.75 * piece.thickness * 0.75 * piece.thickness)
        mx, my, angle = _pulled(holds, part, HOT * long, pull, nx, ny)
        x += share * (mx - angle * (y - part.y))
        y += share * (my + angle * (x - part.x))
        turned += share * angle
        holds.append(part._replace(stiffness=SETTING * part.stiffness))
        metal += leg * long
        total += long
    tilt = share * _tilt(piece, mover.holds, bead, metal / total, total)
    return Motion(x - piece.x, y - piece.y, turned, -tilt * nx, -tilt * ny)


def _pulled(
    holds: Sequence[Hold], part: Hold, stiffness: float, pull: float, nx: float, ny: float
) -> tuple[float, float, float]:
    """The plate's motion as seen at the hot part (m, m, rad), when this pulls along (nx, ny).

    About the holds' centre a plate's stiffness is one against shifting and one against turning, so the force of a
    spring that wants to be shorter by `pull` is f = k pull/(1 + k (1/K + r^2/J)), with its arm r about that centre.
    """
    total = x = y = 0.0
    for hold in holds:
        total += hold.stiffness
        x += hold.stiffness * hold.x
        y += hold.stiffness * hold.y
    x, y = x / total, y / total
    polar = 0.0
    for hold in holds:
        ax, ay = hold.x - x, hold.y - y
        polar += hold.stiffness * (ax * ax + ay * ay + hold.spread)
    rx, ry = part.x - x, part.y - y
    arm = rx * ny - ry * nx
    force = stiffness * pull / (1.0 + stiffness * (1.0 / total + arm * arm / polar))
    angle = force * arm / polar
    return force * nx / total - angle * ry, force * ny / total + angle * rx, angle


def _tilt(piece: Piece, holds: Sequence[Hold], bead: Bead, leg: float, long: float) -> float:
    """By how much a bead lifts the edge away from it, rad; welds over there hold it down."""
    dx, dy = bead.x1 - bead.x0, bead.y1 - bead.y0
    length = math.sqrt(dx * dx + dy * dy)
    c, s = turn(piece.angle)
    lengthwise = abs(c * dx + s * dy) >= abs(c * dy - s * dx)
    edge, depth = (piece.length, piece.width) if lengthwise else (piece.width, piece.length)
    held = 0.0
    for hold in holds:
        if hold.stiffness > FRICTION:
            away = abs((hold.x - bead.x0) * dy - (hold.y - bead.y0) * dx) / length / depth
            held += hold.stiffness * away * away
    size = det.pow(leg / 0.005, 1.3) * (0.006 / piece.thickness) * (0.006 / piece.thickness)
    return TILT * size * min(1.0, long / edge) / (1.0 + held / HOLD_DOWN)


def _posed(piece: Piece, motion: Motion, first: Piece) -> Piece:
    """A plate after a motion of the body that it belongs to, on the grid of logged poses."""
    x = piece.x + motion.x - motion.turn * (piece.y - first.y)
    y = piece.y + motion.y + motion.turn * (piece.x - first.x)
    c, s = turn(piece.angle)
    return piece._replace(
        x=math.floor(x * 1e4 + 0.5) / 1e4,
        y=math.floor(y * 1e4 + 0.5) / 1e4,
        angle=math.floor((piece.angle + motion.turn / DEGREE) * 50.0 + 0.5) / 50.0,
        slope_x=piece.slope_x + c * motion.lift_x + s * motion.lift_y,
        slope_y=piece.slope_y + c * motion.lift_y - s * motion.lift_x,
    )


def _covers(bead: Bead, tack: Tack) -> bool:
    """Whether a bead has taken a tack into itself: it lies over it and carries no less."""
    if tack.seam != bead.seam:
        return False
    dx, dy = bead.x1 - bead.x0, bead.y1 - bead.y0
    length = math.sqrt(dx * dx + dy * dy)
    along = ((tack.x - bead.x0) * dx + (tack.y - bead.y0) * dy) / length if length > 0.0 else 0.0
    near = [cell.throat for cell in bead.cells if abs(cell.along - along) <= tack.length / 2.0]
    return bool(near) and min(near) >= tack.throat


def tacked(weldment: Weldment, seam: str, along: float, impairment: float, seed: int) -> Weldment:
    """With a tack more, `along` m from a seam's beginning; ValueError for a place where there is nothing to tack.

    A tack is too short to be judged by cells: it is as good as the hand, the gap and the edge let it be (assumed).
    """
    place = seam_of(weldment, seam)
    if place is None:
        raise ValueError(f"there is no seam {seam} as the plates lie now")
    if not 0.0 <= along <= place.length:
        raise ValueError(f"{seam} is {1000.0 * place.length:.0f} mm long; there is no {1000.0 * along:.0f} mm on it")
    plate = next(each for each in weldment.pieces if each.name == place.piece)
    share = along / place.length
    gap = place.gap0 + (place.gap1 - place.gap0) * share
    throat = TACK_THROAT * (1.0 - 0.35 * min(1.0, impairment)) * (0.9 + 0.2 * uniform(seed, f"tack/{seam}/{along:.4f}"))
    throat *= max(0.2, 1.0 - gap / 0.0025) * (1.0 - 0.25 * plate.dirt)
    x, y = place.x0 + (place.x1 - place.x0) * share, place.y0 + (place.y1 - place.y0) * share
    tack = Tack(seam, place.piece, place.other, x, y, min(TACK, place.length), throat)
    return weldment._replace(tacks=(*weldment.tacks, tack))


def cooled(weldment: Weldment, seconds: float) -> Weldment:
    """After some time in which nothing was welded: each plate as one body, T - T0 falls by exp(-t/tau)."""
    return weldment._replace(
        pieces=tuple(
            each._replace(kelvin=ROOM + (each.kelvin - ROOM) * det.exp(-seconds / cooling_time(each)))
            for each in weldment.pieces
        )
    )


def cooling_time(piece: Piece) -> float:
    """tau, s: heat capacity over what both faces lose, and the back more where it lies on something."""
    face = piece.length * piece.width
    return heat_capacity(piece) / (face * (2.0 * LOSS + (CONTACT if piece.layer >= 1 else 0.0)))


def gouged(weldment: Weldment, seam: str) -> Weldment:
    """With all that was welded on a seam ground out; what it has warped stays so."""
    return weldment._replace(
        tacks=tuple(each for each in weldment.tacks if each.seam != seam),
        beads=tuple(each for each in weldment.beads if each.seam != seam),
    )
