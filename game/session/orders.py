"""What each command to the machines does: refused with a sentence, or carried out on a copy of what it changes.

Look for: `carried_out`, `Outcome`; `started` and `altered` (a stack, whoever asks for it).
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from game.level.world import World
from game.model import electrolyser, stack
from game.model.habitat import Controls
from game.model.stack import Stacks
from game.rig import faults, wiring
from game.session.moment import Moment
from game.session.rigged import INTERLOCKS
from game.words.facts import STACK_WORDS
from game.words.message import Message, message
from game.words.verbs import Command


class Outcome(NamedTuple):
    """A command carried out."""

    moment: Moment
    events: tuple[Message, ...] = ()


Carrier = Callable[[World, Moment, tuple[str, ...]], "Outcome | Message"]


def carried_out(world: World, moment: Moment, command: Command) -> Outcome | Message:
    """The moment after `command`, or why it is refused. Words must be names of this world (see session/script.py)."""
    outcome = _CARRIERS[command.verb](world, moment, command.words)
    if isinstance(outcome, Message) or outcome.moment.controls is moment.controls:
        return outcome
    controls = outcome.moment.controls._replace(pace=_paces(world, outcome.moment.controls))
    return outcome._replace(moment=outcome.moment._replace(controls=controls, stale=True))


def _paces(world: World, controls: Controls) -> list[int]:
    """Modules that a door, fan or open valve joins to others are stepped every second."""
    pace = list(world.base_pace)
    links = world.design.links
    for k in range(len(links.one)):
        if controls.door[k] > 0.0 or controls.fan[k] > 0.0:
            pace[links.one[k]] = pace[links.other[k]] = 1
    for r in range(len(pace)):
        if controls.torch[r] > 0.0 or controls.makeup[r] == 0.0:
            pace[r] = 1
    return pace


def _set(column: list[float], index: int, value: float) -> list[float]:
    column = column.copy()
    column[index] = value
    return column


def _switched(column: str, index: int, word: str, moment: Moment, already: Message) -> Outcome | Message:
    """`already` says that it is so, if it is."""
    value = 1.0 if word in ("on", "closed") else 0.0
    values: list[float] = getattr(moment.controls, column)
    if values[index] == value:
        return already
    changed: dict[str, Any] = {column: _set(values, index, value)}
    return Outcome(moment._replace(controls=moment.controls._replace(**changed)))


def _door(value: float) -> Carrier:
    def carry(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
        k = world.links.index(words[0])
        if moment.controls.door[k] == value:
            return message("refusal.already", what=f"@link.{words[0]}", state="open" if value else "shut")
        return Outcome(moment._replace(controls=moment.controls._replace(door=_set(moment.controls.door, k, value))))

    return carry


def _fan(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    k = world.links.index(words[0])
    if world.design.links.fan[k] == 0.0:
        return message("refusal.no_fan", link=f"@link.{words[0]}")
    already = message("refusal.already_fan", link=f"@link.{words[0]}", state=words[1])
    return _switched("fan", k, words[1], moment, already)


def _bed(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    already = message("refusal.already", what=f"@bed.{words[0]}", state=words[1])
    return _switched("bed", world.beds.index(words[0]), words[1], moment, already)


def _module_switch(column: str, what: str, refusal: str = "") -> Carrier:
    def carry(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
        r = world.modules.index(words[0])
        name = world.module_names[r]
        lacking = {"condenser": world.design.modules.condenser, "supply": world.design.modules.supply}.get(column)
        if lacking is not None and lacking[r] == 0.0:
            return message(refusal, module=name)
        already = message("refusal.already", what=f"{what} of {name}", state=words[1])
        return _switched(column, r, words[1], moment, already)

    return carry


def _candle(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    r = world.modules.index(words[0])
    if moment.candles == 0:
        return message("refusal.no_candle")
    if moment.habitat.air.candle[r] > 0.0:
        return message("refusal.candle_burns", module=world.module_names[r])
    air = moment.habitat.air
    lit = air._replace(candle=_set(air.candle, r, world.candle_mol))
    return Outcome(moment._replace(habitat=moment.habitat._replace(air=lit), candles=moment.candles - 1))


def _torch(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    r = world.modules.index(words[0])
    value = world.torch_flow if words[1] == "on" else 0.0
    if moment.controls.torch[r] == value:
        return message("refusal.already", what=f"the torch in {world.module_names[r]}", state=words[1])
    return Outcome(moment._replace(controls=moment.controls._replace(torch=_set(moment.controls.torch, r, value))))


def _stack(world: World, moment: Moment, word: str) -> "int | Message":
    """An installed stack's index."""
    s = world.stacks.index(word)
    return s if moment.controls.site[s] >= 0 else message("refusal.not_installed", stack=world.stack_names[s])


