"""The training view in the window: exercises welded by keys and by mouse, marked along the bead, the best kept."""

from pathlib import Path

import pygame
import pytest

from game.practice.strokes import read
from game.practice.told import outcome
from game.ui import best, weld_place
from game.ui.app import App, NoDisplay, run
from game.ui.opening import practising
from game.ui.practice_bench import kept, result_of
from game.ui.scenes.practice import CHOOSE, MARKS, WELD, Practice
from game.ui.scenes.title import Title
from game.ui.weld_torch import Way
from game.workshop.exercises import EXERCISES, exercise
from game.workshop.trial import WELDERS, shown
from tests.ui import stages
from tests.ui.sound_layout import STRETCHES, assert_sound

SLOW = 0.25
"""Real seconds of a frame: the longest that the window knows."""


def opened(path: Path | None, stretch: float = 1.0) -> tuple[App, Practice]:
    window = stages.app(stretch=stretch)
    window.ui.push(Title())
    scene = Practice("lap", path)
    window.ui.push(scene)
    window.frame(stages.FRAME)
    return window, scene


def waited(window: App, scene: Practice, seconds: float) -> None:
    for _ in range(round(seconds / SLOW)):
        if scene.mode == WELD:
            window.frame(SLOW)


def words(scene: Practice, prefix: str) -> str:
    return " ".join(text.words for each in scene.widgets() if each.id.startswith(prefix) for text in each.texts)


def ended(scene: Practice) -> bool:
    return scene.burn is None or scene.burn.torch.ended


def welded(window: App, scene: Practice) -> None:
    """One seam, by keys alone, as the card says: to its end, and a second more for the crater."""
    stages.press(window, pygame.K_SPACE)
    for _ in range(400):
        if ended(scene):
            break
        window.frame(SLOW)
    waited(window, scene, 1.5)
    stages.press(window, pygame.K_SPACE)
    waited(window, scene, 0.5)


def test_an_exercise_is_welded_by_keys_alone_marked_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "strokes.txt"
    window, scene = opened(path)
    stages.press(window, pygame.K_2)
    assert scene.chosen == "rusty"
    stages.press(window, pygame.K_1)
    stages.press(window, pygame.K_RETURN)
    assert scene.mode == WELD
    welded(window, scene)
    assert scene.mode == MARKS
    assert scene.result is not None
    assert scene.result.trial.marks.total > 90.0
    assert outcome(scene.result.exercise, scene.result.trial) in words(scene, "scores.load")
    # What is kept is what was done: read again, it comes to the same.
    entry = read(path)[0]
    again = kept(entry)
    assert again is not None
    assert again.trial == scene.result.trial
    assert entry.marks == round(scene.result.trial.marks.total, 1)


def test_a_worse_try_is_shown_beside_the_best_and_does_not_replace_it(tmp_path: Path) -> None:
    path = tmp_path / "strokes.txt"
    bench = exercise("lap")
    assert best.keep(path, result_of(bench, shown(bench, "skilled", 16), 16).entry) == ""
    fine = kept(read(path)[0])
    assert fine is not None
    window, scene = opened(path)
    stages.press(window, pygame.K_RETURN)
    for _ in range(12):
        stages.press(window, pygame.K_RIGHT)
    welded(window, scene)
    assert scene.result is not None
    assert scene.before is not None
    assert scene.before.trial == fine.trial
    assert not scene.better
    assert scene.result.losses[0].cause == "speed"
    assert "fast" in words(scene, "lane.speed")
    assert f"best {fine.trial.marks.total:.0f}" in words(scene, "scores.total")
    assert "best" in words(scene, "strip")
    assert read(path)[0].marks == round(fine.trial.marks.total, 1)
    stages.press(window, pygame.K_RETURN)
    assert scene.mode == WELD
    assert scene.bench.acts == []


def test_a_bead_is_led_by_the_mouse() -> None:
    window, scene = opened(None)
    scene.on("begin")
    while scene.way is not Way.FREE:
        stages.press(window, pygame.K_y)
    line = scene.seams()[0]

    def mouse(kind: int, along: float) -> None:
        x, y = weld_place.along_seam(line, along)
        at = (round(window.stage.x + x * window.canvas.scale), round(window.stage.y + y * window.canvas.scale))
        more = {"rel": (0, 0), "buttons": (0, 0, 0)} if kind == pygame.MOUSEMOTION else {"button": 1}
        pygame.event.post(pygame.event.Event(kind, pos=at, **more))
        window.frame(0.1)

    mouse(pygame.MOUSEBUTTONDOWN, 0.0)
    assert scene.burn is not None
    assert scene.burn.burning
    for n in range(300):
        mouse(pygame.MOUSEMOTION, 0.0002 * n)
    mouse(pygame.MOUSEBUTTONUP, 0.06)
    assert scene.mode == MARKS
    assert scene.result is not None
    assert scene.result.trial.marks.score("speed") > 80.0
    assert scene.result.trial.marks.score("arc") == pytest.approx(100.0, abs=1.0)


