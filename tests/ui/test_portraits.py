"""Faces on the comm: which picture suits, when eyes are shut, and that nothing is needed that is not baked."""

from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.model import body
from game.session.run import opened
from game.ui.play import Play
from game.ui.portraits import (
    BLINK,
    CLOSED,
    HYPOXIC,
    NEUTRAL,
    RELIEVED,
    STRAINED,
    STRAINED_TALK,
    SYLLABLES,
    TALK,
    chip,
    feed,
    feeling,
    part,
    portrait,
    shut,
)
from game.ui.staging import staged
from tests.ui.games import LEVELS
from tests.ui.stages import ui

SAVES = LEVELS / "g7" / "plans" / "saves.plan"
ALL = {NEUTRAL, STRAINED, RELIEVED, HYPOXIC, BLINK, STRAINED_TALK, *TALK}
FEW = {NEUTRAL, BLINK}


@pytest.fixture
def play() -> Play:
    _, world = opened(SAVES, LEVELS)
    return Play(world)


def test_a_calm_morning_leaves_a_face_as_it_is(play: Play) -> None:
    assert feeling(play.world, play.session.state, play.world.people[0]) == NEUTRAL


@pytest.mark.parametrize(("spo2", "expected"), [(97.0, NEUTRAL), (86.0, STRAINED), (74.0, HYPOXIC)])
def test_a_face_shows_the_blood_of_whose_it_is(play: Play, spo2: float, expected: str) -> None:
    play.session.state.habitat.people.displayed[0] = spo2
    assert feeling(play.world, play.session.state, play.world.people[0]) == expected
    assert feeling(play.world, play.session.state, play.world.people[1]) == NEUTRAL


def test_whoever_is_unconscious_looks_it_whatever_the_clip_says(play: Play) -> None:
    play.session.state.habitat.people.status[0] = body.UNCONSCIOUS
    assert feeling(play.world, play.session.state, play.world.people[0]) == HYPOXIC


def test_a_voice_from_outside_has_no_blood_to_show(play: Play) -> None:
    assert feeling(play.world, play.session.state, "nobody in the house") == NEUTRAL


def test_a_mouth_moves_only_while_it_is_heard() -> None:
    times = [k / 60 for k in range(120)]
    assert {NEUTRAL} == {part(ALL, NEUTRAL, False, t, False) for t in times}
    assert {NEUTRAL, *TALK} == {part(ALL, NEUTRAL, True, t, False) for t in times}
    assert {STRAINED, STRAINED_TALK} == {part(ALL, STRAINED, True, t, False) for t in times}


def test_a_mouth_changes_at_most_eight_times_a_second() -> None:
    assert SYLLABLES <= 8
    seen = [part(ALL, NEUTRAL, True, k / 240, False) for k in range(240 * 10)]
    assert sum(a != b for a, b in pairwise(seen)) <= 8 * 10


@pytest.mark.parametrize("felt", [NEUTRAL, STRAINED, RELIEVED, HYPOXIC])
@pytest.mark.parametrize("aloud", [False, True])
def test_a_face_with_few_pictures_makes_do(felt: str, aloud: bool) -> None:
    assert {part(FEW, felt, aloud, k / 6, False) for k in range(30)} == {NEUTRAL}


def test_eyes_are_shut_briefly_every_few_seconds_and_not_everybodys_at_once() -> None:
    step = 0.01
    moments = [k * step for k in range(60000)]
    mine = [shut("a", t) for t in moments]
    closings = [t for t, now, before in zip(moments[1:], mine[1:], mine, strict=False) if now and not before]
    gaps = [b - a for a, b in pairwise(closings)]
    assert min(gaps) >= 2.9
    assert max(gaps) <= 6.1
    assert sum(mine) * step / len(closings) == pytest.approx(CLOSED, abs=0.02)
    assert mine != [shut("b", t) for t in moments]


def test_without_baked_pictures_there_is_a_face_to_wait_for(play: Play) -> None:
    shared = ui()
    shared.opened(play)
    seen = portrait(shared, play.world.people[0], True)
    assert seen.surface is None
    assert seen.picture
    assert portrait(shared, "a voice without a face") == ("", NEUTRAL, None)


def test_the_link_takes_colour_and_dims_every_second_line() -> None:
    red = pygame.Surface((288, 288))
    red.fill((200, 40, 40))
    shown = feed(red, (144, 144))
    assert shown.get_size() == (144, 144)
    bright, dim = shown.get_at((72, 71)), shown.get_at((72, 72))
    assert dim.r < bright.r
    assert bright.r - bright.b < 200 - 40
    assert shown.get_at((0, 1)).r < bright.r


def test_a_chip_is_the_middle_of_the_picture() -> None:
    picture = pygame.Surface((288, 288))
    picture.fill((255, 255, 255), (60, 40, 168, 168))
    assert min(chip(picture, (56, 56)).get_at((28, 28))[:3]) > 250
    assert chip(picture, (56, 56)).get_size() == (56, 56)


def test_every_face_that_a_level_names_is_baked() -> None:
    from assets.key import NAMES

    for level in sorted(path for path in Path(LEVELS).iterdir() if path.is_dir()):
        assert set(staged(level)[0].portrait.values()) <= set(NAMES)
