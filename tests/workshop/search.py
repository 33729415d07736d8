"""Bracket arrangements by a seed: stock, lengths, poses and seams drawn by chance, laid and welded with a steady hand.

An arrangement goes through what a player's bench goes through: a hand carries each plate (`fit_up`), two tacks hold
it, a skilled welder lays each bead, and every bead pulls the plates. Nothing here knows what will hold.

Look for: `Drawn`, `arrangement`, `judged`, `SHIPPED_STOCK`, `SHIPPED_SEAMS`, `ways` (a line of text).
"""

import math
from typing import NamedTuple

from game.model.bead import lay
from game.model.bracing import Verdict, verdict
from game.model.chance import normal, uniform
from game.model.outline import on_wall
from game.model.seams import seam, seams
from game.model.shrinkage import cooled, tacked, welded
from game.model.welder import CAREFUL, HASTY, Welder, stroke
from game.model.weldment import Piece, Seam, Weldment
from game.workshop.fitting import fit_up
from game.workshop.poses import placed
from tests.workshop.benches import ALUMINIUM_AT, FEET, STEEL_AT, bench, plate

SHIPPED_STOCK = "steel"
"""Of the brackets in the plans that come with G-7."""
SHIPPED_SEAMS = tuple(
    f"b{name}.{edge}.{bar}"
    for name, bar in zip("1234", ("upper", "upper", "lower", "lower"), strict=True)
    for edge in "new"
)
"""What they weld: the far long edge and both ends."""
RACK = plate("rack", -700, 0, layer=0)
STOCK = {
    "steel": RACK._replace(stock="steel", metal=STEEL_AT),
    "aluminium": RACK._replace(stock="aluminium", metal=ALUMINIUM_AT),
    "rail": RACK._replace(stock="rail", length=0.1, thickness=0.005),
    "rail_end": RACK._replace(stock="rail_end", length=0.1, thickness=0.005, hole_x=0.02),
}
STRIP = RACK._replace(stock="strip", length=0.2, width=0.03, hole=False, hole_x=0.0, hole_y=0.0)
SCRAP = RACK._replace(stock="scrap", length=0.06, width=0.04, hole=False, hole_x=0.0, hole_y=0.0)
HOLE_TO_CUT = 0.015
"""Least distance from a hole to where a plate is cut, m."""
SET_DOWN = 0.05
"""m/s."""


class Drawn(NamedTuple):
    """An arrangement, as it was drawn."""

    stock: str
    """Of its brackets."""
    way: str
    """`plain`, on the rails; `packed`, on strips that lie on the rails; `doubled`, with scraps laid on them."""
    turns: tuple[float, ...]
    """Of the brackets, degrees, by foot."""
    weldment: Weldment


def drawn(seed: int) -> Drawn:
    """The arrangement of a seed."""

    def chance(name: str) -> float:
        return uniform(seed, f"search/{name}")

    def one_of(name: str, *those: str) -> str:
        return those[int(chance(name) * len(those))]

    stock, way = one_of("stock", *STOCK), one_of("way", "plain", "plain", "packed", "doubled")
    turned = 90.0 * int(chance("turn") * 4)
    askew = 25.0 * (chance("askew") - 0.5) if chance("straight") < 0.4 else 0.0
    mirrored, cut = chance("mirrored") < 0.7, 0.6 + 0.4 * chance("cut") if chance("cuts") < 0.5 else 1.0
    share, hasty = 0.3 + 0.7 * chance("share"), chance("hasty") < 0.15
    blunder = 0.004 if chance("blunder") < 0.15 else 0.0
    bare = STOCK[stock]
    weldment, turns = bench(), []
    for at, (fx, fy) in enumerate(FEET):
        bar, side = ("upper", 1.0) if fy > 0.0 else ("lower", -1.0)
        angle = turned + askew + (180.0 if mirrored and side < 0.0 else 0.0)
        turns.append(angle)
        layer = 1
        if way == "packed":
            y = side * (0.206 + 0.008 * (chance("strip") - 0.5))
            weldment = _fixed(weldment, STRIP._replace(name=f"s{at + 1}"), fx, y, 0.0, 1, bar, seed)
            layer = 2
        name = f"b{at + 1}"
        bracket = _cut(bare._replace(name=name), cut)
        hole = on_wall(bracket._replace(x=0.0, y=0.0, angle=angle), bracket.hole_x, bracket.hole_y)
        err = 0.0002 * normal(seed, f"search/{name}/x") + blunder * (chance(f"{name}/off") - 0.5)
        weldment = _fixed(weldment, bracket, fx - hole[0] + err, fy - hole[1], angle, layer, "", seed)
        if way == "doubled":
            weldment = _fixed(weldment, SCRAP._replace(name=f"s{at + 1}"), fx, fy + side * 0.034, 0.0, 2, "", seed)
    for place in _chosen(weldment, seed, share):
        weldment = _welded(weldment, place.name, HASTY if hasty else CAREFUL, seed)
    return Drawn(stock, way, tuple(turns), weldment)


