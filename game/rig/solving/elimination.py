"""Sparse linear equations of up to a few hundred unknowns, solved on a schedule that is made once per pattern.

What depends on the pattern alone (which pivot when, where fill-in comes, which slot meets which) is laid down by
`ordered` as flat tuples of slot numbers; `solution` then only runs along them with new numbers. The pivots are chosen
by Markowitz's count (H. Markowitz, Management Science 3, 1957: the fewest products, (r - 1)(c - 1)) among those that
are not small in their column (threshold pivoting: Duff, Erisman, Reid, Direct Methods for Sparse Matrices, 1986,
ch. 5).

Unknowns may be named as late: their rows and columns are eliminated last, so that whoever changes only those numbers
(the devices of Newton's method) does the rest once: `begun`, `carried`, `finished`, `completed`, in this order.

A singular system has a documented answer: an unknown that the equations do not determine is 0, and the equations that
are left over are not looked at. An answer that would not be finite is 0 for every unknown. Nothing raises; no NaN.

Look for: `Ordered`, `ordered`, `solution`.
"""

from collections.abc import Sequence
from typing import NamedTuple

SMALL = 0.05
"""A pivot is at least this share of the largest number in its column."""
GROWN = 1e7
"""A multiplier beyond this, with numbers for which the order was not made, asks for a new order."""
NOISE = 1e-14
"""What is left of a difference at this share of what went into it counts as 0: the last bits of a double are 1e-16."""

Below = tuple[tuple[int, int, tuple[tuple[int, int], ...]], ...]
"""Rows that a pivot's row is taken from: (slot of the multiplier, row, ((slot that changes, slot in pivot's row)))."""
Step = tuple[int, int, Below]
"""(slot of the pivot, its row, rows below it)"""
Back = tuple[int, int, int, tuple[tuple[int, int], ...]]
"""(unknown, row, slot of the pivot, ((slot, unknown) for the others in the row))"""


class Ordered(NamedTuple):
    """The schedule for one pattern."""

    size: int
    entries: tuple[tuple[int, int], ...]
    """(row, column) of every number that is given; those at the same place add up."""
    slots: tuple[int, ...]
    """Where each of them goes."""
    plain: bool
    """Whether that is simply one after the other."""
    room: int
    """Slots, those for fill-in counted."""
    steps: tuple[Step, ...]
    backs: tuple[Back, ...]
    """In the order of the substitution: the last pivot first."""
    head: int
    """How many steps come before those for the late unknowns."""
    free: tuple[int, ...]
    """Unknowns that the numbers at hand did not determine."""
    signs: tuple[int, ...]
    """For each step after the head the sign of the product of its pivots so far that goes with a positive principal
    minor of the matrix; 0 where the rows taken are not those of the columns taken."""
    places: dict[tuple[int, int], int]
    """The slot of every (row, column)."""


class _Active:
    """What is left of the matrix while the order is made."""

    def __init__(self, size: int, entries: Sequence[tuple[int, int]], values: Sequence[float]) -> None:
        self.rows: list[dict[int, float]] = [{} for _ in range(size)]
        self.columns: list[dict[int, None]] = [{} for _ in range(size)]
        self.scales: dict[tuple[int, int], float] = {}
        self.slot: dict[tuple[int, int], int] = {}
        for (row, column), value in zip(entries, values, strict=True):
            self.add(row, column, value if value - value == 0.0 else 0.0)

    def add(self, row: int, column: int, value: float) -> int:
        """Adds to a number; returns its slot."""
        place = (row, column)
        if place not in self.slot:
            self.slot[place] = len(self.slot)
        total = self.rows[row].get(column, 0.0) + value
        scale = max(self.scales.get(place, 0.0), abs(value))
        self.columns[column][row] = None
        self.scales[place] = scale
        self.rows[row][column] = total if abs(total) > NOISE * scale else 0.0
        return self.slot[place]

    def pivot(self, late: Sequence[bool]) -> tuple[int, int] | None:
        """The cheapest that is large enough; of equal ones one on the diagonal, then the first."""
        fewest = min((len(column) for column in self.columns if column), default=0)
        best, cost = None, -1
        for size, row in sorted((len(entries), row) for row, entries in enumerate(self.rows) if entries):
            if 0 <= cost <= 2 * (size - 1) * (fewest - 1):
                break
            if late[row]:
                continue
            for column, value in self.rows[row].items():
                price = 2 * (size - 1) * (len(self.columns[column]) - 1) + (row != column)
                if (cost < 0 or price < cost) and not late[column] and self._large(column, value):
                    best, cost = (row, column), price
        return best

    def _large(self, column: int, value: float) -> bool:
        if value == 0.0:
            return False
        least = abs(value) / SMALL
        return all(abs(self.rows[row][column]) <= least for row in self.columns[column])

    def eliminate(self, row: int, column: int) -> tuple[Step, tuple[tuple[int, int], ...]]:
        """Takes a pivot out; returns its step, and what else stands in its row, as (slot, unknown)."""
        whole = self.rows[row]
        pivot = whole[column]
        others = [other for other in sorted(whole) if other != column]
        below = []
        for other in sorted(self.columns[column]):
            if other != row:
                factor = self.rows[other].pop(column) / pivot
                pairs = tuple((self.add(other, at, -factor * whole[at]), self.slot[row, at]) for at in others)
                below.append((self.slot[other, column], other, pairs))
        for at in whole:
            del self.columns[at][row]
        self.rows[row] = {}
        self.columns[column] = {}
        return (self.slot[row, column], row, tuple(below)), tuple((self.slot[row, at], at) for at in others)


