"""Every kind of damage to a table is named at its place, in a sentence."""

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import validate as validation
from game.model import physiology
from game.tables import COLUMNS, LARGEST, Flaw, Row, cells, spread
from game.validate import ALL_IN, BAD_INPUT, QUANTITIES, ROW_OUT, Outcome, outcome
from tests.told import AIR, GOOD, HEADER, PROBLEM, Told, written

DAMAGE: dict[str, tuple[str, str, str, str]] = {
    # name: what to replace in GOOD, with what, line:column, part of the sentence
    "unknown quantity": ("o2_rate", "o2_rat", "3:1", 'no quantity "o2_rat"; did you mean o2_rate?'),
    "quantity in capitals": ("o2_saturation", "O2_Saturation", "2:1", "did you mean o2_saturation?"),
    "no quantity": ("o2_rate", "", "3:1", "the quantity is missing"),
    "unknown input": ("cells=1", "cell=1", "3:9", 'o2_rate has no input "cell"; did you mean cells?'),
    "input of another quantity": ("cells=1", "cells=1 ph=7", "3:9", 'no input "ph"; choose from cells, current_a'),
    "missing input": ("ph=7.4 ", "", "2:15", "o2_saturation also needs ph"),
    "no inputs": ("po2_mmhg=40 ph=7.4 temperature_c=37", "", "2:15", "needs po2_mmhg and ph and temperature_c"),
    "duplicate input": ("ph=7.4", "ph=7.4 ph=7.5", "2:15", 'the input "ph" is given twice'),
    "input without a value": ("ph=7.4", "ph=", "2:15", '"ph=" is not name=value'),
    "spaces around an equals sign": ("cells=1", "cells = 1", "3:9", "without spaces at ="),
    "input that is a word": ("ph=7.4", "ph=acid", "2:15", 'ph "acid" is not a number'),
    "input that is not a number": (
        "po2_mmhg=40",
        "po2_mmhg=nan",
        "2:15",
        "po2_mmhg is nan, but must be a finite number",
    ),
    "infinite input": ("current_a=139.6", "current_a=inf", "3:9", "must be a finite number"),
    "number beyond all numbers": ("current_a=139.6", "current_a=1e999", "3:9", "too large"),
    "number with underscores": ("current_a=139.6", "current_a=1_000", "3:9", "is not a number"),
    "decimal comma": ("74.5", '"74,5"', "2:51", "write the decimal point as a point"),
    "oxygen pressure of nought": ("po2_mmhg=40", "po2_mmhg=0", "2:15", "the law holds for above 0 and at most 1000"),
    "negative oxygen pressure": ("po2_mmhg=40", "po2_mmhg=-40", "2:15", "above 0"),
    "pH too low": ("ph=7.4", "ph=6.4", "2:15", "at least 6.5 and at most 8"),
    "pH too high": ("ph=7.4", "ph=8.1", "2:15", "at least 6.5 and at most 8"),
    "temperature out of range": ("temperature_c=37", "temperature_c=310.15", "2:15", "at least 10 and at most 45"),
    "no cells": ("cells=1", "cells=0", "3:9", 'cells is "0"'),
    "expected value missing": (",74.5,", ",,", "2:51", "the expected value is missing"),
    "expected value that is a word": ("74.5", "high", "2:51", 'the expected value "high" is not a number'),
    "expected value that is no number": ("74.5", "NaN", "2:51", "must be a finite number"),
    "negative tolerance": ("0.6", "-0.6", "2:56", 'the tolerance is "-0.6", but must be above 0'),
    "zero tolerance": ("0.6", "0", "2:56", "must be above 0"),
    "zero per cent": ("0.1%", "0 %", "3:35", "must be above 0"),
    "tolerance that is a word": ("0.6", "abc", "2:56", 'the tolerance "abc" is not a number'),
    "tolerance missing": (",0.6,", ",,", "2:56", "the tolerance is missing"),
    "a bare per cent sign": ("0.1%", "%", "3:35", "the tolerance is missing"),
    "percentage of nought": ("139.6,1,", "0,0,", "3:31", "a percentage of an expected 0"),
    "tolerance below all numbers": ("139.6,1,", "0,1e-323,", "3:36", "out of reach of a number"),
    "wrong unit": ("kg/day", "kg/h", "3:40", 'o2_rate is in kg/day, not "kg/h"'),
    "unit missing": (",kg/day,", ",,", "3:40", "o2_rate is in kg/day, which the row leaves out"),
    "source missing": ('"Faraday, derived"', "", "3:47", "the source is missing"),
    "source of blanks": ('"Faraday, derived"', "   ", "3:47", "the source is missing"),
    "too few columns": (",Severinghaus 1979", "", "2:61", "this row has 5 columns, the header has 6"),
    "comma in a source without quotes": ("Severinghaus 1979", "Severinghaus, 1979", "2:75", "in quotes"),
    "unclosed quote": ('derived"', "derived", "3:47", "the quote that opens here is not closed on this line"),
    "text after a quote": ('derived"', 'derived" ', "3:65", "text follows a closing quote"),
    "unknown column": ("tolerance", "tolerence", "1:26", "did you mean tolerance?"),
    "column twice": (",unit,", ",unit,unit,", "1:41", "the column unit is there twice"),
    "column missing": (",source", "", "1:40", "the first line lacks source"),
    "no header": (f"{HEADER}\n", "", "1:1", "is not a column of a table"),
    "semicolons for commas": (HEADER, HEADER.replace(",", ";"), "1:1", "separated by semicolons"),
    "tabs for commas": (HEADER, HEADER.replace(",", "\t"), "1:1", "separated by tabs"),
    "unclosed quote in the header": ("source", '"source', "1:41", "the quote that opens here"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_to_a_table_is_named_at_its_place(name: str, tmp_path: Path) -> None:
    old, new, place, part = DAMAGE[name]
    assert GOOD.count(old) >= 1
    path = written(tmp_path, GOOD.replace(old, new, 1))
    told = Told([path])
    assert (told.code, told.out) == (BAD_INPUT, "")
    first = told.err.splitlines()[0]
    assert first.startswith(f"{path}:{place}: "), first
    assert part in first
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("row", "part"),
    [
        (f"ventilation,{AIR.replace('0.2095', '1.5')}", "fio2"),
        (f"ventilation,{AIR.replace('0.2095', '-0.1')}", "fio2"),
        (f"ventilation,{AIR.replace('fico2=0', 'fico2=0.9')}", "fio2 and fico2 add up to more than 1"),
        (f"ventilation,{AIR.replace('minutes=1', 'minutes=-1')}", "minutes"),
        (f"ventilation,{AIR.replace('minutes=1', 'minutes=1441')}", "at most 1440"),
        (f"ventilation,{AIR.replace('760', '47')}", "above 47"),
        (f"ventilation,{AIR.replace('0.25', '0')}", "vo2_l_min"),
        ("useful_consciousness,pio2_mmhg=75 vo2_l_min=0.3", "below 75"),
        ("metabolic_o2,activity=slep", "did you mean sleep?"),
        ("metabolic_o2,activity=3", "choose from sleep, rest"),
        ("reversible_voltage,temperature_c=101 pressure_bar=1", "at most 100"),
        ("reversible_voltage,temperature_c=25 pressure_bar=0", "above 0"),
        ("cell_voltage,current_density_a_cm2=6 temperature_c=25 pressure_bar=1", "below 6"),
        ("cell_voltage,current_density_a_cm2=0 temperature_c=25 pressure_bar=1", "above 0"),
        ("h2_in_o2,current_density_a_cm2=1 cathode_bar=1 thickness_um=0", "thickness_um"),
        ("fatigue_life,stress_mpa=0", "above 0"),
        ("crack_cycles,c=1e-12 m=3 stress_mpa=80 geometry=1 from_mm=5 to_mm=5", "to_mm must be larger than from_mm"),
        ("pinhole_leak,hole_um=50 difference_bar=-0.1 thickness_um=178", "difference_bar"),
    ],
)
def test_a_value_beyond_its_law_is_refused_in_a_sentence(row: str, part: str, tmp_path: Path) -> None:
    name = row.split(",")[0]
    path = written(tmp_path, f"{HEADER}\n{row},1,1,{QUANTITIES[name].unit},own\n")
    told = Told([path])
    assert (told.code, told.out) == (BAD_INPUT, "")
    assert told.err.startswith(f"{path}:2:{len(name) + 2}: "), told.err
    assert part in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        (b"", "1:1", "the table is empty"),
        (b"\n# nothing\n\n", "1:1", "the table is empty"),
        (HEADER.encode(), "1:1", "no row under it"),
        (f"{HEADER}\n".encode(), "2:1", "no row under it"),
        (GOOD.encode("utf-16"), "1:1", "is not UTF-8"),
        (GOOD.replace("1979", "1979 \xb0").encode("latin-1"), "2:80", "byte 0xb0 is not UTF-8"),
        (GOOD.replace("Faraday", "Far\0day").encode(), "3:51", "NUL byte"),
        (b"x" * (LARGEST + 1), "1:1", "larger than 5 MB"),
    ],
    ids=[
        "empty",
        "only comments",
        "header only",
        "header and line end only",
        "UTF-16",
        "Latin-1",
        "NUL",
        "too large",
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(text: bytes, place: str, part: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    told = Told([path])
    assert (told.code, told.out) == (BAD_INPUT, "")
    assert told.err.startswith(f"{path}:{place}: "), told.err
    assert part in told.err
    assert told.err.count("\n") == 1


def test_a_missing_file_is_named_with_the_nearest_one_beside_it(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "altitude.csv")
    told = Told([tmp_path / "altitud.csv"])
    assert told.code == BAD_INPUT
    assert f"{tmp_path / 'altitud.csv'}:1:1: there is no such file; did you mean altitude.csv?\n" == told.err


def test_a_folder_is_refused_as_a_table(tmp_path: Path) -> None:
    told = Told([tmp_path])
    assert (BAD_INPUT, f"{tmp_path}:1:1: this is a folder, not a table; name the .csv files in it\n") == (
        told.code,
        told.err,
    )


def test_a_path_that_no_system_accepts_is_refused_in_a_sentence() -> None:
    told = Told([Path("a\0b.csv")])
    assert told.code == BAD_INPUT
    assert "the file cannot be read" in told.err


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions bind others"
)
def test_a_file_without_permission_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    path.chmod(0)
    told = Told([path])
    assert (BAD_INPUT, f"{path}:1:1: the file cannot be read (permission denied)\n") == (told.code, told.err)


def test_no_table_at_all_is_refused_in_a_sentence() -> None:
    told = Told([])
    assert (told.code, told.out, told.err.count("\n")) == (BAD_INPUT, "", 1)


def test_all_mistakes_of_all_tables_are_told_in_one_pass_and_nothing_is_worked_out(tmp_path: Path) -> None:
    first = written(tmp_path, GOOD.replace("0.6,%", "-1,mmHg").replace("cells=1", "cells=x"), "first.csv")
    second = written(tmp_path, GOOD.replace("ph=7.4", "ph=9"), "second.csv")
    told = Told([first, second], as_json=True)
    assert (told.code, told.out) == (BAD_INPUT, "")
    places = [line.split(": ")[0] for line in told.err.splitlines()]
    assert [f"{first}:2:56", f"{first}:2:59", f"{first}:3:9", f"{second}:2:15"] == places


def test_two_mistakes_in_one_cell_are_both_told(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("po2_mmhg=40 ph=7.4", "po2_mmhg=-1 pH=7.4"))
    told = Told([path])
    assert told.err.count(f"{path}:2:15: ") == 3
    assert "po2_mmhg is" in told.err
    assert "did you mean ph?" in told.err
    assert "also needs ph" in told.err


def test_columns_are_counted_in_the_line_as_it_stands_quotes_included(tmp_path: Path) -> None:
    row = '"o2_saturation","po2_mmhg=40 ph=7.4 temperature_c=37","74.5","zero","%","He said ""so"", twice"'
    told = Told([path := written(tmp_path, f"\ufeff{HEADER}\n{row}\n")])
    assert told.err.startswith(f"{path}:2:{row.index('zero')}: "), told.err


def test_a_table_cannot_write_control_characters_to_the_terminal(tmp_path: Path) -> None:
    told = Told([written(tmp_path, GOOD.replace("o2_rate", "\x1b[31m" + "x" * 90))])
    assert "\x1b" not in told.err
    assert len(told.err.splitlines()[0]) < len(str(tmp_path)) + 120
    assert "\x1b" not in Told([written(tmp_path, GOOD.replace("74.5", "20").replace("1979", "\x1b[2J"))]).out


def test_a_law_that_gives_no_number_is_told_with_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(po2_mmhg: float, ph: float, temperature_c: float) -> float:
        raise ZeroDivisionError

    for law in (broken, lambda po2_mmhg, ph, temperature_c: float("nan")):
        monkeypatch.setattr(physiology, "o2_saturation", law)
        told = Told([path := written(tmp_path, GOOD)])
        assert (told.code, told.out) == (BAD_INPUT, "")
        assert told.err.startswith(f"{path}:2:15: the model has no o2_saturation for these inputs")


WELD = "weld_group_in_plane,segments={} force_x_n=0 force_y_n=1000 at_x_mm=0 at_y_mm=0,1,1%,N/mm,mine"


@pytest.mark.parametrize(
    ("segments", "sentence"),
    [
        ("0:0:10", 'segments has 3 numbers in "0:0:10"; write 4 with colons between them'),
        ("0:0:10:0;", "segments is missing"),
        ("0:0:10:wide", 'segments "wide" is not a number'),
        ("0:0:10:0;5:5:5:5", "segment 2 has no length"),
        ("0:0:10:nan", "segments is nan, but must be a finite number"),
        ("0:0:10:1e9", 'segments is "1e9", but the law holds for at least -100000 and at most 100000'),
    ],
)
def test_damage_to_groups_of_numbers_is_named(segments: str, sentence: str, tmp_path: Path) -> None:
    told = Told([written(tmp_path, f"{HEADER}\n{WELD.format(segments)}\n")])
    assert told.code == BAD_INPUT
    assert f":2:21: {sentence}" in told.err


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_corner_of_the_valid_ranges_has_a_finite_value(name: str) -> None:
    quantity = QUANTITIES[name]
    for corner in range(2 ** len(quantity.inputs)):
        inputs: dict[str, float] = {}
        for place, entry in enumerate(quantity.inputs):
            low = 1e-6 * min(1.0, entry.high) + entry.low if entry.above_low else entry.low
            high = entry.high * 0.999999 if entry.below_high else entry.high
            if entry.name == "minutes":
                low, high = 0.0, 2.0
            if entry.words:
                low, high = 0.0, len(entry.words) - 1.0
            if entry.parts:
                size = high if corner >> place & 1 else 1e-3
                inputs |= spread(entry.name, [(0.0, 0.0, size, 0.0), (0.0, 0.0, 0.0, size)])
            else:
                inputs[entry.name] = high if corner >> place & 1 else low
        if quantity.objection(inputs):
            continue
        entry_row = Row("corner", 1, 1, name, inputs, "", 0.0, 1.0, "own")
        assert isinstance(outcome(entry_row), Outcome), inputs


# The splitting of lines


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), min_size=1))
def test_a_line_is_split_as_the_csv_module_splits_it(texts: list[str]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(texts)
    split = cells(buffer.getvalue())
    assert not isinstance(split, Flaw)
    assert texts == [cell.text for cell in split]


@given(st.lists(st.text(st.characters(exclude_characters='\r\n",', exclude_categories=["Cs"])), min_size=1))
def test_a_cell_stands_at_its_column(texts: list[str]) -> None:
    line = ",".join(texts)
    split = cells(line)
    assert not isinstance(split, Flaw)
    assert texts == [line[cell.column - 1 :][: len(cell.text)] for cell in split]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_damage_ends_in_an_exit_code_and_sentences_with_places(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = written(tmp_path_factory.getbasetemp(), bytes(raw), "damaged.csv")
    told = Told([path])
    assert told.code in (ALL_IN, ROW_OUT, BAD_INPUT)
    assert (told.code == BAD_INPUT) == bool(told.err)
    assert all(PROBLEM.fullmatch(line) for line in told.err.splitlines(keepends=True)), told.err


def test_the_columns_are_the_promised_ones() -> None:
    assert ",".join(COLUMNS) == HEADER
    assert (validation.ALL_IN, validation.ROW_OUT, validation.BAD_INPUT) == (0, 1, 2)
