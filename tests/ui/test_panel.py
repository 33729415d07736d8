"""The start-up panel on the screen: everything has room, everything that can be thrown is a command, and no number is
shown that no instrument says."""

import pygame
import pytest

from assets.art.scenes import panel_moving, panel_plan
from assets.sound.every import SOUNDS
from game.ui import focus
from game.ui.app import App
from game.ui.geometry import STAGE, Rect
from game.ui.panel import layout, stage
from game.ui.panel.gauge import DASHES
from game.ui.panel.motion import SPRING, Motion
from game.ui.play import Play
from game.ui.scenes.hub import Hub
from game.ui.scenes.panel import Panel
from game.ui.settings import Settings
from game.ui.widget import Widget
from game.words.message import catalogue
from tests.ui import stages
from tests.ui.games import g7
from tests.ui.panel_sample import STATES, Made
from tests.ui.sound_layout import STRETCHES, assert_sound

AMPERES = "knob.amperes"


@pytest.fixture(scope="module")
def game() -> Play:
    return Play(g7())


def shown(game: Play, state: str, stretch: float = 1.0, chosen: Settings | None = None) -> tuple[App, Panel, Made]:
    window = stages.app(stretch=stretch, chosen=chosen)
    window.ui.opened(game)
    game.pause(False)
    window.ui.push(Hub())
    source = Made(STATES[state])
    scene = Panel(source)
    window.ui.push(scene)
    window.frame(stages.FRAME)
    return window, scene, source


def by_id(scene: Panel) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def words(scene: Panel, id_: str) -> str:
    return " ".join(text.words for text in by_id(scene)[id_].texts)


def ran(window: App, seconds: float) -> None:
    for _ in range(round(seconds * 20)):
        window.frame(0.05)


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_has_room(game: Play, state: str, stretch: float) -> None:
    _, scene, source = shown(game, state, stretch)
    assert_sound(scene.widgets())
    scene.on("lift")
    scene.on("door")
    assert_sound(scene.widgets())
    source.refuses = "The panel wants hands that are free; they are for another 12 s at the breaker. Then ask again."
    scene.on("turn:q1")
    assert_sound(scene.widgets())


@pytest.mark.parametrize(
    ("id_", "command"),
    [
        *((f"breaker.{name}", f"turn {name} {'on' if name == 'q6' else 'off'}") for name in layout.BREAKERS),
        ("switch.purge", "turn purge off"),
        ("switch.p201", "turn p201 off"),
        ("switch.enable", "turn enable off"),
        ("switch.outlet", "turn outlet on"),
        *((f"button.{name}", f"press {name}") for name in layout.BUTTONS),
    ],
)
def test_whatever_is_pressed_is_a_command(game: Play, id_: str, command: str) -> None:
    window, scene, source = shown(game, "ramp")
    r = by_id(scene)[id_].rect
    stages.click(window, r.cx, r.cy)
    assert source.given == [command]


def test_everything_can_be_reached_and_thrown_by_keys_alone(game: Play) -> None:
    window, scene, source = shown(game, "ramp")
    widgets = list(scene.widgets())
    found, edge = {"breaker.q1"}, ["breaker.q1"]
    while edge:
        here = edge.pop()
        for way in focus.DIRECTIONS:
            there = focus.moved(widgets, here, way)
            if there not in found:
                found.add(there)
                edge.append(there)
    assert {widget.id for widget in widgets if widget.action} == found
    window.ui.focus = "breaker.q4"
    stages.press(window, pygame.K_SPACE)
    assert source.given == ["turn q4 off"]


def test_the_guard_is_lifted_first_and_falls_shut_when_nothing_comes_of_it(game: Play) -> None:
    window, scene, source = shown(game, "purging")
    assert "LIFT" in words(scene, "switch.enable")
    window.ui.focus = "switch.enable"
    stages.press(window, pygame.K_RETURN)
    assert source.given == []
    assert scene.lifted
    assert "LIFT" not in words(scene, "switch.enable")
    stages.press(window, pygame.K_RETURN)
    assert source.given == ["turn enable on"]
    ran(window, 7.0)
    assert not scene.lifted


def test_a_knob_is_set_once_when_the_hand_has_rested(game: Play) -> None:
    window, scene, source = shown(game, "ramp")
    window.ui.focus = AMPERES
    window.frame(stages.FRAME)
    for _ in range(4):
        stages.press(window, pygame.K_PAGEUP)
    assert "34.0 A" in words(scene, AMPERES)
    assert source.given == []
    ran(window, 1.0)
    assert source.given == ["dial amperes 34.0"]
    stages.press(window, pygame.K_MINUS)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, mod=0, unicode="", scancode=0))
    stages.press(window, pygame.K_MINUS)
    ran(window, 1.0)
    assert source.given[-1] == "dial amperes 28.9"


