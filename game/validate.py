"""The model against published tables: every row of a table worked out by the function that play uses.

Look for: `QUANTITIES` (what a table may ask for, with units and valid ranges), `Outcome`, `Summary`, `validate`.
The form of a table is in `game/tables.py`; the tables themselves, and what was left out of them, in
`tests/validation/`.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from game.model import arc, cell, det, laboratory, membrane, metabolism, physiology, structure
from game.tables import Input, Problem, Quantity, Row, groups, read

ALL_IN, ROW_OUT, BAD_INPUT = 0, 1, 2
"""Exit codes."""
_ROUNDING = 1.0 + 1e-9
"""A row at its tolerance is in, though the subtraction may say 0.10000000000000003."""


class Outcome(NamedTuple):
    """A row and what the model makes of it."""

    row: Row
    value: float
    """In the quantity's unit."""
    error: float
    """Model minus table, same unit."""

    @property
    def share(self) -> float:
        """|error| as a share of the tolerance: up to 1 is in."""
        return abs(self.error) / self.row.tolerance

    @property
    def passed(self) -> bool:
        return abs(self.error) <= self.row.tolerance * _ROUNDING


class Summary(NamedTuple):
    """How a quantity did."""

    rows: int
    passed: int
    worst: Outcome
    """The row with the largest share of its tolerance."""


def _exposed(inputs: Mapping[str, float]) -> laboratory.Exposure:
    pressure, fio2, fico2 = inputs["barometric_mmhg"], inputs["fio2"], inputs["fico2"]
    return laboratory.exposure(pressure, fio2, fico2, inputs["vo2_l_min"], inputs["minutes"])


def _too_much_gas(inputs: Mapping[str, float]) -> str:
    return "fio2 and fico2 add up to more than 1" if inputs["fio2"] + inputs["fico2"] > 1.0 else ""


def _no_growth(inputs: Mapping[str, float]) -> str:
    return "" if inputs["from_mm"] < inputs["to_mm"] else "to_mm must be larger than from_mm, for the crack grows"


def _breathing(unit: str, field: Callable[[laboratory.Exposure], float]) -> Quantity:
    return Quantity(unit, _AIR, lambda inputs: field(_exposed(inputs)), _too_much_gas)


_AIR = (
    Input("barometric_mmhg", 47.0, 2000.0, above_low=True),  # at 47 mmHg water vapour fills the lung
    Input("fio2", 0.0, 1.0),
    Input("fico2", 0.0, 1.0),
    Input("vo2_l_min", 0.1, 4.0),
    Input("minutes", 0.0, 1440.0),
)
_ACTIVITY = (Input("activity", words=metabolism.ACTIVITIES),)
_CELSIUS = Input("temperature_c", 0.0, 100.0)
_PRESSURE = Input("pressure_bar", 0.0, 400.0, above_low=True)
_THICKNESS = Input("thickness_um", 0.0, 5000.0, above_low=True)
_TENSILE = Input("fexx_mpa", 0.0, 2000.0, above_low=True)
_ANGLE = Input("angle_deg", 0.0, 90.0)
_SEGMENTS = Input("segments", -1e5, 1e5, parts=4)
_FORCE = (Input("force_x_n", -1e8, 1e8), Input("force_y_n", -1e8, 1e8))
_PLACE = (Input("at_x_mm", -1e5, 1e5), Input("at_y_mm", -1e5, 1e5))


def _no_weld(v: Mapping[str, float]) -> str:
    empty = [n for n, (x0, y0, x1, y1) in enumerate(groups(v, _SEGMENTS), 1) if (x0, y0) == (x1, y1)]
    return f"segment {empty[0]} has no length" if empty else ""


def _lines(v: Mapping[str, float]) -> list[structure.Line]:
    """Of a throat of 1 m, so that a stress in Pa is a force in N on a metre of weld."""
    return [structure.Line(x0 / 1e3, y0 / 1e3, x1 / 1e3, y1 / 1e3, 1.0) for x0, y0, x1, y1 in groups(v, _SEGMENTS)]


