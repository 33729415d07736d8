"""The rig as a moment keeps it: what is plugged into what, whose task is in the player's hands, and the panel.

Look for: `RigState` (all of it, frozen), `Measured`, `first_rig`, `called` (how people call a part or an end); what
follows from it: `asks_of` (what the world asks), `solved_of` (what flows where), `row_of` (what reaches the stack),
`machine_of` (what its instruments are about).
"""

from typing import TYPE_CHECKING, NamedTuple

from game.level.world import World
from game.model import stack
from game.model.coolant import WATER_HEAT
from game.model.habitat import MOL_TO_LITRES_MIN
from game.model.network import stack_demand
from game.model.stack import Stacks
from game.model.units import FARADAY, GAS_CONSTANT, ZERO_CELSIUS
from game.rig import plant
from game.rig.finding.meters import Reading
from game.rig.panel import Machine, first_needles
from game.rig.parts import Breaker, Cable, Fuse, Load, Part, Plate, Rig, Rigged
from game.rig.solved import Asks, At, Flow, Solved

if TYPE_CHECKING:
    from game.session.moment import State

CURRENT_QUANTUM = 0.5
"""A by which the stack's current must move before what hangs on it is solved again."""
KELVIN_QUANTUM = 1.0
"""K of the room."""
FINEST = (20.0, 10.0, 1e5, 10.0)
"""Steps to 1 A, 1 K, 1 (of hydrogen in oxygen) and 1 mol of water that instruments of the stack resolve."""
BOOK_MINUTES = 10.0
"""For which the ramp is dialled when nobody has touched it: from standby to full current."""
INTERLOCKS = {
    "h2": stack.TRIP_H2_IN_O2,
    "hot": stack.TRIP_HOT,
    "dry": stack.TRIP_DRY,
    "signal": stack.TRIP_SIGNAL,
    "outlet": stack.TRIP_OUTLET,
}
"""The cause of a trip that each interlock is for."""
WET = 500.0
"""Pa over the room that coolant must stand under to push air out at a bleed screw: 5 cm of it (assumed)."""
MEASURED = 24
"""Readings of tools that are kept."""
REMEMBERED = 4


class Measured(NamedTuple):
    """What a tool has read."""

    tick: int
    reading: Reading


class RigState(NamedTuple):
    """All that is known of the rig."""

    rigged: Rigged
    who: int
    """Whose task is in the player's hands, -1."""
    task: int
    busy_until: int
    """Tick until which whoever works there is at the last thing that was asked."""
    by_hand: tuple[tuple[int, int], ...]
    """(task, tick) that the player's hands have done."""
    amperes: float
    """Set point on the panel's dial, A."""
    ramp: float
    """A/min"""
    heard: int
    """Tick at which the alarms of the panel were acknowledged last, -1."""
    struck: tuple[int, ...]
    """The level's faults, by their index, that have come about so far."""
    measured: tuple[Measured, ...]
    """The last readings of tools, the newest last."""
    volumes: float
    """Of nitrogen that have gone through the stack's oxygen side since it made gas last."""
    needles: tuple[float, ...]
    """What each instrument shows but for its noise, in the order of the rig's sensors."""

    def numbers(self) -> tuple[float, ...]:
        """What changes while time passes: a digest takes it as it is."""
        rigged = self.rigged
        return (self.volumes, *self.needles, *rigged.warmth, *rigged.stress, rigged.lost, rigged.air, rigged.fines)

    def fixed(self) -> tuple[object, ...]:
        """All the rest."""
        return (*self.rigged[:STILL], *self[1:LASTING])

    def stands_as(self, other: "RigState") -> bool:
        """Whether all the rest is the same as of another moment."""
        if self.rigged is not other.rigged and self.rigged[:STILL] != other.rigged[:STILL]:
            return False
        return self is other or self[1:LASTING] == other[1:LASTING]


STILL = Rigged._fields.index("warmth")
"""Fields of `Rigged` before this one stay as they are until somebody, or something that gives, changes them."""
LASTING = RigState._fields.index("volumes")
"""The same of `RigState`."""


