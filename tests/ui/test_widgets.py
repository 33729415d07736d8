"""Every widget lays out its own words soundly, as they are and 40 % longer, and the check sees what is not sound."""

import pygame
import pytest

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.painter import drawn, note
from game.ui.texts import Texts
from game.ui.theme import COLOURS, LEAST_EDGE, contrast
from game.ui.type import subscripted, width, wrapped
from game.ui.widget import Widget, set_text
from game.ui.widgets import bar, button, chip, key_hints, label, menu_row, panel, paragraph
from tests.ui.sound_layout import STRETCHES, assert_sound, faults

LONG = "Take the backup apart, wheel it to the bay and hang it where the wall holds its whole weight"


def everything(stretch: float) -> list[Widget]:
    say = Texts(stretch).shown
    made = [
        panel("panel", Rect(24, 24, 400, 440), say("WHO DOES WHAT")),
        label("label", 40, 90, say("O2"), inside="panel"),
    ]
    made.append(paragraph("told", Rect(40, 120, 360, 0), say(LONG), inside="panel"))
    y = 24.0
    for n, (words, key, why) in enumerate(
        (("Light the candle", "1", "5 min"), (LONG, "escape", "anyone in G-7, 0:50"))
    ):
        made.append(button(f"button.{n}", Rect(440, y, 400, 48), say(words), "x", key, say(why), n == 0))
        y = made[-1].rect.bottom + 8
    for n, (words, fact) in enumerate((("Continue", "G-7  07:42"), (LONG, "weld, wire, start-up"))):
        made.append(menu_row(f"row.{n}", Rect(860, 24 + 120 * n, 396, 44), say(words), "x", say(fact)))
    made.append(bar("bar", Rect(40, 300, 300, 8), 0.4, inside="panel"))
    made.append(chip("chip", 40, 330, say("no output"), "alarm", "alarm", inside="panel"))
    hints = [("tab", say("person"), ""), ("return", say("give the task"), ""), ("escape", say("back"), "close")]
    return [*made, *key_hints("keys", 24, 674, [*hints, ("f1", say("help"), "help"), ("m", say("map only"), "map")])]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_widget_is_sound(stretch: float) -> None:
    assert_sound(everything(stretch))


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("scale", [1.0, 1.33, 2.0])
def test_every_widget_can_be_drawn_with_the_focus_and_without(stretch: float, scale: float) -> None:
    for widget in everything(stretch):
        plain, focused = (drawn(widget, focus, scale).surface for focus in (False, True))
        if widget.action:
            assert plain
            assert focused
            assert pygame.image.tobytes(plain, "RGBA") != pygame.image.tobytes(focused, "RGBA")


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 1.5, 1.7, 2.0])
def test_drawn_words_are_no_wider_than_they_measure(scale: float) -> None:
    canvas = Canvas(pygame.Surface((10, 10)), scale)
    for font in ("ui", "uib", "body", "bodyb", "bodyi", "din"):
        for size in (18.0, 20.0, 23.0, 56.0):
            assert canvas.text(LONG, 0, 0, size, "text", font) <= width(LONG, size, font) * 1.015


def test_lines_break_where_they_must_and_nothing_is_lost() -> None:
    lines = wrapped(LONG, 200, 20)
    assert " ".join(lines) == LONG
    assert max(width(line, 20) for line in lines) <= 200
    broken = wrapped("x" * 60, 100, 20)
    assert "".join(broken) == "x" * 60
    assert wrapped("one\n\ntwo", 400, 20) == ("one", "", "two")


def test_formulas_get_their_subscripts() -> None:
    assert subscripted("ppO2, SpO2 and CO2 in H2O, O2; plan O21") == "ppO₂, SpO₂ and CO₂ in H2O, O₂; plan O21"


@pytest.mark.parametrize("colour", ["text", "dim", "caution", "ok", "advisory", "alarm", "mute", "selected", "data"])
def test_what_is_written_on_a_panel_can_be_read(colour: str) -> None:
    assert contrast(colour, "panel") >= 4.5


@pytest.mark.parametrize("ground", ["ink", "panel", "panel2"])
def test_edges_of_what_can_be_pressed_stand_out(ground: str) -> None:
    assert contrast("edge", ground) >= LEAST_EDGE


def test_every_colour_that_a_widget_names_is_one() -> None:
    assert {text.colour for widget in everything(1.0) for text in widget.texts} <= set(COLOURS)


PLANTED = {
    "overlaps": [label("one", 40, 40, "words"), label("other", 50, 45, "words")],
    "leaves the screen": [label("one", 1260, 40, "words")],
    "leaves its widget": [Widget("one", Rect(0, 0, 20, 30), "text", (set_text("words", 0, 0, 20),))],
    "is set in": [label("one", 40, 40, "words", size=17)],
    "contrast": [label("one", 40, 40, "words", colour="line")],
    "two widgets": [label("one", 40, 40, "words"), label("one", 40, 90, "words")],
    "which is not there": [label("one", 40, 40, "words", inside="panel")],
    "leaves panel": [panel("panel", Rect(24, 24, 30, 30)), label("one", 40, 40, "words", inside="panel")],
    "says nothing": [Widget("one", Rect(0, 0, 60, 60), "button", action="x")],
    "high": [Widget("one", Rect(0, 0, 60, 28), "button", (set_text("x", 0, 0, 20),), action="x")],
    "over each other": [Widget("one", Rect(0, 0, 90, 60), "text", (set_text("a", 0, 0, 20), set_text("b", 0, 9, 20)))],
}


@pytest.mark.parametrize("fault", PLANTED)
def test_the_check_sees(fault: str) -> None:
    assert any(fault in found for found in faults(PLANTED[fault]))


def test_what_can_not_be_pressed_says_why_beside_it_and_within_the_screen() -> None:
    low = button(
        "low", Rect(1000, 660, 250, 44), "Seat backup", "x", enabled=False, why_not="Hassan is cutting until 07:34"
    )
    (why,) = note(low)
    assert_sound([low, why])
    assert note(low._replace(enabled=True)) == ()
