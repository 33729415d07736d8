"""Tells how a rig stands at a moment of a plan, or writes its networks in the formats of their own fields.

So that an engineer can check what has been plugged together with their own tool: the electrical network as a SPICE
netlist, the coolant's as a file for EPANET. `main.py solve` reads both.

Look for: `rig` (the command), `Wanted`.
"""

import json
from pathlib import Path
from typing import NamedTuple, TextIO

from game.rig.files import written
from game.wired.standing import Stands, standing
from game.wired.told import as_json, told
from game.words.diagnostic import BadInput, complaint
from game.words.facts import clock_text

DONE, NOT_HELD, BAD_INPUT = 0, 1, 2
"""Exit codes."""


class Wanted(NamedTuple):
    """What is asked for."""

    level: Path
    """The level's folder."""
    plan: Path | None
    """None: nobody gives an order."""
    at: int
    """Seconds since midnight of the first day."""
    spice: Path | None = None
    epanet: Path | None = None
    as_json: bool = False


def rig(wanted: Wanted, out: TextIO, err: TextIO) -> int:
    """Plays to the moment and tells or writes the rig. 1: something in the plan did not hold; 2: it can't be done."""
    try:
        _check(wanted)
        stands = standing(wanted.level, wanted.plan, wanted.at)
        texts = _texts(wanted, stands)
        _write(texts)
    except BadInput as error:
        err.write(f"{error}\n")
        return BAD_INPUT
    for failure in stands.failed:
        err.write(f"{wanted.plan}:{failure.line}: {failure.text}\n")
    names = [str(file) for file, _ in texts]
    if wanted.as_json:
        head = {"level": stands.world.level, "plan": str(wanted.plan or ""), "at": clock_text(wanted.at)}
        json.dump(head | as_json(stands) | {"written": names}, out, indent=2, ensure_ascii=False)
        out.write("\n")
    elif names:
        out.writelines(f"wrote {name}\n" for name in names)
    else:
        out.writelines(f"{line}\n" for line in (_title(wanted, stands), "", *told(stands)))
    return NOT_HELD if stands.failed else DONE


def _title(wanted: Wanted, stands: Stands) -> str:
    played = wanted.plan.as_posix() if wanted.plan is not None else "nobody gives an order"
    return f"{stands.world.level} at {clock_text(wanted.at)}, {played}"


def _texts(wanted: Wanted, stands: Stands) -> list[tuple[Path, str]]:
    """What is to be written where. Raises BadInput where there is nothing."""
    asks, title = stands.asks, _title(wanted, stands)
    remark = f"the stack's supply asks for {asks.watts:g} W; the house's bus has {asks.volts:.0%} of its volts"
    texts = []
    if wanted.spice is not None:
        texts.append((wanted.spice, written.spice(stands.rig, stands.rigged, asks, title, (remark,)), "source"))
    if wanted.epanet is not None:
        texts.append((wanted.epanet, written.epanet(stands.rig, stands.rigged, asks, title), "coolant"))
    for file, text, what in texts:
        if not text:
            raise complaint(str(file), f"is not written: the rig of level '{stands.world.level}' has no {what} in it")
    return [(file, text) for file, text, _ in texts]


def _check(wanted: Wanted) -> None:
    """Whether the files may be written, before anything is played. Raises BadInput."""
    files = [each for each in (wanted.spice, wanted.epanet) if each is not None]
    for file in files:
        shown, plan = str(file), wanted.plan
        try:
            if file.is_dir() or not file.name:
                raise complaint(shown, "is a folder; name the file that the network should be written to")
            if file.exists() and not file.is_file():
                # What is written takes its place: a device or a pipe would be gone.
                raise complaint(shown, "is no ordinary file; name one that the network can be written to")
            if not file.parent.is_dir():
                raise complaint(shown, f"can't be written: there is no folder '{file.parent}'")
            if plan is not None and file.exists() and plan.exists() and file.samefile(plan):
                raise complaint(shown, "is the plan that is played; what is written there would take its place")
        except (OSError, ValueError) as error:
            raise complaint(shown, f"can't be written: {_reason(error)}") from None
    if len(files) == 2 and files[0].resolve() == files[1].resolve():
        raise complaint(str(files[0]), "can't be both the netlist and the file for EPANET")


def _write(texts: list[tuple[Path, str]]) -> None:
    """All of them beside their targets first, and only then in their places. Raises BadInput."""
    beside = [(file, file.with_name(file.name + ".part"), text) for file, text in texts]
    writing = Path()
    try:
        for file, part, text in beside:
            writing = file
            part.write_text(text, encoding="utf-8", newline="\n")
        for file, part, _ in beside:
            writing = file
            part.replace(file)
    except (OSError, ValueError) as error:
        for _, part, _ in beside:
            if part.is_file():
                part.unlink()
        raise complaint(str(writing), f"can't be written: {_reason(error)}") from None


def _reason(error: OSError | ValueError) -> str:
    return ((error.strerror if isinstance(error, OSError) else "") or str(error)).lower()
