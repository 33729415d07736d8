"""The debrief in the window: it is sound at any length of its words, and a decision can be taken again."""

from collections.abc import Generator
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.debrief.flags import Flag
from game.debrief.report import report
from game.debrief.rescue import Rescue
from game.ui import gallery
from game.ui.geometry import Rect
from game.ui.play import Play, begin
from game.ui.scenes.debrief import Debrief
from game.ui.scenes.debrief_day import time_at
from game.ui.scenes.ending import QUIET, Ending
from game.ui.scenes.hub import Hub
from game.ui.widgets.chart import Axis, Span, Trace, callout, chart, span
from game.ui.widgets.pennant import bunches, pennants
from tests.ui.games import LEVELS, MINUTE, ORDERS, g7
from tests.ui.sound_layout import assert_sound, assert_sound_scene
from tests.ui.stages import app, press, ui


@cache
def play() -> Play:
    return Play.from_commands(g7(), ORDERS, 25 * MINUTE)


def opened(page: str = "day", flag: int = 0, stretch: float = 1.0) -> Debrief:
    shared = ui(stretch)
    shared.opened(play())
    found = report(play().notebook, play().session, play().samples, play().notes)
    scene = Debrief(found, page, flag)
    shared.push(scene)
    return scene


@pytest.mark.parametrize("flag", [0, 2, 4])
@pytest.mark.parametrize("page", ["day", "people", "why", "learnt"])
def test_every_page_is_sound(page: str, flag: int) -> None:
    assert_sound_scene(lambda stretch: opened(page, flag, stretch))


def test_every_sheet_of_long_words_is_sound() -> None:
    scene = opened("learnt", stretch=1.4)
    first = [each.texts for each in scene.widgets()]
    scene.on("sheet")
    assert [each.texts for each in scene.widgets()] != first
    assert_sound(scene.widgets())


def test_the_ending_is_sound_before_and_after_its_words_come() -> None:
    for seconds in (0.0, QUIET):

        def made(stretch: float, seconds: float = seconds) -> Ending:
            shared = ui(stretch)
            shared.opened(play())
            scene = Ending()
            shared.push(scene)
            scene.advance(seconds)
            return scene

        assert_sound_scene(made)


def words(scene: Debrief, id_: str) -> str:
    return " ".join(text.words for each in scene.widgets() if each.id == id_ for text in each.texts)


def test_time_moves_by_the_minute_and_stays_within_the_day() -> None:
    scene = opened()
    last = words(scene, "day.reading")
    scene.on("later")
    assert words(scene, "day.reading") == last
    scene.on("earlier")
    assert "06:54" in words(scene, "day.reading")


def test_a_decision_that_is_chosen_says_all_of_itself_and_takes_the_time_with_it() -> None:
    scene = opened()
    scene.on("next")
    assert "06:30" in words(scene, "day.row1")
    assert g7().texts["choice.arrival"] in words(scene, "day.row1")
    assert "06:30" in words(scene, "day.reading")
    assert "1" in words(scene, "debrief.retry")


def test_the_chosen_decision_is_always_on_the_list() -> None:
    scene = opened()
    for n in range(1, len(scene._report.flags) + 1):
        scene.on("next")
        assert any(each.id == f"day.row{n}" for each in scene.widgets())


def test_nothing_is_played_again_before_a_decision_is_chosen() -> None:
    scene = opened()
    button = next(each for each in scene.widgets() if each.id == "debrief.retry")
    assert not button.enabled
    assert button.why_not


def test_a_decision_is_taken_again_with_what_went_before_it_and_nothing_after() -> None:
    scene = opened()
    scene.on("flag 2")
    flag = scene._report.flags[1]
    scene.on("retry")
    shared = scene.ui
    assert isinstance(shared.top, Hub)
    again = shared.play
    assert again is not None
    assert again is not play()
    assert again.now == flag.back
    assert again.orders == [each for each in play().orders if each[0] < flag.back]


