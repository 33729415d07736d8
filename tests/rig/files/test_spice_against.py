"""200 networks of resistors, diodes, sources and loads by ngspice and by us: node voltages and currents agree.

Beside what they are compared: themselves, or a millionth of the largest voltage or current of their network, if that is
more. What differs most are leaks of blocked diodes, for which ngspice has another formula than Shockley's (it falls
with the third power of the voltage, where his is an exponential).
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.rig.files.spicing import netlist
from game.rig.solving.circuit import Amps, Circuit, Converter, Diode, Load, Resistor, Volts, compiled
from game.rig.solving.operating import solved
from tests.rig.files.ngspice_live import answer, recorded, version
from tests.rig.solving.circuit_sample import COUNT, asked, ours, sample

ALLOWED = 1e-3


def difference(circuit: Circuit, theirs: Sequence[float]) -> float:
    """The largest, as a share."""
    values, least = ours(circuit)
    return max(abs(our - their) / max(abs(their), low) for our, their, low in zip(values, theirs, least, strict=True))


def test_every_network_is_as_ngspice_has_recorded_it() -> None:
    worst = [difference(sample(seed), theirs) for seed, theirs in enumerate(recorded())]
    assert len(worst) == COUNT
    assert max(worst) <= ALLOWED
    # All but the leaks of blocked diodes are far nearer.
    assert sorted(worst)[-5] < 5e-5


def test_the_networks_have_everything_in_them() -> None:
    circuits = [sample(seed) for seed in range(COUNT)]
    for kind in (Resistor, Volts, Amps, Diode, Load):
        assert sum(any(isinstance(each, kind) for each in circuit.elements) for circuit in circuits) > 50, kind
    assert {2, 25} <= {circuit.nodes for circuit in circuits}
    flows = [
        amperes
        for circuit in circuits
        for element, amperes in zip(circuit.elements, solved(compiled(circuit)).amperes, strict=True)
        if isinstance(element, Diode)
    ]
    assert sum(amperes > 1e-3 for amperes in flows) > 100
    assert sum(amperes < 1e-6 for amperes in flows) > 100


@pytest.mark.long
def test_every_network_is_as_ngspice_solves_it_now(tmp_path: Path) -> None:
    try:
        which = version()
    except OSError:
        pytest.fail("there is no ngspice here to ask; on Debian: apt-get install ngspice")
    for seed, before in enumerate(recorded()):
        circuit = sample(seed)
        theirs = answer(asked(circuit, seed), tmp_path)
        assert len(theirs) == len(before), f"{which} does not solve network {seed}"
        assert difference(circuit, theirs) <= ALLOWED, f"network {seed}, {which}"


@pytest.mark.long
def test_a_bus_with_limits_and_a_converter_is_as_ngspice_solves_it(tmp_path: Path) -> None:
    circuit = Circuit(
        8,
        (
            Volts(1, 0, 120.0, 0.04, 63.0), Resistor(1, 2, 0.02), Load(2, 0, 2970.0, 100.0), Resistor(2, 3, 0.1),
            Load(3, 0, 60.0, 90.0), Volts(4, 0, 28.0, 0.05, 20.0), Resistor(4, 5, 0.03),
            Converter(5, 0, 6, 0, 120.0, 0.1, 3.0, 0.92, 20.0), Resistor(6, 7, 0.5), Load(7, 0, 200.0, 80.0),
            Diode(7, 3, 1e-12, 1.2),
        ),
    )  # fmt: skip
    for more in ((), (Resistor(7, 0, 30.0),)):
        whole = Circuit(circuit.nodes, (*circuit.elements, *more))
        solution = solved(compiled(whole))
        assert bool(more) == (7 in solution.limited)
        text = netlist(whole, [f"e{n}" for n in range(len(whole.elements))], "bus", volts=solution.volts)
        prints = "\n".join(f"print v({node})" for node in range(1, whole.nodes))
        control = f".options reltol=1e-8\n.control\nset numdgt=10\nop\n{prints}\nquit\n.endc\n"
        try:
            theirs = answer(text.replace(".op\n", control), tmp_path)
        except OSError:
            pytest.fail("there is no ngspice here to ask; on Debian: apt-get install ngspice")
        assert theirs == pytest.approx(solution.volts[1:], rel=1e-6)
