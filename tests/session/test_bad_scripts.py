"""Bad plans, replays and arguments: one sentence with file, line and column, exit code 2, no traceback.

Look for: CASES (the letter after ^ is where the mistake must be pointed at; ^ itself is taken out), ARGUMENTS.
"""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli import main
from game.model import VERSION

HEAD = "level g7   seed 16   difficulty standard   format 1   rule work off   rule kwan off\n"
RECORDED = f"recorded   model {VERSION}   world 01234567\n"
pytestmark = pytest.mark.usefixtures("forget_levels")


class Said(NamedTuple):
    """What a command line came to."""

    code: object
    out: str
    err: str


class Bad(NamedTuple):
    """A file with one mistake."""

    name: str
    text: str
    words: tuple[str, ...]
    """What the sentence must say."""


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """Runs a command line as main.py does."""
    try:
        code: object = main(words)
    except SystemExit as stop:
        code = stop.code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return Said(code, captured.out, captured.err)


def line(name: str, rest: str, *words: str) -> Bad:
    """A plan whose second line is wrong."""
    return Bad(name, f"{HEAD}07:00:00  {rest}\n07:30:00  end\n", words)


BEGINS = "a plan begins with a line such as 'level g7   seed 16   format 1'"

CASES = [
    # The file as a whole
    Bad("an empty file", "^", ("nothing to play", BEGINS)),
    Bad("comments only", "^# level g7 format 1\n\n   # nothing\n", ("nothing to play", BEGINS)),
    Bad("a NUL", HEAD + "07:00:00  do ^\0 rest\n", ("unprintable", "U+0000")),
    Bad("a bell in a comment", HEAD + "07:00:00  end # ding ^\a\n", ("unprintable", "U+0007")),
    Bad(
        "a no-break space", HEAD + "07:00:00^\N{NO-BREAK SPACE}do ivan rest\n", ("unprintable", "U+00A0", "put a space")
    ),
    Bad("a Cyrillic letter", HEAD + "07:00:00  d^о ivan rest\n", ("'о'", "U+043E", "only comments")),
    Bad("a minus of typesetters", HEAD + "07:00:00  expect temperature_c ^−3\n", ("'−'", "U+2212")),
    Bad("lines that end with a bare CR", HEAD.rstrip() + "^\r07:00:00  end\r", ("unprintable", "U+000D")),
    Bad("a huge line", HEAD + "07:00:00  " + "do " * 663 + "#^" + "x" * 100_000, ("longer than 2000",)),
    Bad("a huge word", HEAD + "07:00:00  do ^" + "x" * 65 + " rest", ("65 letters", "more than 64")),
    # The first line
    Bad("no head", "^07:00:00  do ivan rest\n", ("'07:00:00' stands first", BEGINS)),
    Bad("a capital in the head", "  ^Level g7   format 1\n", ("'Level' stands first", BEGINS)),
    Bad("no level named", "level^\n", ("'level' needs a value",)),
    Bad("no format", "level g7   seed 16^  \n", ("'format' and its value are missing",)),
    Bad("a later format", "level g7   format ^2\n", ("of format 2", "reads format 1")),
    Bad(
        "a misspelt key",
        "level g7   ^sed 16   format 1\n",
        ("'sed'", "level, seed, difficulty, format", "mean 'seed'?"),
    ),
    Bad("a key twice", "level g7   seed 16   ^seed 17   format 1\n", ("'seed' stands here twice",)),
    Bad("a negative seed", "level g7   seed ^-1   format 1\n", ("'-1'", "whole number from 0 to 999999999")),
    Bad("a seed too large", "level g7   seed ^1000000000   format 1\n", ("'1000000000'", "to 999999999")),
    Bad("a seed that is a word", "level g7   seed ^lucky   format 1\n", ("'lucky'", "whole number")),
    Bad("a level that is not there", "  level   ^g-7 format 1\n", ("no level 'g-7'", "mean 'g7'?")),
    Bad("a level out of the folder", "level ^../levels/g7 format 1\n", ("no level '../levels/g7'",)),
    Bad(
        "no such difficulty", "level g7 difficulty ^hrad format 1\n", ("no difficulty 'hrad'", "mean 'hard'?", "guided")
    ),
    # The second line of a recording
    Bad(
        "recorded without world", HEAD + "recorded   model 1^\n07:00:00  end\n", ("'world' and its value are missing",)
    ),
    Bad("recorded with a misspelt key", HEAD + "  recorded ^modle 1 world 0\n", ("'modle'", "mean 'model'?")),
    Bad(
        "recorded too late",
        HEAD + "07:00:00  do ivan rest\n^" + RECORDED,
        ("'recorded' stands at the head", "nowhere else"),
    ),
    Bad("recorded misspelt", HEAD + "^recoded   model 1   world 0\n", ("'recoded' is not a time", "mean 'recorded'?")),
    Bad("another model", HEAD + "recorded   model ^0   world 0\n", ("model version 0", f"has version {VERSION}")),
    Bad(
        "another level text", HEAD + RECORDED.replace("0123", "^0123"), ("another version of level 'g7'", "(01234567;")
    ),
    # Times
    line("a time with no zero", "do ivan rest\n^9:00:00  do ivan rest", "'9:00:00' is not a time", "HH:MM:SS"),
    line("an hour past all", "do ivan rest\n^72:00:00  do ivan rest", "'72:00:00'", "hours run to 71"),
    line("a minute past all", "do ivan rest\n^07:60:00  do ivan rest", "'07:60:00'", "minutes and seconds to 59"),
    line("a word for a time", "do ivan rest\n^later  do ivan rest", "'later' is not a time"),
    line("a line with no time", "do ivan rest\n^do ivan nominal", "'do' is not a time"),
    line(
        "times that go backwards", "do ivan rest\n^06:59:59  do ivan work", "06:59:59 is too early", "line 2 is later"
    ),
    Bad("before the start", HEAD + "^06:29:59  end\n", ("06:29:59 is too early", "starts at 06:30:00")),
    line("past the end of the level", "do ivan rest\n^71:59:59  do ivan work", "71:59:59 is after", "last moment"),
    line("after the end", "end\n^07:10:00  do ivan rest", "line 2 ends the plan", "nothing timed may follow"),
    Bad(
        "end lines before timed ones",
        HEAD + "end  expect dead 0\n^07:00:00  end\n",
        ("line 2 begins with 'end'", "last"),
    ),
    Bad("end with no time", HEAD + "07:00:00  do ivan rest\nend^\n", ("'=' or 'expect' must follow", "HH:MM:SS  end")),
    Bad("a command at the end", HEAD + "end  ^do ivan rest\n", ("'=' or 'expect' must follow",)),
    Bad("nothing after the time", HEAD + "07:00:00^   # what?\n", ("a command, '=', 'expect' or 'end' must follow",)),
    line("something after end", "end ^expect dead 0", "nothing follows 'end'", "lines that begin with 'end'"),
    # Commands
    line("no such command", "^strat backup 10", "'strat' is no command", "mean 'start'?", "some: do, send"),
    line("a command in capitals", "^DO ivan rest", "'DO' is no command", "mean 'do'?"),
    line("no such person", "do ^ivam rest", "'ivam' is no person or group", "mean 'ivan'?"),
    line("nobody at all", "do ^xyzzy rest", "'xyzzy' is no person or group", "There are adaeze, daniel", "residents"),
    line("no fact at all", "expect ^xyzzy 1", "'xyzzy' is no fact", "listed by 'main.py words'"),
    line("no such group", "do ^residentes rest", "'residentes' is no person or group", "mean 'residents'?"),
    line("no such activity", "do ivan ^resting", "'resting' is no activity", "mean 'rest'?"),
    line("no such module", "send ivan ^livng", "'livng' is no place", "mean 'living'?"),
    line("no such link", "open ^tunel", "'tunel' is no link", "mean 'tunnel'?"),
    line("no such bed", "bed ^bed_c on", "'bed_c' is no CO2 bed", "mean 'bed_"),
    line("no such stack", "stop ^bakcup", "'bakcup' is no stack", "mean 'backup'?"),
    line("no such load", "breaker ^light open", "'light' is no load", "mean 'lights'?"),
    line("no such switch", "pump ^onn", "'onn' is not 'on' or 'off'", "mean 'on'?"),
    line("a breaker that is on", "breaker lights ^on", "'on' is not 'open' or 'closed'"),
    line("a word too few", "send ivan^", "'send' needs a place here", "write 'send WHO PLACE'"),
    line("a word doubled", "do ^do ivan rest", "'do' is no person or group"),
    line("nothing after a command", "pump^", "'pump' needs 'on' or 'off' here", "write 'pump SWITCH'"),
    line("a word missing between", "do ivan^", "'do' needs an activity here", "write 'do WHO ACTIVITY'"),
    line("a word too many", "shut tunnel ^now", "'now' is one word too many", "write 'shut LINK'"),
    line("a ramp in words", "start backup ^ten", "'ten' is not a number of minutes"),
    line("a ramp that is no number", "start backup ^nan", "'nan' is not a number"),
    line("a ramp too long", "start backup ^1000", "1000 minutes of ramp is out of range", "1 to 60"),
    line("a ramp below zero", "start backup ^-0", "out of range", "1 to 60"),
    # Facts
    line("no such fact", "expect ^o2_pecent 20", "'o2_pecent' is no fact", "mean 'o2_percent'?"),
    line("no such person in a fact", "expect spo2.^rustem 90", "'rustem' is no person", "mean 'rustam'?"),
    line("no such module in a fact", "expect o2_percent.^bey 20", "'bey' is no module", "mean 'bay'?"),
    line("no such stack in a fact", "expect stack.^prime off", "'prime' is no stack", "mean 'primary'?"),
    line("a fact of nobody", "expect ^spo2 90", "'spo2' needs a person", "write 'spo2."),
    line("a fact with a subject it can't have", "expect dead^.ivan 0", "'dead' takes nothing after it"),
    line("a dot and nothing", "expect o2_percent.^ 20", "a module must follow the dot"),
    line("expect and nothing", "expect^", "a fact and what it should be must follow"),
    line("a fact and no value", "expect o2_percent >^", "the value that 'o2_percent' should have must follow"),
    line("a word for a number", "expect o2_percent ^lots", "'lots' is not a number", "measured in %"),
    line("infinity", "expect o2_percent < ^inf", "'inf' is not a number"),
    line("a number with an exponent", "expect o2_percent < ^1e999", "'1e999' is not a number"),
    line("a word that the fact never is", "expect ending not ^close_cal", "never 'close_cal'", "mean 'close_call'?"),
    line("words compared with <", "expect ending ^< lost", "'ending' is a word", "'is' and 'not'"),
    line("never compared with <", "expect first_limit_at ^< none", "'none'", "'is' and 'not'"),
    line("a comparison of programmers", "expect dead ^== 0", "'==' is no comparison", "<, <=, >, >=, is, not"),
    line("a time that is a number", "expect first_limit_at ^12", "'12' is not a time"),
    line("a tolerance below zero", "expect o2_percent 20 within ^-1", "tolerance '-1'", "0 or more"),
    line("a tolerance in words", "expect o2_percent 20 within ^5%", "tolerance '5%' is not a number"),
    line("a tolerance missing", "expect o2_percent 20 within^", "a tolerance must follow 'within'"),
    line("a tolerance of a time in minutes", "expect first_limit_at 12:30:00 within ^6", "00:06:00", "not '6'"),
    line("a tolerance of an inequality", "expect o2_percent > 20 ^within 1", "compared with 'is' takes a tolerance"),
    line("a tolerance of never", "expect first_limit_at none ^within 00:06:00", "takes a tolerance"),
    line("a unit after a value", "expect o2_percent 20 ^% within 1", "nothing, or 'within'"),
    line("more after a tolerance", "expect o2_percent 20 within 1 ^%", "nothing, or 'within'"),
    line("refused and nothing", "expect refused^", "the command that should be refused must follow"),
    line("refused and no command", "expect refused ^begin backup", "'begin' is no command"),
    # Pins
    line("= and nothing", "=^", "facts and values must follow '='"),
    line("= and half a pair", "= dead 0  unconscious^", "'unconscious' needs its value"),
    line("= and a fact that is none", "= dead 0  ^o3_percent 1", "'o3_percent' is no fact", "mean 'o2_percent'?"),
    line("= and a value rounded otherwise", "= o2_percent ^21.2", "'21.20', not '21.2'"),
    line("= and half a digest", "= digest ^beef", "'beef' is no digest", "8 to 32"),
    line("= and a digest in capitals", "= digest ^DEADBEEF", "'DEADBEEF' is no digest", "a to f"),
    line("= and lines in words", "= lines ^many", "'many' is no number of lines"),
]


