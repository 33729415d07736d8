"""The map: places as the level says, people sent from it as the session does it, doors and fans, room for all words."""

from itertools import pairwise
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.session.readers import share
from game.ui import map_rows
from game.ui.geometry import Rect
from game.ui.map_way import route
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.map import Map
from game.ui.widget import Widget
from game.words.verbs import Command
from tests.ui.games import LEVELS, MINUTE, ORDERS, g7
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import ui

HOUSES = ("g5", "g9", "clinic", "ops", "gh1")
NEAR = 1.5
"""Minutes by which what is told may differ from what happens: walkers tire."""


def opened(until: int, stretch: float = 1.0, *orders: tuple[int, Command]) -> tuple[Ui, Play, Map]:
    shared = ui(stretch)
    play = Play.from_commands(g7(), sorted([*ORDERS, *orders], key=lambda each: each[0]), until)
    shared.opened(play)
    scene = Map()
    shared.push(scene)
    return shared, play, scene


def by_id(scene: Map) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def words_of(widget: Widget) -> str:
    return " ".join(text.words for text in widget.texts)


def test_every_place_stands_where_the_level_and_the_picture_say() -> None:
    from assets.art.scenes.map import ROOMS

    shared, play, scene = opened(30 * MINUTE)
    shown = by_id(scene)
    for place in play.world.places:
        assert shown[f"map.{place}"].rect == shared.staging.room[place] == Rect(*ROOMS[place])


def test_a_room_says_its_air() -> None:
    _, play, scene = opened(30 * MINUTE)
    state = play.session.state
    for r, module in enumerate(play.world.modules):
        percent = f"{100 * share(state, state.habitat.air.o2, r):.1f} %"
        assert percent in words_of(by_id(scene)[f"map.{module}"])


def test_everybody_is_on_the_map_once() -> None:
    shared, play, _ = opened(30 * MINUTE, 1.0, (20 * MINUTE, Command("send", ("hassan", "workshop"))))
    for until in (0, 3 * MINUTE, 10 * MINUTE):
        play.run((), play.now + until)
        dots = [dot.id for spot in map_rows.spots(play, shared.texts, "crew") for dot in spot.dots]
        assert sorted(dots) == sorted(play.world.people)


def test_choosing_a_place_and_saying_yes_sends_somebody() -> None:
    _, play, scene = opened(30 * MINUTE)
    scene.on("room:workshop")
    assert play.orders[-1][1].verb != "send"
    button = by_id(scene)["map.do.send.yuki.workshop"]
    assert button.enabled
    scene.on(button.action)
    assert play.orders[-1][1] == Command("send", ("yuki", "workshop"))
    assert "Yuki" in words_of(by_id(scene)["map.strip"])


@pytest.mark.parametrize("who", ["hassan", "crew"])
def test_they_arrive_when_the_map_says(who: str) -> None:
    shared, play, _ = opened(30 * MINUTE)
    there = play.world.places.index("commons")
    told = map_rows.minutes(play, who, there)
    assert play.apply(Command("send", (who, "commons"))) == ""
    start = play.now
    people = [play.world.people.index(who)] if who in play.world.people else list(play.world.groups[who])
    while any(play.session.state.duty.place[i] != there for i in people) and play.now < start + 3600:
        play.second()
    assert abs((play.now - start) / 60.0 - told) < NEAR
    assert map_rows.minutes(play, who, there) == 0.0
    assert map_rows.costs(play, shared.texts, who, there) == []


def test_what_is_refused_says_why_in_words() -> None:
    shared, _, scene = opened(30 * MINUTE)
    scene.on("who:residents")
    scene.on("room:g5")
    button = by_id(scene)["map.do.send.residents.g5"]
    assert not button.enabled
    assert button.why_not
    written = " ".join(words_of(by_id(scene)["map.strip"]).split())
    assert shared.texts.shown(button.why_not) in written


def test_a_door_and_its_fan_are_switched_or_refused_as_the_session_says() -> None:
    _, play, scene = opened(30 * MINUTE)
    scene.on("door:bay_hatch")
    assert "map.do.fan.bay_hatch.off" in by_id(scene)
    for widget in [each for each in scene.widgets() if each.id.startswith("map.do.")]:
        verb, *words = widget.id.removeprefix("map.do.").split(".")
        assert widget.enabled == (play.session.refusal(Command(verb, tuple(words))) is None)
    scene.on("do:fan.bay_hatch.off")
    at = play.world.links.index("bay_hatch")
    assert play.session.state.controls.fan[at] == 0.0
    assert "map.do.fan.bay_hatch.on" in by_id(scene)


def test_every_way_that_can_be_walked_can_be_drawn() -> None:
    shared, play, _ = opened(30 * MINUTE)
    world = play.world
    rects = map_rows.placed(world, shared.staging.room)
    doors = map_rows.doors(play, rects)
    table = Rect(16, 76, 884, 464)
    for here in range(len(world.places)):
        for there in range(len(world.places)):
            points = route(world, rects, doors, here, there)
            assert (len(points) > 1) == (here != there)
            assert all(table.contains(*point) for point in points)
            assert all(ax == bx or ay == by for (ax, ay), (bx, by) in pairwise(points))


def test_a_house_says_how_many_it_still_takes() -> None:
    shared, play, _ = opened(30 * MINUTE)
    rooms = {spot.id: spot.room for spot in map_rows.spots(play, shared.texts, "yuki")}
    assert all(rooms[house] >= 0 for house in HOUSES)
    assert rooms["living"] == rooms["ring"] == -1
    before = rooms["g5"]
    assert play.apply(Command("send", ("yuki", "g5"))) == ""
    after = {spot.id: spot.room for spot in map_rows.spots(play, shared.texts, "yuki")}
    assert after["g5"] == before - 1


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("until", [MINUTE, 100 * MINUTE, 9 * 60 * MINUTE])
def test_all_of_it_has_room(until: int, stretch: float) -> None:
    _, play, scene = opened(until, stretch, (90 * MINUTE, Command("send", ("everyone", "ring"))))
    for who in ("yuki", "residents", "everyone"):
        scene.on(f"who:{who}")
        assert_sound(list(scene.widgets()))
        for place in play.world.places:
            scene.on(f"room:{place}")
            assert_sound(list(scene.widgets()))
    for link in play.world.links:
        scene.on(f"door:{link}")
        assert_sound(list(scene.widgets()))


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_level_that_says_nothing_of_its_rooms_has_a_map_too(stretch: float) -> None:
    shared = ui(stretch)
    play = Play(build(read_level(Path(LEVELS / "first_steps")), 16, "standard"))
    shared.opened(play)
    scene = Map()
    shared.push(scene)
    scene.on("room:locker")
    assert_sound(list(scene.widgets()))
    assert by_id(scene)["map.do.send.ana.locker"].enabled