def ordered(
    size: int, entries: Sequence[tuple[int, int]], values: Sequence[float], late: Sequence[int] = ()
) -> Ordered:
    """The schedule for numbers at these (row, column), made for these values; late unknowns come last."""
    active = _Active(size, entries, values)
    slots = tuple(active.slot[place] for place in entries)
    waits = [False] * size
    for unknown in late:
        waits[unknown] = True
    steps: list[Step] = []
    backs: list[Back] = []
    free = [True] * size
    head, signs = 0, [1]
    while len(steps) < size:
        place = active.pivot(waits)
        if place is None:
            if True not in waits:
                break
            head, waits = len(steps), [False] * size
            continue
        signs.append(signs[-1] if active.rows[place[0]][place[1]] > 0.0 else -signs[-1])
        step, others = active.eliminate(*place)
        steps.append(step)
        backs.append((place[1], place[0], step[0], others))
        free[place[1]] = False
    return Ordered(
        size,
        tuple(entries),
        slots,
        slots == tuple(range(len(slots))),
        len(active.slot),
        tuple(steps),
        tuple(reversed(backs)),
        head,
        tuple(unknown for unknown in range(size) if free[unknown]),
        _closed(backs, head, signs[head]),
        active.slot,
    )


def _closed(backs: Sequence[Back], head: int, before: int) -> tuple[int, ...]:
    """The `signs`, where the product of the head's pivots has the sign `before`."""
    signs = []
    taken: dict[int, int] = {}
    for count, (column, row, _, _) in enumerate(backs):
        taken[row] = column
        if count < head:
            continue
        # The pivots' product is the minor but for the order of its rows: a permutation, odd by its even cycles.
        sign, waiting = before, dict(taken)
        while waiting:
            start, at = waiting.popitem()
            while at != start:
                if at not in waiting:
                    sign, waiting = 0, {}
                    break
                at = waiting.pop(at)
                sign = -sign
        signs.append(sign)
    return tuple(signs)


def solution(order: Ordered, values: Sequence[float], right: Sequence[float]) -> list[float]:
    """The unknowns, for these numbers at the entries of `order` and these right sides.

    Where a pivot has become too small for the order, the numbers are solved in an order of their own.
    """
    if not order.free:
        answer = _answer(order, values, right, GROWN)
        if answer is not None:
            return answer
    answer = _answer(ordered(order.size, order.entries, values), values, right, 1e300)
    return [0.0] * order.size if answer is None else answer


def _answer(order: Ordered, values: Sequence[float], right: Sequence[float], grown: float) -> list[float] | None:
    """The unknowns, or None where a pivot is 0, a multiplier too large or a number not finite."""
    numbers = _slotted(order, values)
    sides = list(right)
    for pivot, row, below in order.steps:
        divisor = numbers[pivot]
        if divisor == 0.0:
            return None
        side = sides[row]
        for slot, other, pairs in below:
            factor = numbers[slot] / divisor
            if not -grown < factor < grown:
                return None
            sides[other] -= factor * side
            for target, source in pairs:
                numbers[target] -= factor * numbers[source]
    unknowns = [0.0] * order.size
    nothing = 0.0
    for unknown, row, pivot, others in order.backs:
        side = sides[row]
        for slot, other in others:
            side -= numbers[slot] * unknowns[other]
        side /= numbers[pivot]
        nothing += side - side
        unknowns[unknown] = side
    return unknowns if nothing == 0.0 else None


