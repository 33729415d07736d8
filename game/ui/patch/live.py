"""What is told in the middle of a lead and at a port, and what instruments show: numbers with their units.

Look for: `Tag` and `tag` (of a lead), `at_port`, `shown` (of an instrument), `tones` (leads that are too hot or carry
too much), `on_line` (whether anything comes there).
"""

from typing import NamedTuple

from game.rig.parts import (
    COOLANT,
    DATA,
    EARTH,
    GASES,
    LIQUIDS,
    POWER,
    Cable,
    Hose,
    Master,
    Part,
    Rig,
    Rigged,
    Sensor,
    Stud,
)
from game.rig.solved import At, Flow, Solved
from game.ui.patch.bay import Port

LITRES = 22.414 * 60.0
"""L/min of a gas at 0 °C and 101 kPa for each mol/s."""
NONE_A, NONE_L, NONE_MOL, NONE_PA = 0.05, 0.02, 1e-6, 100.0
"""So little counts as nothing."""
WARM, HOT = 40.0, 60.0
"""K over the room."""


class Tag(NamedTuple):
    """What is told of a lead."""

    number: str
    """With its unit; "" where a word says it."""
    word: str
    """Of the catalogue, under ui_patch: `dead`, `no_flow`, `ok` …; ""."""
    tone: str
    """`ok`, `caution`, `alarm`; "" for nothing special."""


def ports_of(rig: Rig, rigged: Rigged, part: Part) -> list[str]:
    """The ports of the plant with which a loose part hangs together; through loose parts only."""
    fixed = {each.name for each in rig.parts if each.fixed}
    found: list[str] = []
    todo, seen = [part.name], []
    while todo:
        name = todo.pop(0)
        if name in seen:
            continue
        seen.append(name)
        for joint in rigged.joints:
            for end, other in ((joint.one, joint.other), (joint.other, joint.one)):
                if end.rpartition(".")[0] != name:
                    continue
                if other.rpartition(".")[0] in fixed:
                    found.append(other)
                else:
                    todo.append(other.rpartition(".")[0])
    return sorted(set(found))


def tag(rig: Rig, rigged: Rigged, solved: Solved, part: Part) -> Tag:
    """Of a lead."""
    medium = part.ends[0].medium
    flow = solved.flows.get(part.name, Flow())
    if medium == DATA:
        return _data(rig, rigged, solved, part)
    if medium == EARTH:
        ends = [rig.part(port.rpartition(".")[0]) for port in ports_of(rig, rigged, part)]
        case = any(each is not None and isinstance(each.body, Stud) and each.body.chassis for each in ends)
        house = any(each is not None and isinstance(each.body, Stud) and not each.body.chassis for each in ends)
        return Tag("", "earthed", "ok") if case and house else Tag("", "open", "caution")
    if medium == POWER:
        return _power(rig, rigged, solved, part, flow)
    if medium in LIQUIDS:
        if abs(flow.litres) < NONE_L:
            return Tag("", "no_flow", "caution" if medium == COOLANT else "")
        litres = abs(flow.litres)
        return Tag(f"{litres:.1f} L/min" if litres >= 0.1 else f"{1000 * litres:.0f} mL/min", "", "")
    at = _any_at(solved, part)
    alien = at.gas and at.gas != medium
    if abs(flow.moles) >= NONE_MOL:
        return Tag(
            "" if alien else f"{LITRES * abs(flow.moles):.1f} L/min", at.gas if alien else "", "alarm" if alien else ""
        )
    return Tag("", at.gas if alien else "no_flow", "alarm" if alien else "")


def _any_at(solved: Solved, part: Part) -> At:
    return solved.ends.get(part.end(part.ends[0].name), At())


def _power(rig: Rig, rigged: Rigged, solved: Solved, part: Part, flow: Flow) -> Tag:
    volts = max((abs(solved.ends.get(part.end(end.name), At()).volts) for end in part.ends), default=0.0)
    over = isinstance(part.body, Cable) and part.body.amperes > 0.0 and abs(flow.amperes) > part.body.amperes
    kelvin = warmth(rig, rigged, part)
    tone = "alarm" if kelvin >= HOT else "caution" if over or kelvin >= WARM else ""
    word = "hot" if kelvin >= WARM else "too_much" if over else ""
    if abs(flow.amperes) < NONE_A:
        return Tag(f"{volts:.0f} V", word, tone) if volts > 1.0 else Tag("", "dead", "")
    watts = volts * abs(flow.amperes)
    return Tag(f"{watts / 1000.0:.2f} kW" if watts >= 1000.0 else f"{watts:.0f} W", word, tone)


