"""An exercise with its card, and a try at it, in sentences: for a terminal, and the same words for the window.

Look for: `card_rows`, `mark_words`, `flaw_words`, `loss_words`, `outcome`, `sheet` (an exercise), `table` (the tries at
it).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model.procedure import Band
from game.model.weldment import METALS
from game.words.message import message, said
from game.workshop.causes import Loss
from game.workshop.exercises import EXERCISES, Exercise, Hang
from game.workshop.marks import BARE, HAND, SET, Flaw, Mark
from game.workshop.trial import Trial

MOST_MARKS = 4
"""Of one try that the terminal tells."""
WIDE = 110
"""Letters of a line."""
TOGETHER = "\u00a0%"
"""A number and its sign stay on one line."""
_SCALES = {
    "amperes": (1.0, 0, "A"), "feed": (1e3, 1, "mm/s"), "speed": (1e3, 1, "mm/s"), "arc": (1e3, 1, "mm"),
    "work": (1.0, 0, "°"), "travel": (1.0, 0, "°"), "off": (1e3, 1, "mm"), "gap": (1e3, 1, "mm"),
    "dirt": (100.0, 0, "%"),
}  # fmt: skip
"""In which unit a variable is told: what to multiply by, decimals, unit."""


class Row(NamedTuple):
    """A variable of the card."""

    variable: str
    name: str
    best: str
    """With its unit."""
    band: str


class Try(NamedTuple):
    """Somebody's try at an exercise."""

    who: str
    trial: Trial
    losses: tuple[Loss, ...]


def figure(variable: str, value: float) -> str:
    """A value of a variable, without its unit."""
    scale, decimals, _ = _SCALES[variable]
    shown = f"{scale * value:.{decimals}f}"
    return shown.removeprefix("-") if float(shown) == 0.0 else shown


def quantity(variable: str, value: float) -> str:
    """With its unit."""
    unit = _SCALES[variable][2]
    return f"{figure(variable, value)}{'' if unit == '°' else ' '}{unit}"


def name_of(variable: str) -> str:
    """What a variable is called."""
    return said(message(f"practice.variable_{variable}"))


def card_rows(exercise: Exercise) -> tuple[Row, ...]:
    """The procedure, variable by variable."""
    rows = []
    for variable in _SCALES:
        band: Band = getattr(exercise.card, variable)
        low, high = figure(variable, band.low), quantity(variable, band.high)
        rows.append(Row(variable, name_of(variable), quantity(variable, band.best), f"{low} to {high}"))
    return tuple(rows)


def asked(exercise: Exercise) -> str:
    """What it is to carry."""
    match exercise.asked:
        case Hang(speed=speed, hours=hours):
            kilograms = f"{exercise.weldment.machine.mass:.0f}"
            return said(message("practice.asks_hang", kg=kilograms, mm=f"{1e3 * speed:.0f}", hours=f"{hours:.0f}"))
        case pull:
            way = "across" if pull.across else "along"
            return said(message(f"practice.asks_{way}", kn=f"{pull.force / 1e3:.0f}"))


def mark_words(mark: Mark, several: bool = False) -> str:
    """`fast, from 12 to 40 mm: 3.2 mm/s`; with its seam where there are several."""
    where = _where(mark.seam, mark.from_along, mark.to_along, several)
    if mark.variable == BARE:
        return said(message("practice.mark_bare", where=where))
    what = said(message(f"practice.side_{mark.variable}_{mark.side}"))
    # To which side the aim was off is said in words.
    worst = abs(mark.worst) if mark.variable == "off" else mark.worst
    return said(message("practice.mark", what=what, where=where, worst=quantity(mark.variable, worst)))


def flaw_words(flaw: Flaw, several: bool = False) -> str:
    """`the root is cold, from 3 to 20 mm`."""
    where = _where(flaw.seam, flaw.from_along, flaw.to_along, several)
    return said(message("practice.flaw", what=said(message(f"practice.flaw_{flaw.kind}")), where=where))


def loss_words(loss: Loss) -> str:
    """`travel speed 44 %`."""
    return said(
        message("practice.loss", cause=said(message(f"practice.cause_{loss.cause}")), percent=f"{100 * loss.share:.0f}")
    )


