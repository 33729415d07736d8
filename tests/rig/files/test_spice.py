"""SPICE netlists are read as SPICE reads them, a mistake is told at its place, and what is written is read again."""

import pytest

from game.model import det
from game.rig.files.spice import LOWEST, Mistake, Netlist, number, read
from game.rig.files.spicing import netlist
from game.rig.solving.circuit import Amps, Circuit, Converter, Diode, Load, Resistor, Volts, compiled
from game.rig.solving.operating import solved
from tests.rig.solving.circuit_sample import sample, wild


def circuit(*lines: str) -> Circuit:
    found = read("\n".join(("a title", *lines)))
    assert isinstance(found, Netlist), found
    return found.circuit


def mistakes(*lines: str) -> tuple[Mistake, ...]:
    found = read("\n".join(("a title", *lines)))
    assert not isinstance(found, Netlist)
    return found


# ---- Reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0), ("-4.7", -4.7), (".5", 0.5), ("1.", 1.0), ("1e-3", 1e-3), ("2E3", 2e3),
        ("4.7k", 4.7e3), ("4K", 4e3), ("2meg", 2e6), ("2MEG", 2e6), ("2megohm", 2e6), ("2m", 2e-3), ("2M", 2e-3),
        ("33u", 33e-6), ("33uF", 33e-6), ("1n", 1e-9), ("1p", 1e-12), ("1f", 1e-15), ("1g", 1e9), ("1t", 1e12),
        ("10V", 10.0), ("1.5e3k", 1.5e6),
    ],
)  # fmt: skip
def test_numbers_have_suffixes_and_units(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "k", "1,5", "--1", "1e999", "4k7", "1k5!", "0x10", "nan", "inf", "1 2", "٣"])
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


def test_every_element_that_is_understood() -> None:
    found = read(
        "first line: R1 1 0 5 is a title, too\n"
        "* a comment\n"
        "V1 in 0 DC 28 ; the feeder\n"
        "v2 aux GND 12v\n"
        "R1 in OUT 4.7k $ with a comment\n"
        "\n"
        "I1 0 out dc 20m\n"
        "D1 out\n"
        "+ bus small\n"
        ".MODEL SMALL d (is = 1e-9, N=1.8 cjo=2p)\n"
        "B1 bus 0 I={50/V(bus,0)}\n"
        "B2 bus 0 i = 20 * v(bus) / max(v(bus), 9) ^ 2\n"
        ".op\n"
        ".end\n"
        "nonsense after the end\n"
    )
    assert isinstance(found, Netlist)
    assert found.title == "first line: R1 1 0 5 is a title, too"
    assert found.nodes == ("0", "in", "aux", "out", "bus")
    assert found.names == ("V1", "v2", "R1", "I1", "D1", "B1", "B2")
    assert found.circuit.elements == (
        Volts(1, 0, 28.0), Volts(2, 0, 12.0), Resistor(1, 3, 4700.0), Amps(0, 3, 0.02), Diode(3, 4, 1e-9, 1.8),
        Load(4, 0, 50.0, LOWEST), Load(4, 0, 20.0, 9.0),
    )  # fmt: skip


def test_what_is_for_other_tools_only_is_passed_over() -> None:
    lines = (".control", "op", "print all", ".endc", ".nodeset v(a)=4", "V1 a 0 1", "D1 a 0 d", ".model d D")
    assert circuit(*lines).elements == (Volts(1, 0, 1.0), Diode(1, 0, 1e-14, 1.0))


def test_line_ends_of_every_system_are_line_ends() -> None:
    assert circuit("V1 a 0 1\rR1 a 0 2\r\nR2 a 0 3").elements[1:] == (Resistor(1, 0, 2.0), Resistor(1, 0, 3.0))


# ---- Mistakes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("R1 a 0 28x!", 8, "'28x!' is not a number; a resistance in ohm is meant"),
        ("V1 a 0 DC volts", 11, "a voltage is meant"),
        ("R1 a 0 -5", 8, "at least 0"),
        ("R1 a 0", 6, "'R1' needs two nodes and a value"),
        ("D1 a 0", 6, "needs two nodes and its model"),
        ("R1 a 0 5 6", 10, "'6' is one word too many for 'R1'"),
        ("R1 a ( 5", 6, "'(' stands where a node is meant"),
        ("r0 a 0 5", 1, "'r0' is there already, in line 2"),
        ("L1 a 0 5m", 1, "'L1' is no element that is understood"),
        (".tran 1m 2", 1, "'.tran' is not understood"),
        (".modl x D", 1, "Did you mean '.model'?"),
        ("D1 a 0 dmal", 8, "no .model is called 'dmal' Did you mean 'dsmal'?"),
        (".model q NPN(BF=100)", 10, "only diodes have a model"),
        (".model q D(RS=1)", 12, "a diode's 'RS' is not modelled; IS and N are"),
        (".model q D(IS 1e-9)", 12, "'IS' must be followed by = and a number"),
        (".model q D(IS=0)", 15, "IS must be above 0"),
        ("B1 a 0 V={3}", 8, "a B source is understood as a current"),
        ("B1 a 0 I={sin(V(a,0))}", 8, "what 'B1' does is not understood; a load of P watts from node a to b is"),
        ("B1 a 0 I={5/V(0,a)}", 8, "what 'B1' does is not understood"),
        ("B1 a 0 I={5*V(a)/max(V(a),0)^2}", 8, "must be above 0"),
        ("B1 0 a I={min(max((9-V(a,0))/0.1,0),5)}", 1, "no B source takes what it needs"),
        ("B1 0 a I={min(max((9-V(a,0))/0.1,-4),5)}", 8, "must be the same both ways"),
    ],
)
def test_a_mistake_is_told_where_it_stands(line: str, column: int, said: str) -> None:
    found = mistakes("R0 a 0 1", ".model dsmal D", line)
    assert [(4, column)] == [(each.line, each.column) for each in found]
    assert said in found[0].sentence


