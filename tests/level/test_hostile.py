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
from game.level.build import build
from game.level.read import read_level

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
    told: int = 1


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
    Edit("deep nesting", LEVEL, "by_task: [install", f"by_task: {DEEP}\nx: [install", "by_task: [", "deeper than 12"),
    Edit("alias bomb", LEVEL, "format: 1\n", BOMB + "format: 1\n", "a: &a", "anchors and aliases"),
    Edit("alias", LEVEL, "living: hall", "living: *hall", "living: *", "anchors and aliases"),
    Edit("merge key", LEVEL, "  shed:\n    name", "  shed:\n    <<: {volume: 3 m3}\n    name", "<<", "merging keys"),
    Edit("python tag", LEVEL, "title: The", "title: !!python/object/apply:os.system The", "!!python", "tags"),
    Edit("local tag", STORY, "- desk.thanks", "- !line desk.thanks", "!line", "tags"),
    Edit("second document", LEVEL, "modules:\n", "---\nmodules:\n", "---", "second document"),
    Edit("directive", STORY, "# What is said", "%YAML 1.1\n---\n# What is said", "---", "directives"),
    Edit("duplicate section", LEVEL, "cart:\n", "places: {x: {name: x, in: hall}}\ncart:\n", "places: {x", "duplicate"),
    Edit("duplicate key", LEVEL, "    volume: 20 m3", "    volume: 20 m3\n    volume: 30 m3", "volume: 30", "twice"),
    Edit("duplicate beat", STORY, "  bang:", "  first: # again\n    when: always\n  bang:", "again", "twice"),
    Edit("a key that is a list", STORY, "beats:\n", "beats:\n  [a, b]: 1\n", "[a, b]", "a key is one word"),
    Edit("tab as indent", LEVEL, "    volume: 20 m3", "\tvolume: 20 m3", "\tvolume", "tab"),
    Edit("unclosed double quote", LEVEL, 'start: "06:30"', 'start: "06:30', "start:", "never closed"),
    Edit("unclosed single quote", LEVEL, "title: The", "title: 'The", "title:", "never closed"),
    Edit("unclosed brace", LEVEL, "note: a year of mornings}", "note: a year of mornings", "cycles:", "not closed"),
    Edit("unclosed bracket", LEVEL, "crew: [ana, bo]", "crew: [ana, bo", "crew: [", "not closed"),
    Edit("missing comma", LEVEL, "{room: 3, asked", "{room: 3 asked", "room: 3 asked", "comma"),
    Edit("missing colon", LEVEL, "title: The small", "title The small", "title The", "colon"),
    Edit("no space after a colon", LEVEL, "living: hall", "living:hall", "living:hall", "colon"),
    Edit("indented too far", LEVEL, "    volume: 20 m3", "      volume: 20 m3", "      volume", "indentation"),
    Edit("indented too little", LEVEL, "    volume: 20 m3", "   volume: 21 m3", "volume: 21", "indentation"),
    Edit("backslash", LEVEL, "title: The small", 'title: "The \\q small"', "title:", "backslash"),
    Edit("percent first", LEVEL, "title: The", "title: %The", "title:", "quotes"),
    Edit("at sign first", LEVEL, "title: The", "title: @The", "title:", "quotes"),
    Edit("no-break space", LEVEL, "title: The small", "title:\N{NO-BREAK SPACE}The small", "title:", "invisible"),
    Edit("right to left", LEVEL, "title: The", "title: \N{RIGHT-TO-LEFT OVERRIDE}The", "title:", "invisible"),
    Edit("line separator", LEVEL, "title: The", "title: \N{LINE SEPARATOR}The", "title:", "U+2028"),
    Edit("escape sequence", LEVEL, "title: The", "title: \x1b[31mThe", "title:", "U+001B"),
    Edit("hidden escape", LEVEL, "title: The small house", 'title: "\\x1b[31m"', "title:", "invisible"),
    Edit("a key with nothing", LEVEL, "    where: bench\n    trade", "    where: # none\n    trade", "# none",
         "nothing"),
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
    Edit("objective with no tick in it", LEVEL, "objectives:\n", "objectives:\n  x: {ticks: {}}\n", "x: {t",
         "at least 1"),
    Edit("decision with one way", LEVEL, "    fast: {haste: [weld], choose: {greeting: short}}\n", "", "  welding:",
         "at least 2"),
    Edit("link with one end", LEVEL, "between: [hall, shed]", "between: [hall]", "between:", "2 entries"),
    Edit("link with three ends", LEVEL, "between: [hall, shed]", "between: [hall, shed, hall]", "between:",
         "2 entries"),
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
    Edit("tasks in a ring", LEVEL, "needs: [look, fetch]", "needs: [look, run]", "needs: [weld]",
         "wait for each other"),
    Edit("unknown part", LEVEL, "parts: [torch, wire]", "parts: [torch, wirre]", "wirre", "Did you mean 'wire'?"),
    Edit("nobody", LEVEL, 'who: [ana, "bo x1.5"]', 'who: [ana, "bob x1.5"]', "bob", "no person or group"),
    Edit("a factor that is none", LEVEL, "bo x1.5", "bo xx", "bo xx", "NAME x1.25"),
    Edit("nobody has the trade", LEVEL, "trade: welding", "trade: weldign", "weldign", "Did you mean 'welding'?"),
    Edit("an unknown verb of tasks", LEVEL, "by_task: [install", "by_task: [instal", "instal,",
         "Did you mean 'install'"),
    Edit("a cart that nothing closes", LEVEL, "closed_by: load", "closed_by: lode", "lode", "Did you mean 'load'?"),
    Edit("a bill of words", LEVEL, "bill: [sols]", "bill: [told]", "bill:", "no number"),
    Edit("a way with an unknown task", LEVEL, "early: {want: [tell]", "early: {want: [tel]", "[tel]", "no task"),
    Edit("a way with an unknown option", LEVEL, "greeting: short}", "greeting: shirt}", "shirt",
         "Did you mean 'short'"),
    Edit("a group that is willing but unknown", LEVEL, "willing:\n  guests", "willing:\n  guest", "  guest:",
         "no group"),
    Edit("a stranger in a group", LEVEL, "guests: [cem, dee]", "guests: [cem, de]", "[cem, de]", "Did you mean 'dee'?"),
    Edit("a person twice in a group", LEVEL, "guests: [cem, dee]", "guests: [cem, dee, cem]", "dee, cem", "twice"),
    Edit("somebody called worker", LEVEL, "  dee: {name", "  worker: {name", "  worker", "else in the game"),
    Edit("a fact that the game has", LEVEL, "  desk_free: {at", "  dead: {at", "  dead:", "a fact of the game already"),
    Edit("a word that is yes", LEVEL, "[none, part, all]", "[none, yes, all]", "[none, yes", "leave 'words' out"),
    Edit("an order to nowhere", LEVEL, "06:50 work in bench", "06:50 work in bensch", "bensch",
         "Did you mean 'bench'?"),
    Edit("a walk without minutes", LEVEL, "- shed - bench 2", "- shed - bench", "shed - bench", "minutes"),
    Edit("two loads for one bed", LEVEL, "serves: primary}", "serves: bed}", "priority: 3", "already"),
    # What stands in conditions and effects.
    Edit("unknown fact", LEVEL, "o2_percent > 18", "o2_percnt > 18", "o2_percnt", "Did you mean 'o2_percent'?"),
    Edit("a word compared", LEVEL, "told is not none and", "told < 3 and", "told < 3", "told"),
    Edit("kPa in a condition", LEVEL, "o2_percent > 18", "o2_kpa > 13 kPa", "13 kPa", "unit"),
    Edit("a word that it never is", LEVEL, "told in (part, all)", "told in (part, al)", "al)", "al"),
    Edit("an equals sign", LEVEL, "cause is connector", "cause == connector", "==", "'is'"),
    Edit("a bracket too few", LEVEL, "pick(told is all, 2, 4)", "pick(told is all, 2, 4", "pick(", "never closed"),
    Edit("a number for a condition", LEVEL, '"dead > 0", "stab', '"dead + 1", "stab', "dead + 1", "condition"),
    Edit("derived facts in a ring", LEVEL, "pick(told is all, 2, 4)", "pick(told is all, 2, spare)", "walk:",
         "further down"),
    Edit("a derived fact of itself", LEVEL, '"minutes_left - walk"', '"spare - walk"', "spare:", "follow from itself"),
    Edit("a derived fact that is broken", LEVEL, "clock >= 07:30 and", "clock >= 0730 and", "late:", ""),
    Edit("many brackets", LEVEL, '"minutes_left - walk"', f'"{"(" * 140}walk{")" * 140}"', "spare:", "nested too deep"),
    Edit("unknown effect", LEVEL, "[set told part]", "[sett told part]", "sett", "Did you mean 'set'?"),
    Edit("worker outside tasks", LEVEL, "do: [lose primary]", "do: [hurt worker 0.1]", "end_of_it", "effects of tasks"),
    Edit("worker outside tasks, in a command", STORY, "[do ana rest]", "[do worker rest]", "do worker",
         "effects of tasks"),
    Edit("a word fact with a wrong word", LEVEL, "[set told part]", "[set told party]", "party",
         "Did you mean 'part'?"),
    Edit("add to a word", LEVEL, "[add sols 15]", "[add told 15]", "[add told", "no number"),
    Edit("set a fact of the game", LEVEL, "[add sols 15]", "[set dead 15]", "[set dead", "facts:"),
    Edit("set a derived fact", LEVEL, "[add sols 15]", "[set walk 15]", "[set walk", "facts:"),
    Edit("set to nothing", LEVEL, "[add sols 15]", "[set sols]", "[set sols]", "needs a value"),
    Edit("an effect with a word too many", LEVEL, "[trip primary]", "[trip primary now]", "primary now", "too many"),
    Edit("an effect without its word", LEVEL, "[lose primary]", "[lose]", "[lose]", "needs a stack"),
    Edit("a condition in a condition", LEVEL, "if told is all: do", "if told is all: if late: do", "if late",
         "'if ONE and"),
    Edit("an if without its effect", LEVEL, "if told is all: do guests rest", "if told is all do guests rest",
         "all do", "EFFECT"),
    Edit("a cause that is never drawn", LEVEL, "begin: [trip primary]", "begin: [trip primry]", "primry", "'primary'?"),
    Edit("both without hands", LEVEL, "    hands: 2\n", "", "both: true", "hands: 2"),
    Edit("haste that is slower", LEVEL, "      minutes: 7", "      minutes: 17", "minutes: 17", "by the book"),
    Edit("a start that is no word of it", LEVEL, "at_start: none, draw", "at_start: nome, draw", "nome", "'none'?"),
    Edit("drawn among no words", LEVEL, "decimals: 1,", "draw: yes,", "draw: yes", "has none"),
    Edit("back below below", LEVEL, "back: 78 %", "back: 70 %", "back:", "'back'"),
    # The story.
    Edit("unknown speaker", STORY, "[desk.call, ana.answer]", "[desc.call, ana.answer]", "desc",
         "Did you mean 'desk'?"),
    Edit("a line without dot", STORY, "say: [desk.fine]", "say: [desk_fine]", "desk_fine", "SPEAKER.NAME"),
    Edit("a line without name", STORY, "say: [desk.fine]", 'say: ["desk."]', "desk.\"", "SPEAKER.NAME"),
    Edit("a voice that is a person", STORY, "  ana: person", "  ana: voice", "  ana:", "write 'person'"),
    Edit("a person that is nobody", STORY, "  desk: voice", "  desk: person", "  desk:", "write 'voice'"),
    Edit("a kind of speaker", STORY, "  noise: caption", "  noise: sound", "noise:", "person, voice, caption"),
    Edit("unknown choice", STORY, "choice: what_now", "choice: what_then", "what_then", "no choice"),
    Edit("silence names no option", STORY, "silence: long", "silence: lang", "silence:", "Did you mean 'long'?"),
    Edit("silence without wait", STORY, "    wait: 3 min\n", "", "silence:", "'wait'"),
    Edit("one option", STORY, "    options:\n      stay: {do: [set told all]}\n      go:",
         "    options: # one\n      go:", "# one", "at least 2"),
    Edit("a beat in which nothing happens", STORY, "    say: [desk.air]\n", "", "  again:", "nothing happens"),
    Edit("a beat that waits for its own answer", STORY, '    when: "clock >= 06:30:20"',
         '    when: "chose.greeting is short"', "when:", "only it asks"),
    Edit("beats that wait for each other", STORY, '"clock >= 06:30:20"', '"said.after_long"', "when:",
         "wait for each other"),
    Edit("a beat that waits for itself", STORY, '"o2_percent < 20 and', '"said.again and', "said.again", "itself"),
    Edit("an unknown beat", STORY, "said.after_long", "said.after_log", "after_log", "after_long"),
    Edit("an unknown option in a condition", STORY, '"chose.greeting is short"', '"chose.greeting is shirt"',
         "shirt", "short"),
    Edit("a weight that is none", STORY, "weight: 2", "weight: heavy", "heavy", "a whole number from -20 to 20"),
    Edit("an option for nobody", STORY, "who: ana}", "who: anna}", "anna", "Did you mean 'ana'?"),
    Edit("an option called open", STORY, "      short: {", "      open: {", "      open", "without an answer"),
    # The catalogue.
    Edit("a line with no sentence", TEXTS, 'fine = "Fine."\n', "", "say: [desk.fine]", "missing from en.toml", STORY),
    Edit("a task with no sentence", TEXTS, 'sweep = "Sweep the bench"\n', "", "  sweep:", "missing from en.toml",
         LEVEL),
    Edit("a refusal with no sentence", TEXTS, 'nap = "It is too late for that."\n', "", "  nap:", "task_refusal.nap",
         LEVEL),
    Edit("a misspelt task", TEXTS, "sweep = ", "swep = ", "swep =", "Did you mean 'task.sweep'?"),
    Edit("a misspelt line", TEXTS, "fine = ", "fein = ", "say: [desk.fine]", "Did you mean 'desk.fein'?", STORY),
    Edit("a sentence nothing asks for", TEXTS, '[ana]\n', '[ana]\nhello = "Hello."\n', "hello", "nothing in the level"),
    Edit("a placeholder that is no fact", TEXTS, "{minutes_left}", "{minute_left}", "{minute_left}", "'minutes_left'?"),
    Edit("a placeholder of nobody", TEXTS, "{o2_percent.hall:1}", "{o2_percent.hull:1}", "hull",
         "Did you mean 'hall'?"),
    Edit("a brace alone", TEXTS, "{minutes_left}", "{minutes_left", "{minutes_left", "brace"),
    Edit("an empty sentence", TEXTS, '"Fine."', '""', "fine =", "empty"),
    Edit("a number for a sentence", TEXTS, '"Fine."', "12", "fine =", "write it in quotes"),
    Edit("a duplicate sentence", TEXTS, 'fine = "Fine."', 'fine = "Fine."\nfine = "So."', '"So."', "twice"),
    Edit("a duplicate table", TEXTS, "[noise]\n", "[desk] # again\n[noise]\n", "again", "table"),
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

