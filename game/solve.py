"""Solves an electrical or a coolant network that is written in its own field's format, with the solvers of the rig.

So that an engineer can check us with their own tool: a SPICE netlist (`.cir`; what is understood is in
`game/rig/files/spice.py`) gives the voltages of its nodes and the currents of its elements, an EPANET file (`.inp`)
heads and flows.

Look for: `solve`.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from game.rig.files.spice import Netlist, read
from game.rig.solving.circuit import compiled
from game.rig.solving.operating import solved
from game.rig.solving.outcome import Solution
from game.words.diagnostic import BadInput, Diagnostic, complaint, decoded

SOLVED, BAD_INPUT = 0, 2
"""Exit codes."""
LARGEST = 1_000_000
"""Bytes. A longer file is not a network that somebody wrote down."""
LONGEST = 4000
"""Letters of a line."""
TOLD = 20
"""Mistakes of one file; with more it is most likely another kind of file."""
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Signs that are no text, and those that end or turn a line for some programs and not for others."""
NETLISTS = (".cir", ".sp", ".spi", ".net")
PIPES = (".inp",)


def solve(path: Path, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Prints what flows in the network of a file; 2 and a sentence where it can't be used."""
    try:
        kind = path.suffix.lower()
        if kind in NETLISTS:
            _print_circuit(path, as_json, out)
        elif kind in PIPES:
            _print_pipes(path, as_json, out)
        else:
            raise complaint(str(path), "an electrical network is a file NAME.cir, a coolant network NAME.inp")
    except BadInput as error:
        err.write(f"{error}\n")
        return BAD_INPUT
    return SOLVED


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            # No more than that: what is no ordinary file may never end.
            raw = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise complaint(str(path), f"can't be read: {reason.lower()}") from None
    if len(raw) > LARGEST:
        raise complaint(str(path), f"has more than {LARGEST} bytes; that is no network that somebody wrote down")
    text = decoded(str(path), raw)
    for number, line in enumerate(_lines(text), 1):
        if len(line) > LONGEST:
            raise _told(path, text, [(number, LONGEST + 1, f"a line can have at most {LONGEST} letters")])
        if (unseen := UNSEEN.search(line)) is not None:
            sentence = f"there is a sign that nobody can see, U+{ord(unseen.group()):04X}; take it out"
            raise _told(path, text, [(number, unseen.start() + 1, sentence)])
    return text


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _told(path: Path, text: str, mistakes: Sequence[tuple[int, int, str]]) -> BadInput:
    """The first of the mistakes, with their lines."""
    lines = _lines(text)
    told = [
        Diagnostic(str(path), line, column, sentence, lines[line - 1] if line <= len(lines) else "")
        for line, column, sentence in mistakes[:TOLD]
    ]
    if len(mistakes) > TOLD:
        told.append(Diagnostic(str(path), 0, 0, f"and {len(mistakes) - TOLD} more mistakes"))
    return BadInput(told)


def _netlist(path: Path) -> Netlist:
    text = _text(path)
    found = read(text)
    if isinstance(found, Netlist):
        return found
    raise _told(path, text, found)


def _check(path: Path, numbers: Iterable[float]) -> None:
    """Whether all that was found is a number. Raises BadInput."""
    if not all(number - number == 0.0 for number in numbers):
        raise complaint(str(path), "its numbers are so far apart that what flows in it can't be reckoned")


def _print_circuit(path: Path, as_json: bool, out: TextIO) -> None:
    netlist = _netlist(path)
    solution = solved(compiled(netlist.circuit))
    watts = (solution.source_watts, solution.heat_watts, solution.load_watts)
    _check(path, (*solution.volts, *solution.amperes, *watts))
    volts = dict(zip(netlist.nodes[1:], solution.volts[1:], strict=True))
    amperes = dict(zip(netlist.names, solution.amperes, strict=True))
    if as_json:
        json.dump(
            {
                "title": netlist.title,
                "volts": volts,
                "amperes": amperes,
                "watts": {
                    "sources": solution.source_watts,
                    "heat": solution.heat_watts,
                    "loads": solution.load_watts,
                },
                "collapsed": [netlist.names[place] for place in solution.collapsed],
                "limited": [netlist.names[place] for place in solution.limited],
                "settled": solution.settled,
            },
            out,
            indent=2,
        )
        out.write("\n")
        return
    out.write(f"{netlist.title}\n\n")
    _table(("node", "volts"), [(name, f"{value:.9g}") for name, value in volts.items()], out)
    _table(
        ("element", "amperes, from its first node to its second"),
        [(name, f"{value:.9g}") for name, value in amperes.items()],
        out,
    )
    out.write(
        f"sources give {solution.source_watts:.6g} W: {solution.heat_watts:.6g} W become heat, "
        f"loads take {solution.load_watts:.6g} W\n"
    )
    out.writelines(f"{sentence}\n" for sentence in _remarks(netlist, solution))


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], out: TextIO) -> None:
    """Columns as wide as what stands in them, and an empty line."""
    wide = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        out.write("  ".join(f"{cell:<{width}}" for cell, width in zip(row, wide, strict=True)).rstrip() + "\n")
    out.write("\n")


def _remarks(netlist: Netlist, solution: Solution) -> list[str]:
    remarks = [
        f"{netlist.names[place]} can't be fed: it would need more than the network can deliver there"
        for place in solution.collapsed
    ]
    remarks += [f"{netlist.names[place]} gives all that it can" for place in solution.limited]
    if not solution.settled:
        remarks.append("The last step still moved something: this network is beyond what can be solved here.")
    return remarks


def _print_pipes(path: Path, as_json: bool, out: TextIO) -> None:
    from game.rig.files.epanet import EpanetFile, solved_file
    from game.rig.files.epanet import read as read_pipes

    text = _text(path)
    found = read_pipes(text)
    if not isinstance(found, EpanetFile):
        raise _told(path, text, found)
    answer = solved_file(found)
    _check(path, (number for node in answer.nodes for number in (node.head, node.pressure)))
    _check(path, (number for link in answer.links for number in (link.flow, link.velocity)))
    flow, head, pressure, velocity = answer.units.names
    if as_json:
        json.dump(
            {
                "title": found.title,
                "units": {"flow": flow, "head": head, "pressure": pressure, "velocity": velocity},
                "nodes": {row.name: {"head": row.head, "pressure": row.pressure} for row in answer.nodes},
                "links": {
                    row.name: {"flow": row.flow, "velocity": row.velocity, "status": row.status} for row in answer.links
                },
            },
            out,
            indent=2,
        )
        out.write("\n")
        return
    out.write(f"{found.title}\n\n" if found.title else "")
    _table(
        ("node", f"head, {head}", f"pressure, {pressure}"),
        [(row.name, f"{row.head:.6g}", f"{row.pressure:.6g}") for row in answer.nodes],
        out,
    )
    _table(
        ("link", f"flow, {flow}", f"velocity, {velocity}", "status"),
        [(row.name, f"{row.flow:.6g}", f"{row.velocity:.6g}", row.status) for row in answer.links],
        out,
    )
