"""What is done at the rig and at its panel, command by command: refused with a sentence, or carried out.

Look for: `RIG_GIVEN` (by verb), `taken` and `finish` (a task in hand, see handwork.py). rigtime.py has what goes on
between two commands.
"""

from collections.abc import Callable

from game.model import electrolyser, stack
from game.rig import faults, wiring
from game.rig.finding import meters
from game.rig.finding.meters import Reading
from game.rig.parts import Breaker, Rigged
from game.rig.wiring import Refusal
from game.session import hands, rigtime
from game.session.effects import take
from game.session.moment import Moment
from game.session.orders import altered, carried_out, started
from game.session.rigged import (
    INTERLOCKS,
    MEASURED,
    Measured,
    bleeds,
    called,
    full_current,
    solved_of,
    stack_of,
    standby_current,
)
from game.session.rigtime import design_of, rig_of
from game.session.stage import Stage
from game.words.facts import STACK_WORDS
from game.words.message import Message, message
from game.words.verbs import TOGGLES, Command

Words = tuple[str, ...]
Given = Callable[[Stage, Words], Message | None]
"""Carries out a command, or says why not."""
ENDS = ("one", "other", "end", "by", "part", "where")
"""Values of a refusal that name a part or an end."""
SHORTEST = 1.0
"""Seconds of a ramp."""


# ---- A task in hand ---------------------------------------------------------------------------------------------


def taken(stage: Stage, i: int, t: int) -> Message | None:
    """Somebody's task at the rig is in the player's hands from now on."""
    refusal = hands.why_not(stage, i, t) or _not_ready(stage)
    if refusal is not None:
        return refusal
    rig = rig_of(stage)
    stage.state.rig = rig._replace(who=i, task=t, busy_until=max(stage.now, rig.busy_until))
    # What the task switches on by itself the hands switch from now on.
    stage.happen(stage.world.plot.tasks[t].end, stage.state.work.by[t])
    return None


def finish(stage: Stage) -> Message | None:
    """The task in hand is said to be done, whatever was made of it."""
    refusal = _free(stage)
    if refusal is None:
        rigtime.finished(stage)
    return refusal


def _not_ready(stage: Stage) -> Message | None:
    ready = stage.facts.holds(design_of(stage).ready, stage.state)
    return None if ready else message("refusal.rig_not_ready")


def _free(stage: Stage) -> Message | None:
    """Why the hands can't do anything at the rig now; None if they can."""
    rig = rig_of(stage)
    if not hands.held(stage, rig):
        return message("refusal.rig_no_hands")
    if rig.busy_until > stage.now:
        return message("refusal.hands_busy", person=stage.person(rig.who), seconds=rig.busy_until - stage.now)
    return None


def _takes_time(verb: str, carry: Given) -> Given:
    """A command that free hands carry out, and that takes its time."""

    def carried(stage: Stage, words: Words) -> Message | None:
        refusal = _free(stage) or carry(stage, words)
        if refusal is None:
            until = stage.now + design_of(stage).takes(verb, words)
            stage.state.rig = rig_of(stage)._replace(busy_until=until)
        return refusal

    return carried


# ---- What is plugged together -----------------------------------------------------------------------------------


def _connect(stage: Stage, words: Words) -> Message | None:
    rig, rigged, swapped = design_of(stage).rig, rig_of(stage).rigged, words[2] == "swapped"
    absent = _absent(stage, words[0]) or _absent(stage, words[1])
    if absent is not None:
        return absent
    refusal = wiring.refusal(rig, rigged, words[0], words[1], swapped)
    if refusal is not None:
        return _worded(stage, refusal)
    _stands(stage, wiring.joined(rig, rigged, words[0], words[1], swapped))
    return None


def _disconnect(stage: Stage, words: Words) -> Message | None:
    rigged = rig_of(stage).rigged
    if wiring.plugged(rigged, words[0]) is None:
        return message("refusal.rig_nothing_there", end=called(stage.world, words[0]))
    _stands(stage, wiring.parted(design_of(stage).rig, rigged, words[0]))
    return None