@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_one_change_is_told_once_at_its_line(
    edit: Edit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    path = folder / edit.file
    good = path.read_text(encoding="utf-8")
    assert edit.old in good
    path.write_bytes(good.replace(edit.old, edit.new, 1).encode())
    told = checked(folder, capsys)
    assert len(told) == edit.told, told
    where = folder / (edit.told_in or edit.file)
    assert told[0].file == where.name
    assert told[0].line == line_of(where.read_text(encoding="utf-8"), edit.where), told
    assert edit.words in told[0].sentence


def test_the_small_level_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(SMALL)])
    out, err = capsys.readouterr()
    assert err == ""
    assert "FAILED" not in out


def test_a_time_without_quotes_is_read_as_it_is_written(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / LEVEL).read_text(encoding="utf-8")
    (folder / LEVEL).write_text(text.replace('"06:30"', "06:30"), encoding="utf-8")
    assert read_level(folder).file.start == 6 * 3600 + 30 * 60


class Whole(NamedTuple):
    """A file that is replaced as a whole."""

    name: str
    file: str
    content: Callable[[bytes], bytes]
    """Of the good one."""
    line: int
    words: str


WHOLE = [
    Whole("empty", LEVEL, lambda good: b"", 0, "must be a mapping"),
    Whole("only a comment", STORY, lambda good: b"# nothing\n", 0, "must be a mapping"),
    Whole("a list", LEVEL, lambda good: b"- 1\n- 2\n", 0, "must be a mapping"),
    Whole("a word", STORY, lambda good: b"level\n", 0, "must be a mapping"),
    Whole("an empty catalogue", TEXTS, lambda good: b"", 0, "missing"),
    Whole("UTF-16", LEVEL, lambda good: good.decode().encode("utf-16"), 1, "UTF-8"),
    Whole("UTF-16 without mark", LEVEL, lambda good: good.decode().encode("utf-16-le"), 1, "invisible"),
    Whole("UTF-16 catalogue", TEXTS, lambda good: good.decode().encode("utf-16"), 1, "UTF-8"),
    Whole("Latin-1", STORY, lambda good: good.replace(b"# What", "# Wh\u00e4t".encode("latin-1")), 1, "UTF-8"),
    Whole("a picture", LEVEL, lambda good: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, 1, "UTF-8"),
    Whole("zeros", STORY, lambda good: b"\0" * 3000, 1, "invisible"),
    Whole("5 MB", LEVEL, lambda good: good + b"# x\n" * 1_250_000, 0, "larger than"),
    Whole("5 MB catalogue", TEXTS, lambda good: good + b"# x\n" * 1_250_000, 0, "larger than"),
    Whole("100,000 keys", LEVEL, lambda good: b"".join(b"k%d: 1\n" % n for n in range(100_000)), 10000,
          "at most 20000"),
    Whole("100,000 sentences", TEXTS, lambda good: b"".join(b"k%d=''\n" % n for n in range(100_000)), 0,
          "at most 5000"),
    Whole("brackets", LEVEL, lambda good: b"[" * 3999 + b"\n", 1, "deeper"),
    Whole("brackets in many lines", LEVEL, lambda good: b"[\n" * 400_000, 13, "deeper"),
    Whole("dashes", STORY, lambda good: b"- " * 1999 + b"\n", 1, "deeper"),
    Whole("braces", STORY, lambda good: b"{a: " * 900 + b"\n", 1, "deeper"),
    Whole("a question", STORY, lambda good: b"? " * 900 + b"\n", 1, ""),
    Whole("JSON that breaks off", LEVEL, lambda good: b'{"format": 1, "id": ', 1, "a bracket is opened"),
    Whole("TOML for YAML", LEVEL, lambda good: b'format = 1\nid = "small"\n', 0, "must be a mapping"),
    Whole("YAML for TOML", TEXTS, lambda good: b"desk:\n  call: Hello\n", 1, "="),
    Whole("a web page", LEVEL, lambda good: b"<!DOCTYPE html>\n<html><body>404: not found</body></html>\n", 2, ""),
    Whole("a program", STORY, lambda good: b"import os\nprint(os.name)\n", 0, "must be a mapping"),
]


