"""The best strokes of the training view, kept as text where this system keeps settings, to be compared with.

Look for: `place`, `load`, `keep`, `better`.
"""

import math
from pathlib import Path

from game.practice.strokes import Entry, read, text
from game.ui import settings
from game.words.diagnostic import BadInput
from game.workshop.exercises import EXERCISES


def place() -> Path:
    """The file of the best strokes."""
    return settings.place().parent / "strokes.txt"


def load(path: Path) -> tuple[dict[str, Entry], str]:
    """The best so far by exercise, and what is wrong with the file ("" if nothing): then there is none; it stays."""
    if not path.exists():
        return {}, ""
    try:
        return {entry.exercise: entry for entry in read(path)}, ""
    except BadInput as error:
        first = error.diagnostics[0]
        place_of = first.text().splitlines()[0]
        return {}, f"The best strokes can't be read, and none is kept until that is mended: {place_of}"


def better(new: Entry, old: Entry | None) -> bool:
    """Who carries the load goes before who does not; then more marks, then the lower use."""
    return old is None or _rank(new) > _rank(old)


def _rank(entry: Entry) -> tuple[bool, float, float]:
    use = math.inf if entry.use is None else entry.use
    # As they are written: what is kept never beats itself.
    return use < 1.0, round(entry.marks or 0.0, 1), -round(min(use, 1e6), 3)


def keep(path: Path, entry: Entry) -> str:
    """Writes an entry if it is better than what stands there; returns what went wrong ("" if nothing)."""
    found, wrong = load(path)
    if wrong or not better(entry, found.get(entry.exercise)):
        return wrong
    found[entry.exercise] = entry
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text("\n".join(text(found[name]) for name in EXERCISES if name in found), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        return f"The best strokes can't be kept: {error.strerror or error} ({path})."
    return ""