def _absent(stage: Stage, where: str) -> Message | None:
    """That a loose part is not there; None for what is."""
    design, name = design_of(stage), where.partition(".")[0]
    part = design.rig.part(name)
    if part is None or part.fixed:
        return None
    for each, when in design.box:
        if each == name and stage.facts.holds(when, stage.state):
            return None
    return message("refusal.rig_not_in_box", part=called(stage.world, name))


def _worded(stage: Stage, refusal: Refusal) -> Message:
    """A refusal of the rig with parts and ends as people call them."""
    values = {key: called(stage.world, value) if key in ENDS else value for key, value in refusal.values}
    return message(f"refusal.{refusal.id}", **values)


def _stands(stage: Stage, rigged: Rigged) -> None:
    stage.state.rig = rig_of(stage)._replace(rigged=rigged)


# ---- What is turned, dialled and pressed ------------------------------------------------------------------------


def _turn(stage: Stage, words: Words) -> Message | None:
    name, on = words[0], words[1] == "on"
    if name in TOGGLES:
        return _TOGGLED[name](stage, on)
    absent = _absent(stage, name)
    if absent is not None:
        return absent
    rigged = rig_of(stage).rigged
    part = design_of(stage).rig.part(name)
    open_again = part is not None and isinstance(part.body, Breaker) and name in rigged.blown
    if (name in rigged.on) == on and not open_again:
        return message("refusal.rig_turned_on" if on else "refusal.rig_turned_off", part=called(stage.world, name))
    others = tuple(each for each in rigged.on if each != name)
    # A breaker that has opened by itself is closed again, or left open, by its own handle.
    blown = tuple(each for each in rigged.blown if each != name) if open_again else rigged.blown
    _stands(stage, rigged._replace(on=tuple(sorted((*others, name))) if on else others, blown=blown))
    return None


def _purge(stage: Stage, on: bool) -> Message | None:
    return _ordered(stage, Command("purge", (design_of(stage).rig.stack, "on" if on else "off")))


def _outlet(stage: Stage, on: bool) -> Message | None:
    s, controls = stack_of(stage.world), stage.state.controls
    value = 1.0 if on else 0.0
    if controls.outlet[s] == value:
        return message("refusal.rig_outlet_on" if on else "refusal.rig_outlet_off")
    outlet = controls.outlet.copy()
    outlet[s] = value
    stage.state.controls = controls._replace(outlet=outlet)
    stage.state.stale = True
    return None


def _enable(stage: Stage, on: bool) -> Message | None:
    """Enabled, it stays on standby until the dial asks for more."""
    world, s, name = stage.world, stack_of(stage.world), stage.world.stack_names[stack_of(stage.world)]
    if not on:
        return _ordered(stage, Command("stop", (world.stacks[s],)))
    mode = stage.state.habitat.stacks.mode[s]
    if stage.state.controls.site[s] < 0:
        return message("refusal.not_installed", stack=name)
    if mode != stack.OFF:
        return message("refusal.not_off", stack=name, mode=STACK_WORDS[int(mode)])
    rig = rig_of(stage)
    stage.state.rig = rig._replace(amperes=standby_current(world))
    seconds = _seconds(rig.ramp, full_current(world) - standby_current(world))
    take(stage, started(world, stage.state.frozen(), s, seconds, hold=1.0))
    return None


def _ordered(stage: Stage, command: Command) -> Message | None:
    """The same order as from anywhere else."""
    outcome = carried_out(stage.world, stage.state.frozen(), command)
    if isinstance(outcome, Message):
        return outcome
    take(stage, outcome.moment)
    return None


_TOGGLED: dict[str, Callable[[Stage, bool], Message | None]] = {"purge": _purge, "enable": _enable, "outlet": _outlet}


def _seconds(ramp: float, rise: float) -> float:
    """Seconds in which the current rises, or falls, by A at A/min."""
    return max(SHORTEST, 60.0 * abs(rise) / ramp)


