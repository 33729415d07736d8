"""Reads the files of a level: guarded, parsed with positions, checked against the schema, every mistake in one pass.

Look for: `read_level`, `LevelText`.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from game.level.catalogue import Catalogue, read_catalogues
from game.level.guarded import file_text
from game.level.places import Places
from game.level.play_schema import StoryFile
from game.level.schema import LevelFile
from game.words.diagnostic import BadInput, Diagnostic


class LevelText(NamedTuple):
    """A level as read."""

    file: LevelFile
    path: Path
    digest: str
    """First eight hex digits of the SHA-256 of its files with line ends as \\n: names this very level. The catalogues
    are left out: nothing that happens depends on them."""
    places: Places
    story: StoryFile | None
    story_places: Places | None
    catalogues: dict[str, Catalogue]
    """By language."""


_Shape = TypeVar("_Shape", bound=BaseModel)


def read_level(folder: Path) -> LevelText:
    """The level in `folder`. Raises BadInput with every mistake in its files."""
    path, story_path = folder / "level.yaml", folder / "story.yaml"
    found: list[Diagnostic] = []
    text = file_text(path)
    file, places = _read(LevelFile, path, text, found)
    digest = hashlib.sha256(text.encode())
    story, story_places = None, None
    if story_path.exists() or story_path.is_symlink():
        try:
            text = file_text(story_path)
            digest.update(b"\0" + text.encode())
            story, story_places = _read(StoryFile, story_path, text, found)
        except BadInput as error:
            found += error.diagnostics
    catalogues: dict[str, Catalogue] = {}
    try:
        catalogues = read_catalogues(folder)
    except BadInput as error:
        found += error.diagnostics
    if found or file is None or places is None:
        raise BadInput(found)
    return LevelText(file, path, digest.hexdigest()[:8], places, story, story_places, catalogues)


def usual_difficulty(text: LevelText) -> str:
    """`standard` where the level has it, otherwise its first."""
    known = text.file.difficulties
    return "standard" if "standard" in known else next(iter(known))


def _read(shape: type[_Shape], path: Path, text: str, found: list[Diagnostic]) -> tuple[_Shape | None, Places | None]:
    """What stands in one YAML file; None and its mistakes in `found` where it can't be used."""
    # Both are slow to import, and a program that reads no level does without.
    from game.level.misfits import fitted
    from game.level.tree import read_tree

    try:
        tree = read_tree(str(path), text)
        return fitted(shape, tree), tree.places
    except BadInput as error:
        found += error.diagnostics
        return None, None
