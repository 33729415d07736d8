"""Orders in words: what a command to a person or a machine is called in a story.

Look for: `told_orders` (the orders of one minute, gathered by whom they are given to).
"""

from collections.abc import Sequence

from game.level.world import World
from game.retelling.wording import called, doing, listed, shortened, task_text, to_do, who, you
from game.session.plates import plate_words
from game.words.message import message, said
from game.words.verbs import BENCH_VERBS, CHOICES, RIG_VERBS, TOGGLES, VERBS, Command, knot_of

TASKS = ("assign", "book")
PEOPLE = ("do", "send", "drop", "unbook")
HASTE = "haste"
SILENT = ("choose", "settled")
"""Told by the answer that it gives, or by what was carried there."""


def told_orders(world: World, commands: Sequence[Command], whole: bool = False) -> list[str]:
    """A sentence for each person that something is asked of, and one for each command that asks for no task.

    Long lists are shortened, unless they are wanted whole.
    """
    tasks: dict[str, list[str]] = {}
    people: dict[tuple[str, ...], list[str]] = {}
    rest: list[str] = []
    for command in commands:
        verb, words = command
        if verb in TASKS:
            tasks.setdefault(words[0], []).append(_task(world, command))
        elif verb in PEOPLE:
            people.setdefault((verb, *words[1:]), []).append(who(world, words[0]))
        elif verb not in SILENT:
            rest.append(_other(world, command))
    return [
        *(_asked(world, person, jobs, whole) for person, jobs in tasks.items()),
        *(_sent(world, order, listed(names)) for order, names in people.items()),
        *dict.fromkeys(rest),
    ]


def _task(world: World, command: Command) -> str:
    text = doing(world, command.words[1])
    return said(message("order.haste", task=text)) if command.words[2] == HASTE else text


def _asked(world: World, person: str, jobs: list[str], whole: bool) -> str:
    tasks = said(message("list.to_do", task=listed(jobs) if whole else shortened(jobs)))
    if person in world.people and world.people.index(person) == you(world):
        return said(message("order.yourself", tasks=tasks))
    return said(message("order.asked", who=who(world, person), tasks=tasks))


def _sent(world: World, order: tuple[str, ...], names: str) -> str:
    """What people are told who are given no task."""
    match order:
        case ("do", activity):
            return said(message("order.do", who=names, activity=said(message(f"doing.{activity}"))))
        case ("send", place):
            return said(message("order.send", who=names, place=world.place_names[world.places.index(place)]))
        case ("unbook", task):
            return said(message("order.unbook", who=names, task=task_text(world, task)))
    return said(message("order.drop", who=names))


def _other(world: World, command: Command) -> str:
    """A task that is left out, or a command to a machine."""
    verb, words = command
    if verb in BENCH_VERBS:
        return _at_the_bench(world, verb, words)
    if verb in RIG_VERBS:
        return _at_the_rig(world, verb, words)
    takes = dict(zip(VERBS[verb].takes, words, strict=False))
    if verb == "skip":
        return said(message("order.skip", task=to_do(world, words[0])))
    things = " ".join(_thing(world, kind, word) for kind, word in takes.items() if kind not in CHOICES)
    sentence = f"order.{verb}_{words[-1]}" if takes.keys() & CHOICES.keys() else f"order.{verb}"
    return said(message(sentence, things=things))


def _at_the_bench(world: World, verb: str, words: tuple[str, ...]) -> str:
    """What the player's own hands do."""
    match verb:
        case "hands":
            return said(message("order.hands", who=who(world, words[0]), task=task_text(world, words[1])))
        case "let":
            return said(message("order.let", who=who(world, words[0])))
        case "cut":
            return said(message("order.cut", piece=plate_words(world, words[0]), mm=f"{float(words[1]):.0f}"))
        case "visor":
            return said(message(f"order.visor_{words[0]}"))
        case "place" | "clamp":
            return said(message(f"order.{verb}_{words[-1]}", piece=plate_words(world, words[0])))
        case "clean":
            return said(message("order.clean", piece=plate_words(world, words[0])))
        case "stroke":
            return said(message("order.stroke", seconds=f"{knot_of(words[-1])[0] / 10.0:.0f}"))
        case "lower":
            return said(message("order.lower", speed=words[0]))
        case "finish":
            return said(message("order.finish"))
    piece, edge = words[0].split(".")[:2]
    amperes = words[1] if verb == "arc" else ""
    side = said(message(f"edge.{edge}"))
    return said(message(f"order.{verb}", piece=plate_words(world, piece), edge=side, amperes=amperes))


def _at_the_rig(world: World, verb: str, words: tuple[str, ...]) -> str:
    """What is plugged, turned, dialled and measured."""
    match verb:
        case "bleed_off":
            return said(message("order.bleed_off"))
        case "press":
            return said(message(f"order.press_{words[0]}"))
        case "dial":
            return said(message(f"order.dial_{words[0]}", value=words[1]))
        case "jumper":
            return said(message(f"order.jumper_{words[1]}", interlock=said(message(f"interlock.{words[0]}"))))
        case "turn" if words[0] in TOGGLES:
            return said(message(f"order.{words[0]}_toggle_{words[1]}"))
        case "measure":
            tool = said(message(f"tool.{words[0]}"))
            return said(message("order.measure", tool=tool, thing=gear_words(world, words[1])))
        case "connect":
            one, other = (gear_words(world, end) for end in words[:2])
            return said(message(f"order.connect_{words[2]}", one=one, other=other))
        case "address":
            return said(message("order.address", thing=gear_words(world, words[0]), number=words[1]))
    sentence = f"order.turn_{words[1]}" if verb == "turn" else f"order.{verb}"
    return said(message(sentence, thing=gear_words(world, words[0])))


def gear_words(world: World, name: str) -> str:
    """What the level calls a part of the rig, or the part whose end is named."""
    return called(world, "gear", name.partition(".")[0])


def _thing(world: World, kind: str, word: str) -> str:
    """A module or a machine by its name; what has none by its id."""
    match kind:
        case "fan":
            return called(world, "link", word)
        case "module":
            return world.module_names[world.modules.index(word)]
        case "stack":
            return said(message("list.group", group=world.stack_names[world.stacks.index(word)]))
        case "ramp":
            return said(message("order.ramp", minutes=f"{float(word):.0f}"))
    return called(world, kind, word)
