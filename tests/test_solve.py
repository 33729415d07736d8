"""`main.py solve`: what flows in an engineer's own file, or one clear sentence."""

import json
from pathlib import Path

import pytest

from game.cli import main

DIVIDER = "a divider\nV1 in 0 28\nR1 in out 0.5\nR2 out 0 9.5\n.op\n.end\n"
PIPE = """\
[TITLE]
one pipe
[JUNCTIONS]
J1 0 5
[RESERVOIRS]
R1 10
[PIPES]
P1 R1 J1 100 100 0.1 0 Open
[OPTIONS]
Units LPM
Headloss D-W
[END]
"""
PUMP = PIPE.replace("[OPT", "[PUMPS]\nU1 R1 J1 HEAD C1\n[CURVES]\nC1 1e-12 10\nC1 5e-12 0\n[OPT")
"""With a curve that bends beyond what can be reckoned."""


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return str(path)


def test_a_netlist_is_solved_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", written(tmp_path, "divider.cir", DIVIDER)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "a divider",
        "",
        "node  volts",
        "in    28",
        "out   26.6",
        "",
        "element  amperes, from its first node to its second",
        "V1       -2.8",
        "R1       2.8",
        "R2       2.8",
        "",
        "sources give 78.4 W: 78.4 W become heat, loads take 0 W",
    ]


def test_a_netlist_is_solved_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "too much\nV1 a 0 120\nR1 a b 0.5\nBload b 0 I={9000*V(b,0)/max(V(b,0),30)^2}\n"
    assert main(["solve", written(tmp_path, "much.cir", text), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["title"] == "too much"
    assert told["volts"]["b"] == pytest.approx(120.0 * 0.1 / 0.6)
    assert told["amperes"]["Bload"] == pytest.approx(200.0)
    assert told["collapsed"] == ["Bload"]
    assert told["watts"]["sources"] == pytest.approx(told["watts"]["heat"] + told["watts"]["loads"])


def test_a_load_that_cannot_be_fed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "too much\nV1 a 0 120\nR1 a b 0.5\nBload b 0 I={9000/V(b,0)}\n"
    assert main(["solve", written(tmp_path, "much.cir", text)]) == 0
    assert "Bload can't be fed: it would need more than the network can deliver there\n" in capsys.readouterr().out


def test_a_pipe_network_is_solved_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "pipe.inp", PIPE)
    assert main(["solve", path]) == 0
    out = capsys.readouterr().out
    assert "P1    5          0.0106103      open" in out
    assert main(["solve", path, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["links"]["P1"]["flow"] == pytest.approx(5.0)
    assert told["nodes"]["R1"]["head"] == pytest.approx(10.0)
    assert told["units"]["flow"] == "LPM"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.cir", "title\nR1 a 0 x1\n", "a.cir:2:8: 'x1' is not a number"),
        ("a.cir", "title\nR1 a 0 x1\n", "\n    R1 a 0 x1\n           ^\n"),
        ("a.inp", PIPE.replace("P1 R1 J1", "P1 R1 J7"), "a.inp:8:7: "),
        ("a.txt", DIVIDER, "an electrical network is a file NAME.cir, a coolant network NAME.inp"),
        ("a.cir", "x" * 1_000_001, "has more than 1000000 bytes"),
        (
            "a.cir",
            "t\nB1 a 0 I={min(max((" + "1" * 900_000 + "}\n",
            "a.cir:2:4001: a line can have at most 4000 letters",
        ),
        ("a.cir", "t\nB1 a 0 I={min(max((\n" + "+ 111111111\n" * 70_000, "a.cir:2:8: "),
        ("a.cir", "t\n" + "q" * 39 + "\n" + "X\n" * 21, ": and 2 more mistakes\n"),
        ("a.cir", "t\nR1 a\x1b[31m 0 5\n", "a.cir:2:5: there is a sign that nobody can see, U+001B"),
        ("a.cir", DIVIDER.replace("9.5", "1e300"), "a.cir:4:10: a resistance in ohm can't be 1e300: that is beyond"),
        ("a.cir", DIVIDER.replace("9.5", "1e-300"), "a.cir:4:10: a resistance in ohm can't be 1e-300: that is beyond"),
        (
            "a.cir",
            "t\n" + "".join(f"R{n} 1 0 1\n" for n in range(1001)),
            "a.cir:1002:1: there are 1001 elements; up to",
        ),
        ("a.inp", PIPE.replace("100 100", "100 1e-30"), "a.inp:8:14: a diameter can't be 1e-30"),
        ("a.inp", PIPE.replace("[OPT", "[STATUS]\nP1OPEN\n[OPT"), "there is no link P1OPEN"),
        ("a.inp", PIPE.replace("[OPT", "[STATUS]\nP1\n[OPT"), "a.inp:10:1: a pipe is OPEN or CLOSED"),
        (
            "a.inp",
            PIPE.replace("J1 0 5", "".join(f"J{n} 0 5\n" for n in range(1, 1001))),
            "there are 1001 nodes; up to",
        ),
        ("a.inp", PUMP, "a.inp:10:15: curve C1 must have one point, or three"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    name: str, text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["solve", written(tmp_path, name, text)]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", str(tmp_path / "none.cir")]) == 2
    assert "none.cir: can't be read: no such file" in capsys.readouterr().err
    (tmp_path / "folder.inp").mkdir()
    assert main(["solve", str(tmp_path / "folder.inp")]) == 2
    assert "folder.inp: can't be read: is a directory" in capsys.readouterr().err
    (tmp_path / "bad.cir").write_bytes(b"title\nR1 a 0 \xff\n")
    assert main(["solve", str(tmp_path / "bad.cir")]) == 2
    assert "bad.cir:2:8: this is not UTF-8" in capsys.readouterr().err
