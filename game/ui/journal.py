"""A game on the disk while it is played: a recording that grows line by line, so that little is lost whatever happens.

Each command is a line that is flushed at once. Once a real second a heartbeat says how far the game is, as a pinned
digest, which replaying checks like any other. What is no part of the game but belongs to its story (pauses, slower
time, what of hypoxia was shown) stands in comments. A game that is over is written anew, whole, as a recording.

Look for: `Journal`, `Note`, `begun`, `unfinished`, `notes_in`, `folder`.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from game.words.facts import clock, clock_text

if TYPE_CHECKING:
    # The title asks for saved games before anything of the model is needed.
    from game.session.session import Session

APP = "sixteen"
ENDING = ".save"
OWN = "SIXTEEN_SAVES"
"""An environment variable: the folder for saved games, instead of the usual one."""
HEARTBEAT = 1.0
"""Real seconds between two."""
_NOTE = "#:"


class Note(NamedTuple):
    """Something about how the game was played."""

    clock: int
    """Seconds since midnight."""
    kind: str
    """`paused` (for so many real seconds), `stepped` (so many of them between the steps of a bead), `slowed` (to so
    much of the speed), `waited`, `effects`, `shown`."""
    value: str


def folder() -> Path:
    """Where this system keeps saved games, or where somebody wants them kept."""
    if OWN in os.environ:
        return Path(os.environ[OWN])
    from platformdirs import user_data_dir

    return Path(user_data_dir(APP, appauthor=False)) / "saves"


class Journal:
    """The file of one game."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self.path, self._file = path, file
        self.trouble = ""
        """What went wrong with writing; the game goes on without."""

    def line(self, text: str) -> None:
        """Writes a line, and sees that it leaves this program."""
        if self.trouble:
            return
        try:
            self._file.write(text + "\n")
            self._file.flush()
        except (OSError, ValueError) as error:
            self.trouble = f"{self.path}: {getattr(error, 'strerror', None) or error}"

    def beat(self, session: "Session") -> None:
        """So far the game is."""
        from game.session.record import DIGITS

        self.line(f"{clock_text(session.clock)}  = digest {session.state.digest.hex()[:DIGITS]}")

    def note(self, note: Note) -> None:
        """Keeps a note."""
        self.line(noted(note))

    def close(self) -> None:
        """Nothing more is written; the game can be gone on with."""
        self._file.close()

    def finish(self, recording: str, notes: Sequence[Note]) -> None:
        """The game is over: the file becomes a whole recording."""
        self.close()
        beside = self.path.with_suffix(".part")
        try:
            beside.write_text(recording + "".join(noted(note) + "\n" for note in notes), encoding="utf-8", newline="\n")
            beside.replace(self.path)
        except OSError as error:
            self.trouble = f"{self.path}: {error.strerror or error}"


def noted(note: Note) -> str:
    """A note as a comment."""
    return f"{_NOTE} {clock_text(note.clock)} {note.kind} {note.value}"


def notes_in(path: Path) -> list[Note]:
    """The notes of a file, which other readers pass over."""
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        words = line.split()
        if len(words) == 4 and words[0] == _NOTE:
            try:
                found.append(Note(clock(words[1]), words[2], words[3]))
            except ValueError:
                continue
    return found


def begun(saves: Path, level: str) -> Journal | None:
    """A new file among the saved games; None where none can be written."""
    try:
        saves.mkdir(parents=True, exist_ok=True)
        count = 1 + max((_number(each) for each in saves.glob(f"{level}-*{ENDING}")), default=0)
        path = saves / f"{level}-{count:04d}{ENDING}"
        return Journal(path, path.open("x", encoding="utf-8", newline="\n"))
    except OSError:
        return None


def gone_on(path: Path) -> Journal | None:
    """The file of a game that goes on; a last line that was not written whole is taken out."""
    try:
        whole = path.read_bytes()
        if not whole.endswith(b"\n"):
            os.truncate(path, whole.rfind(b"\n") + 1)
        return Journal(path, path.open("a", encoding="utf-8", newline="\n"))
    except OSError:
        return None


def unfinished(saves: Path) -> Path | None:
    """The game that was played last, if it is not over."""
    try:
        files = [each for each in saves.glob(f"*{ENDING}") if each.is_file()]
        last = max(files, key=lambda each: (each.stat().st_mtime_ns, each.name), default=None)
        return None if last is None or _over(last) else last
    except OSError:
        return None


def _over(path: Path) -> bool:
    """Whether a file ends as a recording does; notes may follow."""
    lines = [line for line in path.read_bytes().splitlines() if not line.startswith(_NOTE.encode())]
    return bool(lines) and lines[-1].startswith(b"end")


def _number(path: Path) -> int:
    number = path.stem.rpartition("-")[2]
    return int(number) if number.isdigit() else 0
