"""What goes on all the time: the room in three layers, fans, stacks, the arc. Each joins to itself without a seam.

Look for: `layer`, `fan`, `stack`, `arc`, `arc_step`, `drain`, `candle`.
"""

import numpy as np

from assets.sound.wave import RATE, Wave, filtered, level, noise, periodic, time, tone

LONG, SHORT = 12.0, 6.0


def _swell(seconds: float, turns: int, depth: float, phase: float = 0.0) -> Wave:
    """Grows and falls so many times in a loop, and is at its end where it was at its beginning."""
    return np.asarray(1.0 - depth + depth * np.sin(2 * np.pi * (turns * time(seconds) / seconds + phase)))


def _chord(pitches: tuple[float, ...], turns: tuple[int, ...], seed: int) -> Wave:
    """Tones that swell in their own times."""
    phases = np.random.default_rng(seed).random(len(pitches))
    made = np.zeros(round(LONG * RATE))
    for pitch, turn, phase in zip(pitches, turns, phases, strict=True):
        made += tone(LONG, periodic(LONG, pitch), (1.0, 0.3, 0.1)) * _swell(LONG, turn, 0.45, phase)
    return made


def layer(number: int) -> Wave:
    """Room tone: 1 is a house that is well, 2 sets a narrow interval over it, 3 a low beating and a wire."""
    match number:
        case 1:
            air = noise(LONG, 31, 60, 420, 4.0) * _swell(LONG, 2, 0.2)
            return level(air + 0.35 * _chord((73.42, 110.0, 146.83), (1, 2, 3), 41), -31)
        case 2:
            air = noise(LONG, 32, 180, 700, 5.0) * _swell(LONG, 3, 0.4)
            return level(0.25 * air + 0.5 * _chord((87.31, 130.81, 138.59), (2, 3, 4), 42), -31)
        case _:
            low = tone(LONG, periodic(LONG, 55.0)) + tone(LONG, periodic(LONG, 56.5))
            wire = filtered(noise(LONG, 33, 900, 1100), 900, 1100) * _swell(LONG, 5, 0.45)
            return level(0.7 * low + 0.25 * wire + 0.3 * _chord((103.83, 207.65), (3, 7), 43), -30)


def fan(step: int) -> Wave:
    """A fan in a hatch, at one of three speeds: blades, motor, and the air it moves."""
    blades = periodic(SHORT, (46.0, 66.0, 88.0)[step])
    hum = tone(SHORT, blades, (1.0, 0.55, 0.3, 0.22, 0.12)) * _swell(SHORT, 4, 0.08)
    whine = 0.12 * tone(SHORT, periodic(SHORT, blades * 11.02)) * _swell(SHORT, 7, 0.3)
    air = noise(SHORT, 51 + step, 160, 900 + 500 * step, 5.0) * _swell(SHORT, 9, 0.1, 0.3)
    return level(0.45 * hum + whine + 0.8 * air, -27 + step)


def stack(step: int) -> Wave:
    """A stack of cells at one of four settings: pump and separator alone, then the supply that sings higher."""
    pump = tone(SHORT, periodic(SHORT, 48.0 + 2.0 * step), (0.7, 1.0, 0.4, 0.2)) * _swell(SHORT, 18, 0.12)
    gurgle = filtered(noise(SHORT, 61 + step, 250, 900), 250, 900) * _swell(SHORT, 13, 0.45) * _swell(SHORT, 31, 0.3)
    sing = tone(SHORT, periodic(SHORT, (300.0, 345.0, 392.0, 440.0)[step]), (1.0, 0.0, 0.35)) * _swell(SHORT, 24, 0.05)
    share = (0.06, 0.16, 0.24, 0.3)[step]
    return level(0.6 * pump + 0.35 * gurgle + share * sing, -29 + step)


def arc() -> Wave:
    """The arc of a weld: a hiss that crackles."""
    return _arc(900, 0.2, 0.08, 100.0, -25.0)


def arc_step(step: int) -> Wave:
    """The player's own arc at one of four lengths, from so short that it purrs to so long that it tears: the crackle
    thickens and the buzz sinks as it grows, so that it can be kept by ear."""
    snaps, hiss = (70, 500, 1800, 5200)[step], (0.34, 0.26, 0.20, 0.16)[step]
    return _arc(snaps, hiss, (0.20, 0.12, 0.08, 0.05)[step], (150.0, 120.0, 96.0, 72.0)[step], -27.0 + 1.2 * step)


def _arc(count: int, hiss: float, share: float, pitch: float, loud: float) -> Wave:
    """So many snaps in a loop, so much hiss and buzz."""
    chance = np.random.default_rng(71)
    long = round(SHORT * RATE)
    crackle = np.zeros(long)
    at = chance.integers(0, long, count)
    crackle[at] = chance.exponential(1.0, at.size) * chance.choice([-1.0, 1.0], at.size)
    snaps = filtered(crackle, 900, 7000)
    # Of the same strength each, however many there are: those of 900 in a loop set it.
    snaps /= np.sqrt(np.mean(snaps**2)) * np.sqrt(900 / count)
    buzz = tone(SHORT, periodic(SHORT, pitch), (1.0, 0.8, 0.6, 0.5, 0.4, 0.3))
    # The bend keeps single snaps from setting the loudness of all.
    bent = 2.0 * np.tanh(0.35 * snaps) + hiss * noise(SHORT, 72, 1500, 8000) + share * buzz
    return level(bent, loud)


def drain() -> Wave:
    """Coolant that runs out of a loop into a can: bubbles of many sizes."""
    chance = np.random.default_rng(73)
    made = 0.2 * noise(SHORT, 74, 300, 1800, 3.0)
    count = made.size
    for start in chance.integers(0, count, 150):
        t = time(float(chance.uniform(0.04, 0.12)))
        pitch = chance.uniform(260, 900)
        bubble = np.sin(2 * np.pi * pitch * t * (1 + 1.6 * t)) * np.sin(np.pi * np.arange(t.size) / t.size) ** 2
        made[(start + np.arange(t.size)) % count] += chance.uniform(0.3, 1.2) * bubble
    return level(made, -27)


def candle() -> Wave:
    """An oxygen candle that burns: a low roar and a fizz."""
    roar = noise(SHORT, 75, 90, 500, 4.0) * _swell(SHORT, 11, 0.15) * _swell(SHORT, 29, 0.1)
    return level(roar + 0.16 * noise(SHORT, 76, 2500, 7000) * _swell(SHORT, 17, 0.3), -28)
