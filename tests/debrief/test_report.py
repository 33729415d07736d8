"""A report of a run: on the shipped level, played once as somebody would who does a few things."""

from functools import cache
from pathlib import Path

import pytest

from game.cli import main
from game.debrief.flags import ANSWER, ORDER, SILENCE
from game.debrief.played import played
from game.debrief.report import Report, Shown, report
from game.debrief.samples import sample
from game.debrief.told import told
from game.debrief.traces import BARS, STEPS, trace
from game.retelling.notebook import Notebook
from game.retelling.outcome import PARTLY, UNSEEN
from game.retelling.page import WIDTH
from game.session.run import opened, run

LEVELS = Path(__file__).parents[2] / "levels"
PLAN = """\
level g7   seed 16   difficulty standard   format 1
06:30:40  choose arrival straight
06:31:00  assign kwan log
06:32:30  assign yuki look
06:50:00  book hassan lockout
07:10:00  end
"""


@cache
def done(folder: Path) -> Report:
    file = folder / "short.plan"
    file.write_text(PLAN, encoding="utf-8")
    return played(file, LEVELS)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return done(tmp_path_factory.mktemp("plans"))


def test_there_is_a_look_at_every_minute_from_the_first_to_the_last(found: Report) -> None:
    assert [each.tick for each in found.samples] == [60 * n for n in range(41)]
    assert found.now == 2400
    assert found.sample(2399).tick == 2340
    assert found.sample(99_999).tick == 2400


def test_decisions_are_numbered_in_the_order_of_time(found: Report) -> None:
    assert [each.number for each in found.flags] == list(range(1, len(found.flags) + 1))
    assert [each.tick for each in found.flags] == sorted(each.tick for each in found.flags)


def test_an_answer_is_told_in_the_players_words_under_its_question(found: Report) -> None:
    first = found.flags[0]
    assert (first.kind, first.tick, first.back) == (ANSWER, 40, 40)
    assert first.asked == found.world.texts["choice.arrival"]
    assert first.words == (found.world.texts["option.arrival.straight"],)


def test_orders_given_close_together_are_one_decision(found: Report) -> None:
    orders = [each for each in found.flags if each.kind == ORDER]
    assert [(each.tick, len(each.words)) for each in orders] == [(60, 2), (1200, 1)]


def test_silence_can_be_broken_from_when_one_was_asked(found: Report) -> None:
    silent = [each for each in found.flags if each.kind == SILENCE]
    assert silent
    for each in silent:
        assert 0 <= each.back < each.tick
        assert each.asked


def test_everybody_has_a_strip_with_the_lowest_that_was_read(found: Report) -> None:
    assert len(found.strips) == len(found.world.people) == 16
    for i, strip in enumerate(found.strips):
        assert strip.lowest == min(each.spo2[i] for each in found.samples)
        assert found.sample(strip.lowest_at).spo2[i] == strip.lowest
    assert [each.name for each in found.strips if each.player] == [found.world.texts["level.you"]]


def test_objectives_say_what_was_seen_and_when_and_what_is_missing(found: Report) -> None:
    load = next(each for each in found.objectives if each.id == "load")
    assert load.seen in (PARTLY, UNSEEN)
    assert len(load.ticks) == 3
    assert set(load.missing) == ({text for text, when in load.ticks if when < 0} if load.seen == PARTLY else set())


def test_how_it_was_played_is_told_from_the_notes_of_the_window(tmp_path: Path) -> None:
    file = tmp_path / "short.plan"
    file.write_text(PLAN, encoding="utf-8")
    script, world = opened(file, LEVELS)
    book = Notebook(world, 1800)
    session = run(script, world, book.listen).session
    start = world.start
    notes = [
        (start + 60, "paused", "30.0"),
        (start + 90, "paused", "150.0"),
        (start + 120, "slowed", "0.5"),
        (start + 200, "stepped", "40.0"),
        (start + 250, "stepped", "80.0"),
        (start + 300, "shown", "timing"),
        (start + 420, "shown", "edges"),
        (start + 600, "effects", "reduced"),
        (start + 600, "shown", "nothing"),
    ]
    eased = report(book, session, [sample(session)], notes)
    assert eased.shown == (Shown(300, 420, "timing"), Shown(420, 600, "edges"))
    assert eased.eased == (
        "Time was stopped 2 times, 3 min in all.",
        "Beads laid step by step: 2; between the steps time stood still for 2 min in all.",
        "From 06:32 on, time ran at 50 % of its pace.",
        "From 06:40 on, effects on your senses were switched off.",
    )


def test_what_was_shown_until_the_end_ends_with_it(tmp_path: Path) -> None:
    found = done(tmp_path)
    book = Notebook(found.world, 1800)
    script, world = opened(tmp_path / "short.plan", LEVELS)
    session = run(script, world, book.listen).session
    shown = report(book, session, found.samples, [(world.start + 2000, "shown", "doubling")]).shown
    assert shown == (Shown(2000, 2400, "doubling"),)


def test_the_page_holds_all_of_it_within_its_width(found: Report) -> None:
    page = told(found)
    assert all(len(line) <= WIDTH for line in page.splitlines())
    for part in ("Why it came out so", "What you decided", "What there was to learn", "What it cost"):
        assert part in page
    for strip in found.strips:
        assert strip.name in page
    for flag in found.flags:
        assert f"{flag.number:4}  " in page


@pytest.mark.parametrize(("values", "ends"), [([0.0, 100.0], "▁█"), ([100.0, 0.0], "█▁"), ([50.0], "▅▅")])
def test_a_trace_runs_from_its_first_value_to_its_last(values: list[float], ends: str) -> None:
    drawn = trace(values, 0.0, 100.0)
    assert len(drawn) == STEPS
    assert drawn[0] + drawn[-1] == ends


def test_a_trace_draws_the_lowest_of_what_it_has_no_room_for() -> None:
    values = [100.0] * 500
    values[250] = 0.0
    assert trace(values, 0.0, 100.0).count(BARS[0]) == 1


def test_the_command_prints_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "short.plan"
    file.write_text(PLAN, encoding="utf-8")
    assert main(["debrief", str(file)]) == 0
    assert capsys.readouterr().out == told(played(file, LEVELS))


def test_a_file_that_can_not_be_used_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(tmp_path / "none.plan")]) == 2
    assert "none.plan" in capsys.readouterr().err


def test_a_folder_that_can_not_be_written_to_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "short.plan"
    file.write_text(PLAN, encoding="utf-8")
    assert main(["debrief", str(file), "--out", str(file)]) == 2
    assert "can't be written" in capsys.readouterr().err
