"""The instruments of the start-up panel, and its list.

Look for: `COLD` (a stack that is off), `solved` (a solution with a signal of our choice).
"""

import pytest

from game.rig import panel
from game.rig.parts import Fault, Rig, Rigged
from game.rig.solved import At, Delivery, Flow, Solved
from tests.rig.rig_sample import RIG

COLD = panel.Machine(0.0, 0.0, 45.9, 4.6, 21.0, 0.0, 0.0, 0.0, 1.0, 0.0, True, False)
WARM = COLD._replace(mode=3.0, amperes=45.9, celsius=58.0, h2_percent=0.6, o2_litres=4.5, volumes=5.0, stood=True)


def solved(signal: float) -> Solved:
    flows = {"plate": Flow(litres=1.6), "u1": Flow(amperes=25.0)}
    return Solved(flows, {"u1.in": At(volts=118.0)}, (), Delivery(signal=signal))


def settled(rig: Rig, rigged: Rigged, found: Solved, machine: panel.Machine) -> tuple[float, ...]:
    needles = panel.first_needles(rig)
    for _ in range(300):
        needles = panel.stepped(rig, rigged, needles, found, machine, 1.0)
    return needles


def value(name: str, values: tuple[float | None, ...]) -> float | None:
    return next(v for sensor, v in zip(RIG.sensors, values, strict=True) if sensor.name == name)


def test_a_needle_ends_at_the_truth_and_is_then_left_alone() -> None:
    needles = settled(RIG, Rigged((), ()), solved(1.0), WARM)
    assert tuple(value(name, needles) for name in ("tt205", "ft204", "et102")) == (58.0, 1.6, 118.0)
    assert needles is panel.stepped(RIG, Rigged((), ()), needles, solved(1.0), WARM, 1.0)


def test_a_needle_with_a_lag_of_ten_seconds_has_gone_half_the_way_after_seven_to_eight() -> None:
    needles = panel.first_needles(RIG)
    seconds = 0
    while (value("tt205", needles) or 0.0) < 29.0:
        needles = panel.stepped(RIG, Rigged((), ()), needles, solved(1.0), WARM, 1.0)
        seconds += 1
    assert 7 <= seconds <= 8


def test_at_one_address_with_another_device_the_panel_shows_the_other_ones_numbers() -> None:
    lies = settled(RIG, Rigged((), ()), solved(-1.0), WARM)
    assert (value("tt205", lies), value("at301", lies)) == (21.0, 0.0)
    assert value("ft204", lies) == 1.6, "what hangs on the panel itself goes on telling the truth"


def test_without_a_signal_what_hangs_on_the_bus_shows_nothing_and_the_rest_goes_on() -> None:
    needles = settled(RIG, Rigged((), ()), solved(0.0), WARM)
    values = panel.shown(RIG, needles, solved(0.0), 16, 100)
    assert value("tt205", values) is None
    assert value("ft204", values) == pytest.approx(1.6, abs=0.2)


def test_a_biased_instrument_is_off_by_its_share_of_the_scale() -> None:
    sensor = next(each for each in RIG.sensors if each.name == "ft204")
    rigged = Rigged((), (), faults=(Fault("biased_sensor", "ft204", 0.2),))
    needles = settled(RIG, rigged, solved(1.0), WARM)
    assert value("ft204", needles) == pytest.approx(1.6 + 0.2 * (sensor.high - sensor.low))


def test_noise_is_as_large_as_said_and_the_same_again() -> None:
    needles = settled(RIG, Rigged((), ()), solved(1.0), WARM)
    sensor = next(each for each in RIG.sensors if each.name == "ft204")
    off = [(value("ft204", panel.shown(RIG, needles, solved(1.0), 16, tick)) or 0.0) - 1.6 for tick in range(400)]
    assert sensor.noise == pytest.approx((sum(each * each for each in off) / 400) ** 0.5, rel=0.15)
    assert panel.shown(RIG, needles, solved(1.0), 16, 7) == panel.shown(RIG, needles, solved(1.0), 16, 7)


def test_the_first_step_that_is_not_done_is_next_and_the_rest_waits() -> None:
    values = panel.shown(RIG, settled(RIG, Rigged((), ()), solved(1.0), COLD), solved(1.0), 16, 0)
    steps = panel.checklist(RIG, Rigged((), ()), values, COLD)
    assert (steps[0].id, steps[0].state) == ("breakers", "next")
    assert steps[-1].state == "locked"


def test_a_running_stack_has_everything_done() -> None:
    on = tuple(sorted({name for _, _, turned in RIG.book for name in turned} | set(RIG.turned_on)))
    rigged = Rigged((), on)
    values = panel.shown(RIG, settled(RIG, rigged, solved(1.0), WARM), solved(1.0), 16, 0)
    assert [step.state for step in panel.checklist(RIG, rigged, values, WARM)] == ["done"] * 8


def test_an_opened_breaker_is_not_closed() -> None:
    on = tuple(sorted({name for _, _, turned in RIG.book for name in turned} | set(RIG.turned_on)))
    values = panel.shown(RIG, settled(RIG, Rigged((), on), solved(1.0), COLD), solved(1.0), 16, 0)
    steps = panel.checklist(RIG, Rigged((), on, blown=("q4",)), values, COLD)
    assert (steps[0].id, steps[0].state) == ("breakers", "next")
