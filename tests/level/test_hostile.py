"""Hostile levels and stories, each by name: one clear error at the right line, exit code 2, and no traceback.

Look for: EDITS (one change of the small level each), FILES (whole files that are no level), OUTSIDE (what lies around).
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli import ROOT, main

SMALL = Path(__file__).parent / "small"
LEVEL, STORY, TEXTS = "level.yaml", "story.yaml", "en.toml"


class Told(NamedTuple):
    """One diagnostic as the command line shows it."""

    file: str
    line: int
    sentence: str


class Edit(NamedTuple):
    """One change of one file."""

    name: str
    file: str
    old: str
    new: str
    where: str
    """Stands in the line that must be named, and in none above it; '' for line 0, the file as a whole."""
    words: str
    """Stand in the sentence."""
    told_in: str = ""
    """The file that must be named, where it is another than the one that was changed."""
    count: int = 1


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[Told]:
    """What `check` tells of a folder; it must refuse it, quickly."""
    began = time.perf_counter()
    assert main(["check", str(folder)]) == 2
    assert time.perf_counter() - began < 3.0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "nput should" not in err
    found = [
        Told(Path(match[1]).name, int(match[2] or 0), match[3])
        for line in err.splitlines()
        if (match := re.match(r"(\S[^:]*?(?:\.\w+|level|small)): ?(?:(?<=:)(\d+):\d+: )?(.*)$", line))
        and "nothing was played" not in line
    ]
    assert f"{len(found)} mistake" in err, err
    for each in found:
        assert 12 < len(each.sentence) < 400, each
    return found


def copied(folder: Path) -> Path:
    """A copy of the small level."""
    return shutil.copytree(SMALL, folder / "small")


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line) if part else 0


DEEP = "[" * 40 + "]" * 40
BOMB = (
    "a: &a [x, x, x, x, x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 8)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)

EDITS = [
    # YAML that is none, or more than a level needs.
    Edit("deep nesting", LEVEL, "by_task: [install", f"by_task: {DEEP}\nx: [install", "by_task", "deeper than 12"),
    Edit("alias bomb", LEVEL, "format: 1\n", BOMB + "format: 1\n", "a: &a", "anchors and aliases"),
    Edit("alias", LEVEL, "living: hall", "living: *hall", "living: *", "anchors and aliases"),
    Edit("merge key", LEVEL, "  shed:\n    name", "  shed:\n    <<: {volume: 3 m3}\n    name", "<<", "merging keys"),
    Edit("python tag", LEVEL, "title: The", "title: !!python/object/apply:os.system The", "!!python", "tags"),
    Edit("local tag", STORY, "- desk.thanks", "- !line desk.thanks", "!line", "tags"),
    Edit("second document", LEVEL, "modules:\n", "---\nmodules:\n", "---", "second document"),
    Edit("directive", STORY, "# What is said", "%YAML 1.1\n---\n# What is said", "---", "directives"),
    Edit("duplicate section", LEVEL, "cart:\n", "places: {x: {name: x, in: hall}}\ncart:\n", "places: {x", "duplicate"),
    Edit("duplicate key", LEVEL, "    volume: 20 m3", "    volume: 20 m3\n    volume: 30 m3", "volume: 30", "twice"),
    Edit("duplicate beat", STORY, "  bang:", "  first:\n    when: always\n  bang:", "zzz", "twice"),
    Edit("a key is a list", LEVEL, "harness", "", "", ""),
    Edit("tab as indent", LEVEL, "    volume: 20 m3", "\tvolume: 20 m3", "\tvolume", "tab"),
    Edit("unclosed double quote", LEVEL, 'start: "06:30"', 'start: "06:30', "start:", "never closed"),
    Edit("unclosed single quote", LEVEL, "title: The", "title: 'The", "title:", "never closed"),
    Edit("unclosed brace", LEVEL, "note: a year of mornings}", "note: a year of mornings", "cycles:", "not closed"),
    Edit("unclosed bracket", LEVEL, "crew: [ana, bo]", "crew: [ana, bo", "crew: [", "not closed"),
    Edit("missing comma", LEVEL, "{room: 3, asked", "{room: 3 asked", "room: 3 asked", "comma"),
    Edit("missing colon", LEVEL, "title: The small", "title The small", "title The", "colon"),
    Edit("no space after a colon", LEVEL, "living: hall", "living:hall", "living:hall", "colon"),
    Edit("indented too far", LEVEL, "    volume: 20 m3", "      volume: 20 m3", "      volume", "indentation"),
    Edit("indented too little", LEVEL, "    volume: 20 m3", "   volume: 20 m3", "   volume", "indentation"),
    Edit("backslash", LEVEL, "title: The small", 'title: "The \\q small"', "title:", "backslash"),
    Edit("percent first", LEVEL, "title: The", "title: %The", "title:", "quotes"),
    Edit("at sign first", LEVEL, "title: The", "title: @The", "title:", "quotes"),
    Edit("no-break space", LEVEL, "title: The small", "title:\N{NO-BREAK SPACE}The small", "title:", "invisible"),
    Edit("right to left", LEVEL, "title: The", "title: \N{RIGHT-TO-LEFT OVERRIDE}The", "title:", "invisible"),
    Edit("line separator", LEVEL, "title: The", "title: \N{LINE SEPARATOR}The", "title:", "U+2028"),
    Edit("escape sequence", LEVEL, "title: The", "title: \x1b[31mThe", "title:", "U+001B"),
    Edit("hidden escape", LEVEL, "title: The small house", 'title: "\\x1b[31m"', "title:", "invisible"),
    Edit("a key with nothing", LEVEL, "    where: bench\n    trade", "    where:\n    trade", "    where:\n", "nothing"),
    Edit("null", LEVEL, "transit: hall", "transit: null", "transit:", "nothing after it"),
    Edit("empty section", STORY, "choices:\n", "more:\nchoices:\n", "more:", "nothing after it"),
    Edit("1 MB line", LEVEL, "title: The", "title: " + "x" * 900_000 + "The", "title:", "at most 4000"),
    # Numbers, units, times.
    Edit("not a number", LEVEL, "volume: 60 m3", "volume: .nan", "volume: .nan", "number"),
    Edit("infinity", LEVEL, "    minutes: 12", "    minutes: .inf", "minutes: .inf", "number"),
    Edit("infinite fact", LEVEL, "at_start: 0,", "at_start: .inf,", "at_start: .inf", "number"),
    Edit("huge exponent", LEVEL, "volume: 60 m3", "volume: 1e999 m3", "volume: 1e999", "too large"),
    Edit("huge number", LEVEL, "    minutes: 12", "    minutes: " + "9" * 3000, "minutes: 999", "number"),
    Edit("octal time", LEVEL, 'start: "06:30"', "start: 0630", "start:", '"06:30", in quotes'),
    Edit("time with a point", LEVEL, 'start: "06:30"', "start: 6.30", "start:", "HH:MM"),
    Edit("time of one digit", LEVEL, 'start: "06:30"', "start: 6:30", "start:", "HH:MM"),
    Edit("late hour", LEVEL, 'start: "06:30"', 'start: "86:30"', "start:", "HH:MM"),
    Edit("ends before it starts", LEVEL, 'latest_end: "12', 'latest_end: "02', "latest_end", "later than start"),
    Edit("no unit", LEVEL, "volume: 60 m3", "volume: 60", "volume: 60", "no unit"),
    Edit("wrong unit", LEVEL, "volume: 60 m3", "volume: 60 kPa", "volume: 60 kPa", "is a pressure"),
    Edit("unknown unit", LEVEL, "mass: 64 kg", "mass: 64 lb", "64 lb", "not a unit"),
    Edit("negative volume", LEVEL, "volume: 60 m3", "volume: -60 m3", "volume: -60", "greater than 0"),
    Edit("more than all", LEVEL, "running_at: 40 %", "running_at: 140 %", "140 %", "100 %"),
    Edit("heavy person", LEVEL, "mass: 64 kg", "mass: 640 kg", "640 kg", "less than 200"),
    Edit("negative minutes", LEVEL, "    minutes: 12", "    minutes: -12", "minutes: -12", "at least 0"),
    Edit("minutes with a unit", LEVEL, "    minutes: 12", "    minutes: 12 min", "minutes: 12 min", "Write 12"),
    Edit("quoted minutes", LEVEL, "    minutes: 12", '    minutes: "12"', 'minutes: "12"', "number"),
    Edit("minutes without a unit", STORY, "wait: 3 min", "wait: 3", "wait: 3", "no unit"),
    Edit("wait in kPa", STORY, "wait: 3 min", "wait: 3 kPa", "wait: 3 kPa", "is a pressure"),
    Edit("three hands", LEVEL, "hands: 2", "hands: three", "hands: three", "a whole number from 1 to 2"),
    Edit("one and a half hands", LEVEL, "hands: 2", "hands: 1.5", "hands: 1.5", "a whole number from 1 to 2"),
    Edit("maybe both", LEVEL, "both: true", "both: maybe", "both: maybe", "yes or no"),
    Edit("air that is only oxygen", LEVEL, "    co2: 0.40 kPa", "    co2: 69 kPa", "  hall:", "no room"),
    Edit("a later format", LEVEL, "format: 1", "format: 2", "format: 2", "format"),
    # Shapes.
    Edit("a list for a mapping", LEVEL, "cart:\n", "derived: [walk]\nx: {}\ncart:\n", "derived: [", "twice"),
    Edit("people in a list", LEVEL, "groups:\n", "rulez: [1]\ngroups:\n", "rulez", "Did you mean 'rules'?"),
    Edit("a word for a list", LEVEL, "needs: [weld]", "needs: weld", "needs: weld", "Write [weld]"),
    Edit("a number for a text", LEVEL, "title: The small house", "title: 12", "title: 12", 'Write it in quotes: "12"'),
    Edit("a text for a mapping", LEVEL, "skip: {}", "skip: yes", "skip: yes", "a mapping"),
    Edit("an effect with a colon", LEVEL, '- "if told is all: do guests rest"', "- if told is all: do guests rest",
         "- if told", "put a text that has them in quotes"),
    Edit("misspelt key", LEVEL, "    unattended: 6", "    unatended: 6", "unatended", "Did you mean 'unattended'?"),
    Edit("missing key", LEVEL, "    minutes: 12\n", "", "  weld:", "'minutes' is missing"),
    Edit("misspelt when of an ending", LEVEL, "held: {when:", "held: {whenn:", "whenn", "Did you mean 'when'?"),
    Edit("objective without ticks", LEVEL, '    ticks:\n      claim: "done.look and done_at.look < 07:30"\n'
         '      others: "told in (part, all)"\n', "", "  learn:", "'ticks' is missing"),
    Edit("objective with no tick in it", LEVEL, "objectives:\n", "objectives:\n  x: {ticks: {}}\n", "x: {t", "at least 1"),
    Edit("decision with one way", LEVEL, "    fast: {haste: [weld], choose: {greeting: short}}\n", "", "  welding:",
         "at least 2"),
    Edit("link with one end", LEVEL, "between: [hall, shed]", "between: [hall]", "between:", "2 entries"),
    Edit("link with three ends", LEVEL, "between: [hall, shed]", "between: [hall, shed, hall]", "between:", "2 entries"),
    Edit("capital id", LEVEL, "  bench: {name", "  Bench: {name", "  Bench", "small letters"),
    Edit("task without people", LEVEL, "  air: {who: [guests]", "  air: {who: []", "  air:", "at least 1"),
    Edit("an unknown family", LEVEL, "family: evidence", "family: evidense", "evidense", "Did you mean 'evidence'?"),
    Edit("an unknown effort", LEVEL, "effort: work", "effort: wrok", "wrok", "Did you mean 'work'?"),
    Edit("an endless condition", LEVEL, '"damage.primary > 0.99"', '"' + "dead > 0 or " * 40 + 'dead > 0"', "end_of_it",
         "longer than 300"),
    # Names that lead nowhere, or to two things.
    Edit("unknown module", LEVEL, "living: hall", "living: hal", "living: hal", "Did you mean 'hall'?"),
    Edit("a person in no place", LEVEL, "at: bench, doing", "at: bensh, doing", "bensh", "Did you mean 'bench'?"),
    Edit("a place in no module", LEVEL, "in: shed}", "in: bench}", "in: bench", "no module"),
    Edit("a house that is no module", LEVEL, "  shed: {room", "  bench: {room", "  bench: {room", "no module"),
    Edit("asked by no task", LEVEL, "asked: invite", "asked: invitation", "asked:", "no task"),
    Edit("a task that needs nothing known", LEVEL, "needs: [weld]", "needs: [wield]", "wield", "Did you mean 'weld'?"),
    Edit("a task that needs itself", LEVEL, "needs: [connect]", "needs: [run]", "needs: [run]", "needs itself"),
    Edit("tasks in a ring", LEVEL, "needs: [look, fetch]", "needs: [look, run]", "needs: [weld]", "wait for each other"),
    Edit("unknown part", LEVEL, "parts: [torch, wire]", "parts: [torch, wirre]", "wirre", "Did you mean 'wire'?"),
    Edit("nobody", LEVEL, 'who: [ana, "bo x1.5"]', 'who: [ana, "bob x1.5"]', "bob", "no person or group"),
    Edit("a factor that is none", LEVEL, "bo x1.5", "bo xx", "bo xx", "NAME x1.25"),
    Edit("nobody has the trade", LEVEL, "trade: welding", "trade: weldign", "weldign", "Did you mean 'welding'?"),
    Edit("an unknown verb of tasks", LEVEL, "by_task: [install", "by_task: [instal", "instal,", "Did you mean 'install'"),
    Edit("a cart that nothing closes", LEVEL, "closed_by: load", "closed_by: lode", "lode", "Did you mean 'load'?"),
    Edit("a bill of words", LEVEL, "bill: [sols]", "bill: [told]", "bill:", "no number"),
    Edit("a way with an unknown task", LEVEL, "early: {want: [tell]", "early: {want: [tel]", "[tel]", "no task"),
    Edit("a way with an unknown option", LEVEL, "greeting: short}", "greeting: shirt}", "shirt", "Did you mean 'short'"),
    Edit("a group that is willing but unknown", LEVEL, "willing:\n  guests", "willing:\n  guest", "  guest:", "no group"),
    Edit("a stranger in a group", LEVEL, "guests: [cem, dee]", "guests: [cem, de]", "[cem, de]", "Did you mean 'dee'?"),
    Edit("a person twice in a group", LEVEL, "guests: [cem, dee]", "guests: [cem, dee, cem]", "dee, cem", "twice"),
    Edit("somebody called worker", LEVEL, "  dee: {name", "  worker: {name", "  worker", "else in the game"),
    Edit("a fact that the game has", LEVEL, "  desk_free: {at", "  dead: {at", "  dead:", "a fact of the game already"),
    Edit("a word that is yes", LEVEL, "[none, part, all]", "[none, yes, all]", "[none, yes", "leave 'words' out"),
    Edit("an order to nowhere", LEVEL, "06:50 work in bench", "06:50 work in bensch", "bensch", "Did you mean 'bench'?"),
    Edit("a walk without minutes", LEVEL, "- shed - bench 2", "- shed - bench", "shed - bench", "minutes"),
    Edit("two loads for one bed", LEVEL, "serves: primary}", "serves: bed}", "priority: 3", "already"),
    # What stands in conditions and effects.
    Edit("unknown fact", LEVEL, "o2_percent > 18", "o2_percnt > 18", "o2_percnt", "Did you mean 'o2_percent'?"),
    Edit("a word compared", LEVEL, "told is not none and", "told < 3 and", "told < 3", "told"),
    Edit("kPa in a condition", LEVEL, "o2_percent > 18", "o2_kpa > 13 kPa", "13 kPa", "unit"),
    Edit("a word that it never is", LEVEL, "told in (part, all)", "told in (part, al)", "al)", "al"),
    Edit("an equals sign", LEVEL, "cause is connector", "cause == connector", "==", "'is'"),
    Edit("a bracket too few", LEVEL, "pick(told is all, 2, 4)", "pick(told is all, 2, 4", "pick(", ")"),
    Edit("a number for a condition", LEVEL, '"dead > 0", "stab', '"dead + 1", "stab', "dead + 1", "condition"),
    Edit("derived facts in a ring", LEVEL, "pick(told is all, 2, 4)", "pick(told is all, 2, spare)", "walk:", "further down"),
    Edit("a derived fact of itself", LEVEL, '"minutes_left - walk"', '"spare - walk"', "spare:", "follow from itself"),
    Edit("a derived fact that is broken", LEVEL, "clock >= 07:30 and", "clock >= 0730 and", "late:", ""),
    Edit("many brackets", LEVEL, '"minutes_left - walk"', f'"{"(" * 140}walk{")" * 140}"', "spare:", "nested too deep"),
    Edit("unknown effect", LEVEL, "[set told part]", "[sett told part]", "sett", "Did you mean 'set'?"),
    Edit("worker outside tasks", LEVEL, "do: [lose primary]", "do: [hurt worker 0.1]", "end_of_it", "effects of tasks"),
    Edit("worker outside tasks, in a command", STORY, "[do ana rest]", "[do worker rest]", "do worker", "effects of tasks"),
    Edit("a word fact with a wrong word", LEVEL, "[set told part]", "[set told party]", "party", "Did you mean 'part'?"),
    Edit("add to a word", LEVEL, "[add sols 15]", "[add told 15]", "[add told", "no number"),
    Edit("set a fact of the game", LEVEL, "[add sols 15]", "[set dead 15]", "[set dead", "facts:"),
    Edit("set a derived fact", LEVEL, "[add sols 15]", "[set walk 15]", "[set walk", "facts:"),
    Edit("set to nothing", LEVEL, "[add sols 15]", "[set sols]", "[set sols]", "needs a value"),
    Edit("an effect with a word too many", LEVEL, "[trip primary]", "[trip primary now]", "primary now", "too many"),
    Edit("an effect without its word", LEVEL, "[lose primary]", "[lose]", "[lose]", "needs a stack"),
    Edit("a condition in a condition", LEVEL, "if told is all: do", "if told is all: if late: do", "if late", "'if ONE and"),
    Edit("an if without its effect", LEVEL, "if told is all: do guests rest", "if told is all do guests rest", "all do", "EFFECT"),
    Edit("a cause that is never drawn", LEVEL, "begin: [trip primary]", "begin: [trip primry]", "primry", "'primary'?"),
    Edit("both without hands", LEVEL, "    hands: 2\n", "", "both: true", "hands: 2"),
    Edit("haste that is slower", LEVEL, "      minutes: 7", "      minutes: 17", "minutes: 17", "by the book"),
    Edit("a start that is no word of it", LEVEL, "at_start: none, draw", "at_start: nome, draw", "nome", "'none'?"),
    Edit("drawn among no words", LEVEL, "decimals: 1,", "draw: yes,", "draw: yes", "has none"),
    Edit("back below below", LEVEL, "back: 78 %", "back: 70 %", "back:", "'back'"),
    # The story.
    Edit("unknown speaker", STORY, "[desk.call, ana.answer]", "[desc.call, ana.answer]", "desc", "Did you mean 'desk'?"),
    Edit("a line without dot", STORY, "say: [desk.fine]", "say: [desk_fine]", "desk_fine", "SPEAKER.NAME"),
    Edit("a line without name", STORY, "say: [desk.fine]", 'say: ["desk."]', "desk.\"", "SPEAKER.NAME"),
    Edit("a voice that is a person", STORY, "  ana: person", "  ana: voice", "  ana:", "write 'person'"),
    Edit("a person that is nobody", STORY, "  desk: voice", "  desk: person", "  desk:", "write 'voice'"),
    Edit("a kind of speaker", STORY, "  noise: caption", "  noise: sound", "noise:", "person, voice, caption"),
    Edit("unknown choice", STORY, "choice: what_now", "choice: what_then", "what_then", "no choice"),
    Edit("silence names no option", STORY, "silence: long", "silence: lang", "silence:", "Did you mean 'long'?"),
    Edit("silence without wait", STORY, "    wait: 3 min\n", "", "silence:", "'wait'"),
    Edit("one option", STORY, '      go:\n        costs: 30 s\n        do: [send guests shed]\n', "", "  what_now:\n",
         "at least 2"),
    Edit("a beat in which nothing happens", STORY, "    say: [desk.air]\n", "", "  again:", "nothing happens"),
    Edit("a beat that waits for its own answer", STORY, '    when: "clock >= 06:30:20"',
         '    when: "chose.greeting is short"', "when:", "only it asks"),
    Edit("beats that wait for each other", STORY, '"clock >= 06:30:20"', '"chose.what_now is stay and not late"', "when:",
         "wait for each other"),
    Edit("a beat that waits for itself", STORY, '"o2_percent < 20 and', '"said.again and', "said.again", "itself"),
    Edit("an unknown beat", STORY, "said.after_long", "said.after_log", "after_log", "after_long"),
    Edit("an unknown option in a condition", STORY, '"chose.greeting is short"', '"chose.greeting is shirt"', "shirt", "short"),
    Edit("a weight that is none", STORY, "weight: 2", "weight: heavy", "heavy", "a whole number from -20 to 20"),
    Edit("an option for nobody", STORY, "who: ana}", "who: anna}", "anna", "Did you mean 'ana'?"),
    Edit("an option called open", STORY, "      short: {", "      open: {", "      open", "without an answer", count=1),
    # The catalogue.
    Edit("a line with no sentence", TEXTS, 'fine = "Fine."\n', "", "say: [desk.fine]", "missing from en.toml", STORY),
    Edit("a task with no sentence", TEXTS, 'sweep = "Sweep the bench"\n', "", "  sweep:", "missing from en.toml", LEVEL),
    Edit("a refusal with no sentence", TEXTS, 'nap = "It is too late for that."\n', "", "  nap:", "task_refusal.nap", LEVEL),
    Edit("a misspelt task", TEXTS, "sweep = ", "swep = ", "swep =", "Did you mean 'task.sweep'?"),
    Edit("a misspelt line", TEXTS, "fine = ", "fein = ", "say: [desk.fine]", "Did you mean 'desk.fein'?", STORY),
    Edit("a sentence nothing asks for", TEXTS, '[ana]\n', '[ana]\nhello = "Hello."\n', "hello", "nothing in the level"),
    Edit("a placeholder that is no fact", TEXTS, "{minutes_left}", "{minute_left}", "{minute_left}", "'minutes_left'?"),
    Edit("a placeholder of nobody", TEXTS, "{o2_percent.hall:1}", "{o2_percent.hull:1}", "hull", "Did you mean 'hall'?"),
    Edit("a brace alone", TEXTS, "{minutes_left}", "{minutes_left", "{minutes_left", "brace"),
    Edit("an empty sentence", TEXTS, '"Fine."', '""', "fine =", "empty"),
    Edit("a number for a sentence", TEXTS, '"Fine."', "12", "fine =", "write it in quotes"),
    Edit("a duplicate sentence", TEXTS, 'fine = "Fine."', 'fine = "Fine."\nfine = "So."', '"So."', "twice"),
    Edit("a duplicate table", TEXTS, "[noise]\n", "[noise]\n[desk]\n", "zzz", "table"),
    Edit("an unclosed sentence", TEXTS, '"Fine."', '"Fine.', "fine =", "quote"),
    Edit("three quotes never closed", TEXTS, '"Fine."', '"""Fine.', "fine =", "never closed"),
    Edit("no quotes", TEXTS, '"Fine."', "Fine.", "fine =", "quotes"),
    Edit("a quote within", TEXTS, '"Fine."', '"F"ine."', "fine =", '\\"'),
    Edit("no equals sign", TEXTS, 'fine = "', 'fine "', "fine ", "="),
    Edit("a backslash in a sentence", TEXTS, '"Fine."', '"F\\ine."', "fine =", "backslash"),
    Edit("deep nesting in TOML", TEXTS, '"Fine."', "[" * 1500, "fine =", "nested too deeply"),
    Edit("deep inline tables", TEXTS, '"Fine."', "{a=" * 1000, "fine =", "nested too deeply"),
    Edit("a deep key", TEXTS, "fine =", "fine" + ".a" * 1500 + " =", "fine.a", "nested too deeply"),
    Edit("a long sentence", TEXTS, '"Fine."', '"' + "x" * 900_000 + '"', "fine =", "at most 4000"),
    Edit("a control character in TOML", TEXTS, '"Fine."', '"F\x00ine."', "fine =", "invisible"),
    Edit("an escape in TOML", TEXTS, '"Fine."', '"F\\u001bine."', "fine =", "invisible"),
]  # fmt: skip
EDITS = [each for each in EDITS if each.name not in ("a key is a list",)]
WHERE = {"duplicate beat": 2, "a duplicate table": 2}
