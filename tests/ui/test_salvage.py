"""The salvage: a step done by hand is the session's own task, what refuses says why, and nothing overlaps."""

from functools import cache

import pygame
import pytest

from game.retelling.wording import you
from game.session.lines import FINALLY
from game.session.run import opened
from game.ui.app import App
from game.ui.board_rows import named
from game.ui.play import Play
from game.ui.salvage_steps import AT_WORK, LATER, OVER, craft, progress, standings
from game.ui.scenes.hub import Hub
from game.ui.scenes.hub_ways import salvage_open
from game.ui.scenes.salvage import GRIP, Salvage
from game.ui.scenes.salvage_box import PartsBox
from game.ui.widget import Widget
from game.words.verbs import Command
from tests.ui import stages
from tests.ui.games import LEVELS, MINUTE
from tests.ui.sound_layout import STRETCHES, assert_sound

EXPERT = LEVELS / "g7" / "plans" / "expert.plan"
THERE = (
    (40, Command("choose", ("arrival", "straight"))),
    (65, Command("assign", ("kwan", "ask_release", "normal"))),
    (65, Command("send", ("yuki", "greenhouse"))),
)


@cache
def expert(minutes: int) -> Play:
    script, world = opened(EXPERT, LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    return Play.from_commands(world, orders, minutes * MINUTE)


def there() -> Play:
    """The player stands before the machine, and the key of the bus was asked for."""
    _, world = opened(EXPERT, LEVELS)
    return Play.from_commands(world, THERE, 30 * MINUTE)


def shown(play: Play, stretch: float = 1.0) -> tuple[App, Salvage]:
    window = stages.app(stretch=stretch)
    window.ui.opened(play)
    window.ui.push(Hub())
    scene = Salvage()
    window.ui.push(scene)
    return window, scene


def by_id(scene: Salvage | PartsBox) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def words(widget: Widget) -> str:
    return " ".join(text.words for text in widget.texts)


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("minutes", [8, 30, 75, 108, 160])
def test_every_step_is_sound_for_everybody(minutes: int, stretch: float) -> None:
    _, scene = shown(expert(minutes), stretch)
    for n in range(len(craft(scene.ui.staging).steps)):
        scene.on(f"step:{n}")
        for _ in range(3):
            assert_sound(scene.widgets())
            scene.on("who")


@pytest.mark.parametrize("stretch", STRETCHES)
def test_the_parts_box_is_sound_and_weighs(stretch: float) -> None:
    play = there()
    window, _ = shown(play, stretch)
    box = PartsBox()
    window.ui.push(box)
    assert_sound(box.widgets())
    before = words(by_id(box)["parts.load"])
    box.on("unpack.bottle")
    assert words(by_id(box)["parts.load"]) != before
    assert play.orders[-1][1] == Command("unpack", ("bottle",))


def test_the_way_there_opens_where_the_machine_is() -> None:
    play = there()
    window, _ = shown(play)
    assert salvage_open(window.ui, play)
    _, world = opened(EXPERT, LEVELS)
    assert not salvage_open(window.ui, Play(world))


def test_what_is_held_long_enough_begins_the_task_itself() -> None:
    play = there()
    window, scene = shown(play)
    scene.on("step:1")
    key = pygame.KEYDOWN
    pygame.event.post(pygame.event.Event(key, key=pygame.K_e, mod=0, unicode="e", scancode=0))
    for _ in range(round(GRIP * 60) + 4):
        window.frame(stages.FRAME)
    assert play.orders[-1][1] == Command("assign", ("yuki", "lockout", "normal"))
    stands = standings(play, craft(window.ui.staging).steps, you(play.world))
    assert stands[1].state == AT_WORK
    # While the hands are at work, time runs about ten times as fast as it is told.
    frames = ticks = 0
    for _ in range(3000):
        if play.question is not None:
            play.apply(Command("choose", (play.question.id, play.question.options[0].id)))
        play.skip()
        quiet, begun = play.question is None and play.line is None, play.now
        window.frame(stages.FRAME)
        if quiet and play.question is None and play.line is None:
            frames, ticks = frames + 1, ticks + play.now - begun
        if frames >= 120:
            break
    assert frames >= 120
    assert 10 <= ticks <= 24


def test_what_is_let_go_begins_nothing() -> None:
    play = there()
    window, scene = shown(play)
    scene.on("step:1")
    before = len(play.orders)
    stages.press(window, pygame.K_e)
    for _ in range(80):
        window.frame(stages.FRAME)
    assert len(play.orders) == before


def test_somebody_else_is_sent_at_once() -> None:
    play = there()
    window, scene = shown(play)
    scene.on("step:1")
    for _ in range(4):
        if "hassan" in play.world.people[scene.person]:
            break
        scene.on("who")
    window.ui.held.add("e")
    scene.on("order:assign_normal")
    assert play.orders[-1][1] == Command("assign", ("hassan", "lockout", "normal"))
    assert play.session.state.duty.task[named(play.world, "hassan")[0]] >= 0


def test_a_refusal_says_what_must_come_first() -> None:
    play = there()
    _, scene = shown(play)
    lift = next(n for n, each in enumerate(craft(scene.ui.staging).steps) if "lift" in each.tasks)
    scene.on(f"step:{lift}")
    order = by_id(scene)["step.assign_normal"]
    assert not order.enabled
    assert "First:" in order.why_not
    assert order.why_not.split(":")[1].split("(")[0].strip()[:12] in words(order)


def test_the_pressure_falls_with_the_task() -> None:
    gauge = None
    for minutes in range(8, 75, 11):
        play = expert(minutes)
        step = next(each for each in craft_of(play) if "drain" in each.tasks)
        (now,) = standings(play, (step,), you(play.world))
        assert step.gauge is not None
        value = step.gauge.at(now.share)
        assert gauge is None or value <= gauge
        gauge = value
        assert now.state != OVER or value == step.gauge.end
    assert gauge == 15.0


def craft_of(play: Play) -> tuple:  # type: ignore[type-arg]
    window = stages.app()
    window.ui.opened(play)
    return craft(window.ui.staging).steps


def test_progress_is_whole_only_when_the_task_is_done() -> None:
    play = expert(75)
    for t, status in enumerate(play.session.state.work.status):
        assert 0.0 <= progress(play, t) <= 1.0
        assert status == 0 or progress(play, t) >= 0.0


def test_every_task_of_the_list_is_one_of_the_level() -> None:
    play = there()
    tasks = {task.id for task in play.world.plot.tasks}
    for step in craft_of(play):
        assert set(step.tasks) <= tasks


def test_a_level_without_a_salvage_has_a_way_back() -> None:
    _, world = opened(LEVELS / "first_steps" / "plans" / "mended.plan", LEVELS)
    window, scene = shown(Play(world))
    assert_sound(scene.widgets())
    scene.on("back")
    assert isinstance(window.ui.top, Hub)


def test_nothing_is_possible_yet_at_the_beginning() -> None:
    _, world = opened(EXPERT, LEVELS)
    play = Play(world)
    stands = standings(play, craft_of(play), you(world))
    assert [each.state for each in stands if each.step.tasks == ("lift",)] == [LATER]
