"""The ids of all the sentences that a level asks its catalogues for.

Look for: `sentences`.
"""

from collections.abc import Iterator

from game.level.catalogue import MAIN
from game.level.places import Location, Places
from game.level.read import LevelText
from game.words.diagnostic import Diagnostic

OF_THE_LEVEL = ("place", "premise", "you")
"""Where and when it plays, what it is about, and the name of the person whom the player plays."""


def sentences(text: LevelText) -> Iterator[tuple[str, Diagnostic]]:
    """Each id, with the place that asks for it. A level without story and without catalogues asks for none."""
    if not text.catalogues and text.story is None:
        return
    file = text.file
    for name, task in file.tasks.items():
        yield f"task.{name}", _asks(text.places, "tasks", name)
        if task.when is not None:
            yield f"task_refusal.{name}", _asks(text.places, "tasks", name, "when")
    for name, objective in file.objectives.items():
        yield f"objective.{name}", _asks(text.places, "objectives", name)
        for tick in objective.ticks:
            yield f"tick.{name}.{tick}", _asks(text.places, "objectives", name, "ticks", tick)
    for name in file.endings:
        yield f"ending.{name}", _asks(text.places, "endings", name)
        yield f"ending_why.{name}", _asks(text.places, "endings", name)
    yield from _optional(text)
    yield from _names(text)
    if text.story is None or text.story_places is None:
        return
    for name, kind in text.story.speakers.items():
        if kind == "voice":
            yield f"speaker.{name}", _asks(text.story_places, "speakers", name)
    for name, beat in text.story.beats.items():
        for at, line in enumerate(beat.say):
            yield line, _asks(text.story_places, "beats", name, "say", at)
    for name, choice in text.story.choices.items():
        yield f"choice.{name}", _asks(text.story_places, "choices", name)
        for option in choice.options:
            yield f"option.{name}.{option}", _asks(text.story_places, "choices", name, "options", option)


def _optional(text: LevelText) -> Iterator[tuple[str, Diagnostic]]:
    """What a level may say of itself, its people and its bill for those who read what came of it, as far as it does."""
    main = text.catalogues.get(MAIN)
    if main is None:
        return
    voices = [name for name, kind in text.story.speakers.items() if kind == "voice"] if text.story else []
    cast = [f"cast.{name}" for name in (*text.file.people, *voices)]
    bill = [f"bill.{name}" for name in text.file.bill]
    for id_ in (*(f"level.{name}" for name in OF_THE_LEVEL), *cast, *bill):
        if id_ in main.texts:
            yield id_, _asks(text.places, "title")


def _names(text: LevelText) -> Iterator[tuple[str, Diagnostic]]:
    """What a level may call things that have only an id in its file, and its difficulties, as far as it does."""
    main, file = text.catalogues.get(MAIN), text.file
    if main is None:
        return
    beds = [bed for module in file.modules.values() for bed in module.beds]
    stocks = file.bench.stock.values() if file.bench else ()
    kinds = {
        "bed": beds, "load": file.network.loads, "link": file.links, "group": file.groups,
        "part": file.cart.parts if file.cart else (), "difficulty": file.difficulties,
        "difficulty_says": file.difficulties, "plate": sorted({piece for stock in stocks for piece in stock.pieces}),
        "bar": file.bench.bars if file.bench else (),
        "gear": (*file.rig.plant, *file.rig.box, *file.rig.sensors) if file.rig else (),
    }  # fmt: skip
    for kind, ids in kinds.items():
        for id_ in ids:
            if f"{kind}.{id_}" in main.texts:
                yield f"{kind}.{id_}", _asks(text.places, "title")


def _asks(places: Places, *location: int | str) -> Diagnostic:
    where: Location = location
    return places.diagnostic(where, "", isinstance(location[-1], str) and location[-1] != "when")
