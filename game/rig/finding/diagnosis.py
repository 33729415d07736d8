"""Which tests tell which faults apart, and a bot that always takes the test that tells most for its time.

Look for: `told_apart`, `hopeless` (pairs that nothing tells apart), `drawable`, `diagnosed` and `Diagnosis`.
"""

from typing import NamedTuple

from game.model import chance, det
from game.rig import faults
from game.rig.finding import suspicion
from game.rig.finding.suspicion import Bench, Suspect, Test
from game.rig.parts import Fault, Rig, Rigged


def told_apart(rig: Rig, rigged_book: Rigged, one: Fault, other: Fault, the: Bench | None = None) -> tuple[Test, ...]:
    """The tests that separate two faults, cheapest first from standby; () if none does."""
    the = the or suspicion.bench(rig, rigged_book)
    found = [
        test
        for test in suspicion.tests(the)
        if suspicion.verdict(the, test, (one,)) != suspicion.verdict(the, test, (other,))
    ]
    return tuple(sorted(found, key=lambda test: suspicion.seconds(the, "standby", test)))


def first_apart(the: Bench, one: Fault, other: Fault) -> Test | None:
    """The first test that separates two faults; None if none does."""
    for test in suspicion.tests(the):
        if suspicion.verdict(the, test, (one,)) != suspicion.verdict(the, test, (other,)):
            return test
    return None


def hopeless(the: Bench, found: tuple[Fault, ...]) -> tuple[tuple[Fault, Fault], ...]:
    """Pairs of these that no test separates."""
    pairs: list[tuple[Fault, Fault]] = []
    groups = [found]
    for test in suspicion.tests(the):
        groups = [part for group in groups for part in _split(the, test, group)]
        if not groups:
            break
    for group in groups:
        pairs += [(one, other) for at, one in enumerate(group) for other in group[at + 1 :]]
    return tuple(pairs)


def _split(the: Bench, test: Test, group: tuple[Fault, ...]) -> list[tuple[Fault, ...]]:
    """By what the test says, groups of more than one."""
    by: dict[str, tuple[Fault, ...]] = {}
    for each in group:
        said = suspicion.verdict(the, test, (each,))
        by[said] = (*by.get(said, ()), each)
    return [part for part in by.values() if len(part) > 1]


def drawable(the: Bench) -> tuple[Suspect, ...]:
    """Suspects that chance can draw (see faults.drawn): what matters by the book, a stuck valve only shut."""
    used = faults.in_use(the.rig)
    return tuple(
        each
        for each in suspicion.suspects(the.rig, the.states[0].rigged)
        if each.part in used
        and (each.sign < 0 if each.kind == "stuck_valve" else each.sign > 0 or not faults.never_low(the.rig, each.part))
    )


# ---- The bot ----------------------------------------------------------------------------------------------------


class Diagnosis(NamedTuple):
    """How it was found."""

    minutes: float
    tests: tuple[Test, ...]
    """In the order in which they were taken; the panel is read for nothing and is not counted."""
    left: tuple[Suspect, ...]
    """Suspects that nothing more could rule out; one of them it is."""


Answers = tuple[tuple[tuple[str, ...], int], ...]
"""What a test can say of a suspect (each once, by how bad it is), with a bit for every suspect of whom it says that."""


class Sheet(NamedTuple):
    """All suspects of a bench, and what each test would say of each at the least, the middle and the worst of it."""

    the: Bench
    suspects: tuple[Suspect, ...]
    answers: dict[Test, Answers]
    chosen: dict[tuple[int, str], Test]
    """The bot's choices so far, by who is left (a bit for each) and in which state."""


def sheet(the: Bench, suspects: tuple[Suspect, ...]) -> Sheet:
    """Worked out once; only in standby, at full current and switched off. A test that says the same of all is none."""
    found: dict[Test, Answers] = {}
    for test in suspicion.tests(the):
        if test.state.startswith("shut"):
            continue
        by: dict[tuple[str, ...], int] = {}
        for at, suspect in enumerate(suspects):
            words = _said(the, test, suspect)
            by[words] = by.get(words, 0) | 1 << at
        if len(by) > 1:
            found[test] = tuple(by.items())
    return Sheet(the, suspects, found, {})


