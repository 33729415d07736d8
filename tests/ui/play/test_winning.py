"""G-7 is won through the window, by keys alone and by the mouse alone; what the window kept plays back without one.

Look for: `played` (a whole game, from the title to its report), `plays_back`.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from game.session.run import opened, run
from game.session.session import Session
from game.ui.app import App
from game.ui.opening import opening
from game.ui.said import Question, open_question
from tests.ui import stages
from tests.ui.games import LEVELS
from tests.ui.play.bot import Bot
from tests.ui.play.leading import Leading, led_by
from tests.ui.play.reading import by_keys, by_mouse

SMALL = (640, 360)
"""Pixels: fewer to fill, and every word is there all the same."""
WINS = ("A close call", "Held", "Saved, with room to spare", "Breathing")


def shuffled(seed: int) -> Callable[[Session], Question | None]:
    """Questions whose answers stand in another order; the same one while the question is open."""

    def asked(session: Session) -> Question | None:
        question = open_question(session)
        if question is None:
            return None
        options = list(question.options)
        random.Random(f"{seed} {question.id}").shuffle(options)
        return question._replace(options=tuple(options))

    return asked


def window() -> App:
    """One that nobody sees, with the title open."""
    made = stages.app(SMALL)
    made.ui.push(opening(made.ui))
    return made


def played(bot: Bot, saves: Path, again: Leading | None = None) -> Bot:
    """From the title to the report, and maybe once more from its first decision.

    Prints the files of the games if anything goes wrong on the way.
    """
    try:
        bot.reach_hub()
        bot.lead()
        bot.report()
        if again is not None:
            bot.learn(again)
            bot.retry(1)
            bot.lead()
            bot.report()
        assert not bot.given_up, bot.lost(f"these orders were never taken: {bot.given_up}")
    except BaseException:
        for path in sorted(saves.glob("*.save")):
            orders = [line for line in path.read_text(encoding="utf-8").splitlines() if "= digest" not in line]
            print(f"{path.name}:", *orders, sep="\n")
        raise
    return bot


def plays_back(path: Path, digest: bytes) -> None:
    """Every digest that is pinned in the file is found again, and the game ends as it did in the window."""
    script, world = opened(path, LEVELS)
    result = run(script, world)
    assert result.failed == ()
    assert result.session.state.digest == digest


def won(bot: Bot, saves: Path) -> None:
    """The report says so, and the file of the game is the same game."""
    head = bot.seen.words("debrief.head")
    assert any(name in head for name in WINS), bot.lost(head)
    path = sorted(saves.glob("*.save"))[-1]
    play = bot.window.ui.play
    assert play is not None
    plays_back(path, play.session.state.digest)


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIXTEEN_SAVES", str(tmp_path))
    return tmp_path


def test_the_first_day_is_won_by_keys_alone(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.play.open_question", shuffled(1))
    won(played(Bot(window(), by_keys, led_by("held")), saves), saves)


def test_what_was_lost_is_tried_again_from_a_decision_and_won_by_the_mouse_alone(saves: Path) -> None:
    level = "first_steps"
    whole = led_by("mended", level)
    # The cause is found, and nobody mends it.
    bot = Bot(window(), by_mouse, Leading(whole.wishes[:1]), level=level)
    won(played(bot, saves, whole), saves)
    assert not any(name in bot.heads[0] for name in WINS)
    assert len(list(saves.glob("*.save"))) == len(bot.heads) == 2


@pytest.mark.long
def test_the_first_day_is_lost_and_won_from_its_first_decision(saves: Path) -> None:
    bot = Bot(window(), by_keys, Leading())
    won(played(bot, saves, led_by("held")), saves)
    assert not any(name in bot.heads[0] for name in WINS)


@pytest.mark.long
@pytest.mark.parametrize("plan", ["room_to_spare", "held"])
def test_the_first_day_is_won_by_the_mouse_alone(plan: str, saves: Path) -> None:
    won(played(Bot(window(), by_mouse, led_by(plan)), saves), saves)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_the_first_day_is_won_however_its_answers_stand(
    seed: int, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.play.open_question", shuffled(seed))
    hands = by_mouse if seed % 2 else by_keys
    won(played(Bot(window(), hands, led_by("held" if seed % 4 < 2 else "room_to_spare")), saves), saves)


@pytest.mark.long
@pytest.mark.parametrize("rate", ["60", "30", "jittery"])
def test_the_first_day_is_won_at_every_frame_rate(rate: str, saves: Path) -> None:
    """The whole morning, frame by frame."""
    won(played(Bot(window(), by_keys, led_by("held"), rate), saves), saves)
