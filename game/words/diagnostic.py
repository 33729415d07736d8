"""A mistake in something a person wrote, and where it stands.

Look for: `Diagnostic`, `BadInput` (raised with all that one pass found), `decoded` (bytes to text), `nearest`.
"""

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Diagnostic(NamedTuple):
    """One mistake, for the person who can mend it."""

    file: str
    line: int
    """1-based; 0 where the file as a whole is meant."""
    column: int
    """1-based."""
    sentence: str
    """What is wrong, and what would be right."""
    source: str = ""
    """The line itself, for the caret."""

    def text(self) -> str:
        """`file:line:column: sentence`, then the line with a caret where it is known."""
        if self.line < 1:
            return f"{self.file}: {self.sentence}"
        place = f"{self.file}:{self.line}:{self.column}: {self.sentence}"
        shown = self.source.rstrip().replace("\t", " ")
        if not shown.isprintable() or not shown:
            return place
        start = max(0, self.column - 60)
        return f"{place}\n    {shown[start : start + 100]}\n    {' ' * (self.column - 1 - start)}^"


class BadInput(Exception):
    """Something a person wrote can't be used; carries every mistake that was found."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(diagnostic.text() for diagnostic in diagnostics))
        self.diagnostics = tuple(diagnostics)


def complaint(file: str, sentence: str) -> BadInput:
    """One mistake that belongs to a file as a whole."""
    return BadInput([Diagnostic(file, 0, 0, sentence)])


def decoded(file: str, raw: bytes) -> str:
    """The text in `raw`, without a byte order mark. Raises BadInput where it is not UTF-8."""
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    raise BadInput([Diagnostic(file, line, column, "this is not UTF-8; save the file as UTF-8")])


def nearest(word: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?` for the known word most like `word`, in small letters or capitals; or nothing."""
    small = {each.lower(): each for each in known}
    match = difflib.get_close_matches(word.lower(), list(small), n=1, cutoff=0.6)
    return f" Did you mean '{small[match[0]]}'?" if match else ""
