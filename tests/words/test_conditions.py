"""Conditions and formulas: what is read means what it says."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from game.words.conditions import Entry, Mistake, bound, condition, formula, value_of
from tests.words.vocabulary import VOCABULARY, State, evaluated, getter_of, look_up


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "always"),
        (False, "never"),
        (True, "not never"),
        (True, "o2_percent < 19.5"),
        (False, "o2_percent < 19.25"),
        (True, "o2_percent <= 19.25"),
        (False, "o2_percent > 19.25"),
        (True, "o2_percent >= 19.25"),
        (True, "19.5 > o2_percent"),
        (True, "19.25 <= o2_percent"),
        (False, "19.25 > o2_percent"),
        (True, "19 < o2_percent"),
        (True, "o2_percent < o2_percent.bay"),
        (False, "o2_percent >= o2_percent.bay"),
        (True, "o2_percent <= o2_percent.bay"),
        (False, "o2_percent > o2_percent.bay"),
        (False, "o2_percent is o2_percent.bay"),
        (True, "o2_percent is not o2_percent.bay"),
        (True, "1 < 2"),
        (True, "dead is 0"),
        (False, "dead is not 0"),
        (False, "dead is 1"),
        (True, "0 is dead"),
        (True, "dead > -1"),
        (True, "done.cells"),
        (False, "not done.cells"),
        (True, "not not done.cells"),
        (True, "o2_percent < 19.5 and not done.lockout"),
        (True, "done.cells or done.lockout"),
        (False, "done.cells and done.lockout"),
        # or is looser than and, and than not, not than comparisons
        (True, "done.cells or done.lockout and stabilised"),
        (False, "(done.cells or done.lockout) and stabilised"),
        (True, "done.lockout and stabilised or done.cells"),
        (True, "not done.lockout or done.cells"),
        (False, "not (done.lockout or done.cells)"),
        (False, "not done.lockout and stabilised"),
        (True, "not dead > 0"),
        (False, "not told is part"),
        (True, "done.cells and dead is 0 and not stabilised"),
        (False, "done.cells and dead is 0 and stabilised"),
        (True, "stabilised or done.lockout or dead is 0"),
        (True, "stabilised or done.lockout or dead > 1 or told is part"),
        (False, "stabilised or done.lockout or dead > 1 or told is all"),
        (True, "done.cells and dead is 0 and o2_kpa > 1 and told is part"),
        (False, "done.cells and dead is 0 and o2_kpa > 1 and told is all"),
        (True, "told is part"),
        (False, "told is all"),
        (True, "told is not none"),
        (True, "told in (all, part)"),
        (False, "told in (all, none)"),
        (True, "not told in (all)"),
        (True, "stack.backup is running"),
        # the words of a fact may look like words of the language
        (True, "chose.help is no"),
        (True, "chose.help is not never"),
        (False, "chose.help in (min, in, none)"),
        (False, "chose.help is in"),
        (True, "(minutes_left - walkout_min <= 8)"),
        (False, "(minutes_left - walkout_min <= 7)"),
        (True, "minutes_left > pick(told is all, 12, 18) + 1"),
        (True, "clock >= 08:10"),
        (True, "clock >= 08:10:00"),
        (False, "clock > 08:10"),
        (True, "08:09:59 < clock"),
        (True, "clock is 08:10"),
        (True, "clock is not 08:11"),
        (True, "stabilised_at < clock"),
        (True, "clock - stabilised_at is 10"),
        (False, "clock - 07:00 < 70"),
        (True, "clock - 07:00 <= 70"),
        (True, " \t\nclock\n>=\n08:10  "),
    ],
)
def test_a_condition_holds_where_it_says(expected: bool, text: str) -> None:
    read = condition(text, look_up)
    assert read.kind == "truth"
    assert read.text == text
    assert evaluated(read) is expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (12.0, "12"),
        (0.5, "0.50"),
        (-3.0, "-3"),
        (3.0, "--3"),
        (0.45 + 0.4 * 0.25, "0.45 + 0.4 * flaws.weld"),
        (7.0, "1 + 2 * 3"),
        (9.0, "(1 + 2) * 3"),
        (-1.0, "1 - 1 - 1"),
        (1.0, "1 - (1 - 1)"),
        (2.0, "8 / 2 / 2"),
        (8.0, "8 / (2 / 2)"),
        (-6.0, "-2 * 3"),
        (-6.0, "2 * -3"),
        (5.0, "2 - -3"),
        (-20.0, "-minutes_left"),
        (8.0, "minutes_left - walkout_min"),
        (240.0, "minutes_left * walkout_min"),
        (0.0, "minutes_left / dead"),
        (0.0, "1 / 0"),
        (0.0, "minutes_left / (1 - 1)"),
        (22.0, "pick(told is all, 12, 22)"),
        (12.0, "pick(told is part and dead is 0, 12, 22)"),
        (3.0, "pick(done.cells, pick(done.lockout, 2, 3), 4)"),
        (12.0, "min(minutes_left, walkout_min)"),
        (20.0, "max(minutes_left, walkout_min)"),
        (8.0, "abs(walkout_min - minutes_left)"),
        (3.0, "max(min(1, 2), abs(-3))"),
        (10.0, "clock - stabilised_at"),
        (-10.0, "stabilised_at - clock"),
        (0.5, "(08:10:30 - 08:10)"),
        (11.0, "clock - stabilised_at + 1"),
    ],
)
def test_a_formula_gives_what_it_says(expected: float, text: str) -> None:
    read = formula(text, look_up)
    assert read.kind == "number"
    assert evaluated(read) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        *((False, f"first_limit_at {sign} 08:00") for sign in ("<", "<=", ">", ">=", "is")),
        *((False, f"08:00 {sign} first_limit_at") for sign in ("<", "<=", ">", ">=", "is")),
        *((False, f"first_limit_at {sign} clock") for sign in ("<", "<=", ">", ">=", "is")),
        *((False, f"clock {sign} first_limit_at") for sign in ("<", "<=", ">", ">=")),
        *((False, f"first_limit_at {sign} first_limit_at") for sign in ("<", "<=", ">", ">=")),
        (True, "first_limit_at is none"),
        (False, "first_limit_at is not none"),
        (False, "stabilised_at is none"),
        (True, "stabilised_at is not none"),
        (True, "first_limit_at is not 08:00"),
        (True, "first_limit_at is not clock"),
        (True, "first_limit_at is first_limit_at"),
        (True, "not first_limit_at < clock"),
    ],
)
def test_what_has_not_happened_is_neither_before_nor_after_anything(expected: bool, text: str) -> None:
    assert evaluated(condition(text, look_up)) is expected


@pytest.mark.parametrize(
    "text",
    ["clock - first_limit_at", "first_limit_at - clock", "first_limit_at - 08:00", "first_limit_at - first_limit_at"],
)
def test_from_what_has_not_happened_it_is_very_long(text: str) -> None:
    assert evaluated(formula(text, look_up)) == 1e9


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
@pytest.mark.parametrize("seconds", [28_799, 28_800, 28_801])
def test_a_time_that_has_been_is_compared_like_any_number(sign: str, seconds: int) -> None:
    expected = {"<": seconds < 28_800, "<=": seconds <= 28_800, ">": seconds > 28_800, ">=": seconds >= 28_800}[sign]
    state = {"first_limit_at": seconds, "stabilised_at": 28_800}
    for text in (f"first_limit_at {sign} 08:00", f"first_limit_at {sign} stabilised_at"):
        assert evaluated(condition(text, look_up), state) is expected, text


@pytest.mark.parametrize(
    ("expected", "kind", "text"),
    [
        (0.5, "number", "2 * flaws.weld"),
        ("all", "word", " all "),
        ("none", "word", "none"),
        (8 * 3600, "time", "08:00"),
        (8 * 3600 + 600, "time", "clock"),
        ("none", "time", "none"),
        (True, "truth", "yes"),
        (False, "truth", " no"),
        (True, "truth", "dead is 0"),
        (False, "truth", "never"),
    ],
)
def test_a_value_is_of_the_kind_of_the_fact_that_gets_it(expected: object, kind: str, text: str) -> None:
    read = value_of(text, Entry(kind, VOCABULARY["told"].words if kind == "word" else ()), look_up)
    assert read.kind == kind
    assert evaluated(read) == expected


@pytest.mark.parametrize(
    ("column", "words", "kind", "text"),
    [
        (1, ["'al' is none of the words", "Did you mean 'all'"], "word", "al"),
        (2, ["'x' is none of the words", "none, chime, part, all"], "word", " x"),
        (1, ["a word must stand here", "chime"], "word", "  "),
        (5, ["nothing follows the word 'all'"], "word", "all part"),
        (1, ["bare", "without quotes"], "word", "'all'"),
        (1, ["'12' is none of the words"], "word", "12"),
        (1, ["a time must stand here", "08:10", "'12' is a number"], "time", "12"),
        (1, ["a time must stand here"], "time", ""),
        (1, ["'none' stands only right after"], "time", "none - clock"),
        (1, ["a condition must stand here"], "truth", ""),
        (1, ["'dead' is a number", "'dead > 0'"], "truth", "dead"),
        (1, ["write 'always' or 'never'"], "truth", "yes and no"),
        (1, ["a number must stand here", "'told' is a word", "pick(told is none, 1, 0)"], "number", "told"),
        (1, ["'all' is no fact"], "number", "all"),
    ],
)
def test_a_value_of_another_kind_is_refused(column: int, words: list[str], kind: str, text: str) -> None:
    with pytest.raises(Mistake) as raised:
        value_of(text, Entry(kind, VOCABULARY["told"].words if kind == "word" else ()), look_up)
    assert raised.value.column == column
    for each in words:
        assert each in raised.value.sentence


def test_a_text_of_500_letters_is_read_and_one_letter_more_is_too_long() -> None:
    assert evaluated(condition("dead is 0".ljust(500), look_up)) is True
    with pytest.raises(Mistake, match="at most 500 letters") as raised:
        condition("dead is 0".ljust(501), look_up)
    assert raised.value.column == 501


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [("(", ")", 21), ("-", "", 21), ("abs(", ")", 81), ("min(1, ", ")", 141), ("pick(always, ", ", 1)", 261)],
)
def test_twenty_levels_of_a_formula_are_read_and_one_more_is_too_deep(before: str, after: str, column: int) -> None:
    for levels in (1, 19 if before.startswith("pick") else 20):
        assert evaluated(formula(before * levels + "dead" + after * levels, look_up)) == 0.0
    with pytest.raises(Mistake, match="at most 20 levels") as raised:
        formula(before * 21 + "dead" + after * 21, look_up)
    assert raised.value.column == column


def test_twenty_levels_of_a_condition_are_read_and_one_more_is_too_deep() -> None:
    assert evaluated(condition("not " * 20 + "always", look_up)) is True
    with pytest.raises(Mistake, match="at most 20 levels") as raised:
        condition("not " * 21 + "always", look_up)
    assert raised.value.column == 81


def test_sixty_nodes_are_read_and_one_more_is_too_much() -> None:
    assert evaluated(formula("-dead" + " + 1" * 29, look_up)) == 29.0
    with pytest.raises(Mistake, match="at most 60 facts, constants"):
        formula("1" + " + 1" * 30, look_up)


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "always"),
        (0, "not never"),
        (1, "done.cells"),
        (1, "dead is 0"),
        (1, "told in (all, part)"),
        (1, "minutes_left - walkout_min <= 7"),
        (2, "o2_percent < 19.5 and not done.lockout"),
        (3, "done.cells or done.cells or clock > 08:10"),
        (3, "minutes_left > pick(told is all, 12, 22) and not stabilised"),
    ],
)
def test_a_condition_is_as_specific_as_its_comparisons_and_bare_truths_are_many(size: int, text: str) -> None:
    assert condition(text, look_up).size == size


def test_a_formula_names_the_facts_it_reads_in_order_of_appearance_each_once() -> None:
    text = "told is all and o2_percent.bay < pick(done.cells, o2_percent, 3) and told is not none and dead < 3"
    expected = (("told", ""), ("o2_percent", "bay"), ("done", "cells"), ("o2_percent", ""), ("dead", ""))
    assert condition(text, look_up).facts == expected


def test_a_formula_can_be_a_key_and_goes_through_a_pickle() -> None:
    text = "not told in (all, part) or clock - 08:10 > abs(-dead) and first_limit_at is none"
    read = condition(text, look_up)
    assert {read: 1}[condition(text, look_up)] == 1
    assert pickle.loads(pickle.dumps(read)) == read


def test_a_mistake_goes_through_a_pickle_and_says_where_it_is() -> None:
    mistake = pickle.loads(pickle.dumps(Mistake(3, "so")))
    assert (mistake.column, mistake.sentence, str(mistake)) == (3, "so", "column 3: so")


def test_a_fact_is_looked_for_once_and_read_at_every_call() -> None:
    asked = []

    def counted(name: str, subject: str) -> Callable[[State], Any]:
        asked.append((name, subject))
        return lambda state: state[name]

    holds = bound(condition("dead > 2", look_up), counted)
    assert [holds({"dead": dead}) for dead in (1, 2, 3)] == [False, False, True]
    assert asked == [("dead", "")]


@pytest.mark.parametrize(("sign", "first"), [("and", "never"), ("or", "always")])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_no_more_is_read_than_it_takes(sign: str, first: str, count: int) -> None:
    text = first + f" {sign} done.cells" * count
    assert bound(condition(text, look_up), getter_of)({}) is (sign == "or")