def arrangement(seed: int) -> Weldment:
    """The bench of a seed, welded."""
    return drawn(seed).weldment


def judged(weldment: Weldment) -> Verdict:
    """What becomes of it on G-7's first day."""
    return verdict(weldment, SET_DOWN)


def fresh(found: Drawn) -> bool:
    """Whether it uses neither the stock of the shipped plans nor a seam of theirs."""
    names = [bead.seam for bead in found.weldment.beads]
    return found.stock != SHIPPED_STOCK and not any(name in SHIPPED_SEAMS for name in names)


def ways(seed: int) -> str:
    """What was drawn and what came of it, in a line."""
    found = drawn(seed)
    said = judged(found.weldment)
    worst = f"{said.worst.case} {said.worst.seam or said.worst.piece} {said.worst.use:.2f}" if said.worst else ""
    beads = " ".join(bead.seam for bead in found.weldment.beads)
    return f"{seed} {found.stock} {found.way} {found.turns[0]:.0f}/{found.turns[2]:.0f} {said.why} {worst} | {beads}"


def _cut(piece: Piece, share: float) -> Piece:
    """Sawn to a share of its length; the end without the hole falls."""
    end = -1.0 if piece.hole_x > 0.0 else 1.0
    length = max(piece.length * share, piece.length / 2.0 + abs(piece.hole_x) + HOLE_TO_CUT)
    length = math.floor(length * 1e3) / 1e3
    return piece._replace(length=length, hole_x=piece.hole_x + end * (piece.length - length) / 2.0)


def _fixed(
    weldment: Weldment, piece: Piece, x: float, y: float, angle: float, layer: int, other: str, seed: int
) -> Weldment:
    """With a plate carried to its place, tacked near both ends of its longest seam with what it lies on."""
    pieces = tuple(sorted((*weldment.pieces, piece), key=lambda each: each.name))
    weldment = weldment._replace(pieces=pieces)
    weldment = placed(weldment, fit_up(weldment, piece.name, x, y, angle, layer, held=True), piece.name, layer)
    mine = [each for each in seams(weldment) if each.piece == piece.name and other in each.other and not each.groove]
    if not mine:
        return weldment
    longest = max(mine, key=lambda each: (each.length, each.name))
    for share in (0.15, 0.85):
        place = seam(weldment, longest.name)
        if place is not None:
            weldment = tacked(weldment, place.name, place.length * share, 0.0, seed)
    return weldment


def _chosen(weldment: Weldment, seed: int, share: float) -> list[Seam]:
    """Some of the seams there are; the same edges of every bracket, so that it looks meant."""
    found = []
    for each in seams(weldment):
        piece, edge, *_ = each.name.split(".")
        if uniform(seed, f"search/weld/{piece[0]}/{edge}/{each.groove}") < share:
            found.append(each)
    return found


def _welded(weldment: Weldment, name: str, who: Welder, seed: int) -> Weldment:
    """With one bead more, where the seam is still there: what was welded before may have pulled it away."""
    if seam(weldment, name) is None:
        return weldment
    meant = stroke(weldment, name, who, 0.0, seed)
    return cooled(welded(weldment, lay(weldment, meant, 0.0, seed, 1.0)), 120.0)
