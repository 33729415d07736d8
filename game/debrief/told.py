"""A report as a page of plain text.

Look for: `told`.
"""

from game.debrief.flags import ANSWER, Flag
from game.debrief.report import Report
from game.debrief.rescue import Rescue
from game.debrief.traces import STEPS, trace
from game.retelling.notebook import ahead
from game.retelling.outcome import PARTLY, Evidence
from game.retelling.page import WIDTH, Page
from game.retelling.verdict import paragraph
from game.retelling.wording import at, capital, lasting
from game.words.message import message, said

LABEL, NAME = 14, 22
"""Columns of a word before a paragraph, and of a name before a trace."""
LOW, HIGH = 70.0, 100.0
"""% of saturation between which the traces of people run."""


def told(report: Report) -> str:
    """All of it, in words, with one trace for each person."""
    page, world, found = Page(), report.world, report.outcome
    page.line(said(message("debrief.title", title=world.title)))
    page.line(said(message("head.settings", seed=world.seed, difficulty=world.difficulty)))
    page.line("═" * WIDTH)
    page.line(said(message("result.ending", ending=found.name, clock=found.clock)))
    if found.why:
        paragraph(page, found.why, 2, 2)
    if report.rescue:
        _points(page, "debrief.last_moment", rescue_text(report, report.rescue))
    _points(page, "result.why", report.reasons)
    _air(page, report)
    _people(page, report)
    _head(page, "debrief.flags")
    for flag in report.flags:
        _flag(page, report, flag)
    if report.objectives:
        _head(page, "result.objectives")
    for each in report.objectives:
        _objective(page, report, each)
    if report.player >= 0:
        _senses(page, report)
    _points(page, "debrief.bill", [f"{capital(name)}: {value}" for name, value in report.bill])
    _points(page, "debrief.eased", report.eased)
    return page.text()


def _head(page: Page, id_: str) -> None:
    page.blank()
    page.line(said(message(id_)))


def _points(page: Page, id_: str, texts: "list[str] | tuple[str, ...]") -> None:
    if texts:
        _head(page, id_)
    for text in texts:
        paragraph(page, said(message("result.reason", text=text)), 2, 4)


def _air(page: Page, report: Report) -> None:
    _head(page, "debrief.air")
    page.line(_span(report))
    for id_, limit, values in (
        ("o2", "oxygen", [each.oxygen for each in report.samples]),
        ("co2", "co2", [each.co2 for each in report.samples]),
    ):
        line, low, high = report.limit(limit), min(values), max(values)
        drawn = trace(values, min(line, low) if id_ == "o2" else 0.0, max(line, high))
        page.line(f"  {said(message(f'debrief.{id_}')).ljust(NAME)}{drawn}")
        ranges = said(message("debrief.range", low=f"{low:.2f}", high=f"{high:.2f}", limit=f"{line:.2f}"))
        page.line(f"  {''.ljust(NAME)}{ranges}")


def _span(report: Report) -> str:
    begin, end = at(report.world, 0), at(report.world, report.now)
    return f"  {''.ljust(NAME)}{begin}{end.rjust(STEPS - len(begin))}"


def _people(page: Page, report: Report) -> None:
    _head(page, "debrief.people")
    page.line(_span(report))
    for i, strip in enumerate(report.strips):
        values = [each.spo2[i] for each in report.samples]
        low = said(message("debrief.low", percent=f"{strip.lowest:.0f}", clock=at(report.world, strip.lowest_at)))
        page.line(f"  {strip.name.ljust(NAME)}{trace(values, LOW, HIGH)}  {low}")
        if strip.fate:
            page.line(f"  {''.ljust(NAME)}{fate_text(report, strip.fate, strip.fate_at)}")


def rescue_text(report: Report, last: Rescue) -> list[str]:
    """What could still have been done, and when."""
    clock = at(report.world, last.tick)
    return [said(message("debrief.enough" if last.enough else "debrief.together", clock=clock)), *last.words]


def fate_text(report: Report, fate: str, tick: int) -> str:
    """What befell somebody, and when."""
    return said(message(f"debrief.{fate}", clock=at(report.world, tick)))


def _flag(page: Page, report: Report, flag: Flag) -> None:
    first = f"{str(flag.number).rjust(4)}  {at(report.world, flag.tick)}  "
    lines = [flag.asked] if flag.asked else []
    lines += [answer_text(flag, text) for text in flag.words]
    left = left_text(report, flag.tick)
    if left:
        lines.append(f"({left})")
    for n, line in enumerate(lines):
        paragraph(page, (" " * len(first) if n else first) + line, 0, len(first) + 2)


def answer_text(flag: Flag, text: str) -> str:
    """An answer with who gives it; what is no speech, as it stands."""
    spoken = flag.kind == ANSWER and not text.startswith("[")
    return said(message("tale.answer", text=text)) if spoken else text


def left_text(report: Report, tick: int) -> str:
    """How long it was then to which limit, or past which it was; "" where none was ahead."""
    look = report.sample(tick)
    if not ahead(look.left):
        return ""
    limit = said(message(f"limit.{look.limit}"))
    if look.left <= 0.0:
        return said(message("debrief.past", limit=limit))
    return said(message("debrief.left", left=lasting(look.left), limit=limit))


def _objective(page: Page, report: Report, each: Evidence) -> None:
    paragraph(page, f"{said(message(f'objective.{each.seen}')).ljust(LABEL)}{each.name}", 2, 2 + LABEL)
    for text, when in each.ticks:
        if when >= 0:
            line = said(message("debrief.evidence", clock=at(report.world, when), what=text))
            paragraph(page, line, 2 + LABEL, 9 + LABEL)
        elif each.seen == PARTLY:
            paragraph(page, said(message("objective.missing", what=text)), 2 + LABEL, 4 + LABEL)
    if each.note:
        paragraph(page, each.note, 2 + LABEL, 4 + LABEL)


def senses(report: Report) -> list[str]:
    """What the model took of the player's own senses, and what of it was shown."""
    most, when = report.dulled
    if most <= 0.01:
        return [said(message("debrief.clear"))]
    clock = at(report.world, when)
    return [
        said(message("debrief.dulled", percent=f"{100.0 * most:.0f}", clock=clock)),
        *(
            said(
                message(
                    f"debrief.shown_{each.what}", begin=at(report.world, each.begin), end=at(report.world, each.end)
                )
            )
            for each in report.shown
        ),
    ]


def _senses(page: Page, report: Report) -> None:
    _points(page, "debrief.senses", senses(report))
