"""What is no condition and no formula is refused at its place with a sentence, whatever it may be."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.words.conditions import Entry, Formula, Mistake, condition, formula, value_of
from tests.words.vocabulary import VOCABULARY, evaluated, look_up

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
