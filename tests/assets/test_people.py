"""The sheets of the people: every look is baked, frames lie apart, and what is drawn is within its frame."""

from itertools import combinations

import numpy as np

from assets.art.looks import LOOKS
from assets.art.portrait.bust import PEOPLE, bust
from assets.art.poses import POSES, STILL, breathing
from assets.art.scenes.people import FRAMES, HIGH, NAMES, SHEET, draw
from assets.key import NAMES as BAKED


def test_every_look_is_baked() -> None:
    assert [name for name in BAKED if name.startswith("people.")] == list(NAMES)
    assert len(LOOKS) == 16


def test_everybody_has_the_head_of_a_portrait_of_their_own() -> None:
    faces = [look.face for look in LOOKS.values()]
    assert set(faces) <= set(PEOPLE)
    assert len(set(faces)) == len(faces)


def test_a_head_is_sculpted_the_same_twice_and_shuts_its_eyes() -> None:
    one = bust("noor").sizes
    bust.cache_clear()
    assert all(np.array_equal(a, b) for a, b in zip(one, bust("noor").sizes, strict=True))
    assert not np.array_equal(one[0], bust("noor", shut=True).sizes[0])
    for size in one:
        assert not size[[0, -1]].any()
        assert not size[:, [0, -1]].any()


def test_every_attitude_has_its_frame_on_the_sheet_and_none_overlaps() -> None:
    assert {name.partition(".")[0] for name in FRAMES} == set(POSES)
    assert set(STILL) <= set(POSES)
    for frame in FRAMES.values():
        assert frame.x + frame.wide <= SHEET
        assert frame.y + frame.high <= HIGH
        assert 0 < frame.foot_x < frame.wide
        assert 0 < frame.foot_y < frame.high
    for one, other in combinations(FRAMES.values(), 2):
        beside = one.x + one.wide <= other.x or other.x + other.wide <= one.x
        assert beside or one.y + one.high <= other.y or other.y + other.high <= one.y


def test_a_figure_is_drawn_the_same_twice_lit_from_two_sides_and_clear_of_its_frame() -> None:
    one, two = draw(0.5, "rustam"), draw(0.5, "rustam")
    for side in ("l", "r"):
        assert np.array_equal(one.parts[side], two.parts[side])
    left, right = one.parts["l"], one.parts["r"]
    assert np.array_equal(left[..., 3], right[..., 3])
    assert np.abs(left[..., :3].astype(int) - right[..., :3]).max() > 40
    for name, frame in FRAMES.items():
        top, low = round(frame.y * 0.5), round((frame.y + frame.high) * 0.5)
        start, end = round(frame.x * 0.5), round((frame.x + frame.wide) * 0.5)
        cover = left[top:low, start:end, 3]
        assert (cover > 128).sum() > 150, name
        assert max(cover[0].max(), cover[:, 0].max(), cover[:, -1].max()) < 40, name


def test_a_full_chest_lifts_the_head_of_whoever_is_upright() -> None:
    for name in STILL:
        lifted = breathing(POSES[name]).head[1] - POSES[name].head[1]
        assert lifted > 0.005 if name not in ("lie", "down") else lifted == 0.0
