"""Solves an electrical or a coolant network that is written in its own field's format, with the solvers of the rig.

So that an engineer can check us with their own tool: a SPICE netlist (`.cir`; what is understood is in
`game/rig/spice.py`) gives the voltages of its nodes and the currents of its elements, an EPANET file (`.inp`) heads and
flows.

Look for: `solve`.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from game.rig.circuit import compiled
from game.rig.operating import solved
from game.rig.outcome import Solution
from game.rig.spice import Mistake, Netlist, read
from game.words.diagnostic import BadInput, Diagnostic, complaint, decoded

SOLVED, BAD_INPUT = 0, 2
"""Exit codes."""
LARGEST = 1_000_000
"""Bytes. A longer file is not a network that somebody wrote down."""
NETLISTS = (".cir", ".sp", ".spi", ".net")
PIPES = (".inp",)


def solve(path: Path, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Prints what flows in the network of a file; 2 and a sentence where it can't be used."""
    try:
        kind = path.suffix.lower()
        if kind in NETLISTS:
            _print_circuit(_netlist(path), as_json, out)
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
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise complaint(str(path), f"can't be read: {reason.lower()}") from None
    if len(raw) > LARGEST:
        raise complaint(str(path), f"has more than {LARGEST} bytes; that is no network that somebody wrote down")
    return decoded(str(path), raw)


def _told(path: Path, text: str, mistakes: Sequence[Mistake]) -> BadInput:
    lines = [line.removesuffix("\r") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return BadInput(
        [
            Diagnostic(str(path), line, column, sentence, lines[line - 1] if line <= len(lines) else "")
            for line, column, sentence in mistakes
        ]
    )


def _netlist(path: Path) -> Netlist:
    text = _text(path)
    found = read(text)
    if isinstance(found, Netlist):
        return found
    raise _told(path, text, found)


def _print_circuit(netlist: Netlist, as_json: bool, out: TextIO) -> None:
    solution = solved(compiled(netlist.circuit))
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
    _columns("node", "volts", volts, out)
    _columns("element", "amperes, from its first node to its second", amperes, out)
    out.write(
        f"sources give {solution.source_watts:.6g} W: {solution.heat_watts:.6g} W become heat, "
        f"loads take {solution.load_watts:.6g} W\n"
    )
    out.writelines(f"{sentence}\n" for sentence in _remarks(netlist, solution))


def _columns(left: str, right: str, rows: dict[str, float], out: TextIO) -> None:
    wide = max(len(left), *(len(name) for name in rows)) if rows else len(left)
    out.write(f"{left:<{wide}}  {right}\n")
    out.writelines(f"{name:<{wide}}  {value:.9g}\n" for name, value in rows.items())
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
    raise complaint(str(path), "coolant networks can't be solved yet")
