"""Reads the source of game/ and names every line that could give other bits on another Python, CPU or run.

Look for: `violations` (the reader), `PHYSICS` and `TELLING` (what is forbidden where), the planted sins that prove the
reader sees each kind.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Fixed to the last bit by IEEE-754, or exact by nature. All else in `math` is the C library's.
PORTABLE_MATH = frozenset(
    ["sqrt", "frexp", "ldexp", "floor", "ceil", "isnan", "isinf", "pi", "inf", "nan", "copysign", "fabs", "trunc"],
)

SET_MAKERS = frozenset({"set", "frozenset"})
SET_METHODS = frozenset({"union", "intersection", "difference", "symmetric_difference", "copy"})
# Calls that hand on the order of what they are given. sorted, len, min, max, any and all do not.
ORDER_KEEPERS = frozenset({"list", "tuple", "enumerate", "iter", "zip", "map", "filter", "dict", "sum"})


@dataclass(frozen=True)
class Rules:
    """What one part of the tree may not do: folders, modules, built-ins, and whether a set may exist at all."""

    folders: tuple[str, ...]
    modules: frozenset[str]
    builtins: frozenset[str]
    any_set: bool


# sum: since 3.12 it compensates its rounding, so that 3.11 adds to other bits. pow: the C library's.
PHYSICS = Rules(
    ("game/model", "game/rig"),
    frozenset({"numpy", "random", "time", "datetime", "os", "secrets", "uuid", "cmath"}),
    frozenset({"sum", "pow", "hash", "id"}),
    any_set=True,
)
TELLING = Rules(
    ("game/session", "game/level", "game/words", "game/story"),
    frozenset({"time", "random", "datetime", "secrets", "uuid", "cmath"}),
    frozenset({"pow", "hash", "id"}),
    any_set=False,
)


def _is_int(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _module_names(tree: ast.Module) -> frozenset[str]:
    """Names that the module defines at its top or imports from game/, and which therefore are not the built-ins."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom) and (node.level > 0 or str(node.module).split(".")[0] == "game"):
            names.update(alias.asname or alias.name for alias in node.names)
    return frozenset(names)


def _bound_inside(tree: ast.Module) -> frozenset[str]:
    """Names that are a parameter or a variable somewhere: met without a call, such a name is hardly the built-in."""
    stored = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
    return frozenset(stored | {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)})


def _numeric(tree: ast.Module, rules: Rules) -> Iterator[tuple[int, str]]:
    """Imports, `math`, powers and built-ins."""
    own, bound = _module_names(tree), _bound_inside(tree)
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    maths = {
        alias.asname or "math"
        for n in ast.walk(tree)
        if isinstance(n, ast.Import)
        for alias in n.names
        if alias.name == "math"
    }
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.split(".")[0] in rules.modules:
                        yield node.lineno, f"import of {alias.name}"
            case ast.ImportFrom(module="math", names=names):
                for alias in names:
                    if alias.name not in PORTABLE_MATH:
                        yield node.lineno, f"math.{alias.name}"
            case ast.ImportFrom(module=str(module), level=0) if module.split(".")[0] in rules.modules:
                yield node.lineno, f"import of {module}"
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name in maths and attr not in PORTABLE_MATH:
                yield node.lineno, f"math.{attr}"
            case ast.BinOp(op=ast.Pow(), left=left, right=right) if not (_is_int(left) and _is_int(right)):
                yield node.lineno, "the ** operator"
            case ast.AugAssign(op=ast.Pow()):
                yield node.lineno, "the ** operator"
            case ast.Name(id=name, ctx=ast.Load()) if name in rules.builtins and name not in own:
                if id(node) in called or name not in bound:
                    yield node.lineno, f"built-in {name}"


