"""A playback told as a story: on a small level of its own, so that each thing it tells can be made to happen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.retelling.happenings import told_happenings
from game.retelling.notebook import Happening, Notebook
from game.retelling.page import WIDTH
from game.retelling.reasons import reasons
from game.retelling.wording import shortened
from game.session.run import opened, run

LEVELS = Path(__file__).parents[1] / "levels"
FIRST_STEPS = (LEVELS / "first_steps" / "level.yaml").read_text(encoding="utf-8")

STORY = """\
format: 1
speakers: {ana: person, bo: person, desk: voice, sound: caption}
beats:
  hello: {when: "clock >= 08:01", say: [ana.one, ana.two, sound.drip, bo.three], choice: way}
  taken: {when: "chose.way is left and since_choice.way < 2", say: [bo.four]}
  number: {when: "clock >= 08:15", say: [desk.number], choice: figure}
  between: {when: "clock >= 08:16", say: [ana.five]}
  open: {when: "clock >= 08:40", say: [desk.open], choice: never}
choices:
  way: {options: {left: {costs: 9 min}, right: {when: "done.mend"}, straight: {}}}
  figure: {wait: 3 min, silence: none_yet, options: {one: {}, none_yet: {}}}
  never: {options: {aye: {}, nay: {}}}
"""
TEXTS = """\
[task]
find = "Find the fuse: the right one"
fetch = "Fetch a fuse"
mend = "Mend the scrubber"
lie_down = "A rest for all"
[task_refusal]
find = "Nothing is broken."
[objective]
cause_first = "Cause before repair"
[tick.cause_first]
found = "Found before nine"
mended = "Mended"
[ending]
too_late = "Too late"
breathing = "Still breathing"
[ending_why]
too_late = "Nobody looked."
breathing = "Somebody looked."
[speaker]
desk = "The desk"
[ana]
one = "What was that?"
two = "Bo?"
five = "Meanwhile."
[bo]
three = "I heard it."
four = "Left, then."
[desk]
number = "A number, please."
open = "Well?"
[sound]
drip = "[a drip]"
[choice]
way = "Which way?"
figure = "What number?"
never = "Aye or nay?"
[option.way]
left = "To the left."
right = "To the right."
straight = "Straight on."
[option.figure]
one = "One."
none_yet = "I don't have one."
[option.never]
aye = "Aye."
nay = "Nay."
"""
CAST = """\
[level]
place = "A hut, at eight."
premise = "Four people and a scrubber, at {o2_percent:1} % of oxygen."
you = "Ana"
[cast]
ana = "electrician: you"
desk = "far away"
"""

Tell = Callable[..., str]


@pytest.fixture
def tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Plays lines of a plan on the small level and gives what is printed."""
    folder = tmp_path / "hut"
    folder.mkdir()
    level = FIRST_STEPS.replace("id: first_steps", "id: hut").replace("trade: electrics, minutes: 10", "minutes: 25")
    level = level.replace(" and co2_kpa < 0.8", "")
    (folder / "level.yaml").write_text(level, encoding="utf-8")
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")

    def told(*lines: str, texts: str = TEXTS + CAST, options: tuple[str, ...] = (), code: int = 0) -> str:
        (folder / "en.toml").write_text(texts, encoding="utf-8")
        plan = folder / "it.plan"
        plan.write_text("\n".join(("level hut   format 1", *lines, "")), encoding="utf-8")
        assert main(["playback", str(plan), *options]) == code
        return capsys.readouterr().out

    return told


def block(out: str, first: str, lines: int) -> list[str]:
    """So many lines from the one that holds `first`, without what stands before and after their words."""
    all_ = out.splitlines()
    at = next(at for at, line in enumerate(all_) if first in line)
    return [line.strip() for line in all_[at : at + lines]]


def test_the_head_names_title_place_settings_premise_and_cast(tell: Tell) -> None:
    lines = tell("08:00:30  end").splitlines()
    assert lines[:9] == [
        "The field hut",
        "A hut, at eight.",
        "Difficulty standard, seed 16.",
        "",
        "Four people and a scrubber, at 26.5 % of oxygen.",
        "",
        "  Ana       electrician: you",
        "  The desk  far away",
        "",
    ]


