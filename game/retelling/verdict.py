"""How a playback ended: the outcome, why it came out so, what was learnt; and apart from these the accounts.

Look for: `verdict`, `accounts`; outcome.py has what is told here.
"""

from game.level.world import World
from game.model import atmosphere, balance
from game.model.units import CO2_MOLAR_MASS, N2_MOLAR_MASS, O2_MOLAR_MASS
from game.retelling.notebook import Notebook
from game.retelling.outcome import evidence, outcome
from game.retelling.page import WIDTH, Page, wrapped
from game.retelling.reasons import reasons
from game.session import readers
from game.session.run import Run
from game.session.session import Session
from game.words.facts import LIMIT_WORDS, STACK_WORDS, TRIP_WORDS, clock_text, shown
from game.words.message import message, said

LABEL = 14
"""Columns for how far an objective was seen."""


def verdict(page: Page, book: Notebook, session: Session) -> None:
    """The outcome, why, and what there was to learn."""
    found = outcome(book.world, session)
    page.blank()
    page.line("═" * WIDTH)
    page.line(said(message("result.ending", ending=found.name, clock=found.clock)))
    if found.why:
        paragraph(page, found.why, 2, 2)
    page.blank()
    page.line(said(message("result.why")))
    for text in reasons(book, session):
        paragraph(page, said(message("result.reason", text=text)), 2, 4)
    objectives = evidence(book.world, session)
    if objectives:
        page.blank()
        page.line(said(message("result.objectives")))
    for each in objectives:
        label = said(message(f"objective.{each.seen}"))
        paragraph(page, f"{label.ljust(LABEL)}{each.name}", 2, 2 + LABEL)
        for missing in each.missing:
            paragraph(page, said(message("objective.missing", what=missing)), 2 + LABEL, 4 + LABEL)
        if each.note:
            paragraph(page, each.note, 2 + LABEL, 4 + LABEL)


def paragraph(page: Page, text: str, first: int, rest: int) -> None:
    """Lines of one paragraph, indented."""
    for line in wrapped(text, first, rest):
        page.line(line)


def accounts(page: Page, book: Notebook, run: Run, path: str, seconds: float) -> None:
    """The ledger of the air, the balances, and whether what the file expects came about."""
    world, session = book.world, run.session
    state, watch = session.state, session.state.watch
    page.blank()
    page.line(said(message("result.accounts")).ljust(WIDTH, "─"))

    def tell(id_: str, **values: object) -> None:
        paragraph(page, said(message(f"result.{id_}", **values)), 2, 4)

    def clock(tick: int) -> str:
        return clock_text(world.start + tick)

    if watch.first_limit >= 0:
        limit = said(message(f"limit.{LIMIT_WORDS[watch.first_limit]}"))
        tell("first_limit", name=limit, clock=clock(watch.first_limit_at))
    else:
        tell("no_limit")
    tell(
        "lowest",
        percent=shown("lowest_o2", watch.lowest_o2),
        clock=clock(watch.lowest_o2_at),
        spo2=shown("spo2_worst", watch.worst_spo2),
        spo2_clock=clock(watch.worst_spo2_at),
    )
    tell(
        "highest",
        co2=shown("co2_kpa", watch.highest_co2 / 1e3),
        co2_clock=clock(watch.highest_co2_at),
        h2=shown("h2_percent", 100.0 * watch.highest_h2),
        h2_clock=clock(watch.highest_h2_at),
    )
    for text in _ledger(world, run):
        paragraph(page, text, 2, 4)
    gaps = balance.residuals(world.habitat, state.habitat, world.design)
    pairs = zip(balance.ELEMENTS, gaps, strict=True)
    tell("balance", residuals=", ".join(f"{name} {gap:.0e}" for name, gap in pairs))
    tell(
        "speed",
        hours=f"{session.now / 3600.0:.2f}",
        seconds=f"{seconds:.2f}",
        times=f"{session.now / seconds:,.0f}" if seconds > 0.0 else "-",
    )
    # A path stays in one piece, however long.
    page.line("  " + said(message("result.played", path=path, digest=state.digest.hex()[:12])))
    tell("failed" if run.failed else "held", held=run.held, failed=len(run.failed))
    for each in run.failed:
        page.line(f"    {path}:{each.line}: {clock_text(min(each.clock, session.clock))}  {each.text}")


def _ledger(world: World, run: Run) -> list[str]:
    """Where the oxygen went and came from."""
    state = run.session.state
    stacks, ledger = state.habitat.stacks, state.habitat.ledger
    found: list[str] = []

    def tell(id_: str, **values: object) -> None:
        found.append(said(message(f"result.{id_}", **values)))

    def kg(row: int, molar: float) -> str:
        return f"{abs(ledger[row]) * molar:.2f}"

    tell("ledger_used", kg=kg(atmosphere.BODY_O2, O2_MOLAR_MASS))
    for s, name in enumerate(world.stack_names):
        made = f"{stacks.made[s] * O2_MOLAR_MASS:.2f}"
        word, trip = STACK_WORDS[int(stacks.mode[s])], TRIP_WORDS[int(stacks.cause[s])]
        doing = said(message(f"stack.{word}"))
        doing = (
            said(message("stack.why", state=doing, cause=said(message(f"trip.{trip}")))) if trip != "none" else doing
        )
        tell("ledger_stack", stack=name, kg=made, state=doing)
    if ledger[atmosphere.CANDLE_O2] > 0.0:
        tell("ledger_candles", kg=kg(atmosphere.CANDLE_O2, O2_MOLAR_MASS))
    tell("ledger_nitrogen", kg=kg(atmosphere.MAKEUP_N2, N2_MOLAR_MASS))
    tell("ledger_co2", kg=kg(atmosphere.BED_CO2, CO2_MOLAR_MASS))
    tell("ledger_load", load=f"{readers.o2_load(world, state):.2f}")
    return found
