"""The log tells everything in the order in which it was, by kind, and page by page."""

from functools import cache

from game.ui.log_rows import HAPPENED, ORDERED, SAID, entries
from game.ui.play import Play
from game.ui.scenes.log import Log
from tests.ui.games import MINUTE, ORDERS, g7
from tests.ui.sound_layout import assert_sound, assert_sound_scene
from tests.ui.stages import ui


@cache
def play() -> Play:
    return Play.from_commands(g7(), ORDERS, 25 * MINUTE)


def opened(stretch: float = 1.0) -> Log:
    shared = ui(stretch)
    shared.opened(play())
    scene = Log()
    shared.push(scene)
    return scene


def rows(scene: Log) -> list[str]:
    return [" ".join(text.words for text in each.texts) for each in scene.widgets() if each.role == "row"]


def test_orders_events_and_lines_stand_in_the_order_of_their_ticks() -> None:
    found = entries(play(), ui().texts)
    assert [each.tick for each in found] == sorted(each.tick for each in found)
    assert {each.kind for each in found} == {ORDERED, HAPPENED, SAID}
    assert len(found) >= len(play().happenings) + len(play().said)


def test_it_is_sound_at_any_length_of_words() -> None:
    assert_sound_scene(opened)


def test_a_kind_shows_only_itself_and_the_page_before_ends_where_this_one_begins() -> None:
    scene = opened()
    scene.on(f"kind {SAID}")
    said = [each for each in entries(play(), scene.ui.texts) if each.kind == SAID]
    assert said[-1].words in " ".join(rows(scene))
    last = rows(scene)
    scene.on("earlier")
    before = rows(scene)
    assert before
    assert not set(before) & set(last)
    assert_sound(scene.widgets())
    scene.on("later")
    assert rows(scene) == last


def test_the_first_page_is_reached_and_nothing_is_left_out() -> None:
    scene, pages = opened(), 1
    seen = len(rows(scene))
    while any(each.action == "earlier" for each in scene.widgets()):
        scene.on("earlier")
        seen += len(rows(scene))
        pages += 1
    assert pages > 1
    assert seen == len(entries(play(), scene.ui.texts))
