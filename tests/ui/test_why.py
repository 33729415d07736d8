"""The sum behind the minutes left gives the minutes left, and moves buy what the forecast says."""

from functools import cache

import pytest

from game.session.outlook import AHEAD
from game.session.readers import o2_load
from game.ui.because import asked, because, levers, limits
from game.ui.play import Play
from game.ui.scenes.why import Why
from tests.ui.games import MINUTE, ORDERS, g7
from tests.ui.sound_layout import assert_sound_scene
from tests.ui.stages import ui


@cache
def play(minutes: int = 25) -> Play:
    return Play.from_commands(g7(), ORDERS, minutes * MINUTE)


def opened(game: Play, stretch: float) -> Why:
    shared = ui(stretch)
    shared.opened(game)
    scene = Why()
    shared.push(scene)
    return scene


@pytest.mark.parametrize("minutes", [1, 25, 150])
def test_it_is_sound_at_any_length_of_words(minutes: int) -> None:
    assert_sound_scene(lambda stretch: opened(play(minutes), stretch))


def test_it_is_sound_when_a_stack_runs_and_a_candle_burns() -> None:
    game = Play(g7())
    game.run((), 5 * MINUTE)
    world, moment = game.world, game.session.freeze()
    candle = moment.habitat.air.candle.copy()
    candle[world.living] = world.candle_mol
    habitat = moment.habitat._replace(air=moment.habitat.air._replace(candle=candle))
    game.session.restore(moment._replace(habitat=habitat))
    assert [each.state for each in because(game).sources if each.rate > 0.0] == ["candle"]
    assert_sound_scene(lambda stretch: opened(game, stretch))


def test_the_division_gives_the_minutes_of_the_forecast() -> None:
    found = because(play())
    standing = play().session.state.outlook
    assert standing is not None
    assert found.seconds == standing.standing().at - play().now
    assert found.stock / found.lost * 3600 == pytest.approx(found.seconds)
    assert found.used - found.made + found.changes == pytest.approx(found.lost)


def test_what_people_use_adds_up_to_the_load() -> None:
    found = because(play())
    assert sum(use.rate for use in found.uses) == pytest.approx(found.used)
    assert found.used == pytest.approx(o2_load(play().world, play().session.state))
    assert sum(use.people for use in found.uses) == play().session.read("at_home")


def test_a_limit_asked_alone_is_no_earlier_than_the_first_of_all() -> None:
    first = play().session.state.outlook
    assert first is not None
    house = [each for each in limits(play()) if not each.id.startswith("mark")]
    found = [asked(play().world, each) for each in house]
    assert min(found) == first.standing().at
    assert max(found) == play().now + AHEAD + 1


def test_a_personal_mark_is_met_before_the_limit_of_the_house() -> None:
    at = {each.id: asked(play().world, each) for each in limits(play())}
    assert at["mark elena"] < at["oxygen"]


def test_lying_down_buys_more_than_putting_hard_work_down() -> None:
    standing = play().session.state.outlook
    assert standing is not None
    first = standing.standing().at
    at = {each.id: asked(play().world, each) - first for each in levers(play())}
    assert at["rest"] > at["stop"] > 0


def test_asking_changes_nothing() -> None:
    before = play().session.state.digest
    for each in (*levers(play()), *limits(play())):
        asked(play().world, each)
    assert play().session.state.digest == before


def test_escape_goes_back_and_b_to_the_board() -> None:
    scene = opened(play(), 1.0)
    keys = {each.key: each.action for each in scene.widgets() if each.key}
    assert keys["escape"] == "back"
    assert keys["b"] == "board"


@pytest.mark.parametrize("stretch", [1.0, 1.4])
def test_what_rules_the_clock_stands_first_and_what_is_one_persons_alone_last(stretch: float) -> None:
    rows = {widget.id: widget for widget in opened(play(), stretch).widgets()}
    told = {id_: " ".join(text.words for text in widget.texts) for id_, widget in rows.items()}
    assert "oxygen" in told["why.limit.0"]
    assert "it rules the clock" in told["why.limit.0"]
    # Elena's own limit is met earlier, and is not the house's.
    assert "Elena" in told["why.own.0"]
    assert rows["why.own.0"].rect.y > max(widget.rect.y for id_, widget in rows.items() if "why.limit." in id_)
