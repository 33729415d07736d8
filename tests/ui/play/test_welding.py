"""Beads are laid through the window, one led by the mouse and one by keys alone, in a game that plays back the same.

The game is gone on with from a file that stands just before the first arc of the plan `weld_neat`.
Look for: `Welder` (hands, eyes and the clock), `laid`.
"""

import shutil
from pathlib import Path

import pygame
import pytest

from game.model.seams import seam
from game.model.weldment import Bead, Seam
from game.session.lines import FINALLY
from game.session.run import opened
from game.ui import weld_place
from game.ui.opening import opening
from game.ui.play import begin
from tests.ui import stages
from tests.ui.games import LEVELS
from tests.ui.play.bot import Bot
from tests.ui.play.leading import Leading
from tests.ui.play.playing import plays_back, witnessed
from tests.ui.play.reading import Hands, by_keys, by_mouse

PLAN = LEVELS / "g7" / "plans" / "weld_neat.plan"
FRAME = 0.1
"""Real seconds of a frame while an arc burns: the hand is led as often as a knot can be written."""
SHORT = 0.016
"""Of a bead that is enough, m."""
SPEED = 0.002
"""Of the hand that leads it, m/s."""
MOST = 900
"""Frames for anything."""


@pytest.fixture(scope="module")
def before_the_arc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a game that was left when Hassan came to weld."""
    folder = tmp_path_factory.mktemp("left")
    script, world = opened(PLAN, LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    now = next(tick for tick, command in orders if command.verb == "hands" and command.words[1] == "weld")
    play = begin(world, folder)
    play.run(orders, now)
    play.leave()
    return next(folder.glob("*.save"))


class Welder:
    """Somebody who has gone on with that game, and stands at the bench."""

    def __init__(self, left: Path, saves: Path, hands: Hands) -> None:
        shutil.copy(left, saves)
        made = stages.app()
        made.ui.push(opening(made.ui))
        self.bot = Bot(made, hands, Leading())

    def to_the_bench(self) -> None:
        """From the title to work that is in the player's own hands."""
        self.bot.go_on()
        self.bot.press(self.bot.seen.has("hub.weld"))
        self.bot.press(self.bot.seen.has("whose.0"))
        assert self.bot.seen.has("torch.arc")

    def seam(self, name: str) -> Seam:
        """Where it is seen to lie."""
        play = self.bot.window.ui.play
        assert play is not None
        assert play.session.state.bench is not None
        found = seam(play.session.state.bench.weldment, name)
        assert found is not None
        return found

    def beads(self) -> tuple[Bead, ...]:
        play = self.bot.window.ui.play
        assert play is not None
        assert play.session.state.bench is not None
        return play.session.state.bench.weldment.beads

    def point(self, kind: int, line: Seam, along: float) -> None:
        """The mouse moves over a seam, or its button goes down or up there; a frame passes."""
        window = self.bot.window
        x, y = weld_place.along_seam(line, along)
        at = (round(window.stage.x + x * window.canvas.scale), round(window.stage.y + y * window.canvas.scale))
        if kind == pygame.MOUSEMOTION:
            pygame.event.post(pygame.event.Event(kind, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        else:
            pygame.event.post(pygame.event.Event(kind, pos=at, button=1))
        self.bot.pass_time(FRAME)

    def key(self, name: str, seconds: float = FRAME) -> None:
        """A key goes down, and up after so long."""
        code = pygame.key.key_code(name)
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))
        for _ in range(round(seconds / FRAME)):
            self.bot.pass_time(FRAME)
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0))
        self.bot.pass_time(FRAME)

    def until(self, count: int) -> None:
        """Until so many beads lie there: what was welded is written down once the clock has passed it."""
        for _ in range(MOST):
            if len(self.beads()) >= count:
                return
            self.bot.pass_time(FRAME)
        raise self.bot.lost("the stroke was never given")

    def ended(self, saves: Path) -> None:
        """Ends the game by the menu; its file plays back without a window to every digest that stands in it."""
        bot = self.bot
        for _ in range(MOST):
            if bot.seen.name == "hub":
                break
            self.key("escape")
        bot.press(bot.seen.has("hub.pause"))
        bot.press(bot.seen.has("pause.end"))
        bot.press(bot.seen.has("pause.end"))
        play = bot.window.ui.play
        assert play is not None
        assert play.over
        path = next(saves.glob("*.save"))
        assert "= digest" in path.read_text(encoding="utf-8")
        plays_back(path, play.session.state.digest)


def test_a_bead_is_led_by_the_mouse_and_plays_back(before_the_arc: Path, saves: Path) -> None:
    welder = Welder(before_the_arc, saves, by_mouse)
    bot = welder.bot
    with witnessed(bot, saves):
        welder.to_the_bench()
        while "mouse" not in bot.seen.words("bench.y"):
            bot.press(bot.seen.has("bench.y"))
        line = welder.seam("b2.n.upper")
        # A click chooses the seam; then the button is held down as long as the arc is to burn.
        welder.point(pygame.MOUSEBUTTONDOWN, line, 0.010)
        welder.point(pygame.MOUSEBUTTONUP, line, 0.010)
        welder.point(pygame.MOUSEBUTTONDOWN, line, 0.010)
        frames = round(SHORT / (SPEED * FRAME))
        for n in range(1, frames + 1):
            welder.point(pygame.MOUSEMOTION, line, 0.010 + SHORT * n / frames)
        welder.point(pygame.MOUSEBUTTONUP, line, 0.010 + SHORT)
        welder.until(1)
        bead = welder.beads()[0]
        knots = bead.stroke.knots
        assert bead.seam == "b2.n.upper"
        assert (knots[0].along, knots[-1].along) == pytest.approx((0.010, 0.010 + SHORT), abs=0.001)
        assert (knots[-1].along - knots[0].along) / knots[-1].t == pytest.approx(SPEED, rel=0.2)
        welder.ended(saves)


def test_a_bead_is_laid_by_keys_alone_and_plays_back(before_the_arc: Path, saves: Path) -> None:
    welder = Welder(before_the_arc, saves, by_keys)
    bot = welder.bot
    with witnessed(bot, saves):
        welder.to_the_bench()
        while not bot.seen.words("torch").startswith("B1, top edge"):
            welder.key("s")
        pace = 0.001 * float(bot.seen.words("speed.value").split()[-2])
        welder.key("space")
        for _ in range(20):
            bot.pass_time(FRAME)
        welder.key("up", 1.0)
        welder.key("e")
        for _ in range(40):
            bot.pass_time(FRAME)
        welder.key("space")
        welder.until(1)
        bead = welder.beads()[0]
        knots = bead.stroke.knots
        assert bead.seam == "b1.n.upper"
        assert knots[0].along == 0.0
        assert knots[-1].along == pytest.approx(pace * knots[-1].t, abs=0.001)
        assert knots[-1].arc > knots[0].arc + 0.0005
        assert knots[-1].work == knots[0].work + 2
        welder.ended(saves)
