"""The oxygen instrument tells what the session knows: numbers, trend, the limit that comes first, and when."""

import pytest

from game.level.build import build
from game.level.read import read_level
from game.ui.air import air, curves
from game.ui.play import Play
from game.ui.widgets import oxygen
from game.words.facts import clock_text
from tests.ui import stages
from tests.ui.games import LEVELS, MINUTE, g7
from tests.ui.sound_layout import assert_sound


def do_nothing(minutes: int) -> Play:
    return Play.from_commands(g7(), (), minutes * MINUTE)


@pytest.fixture(scope="module")
def late() -> Play:
    """Past the limit, where nobody empties the house."""
    world = build(read_level(LEVELS / "g7"), 16, "standard", rules={"kwan": False})
    return Play.from_commands(world, (), 380 * MINUTE)


def test_it_shows_what_the_facts_say() -> None:
    play = do_nothing(30)
    now, session = air(play), play.session
    assert now.oxygen == f"{float(session.read('o2_kpa')):.1f}"
    assert now.percent == f"{float(session.read('o2_percent')):.1f}"
    assert now.limit == session.read("next_limit") == "oxygen"
    assert (now.value, now.unit) == ("12.65", "kPa")
    minutes = float(session.read("minutes_left"))
    assert now.left == f"{int(minutes) // 60}:{int(minutes) % 60:02d}"
    assert now.at == clock_text(session.clock + round(60 * minutes))[:5]
    assert (now.trend, now.state, now.low) == ("down", "ahead", True)


def test_its_curve_ends_at_the_named_limit_and_its_edges_part_from_now() -> None:
    play = do_nothing(60)
    lines = curves(play)
    assert lines.was[0] == (-60 * MINUTE, play.samples[0].oxygen)
    assert lines.was[-1][0] == 0
    assert lines.standing[0] == pytest.approx((0, lines.was[-1][1]), abs=0.01)
    assert lines.standing[-1] == pytest.approx((lines.crossing, lines.limit), abs=0.01)
    assert lines.by_oxygen
    assert lines.working[-1][0] < lines.standing[-1][0]


def test_past_the_limit_it_counts_since_when(late: Play) -> None:
    now = air(late)
    assert (now.state, now.limit, now.low) == ("past", "oxygen", True)
    assert now.left.startswith("0:")
    assert now.trend == "down"
    assert curves(late).crossing == 0


@pytest.mark.parametrize("stretch", [1.0, 1.4])
def test_card_and_chip_are_sound_at_every_moment(stretch: float, late: Play) -> None:
    for play in (do_nothing(0), do_nothing(90), late):
        ui = stages.ui(stretch)
        ui.opened(play)
        assert_sound([oxygen.card(ui, play)])
        assert_sound([oxygen.chip(ui)])
        assert oxygen.card(ui, play).rect == oxygen.CARD
        assert oxygen.chip(ui).rect.h == oxygen.CHIP_HIGH
        assert oxygen.chip(ui).rect.right == 1256.0


def test_direction_and_danger_are_told_by_more_than_colour() -> None:
    """A glyph by direction, a hatch under the limit, words for the state."""
    ui = stages.ui()
    play = do_nothing(30)
    ui.opened(play)
    texts = [text.words for text in oxygen.card(ui, play).texts]
    assert "UNINHABITABLE IN" in texts
    assert "oxygen" in texts
    assert any(words.endswith("kPa/h") for words in texts)


def test_it_is_drawn_anew_at_most_twice_in_a_colony_minute() -> None:
    ui = stages.ui()
    play = do_nothing(10)
    ui.opened(play)
    looks = set()
    for _ in range(240):
        play.second()
        looks.add(oxygen.card(ui, play).look)
    assert len(looks) <= 9


def test_unchanged_it_is_the_same_widget() -> None:
    ui = stages.ui()
    play = do_nothing(10)
    ui.opened(play)
    assert oxygen.card(ui, play) is oxygen.card(ui, play)
