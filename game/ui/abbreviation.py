"""Abbreviations and units: which stand in some words, and what each means.

Look for: `abbreviations`, `ordered`, `meaning`.
"""

import re
from collections.abc import Iterable

from game.ui.texts import LANGUAGE, Texts
from game.words.message import catalogue

GROUP = "ui_glossary."
_SHORT = re.compile(
    r"(?<![\w₂])(?:pp|Sp|Sa)?(?:(?:CO|O|N|H)[2₂]|[A-Z]{2,5}\d*|kPa/h|kPa|kg/h|h:min|kg|Wh|kW|µm|°C|%)(?![\w₂])"
)
"""Formulas, a few capitals together, units."""
_KEY = re.compile(r"F\d+")


def abbreviations(words: str) -> list[str]:
    """Those in the words, each once, with a plain 2. Of a title that is all capitals only formulas count."""
    title = words.upper() == words
    found = (each.replace("₂", "2") for each in _SHORT.findall(words))
    kept = (each for each in found if not _KEY.fullmatch(each) and not (title and each.isalpha() and each.isupper()))
    return list(dict.fromkeys(kept))


def known(language: str = LANGUAGE) -> tuple[str, ...]:
    """All that the glossary explains."""
    return tuple(id_.removeprefix(GROUP) for id_ in catalogue(language) if id_.startswith(GROUP))


def ordered(shown: Iterable[str]) -> tuple[list[str], int]:
    """The whole glossary, what stands in the words that are shown first; and how many those are."""
    here: list[str] = []
    for words in shown:
        here += [each for each in abbreviations(words) if each in known() and each not in here]
    return [*here, *(each for each in known() if each not in here)], len(here)


def meaning(texts: Texts, short: str) -> str:
    """What it means, in a sentence."""
    return texts.say(GROUP + short)
