"""Whatever the level has a name for is called by it, wherever it is shown; no id stands on the screen."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from game.level.build import build
from game.level.read import read_level
from game.retelling.wording import called
from game.session.session import Session
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.board import CART, MACHINES, WAYS, Board
from game.ui.scenes.map import Map
from game.ui.show import SCENES
from game.words.message import said
from game.words.verbs import Command
from tests.ui.games import LEVELS, MINUTE, ORDERS, g7
from tests.ui.stages import ui

ID = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b|@[a-z_.]+")
"""As the files of a level write them."""
KINDS = ("bed", "load", "link", "part", "group")


@cache
def morning() -> Play:
    return Play.from_commands(g7(), ORDERS, 20 * MINUTE)


def raw(shared: Ui) -> Iterator[str]:
    assert shared.top is not None
    for widget in shared.top.widgets():
        for text in (*(each.words for each in widget.texts), widget.why_not):
            yield from (f"{widget.id}: {text}" for _ in ID.findall(text))


def opened() -> Ui:
    shared = ui()
    shared.opened(morning())
    return shared


@pytest.mark.parametrize("name", SCENES)
def test_no_scene_shows_an_id(name: str) -> None:
    shared = opened()
    for scene in SCENES[name](shared):
        shared.push(scene)
    assert list(raw(shared)) == []


@pytest.mark.parametrize("tab", [WAYS, MACHINES, CART])
def test_no_page_of_the_board_shows_an_id(tab: str) -> None:
    shared = opened()
    board = Board("residents")
    shared.push(board)
    board.on(f"tab:{tab}")
    for _ in range(4):
        assert list(raw(shared)) == []
        board.on("page")


def test_no_door_of_the_map_shows_an_id() -> None:
    shared = opened()
    scene = Map()
    shared.push(scene)
    for link in morning().world.links:
        scene.on(f"door:{link}")
        assert list(raw(shared)) == []


def test_everything_without_a_name_in_the_file_of_the_level_has_one_in_its_catalogue() -> None:
    world = g7()
    for kind in KINDS:
        assert [id_ for id_ in world.names.kinds[kind] if f"{kind}.{id_}" not in world.texts] == []
    assert called(world, "bed", "bed_a") == "CO2 bed A of G-7"
    assert called(world, "bed", "no_such") == "no such"


def test_refusals_name_the_things_of_which_they_speak() -> None:
    session = Session(g7())
    names = session.world.names.kinds
    commands = [
        *(Command("pack", (part,)) for part in names["part"]),
        *(Command("unpack", (part,)) for part in names["part"]),
        *(Command("fan", (link, "on")) for link in names["link"]),
        *(Command("shut", (link,)) for link in names["link"]),
        *(Command("bed", (bed, "on")) for bed in names["bed"]),
        *(Command("breaker", (load, "closed")) for load in names["load"]),
    ]
    refused = [said(why, session.world.texts) for each in commands if (why := session.refusal(each)) is not None]
    assert len(refused) > 20
    assert [words for words in refused if ID.search(words)] == []


def test_what_a_difficulty_changes_is_so() -> None:
    """The catalogue speaks of about six hours, three quarters of an hour more, an hour less."""
    text = read_level(LEVELS / "g7")
    left = {}
    for name in text.file.difficulties:
        session = Session(build(text, 16, name))
        session.tick()
        left[name] = float(session.read("minutes_left"))
    assert left["standard"] == pytest.approx(360.0, abs=10.0)
    assert left["guided"] - left["standard"] == pytest.approx(45.0, abs=8.0)
    assert left["standard"] - left["hard"] == pytest.approx(60.0, abs=8.0)
