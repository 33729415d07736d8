"""Where the player is: who is there too, what can be done there, the way while one walks, and room for all of it."""

import pytest

from game.retelling.wording import you
from game.ui.company import here
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.place import Place
from game.ui.scenes.place_rows import DO, deeds, plates, travel
from game.words.verbs import Command
from tests.ui.games import MINUTE, ORDERS, watched
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import FRAME, ui

THINGS = ("stack", "panel", "water", "rails", "lines", "gas")
SENT = (*ORDERS, (15 * MINUTE, Command("send", ("yuki", "workshop"))))


def place(orders: tuple[tuple[int, Command], ...], until: int, stretch: float = 1.0) -> tuple[Ui, Play, Place]:
    shared = ui(stretch)
    play = watched(orders, until)
    shared.opened(play)
    scene = Place()
    shared.push(scene)
    return shared, play, scene


def test_whoever_is_there_too_has_a_name_in_the_picture_or_in_the_list() -> None:
    _, play, scene = place(ORDERS, 30)
    state = play.session.state
    others = here(play.world, state, state.duty.place[you(play.world)])
    shown = " ".join(text.words for widget in scene.widgets() for text in widget.texts)
    assert others
    for i in others:
        assert play.world.people_names[i] in shown


def test_a_row_is_an_order_to_the_player() -> None:
    shared, play, scene = place(ORDERS[:1], 12 * MINUTE)
    possible = [deed for deed in deeds(play, shared) if not deed.why_not and deed.share < 0.0]
    assert possible
    scene.on(f"{DO}{possible[0].task}")
    assert not shared.refused
    me = you(play.world)
    assert play.world.plot.tasks[play.session.state.duty.task[me]].id == possible[0].task


def test_what_is_refused_is_not_done_and_says_why() -> None:
    shared, play, scene = place(ORDERS, 12 * MINUTE)
    before = len(play.orders)
    barred = next(deed for deed in deeds(play, shared) if deed.why_not)
    scene.on(f"{DO}{barred.task}")
    assert shared.refused
    assert len(play.orders) == before


def test_on_the_way_there_are_the_minutes_left_and_nothing_to_do() -> None:
    _, play, scene = place(SENT, 17 * MINUTE)
    going = travel(play)
    assert going is not None
    words = " ".join(text.words for widget in scene.widgets() for text in widget.texts)
    assert going.clock in words
    assert not [widget for widget in scene.widgets() if widget.action.startswith(DO)]


def test_the_place_changes_when_one_arrives() -> None:
    _, play, scene = place(SENT, 17 * MINUTE)
    while travel(play) is not None:
        play.second()
    scene.advance(FRAME)
    words = " ".join(text.words.lower() for widget in scene.widgets() for text in widget.texts)
    assert play.world.place_names[play.world.places.index("workshop")] in words


def test_what_has_no_row_has_its_name_and_its_key_at_the_thing_in_the_picture() -> None:
    shared, play, _ = place(ORDERS, 12 * MINUTE)
    todo = deeds(play, shared)
    things = {f"thing.{name}": (400.0 + 420.0 * (n % 2), 180.0 + 130.0 * (n // 2)) for n, name in enumerate(THINGS)}
    shown = plates(shared, todo, [f"place.{DO}{todo[0].task}"], things, ())
    named = {plate.id.removeprefix("place.plate."): plate for plate in shown}
    told = shared.staging.more["task_point"]
    for deed in todo:
        if told.get(deed.task) in THINGS and deed.key and not deed.why_not:
            assert (named[deed.task].key == "") == (deed is todo[0])
    assert_sound(shown)


def test_no_key_means_two_things() -> None:
    _, _, scene = place(ORDERS, 12 * MINUTE)
    keys = [widget.key for widget in scene.widgets() if widget.key and widget.key != "space"]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize(
    "until", [1, MINUTE, 13 * MINUTE, 17 * MINUTE, 30 * MINUTE, pytest.param(9 * 60 * MINUTE, marks=pytest.mark.long)]
)
@pytest.mark.parametrize("orders", [ORDERS, SENT])
def test_all_of_it_has_room(orders: tuple[tuple[int, Command], ...], until: int, stretch: float) -> None:
    _, _, scene = place(orders, until, stretch)
    for seconds in (0.0, FRAME):
        scene.advance(seconds)
        assert_sound(list(scene.widgets()))
