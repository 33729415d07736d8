"""Random conditions and formulas, written down and read again, mean the same to the last bit."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.words.conditions import condition, formula
from tests.words.vocabulary import VOCABULARY, State, evaluated, look_up

# Random trees, written down with the brackets they need or with all there can be, and valued by the plainest code.
Tree = tuple[Any, ...]
LOOSE = {"or": 1, "and": 2, "not": 3, "compare": 4, "+": 5, "-": 5, "gap": 5, "*": 6, "/": 6, "neg": 7}
NUMBERS = ("o2_percent", "o2_percent.bay", "minutes_left", "walkout_min", "dead", "flaws.weld")
TIMES = ("clock", "first_limit_at", "stabilised_at")
TRUTHS = ("done.cells", "done.lockout", "stabilised")
WORDS = ("told", "stack.backup", "chose.help")
FIGURES = ("0", "1", "2.5", "19.25", "12", "20")
CLOCKS = ("08:00", "08:10", "08:09:59")


def numbers(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.tuples(st.just("figure"), st.sampled_from(FIGURES)) | st.tuples(st.just("fact"), st.sampled_from(NUMBERS))
    if depth == 0:
        return leaf
    inner = numbers(depth - 1)
    return (
        leaf
        | st.tuples(st.sampled_from(["+", "-", "*", "/", "min", "max"]), inner, inner)
        | st.tuples(st.sampled_from(["neg", "abs"]), inner)
        | st.tuples(st.just("gap"), times(), times())
        | st.tuples(st.just("pick"), truths(depth - 1), inner, inner)
    )


def times() -> st.SearchStrategy[Tree]:
    clocks = st.tuples(st.just("clock"), st.sampled_from(CLOCKS))
    return clocks | st.tuples(st.just("fact"), st.sampled_from(TIMES))


@st.composite
def word_tests(draw: st.DrawFn) -> Tree:
    fact = draw(st.sampled_from(WORDS))
    words = draw(st.lists(st.sampled_from(VOCABULARY[fact].words), min_size=1, max_size=3, unique=True))
    return ("in", fact, tuple(words)) if draw(st.booleans()) else ("word", fact, draw(st.booleans()), words[0])


def truths(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.tuples(st.just("fact"), st.sampled_from(TRUTHS)) | st.tuples(st.sampled_from(["always", "never"]))
    if depth == 0:
        return leaf | word_tests()
    inner, sum_ = truths(depth - 1), numbers(depth - 1)
    sign = st.sampled_from(["<", "<=", ">", ">=", "is", "is not"])
    joined = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return (
        leaf
        | word_tests()
        | st.tuples(st.just("compare"), sign, sum_, sum_)
        | st.tuples(st.just("compare"), sign, times(), times())
        | st.tuples(st.just("none"), st.booleans(), st.sampled_from(TIMES))
        | st.tuples(st.just("not"), inner)
        | st.tuples(st.sampled_from(["and", "or"]), joined)
    )


def written(tree: Tree, above: int = 0, spare: bool = False) -> str:
    """As a text; in brackets where it binds looser than what it stands in."""
    kind = tree[0]
    level = LOOSE.get(kind, 4 if kind in ("in", "word", "none") else 9)

    def part(inner: Tree, tighter: int = 0) -> str:
        return written(inner, level + tighter, spare)

    match kind:
        case "figure" | "clock" | "fact":
            return str(tree[1])
        case "always" | "never":
            return str(kind)
        case "or" | "and":
            text = f" {kind} ".join(part(inner, 1) for inner in tree[1])
        case "not":
            text = f"not {part(tree[1])}"
        case "compare":
            text = f"{part(tree[2], 1)} {tree[1]} {part(tree[3], 1)}"
        case "none":
            text = f"{tree[2]} is {'not ' if tree[1] else ''}none"
        case "in":
            text = f"{tree[1]} in ({', '.join(tree[2])})"
        case "word":
            text = f"{tree[1]} is {'not ' if tree[2] else ''}{tree[3]}"
        case "neg":
            text = f"-{part(tree[1])}"
        case "abs" | "min" | "max" | "pick":
            return f"{kind}({', '.join(written(inner, 0, spare) for inner in tree[1:])})"
        case "gap":
            text = f"{part(tree[1])} - {part(tree[2], 1)}"
        case _:
            text = f"{part(tree[1])} {kind} {part(tree[2], 1)}"
    return f"({text})" if level < above or spare else text


def valued(tree: Tree, state: State) -> Any:
    """By the plainest means: what the text means, said a second time."""
    match tree:
        case ("figure", text):
            return float(text)
        case ("clock", text):
            hours, minutes, seconds = (int(each) for each in f"{text}:00".split(":")[:3])
            return 3600 * hours + 60 * minutes + seconds
        case ("fact", name):
            return state[name]
        case ("always",) | ("never",):
            return tree[0] == "always"
        case ("and", parts):
            return all(valued(part, state) for part in parts)
        case ("or", parts):
            return any(valued(part, state) for part in parts)
        case ("not", inner):
            return not valued(inner, state)
        case ("compare", sign, one, other):
            left, right = valued(one, state), valued(other, state)
            if sign in ("is", "is not"):
                return (left == right) is (sign == "is")
            if "none" in (left, right):
                return False
            return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]
        case ("none", negated, name):
            return (state[name] == "none") is not negated
        case ("in", name, words):
            return state[name] in words
        case ("word", name, negated, word):
            return (state[name] == word) is not negated
        case ("neg", inner):
            return -valued(inner, state)
        case ("abs", inner):
            return abs(valued(inner, state))
        case ("pick", when, one, other):
            return valued(one if valued(when, state) else other, state)
        case (sign, one, other):
            left, right = valued(one, state), valued(other, state)
            if sign == "gap":
                return 1e9 if "none" in (left, right) else (left - right) / 60
            if sign == "/":
                return left / right if right != 0 else 0.0
            return {"+": left + right, "-": left - right if sign == "-" else 0, "*": left * right,
                    "min": min(left, right), "max": max(left, right)}[sign]  # fmt: skip
    raise AssertionError(tree)


STATES = st.fixed_dictionaries(
    {
        **{name: st.sampled_from([0, 1, 12, 19.25, 2.5, -3.75, 20.0]) for name in NUMBERS},
        **{name: st.sampled_from(["none", 28_800, 29_399, 29_400]) for name in TIMES},
        **{name: st.booleans() for name in TRUTHS},
        **{name: st.sampled_from(VOCABULARY[name].words) for name in WORDS},
    }
)


def nodes(tree: Tree) -> int:
    """Facts, constants and what joins them."""
    extra = {"in": 1, "word": 1, "none": 2}.get(tree[0], 0)
    inner = tree[1] if tree[0] in ("and", "or") else tree[1:]
    return 1 + extra + sum(nodes(each) for each in inner if isinstance(each, tuple) and tree[0] != "in")


def small(text: str, tree: Tree) -> bool:
    return len(text) <= 500 and nodes(tree) <= 60


@settings(deadline=None, max_examples=800)
@given(truths(3), STATES, st.booleans())
def test_a_condition_written_down_and_read_means_the_same(tree: Tree, state: State, spare: bool) -> None:
    text = written(tree, 0, spare)
    assume(small(text, tree))
    assert (evaluated(condition(text, look_up), state), text) == (valued(tree, state), text)


@settings(deadline=None, max_examples=800)
@given(numbers(3), STATES, st.booleans())
def test_a_formula_written_down_and_read_gives_the_same_to_the_last_bit(tree: Tree, state: State, spare: bool) -> None:
    text = written(tree, 0, spare)
    assume(small(text, tree))
    value, expected = evaluated(formula(text, look_up), state), valued(tree, state)
    assert (float(value).hex(), text) == (float(expected).hex(), text)
