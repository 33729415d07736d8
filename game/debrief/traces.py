"""Rows of numbers drawn in one line of text.

Look for: `trace`, `STEPS`.
"""

from collections.abc import Sequence

STEPS = 48
"""Columns of a trace."""
BARS = "▁▂▃▄▅▆▇█"


def trace(values: Sequence[float], low: float, high: float) -> str:
    """Values as a row of bars, between two bounds; of each stretch its lowest is drawn."""
    span = max(high - low, 1e-9)
    found = []
    for step in range(STEPS):
        begin = step * len(values) // STEPS
        end = max(begin + 1, (step + 1) * len(values) // STEPS)
        share = (min(values[begin:end]) - low) / span
        found.append(BARS[max(0, min(len(BARS) - 1, int(share * len(BARS))))])
    return "".join(found)
