"""Reads one file of a level as text: a plain file in the level's own folder, of a reasonable size, in UTF-8.

Look for: `file_text`.
"""

from pathlib import Path

from game.words.diagnostic import complaint, decoded

MOST_BYTES = 1_000_000


def file_text(path: Path) -> str:
    """The text of a file, with line ends as \\n. Raises BadInput."""
    shown = str(path)
    try:
        inside = path.resolve(strict=True).is_relative_to(path.parent.resolve(strict=True))
        if not inside:
            raise complaint(shown, "leads out of the level's folder; put the file itself there, not a link")
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "no plain file"
            raise complaint(shown, f"is {kind}; a file of text should stand here")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise complaint(shown, f"can't be read: {why}") from None
    if len(raw) > MOST_BYTES:
        raise complaint(shown, f"is larger than {MOST_BYTES} bytes; no file of a level is")
    return decoded(shown, raw).replace("\r\n", "\n").replace("\r", "\n")
