"""From linear light to files: noise that agrees between scales, differences that add up, PNG that others can read."""

import io
import json
from pathlib import Path

import numpy as np
import pygame
import pytest

from assets.art import tone
from assets.art.baked import Addition, Baked, Layer, developed, sprite
from assets.art.sheet import png, write


def test_noise_is_the_same_every_time_and_coarse_noise_the_same_at_every_scale() -> None:
    first = tone.noise("fbm", 1.0, 160, 96).copy()
    tone.spectral.cache_clear()
    assert (tone.noise("fbm", 1.0, 160, 96) == first).all()
    assert abs(float(first.mean())) < 1e-3
    assert float(first.std()) == pytest.approx(1, abs=1e-3)
    larger = tone.smaller(tone.noise("cloud", 2.0, 160, 96), 2)
    assert float(np.mean(larger * tone.noise("cloud", 1.0, 160, 96))) > 0.95


def test_blur_keeps_the_amount_of_light() -> None:
    spot = np.zeros((60, 60), np.float32)
    spot[30, 30] = 1
    assert float(tone.blur(spot, 4).sum()) == pytest.approx(1, abs=1e-3)


def test_the_filmic_curve_rises_and_stays_within_the_display() -> None:
    shown = tone.filmic(np.linspace(0, 40, 500, dtype=np.float32))
    assert shown.min() >= 0
    assert shown.max() <= 1
    assert (np.diff(shown) >= -1e-6).all()


def test_base_and_layer_make_what_both_together_would_be() -> None:
    base = np.full((80, 120, 3), 0.02, np.float32)
    lamp = np.zeros_like(base)
    tone.glow(lamp, 1.0, 60, 40, 6, (1.0, 0.6, 0.3), 0.8)
    made = developed(base, {"lamp": lamp}, 1.0, corners=0.0)
    layer = made.lights["lamp"]
    whole = made.base.astype(int)
    whole[layer.y : layer.y + layer.light.shape[0], layer.x : layer.x + layer.light.shape[1]] += layer.light
    wanted = developed(base + lamp, {}, 1.0, corners=0.0).base.astype(int)
    assert np.abs(whole - wanted).max() <= 2


def test_a_small_addition_is_the_same_as_a_whole_one() -> None:
    base = np.full((400, 480, 3), 0.02, np.float32)
    lamp = np.zeros_like(base)
    lamp[200:220, 200:224] = 0.5
    whole = developed(base, {"lamp": lamp}, 1.0).lights["lamp"]
    small = developed(base, {"lamp": Addition(200, 200, lamp[200:220, 200:224])}, 1.0).lights["lamp"]
    assert (whole.x, whole.y) == (small.x, small.y)
    assert (whole.light == small.light).all()


def test_a_lamp_that_changes_nothing_has_no_layer() -> None:
    base = np.full((40, 40, 3), 0.02, np.float32)
    assert developed(base, {"dead": np.zeros_like(base)}, 1.0).lights == {}


def test_a_sprite_is_as_opaque_as_its_cover() -> None:
    made = sprite(np.zeros((2, 2, 3), np.float32), np.array([[0, 1], [0.5, 1]], np.float32))
    assert made[..., 3].tolist() == [[0, 255], [128, 255]]


@pytest.mark.parametrize("channels", [3, 4])
def test_a_png_is_read_by_others_as_it_was_written(channels: int) -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (9, 7, channels), np.uint8)
    read = pygame.image.load(io.BytesIO(png(pixels)))
    back = np.frombuffer(pygame.image.tobytes(read, "RGBA" if channels == 4 else "RGB"), np.uint8)
    assert (back.reshape(pixels.shape) == pixels).all()


def test_the_json_names_every_file_and_place(tmp_path: Path) -> None:
    grey = np.full((4, 5, 3), 90, np.uint8)
    picture = Baked(
        grey, {"lamp": Layer(1, 2, grey[:2, :2])}, {"door": (3.0, 1.5)}, {"near": np.zeros((2, 2, 4), np.uint8)}
    )
    write(picture, "room", 1.5, tmp_path)
    told = json.loads((tmp_path / "room.json").read_text(encoding="utf-8"))
    assert told["scale"] == 1.5
    assert told["points"] == {"door": [3.0, 1.5]}
    assert told["lights"]["lamp"] == {"x": 1, "y": 2, "file": "room.light.lamp.png"}
    files = {told["base"], told["lights"]["lamp"]["file"], told["parts"]["near"], "room.json"}
    assert {file.name for file in tmp_path.iterdir()} == files