@pytest.mark.parametrize("whole", WHOLE, ids=[whole.name for whole in WHOLE])
def test_a_file_that_is_none_is_told_in_one_sentence(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    path = folder / whole.file
    path.write_bytes(whole.content(path.read_bytes()))
    told = checked(folder, capsys)
    if whole.name != "an empty catalogue":
        assert len(told) == 1, told
        assert (told[0].file, told[0].line) == (whole.file, whole.line)
    assert whole.words in told[0].sentence


@pytest.mark.parametrize("change", [
    lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: raw.replace(b"\n", b"\r"),
], ids=["byte order mark", "Windows line ends", "old Macintosh line ends"])  # fmt: skip
def test_what_editors_do_to_files_changes_nothing(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name in (LEVEL, STORY, TEXTS):
        (folder / name).write_bytes(change((folder / name).read_bytes()))
    good, changed = read_level(SMALL), read_level(folder)
    assert changed.digest == good.digest
    assert changed.catalogues["en"].texts == good.catalogues["en"].texts
    build(changed, 16, "standard")


# What lies around the files.


@pytest.mark.parametrize("name", [LEVEL, STORY, TEXTS])
def test_a_link_out_of_the_folder_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    outside = tmp_path / "outside"
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)
    assert checked(folder, capsys) == [
        Told(name, 0, "leads out of the level's folder; put the file itself there, not a link")
    ]


@pytest.mark.parametrize("name", [LEVEL, STORY, TEXTS])
def test_a_link_to_nowhere_or_to_itself_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / "nowhere")
    [told] = checked(folder, capsys)
    assert (told.file, told.line) == (name, 0)
    assert "can't be read" in told.sentence
    (folder / name).unlink()
    (folder / name).symlink_to(folder / name)
    [told] = checked(folder, capsys)
    assert "can't be read" in told.sentence


