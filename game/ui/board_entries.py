"""Orders that need no task: where people go and what they do, the machines, the cart.

Look for: `ways` (for somebody), `machines`, `parts`.
"""

from collections.abc import Iterator

from game.level.world import NO_WAY, World
from game.model import metabolism, stack
from game.model.habitat import Controls
from game.retelling.wording import called
from game.session.readers import cart_kg
from game.ui.board_rows import Entry, named, task_name
from game.ui.play import Play
from game.ui.texts import Texts
from game.words.facts import STACK_WORDS
from game.words.verbs import Command

RAMPS = ("10.0", "5.0", "30.0")
"""Minutes over which a stack is brought up: as usual, in a hurry, with care."""


def ways(play: Play, texts: Texts, who: str) -> list[Entry]:
    """Drop everything, or one thing; go somewhere; do something from now on."""
    world, state = play.world, play.session.state
    people = named(world, who)
    made = []
    at_it = [state.duty.task[i] for i in people if state.duty.task[i] >= 0]
    listed = [t for i in people for t, _ in state.duty.booked[i]]
    if at_it or listed:
        made.append(_entry(play, texts, texts.say("ui_board.drop"), "", Command("drop", (who,))))
        for t in dict.fromkeys([*at_it, *listed]):
            words = texts.say("ui_board.put_down" if t in at_it else "ui_board.unbook", task=task_name(world, texts, t))
            made.append(_entry(play, texts, words, "", Command("unbook", (who, world.plot.tasks[t].id))))
    if "do" not in world.plot.by_task:
        for activity in metabolism.ACTIVITIES:
            words = texts.say(f"ui_board.do_{activity}")
            made.append(_entry(play, texts, words, "", Command("do", (who, activity))))
    if "send" not in world.plot.by_task:
        for p, place in enumerate(world.places):
            walk = max(_walk(play, i, p) for i in people)
            stays = all(state.duty.place[i] == p for i in people)
            if walk < NO_WAY and not stays:
                note = texts.say("ui_board.minutes", minutes=f"{walk:.0f}")
                words = texts.say("ui_board.send", place=world.place_names[p])
                made.append(_entry(play, texts, words, note, Command("send", (who, place))))
    return made


def _walk(play: Play, i: int, there: int) -> float:
    here = play.session.state.duty.place[i]
    return play.world.walks[here if here >= 0 else play.world.transit][there]


def machines(play: Play, texts: Texts) -> list[Entry]:
    """What can be switched from here; what is somebody's work is not here but among the tasks."""
    by_task = play.world.plot.by_task
    found = [_entry(play, texts, words, note, command) for words, note, command in _machines(play, texts)]
    # A switch stands for what it would do, not for the position that it is in.
    return [entry for entry in found if entry.command.verb not in by_task]


def _machines(play: Play, texts: Texts) -> Iterator[tuple[str, str, Command]]:
    world, state = play.world, play.session.state
    controls = state.controls
    yield from _links(world, controls, texts)
    for k, bed in enumerate(world.beds):
        yield _switch(texts, "bed", called(world, "bed", bed), bed, controls.bed[k])
    bench = world.plot.bench
    for k, load in enumerate(world.loads):
        if bench is not None and k == bench.load:
            continue  # its arc is its switch
        closed = controls.breaker[k] > 0.0
        words = texts.say("ui_board.breaker_off" if closed else "ui_board.breaker_on", name=called(world, "load", load))
        live = texts.say("ui_board.closed" if closed else "ui_board.is_open")
        yield words, live, Command("breaker", (load, "open" if closed else "closed"))
    if any(controls.site[s] >= 0 for s in range(len(world.stacks))):
        yield _switch(texts, "pump", "", "", controls.pump)
    for r, module in enumerate(world.modules):
        name = world.module_names[r]
        if world.design.modules.supply[r] > 0.0:
            yield _switch(texts, "supply", name, module, controls.supply[r])
        if world.design.modules.condenser[r] > 0.0:
            yield _switch(texts, "condenser", name, module, controls.condenser[r])
        yield _switch(texts, "makeup", name, module, controls.makeup[r])
    yield from _rare(play, texts)


