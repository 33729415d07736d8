"""`main.py rig`: how a rig stands at a moment of a plan, told, and written so that other tools say the same of it."""

import io
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from game.cli import main
from game.rig import plant
from game.rig.files import epanet, spice, written
from game.rig.finding import tracing
from game.rig.parts import Joint
from game.rig.solved import Solved
from game.rig.solving.circuit import compiled
from game.rig.solving.operating import solved
from game.wired import rig as command
from game.wired.rig import Wanted, rig
from game.wired.standing import Stands, standing
from game.wired.told import told
from tests.rig import rig_sample
from tests.rig.files import epanet_recorded
from tests.rig.files.ngspice_live import answer, version
from tests.rig.test_any_wiring import any_asks, any_rigged

LEVELS = Path(__file__).parents[1] / "levels"
PLAN = LEVELS / "g7" / "plans" / "room_to_spare.plan"
RUNNING = 11 * 3600 + 5 * 60
AIRLESS = 0.01
"""Share of air up to which EPANET's answers are compared: it knows no bubble that must be pushed."""


@pytest.fixture(scope="module")
def stands() -> Stands:
    """As the plan has it then, but for what playing costs."""
    before = standing(LEVELS / "g7", None, 6 * 3600 + 30 * 60)
    rigged = tracing.by_the_book(before.rig)
    rigged = rigged._replace(warmth=before.rigged.warmth, stress=before.rigged.stress, addresses=(("cpu", 8),))
    asks = rig_sample.RUNNING._replace(watts=2950.0, making=46.0)
    return before._replace(at=RUNNING, rigged=rigged, asks=asks, solved=plant.solved(before.rig, rigged, asks))


