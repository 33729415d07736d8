"""The start-up panel: what its instruments show, with lag and noise, and the list of steps that can be followed.

An instrument shows what reaches it, never the truth itself: one that hangs on the data bus shows another device's
numbers when two answer at one address, and nothing when nobody answers.

Look for: `Machine` (what the stack is at), `first_needles`, `stepped` (needles a second later), `shown`, `checklist`.
"""

from typing import NamedTuple

from game.model import chance
from game.rig import faults
from game.rig.parts import Breaker, Part, Plate, Pump, Rig, Rigged, Sensor
from game.rig.solved import At, Flow, Solved

OTHER_CELSIUS, OTHER = 21.0, 0.0
"""What another device's sensors say: it is switched off, as warm as the room."""
VOLUMES = 5.0
"""Volumes of nitrogen after which less than a hundredth of what was there before is left: e^-5."""
FLOWING = 1.0
"""L/min of coolant from which a full current can be cooled (assumed: 20 K over the plate at 1.4 kW of heat)."""
CLEAN = 2.0
"""% of hydrogen in oxygen, half the lower explosive limit, below which standby shows a stack to be sound."""
FULL = 0.97
"""Share of full current from which the ramp counts as over."""


class Machine(NamedTuple):
    """What the stack is at, for its instruments."""

    mode: float
    """As in model.stack."""
    amperes: float
    full: float
    """A of full current."""
    standby: float
    """A"""
    celsius: float
    h2_percent: float
    """Hydrogen in oxygen, as its sensor has it."""
    o2_litres: float
    """L/min at 0 °C and 101.3 kPa of oxygen from its outlet."""
    n2_litres: float
    """L/min of purge nitrogen."""
    water: float
    """Share of its feed chamber that is full."""
    volumes: float
    """Of nitrogen that have gone through its anode side so far."""
    outlet: bool
    """Its oxygen valve is open."""
    stood: bool
    """It has been on standby for its dead time, or is past that."""


class Step(NamedTuple):
    """One step of the list."""

    id: str
    """A sentence `rig_step.ID`."""
    state: str
    """`done`, `next` or `locked`."""
    value: float | None
    """What shows how far it is; None where there is no number."""
    unit: str
    """`A`, `L/min`, `%`, `volumes` or ''."""


def first_needles(rig: Rig) -> tuple[float, ...]:
    """Every instrument at the bottom of its scale."""
    return tuple(sensor.low for sensor in rig.sensors)


def stepped(
    rig: Rig, rigged: Rigged, needles: tuple[float, ...], solved: Solved, machine: Machine, seconds: float
) -> tuple[float, ...]:
    """The needles after some seconds: a first-order lag, implicit, so that it is stable at any stride.

    Without a signal over the bus a needle stays where it was. The same tuple comes back when nothing has moved.
    """
    moved = False
    after: list[float] = []
    for sensor, needle in zip(rig.sensors, needles, strict=True):
        signal = solved.delivery.signal if sensor.over_bus else 1.0
        target = needle if signal == 0.0 else _reaching(rig, rigged, sensor, solved, machine, signal)
        value = needle + (target - needle) * (seconds / (sensor.lag + seconds))
        # What is closer than a thousandth of the scale has arrived, so that a panel at rest costs nothing.
        if abs(target - value) < 0.001 * (sensor.high - sensor.low):
            value = target
        moved = moved or value != needle
        after.append(value)
    return tuple(after) if moved else needles


def _reaching(rig: Rig, rigged: Rigged, sensor: Sensor, solved: Solved, machine: Machine, signal: float) -> float:
    """What an instrument is given, within its scale."""
    if signal < 0.0:
        other = OTHER_CELSIUS if sensor.shows == "celsius" else OTHER
        return min(max(other, sensor.low), sensor.high)
    value = _truth(sensor, solved, machine)
    # The interlock's own sensor has its fault in the model already.
    own = sensor.shows == "h2_in_o2" and sensor.at == rig.stack
    return faults.shown(sensor, () if own else rigged.faults, value)