def test_keys_choose_pages_and_decisions_and_leave() -> None:
    window = app()
    window.ui.opened(play())
    scene = Debrief(report(play().notebook, play().session, play().samples, play().notes))
    window.ui.push(scene)
    window.frame(0.0)
    press(window, pygame.K_DOWN)
    assert any(each.id == "day.row1" and len(each.texts) > 3 for each in scene.widgets())
    press(window, pygame.K_2)
    assert any(each.id == "people.bar" for each in scene.widgets())
    press(window, pygame.K_ESCAPE)
    assert window.ui.play is None


def test_a_key_that_is_held_runs_through_time() -> None:
    scene = opened()
    scene.ui.held.add("left")
    for _ in range(60):
        scene.advance(1 / 60)
    assert "06:30" in words(scene, "day.reading")


def test_a_point_on_a_timeline_is_a_time_and_one_beside_it_is_none() -> None:
    found = opened()._report
    assert time_at(found, 84.0, 300.0) == 0
    assert time_at(found, 744.0, 300.0) == found.now
    assert time_at(found, 1000.0, 300.0) is None


@pytest.mark.parametrize(("over", "above"), [(False, False), (True, True)])
def test_danger_is_hatched_on_its_side_of_the_limit(over: bool, above: bool) -> None:
    from game.ui.canvas import Canvas

    axis = Axis("x", 0.0, 10.0, (0.0, 10.0), 5.0, "limit", over)
    r = Rect(0.0, 0.0, 400.0, 200.0)
    made = chart("c", r, axis, [Trace(((0, 1.0), (100, 1.0)), "it", "text")], 100)
    surface = pygame.Surface((400, 200))
    assert made.paint is not None
    made.paint(Canvas(surface, 1.0), r, False)
    x = int(span(r, 100).at(50))
    red_above = sum(surface.get_at((x + dx, 60))[0] for dx in range(20))
    red_below = sum(surface.get_at((x + dx, 140))[0] for dx in range(20))
    assert (red_above > red_below) is above


def test_after_a_death_the_last_moment_is_looked_for_while_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(*_: object) -> Generator[None, None, Rescue | None]:
        yield
        return Rescue(600, ("You ask Alexis Kwan to send everybody to their bunks.",), True)

    monkeypatch.setattr("game.ui.scenes.debrief.search", search)
    shared = ui(1.4)
    shared.opened(play())
    found = report(play().notebook, play().session, play().samples)._replace(died=1200)
    scene = Debrief(found, "why")
    shared.push(scene)
    before = text_of(scene)
    assert "Looking for the last moment" in before
    assert_sound(scene.widgets())
    scene.advance(1 / 60)
    assert "06:40: this alone" in text_of(scene)
    assert "to their bunks" in text_of(scene)
    assert_sound(scene.widgets())


def lost(page: str, rescue: Rescue | None, stretch: float = 1.0) -> Debrief:
    """As if somebody had died."""
    scene = opened(page, stretch=stretch)
    scene._report = scene._report._replace(died=1200, rescue=rescue)
    scene._known = None
    return scene


LAST = Rescue(600, ("You ask Alexis Kwan to send everybody to their bunks.",), True)


@pytest.mark.parametrize("page", ["day", "why"])
@pytest.mark.parametrize("rescue", [None, LAST, Rescue(600, LAST.words * 9, False)])
def test_the_last_moment_has_a_card_that_finds_room(page: str, rescue: Rescue | None) -> None:
    assert_sound_scene(lambda stretch: lost(page, rescue, stretch))


@pytest.mark.parametrize("page", ["day", "why"])
def test_the_last_moment_can_be_gone_back_to_by_a_key_of_its_own(page: str) -> None:
    scene = lost(page, LAST)
    assert any(each.key == "l" and each.action == "retry_last" for each in scene.widgets())
    scene.on("retry_last")
    again = scene.ui.play
    assert again is not None
    assert again is not play()
    assert again.now == 600
    assert isinstance(scene.ui.top, Hub)


