"""The living picture of the module: sound widgets for everybody, light by the state; it needs no picture for that."""

import random
from pathlib import Path
from types import SimpleNamespace

import pygame
import pytest

from assets.art.scenes.cutaway import draw as draw_cutaway
from assets.art.scenes.people import draw as draw_people
from assets.art.sheet import write
from game.session.moment import changed
from game.session.session import Session
from game.ui.cutaway import Cutaway
from game.ui.figures import Figures, lit, tint
from game.ui.geometry import Rect
from game.ui.mood import GROUPS, Mood, mood, weights
from game.ui.motes import COUNT, Motes
from game.ui.pictures import Pictures
from game.ui.settings import Settings
from game.ui.stagecraft import holds, stagecraft
from game.ui.staging import staged
from game.ui.tag import HULL, STRIP, apart, tag
from tests.ui import stages
from tests.ui.games import LEVELS, MINUTE, g7
from tests.ui.sound_layout import STRETCHES, assert_sound


def cutaway(minutes: int = 1, stretch: float = 1.0, chosen: Settings | None = None) -> Cutaway:
    window = stages.app(stretch=stretch, chosen=chosen)
    session = Session(g7())
    for _ in range(minutes * MINUTE):
        session.tick()
    window.ui.play = SimpleNamespace(session=session, world=session.world, paused=False, line=None)  # type: ignore[assignment]
    window.ui.texts.level = session.world.texts
    window.ui.staging = staged(LEVELS / "g7")[0]
    return Cutaway(window.ui)


@pytest.mark.parametrize("stretch", STRETCHES)
def test_everybody_at_home_can_be_pointed_at_and_nothing_overlaps(stretch: float) -> None:
    shown = cutaway(stretch=stretch)
    shown.advance(0.1)
    people = [widget for widget in shown.widgets() if widget.id.startswith("person.")]
    assert len(people) == 13
    for person in people:
        shown.ui.focus = person.id
        assert_sound(shown.widgets())


def test_the_sign_says_who_it_is_what_they_do_and_what_it_costs() -> None:
    shown = cutaway()
    shown.ui.focus = "person.petra"
    shown.advance(0.1)
    sign = next(widget for widget in shown.widgets() if widget.id == "cutaway.tag")
    name, rest = (text.words for text in sign.texts)
    assert name == "Petra Lind"
    assert rest.startswith("on the ergometer · 0.2")
    assert STRIP.holds(sign.rect)
    shown.ui.focus = "elsewhere"
    assert all(widget.id != "cutaway.tag" for widget in shown.widgets())


@pytest.mark.parametrize("stretch", STRETCHES)
def test_the_sign_of_any_task_fits_where_nobody_is(stretch: float) -> None:
    shown = cutaway(stretch=stretch)
    duty, i = shown.session.state.duty, g7().people.index("samira")
    for t in range(len(g7().plot.tasks)):
        shown.session.state.duty = duty._replace(task=changed(duty.task, i, t))
        for x in (400.0, 800.0, 1230.0):
            assert_sound([tag(shown.session, shown.ui.texts, i, x)])


def test_a_press_names_the_person() -> None:
    shown = cutaway()
    assert shown.named("person.noor") == "noor"
    assert shown.named("person.nobody") == ""
    assert shown.named("hub.board") == ""


