"""The sounds: the same every time, small, without clicks, clipping or seams, and loud enough beside each other."""

import io
import wave

import numpy as np
import pytest

from assets.sound.every import LOOPS, SOUNDS
from assets.sound.store import wav
from assets.sound.wave import RATE, Wave

LARGEST = 1_000_000
EDGE = 0.02
"""A sound that begins or ends further from silence clicks."""


def decibels(made: Wave) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(made**2)) + 1e-12))


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_the_same_every_time_small_and_not_clipped(name: str) -> None:
    made = SOUNDS[name]()
    file = wav(made)
    assert file == wav(SOUNDS[name]())
    assert len(file) < LARGEST
    assert np.max(np.abs(made)) < 0.9
    assert abs(float(np.mean(made))) < 0.01
    assert -40 < decibels(made) < -15
    with wave.open(io.BytesIO(file)) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE)


@pytest.mark.parametrize("name", sorted(set(SOUNDS) - set(LOOPS)))
def test_what_is_heard_once_begins_and_ends_in_silence(name: str) -> None:
    made = SOUNDS[name]()
    assert abs(made[0]) < EDGE
    assert abs(made[-1]) < EDGE


@pytest.mark.parametrize("name", LOOPS)
def test_what_goes_on_has_no_seam(name: str) -> None:
    """From its last sample to its first is no larger a step than anywhere within."""
    made = LOOPS[name]()
    assert abs(made[0] - made[-1]) <= np.max(np.abs(np.diff(made)))
    bend = np.abs(np.diff(np.concatenate((made[-3:], made[:3])), 2))
    assert np.max(bend) <= np.max(np.abs(np.diff(made, 2)))


def pitch(made: Wave, start: float, seconds: float) -> float:
    """The strongest pitch of a part."""
    part = made[round(start * RATE) : round((start + seconds) * RATE)]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(part.size), RATE * 4))
    return float(np.argmax(spectrum)) / 4


def test_the_emergency_falls_in_five_notes_and_the_caution_in_three() -> None:
    five = [pitch(SOUNDS["emergency"](), at, 0.18) for at in (0.0, 0.22, 0.44, 0.86, 1.08)]
    assert five == pytest.approx([523.25, 493.88, 440.0, 392.0, 349.23], rel=0.01)
    three = [pitch(SOUNDS["caution"](), at, 0.22) for at in (0.0, 0.30, 0.60)]
    assert three == pytest.approx([523.25, 493.88, 440.0], rel=0.01)
    assert decibels(SOUNDS["emergency"]()) > decibels(SOUNDS["caution"]()) > decibels(SOUNDS["chime"]())


def test_a_faster_fan_is_higher_and_louder() -> None:
    blades = [SOUNDS[f"fan_{step}"]() for step in range(3)]
    assert [pitch(each, 0.0, 6.0) for each in blades] == pytest.approx([46.0, 66.0, 88.0], rel=0.02)
    assert decibels(blades[0]) < decibels(blades[1]) < decibels(blades[2])


def test_a_longer_arc_crackles_thicker() -> None:
    """Of a loop, more moments are at least half as loud as its loudest snap."""

    def thick(made: Wave) -> float:
        moments = made[: made.size // 64 * 64].reshape(-1, 64)
        loud = np.sqrt(np.mean(moments**2, axis=1))
        return float(np.mean(loud > 0.5 * np.max(loud)))

    arcs = [SOUNDS[f"arc_{step}"]() for step in range(4)]
    thickness = [thick(each) for each in arcs]
    assert thickness == sorted(thickness)
    assert thickness[3] > 5 * thickness[0]
    assert [decibels(each) for each in arcs] == sorted(decibels(each) for each in arcs)
