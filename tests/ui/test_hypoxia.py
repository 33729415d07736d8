"""What the player is shown of hypoxia is no more than the model says of their own person."""

import pygame
import pytest

from game.ui.canvas import Canvas
from game.ui.hypoxia import DOUBLE, EDGES, Veil, dulled, lag, stage
from game.ui.play import Play
from game.ui.settings import Settings
from tests.ui.games import MINUTE, ORDERS, g7
from tests.ui.test_hub import at, play_of


def picture() -> Canvas:
    """A sharp edge in the middle, and colour."""
    surface = pygame.Surface((640, 360))
    surface.fill((40, 90, 200))
    surface.fill((220, 200, 40), (320, 0, 320, 360))
    return Canvas(surface, 0.5)


def veiled(z: float, reduced: bool = False) -> pygame.Surface:
    pygame.display.init()
    canvas, veil = picture(), Veil()
    veil.z = z
    veil.draw(canvas, reduced)
    return canvas.surface


def spread(surface: pygame.Surface) -> int:
    """How many pixels across the edge are neither side's."""
    row = [surface.get_at((x, 180))[0] for x in range(300, 341)]
    return len([value for value in row if min(row[0], row[-1]) + 12 < value < max(row[0], row[-1]) - 12])


def test_without_impairment_nothing_is_shown() -> None:
    assert veiled(0.0).get_buffer().raw == picture().surface.get_buffer().raw
    assert lag(0.0) == 0.0
    assert stage(0.0, False) == "nothing"


def test_who_is_well_sees_nothing_and_the_player_is_who_is_read() -> None:
    play = Play.from_commands(g7(), ORDERS, 10 * MINUTE)
    assert dulled(play.session) == 0.0
    assert dulled(play.session) == play.session.read("impairment", "yuki")


def test_colour_goes_first_then_the_edges_then_sharpness() -> None:
    plain, mild, mid, strong = veiled(0.0), veiled(0.4), veiled(0.7), veiled(0.95)

    def colour(surface: pygame.Surface) -> int:
        r, _, b, _ = surface.get_at((160, 180))
        return abs(b - r)

    assert colour(mild) < colour(plain)
    assert spread(mild) == spread(plain) == 0
    assert mild.get_at((2, 2))[2] > 150
    assert mid.get_at((2, 2))[2] < mild.get_at((2, 2))[2]
    assert spread(mid) == 0
    assert spread(strong) > 0


def test_the_hand_is_late_in_proportion() -> None:
    assert 0.0 < lag(0.2) < lag(1.0) <= 0.3


def test_nothing_of_it_is_shown_to_whoever_wants_none() -> None:
    assert veiled(1.0, reduced=True).get_buffer().raw == picture().surface.get_buffer().raw
    assert stage(1.0, True) == "reduced"
    assert (stage(0.1, False), stage(0.6, False), stage(0.9, False)) == ("timing", "edges", "doubling")
    assert EDGES < DOUBLE


@pytest.mark.parametrize("reduced", [False, True])
def test_late_hands_reach_everything_but_what_is_safe(monkeypatch: pytest.MonkeyPatch, reduced: bool) -> None:
    monkeypatch.setattr("game.ui.scenes.hub.dulled", lambda session: 1.0)
    app, hub = at(24.0, chosen=Settings(reduced_effects=reduced))
    play = play_of(app)
    while play.line is not None:
        play.second()
    for _ in range(20):
        app.frame(0.2)
    hub.on("time.stop")
    assert play.paused, "stopping time is never late"
    hub.on("time.stop")
    hub.on("wait")
    assert play.waiting is reduced
    hub.advance(0.29)
    assert play.waiting or play.now > 24 * MINUTE + 1
    assert [note.value for note in play.notes if note.kind == "shown"] == ["reduced" if reduced else "doubling"]


def test_alarms_oxygen_and_questions_stay_sharp() -> None:
    """They are widgets, and widgets are drawn after the veil."""
    app, hub = at(24.0)
    widgets = [widget for widget in hub.widgets() if widget.id in ("alarm.bar", "oxygen.card")]
    boxes = [app.canvas.pixels(widget.rect.inset(8)) for widget in widgets]
    app.draw()
    well = [app.screen.subsurface(box).copy() for box in boxes]
    hub._veil.z = 1.0
    app.draw()
    ill = [app.screen.subsurface(box).copy() for box in boxes]
    for before, after in zip(well, ill, strict=True):
        far = [
            (x, y)
            for x in range(0, before.get_width(), 3)
            for y in range(0, before.get_height(), 3)
            if max(abs(a - b) for a, b in zip(before.get_at((x, y))[:3], after.get_at((x, y))[:3], strict=True)) > 12
        ]
        assert not far, "nothing but the little of the world that a panel lets through may change"
