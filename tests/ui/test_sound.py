"""What is heard, when, how loud, from where, and the words for it; with no device, and on the device of a test."""

from pathlib import Path

import pygame
import pytest

from assets.sound.every import SOUNDS
from game.model import stack
from game.ui import mix, sound
from game.ui.alarms import Alarm
from game.ui.app import App
from game.ui.captions import ID
from game.ui.play import Play
from game.ui.scene import Silence
from game.ui.scenes.hub import Hub
from game.ui.settings import Settings
from game.ui.staging import Staging, staged
from game.words.message import catalogue, message
from tests.ui.games import LEVELS, ORDERS, g7
from tests.ui.sound_layout import STRETCHES, faults
from tests.ui.stages import FRAME, Plain, app, press

CALM = mix.Scene(
    left=200.0, past=False, rising=0, here=5, fans=((1.0, 0),), stacks=((stack.RUN, 1.0, 0),), arcs=(), tasks=(),
    bay=0, living=5, flow=7.0,
)  # fmt: skip


class Listener:
    """Notes what would be heard."""

    def __init__(self) -> None:
        self.played: list[tuple[str, float, float]] = []
        self.going: dict[str, float] = {}

    def play(self, name: str, volume: float = 1.0, pan: float = 0.0) -> None:
        assert name in SOUNDS
        self.played.append((name, volume, pan))

    def loop(self, name: str, volume: float, pan: float = 0.0) -> None:
        assert name in SOUNDS
        self.going[name] = volume

    def quiet(self) -> None:
        self.going.clear()


def hearing(until: int, stretch: float = 1.0) -> tuple[App, Listener]:
    """A window in which the level is played, as it stands at a tick."""
    window, listener = app(stretch=stretch), Listener()
    window.ui.sound = listener
    window.ui.opened(Play.from_commands(g7(), ORDERS, until))
    window.ui.push(Hub())
    return window, listener


def ran(window: App, seconds: float) -> None:
    for _ in range(round(seconds * 20)):
        window.frame(0.05)


def rooms(scene: mix.Scene) -> list[str]:
    return [each.sound for each in mix.lasting(scene) if each.sound.startswith("room")]


def test_the_minutes_left_decide_what_the_room_sounds_like() -> None:
    assert rooms(CALM) == ["room_1"]
    assert rooms(CALM._replace(left=100.0)) == ["room_1", "room_2"]
    assert rooms(CALM._replace(left=30.0)) == ["room_1", "room_2", "room_3"]
    assert rooms(CALM._replace(left=9.0)) == []
    assert rooms(CALM._replace(left=999.0, past=True)) == []
    assert rooms(CALM._replace(past=True, rising=2)) == ["room_1"]


def test_the_breath_follows_the_model_and_comes_nearer_as_time_runs_out() -> None:
    assert mix.breath(CALM) == (12.0, 0.0)
    loud = [mix.breath(CALM._replace(left=left))[1] for left in (200.0, 100.0, 30.0, 5.0)]
    assert loud == sorted(loud)
    assert mix.breath(CALM._replace(flow=28.0))[0] == 24.0


def loudness(scene: mix.Scene, name: str) -> list[float]:
    return [each.loudness for each in mix.lasting(scene) if each.sound.startswith(name)]


def test_pitch_and_loudness_of_fan_and_stack_follow_the_model() -> None:
    def steps(share: float) -> list[str]:
        scene = CALM._replace(stacks=((stack.RAMP, share, 0),))
        return [each.sound for each in mix.lasting(scene) if each.sound.startswith("stack")]

    assert steps(0.0) == ["stack_0"]
    assert steps(0.5) == ["stack_1", "stack_2"]
    assert steps(1.0) == ["stack_3"]
    assert not loudness(CALM._replace(stacks=((stack.TRIPPED, 0.0, 0),)), "stack")
    assert not loudness(CALM._replace(fans=((0.0, 0),)), "fan")
    assert max(loudness(CALM._replace(here=0), "fan")) > max(loudness(CALM, "fan")) > 0.0
    assert loudness(CALM._replace(here=1), "fan") == [0.0], "nobody in the clinic hears it"


def test_the_players_own_arc_is_heard_by_its_length() -> None:
    def steps(long: float) -> list[str]:
        scene = CALM._replace(arcs=(CALM.here,), arc_long=long)
        return [each.sound for each in mix.lasting(scene) if each.sound.startswith("arc")]

    assert steps(0.0) == ["arc"]
    assert steps(0.001) == ["arc_0"]
    assert steps(0.004) == ["arc_1", "arc_2"]
    assert steps(0.02) == ["arc_3"]
    captions = {each.caption for each in mix.lasting(CALM._replace(arc_long=0.003)) if each.sound.startswith("arc")}
    assert captions == {"arc"}


def test_a_task_is_heard_where_it_is_done() -> None:
    scene = CALM._replace(tasks=(("drain", 9), ("seat", 9)))
    assert loudness(scene, "drain") == [0.0]
    assert loudness(scene._replace(here=9), "drain") == [0.6]
    assert loudness(scene._replace(here=mix.ON_THE_WAY), "fan") == [0.0]


def test_a_level_without_a_screen_file_plays_too() -> None:
    scene = mix.heard_from(Play(g7()).session, Staging())
    assert scene.fans == ()
    assert rooms(scene)


def test_the_screen_file_names_sounds_fans_and_loads_that_there_are() -> None:
    staging, wrong = staged(LEVELS / "g7")
    assert not wrong
    world, told = g7(), staging.more["sound"]
    tasks = {task.id for task in world.plot.tasks}
    assert set(told["task"]) <= tasks
    assert set(told["task"].values()) <= set(SOUNDS)
    for link, fan in told["fan"].items():
        assert link in world.links
        assert fan["load"] in world.loads
        assert fan["module"] in world.modules