def _dial(stage: Stage, words: Words) -> Message | None:
    """A new set point, or another ramp on the way to the old one."""
    value, rig = float(words[1]), rig_of(stage)
    full = full_current(stage.world)
    if words[0] == "amperes" and value > full + 0.05:
        return message("refusal.rig_dial_ends", amperes=f"{full:.1f}")
    s, stacks = stack_of(stage.world), stage.state.habitat.stacks
    mode = stacks.mode[s]
    if words[0] == "amperes":
        rig = rig._replace(amperes=value)
    elif mode in (stack.DEAD_TIME, stack.RAMP) and stage.state.controls.hold[s] == 0.0:
        # On its way to where it was sent, perhaps by an order from elsewhere.
        rig = rig._replace(amperes=int(10.0 * full * stacks.setting[s] + 0.5) / 10.0, ramp=value)
    else:
        rig = rig._replace(ramp=value)
    stage.state.rig = rig
    if mode in (stack.OFF, stack.TRIPPED) or (words[0] == "ramp" and mode == stack.RUN):
        return None
    standby = standby_current(stage.world)
    begun = standby if mode == stack.DEAD_TIME else stacks.current[s]
    share, seconds = min(1.0, rig.amperes / full), _seconds(rig.ramp, rig.amperes - begun)
    design = stage.world.design.stacks
    held = mode == stack.DEAD_TIME and rig.amperes <= standby
    if held:
        share, seconds = 1.0, _seconds(rig.ramp, full - standby)
    moment = altered(stage.state.frozen(), lambda stacks: electrolyser.redial(stacks, design, s, share, seconds))
    take(stage, _held(moment, s, 1.0 if held else 0.0))
    return None


def _held(moment: Moment, s: int, value: float) -> Moment:
    hold = moment.controls.hold.copy()
    hold[s] = value
    return moment._replace(controls=moment.controls._replace(hold=hold))


def _press(stage: Stage, words: Words) -> Message | None:
    """A button is pressed at once, also by somebody who is at something else."""
    if not hands.held(stage, rig_of(stage)):
        return message("refusal.rig_no_hands")
    return _PRESSED[words[0]](stage)


def _trip(stage: Stage) -> Message | None:
    s = stack_of(stage.world)
    mode = stage.state.habitat.stacks.mode[s]
    if mode in (stack.OFF, stack.TRIPPED):
        return message("refusal.rig_not_on", stack=stage.world.stack_names[s], mode=STACK_WORDS[int(mode)])
    stage.tell("event.rig_red_button", person=stage.person(rig_of(stage).who))
    take(stage, altered(stage.state.frozen(), lambda stacks: electrolyser.fail(stacks, s)))
    return None


def _reset(stage: Stage) -> Message | None:
    s = stack_of(stage.world)
    if stage.state.habitat.stacks.mode[s] != stack.TRIPPED:
        return message("refusal.rig_not_tripped", stack=stage.world.stack_names[s])
    return _ordered(stage, Command("stop", (stage.world.stacks[s],)))


def _ack(stage: Stage) -> Message | None:
    """The annunciator is quiet from now on, and goes on showing what came first."""
    tripped, rig = stage.state.stack_tripped[stack_of(stage.world)], rig_of(stage)
    if tripped < 0 or rig.heard >= tripped:
        return message("refusal.rig_no_alarm")
    stage.state.rig = rig._replace(heard=stage.now)
    return None


def _test(stage: Stage) -> Message | None:
    """Lamps and horn are the window's."""
    return None


_PRESSED: dict[str, Callable[[Stage], Message | None]] = {"trip": _trip, "reset": _reset, "ack": _ack, "test": _test}


# ---- What is set, mended and measured ---------------------------------------------------------------------------


