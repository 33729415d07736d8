"""How a playback ended: the outcome, why it came out so, what was learnt; and apart from these the accounts.

Look for: `verdict`, `accounts`.
"""

from game.level.world import World
from game.model import atmosphere, balance
from game.model.units import CO2_MOLAR_MASS, N2_MOLAR_MASS, O2_MOLAR_MASS
from game.retelling.notebook import Notebook
from game.retelling.page import WIDTH, Page, wrapped
from game.retelling.reasons import reasons
from game.retelling.wording import DAY, at, capital
from game.session import readers
from game.session.run import Run
from game.words.facts import LIMIT_WORDS, OBJECTIVE_WORDS, STACK_WORDS, TRIP_WORDS, clock_text, shown
from game.words.message import catalogue, message, said

LABEL = 14
"""Columns for how far an objective was seen."""
SEEN, PARTLY = OBJECTIVE_WORDS[2], OBJECTIVE_WORDS[1]


def verdict(page: Page, book: Notebook, run: Run) -> None:
    """The outcome, why, and what there was to learn."""
    world, session = book.world, run.session
    state, watch = session.state, session.state.watch
    ending = readers.ending(world, state)
    tick = watch.judged_at if session.judged else session.now
    clock = at(world, tick)
    if world.start + tick >= DAY:
        clock = said(message("head.next_day", clock=clock))
    page.blank()
    page.line("═" * WIDTH)
    page.line(said(message("result.ending", ending=capital(ending_text(world, ending)), clock=clock)))
    if f"ending_why.{ending}" in world.texts:
        _paragraph(page, world.texts[f"ending_why.{ending}"], 2, 2)
    page.blank()
    page.line(said(message("result.why")))
    for text in reasons(book, run):
        _paragraph(page, said(message("result.reason", text=text)), 2, 4)
    if world.names.kinds["objective"]:
        page.blank()
        page.line(said(message("result.objectives")))
    for o, name in enumerate(world.names.kinds["objective"]):
        _objective(page, world, run, o, name)


def _objective(page: Page, world: World, run: Run, o: int, name: str) -> None:
    """How far it was seen and, where only some of the evidence is there, what is missing."""
    state = run.session.state
    seen = readers.objective(world, state, o)
    label = said(message(f"objective.{seen}"))
    text = world.texts.get(f"objective.{name}", name.replace("_", " "))
    _paragraph(page, f"{label.ljust(LABEL)}{text}", 2, 2 + LABEL)
    if seen != PARTLY:
        return
    for (tick, _), when in zip(world.plot.objectives[o].ticks, state.course.ticks[o], strict=True):
        if when < 0:
            missing = world.texts.get(f"tick.{name}.{tick}", tick.replace("_", " "))
            _paragraph(page, said(message("objective.missing", what=missing)), 2 + LABEL, 4 + LABEL)


def _paragraph(page: Page, text: str, first: int, rest: int) -> None:
    for line in wrapped(text, first, rest):
        page.line(line)


def ending_text(world: World, ending: str) -> str:
    """What the level calls its ending; what every level may have is said in general words."""
    if f"ending.{ending}" in world.texts:
        return world.texts[f"ending.{ending}"]
    general = f"result.ending_{ending}"
    return said(message(general)) if general in catalogue() else ending.replace("_", " ")


def accounts(page: Page, book: Notebook, run: Run, path: str, seconds: float) -> None:
    """The ledger of the air, the balances, and whether what the file expects came about."""
    world, session = book.world, run.session
    state, watch = session.state, session.state.watch
    page.blank()
    page.line(said(message("result.accounts")).ljust(WIDTH, "─"))

    def tell(id_: str, **values: object) -> None:
        _paragraph(page, said(message(f"result.{id_}", **values)), 2, 4)

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
        _paragraph(page, text, 2, 4)
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
