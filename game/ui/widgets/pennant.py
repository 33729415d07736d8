"""Numbered flags over a timeline: those that would lie over each other share one, which says from where to where.

Look for: `Bunch`, `bunches`, `pennants`, `colour_of`, `FLAG_HIGH`.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.debrief.flags import ANSWER, ORDER, Flag
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.widget import Widget, set_text
from game.ui.widgets.chart import Span

SIZE = 18.0
FLAG_WIDE, FLAG_HIGH, APART = 28.0, 32.0, 3.0
COLOURS = {ANSWER: "advisory", ORDER: "ok"}


class Bunch(NamedTuple):
    """Decisions that share a flag."""

    flags: tuple[Flag, ...]
    begin: float
    end: float
    """Where the first and the last of them lie."""

    @property
    def words(self) -> str:
        first, last = self.flags[0].number, self.flags[-1].number
        return str(first) if first == last else f"{first}–{last}"

    @property
    def wide(self) -> float:
        return max(FLAG_WIDE, measure.width(self.words, SIZE, "uib") + 12)

    @property
    def x(self) -> float:
        """Its middle."""
        return (self.begin + self.end) / 2


def colour_of(flag: Flag) -> str:
    """Of an answer, of orders, of silence."""
    return COLOURS.get(flag.kind, "caution")


def bunches(flags: Sequence[Flag], over: Span) -> list[Bunch]:
    """As many flags as there is room for."""
    found: list[Bunch] = []
    for flag in flags:
        x = over.at(flag.tick)
        found.append(Bunch((flag,), x, x))
        while len(found) > 1 and found[-1].x - found[-2].x < (found[-1].wide + found[-2].wide) / 2 + APART:
            one, other = found[-2:]
            found[-2:] = [Bunch(one.flags + other.flags, one.begin, other.end)]
    return found


def pennants(id_: str, flags: Sequence[Flag], over: Span, y: float, chosen: Flag | None, inside: str) -> list[Widget]:
    """A flag for each bunch; the one with the chosen decision shows its number, and leads on to the next in it."""
    return [_pennant(f"{id_}{each.flags[0].number}", each, y, chosen, inside) for each in bunches(flags, over)]


def _pennant(id_: str, bunch: Bunch, y: float, chosen: Flag | None, inside: str) -> Widget:
    mine = chosen is not None and chosen in bunch.flags
    words = str(chosen.number) if chosen is not None and mine else bunch.words
    after = bunch.flags.index(chosen) + 1 if chosen is not None and mine else 0
    next_ = bunch.flags[after % len(bunch.flags)].number
    colours = {colour_of(each) for each in bunch.flags}
    colour = colours.pop() if len(colours) == 1 else "dim"
    r = Rect(bunch.x - bunch.wide / 2, y, bunch.wide, FLAG_HIGH)
    ink, on = ("ink", "selected") if mine else ("text", "panel")
    text = set_text(words, bunch.x, y + 12, SIZE, ink, "uib", on, "cm")
    look = (colour, mine, bunch.begin, bunch.end)
    return Widget(id_, r, "button", (text,), partial(_flag, *look), look, f"flag {next_}", inside=inside)


def _flag(colour: str, mine: bool, begin: float, end: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    left, right, foot = r.x + 1, r.right - 1, r.bottom - 9
    edge = "selected" if mine or focused else colour
    if end - begin > 2:
        canvas.line([(max(begin, r.x), r.bottom - 2), (min(end, r.right), r.bottom - 2)], edge, 2)
        shape = [(left, r.y + 1), (right, r.y + 1), (right, foot), (left, foot)]
    else:
        shape = [(left, r.y + 1), (right, r.y + 1), (right, foot), (r.cx, r.bottom), (left, foot)]
    canvas.poly(shape, fill="selected" if mine else "panel", line=edge, width=2.5 if focused else 2)