@pytest.mark.parametrize("name", [LEVEL, STORY, TEXTS])
def test_a_folder_in_place_of_a_file_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    (folder / name).mkdir()
    assert checked(folder, capsys) == [Told(name, 0, "is a folder; a file of text should stand here")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes of a name here")
def test_a_pipe_in_place_of_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / STORY).unlink()
    os.mkfifo(folder / STORY)
    [told] = checked(folder, capsys)
    assert "no plain file" in told.sentence


def test_a_level_that_is_a_file_or_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small"
    file.write_text("format: 1\n")
    [told] = checked(file, capsys)
    assert "can't be read: not a directory" in told.sentence
    file.unlink()
    file.mkdir()
    [told] = checked(file, capsys)
    assert "can't be read: no such file" in told.sentence


def test_a_catalogue_of_no_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / TEXTS).rename(folder / "english.toml")
    [told] = checked(folder, capsys)
    assert told.file == "english.toml"
    assert "en.toml" in told.sentence


def test_a_missing_catalogue_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / TEXTS).unlink()
    [told] = checked(folder, capsys)
    assert told.file == TEXTS
    assert "is missing; it would hold the sentence" in told.sentence


def test_a_translation_with_a_hole_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    text = (folder / TEXTS).read_text(encoding="utf-8")
    (folder / "de.toml").write_text(text.replace('fine = "Fine."\n', ""), encoding="utf-8")
    assert checked(folder, capsys) == [Told("de.toml", 0, "the sentence 'desk.fine' is missing from de.toml")]


