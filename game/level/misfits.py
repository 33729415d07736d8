"""What doesn't fit the shape of a level, in plain words: what is wrong, and what should stand there.

Look for: `fitted` (a file's content as its shape; raises BadInput).
"""

import re
from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from game.level.places import Location, Places
from game.level.shapes import ID, Quantity
from game.level.tree import Tree
from game.model.units import UNITS
from game.words.diagnostic import BadInput, Diagnostic, nearest

MOST_TOLD = 30
"""Mistakes told in one pass; the rest of them are counted."""
_ID = "an id of small letters, digits and _, with a letter first"
_BOUNDS = {
    "greater_than": "greater than",
    "greater_than_equal": "at least",
    "less_than": "less than",
    "less_than_equal": "less than or equal to",
}

Shape = TypeVar("Shape", bound=BaseModel)


class _Wanted(NamedTuple):
    """What should stand somewhere."""

    type: Any
    """Without `None` and `Annotated`."""
    notes: tuple[Any, ...]
    """What was annotated: bounds, lengths, a pattern."""

    def note(self, name: str) -> Any:
        """One of the notes, None if there is none such."""
        return next((value for each in self.notes if (value := getattr(each, name, None)) is not None), None)

    def words(self) -> tuple[str, ...]:
        """The few words that may stand there; () where it is not a matter of a few words."""
        if get_origin(self.type) is Literal:
            return tuple(str(each) for each in get_args(self.type))
        pattern = str(self.note("pattern") or "")
        return tuple(pattern[2:-2].split("|")) if re.fullmatch(r"\^\([a-z0-9_|]+\)\$", pattern) else ()

    def text(self) -> str:
        """For the sentence `NAME is …`."""
        low, high = self.note("ge"), self.note("le")
        if self.words():
            return "one of " + ", ".join(self.words())
        if self.type is bool:
            return "yes or no"
        if self.type in (int, float):
            kind = "a whole number" if self.type is int else "a bare number, with no unit,"
            if low is None or high is None:
                return kind.rstrip(",")
            return f"{kind} from {low:g} to {high:g}"
        if self.type is str:
            return _ID if self.note("pattern") == ID else "text"
        if get_origin(self.type) is list:
            return "a list in square brackets, such as [one, two]"
        if get_origin(self.type) is tuple:
            return f"a list of {len(get_args(self.type))}"
        return "a mapping of keys and values, such as {key: value}"