def _truth(sensor: Sensor, solved: Solved, machine: Machine) -> float:
    match sensor.shows:
        case "amperes":
            flow = solved.flows.get(sensor.at)
            return flow.amperes if flow is not None else machine.amperes
        case "volts":
            return solved.ends.get(sensor.at, At()).volts
        case "pressure":
            return solved.ends.get(sensor.at, At()).pascal
        case "flow":
            return solved.flows.get(sensor.at, Flow()).litres
        case "celsius":
            return machine.celsius
        case "h2_in_o2":
            return machine.h2_percent
        case "o2_out":
            return machine.o2_litres
        case "n2_flow":
            return machine.n2_litres
    return machine.water


def shown(rig: Rig, needles: tuple[float, ...], solved: Solved, seed: int, tick: int) -> tuple[float | None, ...]:
    """What the instruments show, with their noise (a hash of the tick); None where no signal comes over the bus."""
    found: list[float | None] = []
    for sensor, needle in zip(rig.sensors, needles, strict=True):
        if sensor.over_bus and solved.delivery.signal == 0.0:
            found.append(None)
            continue
        noise = sensor.noise * chance.normal(seed, f"panel/{sensor.name}/{tick}") if sensor.noise > 0.0 else 0.0
        at_rest = needle in (sensor.low, sensor.high)
        found.append(needle if at_rest else min(max(needle + noise, sensor.low), sensor.high))
    return tuple(found)


def reading(rig: Rig, values: tuple[float | None, ...], shows: str, at: str = "") -> float | None:
    """What the first instrument for a quantity shows (at a part, end or stack, if named); None: none, or no signal."""
    for sensor, value in zip(rig.sensors, values, strict=True):
        if sensor.shows == shows and at in ("", sensor.at):
            return value
    return None


def checklist(rig: Rig, rigged: Rigged, values: tuple[float | None, ...], machine: Machine) -> tuple[Step, ...]:
    """The steps of a start, judged by what the panel shows; the first that is not done is next, the others wait."""
    on = tuple(part for part in rig.parts if part.fixed and part.name in rigged.on and part.name not in rigged.blown)
    flow = reading(rig, values, "flow")
    percent = reading(rig, values, "h2_in_o2")
    running = 1.0 <= machine.mode <= 3.0
    stood_by = running and machine.stood and percent is not None and percent < CLEAN
    above = running and machine.amperes > 1.05 * machine.standby
    amperes = reading(rig, values, "amperes", rig.stack)
    ready = (
        ("breakers", _closed(rig, on), None, ""),
        ("pump", any(isinstance(part.body, Pump) for part in on) or not _has(rig, Pump), None, ""),
        ("coolant", (flow is not None and flow >= FLOWING) or not _has(rig, Plate), flow, "L/min"),
        ("purge", machine.volumes >= VOLUMES, machine.volumes, "volumes"),
        ("enable", running, None, ""),
        ("standby", stood_by or above, percent, "%"),
        ("ramp", machine.mode == 3.0 or (running and machine.amperes >= FULL * machine.full), amperes, "A"),
        ("outlet", running and machine.outlet and above, None, ""),
    )
    steps: list[Step] = []
    ahead = True
    for id_, done, value, unit in ready:
        state = "done" if done else "next" if ahead else "locked"
        ahead = ahead and done
        steps.append(Step(id_, state, value, unit))
    return tuple(steps)


def _closed(rig: Rig, on: tuple[Part, ...]) -> bool:
    """Whether every breaker is closed that the book turns on."""
    wanted = [name for _, _, turned in rig.book for name in turned]
    named = [part.name for part in rig.parts if isinstance(part.body, Breaker) and part.name in wanted]
    return all(any(part.name == name for part in on) for name in named)


def _has(rig: Rig, kind: type) -> bool:
    return any(isinstance(part.body, kind) for part in rig.parts)