def _most(lines: Sequence[structure.Line], load: structure.Load) -> float:
    """N/mm"""
    return max(each.resultant for each in structure.stresses(lines, load)) / 1e3


def _in_plane(v: Mapping[str, float]) -> float:
    lines = _lines(v)
    whole = structure.group(lines)
    place = (v["at_x_mm"] / 1e3 - whole.x, v["at_y_mm"] / 1e3 - whole.y, 0.0)
    return _most(lines, structure.Load.at((v["force_x_n"], v["force_y_n"], 0.0), place))


def _out_of_plane(v: Mapping[str, float]) -> float:
    return _most(_lines(v), structure.Load.at((0.0, v["force_n"], 0.0), (0.0, 0.0, v["arm_mm"] / 1e3)))


def _fillet_stress(v: Mapping[str, float]) -> float:
    return structure.fillet_stress(v["fexx_mpa"], det.sin(math.radians(v["angle_deg"])))


def _fillet_strength(v: Mapping[str, float]) -> float:
    sizes = (v["leg_mm"] / 1e3, v["length_mm"] / 1e3, math.radians(v["angle_deg"]))
    return structure.fillet_strength(v["fexx_mpa"] * 1e6, *sizes) / 1e3


def _heat_input(v: Mapping[str, float]) -> float:
    efficiency = list(arc.EFFICIENCY.values())[int(v["process"])]
    return arc.heat_input(v["volts"], v["amps"], v["mm_per_s"] / 1e3, efficiency) / 1e6


def _leg_from_wire(v: Mapping[str, float]) -> float:
    speeds = (v["wire_mm_per_s"] / 1e3, v["mm_per_s"] / 1e3)
    return arc.leg_from_wire(v["wire_mm"] / 1e3, *speeds, v["deposited"]) * 1e3