def _said(the: Bench, test: Test, suspect: Suspect) -> tuple[str, ...]:
    faults_ = (Fault(suspect.kind, suspect.part, amount) for amount in suspect.amounts())
    return tuple(dict.fromkeys(suspicion.verdict(the, test, (fault,)) for fault in faults_))


def diagnosed(page: Sheet, fault: Fault, seed: int, clever: bool = True) -> Diagnosis:
    """Rules suspects out until one is left or nothing more can be told.

    The bot takes the test that is expected to tell most per second; the other, by chance, one of those in this state
    that can still tell something, then of the others.
    """
    left, state, spent = (1 << len(page.suspects)) - 1, "standby", 0
    left, done = _panel_read(page, fault, left, state, ())
    while left.bit_count() > 1:
        useful = tuple(test for test, said in page.answers.items() if _tells(said, left) and test not in done)
        if not useful:
            break
        test = _best(page, left, state, useful) if clever else _by_chance(useful, state, f"{seed}/{len(done)}")
        spent += suspicion.seconds(page.the, state, test)
        if test.state != state:
            state = test.state
            left, done = _panel_read(page, fault, left, state, done)
        if test.tool != "panel":
            done = (*done, test)
            left = _agreeing(page, test, fault, left)
    suspects = tuple(each for at, each in enumerate(page.suspects) if left >> at & 1)
    return Diagnosis(spent / 60.0, tuple(test for test in done if test.tool != "panel"), suspects)


def _panel_read(
    page: Sheet, fault: Fault, left: int, state: str, done: tuple[Test, ...]
) -> tuple[int, tuple[Test, ...]]:
    """Who is left, and what has been read, after a look at the panel in this state."""
    for test in page.answers:
        if test.tool == "panel" and test.state == state:
            left, done = _agreeing(page, test, fault, left), (*done, test)
    return left, done


def _agreeing(page: Sheet, test: Test, fault: Fault, left: int) -> int:
    """Those left of whom the test could say what it says."""
    said = suspicion.verdict(page.the, test, (fault,))
    alike = 0
    for words, who in page.answers[test]:
        if said in words:
            alike |= who
    return left & alike


def _tells(said: Answers, left: int) -> bool:
    """Whether what it can say is not the same for all that are left."""
    return not any(who & left == left for _, who in said)


def _by_chance(useful: tuple[Test, ...], state: str, name: str) -> Test:
    here = tuple(test for test in useful if test.state == state) or useful
    return here[int(chance.uniform(0, f"diagnosis/{name}") * len(here))]


def _best(page: Sheet, left: int, state: str, useful: tuple[Test, ...]) -> Test:
    # What has been tried before tells nothing more, or is one of a few that would only be tried again.
    key = (left, state)
    known = page.chosen.get(key)
    if known is not None and known in useful:
        return known
    best, most = useful[0], -1.0
    for test in useful:
        worth = information(page.answers[test], left) / max(suspicion.seconds(page.the, state, test), 1)
        if worth > most:
            best, most = test, worth
    page.chosen[key] = best
    return best


def information(said: Answers, left: int) -> float:
    """Nats that a test is expected to tell of which suspect it is: H(answer) - H(answer | suspect) (Shannon 1948).

    All that are left are as likely; where it depends on how bad the fault is, each answer is as likely.
    """
    share: dict[str, float] = {}
    known = 0.0
    all_ = left.bit_count()
    for words, who in said:
        count = (who & left).bit_count()
        if count:
            known += count / all_ * det.log(float(len(words)))
            for word in words:
                share[word] = share.get(word, 0.0) + count / (all_ * len(words))
    total = 0.0
    for part in share.values():
        total -= part * det.log(part)
    return total - known
