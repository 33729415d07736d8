"""The backup is taken out of the greenhouse step by step, by the player's own hands and with somebody who is sent."""

from pathlib import Path

import pytest

from game.ui.play import begin
from game.words.verbs import Command
from tests.ui.games import MINUTE, g7
from tests.ui.play.bot import Bot
from tests.ui.play.by_hand import by_hand, free, over, sent, waited
from tests.ui.play.leading import Leading, led_by
from tests.ui.play.playing import plays_back, window, witnessed
from tests.ui.play.reading import Hands, by_keys, by_mouse

THERE = (
    (40, Command("choose", ("arrival", "straight"))),
    (65, Command("assign", ("kwan", "ask_release", "normal"))),
    (65, Command("send", ("yuki", "greenhouse"))),
)
LOCK, FEET, DRAIN, CABLES, HOSES, BOLTS, CART, LIFT, BOX, HAUL = range(1, 11)
"""Rows of the list; the padlock before them needs no hands, since the desk has asked for its key."""
MATE = "Kwan"


def left_there() -> None:
    """A saved game: the player stands before the machine."""
    from game.ui.journal import folder

    play = begin(g7(), folder())
    play.run(THERE, 25 * MINUTE)
    play.leave()


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("hands", [by_keys, pytest.param(by_mouse, marks=pytest.mark.long)], ids=["keys", "mouse"])
def test_the_backup_is_taken_out_by_hand(hands: Hands, saves: Path) -> None:
    left_there()
    bot = Bot(window(), hands, Leading(answers=led_by("held").answers))
    with witnessed(bot, saves):
        bot.go_on()
        waited(bot, free)
        sent(bot, CART, MATE)
        for step in (LOCK, DRAIN, FEET, CABLES, HOSES, BOLTS):
            by_hand(bot, step)
        waited(bot, over(CART))
        sent(bot, LIFT, MATE)
        by_hand(bot, LIFT)
        bot.press(bot.seen.has(f"steps.{BOX}"))
        bot.press(bot.seen.has("step.box"))
        load = bot.seen.words("parts.load")
        bot.press(bot.seen.has("parts.unpack.filter"))
        assert bot.seen.words("parts.load") != load
        bot.press(bot.seen.has("parts.back"))
        by_hand(bot, BOX)
        sent(bot, HAUL, MATE)
        by_hand(bot, HAUL)
        assert all(over(step)(bot.seen) for step in range(HAUL + 1))
        stopped_here(bot)
        play = bot.window.ui.play
        assert play is not None
        plays_back(next(saves.glob("*.save")), play.session.state.digest)


def stopped_here(bot: Bot) -> None:
    """The game ends by the menu, which asks twice."""
    for scene, way in (("salvage", "salvage.escape"), ("hub", "hub.pause"), ("pause", "pause.end")):
        assert bot.seen.name == scene
        bot.press(bot.seen.has(way))
    bot.press(bot.seen.has("pause.end"))
    bot.report()