def _links(world: World, controls: Controls, texts: Texts) -> Iterator[tuple[str, str, Command]]:
    links = world.design.links
    for k, link in enumerate(world.links):
        joins = {"one": world.module_names[links.one[k]], "other": world.module_names[links.other[k]]}
        open_ = controls.door[k] > 0.0
        words = texts.say("ui_board.shut" if open_ else "ui_board.open", **joins)
        yield (
            words,
            texts.say("ui_board.is_open" if open_ else "ui_board.is_shut"),
            Command("shut" if open_ else "open", (link,)),
        )
        if links.fan[k] > 0.0:
            yield _switch(texts, "fan", texts.say("ui_board.between", **joins), link, controls.fan[k])


def _rare(play: Play, texts: Texts) -> Iterator[tuple[str, str, Command]]:
    """Candles, torches and stacks."""
    world, state = play.world, play.session.state
    for r, module in enumerate(world.modules):
        left = texts.say("ui_board.candles", count=state.candles)
        if state.candles:
            yield texts.say("ui_board.candle", name=world.module_names[r]), left, Command("candle", (module,))
        if world.torch_flow > 0.0:
            yield _switch(texts, "torch", world.module_names[r], module, state.controls.torch[r])
    for s, id_ in enumerate(world.stacks):
        name = world.stack_names[s]
        mode = texts.say(f"ui_board.stack_{STACK_WORDS[int(state.habitat.stacks.mode[s])]}")
        if state.controls.site[s] < 0:
            place = world.module_names[world.bay]
            words = texts.say("ui_board.install", name=name, place=place)
            yield words, "", Command("install", (id_, world.modules[world.bay]))
            continue
        if state.habitat.stacks.mode[s] == stack.OFF:
            for ramp in RAMPS:
                words = texts.say("ui_board.start", name=name, minutes=f"{float(ramp):.0f}")
                yield words, mode, Command("start", (id_, ramp))
        else:
            yield texts.say("ui_board.stop", name=name), mode, Command("stop", (id_,))
        if state.habitat.lock[s] > 0.0:
            yield texts.say("ui_board.bleed", name=name), "", Command("bleed", (id_,))
        yield _switch(texts, "purge", name, id_, state.controls.purge[s])
        yield _switch(texts, "bypass", name, id_, state.controls.bypass[s])


def _switch(texts: Texts, verb: str, name: str, id_: str, value: float) -> tuple[str, str, Command]:
    """A switch in the position to which it would go; beside it, where it stands."""
    on = value > 0.0
    words = texts.say(f"ui_board.{verb}_{'off' if on else 'on'}", name=name)
    stands = texts.say("ui_board.is_on" if on else "ui_board.is_off")
    return words, stands, Command(verb, (*((id_,) if id_ else ()), "off" if on else "on"))


def parts(play: Play, texts: Texts) -> list[Entry]:
    """What goes on the cart, and what lies on it."""
    world, state = play.world, play.session.state
    made = []
    for p, part in enumerate(world.names.kinds["part"]):
        on = state.course.packed[p]
        words = texts.say("ui_board.unpack" if on else "ui_board.pack", part=called(world, "part", part))
        says = "ui_board.on_cart" if on else "ui_board.weighs"
        note = texts.say(says, kg=f"{world.plot.part_mass[p]:.1f}")
        made.append(_entry(play, texts, words, note, Command("unpack" if on else "pack", (part,))))
    return made


def cart_load(play: Play, texts: Texts) -> str:
    """How much lies on the cart."""
    world, state = play.world, play.session.state
    return texts.say("ui_board.cart_load", kg=f"{cart_kg(world, state):.1f}", limit=f"{world.plot.cart_limit:.0f}")


def _entry(play: Play, texts: Texts, words: str, note: str, command: Command) -> Entry:
    refusal = play.session.refusal(command)
    why = texts.told(refusal) if refusal else ""
    id_ = ".".join((command.verb, *command.words)).replace(" ", "_")
    return Entry(id_, words, note, command, why[:1].upper() + why[1:])
