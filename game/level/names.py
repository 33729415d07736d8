"""Every name that a plan, a condition or an effect on a level may use, and what each may stand for.

Look for: `Names`, `entry_of` (what the condition language asks), `words_of`; naming.py collects them from the files.
"""

from typing import NamedTuple

from game.words.conditions import Entry
from game.words.diagnostic import nearest
from game.words.facts import TIME, TRUTH, WORD, Fact

WALKING = "walking"
"""The place of somebody who is on the way."""


class Names(NamedTuple):
    """The names of one level, by kind, each kind in the order of its indices."""

    kinds: dict[str, tuple[str, ...]]
    """'module', 'place', 'person', 'group', 'link', 'bed', 'stack', 'load', 'task', 'part', 'choice', 'beat', …"""
    facts: dict[str, Fact]
    """The vocabulary, and what the level adds to it."""
    words: dict[str, tuple[str, ...]]
    """What a fact that is a word may be."""
    options: dict[str, tuple[str, ...]]
    """The options of each choice."""


def words_of(names: Names, name: str, subject: str) -> tuple[str, ...]:
    """What fact `name` of `subject`, a word, may be."""
    if name == "chose":
        return ("none", "open", *names.options.get(subject, ()))
    return names.words[name]


def entry_of(names: Names, name: str, subject: str) -> Entry | str:
    """What a condition's fact is, or the sentence that says why there is none."""
    if name not in names.facts:
        return f"'{name}' is no fact.{nearest(name, names.facts)}"
    fact = names.facts[name]
    wrong = subject_mistake(names, name, subject)
    if wrong:
        return wrong
    if fact.decimals == WORD:
        return Entry("word", words_of(names, name, subject))
    return Entry({TIME: "time", TRUTH: "truth"}.get(fact.decimals, "number"))


def subject_mistake(names: Names, name: str, subject: str) -> str:
    """What is wrong with the subject of a fact; '' if nothing is."""
    fact = names.facts[name]
    if not fact.subject:
        return f"'{name}' takes nothing after it; write '{name}'" if subject else ""
    known = names.kinds[fact.subject]
    if not subject:
        example = f": write '{name}.{known[0]}', say" if known else f", and this level has no {fact.subject}"
        return "" if fact.default else f"'{name}' needs a {fact.subject}{example}"
    if subject in known:
        return ""
    hint = nearest(subject, known) or (f" There are {', '.join(known[:12])}" if known else "")
    return f"'{subject}' is no {fact.subject} of this level.{hint}"