def _jumper(stage: Stage, words: Words) -> Message | None:
    name, on = words[0], words[1] == "on"
    s, controls, rigged = stack_of(stage.world), stage.state.controls, rig_of(stage).rigged
    bit = 1 << int(INTERLOCKS[name])
    mask = int(controls.bypass[s])
    if bool(mask & bit) == on:
        return message("refusal.rig_jumper_on" if on else "refusal.rig_jumper_off", interlock=f"@interlock.{name}")
    others = tuple(each for each in rigged.jumpers if each != name)
    _stands(stage, rigged._replace(jumpers=tuple(sorted((*others, name))) if on else others))
    bypass = controls.bypass.copy()
    bypass[s] = float(mask | bit if on else mask & ~bit)
    stage.state.controls = controls._replace(bypass=bypass)
    stage.state.stale = True
    id_ = "event.rig_jumpered" if on else "event.rig_unjumpered"
    stage.tell(id_, person=stage.person(rig_of(stage).who), interlock=f"@interlock.{name}")
    return None


def _address(stage: Stage, words: Words) -> Message | None:
    name, number = words[0], int(words[1])
    absent = _absent(stage, name)
    if absent is None:
        _stands(stage, _addressed(rig_of(stage).rigged, name, number))
    return absent


def _addressed(rigged: Rigged, name: str, number: int) -> Rigged:
    """A switch that stood wrong stands where it was set."""
    kept = tuple(each for each in rigged.addresses if each[0] != name)
    wrong = tuple(each for each in rigged.faults if not (each.kind == "wrong_address" and each.part == name))
    return rigged._replace(addresses=tuple(sorted((*kept, (name, number)))), faults=wrong)


def _bleed_off(stage: Stage, words: Words) -> Message | None:
    if not bleeds(stage.world, stage.state):
        return message("refusal.rig_no_coolant")
    _stands(stage, faults.bled(rig_of(stage).rigged))
    return None


def _mend(stage: Stage, words: Words) -> Message | None:
    absent = _absent(stage, words[0])
    if absent is None:
        _stands(stage, faults.mended(design_of(stage).rig, rig_of(stage).rigged, words[0]))
    return absent


def _measure(stage: Stage, words: Words) -> Message | None:
    absent = _absent(stage, words[1])
    if absent is not None:
        return absent
    world, rig = stage.world, rig_of(stage)
    solved = solved_of(world, stage.state)
    air, bay = stage.state.habitat.air, world.bay
    room = air.h2[bay] / (air.o2[bay] + air.n2[bay] + air.co2[bay] + air.h2[bay] + air.h2o[bay] + air.ar[bay])
    found = meters.read(design_of(stage).rig, rig.rigged, solved, words[0], words[1], room)
    if isinstance(found, Refusal):
        return message(f"refusal.{found.id}", **(dict(found.values) | {"where": called(world, words[1])}))
    values = dict(found.values) | {"where": called(world, words[1])}
    found = found._replace(values=tuple(values.items()))
    stage.state.rig = rig._replace(measured=(*rig.measured, Measured(stage.now, found))[-MEASURED:])
    _tell(stage, found)
    return None


def _tell(stage: Stage, found: Reading) -> None:
    """What a tool has read, for whoever looks back at it."""
    where, seen = dict(found.values)["where"], found.value > 0.0
    match found.tool:
        case "spray":
            stage.tell("event.rig_bubbles" if seen else "event.rig_no_bubbles", where=where)
        case "sniffer" if not found.unit:
            stage.tell("event.rig_hydrogen" if seen else "event.rig_no_hydrogen", where=where)
        case "bus":
            stage.tell("event.rig_answers", where=where, count=int(found.value))
        case _ if found.value >= meters.OPEN:
            stage.tell("event.rig_reads_open", where=where)
        case _:
            stage.tell("event.rig_reads", where=where, value=f"{found.value:.1f}", unit=found.unit)


RIG_GIVEN: dict[str, Given] = {
    "press": _press,
    **{
        verb: _takes_time(verb, carry)
        for verb, carry in (
            ("connect", _connect),
            ("disconnect", _disconnect),
            ("turn", _turn),
            ("dial", _dial),
            ("jumper", _jumper),
            ("address", _address),
            ("bleed_off", _bleed_off),
            ("mend", _mend),
            ("measure", _measure),
        )
    },
}
