"""The decisions of a run as numbered flags, each with a tick from which it can be taken again.

Look for: `Flag`, `flags`, `ANSWER`, `SILENCE`, `ORDER`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.level.world import World
from game.retelling.notebook import Answer, Entry, Handwork, Notebook, Order, Question
from game.retelling.orders import SILENT, told_orders
from game.retelling.rig import hand_text
from game.words.message import message, said

ANSWER, SILENCE, ORDER = "answer", "silence", "order"
TOGETHER = 180
"""Seconds from the first of some orders within which the others belong to the same decision."""
LOADING = ("pack", "unpack")
"""Commands that carry a decision out rather than take one."""


class Flag(NamedTuple):
    """One decision."""

    number: int
    """From 1, in the order of time."""
    tick: int
    kind: str
    """An answer, silence where one was asked for, or orders."""
    asked: str
    """The question, as the player was asked it; "" for orders."""
    words: tuple[str, ...]
    """The answer in the player's words, or a sentence for each order, with all that it asks for."""
    back: int
    """Tick to which one goes back to decide otherwise: nothing of this decision has been done yet."""
    brief: str = ""
    """The first of the orders, a long list shortened; "" where the words are short themselves."""


def flags(book: Notebook) -> tuple[Flag, ...]:
    """All decisions, in their order."""
    world, told = book.world, book.told()
    found = [*_answers(world, told), *_orders(world, told)]
    found.sort(key=lambda flag: (flag.tick, flag.kind))
    return tuple(flag._replace(number=at) for at, flag in enumerate(found, 1))


def _answers(world: World, told: Sequence[Entry]) -> list[Flag]:
    asked: dict[str, int] = {}
    found = []
    for each in told:
        match each:
            case Question(tick, choice):
                asked[choice] = tick
            case Answer(tick, choice, text):
                question = world.texts.get(f"choice.{choice}", choice.replace("_", " "))
                if text is None:
                    silent = said(message("debrief.silent"))
                    found.append(Flag(0, tick, SILENCE, question, (silent,), asked.get(choice, tick)))
                else:
                    found.append(Flag(0, tick, ANSWER, question, (text,), tick))
    return found


def _orders(world: World, told: Sequence[Entry]) -> list[Flag]:
    """Orders given close together are one decision; those that only carry one out are none."""
    bunches: list[list[Order | Handwork]] = []
    for each in sorted(told, key=_from):
        if not isinstance(each, Order | Handwork):
            continue
        if isinstance(each, Order) and each.command.verb in (*SILENT, *LOADING):
            continue
        if bunches and _from(each) - _from(bunches[-1][0]) <= TOGETHER:
            bunches[-1].append(each)
        else:
            bunches.append([each])
    found = []
    for bunch in bunches:
        commands = [each.command for each in bunch if isinstance(each, Order)]
        work = [hand_text(world, each.stint) for each in bunch if isinstance(each, Handwork)]
        words = (*told_orders(world, commands, whole=True), *work)
        brief = [*told_orders(world, commands), *work][0]
        found.append(Flag(0, _from(bunch[0]), ORDER, "", words, _from(bunch[0]), brief))
    return found


def _from(each: Entry) -> int:
    """When it began: what hands did in one go is decided with the first of it."""
    return each.begun if isinstance(each, Handwork) else each.tick
