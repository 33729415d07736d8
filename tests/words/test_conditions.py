"""Conditions and formulas: what is read means what it says, and what can't be read is a sentence at its place."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.words.conditions import Entry, Formula, Mistake, bound, condition, formula, value_of
from game.words.diagnostic import nearest

State = dict[str, Any]

VOCABULARY = {
    "o2_percent": Entry("number"),
    "o2_percent.bay": Entry("number"),
    "o2_kpa": Entry("number"),
    "minutes_left": Entry("number"),
    "walkout_min": Entry("number"),
    "dead": Entry("number"),
    "flaws.weld": Entry("number"),
    "told": Entry("word", ("none", "chime", "part", "all")),
    "stack.backup": Entry("word", ("off", "starting", "ramp", "running", "tripped")),
    "chose.help": Entry("word", ("none", "open", "yes", "no", "never", "min", "in")),
    "clock": Entry("time"),
    "first_limit_at": Entry("time"),
    "stabilised_at": Entry("time"),
    "done.cells": Entry("truth"),
    "done.lockout": Entry("truth"),
    "stabilised": Entry("truth"),
}
STATE: State = {
    "o2_percent": 19.25,
    "o2_percent.bay": 20.0,
    "o2_kpa": 13.5,
    "minutes_left": 20.0,
    "walkout_min": 12,
    "dead": 0,
    "flaws.weld": 0.25,
    "told": "part",
    "stack.backup": "running",
    "chose.help": "no",
    "clock": 8 * 3600 + 600,
    "first_limit_at": "none",
    "stabilised_at": 8 * 3600,
    "done.cells": True,
    "done.lockout": False,
    "stabilised": False,
}


def look_up(name: str, subject: str) -> Entry | str:
    written = f"{name}.{subject}" if subject else name
    return VOCABULARY.get(written) or f"'{written}' is no fact.{nearest(written, VOCABULARY)}"


def getter_of(name: str, subject: str) -> Callable[[State], Any]:
    written = f"{name}.{subject}" if subject else name
    return lambda state: state[written]


def evaluated(read: Formula, state: State = STATE) -> Any:
    return bound(read, getter_of)(state)


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


# Where the mistake stands is marked with ¦.
BAD_CONDITIONS: list[tuple[str, list[str]]] = [
    ("¦", ["a condition must stand here", "'always'"]),
    ("¦ \n", ["a condition must stand here"]),
    # names
    ("¦o2_percnt < 19", ["'o2_percnt' is no fact", "Did you mean 'o2_percent'?"]),
    ("not ¦done.cell", ["'done.cell' is no fact", "Did you mean 'done.cells'?"]),
    ("done.cells¦.x", ["one dot is enough", "'fact.subject'"]),
    ("done.¦ cells", ["the subject must follow", "no blank"]),
    ("¦done", ["'done' is no fact"]),
    ("done ¦.cells", ["a dot stands inside"]),
    ("¦true", ["'always' or 'never'"]),
    ("done.cells ¦AND dead is 0", ["'and' in small letters"]),
    ("¦Not done.cells", ["'not' in small letters"]),
    ("dead¦[0] is 0", ["'['", "follows a dot"]),
    ("¦__import__(dead) is 0", ["'__import__' is no function", "pick, min, max, abs"]),
    ("¦mix(dead, 1) > 0", ["'mix' is no function", "Did you mean"]),
    ("¦done.cells(1)", ["'done.cells' is no function"]),
    ("¦min > 3", ["is a function", "'min(a, b)'"]),
    ("d¦öda > 0", ["'ö' means nothing here"]),
    # comparisons
    ("10 < dead ¦< 12", ["can't follow a comparison", "'a < b and b < c'"]),
    ("10 < dead ¦is 12", ["'is' can't follow a comparison"]),
    ("told is all ¦is part", ["can't follow a comparison"]),
    ("dead ¦== 0", ["'=='", "'is'"]),
    ("dead ¦= 0", ["'='", "'is'"]),
    ("told ¦!= all", ["'!='", "'is not'"]),
    ("told ¦<> all", ["'<>'", "'is not'"]),
    ("dead ¦=< 0", ["'=<'", "'<='"]),
    ("dead ¦≤ 0", ["'≤'", "'<='"]),
    ("done.cells ¦&& dead is 0", ["'&&'", "'and'"]),
    ("done.cells ¦|| dead is 0", ["'||'", "'or'"]),
    ("¦!done.cells", ["'!'", "'not'"]),
    ("dead < ¦> 3", ["must stand before '>'"]),
    ("¦< 3", ["must stand before '<'"]),
    ("dead <¦", ["the text ends"]),
    ("dead <¦  ", ["the text ends"]),
    ("stabilised ¦is yes", ["stands alone", "'stabilised' or 'not stabilised'"]),
    ("(dead < 3) ¦< 4", ["is a condition already"]),
    ("dead is not ¦not 3", ["'not' goes before a whole condition"]),
    ("dead > ¦done.cells", ["'dead' is a number", "'done.cells' is true or not", "can't be compared"]),
    # words
    ("told is ¦al", ["'al' is none of the words of 'told'", "Did you mean 'all'?"]),
    ("told is ¦everyone", ["There are none, chime, part, all"]),
    ("told is ¦running", ["none of the words of 'told'"]),
    ("told is ¦'all'", ["bare", "without quotes"]),
    ('told is ¦"all"', ["bare", "without quotes"]),
    ("told is ¦“all”", ["bare", "without quotes"]),
    ("told ¦< all", ["'told' is a word", "'is not'"]),
    ("told is ¦3", ["'3' is none of the words"]),
    ("told is¦", ["a word of 'told' must follow 'is'", "chime"]),
    ("told is ¦and dead is 0", ["a word of 'told' must follow"]),
    ("told is ¦(all)", ["one word follows 'is', bare", "'told in (none, chime)'"]),
    ("told is ¦stack.backup", ["'stack.backup' is another fact"]),
    ("told ¦is in (all, part)", ["'told in (none, chime)' without 'is'"]),
    ("told ¦is not in (all, part)", ["'not told in (none, chime)' without 'is'"]),
    ("told ¦not in (all, part)", ["'not told in (all, part)'"]),
    ("told in ¦all", ["brackets", "'told in (none, chime)'"]),
    ("told in (¦)", ["a word of 'told' must follow '('"]),
    ("told in (all,¦)", ["a word of 'told' must follow ','"]),
    ("told in (all, ¦al)", ["none of the words", "'all'"]),
    ("told in (all, ¦all)", ["stands twice"]),
    ("told in ¦(all, part", ["never closed"]),
    ("told in (all ¦part)", ["'part' can't follow here"]),
    ("told is all or ¦part", ["'part' is a word of 'told'", "for several, write 'told in (none, part)'"]),
    ("¦all is told", ["'all' is no fact"]),
    ("¦told", ["'told' is a word and no condition", "'told is none'"]),
    ("dead ¦in (0, 1)", ["'in' is for words", "'dead' is a number"]),
    ("told is all ¦part", ["can't follow here"]),
    # times
    ("clock > ¦5", ["'clock' is a time of day", "08:10"]),
    ("clock >= ¦8:10", ["'8:10' is no time", "HH:MM"]),
    ("clock >= ¦08:60", ["'08:60' is no time"]),
    ("clock >= ¦08:", ["'08:' is no time"]),
    ("clock >= ¦72:00:00", ["is no time", "71"]),
    ("clock >= ¦08:10:00:00", ["is no time"]),
    ("first_limit_at < ¦none", ["nothing is before or after 'none'"]),
    ("dead is ¦none", ["'none' stands only right after"]),
    ("¦clock + 5 > 08:00", ["a number must stand here", "'clock' is a time of day", "minutes"]),
    ("¦clock - 5 > 08:00", ["'clock' is a time of day"]),
    ("-¦clock < 3", ["'clock' is a time of day"]),
    ("¦clock", ["a time of day and no condition", "'clock >= 08:10'"]),
    ("dead > ¦08:10", ["'dead' is a number", "'08:10' is a time of day"]),
    # numbers
    ("o2_kpa < 12.65 ¦kPa", ["this fact is measured without unit here", "'12.65'", "'12.65 kPa'"]),
    ("o2_kpa < 12.65¦kPa", ["this fact is measured without unit here", "'12.65 kPa'"]),
    ("minutes_left < 30 ¦min", ["measured without unit", "'30 min'"]),
    ("o2_percent < 19.5 ¦%", ["without unit"]),
    ("o2_percent < 19.5 ¦dead > 3", ["can't follow here", "'and', 'or'"]),
    ("o2_percent < ¦.5", ["0.5, not .5"]),
    ("o2_percent < ¦5.", ["'5.' is no number"]),
    ("o2_percent < ¦1.2.3", ["'1.2.3' is no number"]),
    ("o2_percent < ¦1e3", ["write its zeros out"]),
    ("o2_percent < ¦1_000", ["without '_'"]),
    ("o2_percent < ¦1234567890123456", ["too long for a number"]),
    ("o2_percent < 19¦,5", ["decimals take a point"]),
    ("o2_percent < 19 ¦5", ["'5' can't follow here"]),
    ("dead ¦** 2 > 3", ["no powers"]),
    ("dead ¦// 2 > 3", ["division is written '/'"]),
    ("dead ¦% 2 is 0", ["no remainder"]),
    ("dead > ¦+3", ["no '+'"]),
    ("dead > 3 +¦", ["the text ends"]),
    ("dead > 3 * ¦/ 2", ["must stand before '/'"]),
    ("¦done.cells + 1 > 3", ["a number must stand here", "'pick(done.cells, 1, 0)'"]),
    ("1 + ¦told > 3", ["'told' is a word", "'pick(told is none, 1, 0)'"]),
    ("¦12", ["'12' is a number and no condition; compare a fact with it"]),
    ("¦(dead + 1)", ["'(dead + 1)' is a number and no condition", "'(dead + 1) > 0'"]),
    ("done.cells and ¦dead", ["'dead' is a number and no condition", "'dead > 0'"]),
    ("¦dead or done.cells", ["'dead' is a number and no condition"]),
    ("not ¦dead", ["'dead' is a number and no condition"]),
    # brackets and functions
    ("¦(dead > 3", ["never closed"]),
    ("dead > 3¦)", ["closes nothing"]),
    ("(¦)", ["must stand before ')'"]),
    ("¦pick(done.cells, 1) > 3", ["'pick' takes three parts", "'pick(condition, a, b)'"]),
    ("¦pick() > 3", ["'pick' takes three parts"]),
    ("¦min(1, 2, 3) > 3", ["'min' takes two parts", "'min(a, b)'"]),
    ("¦abs(1, 2) > 3", ["'abs' takes one part"]),
    ("pick(¦dead, 1, 2) > 3", ["'dead' is a number and no condition"]),
    ("pick(done.cells, ¦told, 2) > 3", ["a number must stand here", "'told' is a word"]),
    ("max(1, ¦dead > 3) > 3", ["a number must stand here", "'dead > 3' is true or not"]),
    ("max(1 ¦2) > 3", ["'2' can't follow here"]),
    ("max¦(1, 2", ["never closed"]),
    ("done.cells ¦if dead > 3 else stabilised", ["'pick(condition, a, b)'"]),
    ("done.cells ¦? 1", ["'pick(condition, a, b)'"]),
    # signs
    ("dead > 3¦; dead", ["';' means nothing here"]),
    ("dead¦\u00a0> 3", ["only looks like a blank"]),
    ("dead > ¦\x00", ["the sign U+0000"]),
    ("dead > 3 ¦🜨", ["means nothing here"]),
    ("dead > ¦−3", ["minus sign of the keyboard"]),
    ("dead > 2 ¦× 3", ["'*'"]),
]


@pytest.mark.parametrize(("marked", "words"), BAD_CONDITIONS, ids=[marked for marked, _ in BAD_CONDITIONS])
def test_what_is_no_condition_is_refused_at_its_place_with_a_sentence(marked: str, words: list[str]) -> None:
    column, text = marked.index("¦") + 1, marked.replace("¦", "")
    with pytest.raises(Mistake) as raised:
        condition(text, look_up)
    for each in words:
        assert each in raised.value.sentence
    assert (column, text) == (raised.value.column, text)
    assert "\n" not in raised.value.sentence


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("¦", ["a number or a formula must stand here"]),
        ("¦dead > 0", ["a number must stand here", "'dead > 0' is true or not", "pick(dead > 0, 1, 0)"]),
        ("¦clock", ["'clock' is a time of day"]),
        ("¦always", ["'always' is true or not"]),
        ("dead ¦dead", ["can't follow here"]),
    ],
)
def test_what_is_no_formula_is_refused_at_its_place_with_a_sentence(marked: str, words: list[str]) -> None:
    with pytest.raises(Mistake) as raised:
        formula(marked.replace("¦", ""), look_up)
    assert raised.value.column == marked.index("¦") + 1
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


SOUP = st.lists(
    st.sampled_from(
        (
            *VOCABULARY,
            *("all", "part", "none", "always", "never", "yes", "and", "or", "not", "is", "in", "if"),
            *("pick", "min", "max", "abs", "kPa", "12", "0.5", "1e9", "08:10", "08:10:30"),
            *("(", ")", ",", "+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!", "'", ".", ":", "%"),
            *("\n", "(" * 30, "-" * 30, "not " * 30),
        )
    ),
    max_size=30,
)


def readings(text: str) -> list[Callable[[], Formula]]:
    wanted = [Entry("number"), Entry("time"), Entry("truth"), VOCABULARY["told"], Entry("word")]
    values = [lambda each=each: value_of(text, each, look_up) for each in wanted]
    return [lambda: condition(text, look_up), lambda: formula(text, look_up), *values]


def mistake_of(reading: Callable[[], Formula]) -> Mistake | None:
    """What is wrong with a text; one with which nothing is wrong must give a value and be a key."""
    try:
        read = reading()
    except Mistake as mistake:
        return mistake
    evaluated(read)
    hash(read)
    return None


def read_or_refused(text: str) -> None:
    for reading in readings(text):
        mistake = mistake_of(reading)
        if mistake:
            assert 1 <= mistake.column <= min(len(text), 500) + 1
            assert mistake.sentence.isprintable()


@settings(deadline=None, max_examples=600)
@given(SOUP, st.sampled_from([" ", " ", ""]))
def test_any_soup_of_words_and_signs_is_read_or_refused(words: list[str], between: str) -> None:
    read_or_refused(between.join(words))


@settings(deadline=None, max_examples=600)
@given(st.text(st.characters(codec=None), max_size=60) | st.text(max_size=600))
def test_any_text_whatever_is_read_or_refused(text: str) -> None:
    read_or_refused(text)


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
