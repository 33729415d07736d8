"""The weld bench on the screen: what is done with mouse or keys is a command, what is seen has room, time runs 1:1."""

from pathlib import Path

import pygame
import pytest

from game.session.run import opened as opened_plan
from game.session.run import run
from game.ui import weld_carry, weld_place
from game.ui.app import App
from game.ui.play import Play
from game.ui.scenes.board import Board
from game.ui.scenes.hub import Hub
from game.ui.scenes.hub_ways import weld_open
from game.ui.scenes.place import Place
from game.ui.scenes.weld import Weld
from game.ui.weld_live import WAVER, waver
from game.ui.weld_torch import Way
from game.ui.widget import Widget
from tests.session import bench_level
from tests.ui import stages
from tests.ui.games import LEVELS
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.weld_sample import sample

PLACES = bench_level.PLACES


def told(play: Play, text: str) -> str:
    return play.apply(bench_level.command(play.world, text))


def free(play: Play) -> None:
    """Until the hands are free, and plates lie where they lie."""
    bench = play.session.state.bench
    while bench is not None and (bench.busy_until > play.now or bench.unsettled is not None):
        play.second()
        bench = play.session.state.bench


def given(play: Play, *texts: str) -> None:
    for text in texts:
        assert told(play, text) == "", text
        free(play)


