"""What EPANET makes of fifty random pipe networks: recorded, and asked anew.

The record is tests/validation/epanet.json; it says which EPANET it is from. To make it anew, with the Python of an
environment in which `pip install wntr six` has been run (development only):

    SIXTEEN_EPANET=/that/environment/bin/python python -m tests.rig.files.epanet_recorded

Look for: `SEEDS`, `text`, `recorded`, `asked`, `furthest` (how far we are from EPANET), `backwards`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from game.rig.files import epanet
from game.rig.solving import fluids, pipes
from tests.rig.solving.pipes_sample import some_network

SEEDS = range(50)
RECORD = Path(__file__).parents[2] / "validation" / "epanet.json"
LIVE = Path(__file__).parent / "epanet_live.py"
FLOOR = 0.002
"""L/min, in networks that carry up to 700: EPANET straightens laws at small flows, and stops at an accuracy."""
BACKWARDS = 0.001
"""L/min: EPANET lets a check valve run backwards while the heads at its two ends differ by less than 0.15 mm (its Htol,
0.0005 ft). Where it does so by more than this, only heads are compared."""


class Answer(NamedTuple):
    """EPANET's answer for one network."""

    heads: dict[str, float]
    """m by node"""
    flows: dict[str, float]
    """L/min by link"""


class Furthest(NamedTuple):
    """The largest differences in one network."""

    flow: float
    """Of a flow, as a share of it, once a floor is taken off; 0 where EPANET's own flows break a law."""
    head: float
    """Of a head, as a share of what the highest is above the lowest."""


def text(seed: int) -> str:
    """A random network as an .inp file."""
    network = some_network(seed)
    nodes = [f"n{number}" for number in range(len(network.nodes))]
    links = [f"l{number}" for number in range(len(network.links))]
    return epanet.inp(network, fluids.water(293.15), nodes, links, f"network {seed}")


def recorded() -> tuple[Answer, ...]:
    """By seed, from the record."""
    answers = json.loads(RECORD.read_text(encoding="utf-8"))["answers"]
    return tuple(Answer(answer["heads"], answer["flows"]) for answer in answers)


def asked(texts: Sequence[str]) -> tuple[str, tuple[Answer, ...]]:
    """Which EPANET it is, and its answers. Fails where there is none."""
    python = os.environ.get("SIXTEEN_EPANET", sys.executable)
    done = subprocess.run([python, LIVE], input=json.dumps(list(texts)), capture_output=True, text=True, check=False)
    if done.returncode:
        way = "`pip install wntr six`, and SIXTEEN_EPANET = the Python that has them"
        raise AssertionError(f"EPANET can't be asked with {python}: {way}.\n{done.stderr[-2000:]}")
    told = json.loads(done.stdout)
    return told["tool"], tuple(Answer(answer["heads"], answer["flows"]) for answer in told["answers"])


def backwards(seed: int, theirs: Answer) -> bool:
    """Whether EPANET lets a check valve run backwards."""
    links = enumerate(some_network(seed).links)
    checked = [f"l{number}" for number, link in links if isinstance(link, pipes.Pipe) and link.check]
    return any(theirs.flows[name] < -BACKWARDS for name in checked)


def furthest(seed: int, theirs: Answer, floor: float = FLOOR) -> Furthest:
    """How far our solution of the file is from theirs."""
    file = epanet.read(text(seed))
    assert isinstance(file, epanet.EpanetFile), file
    ours = epanet.solved_file(file)
    assert [row.name for row in ours.nodes] == list(theirs.heads)
    assert [row.name for row in ours.links] == list(theirs.flows)
    flow = max(_share(row.flow, theirs.flows[row.name], floor) for row in ours.links)
    if backwards(seed, theirs):
        flow = 0.0
    span = max(theirs.heads.values()) - min(theirs.heads.values())
    return Furthest(flow, max(abs(row.head - theirs.heads[row.name]) for row in ours.nodes) / span)


def _share(ours: float, theirs: float, floor: float) -> float:
    return max(0.0, abs(ours - theirs) - floor) / max(abs(theirs), floor)


def main() -> None:
    """Makes the record anew."""
    tool, answers = asked([text(seed) for seed in SEEDS])
    rows = [
        json.dumps({kind: {name: float(f"{value:.7g}") for name, value in values.items()} for kind, values in each})
        for each in (zip(Answer._fields, answer, strict=True) for answer in answers)
    ]
    head = json.dumps({"tool": tool, "command": "python -m tests.rig.files.epanet_recorded"})[1:-1]
    RECORD.write_text("{" + head + ', "answers": [\n' + ",\n".join(rows) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
