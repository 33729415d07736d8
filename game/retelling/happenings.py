"""What happens by itself, in the words of a story; and what a story leaves to the full log.

Look for: `told_happenings`.
"""

from collections.abc import Sequence

from game.level.world import World
from game.retelling.notebook import Happening, Job
from game.retelling.wording import doers, is_thing, lasting, listed, shortened, task_text, to_do, you
from game.words.message import catalogue, message, said

SILENT = ("percent", "judged", "task_skipped")
"""Readings stand at the head of a chapter, the verdict at the end, and what is left out among the orders."""
LONG_BEGIN, LONG_END = 15 * 60, 20 * 60
"""Seconds from which a job is told when it begins, and when it ends, where people talk about the shorter ones."""
ORDERS = ("order", "order_move")
DOINGS = ("ergometer", "rest", "sleep")
"""What somebody begins by standing order, where it tells something."""
BY_PERSON = ("arrived", "person_fit", "person_incapacitated", "person_unconscious", "person_dead", "hurt", "weak")
"""What can happen to several in a short while, told in one sentence."""


def told_happenings(world: World, happenings: Sequence[Happening], jobs: Sequence[Job]) -> list[str]:
    """Sentences for what happened with nothing said in between; the same that befalls several is told once."""
    people: dict[tuple[str, str], list[str]] = {}
    sentences: list[str | tuple[str, str]] = []
    for each in happenings:
        if each.id in BY_PERSON:
            key = (each.id, each.values.get("module", ""))
            if key not in people:
                people[key] = []
                sentences.append(key)
            if each.values["person"] not in people[key]:
                people[key].append(each.values["person"])
        else:
            text = _told(world, each, jobs)
            if text and text not in sentences:
                sentences.append(text)
    return [each if isinstance(each, str) else _several(world, each, people[each]) for each in sentences]


def _several(world: World, key: tuple[str, str], names: list[str]) -> str:
    id_, module = key
    player = world.people_names[you(world)] if you(world) >= 0 else ""
    if names == [player]:
        return _capital(said(message(f"tale.{id_}_many", people=said(message("list.you")), module=module)))
    ordered = [said(message("list.you"))] * (player in names) + [name for name in names if name != player]
    people = shortened(ordered)
    return _capital(said(message(f"tale.{id_}_many" if len(names) > 1 else f"tale.{id_}", people=people, module=module)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told(world: World, each: Happening, jobs: Sequence[Job]) -> str:
    """One sentence; '' where there is nothing to tell."""
    if each.id == "task_begun":
        return _begun(world, each, jobs)
    if each.id in ("task_done", "task_settling"):
        return _ended(world, each, jobs)
    if each.id == "task_paused":
        return said(message("tale.paused", task=to_do(world, each.values["task"])))
    if each.id in ORDERS:
        return _by_order(each)
    if each.id in SILENT:
        return ""
    template = f"tale.{each.id}"
    return _capital(said(message(template if template in catalogue() else f"event.{each.id}", **each.values)))


def _by_order(each: Happening) -> str:
    if each.id == "order_move":
        return said(message("tale.order_move", **each.values))
    if each.values["activity"] not in DOINGS:
        return ""
    doing = said(message(f"doing.{each.values['activity']}"))
    return said(message("tale.order", person=each.values["person"], activity=doing))


def _begun(world: World, each: Happening, jobs: Sequence[Job]) -> str:
    job = next(job for job in jobs if job.task == each.values["task"] and job.begin == each.tick)
    talked = bool(world.plot.beats)
    if talked and 0 <= job.end - job.begin < LONG_BEGIN:
        return ""
    many = len(job.people) > 1 or job.people == (world.people_names[you(world)],)
    people = doers(world, listed(job.people))
    id_ = "tale.begun_many" if many else "tale.begun"
    return _capital(said(message(id_, people=people, task=to_do(world, job.task))))


def _ended(world: World, each: Happening, jobs: Sequence[Job]) -> str:
    ended = [job for job in jobs if job.task == each.values["task"] and job.end == each.tick]
    if not ended:
        return ""
    job = ended[-1]
    if world.plot.beats and job.end - job.begin < LONG_END:
        return ""
    minutes = lasting((job.end - job.begin) / 60.0)
    text, people = task_text(world, job.task), doers(world, listed(job.people))
    if is_thing(text):
        return _capital(said(message("tale.took_thing", task=text, people=people, minutes=minutes)))
    return said(message("tale.took", task=to_do(world, job.task), people=people, minutes=minutes))
