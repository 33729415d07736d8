"""The player's stroke: thinned out it says the same, it fits on one line, and it never runs past its arc."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.procedure import procedure
from game.model.weldment import STEEL
from game.ui.weld_stroke import LOOSE, Moment, Recorder, thinned
from game.ui.weld_torch import FILL, POOL, STEP, Torch, Way, lag
from game.words.verbs import FEWEST_KNOTS, MOST_KNOTS, knot_of

CARD = procedure(STEEL, 0.006)


def heard(*moments: Moment) -> Recorder:
    recorder = Recorder("b1.n.upper", 150.0, 0.0124)
    for moment in moments:
        recorder.hear(moment)
    return recorder


def even(seconds: float, frames: int = 60) -> list[Moment]:
    return [Moment(n / frames, 0.002 * n / frames, 0.0, 0.0025, 45.0, 10.0) for n in range(round(seconds * frames) + 1)]


def test_a_stroke_that_goes_evenly_is_two_knots() -> None:
    assert heard(*even(20.0)).knots() == [(0, 0, 0, 25, 45, 10), (200, 400, 0, 25, 45, 10)]


def test_a_stop_on_the_way_is_told() -> None:
    moments = even(5.0)
    last = moments[-1]
    moments += [last._replace(t=last.t + n / 60) for n in range(1, 121)]
    assert [knot[0] for knot in heard(*moments).knots()] == [0, 50, 70]


def test_the_stroke_that_is_drawn_while_it_grows_is_every_moment_of_the_hand() -> None:
    recorder = heard(*even(3.0))
    assert [knot.along for knot in recorder.so_far().knots] == pytest.approx([0.0002 * n for n in range(31)])
    recorder.hear(Moment(3.1, 0.006, 0.001, 0.003, 50.0, 5.0))
    assert recorder.so_far().knots[-1][1:] == (0.006, 0.001, 0.003, 50.0, 5.0)


def test_no_knot_is_later_than_the_arc_has_burnt() -> None:
    knots = heard(*even(7.95)).knots(latest=7)
    assert knots[-1][0] == 70
    assert [knot[0] for knot in knots] == sorted({knot[0] for knot in knots})


def test_the_words_are_those_of_the_command() -> None:
    words = heard(*even(3.0)).words(3.0)
    assert len(words) >= FEWEST_KNOTS
    assert [knot_of(word) for word in words] == heard(*even(3.0)).knots(3.0)


def between(knots: list[tuple[int, ...]], t: int) -> list[float]:
    """The stroke at a time, as the model reads its knots."""
    for a, b in pairwise(knots):
        if a[0] <= t <= b[0]:
            share = (t - a[0]) / (b[0] - a[0])
            return [one + (other - one) * share for one, other in zip(a[1:], b[1:], strict=True)]
    raise AssertionError(f"{t} lies beyond the stroke")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.integers(-6, 6)] * 5), min_size=3, max_size=60))
def test_knots_miss_no_moment_by_more_than_they_may(steps: list[tuple[int, ...]]) -> None:
    moments, here = [], [300, 0, 25, 45, 10]
    for n, step in enumerate(steps):
        here = [value + change for value, change in zip(here, step, strict=True)]
        moments.append((n, *here))
    knots = thinned(moments)
    assert knots[0] == moments[0]
    assert knots[-1] == moments[-1]
    for moment in moments:
        missed = [abs(one - other) for one, other in zip(between(knots, moment[0]), moment[1:], strict=True)]
        assert max(missed) <= LOOSE + 1e-9


def test_a_restless_hand_still_fits_on_one_line() -> None:
    moments = [
        (n, 20 * n, round(9 * math.sin(n)), 25 + round(8 * math.sin(1.7 * n)), 45, round(20 * math.sin(0.9 * n)))
        for n in range(600)
    ]
    knots = thinned(moments)
    assert len(knots) == MOST_KNOTS
    # No knot is wasted: each tells more than the line without it.
    for n in range(1, len(knots) - 1):
        without = [*knots[:n], *knots[n + 1 :]]
        assert any(abs(a - b) > LOOSE for a, b in zip(between(without, knots[n][0]), knots[n][1:], strict=True))


def test_the_torch_that_goes_by_itself_reaches_the_end_and_stays_there() -> None:
    torch = Torch(0.040, CARD)
    torch.strike()
    for _ in range(60 * 25):
        torch.advance(1 / 60)
    assert torch.ended
    assert torch.along == pytest.approx(0.040)
    assert torch.speed == CARD.speed.best


def test_one_press_lays_one_step_and_then_time_waits() -> None:
    torch = Torch(0.040, CARD, Way.STEPS)
    torch.strike()
    torch.advance(1.0)
    assert torch.waits
    assert torch.along == 0.0
    assert torch.seconds == 0.0
    torch.step()
    for _ in range(60 * 20):
        torch.advance(1 / 60)
    assert torch.waits
    assert torch.along == pytest.approx(STEP)
    assert torch.seconds == pytest.approx(STEP / CARD.speed.best, abs=0.05)


def test_the_last_press_in_steps_stands_a_second_on_the_crater() -> None:
    torch = Torch(0.010, CARD, Way.STEPS)
    torch.strike()
    torch.step()
    while not torch.ended:
        torch.advance(1 / 60)
    laid = torch.seconds
    assert torch.waits
    assert not torch.filled
    torch.step()
    for _ in range(60 * 5):
        torch.advance(1 / 60)
    assert torch.filled
    assert torch.waits
    assert torch.seconds == pytest.approx(laid + FILL, abs=0.05)


def test_whoever_leads_it_backwards_has_its_end_at_the_beginning() -> None:
    torch = Torch(0.040, CARD, Way.FREE)
    torch.strike()
    torch.point(0.040, 0.0)
    torch.advance(2 * POOL)
    assert not torch.ended
    assert not torch.stands
    torch.point(0.0, 0.0)
    assert torch.ended
    assert torch.stands


def test_the_speed_of_a_led_torch_is_that_of_the_hand() -> None:
    torch = Torch(0.120, CARD, Way.FREE)
    torch.strike()
    for n in range(120):
        torch.point(0.003 * n / 60, 0.0)
        torch.advance(1 / 60)
    assert torch.speed == pytest.approx(0.003, rel=0.05)


def test_what_the_player_sets_stays_within_bounds() -> None:
    torch = Torch(0.040, CARD)
    for _ in range(200):
        torch.change("arc", -0.001)
        torch.change("work", 5.0)
    assert torch.held.arc == pytest.approx(0.0003)
    assert torch.held.work == 90.0


def test_a_hand_that_gets_too_little_oxygen_does_later_what_it_is_led_to_do() -> None:
    torch = Torch(0.040, CARD, Way.FREE)
    torch.strike()
    torch.late = lag(0.5)
    assert torch.late == pytest.approx(0.25 * 0.45 * 0.5)
    torch.point(0.010, 0.0)
    torch.advance(0.05)
    assert torch.along == 0.0
    torch.advance(0.01)
    assert torch.along == 0.010
    torch.change("arc", 0.001)
    assert torch.held.arc == CARD.arc.best
    torch.advance(0.06)
    assert torch.held.arc == pytest.approx(CARD.arc.best + 0.001)
    assert lag(0.0) == 0.0
