"""What is heard at the weld bench beside the arc: a stud seats or scrapes, a weld tears, the machine strikes the deck.

Look for: `stud`, `stud_last`, `scrape`, `tear`, `crash`.
"""

import numpy as np

from assets.sound.wave import Wave, level, noise, placed, roomy, shaped, struck, thud, time


def stud() -> Wave:
    """A stud slides into its hole and its collar meets the plate: a dry click, steel behind it, 200 kg under it."""
    slide = shaped(noise(0.16, 131, 1200, 4200), ((0.0, 0.0), (0.12, 0.22), (0.16, 0.0)))
    click = struck(0.22, 2150, 0.012, 11, (1.0, 1.63, 2.41))
    plate = struck(0.5, 415, 0.07, 12, (1.0, 2.32, 3.88, 5.61))
    weight = thud(0.3, 132, 45, 210, 0.06)
    parts = [(0.0, slide), (0.15, 0.9 * click), (0.152, 0.5 * plate), (0.158, 0.8 * weight)]
    return level(roomy(placed(0.75, parts), 21, 0.18), -24)


def stud_last() -> Wave:
    """The one that goes in last, lower: now it lies on all of them."""
    click = struck(0.2, 1720, 0.013, 13, (1.0, 1.63, 2.41))
    plate = struck(0.6, 330, 0.09, 14, (1.0, 2.32, 3.88))
    parts = [(0.0, 0.8 * click), (0.004, 0.55 * plate), (0.01, thud(0.4, 133, 36, 180, 0.09))]
    return level(roomy(placed(0.85, parts), 22, 0.2), -24)


def scrape() -> Wave:
    """Steel drawn over steel, which chatters: the stud beside its hole."""
    seconds = 0.9
    t = time(seconds)
    # It sticks and slips, slower as the load comes on to it.
    slips = 0.5 + 0.5 * np.tanh(5.0 * np.sin(2 * np.pi * (44 * t - 16 * t * t)) - 1.5)
    grit = noise(seconds, 134, 700, 3800, 3.0) * (0.12 + slips)
    whine = noise(seconds, 135, 1430, 1580) * (0.05 + slips) ** 2
    drawn = shaped(grit + 0.9 * whine, ((0.0, 0.0), (0.06, 1.0), (0.5, 0.7), (0.82, 0.9), (0.9, 0.0)))
    parts = [
        (0.0, drawn),
        (0.86, 0.9 * thud(0.3, 136, 70, 420, 0.05)),
        (0.86, 0.3 * struck(0.4, 290, 0.06, 15, (1.0, 2.7))),
    ]
    return level(roomy(placed(1.3, parts), 23, 0.15), -24)


def tear() -> Wave:
    """A weld lets go: a crack that runs, then the plate rings free."""
    run = [(0.018 * n * (1.0 + 0.1 * n), 0.5 * thud(0.05, 141 + n, 1400, 7000, 0.005)) for n in range(4)]
    bang = [
        (0.1, 1.3 * thud(0.35, 147, 90, 2600, 0.035)),
        (0.1, 0.6 * struck(0.7, 236, 0.12, 16, (1.0, 2.76, 4.9, 7.2))),
    ]
    return level(roomy(placed(0.95, [*run, *bang]), 24, 0.22), -22)


def crash() -> Wave:
    """Two hundred kilograms on a metal deck: the blow, what is loose in it, and the deck that goes on ringing."""
    chance = np.random.default_rng(148)
    loose = []
    for n in range(9):
        at = 0.06 + float(chance.uniform(0.0, 0.5))
        loose.append(
            (
                at,
                float(chance.uniform(0.1, 0.3))
                * struck(0.25, float(chance.uniform(500, 2100)), 0.03, 30 + n, (1.0, 2.3)),
            )
        )
    parts = [
        (0.0, 1.6 * thud(0.8, 149, 28, 150, 0.16)), (0.0, 0.9 * thud(0.3, 150, 200, 2400, 0.03)),
        (0.01, 0.5 * struck(1.1, 118, 0.22, 17, (1.0, 2.14, 3.33, 4.71))),
        (0.34, 0.6 * thud(0.4, 151, 40, 260, 0.07)), *loose,
    ]  # fmt: skip
    return level(roomy(placed(1.5, parts), 25, 0.3, 0.5), -21)
