"""Asks EPANET itself: reads the texts of .inp files as a JSON list and writes what EPANET makes of each.

EPANET comes with wntr (development only; the game never needs it): `pip install wntr six`, into any environment, whose
Python then runs this file alone, without the game.

    python tests/rig/files/epanet_live.py < texts.json > answers.json

Look for: `answer`.
"""

import ctypes
import importlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

HEAD, FLOW = 10, 8
"""Codes of EPANET's toolkit: EN_HEAD, EN_FLOW."""
NODES, LINKS = 0, 2


def answer(text: str, folder: Path) -> dict[str, dict[str, float]]:
    """Heads and flows by name, in the file's units, at the start."""
    toolkit: Any = importlib.import_module("wntr.epanet.toolkit")
    path = folder / "some.inp"
    path.write_text(text, encoding="ascii")
    epanet = toolkit.ENepanet(version=2.2)
    epanet.ENopen(str(path), str(folder / "some.rpt"), str(folder / "some.bin"))
    epanet.ENopenH()
    epanet.ENinitH(0)
    epanet.ENrunH()
    heads = {epanet.ENgetnodeid(k): float(epanet.ENgetnodevalue(k, HEAD)) for k in _upto(epanet.ENgetcount(NODES))}
    flows = {_link_id(epanet, k): float(epanet.ENgetlinkvalue(k, FLOW)) for k in _upto(epanet.ENgetcount(LINKS))}
    epanet.ENcloseH()
    epanet.ENclose()
    return {"heads": heads, "flows": flows}


def _upto(count: int) -> range:
    return range(1, count + 1)


def _link_id(epanet: Any, number: int) -> str:
    name = ctypes.create_string_buffer(64)
    epanet.ENlib.EN_getlinkid(epanet._project, number, name)
    return name.value.decode()


def version() -> str:
    """Which EPANET this is, and whence."""
    wntr: Any = importlib.import_module("wntr")
    return f"EPANET 2.2 in wntr {wntr.__version__}"


def main() -> None:
    """The command above."""
    with tempfile.TemporaryDirectory() as folder:
        answers = [answer(text, Path(folder)) for text in json.load(sys.stdin)]
    json.dump({"tool": version(), "answers": answers}, sys.stdout)


if __name__ == "__main__":
    main()
