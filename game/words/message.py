"""Sentences leave the session as an id and values; a catalogue turns them into a language.

Look for: `Message`, `catalogue`, `said`.
"""

import tomllib
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


def said(text: Message, language: str = "en") -> str:
    """The sentence in a language."""
    return catalogue(language)[text.id].format(**dict(text.values))