def test_who_is_played_again_hears_what_had_been_said_and_is_kept_in_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.journal.folder", lambda: tmp_path)
    first = begin(g7(), tmp_path)
    first.run(ORDERS, 25 * MINUTE)
    shared = ui()
    shared.opened(first)
    scene = Debrief(report(first.notebook, first.session, first.samples, first.notes))
    shared.push(scene)
    scene.on("flag 2")
    flag = scene._report.flags[1]
    scene.on("retry")
    again = shared.play
    assert again is not None
    assert again.said == [each for each in first.said if each.tick <= flag.back]
    assert again.said
    assert again.journal is not None
    assert first.journal is not None
    assert again.journal.path != first.journal.path
    assert again.journal.path.is_file()


def test_the_head_says_how_many_live_what_it_was_and_the_low_point() -> None:
    scene = opened()
    told = words(scene, "debrief.head")
    assert "16 of 16 alive" in told
    assert "lowest oxygen" in told
    assert "low" in words(scene, "day.low0")
    assert "kPa at" in words(scene, "day.low0")


def test_flags_never_lie_over_each_other_and_all_decisions_are_on_one() -> None:
    flags = [Flag(n, 100 * n, "order", "", ("x",), 100 * n) for n in range(1, 40)]
    over = Span(0.0, 300.0, 40000)
    found = bunches(flags, over)
    assert [flag for bunch in found for flag in bunch.flags] == flags
    for one, other in pairwise(found):
        assert other.x - other.wide / 2 >= one.x + one.wide / 2
    assert found[0].words == f"1–{len(found[0].flags)}"


def test_a_flag_of_several_decisions_leads_from_one_to_the_next() -> None:
    flags = [Flag(n, n, "order", "", ("x",), n) for n in range(1, 4)]
    actions = []
    chosen = None
    for _ in range(4):
        made = pennants("f", flags, Span(0.0, 300.0, 40000), 0.0, chosen, "")
        assert len(made) == 1
        actions.append(made[0].action)
        chosen = flags[int(made[0].action.split()[1]) - 1]
    assert actions == ["flag 1", "flag 2", "flag 3", "flag 1"]


def test_all_orders_of_a_chosen_decision_are_told_on_as_many_sheets_as_they_need() -> None:
    asked = tuple(f"You ask number {n} for one thing and another thing and a third thing." for n in range(30))
    scene = opened("day", 2)
    flags = list(scene._report.flags)
    flags[1] = flags[1]._replace(words=asked)
    scene._report = scene._report._replace(flags=tuple(flags))
    scene._known = None
    assert_sound(scene.widgets())
    seen = ""
    for _ in range(20):
        seen += " " + words(scene, "day.row2")
        scene.on("sheet")
    assert all(f"number {n} " in seen for n in range(30))


def test_a_callout_hides_nothing_of_its_line() -> None:
    axis = Axis("x", 0.0, 10.0, (), 1.0, "limit", False)
    trace = Trace(tuple((t, 9.0 - 6.0 * t / 100) for t in range(101)), "it", "text")
    r = Rect(0.0, 0.0, 700.0, 200.0)
    made = callout("c", r, axis, trace, 100, 60, "low 5.4", "")
    box = made.texts[0].rect
    over = span(r, 100)
    from game.ui.widgets.chart import level, well_of

    assert not any(box.contains(over.at(t), level(axis, well_of(r), value)) for t, value in trace.points)


def text_of(scene: Debrief) -> str:
    return " ".join(text.words for each in scene.widgets() for text in each.texts)


def test_with_no_display_a_folder_tells_the_morning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "_baked", lambda out: "The art can't be drawn here.")
    monkeypatch.setattr(gallery, "SETTLING", 0.1)
    plan = tmp_path / "short.plan"
    plan.write_text("level g7   seed 16   format 1\n06:31:00  assign yuki look\n06:50:00  end\n", encoding="utf-8")
    out = StringIO()
    gallery.gallery(plan, LEVELS, tmp_path / "shown", out)
    files = {each.name for each in (tmp_path / "shown").iterdir()}
    assert {"report.txt", "title.png", "ending.png", "debrief.png", "debrief_people.png"} <= files
    assert len([name for name in files if name.startswith("hub_")]) == gallery.LOOKS
    assert "can't be drawn here" in out.getvalue()
    assert not [name for name in files if name.startswith(".")]