def first_rig(world: World) -> RigState | None:
    """As the level has it; None in a level without a rig."""
    design = world.plot.rig
    if design is None:
        return None
    rig = design.rig
    struck = tuple(at for at, (when, _) in enumerate(design.faults) if when is None)
    cables = len([part for part in rig.parts if isinstance(part.body, Cable)])
    protective = len([part for part in rig.parts if isinstance(part.body, Breaker | Fuse)])
    rigged = Rigged(
        (),
        tuple(sorted(rig.turned_on)),
        faults=tuple(design.faults[at][1] for at in struck),
        warmth=(0.0,) * cables,
        stress=(0.0,) * protective,
    )
    full, standby = full_current(world), standby_current(world)
    ramp = max(1, int(10.0 * (full - standby) / BOOK_MINUTES + 0.5)) / 10.0
    return RigState(rigged, -1, -1, 0, (), standby, ramp, -1, struck, (), 0.0, first_needles(rig))


def stack_of(world: World) -> int:
    """The stack that the rig is about."""
    assert world.plot.rig is not None
    return world.stacks.index(world.plot.rig.rig.stack)


def full_current(world: World) -> float:
    """A of that stack."""
    return world.design.stacks.current[stack_of(world)]


def standby_current(world: World) -> float:
    """A of that stack, as the dial has it: in tenths."""
    return int(10.0 * full_current(world) * world.design.stacks.standby[stack_of(world)] + 0.5) / 10.0


def called(world: World, where: str) -> str:
    """A part or an end as people call it: by the level's name for it or its label, and which of its ends."""
    assert world.plot.rig is not None
    name, _, end = where.partition(".")
    part = world.plot.rig.rig.part(name)
    own = world.texts.get(f"gear.{name}") or (part.label if part and part.fixed else "") or name.replace("_", " ")
    return own if not end or part is None or len(part.ends) == 1 else f"{own} {end}"


# ---- What follows from it ---------------------------------------------------------------------------------------


def asks_of(world: World, state: "State") -> Asks:
    """What the world asks of the rig now, each by its quantum."""
    rig = _rig(world)
    return asked(world, state, world.stacks.index(rig.stack), world.loads.index(rig.load))


def asked(world: World, state: "State", s: int, load: int) -> Asks:
    """The same, for whoever knows the stack and the load."""
    habitat, controls = state.habitat, state.controls
    return Asks(
        stack_demand(habitat, world.design, s),
        state.flows.load[load],
        CURRENT_QUANTUM * int(habitat.stacks.current[s] / CURRENT_QUANTUM + 0.5),
        KELVIN_QUANTUM * kelvin_of(world, state, s),
        controls.purge[s],
    )


def kelvin_of(world: World, state: "State", s: int) -> int:
    """Quanta of the temperature of the room where the stack stands, or will."""
    site = state.controls.site[s]
    return int(state.habitat.air.kelvin[site if site >= 0 else world.bay] / KELVIN_QUANTUM + 0.5)


_known: list[tuple[Rig, Rigged, Asks, Solved]] = []
"""The last few solutions: each follows from its inputs alone."""


def solved_of(world: World, state: "State") -> Solved:
    """What flows where now, in a level with a rig; asked again of the same rig it is not worked out anew."""
    assert state.rig is not None
    return solution(_rig(world), state.rig.rigged, asks_of(world, state))


def solution(rig: Rig, rigged: Rigged, asks: Asks) -> Solved:
    """What flows where, of a rig in this state and asked for this."""
    for known, standing, asked, found in _known:
        if standing is rigged and asked == asks and known is rig:
            return found
    found = plant.solved(rig, rigged, asks)
    _known.insert(0, (rig, rigged, asks, found))
    del _known[REMEMBERED:]
    return found


def row_of(world: World, state: "State", asks: Asks) -> tuple[float, ...]:
    """What reaches the stack, in the order of `habitat.Fed`."""
    assert state.rig is not None
    rig, rigged = _rig(world), state.rig.rigged
    given = wants = solution(rig, rigged, asks).delivery
    if asks.volts == 0.0:
        # Shed, or behind an open breaker. What it would take is what it must be served again with, or it would come
        # back each second, be too much, and be shed again.
        wants = solution(rig, rigged, asks._replace(volts=1.0)).delivery
    return (
        given.power,
        wants.burden,
        wants.other,
        given.effectiveness * given.coolant * WATER_HEAT,
        given.feed,
        given.purge,
        given.lost,
        max(given.spill, state.controls.spill[stack_of(world)]),
        given.blocked,
        given.signal,
        given.h2_gain,
        given.h2_bias,
        given.hot_bias,
    )


