"""Alarms are seen and noticed in every scene over a game; keys are named as the player has put them."""

from functools import cache

import pygame
import pytest

from game.ui.keys import key_label
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.settings import Settings
from game.ui.show import SCENES
from game.ui.texts import Texts
from game.words.message import catalogue
from tests.ui.games import MINUTE, ORDERS, g7
from tests.ui.stages import app, press

ELSEWHERE = {
    "title", "loading", "levels", "beginning", "briefing", "settings", "keys", "credits", "ending", "alarms",
    "debrief", "debrief_people", "debrief_why", "debrief_learnt", "practice", "practice_card", "practice_weld",
    "practice_arc",
}  # fmt: skip
"""Nothing is played there yet, or any more; the list of alarms is one."""
PUT = {"b": "n", "space": "x", "n": "b"}


@cache
def morning() -> Play:
    return Play.from_commands(g7(), ORDERS, 3 * MINUTE)


def words(shared: Ui) -> str:
    assert shared.top is not None
    return " ".join(text.words for widget in shared.top.widgets() for text in widget.texts)


@pytest.mark.parametrize("name", [name for name in SCENES if name not in ELSEWHERE])
def test_the_worst_alarm_stands_in_every_scene_over_a_game(name: str) -> None:
    shared = app().ui
    shared.opened(morning())
    for scene in SCENES[name](shared):
        shared.push(scene)
    assert shared.top is not None
    [bar] = [widget for widget in shared.top.widgets() if widget.id == "alarm.bar"]
    assert "EMERGENCY" in " ".join(text.words for text in bar.texts)
    assert any(widget.id.startswith("oxygen.") for widget in shared.top.widgets())


def test_it_is_noticed_there_and_then_the_list_opens() -> None:
    window = app()
    window.ui.opened(Play.from_commands(g7(), (), MINUTE))
    for scene in SCENES["log"](window.ui):
        window.ui.push(scene)
    play = window.ui.play
    assert play is not None
    while play.alarms.open():
        press(window, pygame.K_a)
        assert window.ui.top is not None
        assert window.ui.top.name == "log"
    press(window, pygame.K_a)
    assert window.ui.top is not None
    assert window.ui.top.name == "alarms"


def test_sentences_and_boxes_name_the_keys_of_the_player() -> None:
    window = app(chosen=Settings(keys=PUT))
    shared = window.ui
    assert "N opens the task board" in shared.texts.say("ui_hub.order", people="Hassan")
    assert key_label("space") == "X"
    shared.opened(Play.from_commands(g7(), (), 2 * MINUTE))
    for scene in SCENES["hub"](shared):
        shared.push(scene)
    assert "N Task board" in words(shared)
    before = shared.texts
    shared.choose(Settings())
    assert shared.texts is not before
    assert "B Task board" in words(shared)
    assert "SPACE" in shared.texts.say("ui_hub.stopped")


def test_two_keys_always_change_places() -> None:
    window = app()
    for scene in SCENES["keys"](window.ui):
        window.ui.push(scene)
    assert window.ui.top is not None
    window.ui.top.on("ask:b")
    press(window, pygame.K_t)
    assert dict(window.ui.settings.keys) == {"b": "t", "t": "b"}
    window.ui.choose(Settings())


def test_every_key_that_a_sentence_names_is_known() -> None:
    texts = Texts()
    named = [id_ for id_, template in catalogue().items() if "{key_" in template]
    assert len(named) > 10
    for id_ in named:
        texts.say(id_, people="", minutes=1, task="", count=1, left=1)


def test_the_key_that_says_why_stands_at_the_instrument() -> None:
    shared = app().ui
    shared.opened(morning())
    for name, id_ in (("hub", "oxygen.card"), ("log", "oxygen.chip")):
        for scene in SCENES[name](shared):
            shared.push(scene)
        assert shared.top is not None
        [gauge] = [widget for widget in shared.top.widgets() if widget.id == id_]
        assert "O" in [text.words for text in gauge.texts]
