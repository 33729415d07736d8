"""A page of plain text: the minute in the margin where it changes, paragraphs wrapped under themselves, blank lines.

Look for: `Page`, `wrapped`.
"""

import textwrap

WIDTH = 100
"""Columns that no line exceeds."""
MARGIN = 7
"""Columns that a time and the space after it take."""


def wrapped(text: str, first: int, rest: int, width: int = WIDTH) -> list[str]:
    """A paragraph whose first line is indented by `first`, the others by `rest`."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * first,
        subsequent_indent=" " * rest,
        break_on_hyphens=False,
    ) or [""]


class Page:
    """A page in the making."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._minute = ""

    def line(self, text: str = "") -> None:
        """A line across the whole page, margin and all; at its end the margin is fresh."""
        self._lines.append(text.rstrip())
        self._minute = ""

    def blank(self) -> None:
        """One blank line, however often it is asked for."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def told(self, minute: str, text: str, indent: int = 0, hang: int = 2) -> None:
        """A paragraph beside the margin, with the minute if it is another than that of the paragraph before."""
        lines = wrapped(text, MARGIN + indent, MARGIN + indent + hang)
        if minute and minute != self._minute:
            lines[0] = minute.ljust(MARGIN) + lines[0][MARGIN:]
            self._minute = minute
        self._lines += lines

    def text(self) -> str:
        """All of it."""
        return "\n".join(self._lines).rstrip("\n") + "\n"