def fitted(shape: type[Shape], tree: Tree) -> Shape:
    """The content of a file as its shape. Raises BadInput with its mistakes."""
    try:
        return shape.model_validate(tree.root)
    except ValidationError as error:
        problems = _once(shape, error.errors(include_url=False))
    found = [_told(shape, tree.places, problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        last = f"and {len(problems) - MOST_TOLD} more; mend these first"
        found.append(tree.places.diagnostic(tuple(problems[MOST_TOLD]["loc"]), last, True))
    raise BadInput(found)


def _once(shape: type[BaseModel], problems: Sequence[Any]) -> list[Any]:
    """A key that is misspelt, or stands elsewhere, is told once and first, not again as the key that is missing.

    An unknown key keeps under `home` the path at which it is missed.
    """
    missing = [tuple(problem["loc"]) for problem in problems if problem["type"] == "missing"]
    strange = [problem for problem in problems if problem["type"] == "extra_forbidden"]
    parents = [problem["loc"][:-1] for problem in strange]
    for problem in strange[:MOST_TOLD]:
        *above, name = problem["loc"]
        beside = [each for each in missing if each[:-1] == tuple(above)]
        meant = nearest(str(name), [str(each[-1]) for each in beside])
        alone = len(beside) == 1 and parents.count(problem["loc"][:-1]) == 1
        homes = [each for each in beside if alone or f"'{each[-1]}'" in meant]
        homes += [each for each in missing if each[-1] == name]
        if homes:
            problem["home"] = homes[0]
    found = {each["home"] for each in strange if "home" in each}
    return strange + [
        each
        for each in problems
        if each["type"] != "extra_forbidden" and (each["type"] != "missing" or tuple(each["loc"]) not in found)
    ]


def _told(shape: type[BaseModel], places: Places, problem: Any) -> Diagnostic:
    location: Location = tuple(problem["loc"])
    kind, given, context = problem["type"], problem["input"], problem.get("ctx", {})
    if kind == "extra_forbidden":
        return _stray(shape, places, problem, location)
    if kind == "missing" and not isinstance(location[-1], int):
        inside = f" from {_named(location[:-1])}" if len(location) > 1 else ""
        return places.diagnostic(location[:-1], f"'{location[-1]}' is missing{inside}", True)
    if location and location[-1] == "[key]":
        return places.diagnostic(location[:-1], f"'{_short(str(location[-2]))}' is no id; write {_ID}", True)
    wanted = _wanted(shape, location)
    name = _named(location)
    if kind == "value_error":
        message = problem["msg"].removeprefix("Value error, ")
        return places.diagnostic(location, f"{name}: {message[0].lower()}{message[1:]}")
    if kind in ("too_short", "too_long", "missing"):
        count = context.get("min_length", context.get("max_length", len(get_args(wanted.type))))
        least = {"too_short": "at least ", "too_long": "at most "}.get(kind, "")
        if kind == "missing":
            location, name = location[:-1], _named(location[:-1])
            count = len(get_args(_wanted(shape, location).type))
        return places.diagnostic(location, f"{name} has {least}{count} entr{'y' if count == 1 else 'ies'}", True)
    if kind == "string_too_short":
        return places.diagnostic(location, f"{name} is empty; write its text, or leave the key out")
    if kind == "string_too_long":
        return places.diagnostic(location, f"{name} is longer than {context['max_length']} characters")
    there = _there(places.raw(location), given)
    if kind in _BOUNDS:
        bound = next(iter(context.values()))
        quantity = next((each for each in wanted.notes if isinstance(each, Quantity)), None)
        limit = f"{bound:g}" + (f" ({quantity.written(bound)})" if quantity and bound else "")
        return places.diagnostic(location, f"{name} must be {_BOUNDS[kind]} {limit}, and this is {there}")
    hint = nearest(str(given), wanted.words()) if isinstance(given, str) else ""
    mend = hint or _mend(wanted, given, places.raw(location))
    return places.diagnostic(location, f"{name} is {wanted.text()}, and this is {there}.{mend}")


def _stray(shape: type[BaseModel], places: Places, problem: Any, location: Location) -> Diagnostic:
    name, home = _short(str(location[-1])), problem.get("home")
    known = _keys(shape, location)
    hint = nearest(name, known) or (f" Keys: {', '.join(known)}" if 0 < len(known) < 12 else "")
    if home is not None and home[-1] == location[-1]:
        hint = f" It is missing from {_named(home[:-1])}: see that its indentation is right"
    elif home is not None:
        hint = f" '{home[-1]}' is missing here. Did you mean '{home[-1]}'?"
    return places.diagnostic(location, f"'{name}' is not a key here.{hint}", True)


def _named(location: Location) -> str:
    """What a sentence calls the thing at a path."""
    if not location:
        return "this file"
    if isinstance(location[-1], int):
        above = next((step for step in reversed(location) if isinstance(step, str)), "this list")
        return f"entry {location[-1] + 1} of '{above}'"
    return f"'{location[-1]}'"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _there(raw: str, given: Any) -> str:
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list):
        return "a list"
    return f"'{_short(raw if raw else str(given))}'".replace("\n", " ")


def _mend(wanted: _Wanted, given: Any, raw: str) -> str:
    """How to write what was probably meant."""
    if wanted.type is str and isinstance(given, dict) and len(given) == 1:
        return " A colon and a space make a mapping; put a text that has them in quotes"
    if wanted.type is str and isinstance(given, int | float) and wanted.note("pattern") is None:
        return f' Write it in quotes: "{raw}"'
    if get_origin(wanted.type) is list and isinstance(given, str | int | float):
        return f" Write [{_short(raw)}]"
    if wanted.type in (int, float) and isinstance(given, str):
        bare = re.match(r"\s*[-+]?[0-9.]+", given)
        return f" Write {bare[0].strip()}" if bare and given[bare.end() :].strip() in UNITS else ""
    return ""


def _wanted(shape: type[BaseModel], location: Location) -> _Wanted:
    """What the schema wants at a path."""
    model: Any = _peeled(shape)
    for step in location:
        if isinstance(model.type, type) and issubclass(model.type, BaseModel):
            field = _fields(model.type).get(str(step))
            model = _peeled(field.annotation, tuple(field.metadata)) if field else _Wanted(None, ())
        elif get_origin(model.type) is tuple and isinstance(step, int):
            model = _peeled(get_args(model.type)[min(step, len(get_args(model.type)) - 1)])
        else:
            inside = get_args(model.type)
            model = _peeled(inside[-1]) if inside else _Wanted(None, ())
    return model if isinstance(model, _Wanted) else _Wanted(None, ())


def _peeled(annotation: Any, notes: tuple[Any, ...] = ()) -> _Wanted:
    """Without `Annotated` and `None`: `X` of `X | None`."""
    if get_origin(annotation) is Annotated:
        first, *more = get_args(annotation)
        return _peeled(first, (*notes, *_flat(more)))
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return _peeled(next(each for each in get_args(annotation) if each is not type(None)), notes)
    return _Wanted(annotation, _flat(notes))


def _flat(notes: Sequence[Any]) -> tuple[Any, ...]:
    """With the bounds that a pydantic `Field(…)` holds among its own notes."""
    return tuple(note for each in notes for note in (each, *getattr(each, "metadata", ())))


def _keys(shape: type[BaseModel], location: Location) -> list[str]:
    """The keys that the schema knows where `location` points."""
    model = _wanted(shape, location[:-1]).type
    return list(_fields(model)) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Fields by the names that files use."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