@pytest.fixture
def played(stands: Stands, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was played for one test is not played again for another."""
    monkeypatch.setattr(command, "standing", lambda level, plan, at: stands)


def netlist(stands: Stands) -> str:
    return written.spice(stands.rig, stands.rigged, stands.asks, "as it stands")


def pipes(stands: Stands) -> str:
    return written.epanet(stands.rig, stands.rigged, stands.asks, "as it stands")


def our_volts(text: str) -> dict[str, float]:
    """By node, as our solver of netlists has them."""
    found = spice.read(text)
    assert isinstance(found, spice.Netlist), found
    return dict(zip(found.nodes, solved(compiled(found.circuit)).volts, strict=True))


def furthest(found: Solved, volts: dict[str, float]) -> float:
    """How far a tool's volts are from those of a rig, as a share, at most."""
    shares = []
    for end, at in found.ends.items():
        plus = volts.get(f"{end}.plus", volts.get(end))
        if plus is not None:
            shares.append(abs(plus - volts.get(f"{end}.minus", 0.0) - at.volts) / max(abs(at.volts), 0.01))
    assert len(shares) > 5
    return max(shares)


def away(found: Solved, flows: dict[str, float], floor: float = 0.0) -> float:
    """The same of flows, of which one as small as the floor is none."""
    shares = [
        max(abs(flow - found.flows[name].litres) - floor, 0.0) / max(abs(found.flows[name].litres), 1e-6)
        for name, flow in flows.items()
        if name in found.flows
    ]
    assert len(shares) > 3
    return max(shares)


def our_flows(text: str) -> dict[str, float]:
    found = epanet.read(text)
    assert isinstance(found, epanet.EpanetFile), found
    return {row.name: row.flow for row in epanet.solved_file(found).links}


# ---- What is written --------------------------------------------------------------------------------------------


def test_the_netlist_is_solved_to_the_volts_that_the_game_has(stands: Stands) -> None:
    volts = our_volts(netlist(stands))
    assert volts["u1.in.plus"] - volts["u1.in.minus"] == pytest.approx(stands.solved.ends["u1.in"].volts, rel=1e-9)
    assert furthest(stands.solved, volts) < 1e-6
    assert furthest(stands.solved, volts | {"u1.in.plus": 1.002 * volts["u1.in.plus"]}) > 1e-3


def test_the_file_for_epanet_is_solved_to_the_flows_that_the_game_has(stands: Stands) -> None:
    flows = our_flows(pipes(stands))
    assert flows["plate"] == pytest.approx(stands.solved.flows["plate"].litres, rel=5e-4)  # EPANET's gravity
    assert flows["reducer_2"] == pytest.approx(-flows["plate"])
    assert away(stands.solved, flows) < 5e-4
    assert "\nv202.b  0  0\n" in pipes(stands)
    assert "\nt201.out  2\n" in pipes(stands)


def test_any_wiring_is_written_so_that_it_is_solved_to_the_same_again() -> None:
    rig, worst, wet = rig_sample.RIG, [], []
    for seed in range(25):
        chance = Random(seed)
        rigged, asks = any_rigged(chance), any_asks(chance)
        found = plant.solved(rig, rigged, asks)
        worst.append(furthest(found, our_volts(written.spice(rig, rigged, asks, f"{seed}"))))
        text = written.epanet(rig, rigged, asks, f"{seed}")
        assert bool(text) == (rigged.lost < 12.0)
        if text and rigged.air < AIRLESS:
            wet.append(away(found, our_flows(text), 1e-4))
    assert max(worst) < 1e-4
    assert max(wet) < 1e-3
    assert len(wet) > 3


def test_what_has_let_go_or_shut_off_is_written_as_taking_nothing() -> None:
    rig = rig_sample.RIG
    rigged = rig_sample.BOOK._replace(latched=("u1",))
    text = written.spice(rig, rigged, rig_sample.RUNNING, "off")
    assert "\n* u1 has let go\n" in text
    assert "\nBu1 u1.in.plus u1.in.minus I={0.0*" in text
    fed = ("converter_1.in cable_3.b", "cable_3.a q2.b")
    joints = tuple(
        sorted([*rig_sample.BOOK.joints, *(rig_sample.joint(one, other) for one, other in map(str.split, fed))])
    )
    dark = rig_sample.RUNNING._replace(volts=0.1)
    text = written.spice(rig, rig_sample.BOOK._replace(joints=joints), dark, "dark")
    assert "\n* converter_1 has shut off\n" in text
    assert "Bconverter_1" not in text
    assert "Bconverter_1" in written.spice(rig, rig_sample.BOOK._replace(joints=joints), rig_sample.RUNNING, "light")


def test_a_source_is_written_with_its_limit_only_when_it_gives_all_it_can() -> None:
    rig, short = rig_sample.RIG, rig_sample.BOOK._replace(blown=("cable_1",))
    assert "\nVfeeder feeder_in 0 DC 120.0\n" in written.spice(rig, rig_sample.BOOK, rig_sample.RUNNING, "sound")
    text = written.spice(rig, short, rig_sample.RUNNING, "short")
    assert "\nBfeeder 0 feeder.out.plus I={min(max((120.0-V(feeder.out.plus,0))/0.04,-63.0),63.0)}\n" in text
    assert "\n.nodeset v(k1.b.plus)=" in text
    assert furthest(plant.solved(rig, short, rig_sample.RUNNING), our_volts(text)) < 1e-4


# ---- The command ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("played")
def test_both_files_are_written_and_json_says_all_of_it(stands: Stands, tmp_path: Path) -> None:
    wanted = Wanted(LEVELS / "g7", PLAN, RUNNING, tmp_path / "a.cir", tmp_path / "a.inp", as_json=True)
    out, err = io.StringIO(), io.StringIO()
    assert rig(wanted, out, err) == 0
    assert err.getvalue() == ""
    found = json.loads(out.getvalue())
    assert found["written"] == [str(tmp_path / "a.cir"), str(tmp_path / "a.inp")]
    assert (found["level"], found["at"]) == ("g7", "11:05:00")
    assert found["ends"]["u1.in"]["volts"] == stands.solved.ends["u1.in"].volts
    assert found["flows"]["plate"]["litres"] == stands.solved.flows["plate"].litres
    assert found["delivery"]["power"] == 1.0
    assert {"one": "cable_1.a", "other": "k1.b", "swapped": False, "makeshift": False} in found["joints"]
    assert [each["id"] for each in found["inspector"]] == ["inspect.in_order"]
    head = (tmp_path / "a.cir").read_text(encoding="utf-8").splitlines()[:2]
    assert head[0] == f"g7 at 11:05:00, {PLAN.as_posix()}"
    assert head[1] == "* the stack's supply asks for 2950 W; the house's bus has 100% of its volts"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.cir", "a.inp"]
    assert furthest(stands.solved, our_volts((tmp_path / "a.cir").read_text(encoding="utf-8"))) < 1e-6


@pytest.mark.usefixtures("played")
def test_without_a_file_it_is_told_in_words() -> None:
    out = io.StringIO()
    assert rig(Wanted(LEVELS / "g7", PLAN, RUNNING), out, io.StringIO()) == 0
    lines = out.getvalue().splitlines()
    assert lines[0] == f"g7 at 11:05:00, {PLAN.as_posix()}"
    assert "  power       adapter_1.a - cable_1.b, adapter_1.b - x1.a, cable_1.a - k1.b" in lines
    assert any(line.startswith("  on          k1, p201, q1,") for line in lines)
    row = next(line for line in lines if line.startswith("k1.b "))
    assert re.fullmatch(r"k1\.b +K1 +118\.\d+ +25\.\d+", row)
    assert re.fullmatch(r"x1\.a +X1 +118\.\d+ +-25\.\d+", next(line for line in lines if line.startswith("x1.a ")))
    assert lines[-1].startswith("Everything is in order: 118.0 V at the supply")
    assert max(map(len, lines)) <= 120


def test_what_is_wrong_with_it_is_told(stands: Stands) -> None:
    other = tuple(
        Joint(each.one, each.other, swapped=True) if each.one == "cable_1.a" else each for each in stands.rigged.joints
    )
    odd = stands._replace(rigged=stands.rigged._replace(joints=other, blown=("f1",), latched=("u1",)))
    lines = told(odd)
    assert any("cable_1.a - k1.b (swapped)" in line for line in lines)
    assert "  blown       f1" in lines
    assert "  let go      u1" in lines


def test_what_flows_out_of_a_port_counts_the_same_whichever_way_round_its_lead_is_plugged(stands: Stands) -> None:
    over = ("adapter_1.a", "cable_1.a")
    joints = tuple(each._replace(swapped=each.one in over) for each in stands.rigged.joints)
    rigged = stands.rigged._replace(joints=joints)
    found = plant.solved(stands.rig, rigged, stands.asks)
    assert found.flows["cable_1"].amperes == pytest.approx(-stands.solved.flows["cable_1"].amperes, rel=1e-4)
    rows = [line.split() for line in told(stands._replace(rigged=rigged, solved=found))]
    amperes = {row[0]: float(row[3]) for row in rows if row and row[0] in ("k1.b", "x1.a")}
    assert amperes == pytest.approx({"k1.b": 25.5, "x1.a": -25.5}, abs=0.05)


def test_before_anybody_has_done_anything_nothing_is_joined(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["rig", "g7", "--at", "06:30:00"]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "g7 at 06:30:00, nobody gives an order",
        "",
        "joined",
        "  nothing",
    ]


def test_what_did_not_hold_before_is_told_and_written_all_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = tmp_path / "p.plan"
    plan.write_text(
        "level g7   seed 16   format 1\n06:30:10  hands yuki power\n06:30:30  end\nend  expect ending held\n",
        encoding="utf-8",
    )
    assert main(["rig", "g7", "--plan", str(plan), "--at", "06:30:20", "--spice", str(tmp_path / "a.cir")]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"{plan}:2: hands yuki power: refused, ")
    assert told.out == f"wrote {tmp_path / 'a.cir'}\n"
    assert (tmp_path / "a.cir").is_file()


PLANNED = ("--plan", str(PLAN))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("g8", "--at", "07:00:00"), "g8: is no folder of a level."),
        (("first_steps", "--at", "06:35:00"), "this level has no rig\n"),
        (("g7", "--at", "05:00:00"), "this level goes from 06:30:00 to 32:00:00; 05:00:00 is not in it\n"),
        (("g7", *PLANNED, "--at", "14:00:00"), "this plan ends at 13:00:00, before 14:00:00\n"),
        (("first_steps", *PLANNED, "--at", "07:00:00"), "is played on the level in "),
        (("g7", "--plan", "none.plan", "--at", "07:00:00"), "none.plan: can't be read: no such file"),
        (("g7", "--at", "07:00:00", "--spice", "{folder}"), "is a folder; name the file"),
        (("g7", "--at", "07:00:00", "--epanet", "{folder}/none/a.inp"), "can't be written: there is no folder"),
        (("g7", "--at", "07:00:00", "--spice", "{folder}/a", "--epanet", "{folder}/a"), "can't be both"),
        (("g7", *PLANNED, "--at", "07:00:00", "--spice", str(PLAN)), "is the plan that is played"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    words: Sequence[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rig", *(word.format(folder=tmp_path) for word in words)]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_moment_that_is_no_time_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["rig", "g7", "--at", "half past"])
    assert "argument --at: 'half past' is not a time; write it as HH:MM:SS" in capsys.readouterr().err


@pytest.mark.usefixtures("played")
def test_where_one_file_cannot_be_written_neither_is(tmp_path: Path) -> None:
    (tmp_path / "b.inp.part").mkdir()
    (tmp_path / "a.cir").write_text("before", encoding="utf-8")
    wanted = Wanted(LEVELS / "g7", PLAN, RUNNING, tmp_path / "a.cir", tmp_path / "b.inp")
    out, err = io.StringIO(), io.StringIO()
    assert rig(wanted, out, err) == 2
    assert err.getvalue() == f"{tmp_path / 'b.inp'}: can't be written: is a directory\n"
    assert (tmp_path / "a.cir").read_text(encoding="utf-8") == "before"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.cir", "b.inp.part"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_what_is_no_ordinary_file_stays_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for words in (["rig", "g7", "--at", "06:30:00", "--spice"], ["playback", str(PLAN), "--record"]):
        assert main([*words, str(pipe)]) == 2
        assert f"{pipe}: is no ordinary file; name one that the " in capsys.readouterr().err
        assert pipe.is_fifo()


# ---- Other tools ------------------------------------------------------------------------------------------------


def ngspice_volts(text: str, folder: Path) -> dict[str, float]:
    """By node, as ngspice has them."""
    found = spice.read(text)
    assert isinstance(found, spice.Netlist), found
    try:
        version()
    except OSError:
        pytest.fail("there is no ngspice here to ask; on Debian: apt-get install ngspice")
    prints = "\n".join(f"print v({node})" for node in found.nodes[1:])
    control = f".options reltol=1e-6\n.control\nset numdgt=10\nop\n{prints}\nquit\n.endc\n"
    volts = answer(text.replace(".op\n", control), folder)
    assert len(volts) == len(found.nodes) - 1, "ngspice does not solve it"
    return dict(zip(found.nodes[1:], volts, strict=True))


@pytest.mark.long
def test_ngspice_and_epanet_have_what_the_game_has_once_the_stack_makes_gas(tmp_path: Path) -> None:
    there = standing(LEVELS / "g7", PLAN, RUNNING)
    assert there.solved.flows["u1"].amperes > 20.0
    netlist, pipes = tmp_path / "out.cir", tmp_path / "out.inp"
    words = ["--spice", str(netlist), "--epanet", str(pipes)]
    assert main(["rig", "g7", *PLANNED, "--at", "11:05:00", *words]) == 0
    assert furthest(there.solved, ngspice_volts(netlist.read_text(encoding="utf-8"), tmp_path)) < 1e-3
    _, (theirs,) = epanet_recorded.asked([pipes.read_text(encoding="utf-8")])
    assert theirs.flows["plate"] > 1.0
    assert away(there.solved, theirs.flows) < 5e-3


@pytest.mark.long
def test_ngspice_and_epanet_have_what_the_game_has_of_any_wiring(tmp_path: Path) -> None:
    rig, texts, wet = rig_sample.RIG, [], []
    for seed in range(100):
        chance = Random(seed)
        rigged, asks = any_rigged(chance), any_asks(chance)
        found = plant.solved(rig, rigged, asks)
        assert furthest(found, ngspice_volts(written.spice(rig, rigged, asks, f"{seed}"), tmp_path)) < 1e-3, seed
        text = written.epanet(rig, rigged, asks, f"{seed}")
        if text and rigged.air < AIRLESS:
            texts.append(text)
            wet.append(found)
    _, answers = epanet_recorded.asked(texts)
    assert max(away(found, theirs.flows, 0.01) for found, theirs in zip(wet, answers, strict=True)) < 5e-3
