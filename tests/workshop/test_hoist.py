"""The machine on its chain: how hard it is set down, what lets it seat, what a time step may not change."""

import math

import pytest

from game.workshop.hoist import lower, peak
from tests.workshop.benches import BRACKETS, MACHINE, MARS, bench, plate

WEIGHT = MACHINE.mass * MARS
SPEEDS = (0.01, 0.05, 0.2)


def test_the_peak_is_the_weight_and_what_a_spring_needs_to_stop_it() -> None:
    # 200 kg at 50 mm/s on 4 MN/m: 0.05 * sqrt(8e8) = 1414 N.
    assert peak(MACHINE, MARS, 0.05) == pytest.approx(WEIGHT + 1414.2, abs=0.1)
    assert lower(BRACKETS, 0.05).impact == peak(MACHINE, MARS, 0.05)


def test_the_force_of_a_spring_never_passes_the_peak() -> None:
    # Energy over the unloaded spring: F = m g + sqrt((m g)^2 + k m v^2).
    for speed in SPEEDS:
        exact = WEIGHT + math.sqrt(WEIGHT * WEIGHT + MACHINE.set_down * MACHINE.mass * speed * speed)
        assert peak(MACHINE, MARS, speed) <= exact <= peak(MACHINE, MARS, speed) + WEIGHT


def test_the_studs_meet_their_holes_with_the_speed_of_the_chain_at_any_time_step() -> None:
    for speed in SPEEDS:
        met = [lower(BRACKETS, speed, hertz=hertz).met for hertz in (120, 480)]
        forces = [peak(MACHINE, MARS, each) for each in met]
        assert forces == pytest.approx([peak(MACHINE, MARS, speed)] * 2, rel=0.02)


def test_with_every_hole_in_its_place_it_seats_with_four_clicks_and_no_scrape() -> None:
    touch = lower(BRACKETS, 0.05)
    assert touch.seated
    assert len(touch.clicks) == 4
    assert not touch.scraped
    assert touch.off == pytest.approx((0.0, 0.0, 0.0, 0.0), abs=1e-9)


def test_a_hole_that_is_off_within_the_play_still_seats_and_beyond_it_does_not() -> None:
    # One hole of four, off along x: 3/4 of it stays after the shift less what turning takes, 0.72 mm of 1 mm and more.
    for off, seats in ((1.0, True), (4.0, False)):
        moved = BRACKETS._replace(pieces=(plate("b1", -250 + off, 182), *BRACKETS.pieces[1:]))
        touch = lower(moved, 0.05)
        assert touch.seated is seats
        assert touch.scraped is not seats
        assert (touch.impact > 0.0) is seats
        assert (max(touch.off) <= MACHINE.play) is seats


def test_all_holes_off_to_the_same_side_are_met_by_moving_the_trolley() -> None:
    aside = bench(*(each._replace(x=each.x + 0.03, y=each.y + 0.005) for each in BRACKETS.pieces))
    touch = lower(aside, 0.05)
    assert touch.seated
    assert len(touch.clicks) == 4


def test_without_a_bracket_it_stays_on_the_chain() -> None:
    touch = lower(BRACKETS._replace(pieces=BRACKETS.pieces[:3]), 0.05)
    assert not touch.seated
    assert touch.off[3] == math.inf
    assert lower(bench(), 0.05).seated is False


def test_who_does_not_wait_for_the_swing_to_die_down_scrapes_and_is_done_sooner() -> None:
    patient, hurried = lower(BRACKETS, 0.05), lower(BRACKETS, 0.05, swing=0.06, patience=0.0)
    assert hurried.swing > patient.swing
    assert hurried.scraped
    assert hurried.seconds < patient.seconds


def test_the_order_of_the_plates_never_matters() -> None:
    for speed in SPEEDS:
        turned = BRACKETS._replace(pieces=BRACKETS.pieces[::-1])
        assert lower(turned, speed) == lower(BRACKETS, speed)


def test_a_speed_the_hoist_does_not_have_is_refused() -> None:
    for speed in (0.0, -0.1, 0.31):
        with pytest.raises(ValueError, match="the hoist runs at"):
            lower(BRACKETS, speed)
