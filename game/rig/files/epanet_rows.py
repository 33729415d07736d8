"""The lines of an EPANET file: its sections, the words in them, numbers, and where a mistake stands.

Look for: `Sheet` (reads lines and collects mistakes), `Mistake`, `Word`, `Row`.
"""

import re
from typing import NamedTuple

SECTIONS = (
    "TITLE", "JUNCTIONS", "RESERVOIRS", "TANKS", "PIPES", "PUMPS", "VALVES", "EMITTERS", "CURVES", "PATTERNS",
    "DEMANDS", "STATUS", "OPTIONS", "CONTROLS", "RULES", "LEAKAGE", "ENERGY", "QUALITY", "REACTIONS", "SOURCES",
    "MIXING", "TIMES", "REPORT", "COORDINATES", "VERTICES", "LABELS", "BACKDROP", "TAGS", "END",
)  # fmt: skip
REFUSED = ("CONTROLS", "RULES", "LEAKAGE")
"""Would change the answer."""
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
WORD = re.compile(r'"[^"]*"|[^\s"]+')

LARGEST, SMALLEST = 1e12, 1e-12
"""No number in such a file is larger, and none but 0 smaller."""


class Mistake(NamedTuple):
    """Something in the file that can't be used, and where it stands (from 1)."""

    line: int
    column: int
    sentence: str


class Word(NamedTuple):
    """What stands between two spaces, and where."""

    text: str
    line: int
    column: int

    @property
    def capital(self) -> str:
        """In capitals: EPANET does not tell them apart, but in names."""
        return self.text.upper()


Row = list[Word]


class Sheet:
    """A file's lines; after a mistake it goes on with something harmless, so that one pass finds them all."""

    def __init__(self, text: str) -> None:
        self.mistakes: list[Mistake] = []
        self.title: list[str] = []
        self.end = Word("", 1, 1)
        """The last thing in the file."""
        self.rows = self._sections(text)

    def wrong(self, word: Word, sentence: str) -> None:
        self.mistakes.append(Mistake(word.line, word.column, sentence))

    def _sections(self, text: str) -> dict[str, list[Row]]:
        """The rows of each section."""
        rows: dict[str, list[Row]] = {name: [] for name in SECTIONS}
        section = ""
        for number, line in enumerate(text.splitlines(), 1):
            row = [Word(found[0], number, found.start() + 1) for found in WORD.finditer(line.split(";")[0])]
            if not row:
                continue
            self.end = row[0]
            if row[0].text.startswith("["):
                name = row[0].capital.strip("[]")
                section = next((known for known in SECTIONS if len(name) > 2 and known.startswith(name[:4])), "")
                if not section:
                    self.wrong(row[0], f"there is no section {row[0].text} in an EPANET file")
                    section = "TAGS"
                if section == "END":
                    break
            elif not section:
                self.wrong(row[0], "this stands before the first section; a file begins with one, as [TITLE]")
                section = "TAGS"
            elif section == "TITLE":
                self.title.append(line.strip())
            else:
                if section in REFUSED and not rows[section]:
                    self.wrong(row[0], f"[{section}] can't be read; what is solved is the network as it stands")
                rows[section].append(row)
        return rows

    def number(self, row: Row, at: int, what: str, least: float | None = None, otherwise: float | None = None) -> float:
        """A number of a row, at least `least`; `otherwise` if the row ends before it."""
        if at >= len(row):
            if otherwise is None:
                self.wrong(row[-1], f"{what} is missing after this")
            return otherwise or 0.0
        if not NUMBER.fullmatch(row[at].text):
            self.wrong(row[at], f"{what} must be a number, not {row[at].text}")
            return 0.0
        value = float(row[at].text)
        small = value != 0.0 and -SMALLEST < value < SMALLEST
        if small or not -LARGEST <= value <= LARGEST or (least is not None and value < least):
            self.wrong(row[at], f"{what} can't be {row[at].text}")
            return least or 0.0
        return value

    def positive(self, row: Row, at: int, what: str) -> float:
        """A number above 0."""
        value = self.number(row, at, what, 0.0)
        if value == 0.0 and at < len(row) and NUMBER.fullmatch(row[at].text):
            self.wrong(row[at], f"{what} must be more than 0")
        return value or 1.0