def test_a_level_that_says_nothing_of_itself_is_told_as_well(tell: Tell) -> None:
    out = tell("08:00:30  end", texts=TEXTS)
    assert out.startswith("The field hut\nDifficulty standard, seed 16.\n\n── 08:00 ")


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ('[cast]\nanna = "electrician"\n', "nothing in the level says what stands in [cast]"),
        ('[cast]\nana = "an"\nsound = "a sound"\n', "nothing in the level says 'cast.sound'"),
        ('[level]\npromise = "x"\nyou = "Ana"\n', "nothing in the level says 'level.promise'"),
        ('[level]\nplace = "At {o3} %"\n', "{o3}"),
    ],
)
def test_what_the_head_does_not_ask_for_is_a_mistake(
    more: str, complaint: str, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AssertionError, match="2 == 0"):
        tell("08:00:30  end", texts=TEXTS + more)
    assert complaint in capsys.readouterr().err


def test_a_speaker_is_named_once_for_several_lines_and_a_sound_stands_by_itself(tell: Tell) -> None:
    assert block(tell("08:02:00  end"), "What was that?", 4) == [
        "08:01  Ana: What was that?",
        "Bo?",
        "[a drip]",
        "Bo: I heard it.",
    ]


def test_a_minute_stands_in_the_margin_only_where_it_changes(tell: Tell) -> None:
    out = tell("08:01:40  choose way left", "08:18:30  end")
    assert out.count("08:01  ") == 1
    assert out.count("08:15  ") == 1
    assert not re.search(r"\d\d:\d\d:\d\d", out.split("── Accounts")[0])


def test_a_question_shows_the_answers_that_are_open_and_the_one_that_is_given(tell: Tell) -> None:
    out = tell("08:01:50  choose way left", "08:02:10  end")
    assert block(out, "Which way?", 6) == [
        "? Which way?",
        "· To the left. (9 min)",
        "· Straight on.",
        "You: To the left.",
        "",
        "Bo: Left, then.",
    ]
    assert "To the right." not in out
    assert "» " not in out


def test_an_answer_after_other_talk_takes_its_question_along(tell: Tell) -> None:
    out = tell("08:01:50  choose way left", "08:17:10  choose figure one", "08:18:30  end")
    assert block(out, "What number?", 4) == [
        "08:17  ? What number?  (asked at 08:15)",
        "· One.",
        "· I don't have one.",
        "You: One.",
    ]
    assert out.index("Meanwhile.") < out.index("What number?")


def test_silence_is_told_where_it_becomes_an_answer(tell: Tell) -> None:
    out = tell("08:01:50  choose way left", "08:19:00  end")
    assert block(out, "What number?", 4)[-1] == "(no answer)"
    assert out.count("What number?") == 1
    assert "1 of" not in out
    assert "Of 2 questions, 1 got no answer." in out


def test_a_question_that_is_never_closed_is_told_at_the_end_of_its_chapter(tell: Tell) -> None:
    out = tell("08:01:50  choose way left", "09:05:00  end")
    assert block(out, "Aye or nay?", 4) == ["? Aye or nay?  (asked at 08:40)", "· Aye.", "· Nay.", "(left open)"]
    assert out.index("Well?") < out.index("(left open)") < out.index("── 09:00 ")


def test_the_orders_of_a_minute_are_one_sentence_for_each_person(tell: Tell) -> None:
    out = tell(
        "08:11:00  assign ana find",
        "08:11:05  book ana fetch",
        "08:11:05  book ana mend",
        "08:11:10  assign bo lie_down",
        "08:11:20  send cem locker",
        "08:11:20  send dee locker",
        "08:12:00  end",
    )
    assert [line.strip() for line in out.splitlines() if "» " in line] == [
        "08:11  » You set out to find the fuse, fetch a fuse and mend the scrubber.",
        "» You ask Bo to see to a rest for all.",
        "» You send Cem and Dee to the locker.",
    ]


