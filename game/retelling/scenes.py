"""Puts what was noted into the order in which it is told: a question beside its answer, a minute's orders together.

Look for: `scenes`, `Asked`, `Given`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.retelling.notebook import Answer, Entry, Handwork, Happening, Head, Order, Question, Sound, Spoken
from game.retelling.orders import SILENT
from game.words.verbs import Command

MINUTE = 60


class Asked(NamedTuple):
    """A question where it is told, with what could be answered."""

    tick: int
    choice: str
    options: tuple[str, ...]
    since: int
    """When it was asked, if that is told; -1."""
    left_open: bool


class Given(NamedTuple):
    """The orders of one minute."""

    tick: int
    commands: tuple[Command, ...]


Scene = Head | Spoken | Sound | Given | Asked | Answer | Happening | Handwork


def scenes(entries: Sequence[Entry]) -> list[Scene]:
    """What is told, in its order."""
    plain = _together([each for each in entries if not (isinstance(each, Order) and each.command.verb in SILENT)])
    moved: dict[int, list[Asked]] = {}
    answered: set[int] = set()
    for at, each in enumerate(plain):
        if isinstance(each, Question):
            found = _closed(plain, at)
            if found is None:
                continue
            to, left_open = found
            answered.add(to)
            later = left_open or (plain[to].tick // MINUTE != each.tick // MINUTE and to > at + 1)
            tick = each.tick if to == at + 1 or left_open else plain[to].tick
            asked = Asked(tick, each.choice, each.options, each.tick if later else -1, left_open)
            moved.setdefault(at if to == at + 1 and not left_open else to, []).append(asked)
    told: list[Scene] = []
    for at, each in enumerate(plain):
        told += moved.get(at, [])
        if isinstance(each, Answer) and at not in answered:
            told.append(Asked(each.tick, each.choice, (), -1, False))
        if not isinstance(each, Question):
            told.append(each)
    return told + moved.get(len(plain), [])


def _closed(plain: Sequence[Scene | Question], at: int) -> tuple[int, bool] | None:
    """Where the answer to a question stands, or (and True) where its chapter ends; None: it is asked again first."""
    question = plain[at]
    end = len(plain)
    for later in range(at + 1, len(plain)):
        each = plain[later]
        if isinstance(each, Head):
            end = min(end, later)
        elif isinstance(each, Answer | Question) and each.choice == question.choice:  # type: ignore[union-attr]
            return (later, False) if isinstance(each, Answer) else None
    return end, True


def _together(entries: Sequence[Entry]) -> list[Scene | Question]:
    """The orders of one minute stand with the first of them."""
    found: list[Scene | Question] = []
    first: dict[int, int] = {}
    for each in entries:
        if not isinstance(each, Order):
            found.append(each)
            continue
        minute = each.tick // MINUTE
        if minute not in first:
            first[minute] = len(found)
            found.append(Given(each.tick, (each.command,)))
        else:
            given = found[first[minute]]
            assert isinstance(given, Given)
            found[first[minute]] = given._replace(commands=(*given.commands, each.command))
    return found
