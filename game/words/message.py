"""Sentences leave the session as an id and values; a catalogue turns them into a language.

Look for: `Message`, `catalogue`, `said`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Message(NamedTuple):
    """What is to be said, in no language yet."""

    id: str
    values: tuple[tuple[str, str], ...] = ()


def message(id_: str, **values: object) -> Message:
    """A message whose values are turned into text now (numbers come rounded by their facts)."""
    return Message(id_, tuple((name, str(value)) for name, value in values.items()))


@cache
def catalogue(language: str = "en") -> dict[str, str]:
    """Templates by id. Raises FileNotFoundError for a language that there is none of."""
    with (Path(__file__).parent / f"{language}.toml").open("rb") as file:
        groups = tomllib.load(file)
    return {f"{group}.{name}": text for group, texts in groups.items() for name, text in texts.items()}


def said(text: Message, texts: Mapping[str, str] | None = None, language: str = "en") -> str:
    """The sentence in a language; `texts` are a level's own sentences in it.

    A value that begins with @ is the id of one of those, or of the catalogue's; where there is none, its last part is
    shown as it is.
    """
    own = texts or {}
    template = own[text.id] if text.id in own else catalogue(language)[text.id]
    return template.format(**{name: _worded(value, own, language) for name, value in text.values})


def _worded(value: str, own: Mapping[str, str], language: str) -> str:
    if not value.startswith("@"):
        return value
    found = own.get(value[1:]) or catalogue(language).get(value[1:])
    return found or value.rpartition(".")[2].replace("_", " ")
