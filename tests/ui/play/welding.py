"""A bead is laid through the window, led by the mouse or by keys alone, in a game that plays back the same.

The game is gone on with from a file that stands just before the first arc of the plan `weld_neat`.
Look for: `left_there` (that file), `Welder` (hands, eyes and the clock), `led_by_mouse`, `laid_by_keys`.
"""

from pathlib import Path

import pytest

from game.model.seams import seam
from game.model.weldment import Bead, Seam
from game.session.lines import FINALLY
from game.session.run import opened
from game.ui import weld_place
from game.ui.app import App
from game.ui.opening import opening
from game.ui.play import begin
from tests.ui.games import LEVELS
from tests.ui.play.bot import Bot
from tests.ui.play.fingers import Fingers, hands_of
from tests.ui.play.leading import Leading
from tests.ui.play.playing import plays_back, witnessed

PLAN = LEVELS / "g7" / "plans" / "weld_neat.plan"
FRAME = 0.1
"""Real seconds of a frame while an arc burns: the hand is led as often as a knot can be written."""
SHORT = 0.016
"""Of a bead that is enough, m."""
SPEED = 0.002
"""Of the hand that leads it, m/s."""
MOST = 900
"""Frames for anything."""


def left_there(folder: Path) -> Path:
    """The file of a game that was left when Hassan came to weld."""
    script, world = opened(PLAN, LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    now = next(tick for tick, command in orders if command.verb == "hands" and command.words[1] == "weld")
    play = begin(world, folder)
    play.run(orders, now)
    play.leave()
    return next(folder.glob("*.save"))


class Welder:
    """Somebody who has gone on with that game, and stands at the bench."""

    def __init__(self, window: App, fingers: Fingers, mouse: bool) -> None:
        window.ui.push(opening(window.ui))
        self.fingers = fingers
        self.bot = Bot(window, hands_of(fingers, mouse), Leading())

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

    def pixel(self, line: Seam, along: float) -> tuple[int, int]:
        """Where a place on a seam is seen in the window."""
        stage, scale = self.bot.window.stage, self.bot.window.canvas.scale
        x, y = weld_place.along_seam(line, along)
        return round(stage.x + x * scale), round(stage.y + y * scale)

    def move(self, line: Seam, along: float) -> None:
        """The mouse moves over a seam."""
        self.fingers.move(self.pixel(line, along))
        self.bot.pass_time(FRAME)

    def button(self, line: Seam, along: float, down: bool) -> None:
        """Its button goes down or up there."""
        self.fingers.button(self.pixel(line, along), down)
        self.bot.pass_time(FRAME)

    def key(self, name: str, seconds: float = FRAME) -> None:
        """A key goes down, and up after so long."""
        self.fingers.key(name, True)
        for _ in range(round(seconds / FRAME)):
            self.bot.pass_time(FRAME)
        self.fingers.key(name, False)
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


def led_by_mouse(welder: Welder, saves: Path) -> None:
    """One bead, and the game is ended."""
    bot = welder.bot
    with witnessed(bot, saves):
        welder.to_the_bench()
        while "mouse" not in bot.seen.words("bench.y"):
            bot.press(bot.seen.has("bench.y"))
        line = welder.seam("b2.n.upper")
        # A click chooses the seam; then the button is held down as long as the arc is to burn.
        welder.button(line, 0.010, True)
        welder.button(line, 0.010, False)
        welder.button(line, 0.010, True)
        frames = round(SHORT / (SPEED * FRAME))
        for n in range(1, frames + 1):
            welder.move(line, 0.010 + SHORT * n / frames)
        welder.button(line, 0.010 + SHORT, False)
        welder.until(1)
        bead = welder.beads()[0]
        knots = bead.stroke.knots
        assert bead.seam == "b2.n.upper"
        assert (knots[0].along, knots[-1].along) == pytest.approx((0.010, 0.010 + SHORT), abs=0.001)
        assert (knots[-1].along - knots[0].along) / knots[-1].t == pytest.approx(SPEED, rel=0.2)
        welder.ended(saves)


def laid_by_keys(welder: Welder, saves: Path) -> None:
    """One bead, and the game is ended."""
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
