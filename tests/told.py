"""What `validate` is given in its tests, and what it says.

Look for: `Told`, `written`, `GOOD` (a table that passes).
"""

import io
import re
from pathlib import Path

from game.validate import validate

FOLDER = Path(__file__).parent / "validation"
TABLES = sorted(FOLDER.glob("*.csv"))
HEADER = "quantity,inputs,expected,tolerance,unit,source"
SATURATION = "o2_saturation,po2_mmhg=40 ph=7.4 temperature_c=37,74.5,0.6,%,Severinghaus 1979"
OXYGEN = 'o2_rate,cells=1 current_a=139.6,1,0.1%,kg/day,"Faraday, derived"'
GOOD = f"{HEADER}\n{SATURATION}\n{OXYGEN}\n"
AIR = "barometric_mmhg=760 fio2=0.2095 fico2=0 vo2_l_min=0.25 minutes=1"
PROBLEM = re.compile(r".+:[1-9][0-9]*:[1-9][0-9]*: [^\n]+\n")


class Told:
    """What a run of `validate` returned and wrote."""

    def __init__(self, tables: list[Path], as_json: bool = False) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.code = validate(tables, as_json, out, err)
        self.out, self.err = out.getvalue(), err.getvalue()


def written(folder: Path, text: str | bytes, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path