def test_every_sound_that_means_something_has_its_words() -> None:
    words = catalogue("en")
    named = {sound_ for sound_, _ in mix.ONCE.values()} | set(mix.SIGNALS.values()) | {"footsteps", "arc"}
    named |= {"fan", "fan_off", "stack", "stack_off", "arc_off", "room_1", "room_2", "room_3", *mix.SIGNALS}
    named |= {f"{each}{end}" for each in mix.RUNNING_ON for end in ("", "_off")}
    named |= set(staged(LEVELS / "g7")[0].more["sound"]["task"].values())
    assert {name for name in named if f"ui_sound.{name}" not in words} == set()


@pytest.fixture
def alarmed() -> tuple[App, Listener]:
    """A window with one alarm that nobody has noticed."""
    window, listener = hearing(900)
    play = window.ui.play
    assert play is not None
    for each in play.alarms.ranked():
        play.acknowledge(each.key)
    told = message("event.alarm_co2", module="G-7", kpa="1", limit="1")
    play.alarms.restore({"alarm_co2.": Alarm("alarm_co2.", "caution", play.now, 1, told, -1, True)})
    return window, listener


def sounded(listener: Listener, name: str) -> int:
    return len([1 for played, _, _ in listener.played if played == name])


def test_an_alarm_repeats_every_ten_seconds_until_it_is_acknowledged(alarmed: tuple[App, Listener]) -> None:
    window, listener = alarmed
    assert window.ui.play is not None
    play = window.ui.play
    for expected, seconds in ((1, 1.0), (1, 8.0), (2, 2.0), (3, 10.0)):
        for _ in range(round(seconds * 20)):
            window.ears.listen(0.05, window.ui)
        assert sounded(listener, "caution") == expected
    play.acknowledge("alarm_co2.")
    for _ in range(400):
        window.ears.listen(0.05, window.ui)
    assert sounded(listener, "caution") == 3


def test_an_alarm_is_captioned_with_its_direction_and_quieter_under_speech(alarmed: tuple[App, Listener]) -> None:
    window, listener = alarmed
    window.ears.listen(0.05, window.ui)
    play = window.ui.play
    assert play is not None
    shown = [each.words for each in window.ears.captions.shown]
    assert any("caution: three falling notes" in words for words in shown), shown
    loud = next(volume for played, volume, _ in listener.played if played == "caution")
    assert loud == (0.4 if play.line is not None else 1.0)


def test_nothing_storms_while_time_runs_fast() -> None:
    window, listener = hearing(100)
    play = window.ui.play
    assert play is not None
    ran(window, 20.0)
    once = [name for name, _, _ in listener.played if name not in ("footsteps", "confirm", "click")]
    assert len(once) <= 20.0 / 0.25
    assert play.now > 100
    for name in ("emergency", "caution"):
        assert sounded(listener, name) <= 3


def test_captions_stand_in_the_hub_where_nothing_else_does() -> None:
    for stretch in STRETCHES:
        window, _ = hearing(900, stretch)
        window.ears.captions.hear("[alarm: five falling notes, from the greenhouse extension]", 2)
        window.frame(FRAME)
        shown = window._now(window.ui.scenes[-1])
        assert any(each.id == ID and each.texts for each in shown)
        assert list(faults(shown)) == []


def test_a_heavy_caption_is_not_driven_out_by_a_light_one() -> None:
    captions = app().ears.captions
    for words, weight in (("[alarm]", 2), ("[fan stops]", 2), ("[steps]", 0)):
        captions.hear(words, weight)
    assert [each.words for each in captions.shown] == ["[alarm]", "[fan stops]"]
    captions.advance(5.0)
    assert captions.shown == []


def test_what_goes_on_fades_out_when_the_game_is_left() -> None:
    window, listener = hearing(900)
    ran(window, 1.5)
    assert listener.going["room_1"] > 0.0
    window.ui.opened(None)
    for _ in range(40):
        window.ears.listen(0.05, window.ui)
    assert max(listener.going.values()) == 0.0


def test_without_a_device_it_is_silent_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "init", none)
    assert isinstance(sound.opened({}, Settings), Silence)


def test_a_device_plays_what_is_baked_and_f2_silences_it(tmp_path: Path) -> None:
    from assets.sound.store import wav

    for name in ("room_1", "chime"):
        (tmp_path / f"sound.{name}.wav").write_bytes(wav(SOUNDS[name]()))
    window = app()
    speaker = sound.opened({1.0: tmp_path}, lambda: window.ui.settings)
    assert isinstance(speaker, sound.Speaker)
    speaker.loop("room_1", 0.5)
    assert not pygame.mixer.get_busy(), "nothing is baked until its JSON says so"
    (tmp_path / "sound.json").write_text("{}")
    (tmp_path / "sound.door.wav").write_bytes(b"no sound")
    speaker.wait()
    speaker.loop("room_1", 0.5)
    speaker.play("chime")
    speaker.play("door")
    assert pygame.mixer.get_busy()
    window.ui.push(Plain())
    press(window, pygame.K_F2)
    assert window.ui.settings.mute
    speaker.quiet()
    speaker.loop("room_1", 0.5)
    speaker.play("chime")
    assert not pygame.mixer.get_busy()
    pygame.mixer.quit()


def test_a_side_is_as_loud_as_the_middle() -> None:
    for pan in (-1.0, -0.5, 0.0, 0.5, 1.0):
        left, right = sound.sides(0.5, pan)
        assert left**2 + right**2 == pytest.approx(0.5)
