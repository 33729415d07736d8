"""A package of game/ imports only what stands to its left, and each library only where it belongs.

Look for: `LAYERS` (left to right), `HOMES` (which library lives where), `violations` (the reader), and the planted
imports that prove it sees each kind. An import inside a function counts like any other.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Packages and modules directly under game/, from left to right; those in one set do not know each other.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"model"}),
    frozenset({"rig", "workshop"}),
    frozenset({"words"}),
    frozenset({"tables"}),
    frozenset({"level"}),
    frozenset({"practice", "story"}),
    frozenset({"session"}),
    frozenset({"retelling"}),
    frozenset({"debrief"}),
    frozenset({"playback", "validate", "bench", "check", "new", "solve", "wired", "ui"}),
    frozenset({"selftest"}),
    frozenset({"arguments"}),
    frozenset({"cli"}),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# Whatever is not of the standard library has a home, and is imported nowhere else in game/.
HOMES = {
    "pydantic": "level",
    "ruamel": "level",
    "pymunk": "workshop",
    "pygame": "ui",
    "numpy": "ui",
    "platformdirs": "ui",
}


def imported(tree: ast.Module, package: str) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything that a module of `package` imports, at its top, in a function or by name."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield node.lineno, alias.name
            case ast.ImportFrom(module=module, names=names, level=level):
                parts = package.split(".")
                base = ".".join([*parts[: len(parts) - level + 1], *([module] if module else [])]) if level else module
                for alias in names:
                    yield node.lineno, f"{base}.{alias.name}"
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
                args=[first, *_],
            ):
                known = isinstance(first, ast.Constant) and isinstance(first.value, str)
                yield node.lineno, ast.literal_eval(first) if known else "(a computed name)"


def violations(source: str, path: str) -> list[str]:
    """`path:line: what`, for a file of game/ at `path` ("game/level/read.py")."""
    parts = Path(path).with_suffix("").parts
    layer = "" if parts[1:] == ("__init__",) else parts[1]
    found = []
    for line, name in imported(ast.parse(source), ".".join(parts[:-1])):
        top, *rest = name.split(".")
        wrong = _foreign(layer, top) if top != "game" else _inward(layer, rest[0] if rest else "")
        if wrong:
            found.append(f"{path}:{line}: {name}: {wrong}")
    return found


def _foreign(layer: str, top: str) -> str:
    if top == "__future__" or top in sys.stdlib_module_names:
        return ""
    if top not in HOMES:
        return "no library of this project"
    return "" if HOMES[top] == layer else f"only game/{HOMES[top]} may import it"


def _inward(layer: str, other: str) -> str:
    if other.startswith("__"):
        return ""
    if layer == "":
        return "game/__init__.py imports nothing of its own packages"
    if other not in RANK:
        return "no package that the layers know"
    if other == layer or RANK[other] < RANK[layer]:
        return ""
    return f"'{layer}' may not know '{other}'"


def test_every_package_of_the_game_has_its_place_among_the_layers() -> None:
    entries = {
        path.stem for path in (ROOT / "game").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert entries - {"__init__"} <= set(RANK), "put the new ones into LAYERS"
    assert {"model", "words", "level", "session", "playback", "cli"} <= entries, "the reader does not find the game"


def test_a_package_imports_only_what_stands_to_its_left_and_libraries_only_at_home() -> None:
    found = []
    for path in sorted((ROOT / "game").rglob("*.py")):
        found += violations(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    assert not found, "\n" + "\n".join(found)


def test_nothing_that_plays_a_level_needs_the_libraries_that_read_one() -> None:
    """So that a session runs on a bare Python, and its first frame waits for nothing: followed through every import."""
    reached = reachable("game.session.session")
    assert "game.model.habitat" in reached, "the reader follows nothing"
    assert [name for name in reached if name.split(".")[0] in ("pydantic", "ruamel")] == []


def reachable(start: str) -> list[str]:
    """All that importing the module `start` of the game imports in turn."""
    seen: list[str] = []
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.append(name)
        path = ROOT.joinpath(*name.split("."))
        file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
        if name.split(".")[0] != "game" or not file.is_file():
            continue
        parts = file.relative_to(ROOT).parts[:-1]
        waiting += [".".join(parts[: end + 1]) for end in range(len(parts))]
        for _, other in imported(ast.parse(file.read_text(encoding="utf-8")), ".".join(parts)):
            waiting += [other, other.rpartition(".")[0]] if "." in other else [other]
    return seen


PLANTED = [
    ("game/model/habitat.py", "from game.words.facts import FACTS"),
    ("game/model/habitat.py", "from game import words"),
    ("game/model/habitat.py", "import game.level.build"),
    ("game/model/habitat.py", "def step():\n    from game.session import session"),
    ("game/model/habitat.py", "from ..words import facts"),
    ("game/model/habitat.py", "if False:\n    from game.cli import main"),
    ("game/model/habitat.py", "import numpy as np"),
    ("game/model/habitat.py", "from numba import njit"),
    ("game/model/habitat.py", "import pydantic"),
    ("game/words/facts.py", "from game.level.world import World"),
    ("game/words/facts.py", "def f():\n    import ruamel.yaml"),
    ("game/level/build.py", "from game.session.session import Session"),
    ("game/level/build.py", "from .. import session"),
    ("game/level/build.py", "import pymunk"),
    ("game/session/run.py", "from game.playback import playback"),
    ("game/session/run.py", "from pydantic import BaseModel"),
    ("game/session/run.py", "from ruamel.yaml import YAML"),
    ("game/session/run.py", "import importlib\nimportlib.import_module('game.cli')"),
    ("game/session/run.py", "name = 'cli'\n__import__(name)"),
    ("game/playback.py", "from game.validate import validate"),
    ("game/playback.py", "from game.cli import main"),
    ("game/playback.py", "import pygame"),
    ("game/session/run.py", "from game.retelling.story import story"),
    ("game/retelling/story.py", "from game.playback import playback"),
    ("game/cli.py", "def _play():\n    import pygame.font"),
    ("game/cli.py", "from game.nowhere import something"),
    ("game/ui/app.py", "from game.playback import playback"),
    ("game/ui/app.py", "import pymunk"),
    ("game/ui/app.py", "from assets.bake import main"),
    ("game/debrief/page.py", "import pygame"),
    ("game/debrief/page.py", "from game.ui.app import App"),
    ("game/cli.py", "import platformdirs"),
    ("game/__init__.py", "from game.model import habitat"),
]
ALLOWED = [
    (
        "game/model/habitat.py",
        "import math\nfrom typing import NamedTuple\nfrom game.model import det\nfrom . import cell",
    ),
    ("game/words/facts.py", "from game.model.units import UNITS\nfrom game.words.message import said"),
    ("game/level/read.py", "from pydantic import BaseModel\ndef f():\n    from ruamel.yaml import YAML"),
    ("game/session/run.py", "from game.level.build import build\nfrom game.words import facts"),
    ("game/workshop/bench.py", "import pymunk\nfrom game.model import structure"),
    ("game/ui/app.py", "import pygame\nfrom game.session.session import Session"),
    ("game/ui/sound.py", "import numpy\nfrom game.debrief.page import page"),
    ("game/retelling/story.py", "from game.session.run import Run"),
    ("game/playback.py", "from game.retelling.story import story"),
    ("game/cli.py", "from game import __version__\ndef main():\n    from game.playback import playback"),
]


@pytest.mark.parametrize(("path", "source"), PLANTED)
def test_an_import_planted_on_the_wrong_side_is_seen(path: str, source: str) -> None:
    assert len(violations(source, path)) == 1


@pytest.mark.parametrize(("path", "source"), ALLOWED)
def test_an_import_to_the_left_or_of_a_library_at_home_is_let_through(path: str, source: str) -> None:
    assert violations(source, path) == []