def _any_set(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every set there is, whatever becomes of it."""
    for node in ast.walk(tree):
        match node:
            case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name(id="set" | "frozenset")):
                yield node.lineno, "a set"


class _SetOrder(ast.NodeVisitor):
    """Finds where the order of a set leaks: loops, comprehensions, unpacking, list(), join(), pop().

    A name is taken for a set if its own scope, or the module's, ever assigns it one or declares it one.
    """

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self.scopes: list[set[str]] = [set()]

    def is_set(self, node: ast.expr) -> bool:
        match node:
            case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name(id="set" | "frozenset")):
                return True
            case ast.Call(func=ast.Attribute(value=value, attr=attr)):
                return attr in SET_METHODS and self.is_set(value)
            case ast.BinOp(left=left, op=ast.BitOr() | ast.BitAnd() | ast.Sub() | ast.BitXor(), right=right):
                return self.is_set(left) or self.is_set(right)
            case ast.IfExp(body=body, orelse=orelse):
                return self.is_set(body) or self.is_set(orelse)
            case ast.Name() | ast.Attribute():
                return any(ast.unparse(node) in scope for scope in (self.scopes[0], self.scopes[-1]))
        return False

    def declares_set(self, annotation: ast.expr | None) -> bool:
        return annotation is not None and ast.unparse(annotation).split("[")[0] in SET_MAKERS

    def leak(self, node: ast.expr) -> None:
        if self.is_set(node):
            self.found.append((node.lineno, "iteration over a set"))

    def learn(self, body: list[ast.stmt]) -> None:
        """Notes the set-valued names of one scope, twice, since one may be made from another further down."""
        for _ in range(2):
            for node in _own_statements(body):
                match node:
                    case ast.Assign(targets=targets, value=value) if self.is_set(value):
                        self.scopes[-1].update(ast.unparse(t) for t in targets)
                    case ast.AnnAssign(target=target, annotation=annotation, value=v):
                        if self.declares_set(annotation) or (v is not None and self.is_set(v)):
                            self.scopes[-1].add(ast.unparse(target))

    def visit_Module(self, node: ast.Module) -> None:
        self.learn(node.body)
        # Fields of a class are met as self.name in any method of the file.
        for inner in ast.walk(node):
            match inner:
                case ast.AnnAssign(target=ast.Attribute() as target, annotation=a) if self.declares_set(a):
                    self.scopes[0].add(ast.unparse(target))
                case ast.Assign(targets=[ast.Attribute() as target], value=v) if self.is_set(v):
                    self.scopes[0].add(ast.unparse(target))
                case ast.ClassDef(body=body):
                    for s in body:
                        if isinstance(s, ast.AnnAssign) and self.declares_set(s.annotation):
                            self.scopes[0].add(f"self.{ast.unparse(s.target)}")
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        arguments = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
        self.scopes.append({a.arg for a in arguments if self.declares_set(a.annotation)})
        self.learn(node.body)
        self.generic_visit(node)
        self.scopes.pop()

    def visit_For(self, node: ast.For) -> None:
        self.leak(node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.leak(node.iter)
        self.generic_visit(node)

    def visit_Starred(self, node: ast.Starred) -> None:
        self.leak(node.value)
        self.generic_visit(node)

    def visit_YieldFrom(self, node: ast.YieldFrom) -> None:
        self.leak(node.value)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if any(isinstance(t, ast.Tuple | ast.List) for t in node.targets):
            self.leak(node.value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name(id=name) if name in ORDER_KEEPERS:
                for argument in node.args:
                    self.leak(argument)
            case ast.Attribute(attr="join" | "extend" | "fromkeys"):
                for argument in node.args:
                    self.leak(argument)
            case ast.Attribute(value=value, attr="pop") if not node.args:
                self.leak(value)
        self.generic_visit(node)


def _own_statements(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the functions and classes inside it."""
    pending: list[ast.AST] = list(body)
    while pending:
        node = pending.pop(0)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield node
            pending.extend(ast.iter_child_nodes(node))


def violations(source: str, rules: Rules) -> list[tuple[int, str]]:
    """(line, what) for each thing in a source text that the rules forbid."""
    tree = ast.parse(source)
    found = list(_numeric(tree, rules))
    if rules.any_set:
        found.extend(_any_set(tree))
    else:
        reader = _SetOrder()
        reader.visit(tree)
        found.extend(reader.found)
    return sorted(found)


def _files(rules: Rules) -> list[Path]:
    return sorted(path for folder in rules.folders for path in (ROOT / folder).rglob("*.py"))


def _report(rules: Rules) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in _files(rules)
        for line, what in violations(path.read_text(encoding="utf-8"), rules)
    ]


def test_nothing_in_the_model_or_the_rig_depends_on_the_platform() -> None:
    assert ROOT / "game/model/det.py" in _files(PHYSICS), "the reader does not find the model"
    found = _report(PHYSICS)
    assert not found, "\n" + "\n".join(found)


def test_nothing_that_tells_the_story_depends_on_the_platform_the_clock_or_the_run() -> None:
    found = _report(TELLING)
    assert not found, "\n" + "\n".join(found)


