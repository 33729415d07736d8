"""Help lies over any scene, names its keys, and the glossary knows every abbreviation that the window uses."""

from functools import cache

import pygame
import pytest

from game.ui.abbreviation import abbreviations, known, ordered
from game.ui.lesson import LESSONS, lesson
from game.ui.play import Play
from game.ui.scenes.glossary import Glossary
from game.ui.scenes.help import Help
from game.ui.scenes.hub import Hub
from game.ui.scenes.log import Log
from game.ui.show import SCENES
from game.words.message import catalogue
from tests.ui.games import MINUTE, ORDERS, g7
from tests.ui.sound_layout import STRETCHES, assert_sound, assert_sound_scene
from tests.ui.stages import app, press, ui

UNPLAYED = ("ui_credits.", "ui_glossary.")
"""Names of licences and libraries are not explained."""


@cache
def morning() -> Play:
    return Play.from_commands(g7(), ORDERS, 15 * MINUTE)


def over(scene: Hub | Log, stretch: float = 1.0) -> Help:
    shared = ui(stretch)
    shared.opened(morning())
    shared.push(scene)
    help_ = Help()
    shared.push(help_)
    return help_


@pytest.mark.parametrize("scene", [Hub, Log])
def test_it_is_sound_at_any_length_of_words(scene: type[Hub] | type[Log]) -> None:
    assert_sound_scene(lambda stretch: over(scene(), stretch))


@pytest.mark.parametrize("name", SCENES)
def test_it_has_room_over_every_scene(name: str) -> None:
    for stretch in STRETCHES:
        shared = ui(stretch)
        shared.opened(morning())
        for scene in SCENES[name](shared):
            shared.push(scene)
        shared.push(Help())
        assert shared.top is not None
        assert_sound(shared.top.widgets())


def test_every_key_of_the_scene_below_is_named() -> None:
    help_ = over(Log())
    below = help_.ui.scenes[-2].widgets()
    named = {each.texts[0].words for each in help_.widgets() if each.id.startswith("help.key.")}
    assert len(named) == len({each.key for each in below if each.key})
    assert "ESC" in named


def test_f1_opens_it_over_a_scene_that_has_no_such_key_and_it_does_not_open_itself() -> None:
    window = app()
    window.ui.opened(Play.from_commands(g7(), (), MINUTE))
    window.ui.push(Hub())
    window.ui.push(Log())
    press(window, pygame.K_F1)
    assert [scene.name for scene in window.ui.scenes] == ["hub", "log", "help"]
    press(window, pygame.K_F1)
    press(window, pygame.K_g)
    assert [scene.name for scene in window.ui.scenes] == ["hub", "log", "help", "glossary"]


def test_the_last_lesson_is_about_what_was_done_last() -> None:
    assert lesson(Play(g7())) == "begin"
    assert lesson(Play.from_commands(g7(), ORDERS[:1], 45)) == "answer"
    assert lesson(Play.from_commands(g7(), ORDERS[:3], 70)) == "order"
    assert all(f"ui_lesson.{name}" in catalogue() for name in (*LESSONS.values(), "begin", "alarm", "done"))


def test_every_abbreviation_of_the_window_is_in_the_glossary() -> None:
    used = {
        short: id_
        for id_, words in catalogue().items()
        if id_.startswith("ui_") and not id_.startswith(UNPLAYED)
        for short in abbreviations(words)
    }
    assert {short: id_ for short, id_ in used.items() if short not in known()} == {}


def test_titles_in_capitals_and_names_of_keys_are_no_abbreviations() -> None:
    assert abbreviations("PAST THE LIMIT FOR") == []
    assert abbreviations("F11: SpO₂ and O2 LEFT, 3 kPa/h") == ["SpO2", "O2", "LEFT", "kPa/h"]


def test_what_stands_on_the_screen_comes_first() -> None:
    found, here = ordered(["12 kPa", "SpO₂ 80 %"])
    assert found[:3] == ["kPa", "SpO2", "%"]
    assert here == 3
    assert sorted(found) == sorted(known())


def test_the_glossary_is_sound_at_any_length_of_words() -> None:
    def made(stretch: float) -> Glossary:
        scene = Glossary(["kPa", "SpO₂"])
        shared = ui(stretch)
        shared.push(scene)
        return scene

    assert_sound_scene(made)