def _slotted(order: Ordered, values: Sequence[float]) -> list[float]:
    if order.plain:
        return [*values, *[0.0] * (order.room - len(values))]
    numbers = [0.0] * order.room
    for slot, value in zip(order.slots, values, strict=True):
        numbers[slot] += value
    return numbers


# ---- In two parts: what stays the same once, the late unknowns as often as their numbers change ----------------------


def begun(order: Ordered, values: Sequence[float]) -> list[float]:
    """The numbers by slot after the head's steps, each multiplier in its own place."""
    numbers = _slotted(order, values)
    for pivot, _, below in order.steps[: order.head]:
        divisor = numbers[pivot]
        for slot, _, pairs in below:
            factor = numbers[slot] / divisor
            numbers[slot] = factor
            for target, source in pairs:
                numbers[target] -= factor * numbers[source]
    return numbers


def carried(order: Ordered, numbers: Sequence[float], right: Sequence[float]) -> list[float]:
    """The right sides after the head's steps."""
    sides = list(right)
    for _, row, below in order.steps[: order.head]:
        side = sides[row]
        for slot, other, _ in below:
            sides[other] -= numbers[slot] * side
    return sides


def finished(order: Ordered, numbers: Sequence[float], sides: Sequence[float]) -> tuple[list[float], bool]:
    """The late unknowns (the others 0), and whether all principal minors on the way are positive.

    They are in a network of passive parts; the first to fail says that a load there has a resistance too negative for
    what feeds it. An unknown whose pivot is 0 is 0.
    """
    work, rest = list(numbers), list(sides)
    sign, positive = 1, True
    for (pivot, row, below), wanted in zip(order.steps[order.head :], order.signs, strict=True):
        divisor = work[pivot]
        if divisor <= 0.0:
            if divisor == 0.0:
                return _dense(order, numbers, sides)
            sign = -sign
        if wanted == -sign:
            positive = False
        side = rest[row]
        for slot, other, pairs in below:
            factor = work[slot] / divisor
            if not -GROWN < factor < GROWN:
                return _dense(order, numbers, sides)
            rest[other] -= factor * side
            for target, source in pairs:
                work[target] -= factor * work[source]
    unknowns = [0.0] * order.size
    _substitute(order.backs[: len(order.steps) - order.head], work, rest, unknowns)
    return unknowns, positive


def _dense(order: Ordered, numbers: Sequence[float], sides: Sequence[float]) -> tuple[list[float], bool]:
    """As `finished`, slowly, with the largest pivot in each column: for numbers that the order does not suit."""
    rows = [row for _, row, _ in order.steps[order.head :]]
    columns = [back[0] for back in reversed(order.backs[: len(rows)])]
    table = [[numbers[order.places[row, at]] if (row, at) in order.places else 0.0 for at in columns] for row in rows]
    rest = [sides[row] for row in rows]
    sign = 1
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(table[row][at]))
        if best != at:
            table[at], table[best], rest[at], rest[best] = table[best], table[at], rest[best], rest[at]
            sign = -sign
        divisor = table[at][at]
        if divisor == 0.0:
            continue
        sign = sign if divisor > 0.0 else -sign
        for row in range(at + 1, len(rows)):
            factor = table[row][at] / divisor
            if factor != 0.0:
                rest[row] -= factor * rest[at]
                for other in range(at, len(rows)):
                    table[row][other] -= factor * table[at][other]
    unknowns = [0.0] * order.size
    for at in range(len(rows) - 1, -1, -1):
        side = rest[at]
        for other in range(at + 1, len(rows)):
            side -= table[at][other] * unknowns[columns[other]]
        unknowns[columns[at]] = side / table[at][at] if table[at][at] != 0.0 else 0.0
    return unknowns, not rows or order.signs[-1] != -sign


def completed(
    order: Ordered, numbers: Sequence[float], sides: Sequence[float], unknowns: Sequence[float]
) -> list[float]:
    """All unknowns, from the late ones and from what `begun` and `carried` gave."""
    every = list(unknowns)
    _substitute(order.backs[len(order.steps) - order.head :], numbers, sides, every)
    return every


def _substitute(backs: Sequence[Back], numbers: Sequence[float], sides: Sequence[float], unknowns: list[float]) -> None:
    for unknown, row, pivot, others in backs:
        side = sides[row]
        for slot, other in others:
            side -= numbers[slot] * unknowns[other]
        divisor = numbers[pivot]
        unknowns[unknown] = side / divisor if divisor != 0.0 else 0.0