@pytest.mark.parametrize("name", ["../small", "/etc", "..", "small/../small", "C:\\small"])
def test_a_plan_names_no_level_elsewhere(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    plan = folder / "plans" / "nothing.plan"
    plan.write_text(plan.read_text(encoding="utf-8").replace("level small", f"level {name}"), encoding="utf-8")
    [told] = checked(folder, capsys)
    assert (told.file, told.line) == ("nothing.plan", 1)


def test_mistakes_in_all_three_files_are_told_in_one_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    for name, old, new in ((LEVEL, "60 m3", "60"), (STORY, "wait: 3 min", "wait: 3"), (TEXTS, '"Fine."', "12")):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [told.file for told in checked(folder, capsys)] == [LEVEL, STORY, TEXTS]


CROWDS = [
    ("fifteen hundred tasks that need nothing known", "tasks:\n", "tasks:\n" + "".join(
        f"  t{n}: {{who: [crew], minutes: 1, needs: [u{n}]}}\n" for n in range(1500)), "tasks"),
    ("a crowd", "people:\n", "people:\n" + "".join(
        f"  p{n}: {{name: P, mass: 70 kg, at: hall}}\n" for n in range(1500)), "people"),
    ("a town", "places:\n", "places:\n" + "".join(f"  p{n}: {{name: P, in: hall}}\n" for n in range(2500)), "places"),
    ("keys that nobody knows", "cart:\n", "".join(f"strange{n}: 1\n" for n in range(8000)) + "cart:\n", "strange"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "words"), CROWDS, ids=[case[0] for case in CROWDS])
def test_more_than_a_level_holds_is_refused_quickly(
    name: str, old: str, new: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    text = (folder / LEVEL).read_text(encoding="utf-8")
    (folder / LEVEL).write_text(text.replace(old, new, 1), encoding="utf-8")
    told = checked(folder, capsys)
    assert 1 <= len(told) <= 31
    assert words in told[0].sentence


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by other means there")
def test_the_worst_of_them_take_no_more_memory_than_any_level(tmp_path: Path) -> None:
    import resource

    for each in ("5 MB", "100,000 keys", "brackets in many lines", "100,000 sentences"):
        whole = next(case for case in WHOLE if case.name == each)
        folder = shutil.copytree(SMALL, tmp_path / str(len(each)) / "small")
        path = folder / whole.file
        path.write_bytes(whole.content(path.read_bytes()))
        ran = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "check", str(folder)], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit < 200e6