def _data(rig: Rig, rigged: Rigged, solved: Solved, part: Part) -> Tag:
    ports = ports_of(rig, rigged, part)
    masters = [port for port in ports if isinstance(getattr(rig.part(port.rpartition(".")[0]), "body", None), Master)]
    if not masters or len(ports) < 2:
        return Tag("", "no_link", "")
    own = [said for said in solved.said if any(port.startswith(f"{said.slave}.") for port in ports)]
    state = own[0].state if own else "silent"
    return Tag("", f"bus_{state}", "ok" if state == "ok" else "caution")


def warmth(rig: Rig, rigged: Rigged, part: Part) -> float:
    """K of a cable over the room."""
    if not isinstance(part.body, Cable) or not rigged.warmth:
        return 0.0
    names = [each.name for each in rig.parts if isinstance(each.body, Cable)]
    at = names.index(part.name)
    return rigged.warmth[at] if at < len(rigged.warmth) else 0.0


def tones(rig: Rig, rigged: Rigged, solved: Solved) -> dict[str, str]:
    """Leads that glow, and in which colour."""
    found = {}
    for part in rig.parts:
        if not part.fixed and isinstance(part.body, Cable | Hose):
            flow = solved.flows.get(part.name)
            if flow is None:
                continue
            made = tag(rig, rigged, solved, part)
            if part.ends[0].medium in (POWER, *GASES) and made.tone in ("caution", "alarm"):
                found[part.name] = made.tone
    return found


def at_port(solved: Solved, port: Port) -> tuple[tuple[str, str], ...]:
    """What stands at a port: (number, unit) each."""
    at, flow = solved.ends.get(port.name, At()), solved.flows.get(port.part, Flow())
    medium = port.end.medium
    if medium == POWER:
        made = [(f"{at.volts:.1f}", "V")] if abs(at.volts) > 0.5 else []
        return (*made, (f"{abs(flow.amperes):.1f}", "A")) if abs(flow.amperes) >= NONE_A else tuple(made)
    if medium in (*LIQUIDS, *GASES):
        return ((f"{at.pascal / 1000.0:.0f}", "kPa"),) if abs(at.pascal) > NONE_PA else ()
    return ()


UNITS: dict[str, tuple[float, int, str]] = {
    "amperes": (1.0, 1, "A"), "volts": (1.0, 1, "V"), "flow": (1.0, 1, "L/min"), "pressure": (0.001, 0, "kPa"),
    "celsius": (1.0, 0, "°C"), "h2_in_o2": (1.0, 1, "%"), "o2_out": (1.0, 1, "L/min"), "n2_flow": (1.0, 1, "L/min"),
    "water": (1.0, 2, "kg/h"),
}  # fmt: skip


def shown(sensor: Sensor, value: float | None) -> tuple[str, str]:
    """What an instrument shows, and its unit."""
    by, decimals, unit = UNITS.get(sensor.shows, (1.0, 1, ""))
    return ("--" if value is None else f"{by * value + 0.0:.{decimals}f}"), unit


def on_line(solved: Solved, rigged: Rigged, end: str, part: str, medium: str, joined: bool) -> str:
    """How a line is drawn: `flow`, `live` (something stands there), `dead`."""
    at, flow = solved.ends.get(end, At()), solved.flows.get(part, Flow())
    if medium == POWER:
        return "flow" if abs(flow.amperes) >= NONE_A else "live" if abs(at.volts) > 1.0 else "dead"
    if medium in LIQUIDS:
        return "flow" if abs(flow.litres) >= NONE_L else "live" if at.pascal > NONE_PA else "dead"
    if medium in GASES:
        return "flow" if abs(flow.moles) >= NONE_MOL else "live" if at.pascal > NONE_PA else "dead"
    return "live" if joined else "dead"
