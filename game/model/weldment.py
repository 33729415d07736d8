"""What lies on a weld bench: plates, fixed bars, seams, strokes and the beads they left, all frozen.

The bench is a wall seen from in front: x to the right, y up, z toward the viewer, gravity along -y. Two bars (the
rails) are fixed to it; plates are laid over them and over each other in layers. Where an edge of one lies on the face
of another, or beside another's edge, a fillet or a groove can be welded: that is a seam (`seams.py` finds them from
the poses). Everything that strength depends on is derived from these values with portable arithmetic; what moves the
plates (`game/workshop`) is not portable, so its outcomes are logged and only their quantised poses stand here.

Lengths in m, angles in degrees (of poses and torches, as they are logged), forces in N, stresses in Pa.

Look for: `METALS`, `Metal`, `Piece`, `Bar`, `Seam`, `Knot`, `Stroke`, `Cell`, `Bead`, `Tack`, `Machine`, `Weldment`.
"""

import math
from typing import NamedTuple


class Metal(NamedTuple):
    """What a plate is made of, and the wire that goes with it."""

    name: str
    tensile: float
    """Pa, of the plate as it was rolled."""
    yields: float
    """Pa."""
    softened: float
    """Share of both that is left in the heat-affected zone: 1 for mild steel, about 0.55 for 6061-T6."""
    softened_width: float
    """m to each side of a weld."""
    filler: float
    """Tensile strength of the weld metal, Pa."""
    density: float
    """kg/m3."""
    specific_heat: float
    """J/(kg K)."""
    conductivity: float
    """W/(m K)."""
    melts: float
    """K."""
    latent: float
    """J/kg."""
    expansion: float
    """1/K."""
    stiffness: float
    """Young's modulus, Pa."""


_KSI = 6.894757e6

STEEL = Metal(
    "steel", 58.0 * _KSI, 36.0 * _KSI, 1.0, 0.0, 70.0 * _KSI, 7850.0, 490.0, 50.0, 1790.0, 2.7e5, 1.2e-5, 2.0e11
)
"""Mild steel as ASTM A36 with ER70S-6 wire (strengths: A36 and AWS A5.18 minima; thermal: textbook values, rounded)."""
ALUMINIUM = Metal(
    "aluminium", 45.0 * _KSI, 40.0 * _KSI, 24.0 / 45.0, 0.025, 27.0 * _KSI,
    2700.0, 896.0, 167.0, 855.0, 3.9e5, 2.36e-5, 6.9e10,
)  # fmt: skip
"""6061-T6 with ER4043 wire: typical strengths (AlcoTec), 24 ksi and 25 mm of heat-affected zone for design (Aluminum
Design Manual)."""
METALS = (STEEL, ALUMINIUM)
EITHER = -1
"""A bar that has a face of each metal, bonded to one another: plates are welded to the face of their own."""


class Bar(NamedTuple):
    """A bar that is fixed to the wall: a rail."""

    name: str
    x: float
    """Its middle, m."""
    y: float
    length: float
    """Along x, m."""
    width: float
    """Along y, m."""
    thickness: float
    metal: int
    """Index into METALS, or EITHER."""


class Piece(NamedTuple):
    """A rectangular plate, in its pose. Its own axes: length along its x, width along its y, from its middle."""

    name: str
    stock: str
    """The stock it was cut from."""
    metal: int
    length: float
    width: float
    thickness: float
    dirt: float
    """Of its edges: 0 ground clean, 1 rusty or painted."""
    hole_x: float
    """Where its stud hole is, m in its own axes; a plate without one has `hole` false."""
    hole_y: float
    hole: bool
    x: float
    """Pose of its middle on the wall, a multiple of 0.1 mm."""
    y: float
    angle: float
    """Degrees, counter-clockwise, a multiple of 0.02."""
    layer: int
    """0: in the rack, not on the wall; 1: on the bars; 2: on plates of layer 1."""
    clamped: bool
    slope_x: float
    """How much it stands off the wall by distortion, m per m along its own x; 0 lies flat."""
    slope_y: float
    kelvin: float
    """Its temperature, as one body."""