def _install(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    s, r = world.stacks.index(words[0]), world.modules.index(words[1])
    controls, modes = moment.controls, moment.habitat.stacks.mode
    if moment.course.lost[s]:
        return message("refusal.lost", stack=world.stack_names[s])
    if controls.site[s] >= 0:
        module = world.module_names[controls.site[s]]
        return message("refusal.installed", stack=world.stack_names[s], module=module)
    site, cooled, feed = controls.site.copy(), controls.cooled, controls.feed
    for other, place in enumerate(controls.site):
        if place != r:
            continue
        if modes[other] not in (stack.OFF, stack.TRIPPED):
            there = world.module_names[r]
            return message("refusal.occupied", module=there, stack=world.stack_names[other])
        site[other] = -1
        cooled, feed = _set(cooled, other, 0.0), _set(feed, other, 0.0)
    site[s] = r
    cooled, feed = _set(cooled, s, 1.0), _set(feed, s, world.feed_rates[s])
    if moment.rig is not None and _rigged(world, s):
        # It comes dry: what a rig brings to it has to push the air out first.
        dry = moment.rig.rigged._replace(air=max(moment.rig.rigged.air, wiring.AIR))
        moment = moment._replace(rig=moment.rig._replace(rigged=dry))
    return Outcome(moment._replace(controls=controls._replace(site=site, cooled=cooled, feed=feed)))


def _rigged(world: World, s: int) -> bool:
    """Whether what reaches a stack comes from the level's rig."""
    return world.plot.rig is not None and world.plot.rig.rig.stack == world.stacks[s]


def _bleed(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    s = _stack(world, moment, words[0])
    if isinstance(s, Message):
        return s
    if moment.rig is not None and _rigged(world, s):
        bled = faults.bled(moment.rig.rigged)
        if bled == moment.rig.rigged and moment.habitat.lock[s] == 0.0:
            return message("refusal.already", what=f"the coolant of the {world.stack_names[s]}", state="bled")
        moment = moment._replace(rig=moment.rig._replace(rigged=bled))
    elif moment.habitat.lock[s] == 0.0:
        return message("refusal.already", what=f"the coolant of the {world.stack_names[s]}", state="bled")
    habitat = moment.habitat._replace(lock=_set(moment.habitat.lock, s, 0.0))
    return Outcome(moment._replace(habitat=habitat, stale=True))


def _purge(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    s = _stack(world, moment, words[0])
    if isinstance(s, Message):
        return s
    if words[1] == "on" and moment.habitat.stacks.bottle[s] <= 0.0:
        return message("refusal.no_nitrogen", stack=world.stack_names[s])
    already = message("refusal.already", what=f"the purge of the {world.stack_names[s]}", state=words[1])
    return _switched("purge", s, words[1], moment, already)


def _start(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    s = _stack(world, moment, words[0])
    if isinstance(s, Message):
        return s
    mode = moment.habitat.stacks.mode[s]
    if mode != stack.OFF:
        return message("refusal.not_off", stack=world.stack_names[s], mode=STACK_WORDS[int(mode)])
    return Outcome(started(world, moment, s, 60.0 * float(words[1]), hold=0.0))


def started(world: World, moment: Moment, s: int, ramp: float, hold: float) -> Moment:
    """A stack that was off has begun to start, to full current with seconds of ramp; `hold`: or stays on standby."""
    design, now = world.design, moment.habitat.tick
    stacks = stack.copied(moment.habitat.stacks)
    stacks.setting[s] = 1.0
    electrolyser.begin(stacks, design.stacks, design.cell_law, design.crack_law, s, ramp)
    controls = moment.controls
    if controls.hold[s] != hold:
        controls = controls._replace(hold=_set(controls.hold, s, hold))
    return moment._replace(
        habitat=moment.habitat._replace(stacks=stacks),
        controls=controls,
        stack_started=tuple(now if each == s else tick for each, tick in enumerate(moment.stack_started)),
        stack_tripped=tuple(-1 if each == s else tick for each, tick in enumerate(moment.stack_tripped)),
        stale=True,
    )


def altered(moment: Moment, change: Callable[[Stacks], None]) -> Moment:
    """Something is done to the stacks."""
    stacks = stack.copied(moment.habitat.stacks)
    change(stacks)
    return moment._replace(habitat=moment.habitat._replace(stacks=stacks), stale=True)


def _stop(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    s = _stack(world, moment, words[0])
    if isinstance(s, Message):
        return s
    if moment.habitat.stacks.mode[s] == stack.OFF:
        return message("refusal.already", what=f"the {world.stack_names[s]}", state="off")
    return Outcome(altered(moment, lambda stacks: electrolyser.halt(stacks, s)))


def _bypass(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    s = _stack(world, moment, words[0])
    if isinstance(s, Message):
        return s
    mask = stack.ALL_JUMPERED if words[1] == "on" else 0.0
    if moment.controls.bypass[s] == mask:
        return message("refusal.already", what=f"the bypass of the {world.stack_names[s]}", state=words[1])
    if moment.rig is not None and _rigged(world, s):
        names = tuple(sorted(INTERLOCKS)) if mask else ()
        moment = moment._replace(rig=moment.rig._replace(rigged=moment.rig.rigged._replace(jumpers=names)))
    return Outcome(moment._replace(controls=moment.controls._replace(bypass=_set(moment.controls.bypass, s, mask))))


def _breaker(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    already = message("refusal.already_breaker", load=f"@load.{words[0]}", state=words[1])
    return _switched("breaker", world.loads.index(words[0]), words[1], moment, already)


def _pump(world: World, moment: Moment, words: tuple[str, ...]) -> Outcome | Message:
    value = 1.0 if words[0] == "on" else 0.0
    if moment.controls.pump == value:
        return message("refusal.already", what="the coolant pump", state=words[0])
    return Outcome(moment._replace(controls=moment.controls._replace(pump=value)))


_CARRIERS: dict[str, Carrier] = {
    "open": _door(1.0),
    "shut": _door(0.0),
    "fan": _fan,
    "bed": _bed,
    "makeup": _module_switch("makeup", "nitrogen make-up"),
    "condenser": _module_switch("condenser", "the condenser", "refusal.no_condenser"),
    "supply": _module_switch("supply", "the oxygen supply", "refusal.no_supply"),
    "candle": _candle,
    "torch": _torch,
    "install": _install,
    "bleed": _bleed,
    "purge": _purge,
    "start": _start,
    "stop": _stop,
    "bypass": _bypass,
    "breaker": _breaker,
    "pump": _pump,
}

MACHINE_VERBS = tuple(_CARRIERS)
"""Every verb that is carried out here."""
