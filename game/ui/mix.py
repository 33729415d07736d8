"""What there is to hear: from how things stand, and from what just happened, to sounds with their loudness and side.

Nothing here knows a device, a clock or what was heard before. Look for: `Scene`, `heard_from` (a session), `lasting`
(what goes on), `happening` (what is heard once), `alarm`, `breath`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.model import stack
from game.retelling.wording import you
from game.session.moment import RUNNING, SETTLING
from game.session.readers import partial
from game.session.session import Session
from game.ui.alarms import ADVISORY, CAUTION, EMERGENCY, Alarm
from game.ui.staging import Staging
from game.words.message import Message

HOURS, HOUR, CLOSE = 120.0, 45.0, 10.0
"""Minutes left at which the room tone changes."""
NEXT_DOOR = 0.5
"""How loud something is through an open hatch."""
FANS, STACKS, ARCS = 3, 4, 4
"""Steps of pitch that are baked."""
SHORT_ARC, LONG_ARC = 0.001, 0.007
"""Arc lengths that sound like the first and the last of them, m."""
ON_THE_WAY = -2
SIGNALS = {EMERGENCY: "emergency", CAUTION: "caution", ADVISORY: "chime"}
RUNNING_ON = ("drain", "candle")
"""Sounds of a task that last as long as it does."""
REST = 12.0
"""Breaths in a minute, of somebody who breathes REST_FLOW."""
REST_FLOW = 7.0
ONCE: Mapping[str, tuple[str, float]] = {
    "arrived": ("door", 0.7),
    "stack_starting": ("relay", 0.8),
    "shed": ("relay", 0.8),
    "restored": ("relay", 0.6),
    "trip_h2_in_o2": ("relay", 1.0),
    "trip_hot": ("relay", 1.0),
    "trip_dry": ("relay", 1.0),
    "trip_power": ("relay", 1.0),
    "trip_fault": ("relay", 1.0),
    "trip_signal": ("relay", 1.0),
    "trip_outlet": ("relay", 1.0),
    "lost": ("relay", 1.0),
    "weak": ("down", 0.6),
    "person_incapacitated": ("down", 0.9),
    "person_unconscious": ("down", 0.9),
}
"""Event -> sound and loudness."""


class Heard(NamedTuple):
    """A sound, and the words that stand for it."""

    sound: str
    loudness: float
    pan: float
    """-1 left, 1 right."""
    caption: str
    """Name of a sentence of the catalogue; ''."""
    place: int = -1
    """Where it comes from; -1: from everywhere."""


class Scene(NamedTuple):
    """All that the ear can tell of a state."""

    left: float
    """Minutes to the limit."""
    past: bool
    rising: int
    """Minutes for which oxygen has risen."""
    here: int
    """Place where the player is; ON_THE_WAY."""
    fans: tuple[tuple[float, int], ...]
    """How fast, 0 to 1, and in which place."""
    stacks: tuple[tuple[float, float, int], ...]
    """Mode, share of full current, place."""
    arcs: tuple[int, ...]
    tasks: tuple[tuple[str, int], ...]
    """Sounds of what is being done, and where."""
    bay: int
    living: int
    flow: float
    """What the player breathes, L/min."""
    arc_long: float = 0.0
    """m, of the arc in the player's own hands; 0 while there is none."""


def heard_from(session: Session, staging: Staging) -> Scene:
    """How things stand, for the ear."""
    world, state = session.world, session.state
    controls, stacks = state.controls, state.habitat.stacks
    me = you(world)
    limit = next((value for name, value in world.limits if name == "oxygen"), 0.0)
    loads = _table(staging, "fan")
    fans = []
    for number, link in enumerate(world.links):
        told = loads.get(link, {})
        load = told.get("load") if isinstance(told, dict) else None
        fed = state.flows.load[world.loads.index(load)] if load in world.loads else 1.0
        if link in loads:
            module = told.get("module") if isinstance(told, dict) else None
            place = world.modules.index(module) if module in world.modules else world.living
            fans.append((controls.fan[number] * fed, place))
    return Scene(
        left=float(session.read("minutes_left")),
        past=partial(world, state, state.habitat.air.o2, world.living) < limit,
        rising=state.watch.rising,
        here=(state.duty.place[me] if state.duty.place[me] >= 0 else ON_THE_WAY) if me >= 0 else world.living,
        fans=tuple(fans),
        stacks=tuple(
            (stacks.mode[s], stacks.current[s] / world.design.stacks.current[s], controls.site[s])
            for s in range(len(world.stacks))
            if controls.site[s] >= 0
        ),
        arcs=tuple(m for m, flow in enumerate(controls.torch) if flow > 0.0),
        tasks=tuple(
            (sound, _at(t, session))
            for t, task in enumerate(world.plot.tasks)
            if state.work.status[t] in (RUNNING, SETTLING) and (sound := _table(staging, "task").get(task.id))
        ),
        bay=world.bay,
        living=world.living,
        flow=float(session.read("ventilation", world.people[me])) if me >= 0 else REST_FLOW,
    )


def lasting(scene: Scene) -> list[Heard]:
    """What goes on all the time; what is out of earshot too, with a loudness of 0."""
    made = [Heard(f"room_{n}", loudness, 0.0, f"room_{n}") for n, loudness in enumerate(_layers(scene), 1) if loudness]
    for share, place in scene.fans:
        if share > 0.02:
            made += _between("fan", FANS, share, 0.8, scene, place)
    for mode, share, place in scene.stacks:
        if stack.DEAD_TIME <= mode <= stack.RUN:
            made += _between("stack", STACKS, share, 0.9, scene, place)
    if scene.arc_long > 0.0:
        made += [each._replace(place=scene.here) for each in in_hand(scene.arc_long)]
    else:
        made += [_placed("arc", 0.7, scene, place, "arc") for place in scene.arcs]
    return made + [_placed(sound, 0.6, scene, place, sound) for sound, place in scene.tasks if sound in RUNNING_ON]