def in_hand(folder: Path) -> Play:
    """A game in which Ada's tacking is in the player's hands, and nothing is done yet."""
    made = Play(bench_level.world(folder))
    given(made, "assign ada tack")
    for _ in range(20):
        made.second()
    given(made, "hands ada tack")
    return made


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Ada's tacking is in the player's hands."""
    return in_hand(tmp_path)


@pytest.fixture
def tacked(play: Play) -> Play:
    """And the next task is: all four brackets are tacked, and are to be welded."""
    for name, (x, y, angle) in PLACES.items():
        given(play, f"place {name} {x} {y} {angle} lower")
    for seam in ("b1.n.upper", "b2.n.upper", "b3.n.lower", "b4.n.lower"):
        given(play, f"tack {seam} 15", f"tack {seam} 105")
    given(play, "finish", "assign ada weld")
    for _ in range(20):
        play.second()
    given(play, "hands ada weld")
    return play


def shown(play: Play, stretch: float = 1.0) -> tuple[App, Weld]:
    window = stages.app(stretch=stretch)
    window.ui.opened(play)
    window.ui.push(Hub())
    scene = Weld()
    window.ui.push(scene)
    return window, scene


def by_id(scene: Weld) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def last(play: Play) -> str:
    command = play.orders[-1][1]
    return " ".join((command.verb, *command.words))


def point(window: App, kind: int, x: float, y: float) -> None:
    """The mouse moves, goes down or up at a point of the stage, and a frame passes."""
    scale, stage = window.canvas.scale, window.stage
    at = (round(stage.x + x * scale), round(stage.y + y * scale))
    if kind == pygame.MOUSEMOTION:
        pygame.event.post(pygame.event.Event(kind, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    else:
        pygame.event.post(pygame.event.Event(kind, button=1, pos=at))
    window.frame(stages.FRAME)


def ran(window: App, seconds: float) -> None:
    for _ in range(round(seconds * 60)):
        window.frame(stages.FRAME)


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("mode", ["fit", "tack", "weld", "load"])
def test_every_way_of_working_is_sound(play: Play, mode: str, stretch: float) -> None:
    given(play, "place b1 -250 182 0 lower")
    _, scene = shown(play, stretch)
    scene.on(f"mode:{mode}")
    assert_sound(scene.widgets())
    if mode == "fit":
        scene.on("take")
        assert_sound(scene.widgets())


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_burning_arc_is_sound(tacked: Play, stretch: float) -> None:
    window, scene = shown(tacked, stretch)
    scene.on("arc")
    ran(window, 0.5)
    assert scene.burn is not None
    assert scene.burn.burning
    scene.burn.torch.change("arc", 0.003)
    ran(window, 0.2)
    assert_sound(scene.widgets())


def test_a_plate_is_dragged_to_its_place_with_the_mouse(play: Play) -> None:
    window, scene = shown(play)
    assert scene.weldment is not None
    window.frame(stages.FRAME)
    start = weld_place.slot(scene.weldment, scene.weldment.pieces[1])
    end = weld_place.spot(0.25, 0.182)
    point(window, pygame.MOUSEMOTION, *start)
    point(window, pygame.MOUSEBUTTONDOWN, *start)
    assert scene.carry is not None
    assert scene.carry.piece == "b2"
    for n in range(1, 6):
        way = [a + (b - a) * n / 5 for a, b in zip(start, end, strict=True)]
        point(window, pygame.MOUSEMOTION, way[0], way[1])
    point(window, pygame.MOUSEBUTTONUP, *end)
    verb, piece, x, y, angle, layer = last(play).split()
    assert (verb, piece, angle, layer) == ("place", "b2", "0.00", "lower")
    assert (float(x), float(y)) == pytest.approx((250.0, 182.0), abs=1.0)


def test_a_plate_is_placed_by_keyboard_alone(play: Play) -> None:
    window, scene = shown(play)
    stages.press(window, pygame.K_t)
    assert scene.carry is not None
    before = scene.carry
    stages.press(window, pygame.K_RIGHT)
    stages.press(window, pygame.K_UP)
    stages.press(window, pygame.K_q)
    assert scene.carry.x == pytest.approx(before.x + 0.001)
    assert scene.carry.y == pytest.approx(before.y + 0.001)
    assert scene.carry.angle == before.angle + 1.0
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, mod=0, unicode="", scancode=0))
    stages.press(window, pygame.K_LEFT)
    assert scene.carry.x == pytest.approx(before.x + 0.0009)
    scene.carry = scene.carry._replace(x=-0.25, y=0.182, angle=0.0)
    stages.press(window, pygame.K_t)
    assert last(play) == "place b1 -250.0 182.0 0.00 lower"


def test_a_plate_over_another_one_goes_on_top_and_one_over_the_tray_into_it(play: Play) -> None:
    given(play, "place b1 -250 182 0 lower")
    _, scene = shown(play)
    weldment = scene.weldment
    assert weldment is not None
    carry = weld_carry.taken(weldment, weldment.pieces[-1])
    assert weld_carry.words(weldment, carry._replace(x=-0.25, y=0.182))[-1] == "upper"
    assert weld_carry.words(weldment, carry._replace(x=0.1, y=0.2))[-1] == "lower"
    assert weld_carry.words(weldment, carry._replace(x=0.0, y=0.0))[-1] == "rack"


def test_a_bead_is_laid_by_keyboard_alone_and_time_runs_as_it_does(tacked: Play) -> None:
    window, scene = shown(tacked)
    while scene.seam != "b1.n.upper":
        stages.press(window, pygame.K_s)
    stages.press(window, pygame.K_SPACE)
    assert last(tacked).startswith("arc b1.n.upper 150 12.4")
    begun, frames = tacked.now, 0
    while tacked.now - begun < 8:
        window.frame(stages.FRAME)
        frames += 1
    assert frames == pytest.approx(8 * 60, abs=61)
    stages.press(window, pygame.K_SPACE)
    ran(window, 1.2)
    assert last(tacked).startswith("stroke 0,0,0,25,45,10 ")
    assert scene.burn is None or not scene.burn.burning
    bench = tacked.session.state.bench
    assert bench is not None
    assert bench.arc is None
    assert [bead.seam for bead in bench.weldment.beads] == ["b1.n.upper"]
    assert bench.weldment.beads[0].cells[-1].along == pytest.approx(0.016, abs=0.004)


def test_a_bead_is_laid_by_mouse(tacked: Play) -> None:
    window, scene = shown(tacked)
    while scene.way is not Way.FREE:
        scene.on("way")
    scene.choose("b2.n.upper")
    seam = scene.chosen_seam()
    assert seam is not None
    window.frame(stages.FRAME)
    x, y = weld_place.along_seam(seam, 0.01)
    point(window, pygame.MOUSEMOTION, x, y)
    point(window, pygame.MOUSEBUTTONDOWN, x, y)
    assert last(tacked).startswith("arc b2.n.upper")
    for n in range(60 * 6):
        point(window, pygame.MOUSEMOTION, *weld_place.along_seam(seam, 0.01 + 0.003 * n / 60))
    point(window, pygame.MOUSEBUTTONUP, *weld_place.along_seam(seam, 0.028))
    ran(window, 1.2)
    bench = tacked.session.state.bench
    assert bench is not None
    assert [bead.seam for bead in bench.weldment.beads] == ["b2.n.upper"]
    knots = bench.weldment.beads[0].stroke.knots
    assert knots[0].along == pytest.approx(0.010, abs=0.001)
    assert knots[-1].along == pytest.approx(0.028, abs=0.003)


def test_step_by_step_time_waits_between_two_presses(tacked: Play) -> None:
    window, scene = shown(tacked)
    while scene.way is not Way.STEPS:
        scene.on("way")
    scene.choose("b1.n.upper")
    scene.on("arc")
    ran(window, 1.0)
    begun = tacked.now
    ran(window, 3.0)
    assert tacked.now == begun
    scene.on("arc")
    ran(window, 6.0)
    assert tacked.now > begun
    assert scene.burn is not None
    assert scene.burn.torch.along == pytest.approx(0.010)


def test_the_work_can_be_given_back_also_while_the_arc_burns(tacked: Play) -> None:
    window, scene = shown(tacked)
    scene.choose("b1.n.upper")
    scene.on("arc")
    ran(window, 3.0)
    stages.press(window, pygame.K_l)
    ran(window, 1.5)
    orders = [command.verb for _, command in tacked.orders[-3:]]
    assert orders == ["arc", "stroke", "let"]
    assert scene.source is not None
    assert scene.source.who == -1


def test_what_was_welded_in_the_window_is_played_back_without_one_to_the_same_digests(
    tacked: Play, tmp_path: Path
) -> None:
    window, scene = shown(tacked)
    scene.choose("b1.n.upper")
    scene.on("arc")
    for frame in range(60 * 9):
        if frame % 40 == 0:
            scene.on("more:arc" if frame % 80 else "less:work")
        window.frame(stages.FRAME)
    scene.on("arc")
    ran(window, 1.5)
    assert tacked.orders[-1][1].verb == "stroke"
    tacked.finish()
    path = tmp_path / "window.replay"
    path.write_text(tacked.recorder.text(), encoding="utf-8")
    script, world = opened_plan(path, tmp_path)
    assert run(script, world).session.state.digest == tacked.session.state.digest


def test_an_arc_that_burns_already_is_gone_on_with(tacked: Play) -> None:
    given(tacked, "arc b1.n.upper 150 12.4")
    for _ in range(10):
        tacked.second()
    window, scene = shown(tacked)
    assert scene.burn is not None
    assert scene.burn.burning
    assert scene.burn.torch.along == pytest.approx(0.020)
    ran(window, 2.0)
    scene.on("arc")
    ran(window, 1.5)
    bench = tacked.session.state.bench
    assert bench is not None
    assert bench.arc is None
    assert len(bench.weldment.beads) == 1


def test_nobody_reads_with_a_torch_in_their_hand(tacked: Play) -> None:
    window, scene = shown(tacked)
    scene.on("arc")
    ran(window, 2.0)
    stages.press(window, pygame.K_o)
    assert window.ui.top is scene
    ran(window, 1.5)
    assert tacked.orders[-1][1].verb == "stroke"
    stages.press(window, pygame.K_o)
    assert window.ui.top is not scene


def test_a_refusal_is_told_in_words(tacked: Play) -> None:
    _, scene = shown(tacked)
    scene.on("mode:fit")
    scene.on("plate:0")
    scene.on("take")
    scene.on("take")
    assert "refused" in by_id(scene)


def test_where_nothing_is_foretold_there_is_no_number(tmp_path: Path) -> None:
    play = Play(bench_level.world(tmp_path, difficulty="hard"))
    given(play, "assign ada tack")
    for _ in range(20):
        play.second()
    given(play, "hands ada tack", "place b1 -250 182 0 lower", "tack b1.n.upper 15")
    _, scene = shown(play)
    scene.on("mode:load")
    assert scene.source is not None
    assert scene.source.verdict() is None
    words = [
        text.words for widget in scene.widgets() if widget.id.startswith(("load", "brackets")) for text in widget.texts
    ]
    assert "tacked" in words
    assert not any("%" in each for each in words)


@pytest.mark.parametrize("mode", ["tack", "weld", "load"])
def test_a_bead_can_be_looked_at_closely(tacked: Play, mode: str) -> None:
    given(tacked, "arc b1.n.upper 150 12.4")
    for _ in range(12):
        tacked.second()
    given(tacked, "stroke 0,0,0,25,45,10 110,220,0,25,45,10")
    for stretch in STRETCHES:
        window, scene = shown(tacked, stretch)
        scene.on(f"mode:{mode}")
        window.frame(stages.FRAME)
        before = window.screen.copy()
        stages.press(window, pygame.K_v)
        assert scene.loupe
        assert scene.seam == "b1.n.upper"
        window.frame(stages.FRAME)
        spot = (30, 500)
        assert window.screen.get_at(spot) != before.get_at(spot)
        assert_sound(scene.widgets())


def test_there_is_a_way_to_the_bench_while_somebody_is_at_it(play: Play) -> None:
    assert weld_open(play)
    window = stages.app()
    window.ui.opened(play)
    hub = Hub()
    window.ui.push(hub)
    for scene in (hub, Board("ada"), Place()):
        if scene is not hub:
            window.ui.push(scene)
        assert any(widget.action == "weld" and widget.key == "x" for widget in scene.widgets()), scene.name


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_level_without_a_bench_has_a_way_back(stretch: float) -> None:
    _, world = opened_plan(LEVELS / "first_steps" / "plans" / "mended.plan", LEVELS)
    window, scene = shown(Play(world), stretch)
    window.frame(stages.FRAME)
    assert_sound(scene.widgets())
    scene.on("back")
    assert isinstance(window.ui.top, Hub)


def test_every_plate_has_a_place_of_its_own_in_the_tray() -> None:
    weldment = sample()
    slots = [weld_place.slot(weldment, piece) for piece in weldment.pieces]
    assert len(set(slots)) == len(slots)
    assert all(weld_place.RACK.contains(*slot) for slot in slots)


def test_the_wall_and_the_stage_are_the_same_place() -> None:
    assert weld_place.on_wall(*weld_place.spot(0.123, -0.045)) == pytest.approx((0.123, -0.045))


def test_the_arcs_light_never_flashes() -> None:
    bright = [waver(n / 60) for n in range(6000)]
    assert max(bright) - min(bright) <= 2 * WAVER + 1e-9
    assert 2 * WAVER <= 0.10
