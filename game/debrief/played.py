"""Plays a file with no window and reports on it: what `main.py debrief` does.

Look for: `played` (a report of a file), `debrief` (the command), `written`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from game.debrief.report import Report, report
from game.debrief.rescue import searched
from game.debrief.samples import EVERY, Sample, sample
from game.debrief.told import told
from game.retelling.notebook import Notebook
from game.session.lines import FINALLY
from game.session.run import opened, run
from game.session.session import Session
from game.session.stage import Event
from game.words.diagnostic import BadInput, complaint
from game.words.verbs import Command

CHAPTER = 1800
"""Colony seconds between two heads of chapters in the notebook."""
TEXT = "report.txt"


def played(path: Path, levels: Path) -> Report:
    """The report of a plan, a recording or a save. Raises BadInput."""
    script, world = opened(path, levels)
    book = Notebook(world, CHAPTER)
    samples: list[Sample] = []

    def listen(session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        book.listen(session, events, commands)
        if session.now % EVERY == 0:
            samples.append(sample(session))

    result = run(script, world, listen)
    found = report(book, result.session, samples)
    if found.died < 0:
        return found
    given = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    return found._replace(rescue=searched(world, result.keyframes, given, found.died))


def debrief(path: Path, levels: Path, folder: Path | None, out: TextIO, err: TextIO) -> int:
    """Prints the report of a file, or writes it into a folder. 0, or 2 where the file or the folder can't be used."""
    try:
        found = played(path, levels)
        if folder is None:
            print(told(found), end="", file=out)
        else:
            print(f"wrote {written(found, folder)}", file=out)
    except BadInput as error:
        print(error, file=err)
        return 2
    return 0


def written(found: Report, folder: Path) -> Path:
    """Writes the page into a folder. Raises BadInput where that can't be done."""
    file = folder / TEXT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(told(found), encoding="utf-8", newline="\n")
    except OSError as error:
        raise complaint(str(file), f"can't be written: {(error.strerror or str(error)).lower()}") from None
    return file