IN_BOTH = [
    ("import math\ny = math.exp(1.0)", 2, "math.exp"),
    ("import math\nf = math.log", 2, "math.log"),
    ("import math\ny = math.pow(2.0, 0.5)", 2, "math.pow"),
    ("import math\ny = math.fsum([1.0])", 2, "math.fsum"),
    ("import math as m\ny = m.tanh(1.0)", 2, "math.tanh"),
    ("def f():\n    import math\n    return math.sin(1.0)", 3, "math.sin"),
    ("from math import sqrt, exp", 1, "math.exp"),
    ("from math import cos as sqrt", 1, "math.cos"),
    ("from math import *", 1, "math.*"),
    ("import cmath", 1, "import of cmath"),
    ("import random", 1, "import of random"),
    ("from random import Random", 1, "import of random"),
    ("def f():\n    import time", 2, "import of time"),
    ("from time import monotonic", 1, "import of time"),
    ("import datetime as d", 1, "import of datetime"),
    ("import secrets", 1, "import of secrets"),
    ("from uuid import uuid4", 1, "import of uuid"),
    ("y = x ** 2", 1, "the ** operator"),
    ("y = 2.0 ** 3", 1, "the ** operator"),
    ("y = 10 ** -3", 1, "the ** operator"),
    ("y = 2 ** n", 1, "the ** operator"),
    ("y = 1\ny **= 2", 2, "the ** operator"),
    ("y = pow(x, 2)", 1, "built-in pow"),
    ("from operator import pow\ny = pow(x, 0.5)", 2, "built-in pow"),
    ("y = hash('a')", 1, "built-in hash"),
    ("y = id(x)", 1, "built-in id"),
    ("y = sorted(xs, key=id)", 1, "built-in id"),
    ("def f(hash):\n    return hash\ny = hash('a')", 3, "built-in hash"),
]
IN_PHYSICS = [
    ("import numpy", 1, "import of numpy"),
    ("import numpy as np", 1, "import of numpy"),
    ("from numpy.linalg import solve", 1, "import of numpy.linalg"),
    ("import os", 1, "import of os"),
    ("import os.path", 1, "import of os.path"),
    ("from os import environ", 1, "import of os"),
    ("y = sum(xs)", 1, "built-in sum"),
    ("y = map(sum, rows)", 1, "built-in sum"),
    ("y = {1, 2}", 1, "a set"),
    ("y = set()", 1, "a set"),
    ("y = frozenset(xs)", 1, "a set"),
    ("y = {x for x in xs}", 1, "a set"),
]
IN_TELLING = [
    ("for x in {1, 2}:\n    pass", 1, "iteration over a set"),
    ("for x in set(xs):\n    pass", 1, "iteration over a set"),
    ("y = [x for x in {v for v in xs}]", 1, "iteration over a set"),
    ("y = list(set(xs))", 1, "iteration over a set"),
    ("y = ', '.join({'a', 'b'})", 1, "iteration over a set"),
    ("y = [*frozenset(xs)]", 1, "iteration over a set"),
    ("a, b = {1, 2}", 1, "iteration over a set"),
    ("y = set(xs).pop()", 1, "iteration over a set"),
    ("for x in set(a) - b:\n    pass", 1, "iteration over a set"),
    ("for x in set(a).union(b):\n    pass", 1, "iteration over a set"),
    ("seen = set()\nfor x in seen:\n    pass", 2, "iteration over a set"),
    ("def f(seen: set[str]) -> list[str]:\n    return list(seen)", 2, "iteration over a set"),
    ("class C:\n    seen: set[str]\n    def f(self):\n        return tuple(self.seen)", 4, "iteration over a set"),
    ("class C:\n    def f(self):\n        self.s = set()\n        for x in self.s: pass", 4, "iteration over a set"),
]
HARMLESS = [
    "import math\ny = math.sqrt(2.0) + math.floor(1.5) + math.ldexp(1.0, 3) + math.pi",
    "from math import floor, frexp, ldexp, sqrt",
    "from game.model import det\ny = det.pow(2.0, 0.5) + det.exp(1.0)",
    "from game.model.det import exp, pow\ny = pow(2.0, 0.5) + exp(1.0)",
    "def pow(x: float, y: float) -> float:\n    return x\nz = pow(1.0, 2.0)",
    "y = 2**20",
    "y = min(1.0, 2.0) + max(1.0, 2.0) + abs(-1.0) + 7.5 % 2.0",
    "q, r = divmod(7, 2)",
    "def f(id: str) -> str:\n    return id",
    "class C:\n    id: str\ny = C().id",
    "def f(**kw: int) -> dict[str, int]:\n    return dict(**kw)",
]
HARMLESS_IN_TELLING = [
    "y = sorted({1, 2})",
    "seen = set()\nif 3 in seen or len(seen) > 1:\n    seen.add(3)",
    "def f():\n    xs = set()\n    return 1 in xs\ndef g(xs: list[int]) -> list[int]:\n    return list(xs)",
    "y = sum([1, 2])",
]


@pytest.mark.parametrize(("source", "line", "what"), IN_BOTH + IN_PHYSICS)
def test_a_sin_planted_in_the_model_is_seen_on_its_line(source: str, line: int, what: str) -> None:
    assert (line, what) in violations(source, PHYSICS)


@pytest.mark.parametrize(("source", "line", "what"), IN_BOTH + IN_TELLING)
def test_a_sin_planted_in_the_telling_is_seen_on_its_line(source: str, line: int, what: str) -> None:
    assert (line, what) in violations(source, TELLING)


@pytest.mark.parametrize("source", HARMLESS)
def test_portable_code_is_let_through_in_the_model(source: str) -> None:
    assert violations(source, PHYSICS) == []


@pytest.mark.parametrize("source", HARMLESS + HARMLESS_IN_TELLING)
def test_portable_code_is_let_through_in_the_telling(source: str) -> None:
    assert violations(source, TELLING) == []
