"""What the reference says of a rig: how it is played, a whole small one as an example, and a plan's lines for it.

Look for: `rig_section`; `RIG` and `RIG_PLAN` (the examples, which tests read as the program does), `kinds`.
"""

from collections.abc import Iterable

from game.level.rig_parts import CARRIES
from game.rig.faults import KINDS as FAULTS
from game.rig.parts import ENDS, KINDS, POWER

RIG = """\
rig:
  place: bay
  stack: pump
  load: pump
  tasks: [power, cooling]
  shapes: {dc50: power, dc32: power, q12: coolant, d9: data}   # every shape of plug, and what goes through it
  plant:                     # what is fixed, on both sides of the wall; `ports` are its open ends
    feeder: {kind: source, label: 120 V DC, volts: 120 V, ohm: 40 mohm, amperes: 63 A}
    q1: {kind: breaker, label: Q1, amperes: 50 A, ports: {b: {shape: dc50 f, x: 0 m, y: 1.8 m, side: habitat}}}
    u1:
      kind: load
      label: U1
      stack: pump            # its current supply: it takes what the stack asks for
      watts: 0 W
      lowest: 100 V
      highest: 136 V
      ports: {in: {shape: dc32 f, x: 0.8 m, y: 1.8 m, side: machine}}
    t201: {kind: reservoir, medium: coolant, head: 2 m, litres: 12 L}
    p201: {kind: pump, medium: coolant, head: 9 m, flow: 4.8 L/min, watts: 90 W, lowest: 90 V}
    v202: {kind: valve, label: V-202, bore: 12 mm, loss: 8, ports: {b: {shape: q12 f, x: 0 m, y: 1.1 m, side: habitat}}}
    c203: {kind: check, label: C-203, bore: 12 mm, loss: 6, ports: {a: {shape: q12 f, x: 0 m, y: 0.9 m, side: habitat}}}
    plate:
      kind: plate
      stack: pump
      length: 3 m
      bore: 4 mm
      effectiveness: 30 %
      backwards: 20 %
      ports:
        in: {shape: q12 f, x: 0.8 m, y: 1.1 m, side: machine}
        out: {shape: q12 f, x: 0.8 m, y: 0.9 m, side: machine}
    lss:
      {kind: master, address: 1, baud: 19200, terminated: yes,
       ports: {bus: {shape: d9 f, x: 0 m, y: 1.4 m, side: habitat}}}
    cpu:
      {kind: slave, stack: pump, address: 7, baud: 19200, terminated: yes,
       ports: {bus: {shape: d9 f, x: 0.8 m, y: 1.4 m, side: machine}}}
  joints: [feeder.out - q1.a, feeder.out - p201.power, t201.out - p201.in, p201.out - v202.a, c203.b - t201.out]
  on: [q1]
  box:                       # what is loose; `ends` are its plugs
    cable_1: {kind: cable, label: 10 mm2, length: 2.5 m, area: 10 mm2, amperes: 63 A, ends: {a: dc50 m, b: dc50 m}}
    adapter_1: {kind: adapter, ohm: 1 mohm, maybe_crossed: 30 %, ends: {a: dc50 f, b: dc32 m}}
    data_1: {kind: cable, length: 2 m, ends: {a: d9 m, b: d9 m}}
    hose_1: {kind: hose, length: 1.5 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}}
    hose_2: {kind: hose, length: 1.5 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}, when: not draught}
  book:                      # how somebody does it who is left to it
    power:
      joints: [q1.b - cable_1.a, cable_1.b - adapter_1.a, adapter_1.b - u1.in, lss.bus - data_1.a, data_1.b - cpu.bus]
    cooling:
      joints: [v202.b - hose_1.a, hose_1.b - plate.in, plate.out - hose_2.a, hose_2.b - c203.a]
      on: [v202, p201]
  sensors:
    it101: {label: IT 101, shows: amperes, at: u1, over_bus: yes, lag: 1 s, noise: 0.1, high: 50}
    et102: {label: ET 102, shows: volts, at: u1.in, high: 150}
    ft204: {label: FT 204, shows: flow, at: plate, lag: 2 s, noise: 0.02, high: 4}
  faults:
    hidden:
      when: difficulty is hard
      one_of: [{kind: resistive_joint, part: q1, amount: 0.5}, {kind: backwards_check, part: c203}]
"""
RIG_PLAN = """\
06:00:00  assign ada power
06:00:20  hands ada power
06:00:20  connect q1.b cable_1.a
06:01:20  connect cable_1.b adapter_1.a
06:02:20  measure ohms adapter_1
06:03:30  connect adapter_1.b u1.in
06:04:30  turn q1 on
06:04:40  measure volts u1.in
06:05:20  finish
"""

