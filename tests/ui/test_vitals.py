"""The wall of vitals: everybody in one order, each value with its band, and room for all of it."""

import pytest

from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.vitals import PREFIX, Vitals
from game.ui.vital import BAD, POOR, vitals
from game.words.verbs import Command
from tests.ui.games import MINUTE, ORDERS, g7, watched
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import ui

LATE = 9 * 60 * MINUTE
"""Nobody has given an order: by then blood is low."""
GONE = 10 * 60 * MINUTE + 30 * MINUTE


def wall(until: int, stretch: float = 1.0) -> tuple[Ui, Play, Vitals]:
    shared = ui(stretch)
    play = watched(ORDERS, until)
    shared.opened(play)
    scene = Vitals()
    shared.push(scene)
    return shared, play, scene


def test_everybody_has_a_strip_with_the_number_that_their_clip_shows() -> None:
    _, play, scene = wall(30 * MINUTE)
    strips = [widget for widget in scene.widgets() if widget.id.startswith(PREFIX) and widget.role == "button"]
    shown = {strip.action.removeprefix(PREFIX): [text.words for text in strip.texts] for strip in strips}
    assert set(play.world.people) <= set(shown)
    for i, id_ in enumerate(play.world.people):
        assert str(round(play.session.state.habitat.people.displayed[i])) in shown[id_]


def test_the_order_never_changes_by_itself() -> None:
    assert [row.id for row in vitals(wall(30 * MINUTE)[1])] == [row.id for row in vitals(wall(LATE)[1])]


def test_the_colour_belongs_to_the_number_that_is_shown() -> None:
    rows = vitals(wall(LATE)[1])
    assert {row.band for row in rows} >= {"caution"}
    for row in rows:
        if row.sign in ("incapacitated", "unconscious", "dead"):
            assert row.band == "alarm"
        else:
            assert row.band == ("alarm" if row.spo2 < BAD else "caution" if row.spo2 < POOR else "ok")


def test_whoever_runs_shows_as_falling_and_whoever_left_is_said_to_be_elsewhere() -> None:
    shared = ui()
    play = Play.from_commands(g7(), (*ORDERS, (15 * MINUTE, Command("send", ("hassan", "workshop")))), 33 * MINUTE)
    shared.opened(play)
    by_id = {row.id: row for row in vitals(play)}
    assert by_id["hassan"].where == play.world.place_names[play.world.places.index("workshop")]
    assert by_id["ivan"].trend == "down"


def test_the_marked_person_is_told_of_at_the_foot() -> None:
    shared, play, scene = wall(30 * MINUTE)
    shared.focus = f"{PREFIX}{play.world.people[0]}"
    foot = next(widget for widget in scene.widgets() if widget.id == "vitals.foot")
    assert play.world.people_names[0] in " ".join(text.words for text in foot.texts)


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("until", [MINUTE, 100 * MINUTE, pytest.param(LATE, marks=pytest.mark.long), GONE])
def test_all_of_it_has_room(until: int, stretch: float) -> None:
    shared, play, scene = wall(until, stretch)
    assert_sound(list(scene.widgets()))
    shared.focus = f"{PREFIX}{play.world.people[-1]}"
    assert_sound(list(scene.widgets()))
