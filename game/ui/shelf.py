"""The levels that are there, read while the title is shown, and the saved game that can be gone on with.

Look for: `Shelf`, `Shelved`, `left_off`.
"""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from game.ui import journal
from game.ui.staging import Cover, staged


class Shelved(NamedTuple):
    """A level, as far as it is needed for choosing one."""

    id: str
    title: str
    texts: Mapping[str, str]
    """Its sentences."""
    difficulties: Mapping[str, float]
    """Share of oxygen at the start."""
    usual: str
    """The difficulty that is proposed."""
    people: int
    has_story: bool
    cover: Cover = Cover("")
    trouble: str = ""
    """Why it can't be played."""


class Shelf:
    """All levels in a folder; those with a story first."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.levels: tuple[Shelved, ...] = ()
        self.read = False
        self._thread = threading.Thread(target=self._work, args=(folder, language), name="levels", daemon=True)

    def begin(self) -> None:
        """Reads them, in the background."""
        if not self.read and self._thread.ident is None:
            self._thread.start()

    def wait(self) -> "Shelf":
        """Until all are read."""
        self.begin()
        self._thread.join()
        return self

    def _work(self, folder: Path, language: str) -> None:
        places = sorted(place.parent for place in folder.glob("*/level.yaml"))
        found = [_shelved(place, language) for place in places]
        self.levels = tuple(sorted(found, key=lambda level: (not level.has_story, bool(level.trouble), level.id)))
        self.read = True


def _shelved(folder: Path, language: str) -> Shelved:
    # Slow to import, and done on a thread of its own.
    from game.level.read import read_level, usual_difficulty
    from game.words.diagnostic import BadInput

    try:
        text = read_level(folder)
    except BadInput as error:
        return Shelved(folder.name, folder.name, {}, {}, "", 0, False, trouble=error.diagnostics[0].text())
    catalogue = text.catalogues.get(language)
    return Shelved(
        text.file.id, text.file.title, catalogue.texts if catalogue else {}, dict(text.file.difficulties),
        usual_difficulty(text), len(text.file.people), text.story is not None, staged(folder)[0].cover,
    )  # fmt: skip


class LeftOff(NamedTuple):
    """A saved game that is not over."""

    path: Path
    level: str
    clock: str
    """HH:MM where it was left."""


def left_off(saves: Path | None = None) -> LeftOff | None:
    """The game that was played last, unless it is over."""
    path = journal.unfinished(saves or journal.folder())
    if path is None:
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    clock = next((line[:5] for line in reversed(lines) if line[:1].isdigit() and line[2:3] == ":"), "")
    return LeftOff(path, path.stem.rpartition("-")[0], clock)