@pytest.fixture(scope="module")
def baked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The module and two of its people, small."""
    folder = tmp_path_factory.mktemp("pictures")
    write(draw_cutaway(0.25), "cutaway", 0.25, folder)
    for look in ("noor", "petra"):
        write(draw_people(0.25, look), f"people.{look}", 0.25, folder)
    return folder


def test_with_pictures_people_stand_in_the_light_of_their_place(baked: Path) -> None:
    shown = cutaway()
    window = stages.app((640, 360))
    window.ui.play, window.ui.staging, window.ui.pictures = shown.ui.play, shown.ui.staging, Pictures({0.25: baked})
    window.ui.pictures.fit(0.5)
    alive = Cutaway(window.ui)

    def seen(now: Mood) -> tuple[int, bytes]:
        alive._mood, alive._noticed = now, 1e9
        alive.draw(window.canvas)
        picture = pygame.transform.average_color(window.screen, window.canvas.pixels(HULL))
        return sum(picture[:3]), pygame.image.tobytes(window.screen, "RGB")

    calm = Mood(1.0, False, 0.0, 1.0, False, False, False)
    bright, first = seen(calm)
    dark, _ = seen(calm._replace(power=0.0))
    welding, _ = seen(calm._replace(arc=True))
    assert dark < bright < welding
    assert seen(calm)[1] == first
    alive._cast.actors.clear()
    assert seen(calm)[1] != first
    alive._standing = ["rails", "backup"]
    assert seen(calm)[1] != first


def test_whoever_is_heard_and_is_here_is_shown_to_speak() -> None:
    shown = cutaway()
    canvas = stages.app().canvas

    def seen(speaker: str) -> bytes:
        shown.ui.play.line = SimpleNamespace(speaker=speaker) if speaker else None  # type: ignore[union-attr,misc]
        shown.draw(canvas)
        return pygame.image.tobytes(canvas.surface, "RGB")

    nobody = seen("")
    assert seen("hassan") == nobody, "he is elsewhere"
    assert seen("noor") != nobody


@pytest.mark.parametrize("chosen", [Settings(), Settings(reduced_motion=True)])
def test_it_draws_without_any_picture(chosen: Settings) -> None:
    shown = cutaway(chosen=chosen)
    canvas = stages.app(chosen=chosen).canvas
    for _ in range(5):
        shown.advance(1 / 60)
        shown.draw(canvas)


def test_the_widgets_are_kept_while_nothing_changes() -> None:
    shown = cutaway()
    first = shown.widgets()
    shown.advance(1 / 60)
    assert shown.widgets() is first


def test_beacons_pulse_in_antiphase_while_an_alarm_stands_and_slowly_enough() -> None:
    now = mood(g7(), cutaway().session.state, "lights")
    assert now.alarm
    assert now.power == 1.0
    turns = [weights(now, step / 100, steady=False) for step in range(100)]
    ones, twos = [each["beacon_1"] for each in turns], [each["beacon_2"] for each in turns]
    assert all(0.24 < one < 1.01 and abs(one + two - 1.25) < 1e-9 for one, two in zip(ones, twos, strict=True))
    rises = sum(a < 0.625 <= b for a, b in zip(ones, ones[1:] + ones[:1], strict=True))
    assert rises == 1
    steady = {weights(now, step / 100, steady=True)["beacon_1"] for step in range(100)}
    assert len(steady) == 1


def test_light_follows_the_bus_the_torch_and_the_recovery() -> None:
    calm = Mood(1.0, False, 0.0, 1.0, False, False, False)
    dark = weights(calm._replace(power=0.0), 0.0, steady=False)
    assert dark["strips_top"] == dark["strips_bay"] == dark["plants"] == dark["warm"] == 0.0
    lost, back = calm._replace(fading=1.0, recovered=0.0), calm._replace(fading=1.0, recovered=1.0)
    assert weights(lost, 0.0, steady=False)["strips_top"] < weights(back, 0.0, steady=False)["strips_top"]
    assert weights(lost, 0.0, steady=False)["warm"] < weights(back, 0.0, steady=False)["warm"]
    assert weights(calm, 0.0, steady=False)["arc"] == 0.0
    assert weights(calm._replace(arc=True), 0.0, steady=False)["arc"] > 0.9
    assert set(dark) == set(GROUPS)


def test_what_is_brought_in_is_shown_when_the_level_says() -> None:
    session = Session(g7())
    craft = stagecraft(staged(LEVELS / "g7")[0])
    assert craft.standing(session) == []
    work = session.state.work
    tasks = [task.id for task in g7().plot.tasks]
    done = list(work.status)
    for task in ("slide", "tack", "haul"):
        done[tasks.index(task)] = 5
    session.state.work = work._replace(status=done)
    assert craft.standing(session) == ["rails", "brackets", "cart"]
    assert holds(session, "stack.primary is running") is (session.read("stack", "primary") == "running")
    assert stagecraft(None).standing(session) == []


def test_every_task_place_and_home_of_the_level_is_in_the_level_and_in_the_picture() -> None:
    from assets.art.looks import LOOKS
    from assets.art.scenes.cutaway_plan import points

    craft, world = stagecraft(staged(LEVELS / "g7")[0]), g7()
    assert set(craft.looks) == set(world.people)
    assert set(craft.looks.values()) <= set(LOOKS)
    assert set(craft.homes) == set(world.people)
    assert set(craft.spots) <= {task.id for task in world.plot.tasks}
    assert {*craft.homes.values(), *craft.spots.values()} <= set(points())
    assert craft.lamps in world.loads
    assert {f"part.{part.name}" for part in craft.parts} <= set(points())


def test_rectangles_are_cut_until_none_overlaps() -> None:
    chance = random.Random(3)
    rects = [Rect(chance.random() * 100, chance.random() * 60, 30, 40) for _ in range(12)]
    cut = apart(rects)
    for k, r in enumerate(cut):
        assert not any(r.overlaps(other, 1e-9) for other in cut[:k])
        assert rects[k].holds(r, 1e-9)
        assert min(r.w, r.h) > 0.0


def test_a_figure_takes_the_colour_of_the_light_from_each_side() -> None:
    stages.app()
    white = pygame.Surface((4, 4), pygame.SRCALPHA)
    white.fill((255, 255, 255, 200))
    dark = pygame.Surface((4, 4), pygame.SRCALPHA)
    dark.fill((0, 0, 0, 200))
    red = tint((("base", (1.0, 0.0, 0.0, 0.0, 0.0, 1.0)),), {})
    assert lit(white, dark, red).get_at((1, 1)) == pygame.Color(255, 0, 0, 200)
    assert lit(dark, white, red).get_at((1, 1)) == pygame.Color(0, 0, 255, 200)
    assert tint((("arc", (1.0,) * 6),), {}) == (0,) * 6
    assert Figures(Pictures(), 1.0).sprite("yuki", "stand", 0, 1, red) is None


def test_motes_stay_where_they_belong() -> None:
    area = Rect(10.0, 20.0, 50.0, 30.0)
    motes = Motes(area, random.Random(1))
    for _ in range(2000):
        motes.advance(0.1)
    assert len(motes._specks) == COUNT
    assert all(
        area.contains(x, y) or x in (area.x, area.right) or y in (area.y, area.bottom) for x, y, *_ in motes._specks
    )
