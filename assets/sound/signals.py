"""What the house and the instruments say: alarms after the oxygen pattern, clicks of the window, the comm.

Look for: `chime`, `caution`, `emergency`, `click`, `confirm`, `refused`, `taken`, `comm_open`, `comm_close`.
"""

import numpy as np

from assets.sound.wave import Wave, filtered, glide, level, noise, placed, roomy, shaped, struck, thud, tone

C5, B4, A4, G4, F4 = 523.25, 493.88, 440.0, 392.0, 349.23
PARTIALS = (1.0, 0.45, 0.3, 0.18, 0.1)
"""An alarm wants at least four of them, so that it can be told where it comes from."""


def _note(hertz: float, seconds: float) -> Wave:
    made = tone(seconds, hertz, PARTIALS)
    return shaped(made, ((0.0, 0.0), (0.022, 1.0), (seconds - 0.06, 0.7), (seconds, 0.0)))


def chime() -> Wave:
    """One soft tone: something to know, when there is time."""
    made = struck(1.3, C5, 0.34, 1, (1.0, 2.0, 2.98, 4.2))
    return level(roomy(made, 11), -23)


def caution() -> Wave:
    """Three falling notes."""
    notes = [(0.0, _note(C5, 0.24)), (0.30, _note(B4, 0.24)), (0.60, _note(A4, 0.34))]
    return level(roomy(placed(0.96, notes), 12), -20)


def emergency() -> Wave:
    """Three falling notes, and after a breath two more: the pitch falls as the number does."""
    notes = [(0.0, C5), (0.22, B4), (0.44, A4), (0.86, G4), (1.08, F4)]
    return level(roomy(placed(1.42, [(at, _note(hertz, 0.2)) for at, hertz in notes]), 13), -17)


def click() -> Wave:
    """A key of an instrument."""
    return level(
        placed(0.07, [(0.0, thud(0.03, 21, 1200, 5200, 0.004)), (0.024, thud(0.04, 22, 700, 2600, 0.006))]), -31
    )


def confirm() -> Wave:
    """An order is given."""
    made = placed(
        0.34, [(0.0, struck(0.3, 587.33, 0.06, 2, (1.0, 2.0))), (0.075, struck(0.26, 880.0, 0.07, 3, (1.0, 2.0)))]
    )
    return level(made, -27)


def refused() -> Wave:
    """It can't be done."""
    dull = tone(0.11, 155.0, (1.0, 0.5, 0.35, 0.2))
    beat = shaped(dull, ((0.0, 0.0), (0.012, 1.0), (0.08, 0.8), (0.11, 0.0)))
    return level(placed(0.3, [(0.0, beat), (0.16, beat)]), -25)


def taken() -> Wave:
    """An alarm was noticed: the lamp's key goes in, and stays in."""
    made = placed(0.3, [(0.0, thud(0.05, 23, 500, 2600, 0.01)), (0.05, struck(0.24, A4, 0.07, 4, (1.0, 2.0)))])
    return level(made, -27)


def comm_open() -> Wave:
    """Somebody comes on the line: a relay, and the line's own noise."""
    hiss = shaped(filtered(noise(0.28, 24, 500, 2800), 500, 2800), ((0.0, 0.0), (0.03, 0.5), (0.2, 0.3), (0.28, 0.0)))
    blip = shaped(glide(0.09, 900, 1150), ((0.0, 0.0), (0.01, 1.0), (0.07, 0.8), (0.09, 0.0)))
    return level(placed(0.32, [(0.0, thud(0.04, 25, 900, 3800, 0.006)), (0.02, 0.4 * hiss), (0.06, 0.9 * blip)]), -28)


def comm_close() -> Wave:
    """The line is let go."""
    hiss = shaped(noise(0.2, 26, 500, 2800), ((0.0, 0.0), (0.02, 0.6), (0.1, 0.4), (0.11, 0.02), (0.2, 0.0)))
    return level(placed(0.24, [(0.0, 0.35 * hiss), (0.11, thud(0.05, 27, 700, 3000, 0.008))]), -30)


def typing() -> Wave:
    """Keys of a console, in the uneven time of somebody who thinks."""
    chance = np.random.default_rng(28)
    parts: list[tuple[float, Wave]] = []
    at = 0.0
    while at < 1.5:
        hit = thud(0.05, int(chance.integers(1, 9999)), 900, 4200, 0.007) * chance.uniform(0.5, 1.0)
        parts.append((at, hit))
        at += float(chance.choice([0.09, 0.12, 0.15, 0.34]))
    return level(placed(1.75, parts), -32)
