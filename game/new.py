"""Makes a level to begin with: a copy of the first one, with its own name.

Look for: `new`, `usual_place`.
"""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from game.level.shapes import ID
from game.words.program import BUILT, COMMAND

MADE, REFUSED = 0, 2
"""Exit codes."""


class _Refused(Exception):
    """Why nothing was made."""


def new(name: str, template: Path, into: Path, out: TextIO, err: TextIO) -> int:
    """Copies the folder `template` to `into`/`name` and says what to do next; 2 and nothing made where it can't be."""
    try:
        plans = _made(name, template, into)
    except _Refused as refusal:
        print(refusal, file=err)
        return REFUSED
    folder = _shown(into / name)
    print(f"{folder} is a level of your own now: level.yaml and {len(plans)} plans.\n", file=out)
    print(f"Check it:     {COMMAND} check {folder}", file=out)
    for plan in plans[:1]:
        print(f"Play a plan:  {COMMAND} playback {_shown(into / name / plan)}", file=out)
    print(f"Change it:    {_shown(into / name / 'level.yaml')}, any text editor", file=out)
    print(f"Every key:    {_shown(template.parent / 'REFERENCE.md')}", file=out)
    return MADE


def usual_place(levels: Path, here: Path) -> Path:
    """Where levels are made when nobody says where: beside those that came with the source, if they can be."""
    return levels if not BUILT and os.access(levels, os.W_OK) else here


def _made(name: str, template: Path, into: Path) -> list[Path]:
    """The plans of the level made. What is being made lies aside until it is whole."""
    if re.fullmatch(ID, name) is None:
        raise _Refused(f"'{name}' can't name a level: use small letters, digits and _, a letter first, at most 31")
    if not (template / "level.yaml").is_file():
        raise _Refused(f"{template / 'level.yaml'} is missing: fetch SIXTEEN again, it came incomplete.")
    if not into.is_dir():
        raise _Refused(f"There is no folder {into}: make it first, or name another with --into.")
    folder, aside = into / name, into / f".{name}.{os.getpid()}"
    if os.path.lexists(folder):
        raise _Refused(f"{folder} is there already: choose another name, or another place with --into.")
    try:
        aside.mkdir()
        try:
            plans = list(_copied(name, template, aside))
            aside.rename(folder)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise _Refused(f"{folder} can't be made ({why}): choose another place with --into.") from None
    return plans


def _copied(name: str, template: Path, aside: Path) -> Iterator[Path]:
    """Copies what a level is made of, renamed; gives the plans."""
    old, own = re.escape(template.name.encode()), rb"\g<1>" + name.encode()
    for source in sorted(template.rglob("*")):
        inside = source.relative_to(template)
        if any(part.startswith((".", "__")) for part in inside.parts):
            continue
        target = aside / inside
        if source.is_dir():
            target.mkdir()
            continue
        content = source.read_bytes()
        if inside == Path("level.yaml"):
            content = re.sub(rb"^(id:[ \t]*)" + old + rb"\b", own, content, flags=re.M)
        elif source.suffix == ".plan":
            content = re.sub(rb"^([ \t]*level[ \t]+)" + old + rb"(?!\S)", own, content, flags=re.M)
            yield inside
        # Not shutil.copy: a program that nobody may change would hand on files that nobody may change.
        target.write_bytes(content)


def _shown(path: Path) -> str:
    """As it is typed here."""
    path, here = path.resolve(), Path.cwd()
    return shlex.quote((path.relative_to(here) if path.is_relative_to(here) else path).as_posix())