@pytest.mark.parametrize("held", ["page up", "=", "mouse"])
def test_a_knob_goes_on_while_what_turns_it_is_held(game: Play, held: str) -> None:
    window, scene, source = shown(game, "ramp")
    small = layout.small("amperes", 1)
    window.ui.pointer = (small.cx, small.cy)
    window.ui.held.add(held)
    ran(window, 1.5)
    turned = float(words(scene, AMPERES).rpartition(" A")[0].split()[-1])
    assert turned >= 40.0
    window.ui.held.discard(held)
    ran(window, 1.0)
    assert source.given == [f"dial amperes {turned:.1f}"]


def test_the_wheel_and_the_mouse_turn_the_knob_that_is_pointed_at(game: Play) -> None:
    window, scene, source = shown(game, "ramp")
    x, y = layout.KNOBS["ramp"]
    scale = window.canvas.scale
    for kind, at, more in (
        (pygame.MOUSEMOTION, (x, y), {"rel": (0, 0), "buttons": (0, 0, 0)}),
        (pygame.MOUSEBUTTONDOWN, (x, y), {"button": 1}),
        (pygame.MOUSEMOTION, (x, y - 24), {"rel": (0, 0), "buttons": (1, 0, 0)}),
    ):
        place = (round(window.stage.x + at[0] * scale), round(window.stage.y + at[1] * scale))
        pygame.event.post(pygame.event.Event(kind, pos=place, **more))
        window.frame(stages.FRAME)
    assert scene.knobs.dial == "ramp"
    assert "7.0 A/MIN" in words(scene, "knob.ramp")
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1))
    window.frame(stages.FRAME)
    pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))
    ran(window, 1.0)
    assert source.given == ["dial ramp 6.5"]


def test_what_is_asked_while_the_hands_are_busy_waits_for_them_but_a_trip_does_not(game: Play) -> None:
    window, scene, source = shown(game, "ramp")
    source.busy = 3
    scene.on("turn:q6")
    scene.on("turn:purge")
    assert source.given == []
    scene.on("press:trip")
    assert source.given == ["press trip"]
    source.busy = 0
    ran(window, 0.2)
    assert source.given == ["press trip", "turn q6 on", "turn purge off"]


def test_what_waits_for_busy_hands_is_told_and_so_is_what_is_not_taken(game: Play) -> None:
    _, scene, source = shown(game, "purging")
    source.busy = 200
    scene.on("turn:purge")
    assert words(scene, "story") == "Hands busy: 200 s. Then: Purge off."
    for name in ("q1", "q3", "q4"):
        scene.on(f"turn:{name}")
    assert "Then what waits: 4" in words(scene, "story")
    scene.on("turn:q5")
    assert "not taken" in words(scene, "story")
    assert source.given == []


@pytest.mark.parametrize("action", ["key", "wait"])
def test_time_that_stands_says_so_and_runs_by_space_or_by_waiting(game: Play, action: str) -> None:
    window, scene, source = shown(game, "ramp")
    assert "time" not in by_id(scene)
    game.pause(True)
    window.frame(stages.FRAME)
    assert words(scene, "time") == "stopped SPACE"
    assert_sound(scene.widgets())
    if action == "key":
        stages.press(window, pygame.K_SPACE)
    else:
        scene.on("wait")
        assert game.waiting
        game.wait()
    assert not game.paused
    assert source.given == []


def test_the_end_of_waiting_says_why(game: Play) -> None:
    window, scene, source = shown(game, "purging")
    scene.on("wait")
    source.shown = STATES["ramp"]
    window.frame(stages.FRAME)
    assert not game.waiting
    assert words(scene, "story") == "No more waiting: done: Purge N₂ 3 volumes."
    source.busy = 5
    scene.on("wait")
    window.frame(stages.FRAME)
    source.busy = 0
    window.frame(stages.FRAME)
    assert words(scene, "story") == "No more waiting: your hands are free."


def test_whoever_lays_a_hand_on_it_takes_over_and_can_give_it_back(game: Play) -> None:
    window, scene, source = shown(game, "ramp")
    source.held = False
    window.frame(0.2)
    assert words(scene, "panel.l") == "L take over: you"
    scene.on("turn:q6")
    assert source.given == ["hands yuki start", "turn q6 on"]
    assert words(scene, "panel.l") == "L leave it to Hassan"
    stages.press(window, pygame.K_l)
    stages.press(window, pygame.K_f)
    assert source.given[2:] == ["let hassan", "finish"]


def test_what_is_refused_says_why(game: Play) -> None:
    _, scene, source = shown(game, "ramp")
    source.refuses = "it is hot"
    scene.on("turn:q1")
    assert words(scene, "story") == "It is hot."
    source.held, source.offered = False, ()
    scene.on("turn:q1")
    assert words(scene, "story").startswith("Nobody is at the panel.")


