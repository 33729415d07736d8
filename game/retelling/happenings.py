"""What happens by itself, in the words of a story; and what a story leaves to the full log.

Look for: `told_happenings`.
"""

from collections.abc import Collection, Sequence

from game.level.world import World
from game.retelling.notebook import Happening, Job
from game.retelling.wording import capital, doers, lasting, listed, shortened, to_do, you
from game.words.message import catalogue, message, said

SILENT = ("percent", "judged", "task_skipped", "rig_jumpered", "rig_unjumpered", "rig_red_button")
"""Readings stand at the head of a chapter, the verdict at the end, what is left out or jumpered among the orders."""
LONG_BEGIN, LONG_END = 15 * 60, 20 * 60
"""Seconds from which a job is told when it begins, and when it ends, where people talk about the shorter ones."""
ORDERS = ("order", "order_move")
BY_PLAN = {"ergometer": "tale.plan_ergometer", "rest": "tale.plan_rest", "sleep": "tale.plan_sleep"}
"""What somebody begins by standing order, where it tells something."""
BY_PERSON = {
    "arrived": ("tale.arrived", "tale.arrived_many"),
    "person_fit": ("tale.person_fit", "tale.person_fit_many"),
    "person_incapacitated": ("tale.person_incapacitated", "tale.person_incapacitated_many"),
    "person_unconscious": ("tale.person_unconscious", "tale.person_unconscious_many"),
    "person_dead": ("tale.person_dead", "tale.person_dead_many"),
    "hurt": ("tale.hurt", "tale.hurt_many"),
    "weak": ("tale.weak", "tale.weak_many"),
}
"""What can happen to several in a short while is told in one sentence: of one, of many (and of you)."""


def told_happenings(
    world: World, happenings: Sequence[Happening], jobs: Sequence[Job], asked: Collection[str]
) -> list[tuple[int, str]]:
    """Sentences, each with its tick, for what happened with nothing said in between.

    The same that befalls several is told once. `asked`: tasks that somebody has just been asked to do.
    """
    people: dict[tuple[str, str], list[str]] = {}
    sentences: dict[str | tuple[str, str], int] = {}
    for each in happenings:
        if each.id in BY_PERSON:
            key = (each.id, each.values.get("module", ""))
            if key not in people:
                people[key] = []
                sentences[key] = each.tick
            if each.values["person"] not in people[key]:
                people[key].append(each.values["person"])
        else:
            text = "" if each.id == "task_begun" and each.values["task"] in asked else _told(world, each, jobs)
            if text:
                sentences.setdefault(text, each.tick)
    return [
        (tick, each if isinstance(each, str) else _several(world, each, people[each]))
        for each, tick in sentences.items()
    ]


def _several(world: World, key: tuple[str, str], names: list[str]) -> str:
    id_, module = key
    player = world.people_names[you(world)] if you(world) >= 0 else ""
    ordered = [said(message("list.you"))] * (player in names) + [name for name in names if name != player]
    # Who arrives where may be told in short; what befalls somebody is told of everybody by name.
    people = shortened(ordered) if id_ == "arrived" else listed(ordered)
    one, many = BY_PERSON[id_]
    told = one if len(names) == 1 and names != [player] else many
    return capital(said(message(told, people=people, module=module)))


def _told(world: World, each: Happening, jobs: Sequence[Job]) -> str:
    """One sentence; '' where there is nothing to tell."""
    if each.id == "task_begun":
        return _begun(world, each, jobs)
    if each.id in ("task_done", "task_settling"):
        return _ended(world, each, jobs)
    if each.id == "task_paused":
        return capital(said(message("tale.paused", task=to_do(world, each.values["task"]))))
    if each.id in ORDERS:
        return _by_order(each)
    if each.id in SILENT:
        return ""
    template = f"tale.{each.id}"
    return capital(said(message(template if template in catalogue() else f"event.{each.id}", **each.values)))


def _by_order(each: Happening) -> str:
    if each.id == "order_move":
        return said(message("tale.order_move", person=each.values["person"], module=each.values["module"]))
    told = BY_PLAN.get(each.values["activity"])
    return said(message(told, person=each.values["person"])) if told else ""


def _begun(world: World, each: Happening, jobs: Sequence[Job]) -> str:
    job = next(job for job in jobs if job.task == each.values["task"] and job.begin == each.tick)
    talked = bool(world.plot.beats)
    if talked and 0 <= job.end - job.begin < LONG_BEGIN:
        return ""
    many = len(job.people) > 1 or job.people == (world.people_names[you(world)],)
    people = doers(world, listed(job.people))
    id_ = "tale.begun_many" if many else "tale.begun"
    return capital(said(message(id_, people=people, task=to_do(world, job.task))))


def _ended(world: World, each: Happening, jobs: Sequence[Job]) -> str:
    ended = [job for job in jobs if job.task == each.values["task"] and job.end == each.tick]
    if not ended:
        return ""
    job = ended[-1]
    if world.plot.beats and job.end - job.begin < LONG_END:
        return ""
    minutes = lasting((job.end - job.begin) / 60.0)
    people = doers(world, listed(job.people))
    return capital(said(message("tale.took", task=to_do(world, job.task), people=people, minutes=minutes)))