def test_a_long_list_of_orders_is_cut_and_counted(tell: Tell) -> None:
    lines = [f"08:11:00  book bo {task}" for task in ("find", "fetch", "mend", "lie_down")]
    four = tell(*lines, "08:11:30  end")
    assert "» You ask Bo to find the fuse, fetch a fuse, mend the scrubber and see to a rest for all." in flat(four)
    assert shortened(["one", "two", "three", "four", "five"]) == "one, two, three … and two more"
    assert shortened(["a, b", "c"]) == "a, b and c"
    assert shortened(["a, b", "c", "d"]) == "a, b; c and d"


def flat(out: str) -> str:
    """Without line breaks."""
    return " ".join(out.split())


def test_a_job_is_told_where_it_is_long_and_unlike_talk(tell: Tell) -> None:
    out = tell("08:11:00  assign bo find", "08:11:00  assign cem fetch", "08:50:00  end")
    jobs = [line.strip() for line in out.splitlines() if "— " in line and "fuse" in line]
    assert jobs == ["08:35    — It took Bo 25 min to find the fuse"]
    for line in jobs:
        assert ": " not in line.partition("—")[2]


def test_a_job_that_nobody_was_just_asked_for_is_told_when_it_begins(tell: Tell) -> None:
    assert "begins to" not in tell("08:11:00  assign bo find", "08:50:00  end")
    late = tell("08:03:00  book bo find", "08:50:00  end")
    assert "08:10    — Bo begins to find the fuse" in late


def test_a_chapter_begins_with_how_things_stand(tell: Tell) -> None:
    heads = [line for line in tell("09:00:30  end").splitlines() if re.match(r"── \d", line)]
    assert [head.split()[1] for head in heads] == ["08:00", "08:30", "09:00"]
    air, people = r"oxygen 26\.\d %   \d+ min to the carbon dioxide limit", r"4 at home breathe 0\.\d\d kg an hour"
    assert re.match(rf"── 08:30   {air}   {people} ─", heads[1])
    assert {len(head) for head in heads} == {WIDTH}
    every = tell("08:20:30  end", options=("--every", "600"))
    assert [line.split()[1] for line in every.splitlines() if re.match(r"── \d", line)] == ["08:00", "08:10", "08:20"]


def test_a_long_silence_is_marked_where_it_begins(tell: Tell) -> None:
    out = tell("08:01:50  choose way left", "08:39:00  end")
    marks = [line.strip() for line in out.splitlines() if "nobody speaks" in line]
    assert marks == [". . .   for 13 min nobody speaks", ". . .   for 23 min nobody speaks"]
    assert out.index("Left, then.") < out.index("for 13 min") < out.index("A number, please.")


def test_the_outcome_is_told_once_with_reasons_and_what_was_learnt(tell: Tell) -> None:
    out = tell("08:11:00  assign bo find", "08:15:00  assign cem fetch", "08:20:00  book bo mend")
    assert out.count("Still breathing") == 1
    end = flat(out[out.index("═") :])
    assert "═ Ending, 08:5" in end
    assert "Somebody looked." in end
    assert "The first order was given at 08:11." in end
    assert "The last of" not in end
    assert "The oxygen was lowest at" in end
    assert "Nobody was hurt, and nobody lost consciousness." in end
    assert "shown Cause before repair" in end
    assert out.index("Why it came out so") < out.index("What there was to learn") < out.index("── Accounts")


def test_what_is_missing_from_an_objective_is_named(tell: Tell) -> None:
    out = flat(tell("08:11:00  assign bo find", "08:45:00  end"))
    assert "in part Cause before repair missing: Mended" in out
    assert "missing: Found" not in out


def test_nobody_giving_an_order_is_the_reason_told(tell: Tell) -> None:
    out = flat(tell("end  expect ending too_late"))
    assert "Nobody gave an order." in out
    assert "Of 3 questions, not one got an answer." in out
    assert re.search(r"The carbon dioxide limit was crossed at 09:\d\d\.", out)
    assert "first order" not in out


def test_haste_and_what_is_left_out_are_told() -> None:
    plans = LEVELS / "g7" / "plans" / "careless.plan"
    script, world = opened(plans, LEVELS)
    book = Notebook(world, 1800)
    told = "\n".join(reasons(book, run(script, world, book.listen).session))
    for task in ("grind", "tack", "weld"):
        assert world.texts[f"task.{task}"][1:] in told.split("In haste: ")[1].split("\n")[0]
    left_out = next(line for line in told.split("\n") if line.startswith("Left out: "))
    assert world.texts["task.check"][1:] in left_out
    assert re.search(r"Hurt: Hassan \(\d\d:\d\d\)", told)
    assert re.search(r"The last of \w+ jobs in a row", told)


