"""The machine in motion: it comes down and seats, or scrapes; what lets go tilts or falls; all of it is heard."""

from pathlib import Path

import pytest

from game.model.seams import seams
from game.model.welder import CAREFUL, stroke
from game.session.session import Session
from game.ui.app import App
from game.ui.play import Play
from game.ui.scenes.weld import Weld
from game.ui.weld_hook import RAISED, Hook
from game.words.verbs import knot_text
from tests.session import bench_level
from tests.session.bench_level import PLACES, done
from tests.ui.sound_layout import assert_sound
from tests.ui.test_weld import last, ran, shown
from tests.ui.weld_sample import bead_on, sample


def rail(piece: str) -> str:
    return "upper" if piece in ("b1", "b2") else "lower"


def lay(session: Session, seam: str) -> None:
    """A stroke along a whole seam."""
    assert session.state.bench is not None
    meant = stroke(session.state.bench.weldment, seam, CAREFUL, 0.0, 1)
    done(session, f"arc {seam} {meant.amperes:.0f} {1e3 * meant.feed:.1f}", int(meant.knots[-1].t) + 1)
    knots = [
        knot_text(tuple(round(n) for n in (10 * k.t, 1e4 * k.along, 1e4 * k.off, 1e4 * k.arc, k.work, k.travel)))
        for k in meant.knots
    ]
    done(session, f"stroke {' '.join(knots)}", 5)


class Heard:
    """A device that only notes."""

    def __init__(self) -> None:
        self.sounds: list[str] = []

    def play(self, name: str, volume: float = 1.0, pan: float = 0.0) -> None:
        self.sounds.append(name)

    def loop(self, name: str, volume: float, pan: float = 0.0) -> None:
        """What goes on is no matter here."""

    def quiet(self) -> None:
        """Nor is silence."""


def hanging(folder: Path, off: float = 0.0) -> tuple[App, Weld, Play, Heard]:
    """All is welded, one plate so many mm aside, and the machine hangs on its chain before the wall."""
    play = Play(bench_level.world(folder))
    session = play.session
    done(session, "assign ada tack", 20)
    done(session, "hands ada tack")
    for piece, (x, y, angle) in PLACES.items():
        done(session, f"clamp {piece} on")
        done(session, f"place {piece} {x + (off if piece == 'b1' else 0.0)} {y} {angle} lower", 20)
        for along in (15,) if off else (15, 105):
            done(session, f"tack {piece}.n.{rail(piece)} {along}", 15)
    done(session, "finish")
    done(session, "assign ada weld", 20)
    done(session, "hands ada weld")
    for piece in PLACES:
        for edge in "n" if off else "new":
            lay(session, f"{piece}.{edge}.{rail(piece)}")
    done(session, "finish", 1)
    done(session, "assign ada hang")
    done(session, "assign ben hang", 20)
    done(session, "hands ben hang")
    window, scene = shown(play)
    heard = Heard()
    window.ui.sound = heard
    return window, scene, play, heard


def captions(window: App) -> list[str]:
    return [each.words for each in window.ears.captions.shown]


def down(window: App, scene: Weld) -> int:
    """Frames until it has come down."""
    for frame in range(60 * 20):
        if not scene.lowering:
            return frame
        window.frame(1 / 60)
    raise AssertionError("it never came down")


def test_it_swings_comes_down_and_seats_with_a_click_and_only_then_is_it_asked_what_came_of_it(tmp_path: Path) -> None:
    window, scene, play, heard = hanging(tmp_path)
    scene.on("lower")
    assert scene.lowering
    assert not play.orders
    assert_sound(scene.widgets())
    ran(window, 1.0)
    assert not play.orders
    assert 120 < down(window, scene) < 900
    assert last(play) == "lower 30"
    assert heard.sounds.count("stud") == 1
    assert "scrape" not in heard.sounds
    window.frame(1 / 60)
    assert "[a click: seated]" in captions(window)
    assert scene.source is not None
    assert scene.source.hung


def test_where_a_hole_is_off_it_scrapes_and_goes_up_again(tmp_path: Path) -> None:
    window, scene, play, heard = hanging(tmp_path, off=6.0)
    scene.on("lower")
    down(window, scene)
    window.frame(1 / 60)
    assert "[metal scrapes: the holes are off]" in captions(window)
    assert "stud" not in heard.sounds
    bench = play.session.state.bench
    assert bench is not None
    assert (bench.scrapes, bench.set_down) == (1, 0.0)
    ran(window, 4.0)
    assert scene._stage is not None
    assert scene._stage.hook.at() is None
    assert scene.source is not None
    assert not scene.source.hung


@pytest.mark.parametrize("action", ["lower", "mode:fit", "back"])
def test_nobody_has_to_wait_for_the_chain(tmp_path: Path, action: str) -> None:
    window, scene, play, _ = hanging(tmp_path)
    scene.on("lower")
    ran(window, 0.5)
    scene.on(action)
    assert last(play) == "lower 30"
    assert not scene.lowering


def test_brackets_let_go_one_after_another_and_the_machine_strikes_the_deck() -> None:
    hook = Hook()
    hook.let_go(sample(), ("b1", "b2", "b3"))
    heard, lowest = [], 0.0
    for _ in range(60 * 12):
        hook.advance(1 / 60)
        heard += [noise.sound for noise in hook.noises]
        hook.noises.clear()
        at = hook.at()
        assert at is not None
        lowest = min(lowest, at.y)
    assert heard == ["tear", "tear", "tear", "crash"]
    assert lowest < -0.1


def test_what_fell_before_anybody_looked_only_lies_there_and_is_not_heard() -> None:
    hook = Hook()
    hook.let_go(sample(), ("b1", "b2", "b3"), unseen=True)
    for _ in range(60 * 2):
        hook.advance(1 / 60)
    assert not hook.noises
    at = hook.at()
    assert at is not None
    assert at.y < -0.1


def test_a_side_without_brackets_comes_off_the_wall() -> None:
    bench = sample()
    b2 = next(each for each in bench.pieces if each.name == "b2")
    b4 = b2._replace(name="b4", y=-b2.y, angle=180.0)
    bench = bench._replace(pieces=tuple(b4 if each.name == "b4" else each for each in bench.pieces))
    seam = next(each for each in seams(bench) if each.name.startswith("b4."))
    hook = Hook()
    hook.let_go(bench._replace(beads=(*bench.beads, bead_on(seam, True))), ("b1", "b3"))
    for _ in range(60 * 4):
        hook.advance(1 / 60)
    at = hook.at()
    assert at is not None
    assert at.off == pytest.approx(-1.0, abs=0.1)


def test_it_hangs_as_high_as_the_workshop_has_it() -> None:
    from game.workshop import hoist

    assert hoist.RAISED == RAISED
