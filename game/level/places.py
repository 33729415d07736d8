"""Where each key and value of a YAML file stands.

Look for: `Places`, `Spot`.
"""

from typing import NamedTuple

from game.words.diagnostic import Diagnostic

Location = tuple[int | str, ...]
"""A path such as ("modules", "bay", "volume")."""


class Spot(NamedTuple):
    """Where one entry stands: its key, or the entry itself in a list, and its value; all from 0."""

    key_line: int
    key_column: int
    line: int
    column: int
    raw: str
    """The value as it is written, if it is one word or text."""


class Places:
    """Line and column of everything in one file."""

    def __init__(self, path: str, lines: list[str], spots: dict[Location, Spot]) -> None:
        self._path, self._lines, self._spots = path, lines, spots

    def _spot(self, location: Location) -> tuple[Spot, bool]:
        """The spot at a path or, where nothing stands there, above it; and whether it is the very one."""
        for length in range(len(location), -1, -1):
            spot = self._spots.get(location[:length])
            if spot is not None:
                return spot, length == len(location)
        return Spot(0, 0, 0, 0, ""), False

    def raw(self, location: Location) -> str:
        """The word or text that stands at a path, as it is written; '' for what is more, or nothing."""
        spot, exact = self._spot(location)
        return spot.raw if exact else ""

    def _told(self, line: int, column: int, sentence: str) -> Diagnostic:
        source = self._lines[line] if line < len(self._lines) else ""
        return Diagnostic(self._path, line + 1, min(column, len(source)) + 1, sentence, source)

    def diagnostic(self, location: Location, sentence: str, on_key: bool = False) -> Diagnostic:
        """A mistake at a path."""
        spot, exact = self._spot(location)
        if on_key or not exact:
            return self._told(spot.key_line, spot.key_column, sentence)
        return self._told(spot.line, spot.column, sentence)

    def within(self, location: Location, column: int, sentence: str) -> Diagnostic:
        """A mistake at a column (from 1) of the text that stands at a path."""
        spot, _ = self._spot(location)
        source = self._lines[spot.line] if spot.line < len(self._lines) else ""
        quoted = source[spot.column : spot.column + 1] in ("'", '"')
        return self._told(spot.line, spot.column + quoted + column - 1, sentence)