class Seam(NamedTuple):
    """A place where two parts can be joined: a straight line on the wall."""

    name: str
    """`b1.n.upper`: edge n of piece b1 on `upper`. Edges: n, s (long, +y and -y), e, w (short, +x and -x)."""
    piece: str
    """The plate whose edge it is."""
    other: str
    """The bar or plate that it lies on or beside."""
    groove: bool
    """Edge beside edge (a square groove) instead of edge on face (a lap fillet)."""
    x0: float
    """m. From (x0, y0) to (x1, y1) the plate is on the left."""
    y0: float
    x1: float
    y1: float
    gap0: float
    """Between the two parts at the beginning, m."""
    gap1: float
    """At the end."""
    askew: float
    """Misalignment: angle between the two edges of a groove, degrees; 0 for a lap."""

    @property
    def length(self) -> float:
        """m."""
        dx, dy = self.x1 - self.x0, self.y1 - self.y0
        return math.sqrt(dx * dx + dy * dy)


class Knot(NamedTuple):
    """One moment of an intended stroke; between two knots everything goes evenly."""

    t: float
    """s since the arc was struck, a multiple of 0.1."""
    along: float
    """m from the seam's beginning, a multiple of 0.1 mm."""
    off: float
    """m beside the root, on to the plate; a multiple of 0.1 mm."""
    arc: float
    """Arc length, m, a multiple of 0.1 mm."""
    work: float
    """Work angle, whole degrees: 45 is half way between the two faces; more leans to the other part."""
    travel: float
    """Travel angle, whole degrees: push is positive."""


class Stroke(NamedTuple):
    """One stroke as it was meant; the hand's tremor is added from the welder's impairment."""

    seam: str
    amperes: float
    feed: float
    """Wire, m/s, a multiple of 0.1 mm/s."""
    knots: tuple[Knot, ...]
    """In the order of time; at least two."""


class Cell(NamedTuple):
    """A short length of bead, 1 to 2 mm."""

    along: float
    """Of its middle from the seam's beginning, m."""
    length: float
    heat: float
    """Into the plates, J/m."""
    leg_piece: float
    """Leg on the plate's edge, m; for a groove the depth that is filled."""
    leg_other: float
    """Leg on the other part's face."""
    penetration: float
    """Into the root, m."""
    undercut: float
    """Depth of the notch at the toe, m."""
    pores: float
    """Share of the throat that is hollow."""
    fused: float
    """Share of the root that has melted, 0 to 1."""
    through: bool
    """Burnt through."""
    crack: bool
    """A crater that cracked."""
    throat: float
    """What carries, m: effective, after all that."""


class Bead(NamedTuple):
    """What one stroke left on a seam."""

    seam: str
    stroke: Stroke
    cells: tuple[Cell, ...]
    impairment: float
    """Of the welder's hand, 0 to 1 and beyond."""
    seed: int
    """Of the hand's tremor."""
    shield: float
    """Of its gas, while it was laid: 1 calm air, less in a draught."""
    x0: float
    """The seam's line on the wall as it was when the bead was laid."""
    y0: float
    x1: float
    y1: float
    gap0: float = 0.0
    """Of the seam then, m."""
    gap1: float = 0.0
    askew: float = 0.0
    """Degrees, of a groove then."""
    dirt: float = 0.0
    """Of the plate's edges then."""
    kelvin: float = 293.0
    """Of the plate when the arc was struck."""


class Tack(NamedTuple):
    """A short weld that holds a plate where it is."""

    seam: str
    piece: str
    other: str
    x: float
    y: float
    length: float
    throat: float


class Machine(NamedTuple):
    """What is hung on the brackets."""

    mass: float
    """kg."""
    depth: float
    """Of its centre of gravity before the studs' plane, m."""
    rise: float
    """Of its centre of gravity over the middle of its feet, m."""
    aside: float
    """To the right of it, m."""
    feet: tuple[tuple[float, float], ...]
    """Where its studs belong on the wall, m."""
    standoff: float
    """From the plates' face to where a stud bears, m."""
    play: float
    """How far off a hole may be, m."""
    stud_stiffness: float
    """Of one stud with its mount, sideways and along, N/m."""
    set_down: float
    """Contact stiffness of the whole at set-down, N/m."""
    start_shake: float
    """Peak acceleration while it runs up through its resonance, m/s2."""
    run_shake: float
    """Amplitude of acceleration while it runs, m/s2."""
    run_hertz: float
    growth: float
    """How much further apart two feet are when it is warm, as a strain."""


class Weldment(NamedTuple):
    """Everything on the bench."""

    bars: tuple[Bar, ...]
    pieces: tuple[Piece, ...]
    """In the order of their names."""
    tacks: tuple[Tack, ...]
    beads: tuple[Bead, ...]
    """In the order in which they were laid."""
    machine: Machine
    gravity: float
    """m/s2."""