QUANTITIES: dict[str, Quantity] = {
    "o2_saturation": Quantity(
        "%",
        (
            Input("po2_mmhg", 0.0, 1000.0, above_low=True),
            Input("ph", 6.5, 8.0),
            Input("temperature_c", 10.0, 45.0),
        ),
        lambda v: physiology.o2_saturation(v["po2_mmhg"], v["ph"], v["temperature_c"]),
    ),
    "alveolar_o2": _breathing("mmHg", lambda exposure: exposure.alveolar_o2),
    "alveolar_co2": _breathing("mmHg", lambda exposure: exposure.alveolar_co2),
    "arterial_o2": _breathing("mmHg", lambda exposure: exposure.arterial_o2),
    "arterial_co2": _breathing("mmHg", lambda exposure: exposure.arterial_co2),
    "arterial_saturation": _breathing("%", lambda exposure: exposure.arterial_saturation),
    "ventilation": _breathing("L/min", lambda exposure: exposure.ventilation),
    "useful_consciousness": Quantity(
        "s",
        (
            Input("pio2_mmhg", 0.0, 75.0, above_low=True, below_high=True),  # above 75 mmHg there is no such limit
            Input("vo2_l_min", 0.1, 4.0),
        ),
        lambda v: physiology.useful_consciousness(v["pio2_mmhg"], v["vo2_l_min"]),
    ),
    "metabolic_o2": Quantity("kg/h", _ACTIVITY, lambda v: metabolism.metabolic_o2(int(v["activity"]))),
    "metabolic_co2": Quantity("kg/h", _ACTIVITY, lambda v: metabolism.metabolic_co2(int(v["activity"]))),
    "reversible_voltage": Quantity(
        "V",
        (_CELSIUS, _PRESSURE),
        lambda v: cell.reversible_voltage(v["temperature_c"], v["pressure_bar"]),
    ),
    "cell_voltage": Quantity(
        "V",
        (
            # At the limiting current the voltage is infinite.
            Input("current_density_a_cm2", 0.0, cell.CELL_LAW.limiting, above_low=True, below_high=True),
            _CELSIUS,
            _PRESSURE,
        ),
        lambda v: cell.cell_voltage(v["current_density_a_cm2"], v["temperature_c"], v["pressure_bar"]),
    ),
    "o2_rate": Quantity(
        "kg/day",
        (Input("cells", 1.0, 1e4), Input("current_a", 0.0, 1e5)),
        lambda v: cell.o2_rate(v["cells"], v["current_a"]),
    ),
    "h2_in_o2": Quantity(
        "vol %",
        (
            Input("current_density_a_cm2", 0.0, 10.0, above_low=True),
            Input("cathode_bar", 0.0, 400.0, above_low=True),
            _THICKNESS,
        ),
        lambda v: cell.h2_in_o2(v["current_density_a_cm2"], v["cathode_bar"], v["thickness_um"]),
    ),
    "fatigue_life": Quantity(
        "cycles",
        (Input("stress_mpa", 0.0, 1e3, above_low=True),),
        lambda v: membrane.fatigue_life(v["stress_mpa"]),
    ),
    "crack_cycles": Quantity(
        "cycles",
        (
            Input("c", 0.0, 1.0, above_low=True),  # m per cycle at 1 MPa sqrt(m)
            Input("m", 0.0, 10.0, above_low=True),
            Input("stress_mpa", 0.0, 1e4, above_low=True),
            Input("geometry", 0.0, 10.0, above_low=True),
            Input("from_mm", 0.0, 1e4, above_low=True),
            Input("to_mm", 0.0, 1e4, above_low=True),
        ),
        lambda v: membrane.crack_cycles(v["c"], v["m"], v["stress_mpa"], v["geometry"], v["from_mm"], v["to_mm"]),
        _no_growth,
    ),
    "pinhole_leak": Quantity(
        "mol/s",
        (
            Input("hole_um", 0.0, 1e4, above_low=True),
            Input("difference_bar", 0.0, 100.0),
            _THICKNESS,
        ),
        lambda v: membrane.pinhole_leak(v["hole_um"], v["difference_bar"], v["thickness_um"]),
    ),
    "fillet_stress": Quantity("MPa", (_TENSILE, _ANGLE), _fillet_stress),
    "fillet_strength": Quantity(
        "kN",
        (
            Input("leg_mm", 0.0, 100.0, above_low=True),
            Input("length_mm", 0.0, 1e4, above_low=True),
            _TENSILE,
            _ANGLE,
        ),
        _fillet_strength,
    ),
    "mixed_fillets": Quantity(
        "kN",
        (Input("longitudinal_kn", 0.0, 1e6), Input("transverse_kn", 0.0, 1e6)),
        lambda v: structure.mixed_strength(v["longitudinal_kn"], v["transverse_kn"]),
    ),
    "weld_group_in_plane": Quantity("N/mm", (_SEGMENTS, *_FORCE, *_PLACE), _in_plane, _no_weld),
    "weld_group_out_of_plane": Quantity(
        "N/mm", (_SEGMENTS, Input("force_n", -1e8, 1e8), Input("arm_mm", -1e5, 1e5)), _out_of_plane, _no_weld
    ),
    "heat_input": Quantity(
        "kJ/mm",
        (
            Input("volts", 0.0, 100.0),
            Input("amps", 0.0, 2000.0),
            Input("mm_per_s", 0.0, 1000.0, above_low=True),
            Input("process", words=tuple(arc.EFFICIENCY)),
        ),
        _heat_input,
    ),
    "leg_from_wire": Quantity(
        "mm",
        (
            Input("wire_mm", 0.0, 10.0, above_low=True),
            Input("wire_mm_per_s", 0.0, 1000.0),
            Input("mm_per_s", 0.0, 1000.0, above_low=True),
            Input("deposited", 0.0, 1.0),
        ),
        _leg_from_wire,
    ),
    "weld_life": Quantity(
        "cycles",
        (Input("range_mpa", 0.0, 1e4, above_low=True), Input("fat_mpa", 0.0, 200.0, above_low=True)),
        lambda v: structure.fatigue_life(v["range_mpa"], v["fat_mpa"]),
    ),
}


