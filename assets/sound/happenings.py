"""What happens once: breath, steps, a hatch, a lift, a plug that seats, something lit, something cut.

Look for: `breath`, `footsteps`, `door`, `lift`, `seat`, `strike`, `wrench`, `relay`, `down`.
"""

import numpy as np

from assets.sound.wave import Wave, filtered, glide, level, noise, placed, roomy, shaped, struck, thud


def breath(inward: bool) -> Wave:
    """Air in, higher and shorter; air out, lower and with a sigh."""
    if inward:
        air = 0.7 * noise(1.0, 81, 700, 2600, 2.0) + 0.5 * noise(1.0, 82, 300, 900)
        return level(shaped(air, ((0.0, 0.0), (0.5, 0.8), (0.72, 0.6), (1.0, 0.0))), -30)
    air = 0.6 * noise(1.3, 83, 350, 1500, 3.0) + 0.35 * noise(1.3, 84, 180, 600)
    return level(shaped(air, ((0.0, 0.0), (0.22, 1.0), (0.6, 0.45), (1.3, 0.0))), -31)


def footsteps() -> Wave:
    """Four steps on a grating, heel and ball, in a third of the usual weight."""
    chance = np.random.default_rng(85)
    parts: list[tuple[float, Wave]] = []
    for number in range(4):
        at = 0.56 * number + float(chance.uniform(-0.02, 0.02))
        heel = thud(0.16, 86 + number, 70, 320, 0.03)
        ring = struck(0.18, 640 + 40 * (number % 2), 0.02, number, (1.0, 2.76, 5.4))
        parts += [(at, heel), (at, 0.12 * ring), (at + 0.11, 0.5 * thud(0.12, 90 + number, 120, 700, 0.02))]
    return level(roomy(placed(2.0, [(max(0.0, at), wave) for at, wave in parts]), 14), -29)


def door() -> Wave:
    """A hatch: the latch, air that evens out, the leaf against its seal."""
    hiss = shaped(noise(0.7, 95, 900, 5200), ((0.0, 0.0), (0.05, 0.6), (0.3, 0.25), (0.7, 0.0)))
    parts = [
        (0.0, thud(0.15, 96, 250, 1800, 0.02)), (0.06, 0.25 * struck(0.3, 310, 0.05, 5, (1.0, 2.4, 3.9))),
        (0.16, 0.3 * hiss), (0.85, thud(0.35, 97, 45, 260, 0.07)), (0.88, 0.4 * thud(0.2, 98, 300, 1500, 0.02)),
    ]  # fmt: skip
    return level(roomy(placed(1.3, parts), 15, 0.2), -24)


def lift() -> Wave:
    """Two lift something heavy: straps creak, it clears its feet, it is set down."""
    creak = filtered(glide(0.7, 180, 240) * (0.5 + 0.5 * np.sign(glide(0.7, 24, 33))), 150, 1500)
    creak = shaped(creak, ((0.0, 0.0), (0.2, 0.6), (0.5, 0.5), (0.7, 0.0)))
    scrape = shaped(noise(0.5, 101, 400, 2500), ((0.0, 0.0), (0.1, 0.4), (0.5, 0.0)))
    parts = [(0.0, scrape), (0.3, 0.5 * creak), (1.25, thud(0.4, 102, 40, 220, 0.09)), (1.27, 0.3 * _rattle())]
    return level(roomy(placed(1.8, parts), 16), -25)


def _rattle() -> Wave:
    return placed(
        0.4, [(0.0, struck(0.3, 520, 0.04, 6, (1.0, 2.7, 4.1))), (0.07, struck(0.3, 610, 0.03, 7, (1.0, 2.7)))]
    )


def seat() -> Wave:
    """A plug or a hose seats: it slides, and the collar clicks home."""
    slide = shaped(noise(0.2, 103, 800, 3500), ((0.0, 0.0), (0.12, 0.25), (0.2, 0.0)))
    home = struck(0.25, 1250, 0.025, 8, (1.0, 1.9, 3.1))
    parts = [
        (0.0, slide),
        (0.19, thud(0.1, 104, 500, 3500, 0.01)),
        (0.22, 0.4 * home),
        (0.24, 0.5 * thud(0.12, 105, 120, 500, 0.03)),
    ]
    return level(roomy(placed(0.5, parts), 17), -25)


def strike() -> Wave:
    """A candle is struck: a scratch, and it catches."""
    scratch = shaped(noise(0.25, 106, 1800, 6500), ((0.0, 0.0), (0.05, 0.7), (0.2, 0.5), (0.25, 0.0)))
    catch = shaped(noise(1.4, 107, 120, 1600, 3.0), ((0.0, 0.0), (0.12, 1.0), (0.5, 0.45), (1.4, 0.0)))
    return level(placed(1.7, [(0.0, scratch), (0.28, catch)]), -25)


def wrench() -> Wave:
    """A ratchet: teeth, then the bolt gives."""
    teeth = [(0.075 * number, 0.7 * thud(0.05, 111 + number, 900, 4500, 0.006)) for number in range(7)]
    give = [(0.7, struck(0.35, 430, 0.05, 9, (1.0, 2.3, 3.7, 5.2))), (0.7, thud(0.15, 119, 100, 600, 0.03))]
    return level(roomy(placed(1.1, [*teeth, *give]), 18), -27)


def relay() -> Wave:
    """A breaker or contactor falls."""
    parts = [(0.0, thud(0.12, 121, 180, 2400, 0.014)), (0.035, 0.6 * struck(0.2, 900, 0.02, 10, (1.0, 2.2, 3.3)))]
    return level(roomy(placed(0.35, parts), 19, 0.2), -24)


def down() -> Wave:
    """Somebody falls, or sits down hard."""
    cloth = shaped(noise(0.4, 122, 400, 2200, 3.0), ((0.0, 0.0), (0.15, 0.4), (0.4, 0.0)))
    parts = [(0.0, 0.5 * cloth), (0.22, thud(0.45, 123, 35, 190, 0.1)), (0.42, 0.5 * thud(0.3, 124, 60, 300, 0.06))]
    return level(roomy(placed(0.9, parts), 20), -24)