def test_an_expectation_that_fails_is_told_in_the_accounts_with_its_line(tell: Tell) -> None:
    out = tell("08:11:00  expect o2_percent > 27", "08:12:00  end", code=1)
    accounts = out[out.index("── Accounts") :]
    assert "Expectations: 0 held, 1 failed" in accounts
    assert re.search(r"it\.plan:2: 08:11:00  o2_percent > 27: it is 26\.\d", accounts)


def test_the_full_log_has_a_line_for_each_command_event_and_reading_and_ends_alike(tell: Tell) -> None:
    lines = ("08:01:50  choose way left", "08:11:00  assign bo find", "08:31:00  end")
    full, story = tell(*lines, options=("--full",)), tell(*lines)
    for part in (
        "08:01:00    Ana: What was that?",
        "08:01:05    Ana: Bo?",
        "08:01:50    > choose way left",
        "08:11:00    > assign bo find normal",
        "08:30:00  O2 26.",
    ):
        assert part in full
        assert part not in story
    assert "» " not in full

    def end(out: str) -> str:
        return re.sub(r" in [\d.]+ s, [\d,]+ times", "", out[out.index("═") :])

    assert end(full) == end(story)


def test_a_level_without_story_and_catalogue_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["playback", str(LEVELS / "first_steps" / "plans" / "mended.plan")]) == 0
    out = capsys.readouterr().out
    for part in ("» You ask Ana to find.", "— Bo begins to fetch", "— It took Bo 2 min to fetch", "Breathing", "shown"):
        assert part in out
    assert "nobody speaks" not in out


@pytest.mark.parametrize("plan", ["saves", pytest.param("lost", marks=pytest.mark.long), "careless"])
def test_no_line_is_wider_than_the_page_and_no_id_shows(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["playback", str((LEVELS / "g7" / "plans" / f"{plan}.plan").relative_to(Path.cwd()))]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= WIDTH
    assert "\x1b" not in out
    assert "\n\n\n" not in out
    assert not re.search(r"\b[a-z0-9]+_[a-z0-9_]+\b", out.replace(f"{plan}.plan", ""))


def test_several_files_are_told_one_after_another(capsys: pytest.CaptureFixture[str]) -> None:
    plans = LEVELS / "first_steps" / "plans"
    assert main(["playback", str(plans / "mended.plan"), str(plans / "nobody.plan")]) == 0
    out = capsys.readouterr().out
    assert out.count("The field hut\n") == 2
    assert "held\n\nThe field hut\n" in out


def test_full_and_json_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["playback", "x.plan", "--full", "--json"])
    assert stopped.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_arrivals_together_are_one_sentence_and_none_if_work_begins_at_once(tell: Tell) -> None:
    out = tell("08:11:00  send cem locker", "08:11:10  send dee locker", "08:11:20  book bo fetch", "08:14:00  end")
    assert [line.strip() for line in out.splitlines() if "reach" in line] == ["08:12    — Cem and Dee reach the locker"]
    assert "You reach the locker" in tell("08:11:00  send ana locker", "08:14:00  end")


def test_what_befalls_people_is_told_of_each_by_name_and_arrivals_in_short() -> None:
    _, world = opened(LEVELS / "g7" / "plans" / "do_nothing.plan", LEVELS)
    others = [name for name in world.people_names if name != "Yuki Tanaka"][:5]
    names = [*others, "Yuki Tanaka"]
    fallen = [Happening(at, "person_unconscious", {"person": name}) for at, name in enumerate(names)]
    [(tick, told)] = told_happenings(world, fallen, (), ())
    assert tick == 0
    assert told == f"You, {', '.join(others[:-1])} and {others[-1]} are unconscious"
    came = [Happening(at, "arrived", {"person": name, "module": "G-5"}) for at, name in enumerate(names)]
    assert told_happenings(world, came, (), ()) == [
        (0, f"You, {others[0]}, {others[1]} … and three more reach G-5"),
    ]
