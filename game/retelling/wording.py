"""How the things of a level are called within a sentence: tasks, people, places, times of day, lists.

Look for: `at` (a time), `called` (a thing), `task_text`, `doing`, `to_do`, `listed`, `shortened`, `who`, `you`.
"""

from collections.abc import Sequence

from game.level.world import World
from game.words.message import message, said

DAY = 24 * 3600
SHOWN, KEPT = 4, 3
"""Of a list that is longer than the one, so many as the other are named."""


def at(world: World, tick: int) -> str:
    """HH:MM of a tick; hours past midnight are those of the next day."""
    seconds = (world.start + tick) % DAY
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"


def called(world: World, kind: str, id_: str) -> str:
    """What the level calls a bed, a load, a link, a part or a group; what has no name is called by its id."""
    return world.texts.get(f"{kind}.{id_}", id_.replace("_", " "))


def task_text(world: World, task: str) -> str:
    """What a task is called, without what follows a colon, small at its beginning as within a sentence."""
    text = world.texts.get(f"task.{task}", task.replace("_", " ")).partition(":")[0]
    # A name or an abbreviation keeps its capital.
    plain = text[1:2].islower() or text[1:2] == " "
    return text[:1].lower() + text[1:] if plain else text


def doing(world: World, task: str) -> str:
    """`weld the brackets`; what is called by a thing is seen to: `see to a round of the bunks`."""
    text = task_text(world, task)
    thing = text.split(" ", 1)[0] in said(message("list.articles")).split()
    return said(message("list.see_to", task=text)) if thing else text


def to_do(world: World, task: str) -> str:
    """`to weld the brackets`."""
    return said(message("list.to_do", task=doing(world, task)))


def listed(words: Sequence[str]) -> str:
    """`one`, `one and two`, `one, two and three`."""
    if len(words) < 2:
        return "".join(words)
    return said(message("list.and", all=_joint(words).join(words[:-1]), last=words[-1]))


def shortened(words: Sequence[str]) -> str:
    """The same, and of a long list only the beginning, with the number of the rest."""
    if len(words) <= SHOWN:
        return listed(words)
    return said(message("list.more", all=_joint(words).join(words[:KEPT]), more=number(len(words) - KEPT)))


def _joint(words: Sequence[str]) -> str:
    return "; " if any("," in word for word in words) else ", "


def number(count: int) -> str:
    """Small numbers as words."""
    small = said(message("list.numbers")).split()
    return small[count] if count < len(small) else str(count)


def you(world: World) -> int:
    """The person whom the player plays, if the level says so; -1."""
    name = world.texts.get("level.you", "")
    return world.people_names.index(name) if name in world.people_names else -1


def who(world: World, word: str) -> str:
    """A person's or a group's id as it is called in a sentence."""
    if word in world.people:
        return world.people_names[world.people.index(word)]
    if len(world.groups[word]) == len(world.people):
        return said(message("list.everybody"))
    return said(message("list.group", group=called(world, "group", word)))


def doers(world: World, people: str) -> str:
    """The people of an event, as it names them, with the player among them called so."""
    return people if you(world) < 0 else people.replace(world.people_names[you(world)], said(message("list.you")))


def capital(text: str) -> str:
    """A sentence with a great letter at its beginning."""
    return text[:1].upper() + text[1:]


def lasting(minutes: float) -> str:
    """`44 min`, `2 h 5 min`."""
    whole = round(minutes)
    if whole < 100:
        return said(message("list.minutes", minutes=whole))
    return said(message("list.hours", hours=whole // 60, minutes=whole % 60))
