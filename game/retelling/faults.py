"""A fault of a weld in words: what it was against what is right, and where along the seam.

Look for: `fault_text`, `place_text`.
"""

from game.level.world import World
from game.model.postmortem import Fault
from game.model.weldment import Weldment
from game.session.plates import edge_words
from game.words.message import message, said

SCALES = {
    "amperes": (1.0, 0), "feed": (1e3, 1), "speed": (1e3, 1), "arc": (1e3, 1), "work": (1.0, 0), "travel": (1.0, 0),
    "off": (1e3, 1), "gap": (1e3, 1), "dirt": (100.0, 0), "shield": (100.0, 0), "hand": (100.0, 0), "crater": (1.0, 0),
    "length": (1e3, 0),
}  # fmt: skip
"""What to multiply a variable by for people, and its decimals."""
WHOLE = 0.85
"""Share of a seam from which a fault is told as all along it."""


def fault_text(fault: Fault) -> str:
    """`it was welded with 100 A, where 135 to 165 A are right`."""
    scale, decimals = SCALES[fault.variable]
    value = -fault.value if fault.variable == "off" and fault.value < 0.0 else fault.value
    if fault.variable == "shield":
        value = 1.0 - value

    def shown(number: float) -> str:
        text = f"{scale * number:.{decimals}f}"
        return text[1:] if text.startswith("-") and float(text) == 0.0 else text

    still = "_still" if fault.variable == "speed" and fault.value == 0.0 else ""
    low, high = shown(fault.band.low), shown(fault.band.high)
    return said(message(f"bench.fault_{fault.variable}{still}", value=shown(value), low=low, high=high))


def place_text(world: World, weldment: Weldment, fault: Fault) -> str:
    """`all along the top edge of the upper left bracket, on the upper rail`."""
    bead = weldment.beads[fault.bead]
    edge = edge_words(world, weldment, fault.seam)
    across, up = bead.x1 - bead.x0, bead.y1 - bead.y0
    length = max(cell.along + cell.length / 2.0 for cell in bead.cells) if bead.cells else 0.0
    if fault.to_along - fault.from_along >= WHOLE * length:
        return said(message("bench.all_along", edge=edge))
    # Counted from the left, or from below, whichever way the seam's own line runs.
    level = abs(across) >= abs(up)
    first, last = fault.from_along, fault.to_along
    if (across if level else up) < 0.0:
        whole = max(length, last)
        first, last = whole - last, whole - first
    end = said(message("bench.end_left" if level else "bench.end_low"))
    return said(message("bench.part", edge=edge, end=end, begin=f"{1e3 * max(0.0, first):.0f}", to=f"{1e3 * last:.0f}"))
