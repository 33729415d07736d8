"""Games that are played through the window, and what must be true of each: won, and played back the same without one.

Look for: `window`, `shuffled`, `witnessed`, `finished`, `won`, `plays_back`, `killed`.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from tests.ui.play.reading import look

SMALL = (320, 180)
"""Pixels: fewer to fill, and every word is there all the same."""
WINS = ("A close call", "Held", "Saved, with room to spare", "Breathing")
MINUTE = 60
SAVES = "SIXTEEN_SAVES"


def window() -> App:
    """One that nobody sees, with the title open."""
    made = stages.app(SMALL)
    made.ui.push(opening(made.ui))
    return made


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


@contextmanager
def witnessed(bot: Bot, saves: Path) -> Iterator[Bot]:
    """Whatever goes wrong: prints the file of each game, which plays back as it stands, and the last screen."""
    try:
        yield bot
    except BaseException:
        for path in sorted(saves.rglob("*.save")):
            lines = path.read_text(encoding="utf-8").splitlines()
            last = max((n for n, line in enumerate(lines) if "= digest" in line), default=-1)
            kept = [line for n, line in enumerate(lines) if "= digest" not in line or n == last]
            print(f"{path.name}:", *kept, sep="\n")
        print("what was pressed last:", *bot.told[-400:], sep="\n")
        print(look(bot.window).told())
        raise


def finished(bot: Bot) -> None:
    """From the hub to the report."""
    bot.lead()
    bot.report()


def plays_back(path: Path, digest: bytes) -> None:
    """Every digest that is pinned in the file is found again, and the game ends as it did in the window."""
    script, world = opened(path, LEVELS)
    result = run(script, world)
    assert result.failed == ()
    assert result.session.state.digest == digest


def won(bot: Bot, saves: Path) -> None:
    """The report says so, every order was taken, and the file of the game is the same game."""
    assert not bot.given_up, f"these orders were never taken: {bot.given_up}"
    head = bot.seen.words("debrief.head")
    assert any(name in head for name in WINS), head
    play = bot.window.ui.play
    assert play is not None
    plays_back(sorted(saves.glob("*.save"))[-1], play.session.state.digest)


def killed(bot: Bot, saves: Path, patch: pytest.MonkeyPatch) -> Path:
    """The program ends in the middle of it all, and another one opens over what it had written by then.

    Returns where the games lie from now on: the window that is gone has no hand in them any more.
    """
    left = saves / "left"
    left.mkdir()
    for path in saves.glob("*.save"):
        shutil.copy2(path, left)
    patch.setenv(SAVES, str(left))
    bot.window = window()
    bot.pass_time()
    return left