_RIG = """\
## A rig

A level with a [`rig`](#rig) lets the player's own hands plug a machine in, start it up and find what is wrong with it.
Nothing is matched with an answer: whatever is plugged in is a network of wires, pipes, gas lines and a data bus, and
what flows there is worked out. What comes of a wrong one follows: a cable gets hot, a fuse melts, coolant leaks, a
number on the panel lies.

Everything is a part with ends. Parts of the `plant` are fixed, and `joints` say what is joined behind the wall; its
`ports` are open, and each takes one plug. Parts of the `box` are loose and have plugs at all their `ends`. Two ends go
together when they are of one shape and of two sexes (`n` goes with `n`, either way round); what goes through a shape
stands under `shapes`. Bare wire, the shape `bare`, goes into any socket for power, and holds badly there. A lead must
be as long as its two ports are apart.

A task of the rig begins like any other. While somebody is at it, `hands PERSON TASK` takes it over, what is done then
takes the `seconds` of the rig, and `finish` or `let PERSON` ends it. Who is left to it ends it with the effect
`wire GROUP`, which makes the joints of the `book` and turns on what it names; write
`if not by_hand.TASK: wire GROUP`, so that it does not undo what hands did. What lies in the box is a matter of its
`when`, and `faults` are wrong with it while their `when` holds: with the story's seed the first of `one_of`, with
others one of them by chance. The catalogue may name parts and instruments, as in `[gear]`,
`hose_1 = "the long hose"`.

The kinds of part, with the keys that each has beside `kind`, `label` and its ends (a cable for data needs no `area`
and no `amperes`):"""
_EXAMPLE = """\
A rig, as it stands in `level.yaml`:
"""
_PLAN = """\
And what a plan may do at it:
"""


def kinds() -> Iterable[tuple[str, str, str, str]]:
    """Each kind of part: its ends, what it carries and the keys that it has."""
    for name, kind in KINDS.items():
        fields = [f"`{field}`" + (" (may be left out)" if field in _defaults(kind) else "") for field in _fields(kind)]
        carries = CARRIES.get(name, (POWER,))
        yield (
            f"`{name}`",
            ", ".join(f"`{end}`" for end in ENDS[kind]),
            "anything" if len(carries) > 5 else ", ".join(carries),
            ", ".join(fields) or "none",
        )


def _fields(kind: type) -> tuple[str, ...]:
    return tuple(getattr(kind, "_fields", ()))


def _defaults(kind: type) -> dict[str, object]:
    return dict(getattr(kind, "_field_defaults", {}))


def faults() -> Iterable[tuple[str, str, str]]:
    """Each kind of fault: what it is, and how bad it may be."""
    for name, kind in FAULTS.items():
        least = "none" if kind.low == kind.high else f"{kind.low:g} to {kind.high:g} {kind.unit}".rstrip()
        yield f"`{name}`", kind.meaning, f"{least}, or minus that" if kind.either else least


def rig_section(kinds_table: str, faults_table: str) -> str:
    """The section, with these two tables in it."""
    parts = (_RIG, kinds_table, "The kinds of fault:", faults_table, _EXAMPLE + _shown(RIG), _PLAN + _shown(RIG_PLAN))
    return "\n\n".join(part.rstrip() for part in parts)


def _shown(text: str) -> str:
    return "\n" + "\n".join(f"    {line}".rstrip() for line in text.splitlines())
