"""Asks ngspice for the networks of `circuit_sample.py` and writes down what it says.

    python -m tests.rig.files.ngspice_live    writes tests/validation/ngspice.txt anew (Debian: apt install ngspice)

Look for: `answer`, `version`, `RECORDED`, `recorded`.
"""

import re
import subprocess
import tempfile
from pathlib import Path

from tests.rig.solving.circuit_sample import COUNT, answered, asked, sample

RECORDED = Path(__file__).resolve().parents[2] / "validation" / "ngspice.txt"
HEAD = """\
# What ngspice says of the networks of tests/rig/solving/circuit_sample.py, one line for each seed: the volts of its
# nodes in order, then the amperes through its sources of volts, then those through its diodes, first node to second.
# Written by tests/rig/files/ngspice_live.py, with {version}; each network as 'ngspice -b network.cir'.
"""


def answer(text: str, folder: Path) -> list[float]:
    """The numbers that ngspice prints for a netlist."""
    path = folder / "network.cir"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(["ngspice", "-b", path.name], cwd=folder, capture_output=True, text=True, check=False)
    return answered(done.stdout)


def version() -> str:
    """Which ngspice this is; raises OSError where there is none."""
    said = subprocess.run(["ngspice", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"ngspice-\S+", said)
    return found.group() if found else "ngspice of an unknown version"


def recorded() -> list[list[float]]:
    """The numbers by seed."""
    lines = RECORDED.read_text(encoding="utf-8").splitlines()
    return [[float(number) for number in line.split()] for line in lines if not line.startswith("#")]


def main() -> None:
    """The command above."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            " ".join(f"{number:.7g}" for number in answer(asked(sample(seed), seed), Path(folder)))
            for seed in range(COUNT)
        ]
        text = HEAD.format(version=version()) + "\n".join(lines) + "\n"
    RECORDED.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {RECORDED}")


if __name__ == "__main__":
    main()
