"""A rig as it stands, in words and as JSON: what is joined to what, what is on, what flows at the ports, what is said.

Parts and ends go by the names by which plans and files call them, so that each is found again there.

Look for: `told` (lines), `as_json`.
"""

from collections.abc import Sequence
from typing import Any

from game.rig import wiring
from game.rig.finding import inspector
from game.rig.parts import DATA, MEDIA, Converter, End, Joint, Part
from game.rig.solved import Flow
from game.wired.standing import Stands
from game.words.message import Message, said

UNITS = {"other": " W", "coolant": " kg/s", "feed": " mol/s", "hot_bias": " K"}
"""Of what reaches the stack; all else is a share."""
WIDE = 100
"""Letters of a line of names."""


def told(stands: Stands) -> list[str]:
    """In words."""
    rigged, solved = stands.rigged, stands.solved
    lines = ["joined"]
    for medium in MEDIA:
        joints = [_joint(joint) for joint in rigged.joints if _medium(stands, joint.one) == medium]
        lines += _listed(medium, joints)
    lines += ["" if rigged.joints else "  nothing", "set"]
    lines += _listed("on", rigged.on)
    lines += _listed("blown", rigged.blown)
    lines += _listed("let go", rigged.latched)
    lines += _listed("jumpered", rigged.jumpers)
    lines += _listed("faults", [f"{fault.kind} of {fault.part}, {fault.amount:g}" for fault in rigged.faults])
    lines += [
        "",
        *_table(("port", "marked", "V", "A out", "L/min out", "mmol/s out", "kPa", "gas"), _ports(stands)),
        "",
    ]
    if solved.said:
        lines += _listed("bus", [f"{each.slave} {each.state}" for each in solved.said])
    gets = [f"{name} {value:.6g}{UNITS.get(name, '')}" for name, value in solved.delivery._asdict().items()]
    lines += _listed("stack gets", gets)
    lines += _listed("noted", [f"{why} at {part}" for why, part in solved.notes])
    watts = (solved.source_watts, solved.heat_watts, solved.load_watts)
    lines += [f"  sources give {watts[0]:.6g} W: {watts[1]:.6g} W become heat, loads take {watts[2]:.6g} W", ""]
    return lines + [sentence for _, sentence in _sentences(stands)]


def as_json(stands: Stands) -> dict[str, Any]:
    """All of it, unrounded."""
    rigged, solved = stands.rigged, stands.solved
    ends = {end: at._asdict() for end, at in solved.ends.items() if any(at)}
    flows = {part: flow._asdict() for part, flow in solved.flows.items() if any(flow)}
    return {
        "asks": stands.asks._asdict(),
        "joints": [joint._asdict() for joint in rigged.joints],
        "on": list(rigged.on),
        "blown": list(rigged.blown),
        "let_go": list(rigged.latched),
        "jumpers": list(rigged.jumpers),
        "faults": [fault._asdict() for fault in rigged.faults],
        "ends": ends,
        "flows": flows,
        "bus": {each.slave: each.state for each in solved.said},
        "delivery": solved.delivery._asdict(),
        "notes": [list(note) for note in solved.notes],
        "watts": {"sources": solved.source_watts, "heat": solved.heat_watts, "loads": solved.load_watts},
        "inspector": [{"id": name, "text": text} for name, text in _sentences(stands)],
    }


def _sentences(stands: Stands) -> list[tuple[str, str]]:
    found = inspector.told(stands.rig, stands.rigged, stands.solved)
    texts = [said(Message(each.id, each.values), stands.world.texts) for each in found]
    return [(each.id, text[:1].upper() + text[1:]) for each, text in zip(found, texts, strict=True)]


def _medium(stands: Stands, end: str) -> str:
    return wiring.layout(stands.rig).ends[end].medium


def _joint(joint: Joint) -> str:
    how = [word for word, holds in (("swapped", joint.swapped), ("makeshift", joint.makeshift)) if holds]
    return f"{joint.one} - {joint.other}" + (f" ({', '.join(how)})" if how else "")


def _listed(name: str, words: Sequence[str]) -> list[str]:
    """Lines that begin with a name; none where there is nothing to list."""
    lines: list[str] = []
    for at, word in enumerate(words):
        more = f"{word}," if at + 1 < len(words) else word
        if lines and len(lines[-1]) + 1 + len(more) <= WIDE:
            lines[-1] += f" {more}"
        else:
            lines.append(f"  {'' if lines else name:<12}{more}")
    return lines


def _ports(stands: Stands) -> list[tuple[str, ...]]:
    rows = []
    for part in stands.rig.parts:
        for end in part.ends:
            if end.side:
                rows.append(_port(stands, part, end))
    return sorted(rows, key=lambda row: row[0])


def _port(stands: Stands, part: Part, end: End) -> tuple[str, ...]:
    """What stands at a port, and what flows out of it into what is plugged there."""
    name = part.end(end.name)
    at, flow = stands.solved.ends[name], _out(stands, name)
    if end.medium == DATA:
        return name, part.label, "", "", "", "", "", ""
    numbers = (at.volts, flow.amperes, flow.litres, 1e3 * flow.moles, 1e-3 * at.pascal)
    return name, part.label, *(f"{value:.5g}" if value else "" for value in numbers), at.gas


def _out(stands: Stands, end: str) -> Flow:
    """What flows out of an end by what is plugged there, if that has two ends and lets things through."""
    joint = wiring.plugged(stands.rigged, end)
    if joint is None:
        return Flow()
    there = wiring.partner(joint, end)
    part = wiring.layout(stands.rig).parts[there]
    if len(part.ends) != 2 or isinstance(part.body, Converter):
        return Flow()
    sign = 1.0 if there == part.end(part.ends[0].name) else -1.0
    flow, over = stands.solved.flows[part.name], -sign if joint.swapped else sign
    return Flow(over * flow.amperes, flow.watts, sign * flow.litres, sign * flow.moles)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns as wide as what stands in them."""
    wide = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, wide, strict=True)).rstrip() for row in (head, *rows)
    ]