def test_all_mistakes_are_told_in_one_pass_in_the_order_of_the_lines() -> None:
    assert [each.line for each in mistakes("D1 a 0 none", "R1 a 0 x", "X1 a")] == [2, 3, 4]


def test_a_mistake_in_a_continued_line_is_told_in_that_line() -> None:
    assert [each[:2] for each in mistakes("V1 a 0", "+   x")] == [(3, 5)]


def test_a_netlist_of_nothing_or_without_ground_is_told() -> None:
    assert "no element" in mistakes()[0].sentence
    assert isinstance(read(""), tuple)
    assert "node 0" in mistakes("R1 a b 5")[0].sentence
    many = [f"R{node} {node} 0 1" for node in range(1, 500)]
    assert "nodes" in mistakes(*many)[0].sentence


def test_no_text_whatever_is_too_much_for_the_reader() -> None:
    words = (
        "R1",
        "B1",
        "I={",
        "max(",
        "V(",
        ")",
        "=",
        "(",
        "+",
        ".model",
        "D",
        "1k",
        "a",
        "0",
        "^2",
        "\n",
        "*",
        ".end",
        "/",
    )
    for seed in range(300):
        text = " ".join(words[(seed * 7919 + at * at * 31 + at * seed) % len(words)] for at in range(40))
        found = read(text)
        assert isinstance(found, Netlist) or all(each.line > 0 and each.sentence for each in found)


# ---- Writing ---------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_again_to_the_last_bit() -> None:
    whole = Circuit(
        6,
        (
            Volts(1, 0, 120.1, 0.04, 63.0), Resistor(1, 2, 1 / 3), Load(2, 0, 2970.5, 100.0), Volts(3, 0, -28.25),
            Converter(3, 0, 5, 4, 120.0, 0.1, 3.0, 0.92, 20.0), Diode(4, 2, 1.1e-12, 1.2), Amps(4, 5, 0.3),
            Diode(5, 0, 1.1e-12, 1.2), Resistor(5, 0, 1e6), Resistor(4, 0, 1e6),
            Resistor(2, 0, 1e5),
        ),
    )  # fmt: skip
    found = read(netlist(whole, [f"e{place}" for place in range(11)], "all of it"))
    assert isinstance(found, Netlist)
    renamed = {int(name): place for place, name in enumerate(found.nodes)}
    assert renamed == {node: node for node in range(6)}
    assert found.circuit == whole
    assert found.names[:3] == ("Be0", "Re1", "Be2")


def test_what_is_written_has_the_same_answer() -> None:
    for seed in range(25):
        for whole in (sample(seed), wild(seed)):
            if any(isinstance(each, Converter) for each in whole.elements):
                continue  # what shuts one off is not written
            found = read(netlist(whole, [f"e{place}" for place in range(len(whole.elements))], "x"))
            assert isinstance(found, Netlist)
            theirs = dict(zip(found.nodes, solved(compiled(found.circuit)).volts, strict=True))
            ours = solved(compiled(whole)).volts
            for node in range(whole.nodes):
                assert theirs.get(str(node), 0.0) == pytest.approx(ours[node], rel=1e-6, abs=1e-6), seed


def test_a_leak_to_ground_is_written_as_the_resistor_that_it_is() -> None:
    text = netlist(Circuit(3, (Volts(2, 1, 12.0), Load(2, 1, 5.0, 3.0))), ["a", "b"], "x")
    assert "Rleak 1 0 1e+09" in text
    assert "Rleak" not in netlist(Circuit(2, (Volts(1, 0, 12.0),)), ["a"], "x")


def test_names_that_spice_would_not_take_are_changed_and_stay_apart() -> None:
    text = netlist(
        Circuit(3, (Resistor(1, 2, 5.0), Resistor(1, 2, 6.0), Volts(1, 0, 4.0, 0.5))),
        ["cable 2/x", "Cable_2_x", "ü"],
        "two\nlines",
        ["0", "bus.a", "BUS.A"],
        (0.0, 4.0, 4.0),
    )
    assert text.splitlines() == [
        "two lines",
        "Rcable_2_x bus.a BUS.A_2 5.0",
        "RCable_2_x_2 bus.a BUS.A_2 6.0",
        "V_ __in 0 DC 4.0",
        "R_ __in bus.a 0.5",
        ".nodeset v(bus.a)=4",
        ".nodeset v(BUS.A_2)=4",
        ".op",
        ".end",
    ]


def test_what_spice_cannot_say_is_said_in_a_comment() -> None:
    whole = Circuit(3, (Volts(1, 0, 28.0, 0.0, 5.0), Converter(1, 0, 2, 0, 120.0, 0.0, det.INF, 0.9, 20.0)))
    text = netlist(whole, ["feed", "boost"], "x")
    assert "* the next has 0.0 ohm, which is written as 0.001" in text
    assert "* boost shuts off below 20.0 V at its input; this does not" in text
    assert isinstance(read(text), Netlist)
