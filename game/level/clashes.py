"""Names that mean two things, entries that stand twice, and more of something than a level can have.

Look for: `clashes`.
"""

from collections.abc import Iterator, Sequence

from game.level.catalogue import CATALOGUE_TABLES
from game.level.effects import WORKER
from game.level.names import WALKING
from game.level.places import Location
from game.level.play_schema import FactFile
from game.level.read import LevelText
from game.words.diagnostic import Diagnostic
from game.words.facts import FACTS, TRUTHS
from game.words.parsing import CONSTANTS, FUNCTIONS, JOINING

MOST = {"modules": 40, "links": 80, "places": 80, "people": 40, "stacks": 12, "histories": 40, "tasks": 500}
"""Of each section. Loading takes the longer the more people and stacks there are, and grows with the cube of places."""
REASON = (
    ("volume", 1.0, 1e5, "1 to 100000 m3"),
    ("pressure", 1e4, 2e5, "10 to 200 kPa"),
    ("leak", 0.0, 1.0 / 3600.0, "0 to 100 %/h"),
    ("wall_capacity", 1e4, 1e10, "10 to 10000000 kJ/K"),
)
"""Of a module: between these, its air can be reckoned second by second."""
LANGUAGE = (*JOINING, *FUNCTIONS, *CONSTANTS)


def clashes(text: LevelText) -> list[Diagnostic]:
    """All of it."""
    return [
        text.places.diagnostic(location, sentence, on_key) for location, sentence, on_key in _of_the_level(text)
    ] + [
        text.story_places.diagnostic(location, sentence, on_key)
        for location, sentence, on_key in _of_the_story(text)
        if text.story_places is not None
    ]


_Found = Iterator[tuple[Location, str, bool]]
"""Path, sentence, whether the key is meant."""


def _of_the_level(text: LevelText) -> _Found:
    file = text.file
    for section, most in MOST.items():
        count = len(getattr(file, section))
        if count > most:
            yield (section,), f"there are {count} {section} here; a level has at most {most}", True
    for name in file.facts:
        if name in FACTS:
            yield ("facts", name), f"'{name}' is a fact of the game already; call yours something else", True
    for section in ("facts", "derived"):
        for name in getattr(file, section):
            if name in LANGUAGE:
                yield (section, name), f"'{name}' is a word of conditions; call the fact something else", True
    for name in file.derived:
        if name in FACTS or name in file.facts:
            whose = "of the game" if name in FACTS else "under 'facts:'"
            yield ("derived", name), f"'{name}' is a fact {whose} already; call this one something else", True
    for section, taken in (
        ("people", (WORKER, "none", *file.groups)),
        ("groups", (WORKER, "none")),
        ("modules", (WALKING, "none")),
        ("places", (WALKING, "none")),
        ("tasks", ("none",)),
        ("endings", ("open",)),
    ):
        for name in getattr(file, section):
            if name in taken and not (section == "people" and name in file.groups):
                yield (section, name), f"'{name}' means something else in the game; choose another name", True
    for name, fact in file.facts.items():
        yield from _words(name, fact)
    for name, group in file.groups.items():
        yield from _twice(group, "groups", name)
    for name, task in file.tasks.items():
        yield from _twice(task.needs, "tasks", name, "needs")
        yield from _twice(task.parts, "tasks", name, "parts")
    yield from _twice(file.by_task, "by_task")
    yield from _twice(file.bill, "bill")
    served: dict[str, str] = {}
    for name, load in file.network.loads.items():
        if load.serves is not None:
            if load.serves in served:
                sentence = f"'{load.serves}' is served by '{served[load.serves]}' already"
                yield ("network", "loads", name, "serves"), sentence, False
            served[load.serves] = name
    for name, module in file.modules.items():
        for key, low, high, told in REASON:
            if not low <= getattr(module, key) <= high:
                yield ("modules", name, key), f"'{key}' of a module is {told}", False
        if module.oxygen + module.co2 / module.pressure > 0.95:
            sentence = "oxygen and carbon dioxide leave no room for other gas; see 'oxygen', 'co2' and 'pressure'"
            yield ("modules", name), sentence, True
    if file.stop_work and file.stop_work.back < file.stop_work.below:
        sentence = "'back' is no less than 'below': somebody who goes on would put the work down at once"
        yield ("stop_work", "back"), sentence, False
    if file.cart:
        packed = sum(part.mass for part in file.cart.parts.values() if part.at_start)
        if packed > file.cart.limit:
            sentence = f"the parts that lie on the cart at the start have {packed:g} kg, more than this"
            yield ("cart", "limit"), sentence, False


def _words(name: str, fact: FactFile) -> _Found:
    yield from _twice(fact.words, "facts", name, "words")
    for at, word in enumerate(fact.words):
        if word in TRUTHS or word in LANGUAGE:
            sentence = f"'{word}' is no word for a fact; for yes and no leave 'words' out" if word in TRUTHS else (
                f"'{word}' is a word of conditions; choose another"
            )  # fmt: skip
            yield ("facts", name, "words", at), sentence, False


def _twice(names: Sequence[str], *location: int | str) -> _Found:
    for at, name in enumerate(names):
        if name in names[:at]:
            yield (*location, at), f"'{name}' stands twice in this list; take one of them out", False


def _of_the_story(text: LevelText) -> _Found:
    if text.story is None:
        return
    for speaker in text.story.speakers:
        if speaker in CATALOGUE_TABLES:
            yield ("speakers", speaker), f"'{speaker}' is a table of the catalogue; choose another name", True
    for name, choice in text.story.choices.items():
        for option in choice.options:
            if option in ("none", "open"):
                sentence = f"'{option}' is what 'chose.{name}' says without an answer; choose another name"
                yield ("choices", name, "options", option), sentence, True
