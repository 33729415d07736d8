"""G-7 is won through the window, by keys alone and by the mouse alone; what the window kept plays back without one."""

from pathlib import Path

import pytest

from tests.ui.play.bot import Bot
from tests.ui.play.leading import Leading, Wish, led_by
from tests.ui.play.playing import WINS, finished, shuffled, window, witnessed, won
from tests.ui.play.reading import Hands, by_keys, by_mouse


def led_and_won(bot: Bot, saves: Path) -> None:
    """From the title to a report that says so."""
    with witnessed(bot, saves):
        bot.reach_hub()
        finished(bot)
        won(bot, saves)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(("hands", "seed"), [(by_keys, 1), (by_mouse, 2)], ids=["keys", "mouse"])
def test_the_first_day_is_won_by_one_hand_alone(
    hands: Hands, seed: int, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.play.open_question", shuffled(seed))
    led_and_won(Bot(window(), hands, led_by("held")), saves)


@pytest.mark.usefixtures("hurried")
def test_what_was_lost_is_tried_again_from_a_decision_and_won_by_the_mouse_alone(saves: Path) -> None:
    whole = led_by("mended", "first_steps")
    # The cause is found, and nobody mends it.
    bot = Bot(window(), by_mouse, Leading(whole.wishes[:1]), level="first_steps")
    with witnessed(bot, saves):
        bot.reach_hub()
        finished(bot)
        bot.learn(whole)
        bot.retry()
        finished(bot)
        won(bot, saves)
        assert not any(name in bot.heads[0] for name in WINS)
        assert len(list(saves.glob("*.save"))) == len(bot.heads) == 2


@pytest.mark.long
def test_the_first_day_is_lost_and_won_from_its_first_decision(saves: Path) -> None:
    bot = Bot(window(), by_keys, Leading())
    with witnessed(bot, saves):
        bot.reach_hub()
        finished(bot)
        assert not any(name in bot.heads[0] for name in WINS)
        bot.learn(led_by("held"))
        bot.retry()
        finished(bot)
        won(bot, saves)


@pytest.mark.long
def test_what_was_forgotten_is_done_from_a_decision_in_the_middle_of_the_day(saves: Path) -> None:
    whole = led_by("held")
    forgotten = tuple(each for each in whole.wishes if each.what != "start")
    bot = Bot(window(), by_mouse, whole._replace(wishes=forgotten))
    with witnessed(bot, saves):
        bot.reach_hub()
        finished(bot)
        assert not any(name in bot.heads[0] for name in WINS)
        bot.retry(8 * 60)
        now = bot.seen.minute
        bot.given_up.clear()
        start = Wish(now, "book", "yuki", "start", "normal")
        bot.learn(whole._replace(wishes=(*forgotten, start)), now)
        finished(bot)
        won(bot, saves)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_the_first_day_is_won_however_its_answers_stand(
    seed: int, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.play.open_question", shuffled(seed))
    hands = by_mouse if seed % 2 else by_keys
    led_and_won(Bot(window(), hands, led_by("held" if seed % 4 < 2 else "room_to_spare")), saves)


@pytest.mark.long
@pytest.mark.parametrize("rate", ["60", "30", "jittery"])
def test_the_first_day_is_won_at_every_frame_rate(rate: str, saves: Path) -> None:
    led_and_won(Bot(window(), by_keys, led_by("held"), rate), saves)


@pytest.mark.long
def test_the_first_day_is_won_frame_by_frame(saves: Path) -> None:
    """The whole morning as somebody sees it who never hurries time on."""
    led_and_won(Bot(window(), by_keys, led_by("held"), "60", waits=False), saves)
