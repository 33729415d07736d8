"""Reads level.yaml: guarded, parsed with positions, checked against the schema, every mistake in one pass.

Look for: `read_level`.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from game.level.schema import LevelFile
from game.words.diagnostic import BadInput, Diagnostic, complaint, decoded, nearest

MOST_BYTES = 1_000_000
MOST_NODES = 50_000
DEEPEST = 12


class LevelText(NamedTuple):
    """A level as read."""

    file: LevelFile
    path: Path
    digest: str
    """First eight hex digits of the SHA-256 of its text with line ends as \\n: names this very level."""
    places: "Places"


class Places:
    """Where each key and value of the YAML stands."""

    def __init__(self, path: str, root: Any, lines: list[str]) -> None:
        self._path, self._root, self._lines = path, root, lines

    def diagnostic(self, location: tuple[int | str, ...], sentence: str, on_key: bool = False) -> Diagnostic:
        """A mistake at a path such as ("modules", "bay", "volume")."""
        line, column = 0, 0
        node = self._root
        for step in location:
            place = getattr(node, "lc", None)
            try:
                last = on_key and step == location[-1]
                if isinstance(node, dict) and step in node:
                    line, column = place.key(step) if last else place.value(step)  # type: ignore[union-attr]
                elif isinstance(node, list) and isinstance(step, int):
                    line, column = place.item(step)  # type: ignore[union-attr]
                else:
                    break
                node = node[step]
            except (AttributeError, KeyError, TypeError, IndexError):
                break
        source = self._lines[line] if line < len(self._lines) else ""
        return Diagnostic(self._path, line + 1, column + 1, sentence, source)


def read_level(folder: Path) -> LevelText:
    """The level in `folder`. Raises BadInput with every mistake in level.yaml."""
    path = folder / "level.yaml"
    shown = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise complaint(shown, f"can't be read: {(error.strerror or str(error)).lower()}") from None
    if len(raw) > MOST_BYTES:
        raise complaint(shown, f"is {len(raw)} bytes; a level has at most {MOST_BYTES}")
    text = decoded(shown, raw)
    text = text.replace("\r\n", "\n")
    root = _parsed(shown, text)
    places = Places(shown, root, text.split("\n"))
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return LevelText(_checked(root, places), path, digest, places)


def _parsed(shown: str, text: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent

    lines = text.split("\n")
    try:
        depth = nodes = 0
        for event in YAML(typ="rt", pure=True).parse(text):
            mark = event.start_mark
            if isinstance(event, AliasEvent):
                raise BadInput([_at(shown, lines, mark, "aliases (*name) are not used in levels; write it out")])
            nodes += isinstance(event, CollectionStartEvent | ScalarEvent)
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > DEEPEST:
                raise BadInput([_at(shown, lines, mark, f"this is nested deeper than {DEEPEST} levels")])
            if nodes > MOST_NODES:
                raise BadInput([_at(shown, lines, mark, f"a level has at most {MOST_NODES} values")])
        root = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        problem = (error.problem or "this is not YAML").split("\n")[0]
        raise BadInput([_at(shown, lines, error.problem_mark or error.context_mark, problem)]) from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise complaint(shown, f"is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(root, dict):
        raise complaint(shown, "must be a mapping of keys such as 'format: 1' and 'modules:'")
    return root


def _at(shown: str, lines: list[str], mark: Any, sentence: str) -> Diagnostic:
    if mark is None:
        return Diagnostic(shown, 0, 0, sentence)
    source = lines[mark.line] if mark.line < len(lines) else ""
    return Diagnostic(shown, mark.line + 1, mark.column + 1, sentence, source)


def _checked(root: Any, places: Places) -> LevelFile:
    from pydantic import ValidationError

    try:
        return LevelFile.model_validate(root)
    except ValidationError as error:
        raise BadInput([_told(root, places, problem) for problem in _without_echoes(error.errors())]) from None


def _without_echoes(problems: Sequence[Any]) -> list[Any]:
    """A misspelt key is told once, not again as the key that is missing."""
    misspelt: set[tuple[int | str, ...]] = set()
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            *parent, name = problem["loc"]
            misspelt.update((*parent, known) for known in _keys(problem["loc"]) if nearest(str(name), [known]))
    return [each for each in problems if each["type"] != "missing" or tuple(each["loc"]) not in misspelt]


def _told(root: Any, places: Places, problem: Any) -> Diagnostic:
    location = tuple(problem["loc"])
    name = location[-1] if location else "the level"
    kind = problem["type"]
    if kind == "extra_forbidden":
        return places.diagnostic(location, f"'{name}' is not a key here.{nearest(str(name), _keys(location))}", True)
    if kind == "missing":
        return places.diagnostic(location[:-1], f"'{name}' is missing", True)
    if location and location[-1] == "[key]":
        return places.diagnostic(location[:-1], f"'{location[-2]}' is no id; use small letters, digits and _", True)
    message = problem["msg"].removeprefix("Value error, ")
    return places.diagnostic(location, f"{name}: {message[0].lower()}{message[1:]}")


def _keys(location: tuple[int | str, ...]) -> list[str]:
    """The keys that the schema knows where `location` points."""
    from pydantic import BaseModel

    model: Any = LevelFile
    for step in location[:-1]:
        if isinstance(model, type) and issubclass(model, BaseModel):
            field = model.model_fields.get(str(step))
            model = field.annotation if field else None
        elif hasattr(model, "__args__"):
            model = model.__args__[-1]
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [field.alias or name for name, field in model.model_fields.items()]
    return []
