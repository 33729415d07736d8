"""Each term of the model is taken out in turn, and a row of the published tables must notice."""

from pathlib import Path
from typing import Any

import pytest

from game.model import cell, laboratory, membrane, physiology
from game.tables import Problem, Row, read
from game.validate import QUANTITIES, outcome

TABLES = Path(__file__).parents[1] / "validation"


def rows(*names: str) -> list[Row]:
    found: list[Row] = []
    for name in names:
        good, problems = read(TABLES / f"{name}.csv", QUANTITIES)
        assert not problems
        found += good
    return found


def rows_out(table: list[Row]) -> set[int]:
    """Rows that are not within their tolerance, those that can't be computed any more among them."""
    out = set()
    for index, row in enumerate(table):
        try:
            result = outcome(row)
        except (ZeroDivisionError, OverflowError, ValueError):
            out.add(index)
            continue
        if isinstance(result, Problem) or not result.passed:
            out.add(index)
    return out


BODY = ("o2_saturation", "altitude", "ventilation", "useful_consciousness")
BODY_TERMS: list[dict[str, float]] = [
    {"cubic": 0.0},
    {"bohr_slope": 0.0, "bohr_offset": 1.0},
    {"warm_slope": 0.0},
    {"warm_floor": 0.0},
    {"ph_slope": 0.0},
    {"feedforward": 0.0},
    {"hypoxic_gain": 0.0},
    {"central_gain": 0.0},
    {"central_brake": 0.0},
    {"decline": 0.0},
    {"slow_store": 0.0},
    {"gradient": 0.0},
    {"gradient_work": 0.0},
    {"dead_space": 0.0},
    {"dead_space_growth": 0.0},
    {"tuc_scale": 0.0},
    {"tuc_rate": 0.0},
    {"tuc_work": 0.0},
]
"""A coefficient of 0 takes its term out; the Bohr shift, a difference of two, goes when they are equal."""
BODY_WITHOUT_A_ROW = {
    "interaction": "no table has hypoxia with hypercapnia; see the next test",
    "hill": "goes with cubic",
    "setpoint": "a level, not a term",
    "resting_va": "goes with hypoxic_gain",
    "decline_span": "goes with decline",
    "full_saturation": "a level, not a term",
    "va_floor": "acts under voluntary hyperventilation only",
    "fast_store": "the blood itself: without it CO2 has no state",
    "slow_tau": "goes with slow_store",
    "peripheral_tau": "a lag",
    "central_tau": "a lag",
    "decline_tau": "a lag",
    "alveolar_tau": "a lag",
    "gradient_scale": "goes with gradient",
    "tuc_ceiling": "a bound of validity",
    "tuc_floor": "a bound of validity",
}


@pytest.mark.parametrize("without", BODY_TERMS, ids="+".join)
def test_a_body_without_one_of_its_terms_fails_a_row(without: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    table = rows(*BODY)
    before = rows_out(table)
    monkeypatch.setattr(physiology, "BODY_LAW", physiology.BODY_LAW._replace(**without))
    assert rows_out(table) - before


def test_every_coefficient_of_a_body_is_tested_or_excused() -> None:
    tested = {name for term in BODY_TERMS for name in term}
    assert set(physiology.BodyLaw._fields) == tested | set(BODY_WITHOUT_A_ROW)


def test_hypoxia_and_hypercapnia_drive_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    both = laboratory.exposure(760.0, 0.08, 0.05, 0.25, 15.0).ventilation
    monkeypatch.setattr(physiology, "BODY_LAW", physiology.BODY_LAW._replace(interaction=0.0))
    assert laboratory.exposure(760.0, 0.08, 0.05, 0.25, 15.0).ventilation < 0.96 * both


CELL = ("reversible_voltage", "cell_voltage", "h2_in_o2")
CELL_TERMS = (
    "reversible_a",
    "reversible_b",
    "reversible_c",
    "reversible_d",
    "nernst",
    "anode_alpha",
    "cathode_alpha",
    "conductivity_warmth",
    "contact",
    "thickness_cm",
    "permeability",
    "supersaturation",
)
CELL_WITHOUT_A_ROW = {
    "anode_j0": "goes with anode_alpha",
    "cathode_j0": "goes with cathode_alpha",
    "conductivity_slope": "goes with thickness_cm",
    "conductivity_offset": "0.003 S/cm in 0.08: inside what public parameter sets differ by",
    "limiting": "no table reaches a third of the limiting current",
    "wet": "a state, not a term",
    "permeability_energy": "all published rows are at 80 °C, its reference temperature",
    "o2_permeability": "costs 0.2 % of the product; no table has it",
    "o2_supersaturation": "the same",
}


@pytest.mark.parametrize("term", CELL_TERMS)
def test_a_cell_without_one_of_its_terms_fails_a_row(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = rows(*CELL)
    before = rows_out(table)
    changed: dict[str, Any] = {term: 0.0}
    monkeypatch.setattr(cell, "CELL_LAW", cell.CELL_LAW._replace(**changed))
    assert rows_out(table) - before


def test_every_coefficient_of_a_cell_is_tested_or_excused() -> None:
    assert set(cell.CellLaw._fields) == {*CELL_TERMS, *CELL_WITHOUT_A_ROW}


@pytest.mark.parametrize("term", ["basquin_c", "basquin_k", "discharge", "viscosity"])
def test_a_membrane_without_one_of_its_terms_fails_a_row(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = rows("fatigue", "pinhole")
    before = rows_out(table)
    changed: dict[str, Any] = {term: 1e-300}
    monkeypatch.setattr(membrane, "MEMBRANE_LAW", membrane.MEMBRANE_LAW._replace(**changed))
    assert rows_out(table) - before