def test_a_jumper_lies_behind_its_door_and_says_what_it_risks(game: Play) -> None:
    window, scene, source = shown(game, "ramp")
    assert "key.h2" not in by_id(scene)
    scene.on("door")
    window.ui.focus = "key.h2"
    window.frame(stages.FRAME)
    assert words(scene, "story").startswith("Without it nothing stops hydrogen")
    stages.press(window, pygame.K_RETURN)
    assert source.given == ["jumper h2 on"]


def test_without_a_signal_there_are_dashes_and_no_number(game: Play) -> None:
    _, scene, _ = shown(game, "lying")
    assert words(scene, "gas.screen").split()[3] == DASHES.split()[0]
    assert "no signal" in words(scene, "gas.screen")
    assert words(scene, "readout").startswith(DASHES)


def test_who_was_first_is_told_by_a_number_and_in_words(game: Play) -> None:
    _, scene, _ = shown(game, "tripped")
    assert words(scene, "window.h2").split()[0] == "1"
    assert words(scene, "window.power") == "POWER"
    assert words(scene, "story").startswith("First out: hydrogen")
    assert "TRIPPED" in words(scene, "breaker.q6")


def test_a_lever_is_over_in_its_time_and_the_needle_comes_later() -> None:
    motion = Motion()
    motion.follow({"toggle.purge": 0.0}, {}, 0.0, 0.0, still=True)
    motion.follow({"toggle.purge": 1.0}, {}, 0.5, SPRING / 2, still=False)
    assert motion.switches["toggle.purge"] == pytest.approx(0.5)
    assert 0.0 < motion.needle < 0.25
    for _ in range(120):
        motion.follow({"toggle.purge": 1.0}, {}, 0.5, 1 / 60, still=False)
    assert motion.switches["toggle.purge"] == 1.0
    assert motion.needle == pytest.approx(0.5, abs=1e-3)
    motion.follow({"toggle.purge": 0.0}, {"lamp.q1.ok": 1.0}, 0.1, 0.0, still=True)
    assert (motion.switches["toggle.purge"], motion.lamps["lamp.q1.ok"], motion.needle) == (0.0, 1.0, 0.1)


def test_reduced_motion_is_kept(game: Play) -> None:
    window, scene, source = shown(game, "cold", chosen=Settings(reduced_motion=True))
    source.shown = STATES["running"]
    window.frame(stages.FRAME)
    assert scene._motion.switches["breaker.q4"] == 1.0
    low, high = STATES["running"].scale
    assert scene._motion.needle == pytest.approx((30.1 - low) / (high - low))


def test_every_sound_of_the_panel_is_made_and_has_its_words(game: Play) -> None:
    window, scene, source = shown(game, "purging")
    heard = set()
    for action in ("turn:q1", "turn:purge", "lift", "more:ramp", "press:ack", "jumper:h2", "door"):
        scene.on(action)
        heard |= {noise.sound for noise in window.ui.noises}
        heard |= {noise.caption for noise in window.ui.noises}
        window.ui.noises.clear()
    source.shown = STATES["tripped"]
    scene.advance(stages.FRAME)
    assert [noise.sound for noise in window.ui.noises] == ["contactor", "breaker", "first_out"]
    heard |= {noise.sound for noise in window.ui.noises}
    assert heard == {"breaker", "toggle", "guard", "detent", "button", "lock", "contactor", "first_out"}
    assert heard <= set(SOUNDS)
    assert {f"ui_sound.{each}" for each in heard} <= set(catalogue())


def test_what_is_drawn_and_what_is_pressed_are_in_the_same_places() -> None:
    for name in ("BUS", "STACK", "GAS", "SEQUENCE", "LOCKS", "READOUT", "SCREEN", "STORY", "DOOR"):
        assert tuple(getattr(layout, name)) == tuple(getattr(panel_plan, name)), name
    for name in (
        "BREAKERS", "GAUGE", "GAUGE_R", "KNOBS", "KNOB_R", "STRIPS", "TUBE_TOP", "TUBE_HIGH", "TUBE_END",
        "TOGGLES", "GUARDED", "JUMPERS", "BUTTONS",
    ):  # fmt: skip
        assert getattr(layout, name) == getattr(panel_plan, name), name
    for name, count in (("row", 5), ("breaker", 5), ("cell", 4), ("toggle", 4), ("tile", 6), ("button", 4), ("key", 5)):
        for n in range(count):
            assert tuple(getattr(layout, name)(n)) == tuple(getattr(panel_plan, name)(n)), name
    assert {**panel_moving.STATES, "raised": panel_moving.STATES["toggle"]} == stage.STATES


def test_what_is_cut_out_of_the_picture_begins_and_ends_with_a_pixel_at_every_scale() -> None:
    boxes = [layout.DOOR, *(layout.tile(n) for n in range(6)), *(layout.button(n) for n in range(4))]
    boxes += [layout.breaker(n) for n in range(5)] + [layout.toggle(n) for n in range(4)]
    boxes += [layout.key(n) for n in range(5)]
    assert all(value % 2 == 0 for box in boxes for value in box)
    assert all(STAGE.holds(Rect(*box)) for box in boxes)
