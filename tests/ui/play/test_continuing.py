"""The program ends in the middle of a game: another one goes on with it from the title, and nothing ordered is lost."""

import re
from pathlib import Path

import pytest

from tests.ui.play.bot import Bot
from tests.ui.play.leading import Leading, led_by
from tests.ui.play.playing import finished, killed, window, witnessed, won
from tests.ui.play.reading import Hands, Screen, by_keys, by_mouse

LOST = 11
"""Minutes of the colony in a real second, while time is hurried on; and one for the rounding."""
DARK = -1
"""The first moment of a game, in which no clock is shown."""
ORDER = re.compile(r"^\d\d:\d\d:\d\d  [a-z]", re.MULTILINE)


def orders(saves: Path) -> list[str]:
    """The lines of the last game that are orders or answers."""
    last = sorted(saves.glob("*.save"))[-1]
    return [line for line in last.read_text(encoding="utf-8").splitlines() if ORDER.match(line) and "end" not in line]


def led_and_killed(bot: Bot, saves: Path, patch: pytest.MonkeyPatch, *minutes: int) -> None:
    """A whole game, ended and gone on with at each of these times."""
    with witnessed(bot, saves):
        bot.reach_hub()
        here = saves
        for minute in minutes:

            def late(seen: Screen, at: int = minute) -> bool:
                return seen.name == "hub" and seen.minute >= at

            bot.lead(late)
            before, given = bot.seen.minute, orders(here)
            here = killed(bot, here, patch)
            bot.go_on()
            assert 0 <= before - bot.seen.minute <= LOST
            assert orders(here)[: len(given)] == given
        finished(bot)
        won(bot, here)
        assert len(list(here.glob("*.save"))) == 1


@pytest.mark.usefixtures("hurried")
def test_a_game_that_broke_off_is_gone_on_with_and_won(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = Bot(window(), by_mouse, led_by("mended", "first_steps"), level="first_steps")
    led_and_killed(bot, saves, monkeypatch, DARK, 8 * 60 + 16)


@pytest.mark.usefixtures("hurried")
def test_a_second_try_that_broke_off_is_gone_on_with_and_won(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = led_by("mended", "first_steps")
    bot = Bot(window(), by_keys, Leading(whole.wishes[:1]), level="first_steps")
    with witnessed(bot, saves):
        bot.reach_hub()
        finished(bot)
        bot.learn(whole)
        bot.retry()
        here = killed(bot, saves, monkeypatch)
        bot.go_on()
        finished(bot)
        won(bot, here)


@pytest.mark.long
@pytest.mark.parametrize(("hands", "minutes"), [(by_keys, (9 * 60,)), (by_mouse, (391, 7 * 60 + 20, 11 * 60 + 10))])
def test_the_first_day_breaks_off_and_is_won(
    hands: Hands, minutes: tuple[int, ...], saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    led_and_killed(Bot(window(), hands, led_by("held")), saves, monkeypatch, *minutes)