def validate(tables: Sequence[Path], as_json: bool, out: TextIO, err: TextIO) -> int:
    """Checks the tables and prints what came of it; 0 all rows in, 1 a row out, 2 a table that cannot be used.

    With a mistake in any table nothing is worked out: all mistakes of all tables go to `err`.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for path in tables:
        read_rows, read_problems = read(path, QUANTITIES)
        rows += read_rows
        problems += read_problems
    outcomes: list[Outcome] = []
    if not problems:
        for row in rows:
            worked = outcome(row)
            if isinstance(worked, Outcome):
                outcomes.append(worked)
            else:
                problems.append(worked)
    if problems:
        err.writelines(f"{problem}\n" for problem in problems)
        return BAD_INPUT
    if not outcomes:
        err.write("there is no table to check; name one or more .csv files\n")
        return BAD_INPUT
    summaries = summary(outcomes)
    if as_json:
        _print_json(outcomes, summaries, out)
    else:
        _print_text(outcomes, summaries, out)
    return ALL_IN if all(entry.passed for entry in outcomes) else ROW_OUT


def outcome(row: Row) -> Outcome | Problem:
    """The row worked out, or that the model has no number for it."""
    try:
        value = QUANTITIES[row.quantity].value(row.inputs)
    except (ArithmeticError, ValueError):
        value = math.nan
    if not math.isfinite(value):
        sentence = f"the model has no {row.quantity} for these inputs; they lie beyond what its law covers"
        return Problem(row.file, row.line, row.column, sentence)
    return Outcome(row, value, value - row.expected)


def summary(outcomes: Sequence[Outcome]) -> dict[str, Summary]:
    """By quantity, in the order of `QUANTITIES`; those without a row are left out."""
    found: dict[str, Summary] = {}
    for name in QUANTITIES:
        own = [entry for entry in outcomes if entry.row.quantity == name]
        if own:
            found[name] = Summary(len(own), _passed(own), max(own, key=lambda entry: entry.share))
    return found


def _passed(outcomes: Sequence[Outcome]) -> int:
    return sum(1 for entry in outcomes if entry.passed)


def _print_json(outcomes: Sequence[Outcome], summaries: Mapping[str, Summary], out: TextIO) -> None:
    """`worst` is the largest error as a share of its row's tolerance, so that up to 1 is in for any quantity."""
    quantities = {
        name: {"rows": entry.rows, "passed": entry.passed, "worst": float(f"{entry.worst.share:.6g}")}
        for name, entry in summaries.items()
    }
    json.dump({"rows": len(outcomes), "passed": _passed(outcomes), "quantities": quantities}, out, indent=2)
    out.write("\n")


def _print_text(outcomes: Sequence[Outcome], summaries: Mapping[str, Summary], out: TextIO) -> None:
    table = [("quantity", "rows", "passed", "worst error", "worst row")]
    for name, entry in summaries.items():
        unit = QUANTITIES[name].unit
        row = entry.worst.row
        error = f"{entry.worst.error:+.4g} {unit} ({100.0 * entry.worst.share:.0f} % of {row.tolerance:.4g})"
        table.append((name, str(entry.rows), str(entry.passed), error, f"{row.file}:{row.line}  {row.written}"))
    wide = [max(len(line[column]) for line in table) for column in range(4)]
    for name, count, passed, error, place in table:
        out.write(f"{name:<{wide[0]}}  {count:>{wide[1]}}  {passed:>{wide[2]}}  {error:<{wide[3]}}  {place}\n")
    for checked in outcomes:
        if not checked.passed:
            row = checked.row
            unit = QUANTITIES[row.quantity].unit
            out.write(
                f"out: {row.file}:{row.line}: {row.quantity} is {checked.value:.6g} {unit}, the table has"
                f" {row.expected:.6g} within {row.tolerance:.4g} ({row.written}; {row.source})\n"
            )
    out.write(f"{_passed(outcomes)} of {len(outcomes)} rows within tolerance\n")
