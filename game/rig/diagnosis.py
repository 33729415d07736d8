"""Which tests tell which faults apart, and a bot that always takes the test that tells most for its time.

Look for: `told_apart`, `hopeless` (pairs that nothing tells apart), `drawable`, `diagnosed` and `Diagnosis`.
"""

from collections.abc import Callable
from typing import NamedTuple

from game.model import chance, det
from game.rig import suspicion
from game.rig.parts import Fault, Rig, Rigged
from game.rig.suspicion import Bench, Suspect, Test


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
    """Suspects that chance can draw (see faults.drawn)."""
    rigged = the.states[0].rigged
    return tuple(each for each in suspicion.suspects(the.rig, rigged) if can_be_drawn(the.rig, each))


def can_be_drawn(rig: Rig, suspect: Suspect) -> bool:
    """A valve is drawn shut only, and a hydrogen instrument never shows too little."""
    if suspect.kind == "stuck_valve":
        return suspect.sign < 0
    shows = next((sensor.shows for sensor in rig.sensors if sensor.name == suspect.part), "")
    return suspect.sign > 0 or shows != "h2_in_o2"


# ---- The bot ----------------------------------------------------------------------------------------------------


class Diagnosis(NamedTuple):
    """How it was found."""

    minutes: float
    tests: tuple[Test, ...]
    """In the order in which they were taken; the panel is read for nothing and is not counted."""
    left: tuple[Suspect, ...]
    """Suspects that nothing more could rule out; one of them it is."""


Choice = Callable[[Bench, tuple[Suspect, ...], str, tuple[Test, ...]], Test]


class Sheet(NamedTuple):
    """All suspects of a bench with what each test would say of each, at the least, the middle and the worst of it."""

    the: Bench
    suspects: tuple[Suspect, ...]
    tests: tuple[Test, ...]
    said: dict[Test, dict[Suspect, tuple[str, ...]]]
    """What can be said of it, each once."""
    next: dict[tuple[tuple[Suspect, ...], str], Test]
    """The bot's choices so far, by who is left and in which state."""


def sheet(the: Bench, suspects: tuple[Suspect, ...]) -> Sheet:
    """Worked out once; only in standby, at full current and switched off."""
    states = ("standby", "full", "off")
    taken = tuple(test for test in suspicion.tests(the) if test.state in states)
    said = {test: {each: _said(the, test, each) for each in suspects} for test in taken}
    return Sheet(the, suspects, taken, said, {})


def _said(the: Bench, test: Test, suspect: Suspect) -> tuple[str, ...]:
    words = {
        suspicion.verdict(the, test, (Fault(suspect.kind, suspect.part, amount),)): None for amount in suspect.amounts()
    }
    return tuple(words)


def diagnosed(page: Sheet, fault: Fault, seed: int, clever: bool = True) -> Diagnosis:
    """Rules suspects out until one is left or nothing more can be told.

    The bot takes the test that is expected to tell most per second; the other, by chance, one of those in this state
    that can still tell something, then of the others.
    """
    left, done = _panel_read(page, fault, page.suspects, "standby", ())
    state, spent = "standby", 0
    while len(left) > 1:
        useful = tuple(test for test in page.tests if test not in done and _tells(page, test, left))
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
    return Diagnosis(spent / 60.0, tuple(test for test in done if test.tool != "panel"), left)


def _panel_read(
    page: Sheet, fault: Fault, left: tuple[Suspect, ...], state: str, done: tuple[Test, ...]
) -> tuple[tuple[Suspect, ...], tuple[Test, ...]]:
    """Who is left, and what has been read, after a look at the panel in this state."""
    for test in page.tests:
        if test.tool == "panel" and test.state == state:
            left, done = _agreeing(page, test, fault, left), (*done, test)
    return left, done


def _agreeing(page: Sheet, test: Test, fault: Fault, left: tuple[Suspect, ...]) -> tuple[Suspect, ...]:
    said = suspicion.verdict(page.the, test, (fault,))
    return tuple(each for each in left if said in page.said[test][each])


def _tells(page: Sheet, test: Test, left: tuple[Suspect, ...]) -> bool:
    """Whether what it can say is not the same for all that are left."""
    words = page.said[test]
    return any(words[each] != words[left[0]] for each in left[1:])


def _by_chance(useful: tuple[Test, ...], state: str, name: str) -> Test:
    here = tuple(test for test in useful if test.state == state) or useful
    return here[int(chance.uniform(0, f"diagnosis/{name}") * len(here))]


def _best(page: Sheet, left: tuple[Suspect, ...], state: str, useful: tuple[Test, ...]) -> Test:
    key = (left, state)  # all that has been tried follows from who is left, or tells nothing more
    if key not in page.next:
        best, most = useful[0], -1.0
        for test in useful:
            worth = information(page, test, left) / max(suspicion.seconds(page.the, state, test), 1)
            if worth > most:
                best, most = test, worth
        page.next[key] = best
    return page.next[key]


def information(page: Sheet, test: Test, left: tuple[Suspect, ...]) -> float:
    """Nats that a test is expected to tell of which suspect it is: H(answer) - H(answer | suspect) (Shannon 1948).

    All that are left are as likely; where it depends on how bad the fault is, each answer is as likely.
    """
    share: dict[str, float] = {}
    known = 0.0
    each_one = 1.0 / len(left)
    for suspect in left:
        words = page.said[test][suspect]
        part = each_one / len(words)
        known += each_one * det.log(float(len(words)))
        for word in words:
            share[word] = share.get(word, 0.0) + part
    total = 0.0
    for part in share.values():
        total -= part * det.log(part)
    return total - known
