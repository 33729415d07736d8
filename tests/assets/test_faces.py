"""Sculpted faces: distances, rays that find them, pictures that come out the same, and people who differ."""

import numpy as np
import pytest

from assets.art.portrait import form, picture, shade
from assets.art.portrait.form import Spot
from assets.art.portrait.trace import CAMERA, MIDDLE, VIEW, Sculpture, Solid, normals, sunlit, traced
from assets.art.scenes.portraits import MOODS_OF, NAMES, PEOPLE
from assets.key import NAMES as ALL_NAMES

BALL = Sculpture((Solid("skin", lambda p, fine: form.ball(p, (0, MIDDLE, 0), 6.0), (0, MIDDLE, 0), 6.0),), lambda p: p)


def spot(*points: tuple[float, float, float]) -> Spot:
    x, y, z = (np.array([point[k] for point in points], np.float32) for k in range(3))
    return Spot(x, y, z)


def test_distances_of_plain_bodies() -> None:
    at = spot((5, 0, 0), (0, 0, 0), (0, 3, 4))
    assert form.ball(at, (0, 0, 0), 2).tolist() == pytest.approx([3, -2, 3])
    assert form.rod(at, (0, 0, 0), (0, 10, 0), 1).tolist() == pytest.approx([4, -1, 3])
    assert form.block(at, (0, 0, 0), (1, 1, 1), 0).tolist() == pytest.approx([4, -1, float(np.sqrt(4 + 9))])


def test_a_union_is_never_outside_of_either() -> None:
    a, b = np.linspace(-1, 1, 21, dtype=np.float32), np.linspace(1, -1, 21, dtype=np.float32)
    assert (form.union(a, b, 0.5) <= np.minimum(a, b) + 1e-6).all()
    assert (form.common(a, b, 0.5) >= np.maximum(a, b) - 1e-6).all()


def test_rays_meet_a_ball_where_it_is() -> None:
    size = 96
    hits = traced(BALL, size)
    seen = np.sqrt(np.square(hits.at.x) + np.square(hits.at.y - MIDDLE) + np.square(hits.at.z))
    assert seen.tolist() == pytest.approx([6.0] * len(seen), abs=0.05)
    # Its outline, as a lens at that distance sees it.
    radius = 6.0 * CAMERA / np.sqrt(CAMERA**2 - 36.0) / VIEW * size
    assert int(hits.mask.sum()) == pytest.approx(np.pi * radius**2, rel=0.03)


def test_a_window_finds_what_the_whole_picture_finds_there() -> None:
    whole, part = traced(BALL, 96).mask, traced(BALL, 96, (24, 36, 60, 72)).mask
    assert (whole[36:72, 24:60] == part[36:72, 24:60]).all()


def test_normals_of_a_ball_point_away_from_its_middle_and_its_dark_side_is_dark() -> None:
    hits = traced(BALL, 48)
    normal = normals(BALL, hits)
    assert (normal.x * hits.at.x + normal.y * (hits.at.y - MIDDLE) + normal.z * hits.at.z > 5.9).all()
    light = sunlit(BALL, hits.at, normal, (-1.0, 0.0, 0.0))
    assert light[normal.x < -0.5].min() > 0.9
    assert light[normal.x > 0.6].max() == 0


def test_shrinking_keeps_the_mean() -> None:
    image = np.random.Generator(np.random.PCG64(3)).random((432, 432, 3)).astype(np.float32)
    assert float(shade.shrunk(image, 288).mean()) == pytest.approx(float(image.mean()), abs=1e-3)


def test_a_sheet_has_the_same_bytes_twice_and_moods_that_differ() -> None:
    person = PEOPLE["meilin"]
    once, again = (picture.sheet(person, ("neutral", "blink"), finer=False) for _ in range(2))
    assert once.keys() == again.keys()
    assert all((once[mood] == again[mood]).all() for mood in once)
    changed = (once["neutral"] != once["blink"]).any(axis=2)
    assert 0.002 < changed.mean() < 0.12
    assert once["neutral"].shape == (picture.SIZE, picture.SIZE, 4)


def test_everybody_has_their_own_face_and_every_face_is_baked() -> None:
    assert set(NAMES) <= set(ALL_NAMES)
    assert {name for name in ALL_NAMES if name.startswith("portraits.")} == set(NAMES)
    assert len({person.face for person in PEOPLE.values()}) == len(PEOPLE)
    assert len({person.tint for person in PEOPLE.values()}) == len(PEOPLE)
    assert all(mood in picture.MOODS for moods in MOODS_OF.values() for mood in moods)