def test_a_rusty_plate_is_ground_first() -> None:
    window, scene = opened(None)
    scene.on("exercise:rusty")
    scene.on("begin")
    assert "Grind" in words(scene, "coach")
    stages.press(window, pygame.K_x)
    assert not scene.bench.dirty
    assert scene.burn is not None
    assert scene.burn.piece.dirt == 0.0
    assert "bench.x" not in [each.id for each in scene.widgets()]


def test_step_by_step_nothing_burns_between_two_presses() -> None:
    window, scene = opened(None)
    scene.on("begin")
    while scene.way is not Way.STEPS:
        scene.on("way")
    scene.on("arc")
    waited(window, scene, 2.0)
    assert scene.bench.seconds == 0.0
    scene.on("arc")
    waited(window, scene, 10.0)
    assert scene.burn is not None
    assert scene.burn.torch.along == pytest.approx(0.010)
    assert scene.bench.seconds == pytest.approx(0.010 / scene.burn.card.speed.best, abs=SLOW)


def test_the_arc_is_heard_and_captioned_where_no_game_is_played() -> None:
    window, scene = opened(None)
    scene.on("begin")
    scene.on("arc")
    waited(window, scene, 1.0)
    assert window.ui.arc_long == pytest.approx(0.0025)
    assert any("arc" in text.words for each in window._widgets if "caption" in each.id for text in each.texts)
    stages.press(window, pygame.K_ESCAPE)
    waited(window, scene, 1.0)
    assert window.ui.arc_long == 0.0


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_room_before_while_and_after(name: str, stretch: float) -> None:
    window, scene = opened(None, stretch)
    scene.on(f"exercise:{name}")
    assert_sound(scene.widgets())
    scene.on("begin")
    assert_sound(scene.widgets())
    scene.on("arc")
    waited(window, scene, 1.0)
    assert_sound(scene.widgets())
    scene.on("arc")
    waited(window, scene, 1.0)
    assert_sound(scene.widgets())
    for who in WELDERS:
        scene.begin(name)
        for act in shown(scene.bench.exercise, who, 16):
            scene.bench.did(act)
        assert scene.bench.left() == ()
        scene.finish()
        for _ in scene.bench.exercise.seams:
            assert_sound(scene.widgets())
            scene.on("seam")


def test_a_bare_seam_costs_what_it_costs_and_says_so() -> None:
    window, scene = opened(None)
    scene.on("begin")
    scene.on("arc")
    waited(window, scene, 8.0)
    scene.on("arc")
    waited(window, scene, 0.5)
    assert scene.mode == WELD
    stages.press(window, pygame.K_f)
    assert scene.mode == MARKS
    assert "no weld" in words(scene, "lane.found")
    assert "All of it" in words(scene, "coach")
    assert_sound(scene.widgets())


def test_one_leaves_step_by_step_and_an_arc_goes_out_first() -> None:
    window, scene = opened(None)
    scene.on("begin")
    scene.on("arc")
    waited(window, scene, 1.0)
    stages.press(window, pygame.K_ESCAPE)
    waited(window, scene, 0.5)
    assert len(scene.bench.acts) == 1
    stages.press(window, pygame.K_ESCAPE)
    assert scene.mode == CHOOSE
    stages.press(window, pygame.K_ESCAPE)
    assert isinstance(window.ui.top, Title)


def test_without_anybody_to_see_it_no_window_is_opened() -> None:
    with pytest.raises(NoDisplay):
        run(practising)


def test_over_the_help_the_arc_stands_still_and_is_not_heard() -> None:
    window, scene = opened(None)
    scene.on("begin")
    scene.on("arc")
    waited(window, scene, 1.0)
    before = scene.bench.seconds
    stages.press(window, pygame.K_F1)
    for _ in range(8):
        window.frame(SLOW)
    assert scene.bench.seconds == before
    assert window.ears._wanted == {}
    stages.press(window, pygame.K_ESCAPE)
    waited(window, scene, 0.5)
    assert scene.bench.seconds > before
    assert window.ears._wanted != {}


def test_the_help_tells_the_keys_of_the_torch_and_none_of_a_game() -> None:
    window, scene = opened(None)
    scene.on("begin")
    stages.press(window, pygame.K_F1)
    top = window.ui.top
    assert top is not None
    assert top.name == "help"
    said = " ".join(text.words for each in top.widgets() for text in each.texts)
    assert "Lower the torch" in said
    assert "task board" not in said
    assert_sound(top.widgets())


def test_a_pointer_that_lies_elsewhere_does_not_lead_a_torch_that_a_key_has_struck() -> None:
    window, scene = opened(None)
    scene.on("begin")
    while scene.way is not Way.FREE:
        scene.on("way")
    window.ui.pointer = (860.0, 560.0)
    scene.on("arc")
    waited(window, scene, 0.5)
    assert scene.burn is not None
    assert scene.burn.torch.along == 0.0
    assert scene.burn.torch.held.off == 0.0
    assert "Wait for the pool" in words(scene, "coach")