@pytest.mark.parametrize("bad", CASES, ids=[case.name for case in CASES])
def test_one_sentence_tells_where_and_what(bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, _, after = bad.text.partition("^")
    row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    path = tmp_path / "bad.plan"
    path.write_bytes((before + after).encode())
    said = ran(capsys, "playback", str(path))
    told = [each for each in said.err.splitlines() if each.startswith(str(path))]
    assert (said.code, said.out, len(told)) == (2, "", 1), said.err
    assert told[0].startswith(f"{path}:{row}:{column}: "), told[0]
    sentence = told[0].split(": ", 1)[1]
    assert [word for word in bad.words if word not in sentence] == [], sentence


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 25


def test_the_caret_stands_under_the_mistake_in_a_line_with_tabs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tabs.plan"
    path.write_text(HEAD + "07:00:00\tdo\tivam\trest\n", encoding="utf-8")
    place, source, caret = ran(capsys, "playback", str(path)).err.splitlines()
    assert place.startswith(f"{path}:2:13: ")
    assert source == "    07:00:00 do ivam rest"
    assert source[caret.index("^") :].startswith("ivam")


@pytest.mark.parametrize(
    ("raw", "row", "column"),
    [
        (b"\xff\xfel\0e\0v\0e\0l\0", 1, 1),
        (b"# Jos\xe9\n" + HEAD.encode(), 1, 6),
        (b"\xef\xbb\xbf# \xc3\xa9\xc3\xa9 \xff\n", 1, 6),
        (b"\xef\xbb\xbf" + HEAD.encode() + b"07:00:00  do p\xe9tra rest\n", 2, 15),
    ],
    ids=["UTF-16", "Latin-1", "letters, not bytes, are counted", "on the second line, after a BOM"],
)
def test_a_file_that_is_not_utf8_is_told_at_its_first_wrong_letter(
    raw: bytes, row: int, column: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "latin.plan"
    path.write_bytes(raw)
    said = ran(capsys, "playback", str(path))
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{path}:{row}:{column}: this is not UTF-8; save the file as UTF-8\n"


def test_every_mistake_is_told_in_one_pass_and_none_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "three.plan"
    rows = ["29:00:00  do ivan rest", "07:00:00  do ivan rest", "07:10:00  do ivan walk", "end", "07:20:00  end"]
    path.write_text(HEAD + "\n".join(rows) + "\n07:30:00  do ivan rest\n", encoding="utf-8")
    said = ran(capsys, "playback", str(path))
    places = [each.split(": ")[0] for each in said.err.splitlines() if each.startswith(str(path))]
    assert said.code == 2
    assert places == [f"{path}:{place}" for place in ("3:1", "4:19", "5:4", "6:1")]


def test_each_line_before_the_start_is_measured_by_the_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "early.plan"
    path.write_text(HEAD + "06:00:00  end\n06:10:00  end\n", encoding="utf-8")
    told = [each for each in ran(capsys, "playback", str(path)).err.splitlines() if each.startswith(str(path))]
    assert told == [
        f"{path}:2:1: 06:00:00 is too early: the level starts at 06:30:00",
        f"{path}:3:1: 06:10:00 is too early: the level starts at 06:30:00",
    ]


def test_reading_stops_after_fifty_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rubbish.plan"
    for rubbish, least in (("\a\n", 50), ("rubbish\n", 51)):
        path.write_text(HEAD + rubbish * 100_000, encoding="utf-8")
        said = ran(capsys, "playback", str(path))
        told = [each for each in said.err.splitlines() if each.startswith(str(path))]
        assert (said.code, len(told)) == (2, least)


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode() + b"06:30:01  expect dead 0\r\n06:30:02  end\r\n",
        b"\n\n  # \xe2\x80\xa6 \xc2\xa0\n\t" + HEAD.encode() + b"\n06:30:01\texpect dead 0#!\n06:30:02  end",
    ],
    ids=["BOM and CRLF", "blank lines, tabs, comments in any script, no last newline"],
)
def test_a_plan_may_be_written_with_any_editor(raw: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.plan"
    path.write_bytes(raw)
    said = ran(capsys, "playback", str(path), "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)[0]["expectations"] == {"held": 1, "failed": []}


# Arguments

PLAN = HEAD + "06:30:02  end\n"

ARGUMENTS = {
    "an unknown command": (["plyback", "{plan}"], ("'plyback'", "'playback'")),
    "no file": (["playback"], ("required: FILE", "--help")),
    "a file that is not there": (["playback", "{folder}/none.plan"], ("none.plan: can't be read: no such file",)),
    "a folder": (["playback", "{folder}"], ("{folder}: can't be read",)),
    "a name with a NUL": (["playback", "a\0b"], ("not the name of a file",)),
    "a name too long": (["playback", "x" * 5000], ("x: can't be read",)),
    "--every 0": (["playback", "{plan}", "--every", "0"], ("--every", "'0' is not a whole number", "1 to 86400")),
    "--every x": (["playback", "{plan}", "--every", "x"], ("--every", "'x' is not a whole number")),
    "--every -60": (["playback", "{plan}", "--every", "-60"], ("--every",)),
    "--every 1.5": (["playback", "{plan}", "--every", "1.5"], ("--every", "'1.5' is not a whole number")),
    "--every and nothing": (["playback", "{plan}", "--every"], ("--every", "expected one argument")),
    "a misspelt option": (["playback", "{plan}", "--evry", "60"], ("--evry", "--help")),
    "--record with two files": (
        ["playback", "{plan}", "{plan}", "--record", "{folder}/r"],
        ("--record takes one file",),
    ),
    "--record into no folder": (["playback", "{plan}", "--record", "{folder}/no/r"], ("no/r: can't be written",)),
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_bad_argument_is_refused_with_exit_code_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "good.plan"
    plan.write_text(PLAN, encoding="utf-8")
    words, expected = ARGUMENTS[name]

    def filled(text: str) -> str:
        return text.format(plan=plan, folder=tmp_path)

    said = ran(capsys, *map(filled, words))
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert [word for word in map(filled, expected) if word not in said.err] == [], said.err
    assert [each.name for each in tmp_path.iterdir()] == ["good.plan"]


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.plan"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(Path, "open", forbidden)
    assert ran(capsys, "playback", str(path)) == Said(2, "", f"{path}: can't be read: permission denied\n")


def test_a_file_without_end_is_not_read_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    said = ran(capsys, "playback", "/dev/zero")
    assert said == Said(2, "", "/dev/zero: is larger than 20000000 bytes; that is no plan or replay\n")


def test_the_files_beside_a_bad_one_are_still_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.plan", tmp_path / "bad.plan"
    good.write_text(PLAN, encoding="utf-8")
    bad.write_text("level g7\n", encoding="utf-8")
    said = ran(capsys, "playback", str(bad), str(good), "--json")
    assert said.code == 2
    assert said.err.startswith(f"{bad}:1:9: ")
    assert [each["file"] for each in json.loads(said.out)] == [str(good)]


def test_a_broken_level_is_told_with_its_own_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    (folder / "plans").mkdir(parents=True)
    (folder / "level.yaml").write_text("format: 1\nid: mine\nmodules: [\n", encoding="utf-8")
    plan = folder / "plans" / "a.plan"
    plan.write_text(PLAN.replace("g7", "mine"), encoding="utf-8")
    said = ran(capsys, "playback", str(plan))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{folder / 'level.yaml'}:4:1: ")