def told_of(stacks: Stacks, s: int) -> tuple[float, int, int, int, int]:
    """What instruments can tell of a stack: its mode, and A, K, hydrogen and water by what they resolve."""
    return (
        stacks.mode[s],
        int(FINEST[0] * stacks.current[s] + 0.5),
        int(FINEST[1] * stacks.kelvin[s] + 0.5),
        int(FINEST[2] * stacks.sensor[s] + 0.5),
        int(FINEST[3] * stacks.feed[s] + 0.5),
    )


def machine_of(world: World, state: "State", rounded: bool = False) -> Machine:
    """What the stack is at, as far as its instruments are concerned; `rounded` to what they resolve."""
    assert state.rig is not None
    s, design, stacks = stack_of(world), world.design.stacks, state.habitat.stacks
    mode, current, kelvin = stacks.mode[s], stacks.current[s], stacks.kelvin[s]
    hydrogen, water = stacks.sensor[s], stacks.feed[s]
    if rounded:
        _, *found = told_of(stacks, s)
        current, kelvin, hydrogen, water = (each / fine for each, fine in zip(found, FINEST, strict=True))
    return Machine(
        mode,
        current,
        design.current[s],
        design.current[s] * design.standby[s],
        kelvin - ZERO_CELSIUS,
        100.0 * hydrogen,
        MOL_TO_LITRES_MIN * design.cells[s] * current / (4.0 * FARADAY),
        MOL_TO_LITRES_MIN * 2.0 * purge_flow(world, state),
        water / design.feed[s],
        state.rig.volumes,
        state.controls.outlet[s] > 0.0,
        mode in (stack.RAMP, stack.RUN) or (mode == stack.DEAD_TIME and stacks.clock[s] >= design.dead_time[s]),
    )


def purge_flow(world: World, state: "State") -> float:
    """mol/s of nitrogen through each side of the stack."""
    s = stack_of(world)
    if state.habitat.stacks.bottle[s] <= 0.0:
        return 0.0
    return world.design.stacks.purge_flow[s] * state.controls.purge[s] * state.flows.fed.purge[s]


def volume(world: World, state: "State") -> float:
    """mol of gas that the oxygen side of the stack holds."""
    s, design = stack_of(world), world.design.stacks
    return design.anode_pressure[s] * design.anode_volume[s] / (GAS_CONSTANT * state.habitat.stacks.kelvin[s])


# ---- What facts read of it --------------------------------------------------------------------------------------


def supply(world: World, state: "State") -> tuple[float, float]:
    """V and A at the input of the stack's current supply."""
    if state.rig is None:
        return 0.0, 0.0
    solved = solved_of(world, state)
    name = next((p.name for p in _rig(world).parts if isinstance(p.body, Load) and p.body.stack), "")
    return solved.ends.get(f"{name}.in", At()).volts, solved.flows.get(name, Flow()).amperes


def coolant_flow(world: World, state: "State") -> float:
    """L/min through the stack's cold plate, whichever way."""
    if state.rig is None:
        return 0.0
    solved = solved_of(world, state)
    return max((abs(solved.flows[p.name].litres) for p in _plates(world) if p.name in solved.flows), default=0.0)


def bleeds(world: World, state: "State") -> bool:
    """Whether coolant stands under pressure in the stack's cold plate, and would push air out of its bleed screw."""
    ends = solved_of(world, state).ends
    return any(ends.get(p.end(end.name), At()).pascal > WET for p in _plates(world) for end in p.ends)


def _plates(world: World) -> list[Part]:
    rig = _rig(world)
    return [part for part in rig.parts if isinstance(part.body, Plate) and part.body.stack == rig.stack]


def jumpered(world: World, state: "State") -> int:
    """Interlocks of the stack that are jumpered."""
    if state.rig is None:
        return 0
    mask = int(state.controls.bypass[stack_of(world)])
    return len([cause for cause in INTERLOCKS.values() if mask & 1 << int(cause)])


def _rig(world: World) -> Rig:
    assert world.plot.rig is not None
    return world.plot.rig.rig
