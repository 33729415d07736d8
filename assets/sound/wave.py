"""What sounds are made of: tones, bands of noise that join to themselves, envelopes, echo.

Look for: `tone`, `noise`, `band`, `shaped`, `joined`, `level`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 22050
"""Samples in a second."""

Wave = NDArray[np.floating[Any]]


def time(seconds: float) -> Wave:
    """The moments of all samples."""
    return np.arange(round(seconds * RATE)) / RATE


def tone(seconds: float, hertz: float, partials: Sequence[float] = (1.0,)) -> Wave:
    """A note; `partials`: how loud it and its multiples are."""
    t = time(seconds)
    made = np.zeros_like(t)
    for number, share in enumerate(partials, 1):
        made += share * np.sin(2 * np.pi * hertz * number * t)
    return made


def glide(seconds: float, start: float, end: float) -> Wave:
    """A note that slides from one pitch to another."""
    t = time(seconds)
    return np.asarray(np.sin(2 * np.pi * (start * t + (end - start) * t**2 / (2 * seconds))))


def noise(seconds: float, seed: int, low: float, high: float, slope: float = 0.0) -> Wave:
    """Noise between two pitches, of RMS 1, that joins to itself without a seam; `slope`: falls by so many dB an octave.

    It is made as a spectrum of random phases: whatever comes back from one is periodic.
    """
    count = round(seconds * RATE)
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    chance = np.random.default_rng(seed)
    phases = np.exp(2j * np.pi * chance.random(hertz.size))
    safe = np.maximum(hertz, 1.0)
    strength = band(hertz, low, high) * (safe / max(low, 20.0)) ** (-slope / 6.02)
    made: Wave = np.fft.irfft(phases * strength * chance.uniform(0.5, 1.5, hertz.size), count)
    return np.asarray(made / np.sqrt(np.mean(made**2)))


def band(hertz: Wave, low: float, high: float) -> Wave:
    """How much of each pitch passes between two: soft at both ends."""
    safe = np.maximum(hertz, 1e-3)
    return np.asarray(1.0 / np.sqrt((1.0 + (low / safe) ** 6) * (1.0 + (safe / high) ** 6)))


def filtered(wave: Wave, low: float, high: float) -> Wave:
    """Only what lies between two pitches."""
    hertz = np.fft.rfftfreq(wave.size, 1 / RATE)
    return np.asarray(np.fft.irfft(np.fft.rfft(wave) * band(hertz, low, high), wave.size))


def shaped(wave: Wave, points: Sequence[tuple[float, float]]) -> Wave:
    """Under an envelope of (seconds, loudness), joined by half cosines, which have no corners to click."""
    t = np.arange(wave.size) / RATE
    at = np.array([seconds for seconds, _ in points])
    value = np.array([loudness for _, loudness in points])
    here = np.clip(np.searchsorted(at, t, side="right") - 1, 0, at.size - 2)
    share = np.clip((t - at[here]) / np.maximum(at[here + 1] - at[here], 1e-9), 0.0, 1.0)
    smooth = 0.5 - 0.5 * np.cos(np.pi * share)
    return np.asarray(wave * (value[here] + (value[here + 1] - value[here]) * smooth))


def struck(seconds: float, hertz: float, decay: float, seed: int = 0, detune: Sequence[float] = (1.0,)) -> Wave:
    """Something that was hit: partials at multiples of a pitch, each dying away, the high ones sooner."""
    t = time(seconds)
    made = np.zeros_like(t)
    phases = np.random.default_rng(seed).uniform(-0.3, 0.3, len(detune))
    for number, (ratio, phase) in enumerate(zip(detune, phases, strict=True), 1):
        made += np.sin(2 * np.pi * hertz * ratio * t + phase) * np.exp(-t * ratio**0.7 / decay) / number
    return shaped(made, ((0.0, 0.0), (0.002, 1.0), (seconds - 0.02, 1.0), (seconds, 0.0)))


def thud(seconds: float, seed: int, low: float, high: float, decay: float) -> Wave:
    """A dull blow: a burst of noise that dies away."""
    made = noise(seconds, seed, low, high) * np.exp(-time(seconds) / decay)
    return shaped(made, ((0.0, 0.0), (0.004, 1.0), (seconds - 0.02, 1.0), (seconds, 0.0)))


def placed(seconds: float, parts: Sequence[tuple[float, Wave]]) -> Wave:
    """Several sounds, each begun at its second."""
    whole = np.zeros(round(seconds * RATE))
    for at, wave in parts:
        start = round(at * RATE)
        end = min(whole.size, start + wave.size)
        whole[start:end] += wave[: end - start]
    return whole


def roomy(wave: Wave, seed: int, wet: float = 0.12, tail: float = 0.35) -> Wave:
    """In a small hard room: a short tail of echoes."""
    room = noise(tail, seed, 150, 3500) * np.exp(-time(tail) / (tail / 5))
    room *= wet / np.sqrt(np.sum(room**2))
    size = wave.size + room.size
    echo = np.fft.irfft(np.fft.rfft(wave, size) * np.fft.rfft(room, size), size)
    echo[: wave.size] += wave
    return shaped(echo, ((0.0, 1.0), (size / RATE - 0.03, 1.0), (size / RATE, 0.0)))


def periodic(seconds: float, hertz: float) -> float:
    """The nearest pitch of which whole periods fit: it joins to itself."""
    return max(1, round(hertz * seconds)) / seconds


def level(wave: Wave, decibels: float, peak: float = 0.89) -> Wave:
    """As loud as said (RMS below full scale), or less where a peak would be too high."""
    rms = np.sqrt(np.mean(wave**2))
    gain = min(10 ** (decibels / 20) / max(rms, 1e-9), peak / max(float(np.max(np.abs(wave))), 1e-9))
    return np.asarray(wave * gain)