def happening(message: Message, session: Session, scene: Scene, staging: Staging) -> list[Heard]:
    """What an event sounds like; nothing, for most."""
    name = message.id.partition(".")[2]
    values = dict(message.values)
    world = session.world
    if name in ("task_begun", "task_done"):
        task = values.get("task", "").removeprefix("@task.")
        sound = _table(staging, "task").get(task, "")
        known = [t for t, each in enumerate(world.plot.tasks) if each.id == task]
        if not sound or sound in RUNNING_ON or not known:
            return []
        each = _placed(sound, 0.6, scene, _at(known[0], session), sound)
        return [each] if each.loudness > 0.0 else []
    if name not in ONCE:
        return []
    sound, loudness = ONCE[name]
    made = [_placed(sound, loudness, scene, _where(values, session), sound)]
    if name == "arrived" and values.get("person") in world.people_names:
        mine = world.people_names.index(values["person"]) == you(world)
        made.append(_placed("footsteps", 0.8 if mine else 0.5, scene, _where(values, session), "footsteps"))
    return [each for each in made if each.loudness > 0.0]


def alarm(first: Alarm | None, session: Session, scene: Scene) -> Heard | None:
    """The signal of the worst alarm that nobody has taken notice of: it is heard everywhere, from its side."""
    if first is None or first.acknowledged >= 0:
        return None
    place = _where(dict(first.message.values), session)
    return Heard(SIGNALS[first.rank], 1.0, _pan(scene, place), first.rank, place)


def breath(scene: Scene) -> tuple[float, float]:
    """Breaths in a minute of the player, and how loud they are."""
    rate = max(8.0, min(36.0, REST * (max(scene.flow, 0.1) / REST_FLOW) ** 0.5))
    quiet = 0.9 if _worst(scene) else 0.45 if scene.left < HOUR else 0.3 if scene.left < HOURS else 0.0
    hard = max(0.0, min(0.6, (rate - 15.0) / 20.0))
    return rate, min(1.0, (quiet if scene.rising < 2 else 0.15) + hard)


def _worst(scene: Scene) -> bool:
    return scene.past or scene.left < CLOSE


def _layers(scene: Scene) -> tuple[float, float, float]:
    """How loud the three layers of room tone are: under ten minutes there is only breath and fan."""
    if scene.rising >= 2:
        return (0.7, 0.0, 0.0)
    if _worst(scene):
        return (0.0, 0.0, 0.0)
    return (0.7, 0.6 if scene.left < HOURS else 0.0, 0.7 if scene.left < HOUR else 0.0)


def _between(sound: str, steps: int, share: float, loudness: float, scene: Scene, place: int) -> list[Heard]:
    """Two neighbouring pitches, each as loud as it is near."""
    near = _steps(steps, share, loudness)
    return [_placed(f"{sound}_{n}", loud, scene, place, sound) for n, loud in near]


def _steps(steps: int, share: float, loudness: float) -> list[tuple[int, float]]:
    """The two that are next to a share, and how loud each is."""
    at = max(0.0, min(1.0, share)) * (steps - 1)
    low = min(int(at), steps - 2)
    part = at - low
    near = ((low, 1.0 - part), (low + 1, part))
    # Of two different sounds the powers add up, so each has the root of its share.
    return [(n, loudness * weight**0.5) for n, weight in near if weight > 0.0]


def in_hand(arc_long: float) -> list[Heard]:
    """The arc that the player holds: by how long it is, m; nothing while there is none."""
    if arc_long <= 0.0:
        return []
    share = (arc_long - SHORT_ARC) / (LONG_ARC - SHORT_ARC)
    return [Heard(f"arc_{n}", loudness, 0.0, "arc") for n, loudness in _steps(ARCS, share, 0.9)]


def _placed(sound: str, loudness: float, scene: Scene, place: int, caption: str) -> Heard:
    """From where it is to where the player is; out of earshot it is as loud as nothing."""
    if place in (scene.here, -1):
        carried = 1.0
    else:
        carried = NEXT_DOOR if {place, scene.here} == {scene.bay, scene.living} else 0.0
    return Heard(sound, loudness * carried, _pan(scene, place), caption, place)


def _pan(scene: Scene, place: int) -> float:
    """The bay lies to the right of the house, in every picture."""
    if place in (scene.here, -1):
        return 0.0
    return 0.55 if place == scene.bay else -0.55


def _at(task: int, session: Session) -> int:
    """Where a task is done: at its place, or wherever somebody is at it."""
    where = session.world.plot.tasks[task].where
    if where >= 0:
        return where
    duty = session.state.duty
    return next((place for each, place in zip(duty.task, duty.place, strict=True) if each == task), -1)


def _where(values: Mapping[str, str], session: Session) -> int:
    """The place that an event tells of."""
    world = session.world
    if values.get("person") in world.people_names:
        return max(-1, session.state.duty.place[world.people_names.index(values["person"])])
    if values.get("stack") in world.stack_names:
        return session.state.controls.site[world.stack_names.index(values["stack"])]
    if values.get("module") in world.place_names:
        return world.place_names.index(values["module"])
    return -1


def _table(staging: Staging, name: str) -> Mapping[str, Any]:
    """A table under [sound] of the level's screen.toml; empty where there is none."""
    told = staging.more.get("sound", {})
    found = told.get(name, {}) if isinstance(told, dict) else {}
    return found if isinstance(found, dict) else {}