def outcome(exercise: Exercise, trial: Trial) -> str:
    """Whether it carries what is asked, and how near to its limit that is."""
    carried = trial.carried
    percent = f"{100.0 * carried.use:.0f}"
    if carried.verdict is None:
        if math.isinf(carried.use):
            return said(message("practice.carries_nothing"))
        kn = f"{(carried.across if getattr(exercise.asked, 'across', False) else carried.along) / 1e3:.1f}"
        return said(message(f"practice.{'carries' if carried.holds else 'breaks'}", kn=kn, percent=percent))
    why = said(message(f"practice.why_{carried.verdict.why}"))
    off = f"{1e3 * carried.hole_off:.1f}"
    if math.isinf(carried.use):
        return said(message("practice.unhung", why=why, mm=off))
    return said(message("practice.hung", why=why, mm=off, percent=percent))


def _where(seam: str, from_along: float, to_along: float, several: bool) -> str:
    begin, end = f"{1e3 * from_along:.0f}", f"{1e3 * to_along:.0f}"
    if several:
        return said(message("practice.where_on", seam=seam, begin=begin, end=end))
    return said(message("practice.where", begin=begin, end=end))


def sheet(exercise: Exercise) -> str:
    """Title, what to do, the card and the load."""
    number = EXERCISES.index(exercise.id) + 1
    plate = next(each for each in exercise.weldment.pieces if each.name == exercise.piece)
    card = exercise.card
    metal = said(message(f"practice.metal_{METALS[plate.metal].name}"))
    lines = [f"{number}  {said(message(f'practice.title_{exercise.id}'))}  ({exercise.id})", ""]
    lines += _wrapped(said(message(f"practice.about_{exercise.id}")), "   ")
    lines.append("")
    lines.append(
        "   "
        + said(
            message(
                "practice.card", metal=metal, mm=f"{1e3 * plate.thickness:.0f}", leg=f"{1e3 * card.leg:.1f}",
                wire=f"{1e3 * card.wire:.1f}",
            )
        )
    )  # fmt: skip
    rows = card_rows(exercise)
    wide = max(len(row.name) for row in rows)
    lines += [f"     {row.name:<{wide}}  {row.best:>10}   {row.band}" for row in rows]
    lines.append("   " + said(message("practice.seams", seams=", ".join(exercise.seams))))
    lines.append("   " + asked(exercise))
    return "\n".join(lines) + "\n"


def table(exercise: Exercise, tries: Sequence[Try]) -> str:
    """What the tries came to, with the worst of what was wrong under each."""
    names = [name_of(variable) for variable in (*HAND, *SET)]
    total = said(message("practice.total"))
    wide = max(len(each.who) for each in tries)
    columns = [max(7, len(name)) for name in (total, *names)]
    head = "  ".join(f"{name:>{column}}" for name, column in zip((total, *names), columns, strict=True))
    lines = [f"   {'':<{wide}}  {head}"]
    several = len(exercise.seams) > 1
    for each in tries:
        marks = each.trial.marks
        scores = (marks.total, *(score for _, score in marks.scores))
        row = "  ".join(f"{score:>{column}.0f}" for score, column in zip(scores, columns, strict=True))
        lines.append(f"   {each.who:<{wide}}  {row}")
        notes = [outcome(exercise, each.trial)]
        notes += [mark_words(mark, several) for mark in marks.marks[:MOST_MARKS]]
        if marks.flaws:
            first = [flaw_words(flaw, several) for flaw in marks.flaws[:MOST_MARKS]]
            more = len(marks.flaws) - len(first)
            notes.append("; ".join(first) + (said(message("practice.more", count=more)) if more > 0 else ""))
        if each.losses:
            notes.append(said(message("practice.lost", causes=", ".join(loss_words(loss) for loss in each.losses))))
        for note in notes:
            lines += _wrapped(note, " " * (wide + 5))
    return "\n".join(lines) + "\n"


def _wrapped(words: str, indent: str) -> list[str]:
    lines, line = [], indent
    for word in words.replace(" %", TOGETHER).split(" "):
        if len(line) + 1 + len(word) > WIDE and line.strip():
            lines.append(line)
            line = indent + "  " if lines and indent != "   " else indent
        line += (" " if line.strip() else "") + word.replace(TOGETHER, " %")
    return [*lines, line]
