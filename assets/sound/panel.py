"""What is heard at the start-up panel: breakers, toggles, guard, knobs, buttons, keys, and the contactor.

Look for: `breaker`, `toggle`, `guard`, `detent`, `button`, `lock`, `contactor`, `first_out`.
"""

from assets.sound.wave import Wave, glide, level, noise, placed, roomy, shaped, struck, thud, tone


def breaker() -> Wave:
    """A spring goes over its dead point and the contacts slam: heavy, with the plate behind it."""
    load = shaped(noise(0.05, 201, 900, 3200), ((0.0, 0.0), (0.03, 0.18), (0.05, 0.0)))
    parts = [
        (0.0, load),
        (0.045, 1.2 * thud(0.16, 202, 120, 900, 0.022)),
        (0.046, 0.6 * struck(0.2, 690, 0.03, 31, (1.0, 2.2, 3.7))),
        (0.062, 0.3 * thud(0.1, 203, 900, 4200, 0.008)),
    ]
    return level(roomy(placed(0.4, parts), 41, 0.14), -24)


def toggle() -> Wave:
    """A bat lever snaps over."""
    parts = [
        (0.0, 0.25 * thud(0.04, 204, 1500, 5200, 0.006)), (0.022, thud(0.07, 205, 500, 3600, 0.010)),
        (0.023, 0.5 * struck(0.1, 1480, 0.012, 32, (1.0, 1.9, 3.1))),
    ]  # fmt: skip
    return level(roomy(placed(0.25, parts), 42, 0.10), -26)


def guard() -> Wave:
    """Sheet metal on a hinge: a creak, and it lies against its stop."""
    creak = shaped(noise(0.09, 206, 1100, 2600), ((0.0, 0.0), (0.05, 0.16), (0.09, 0.0)))
    stop = [
        (0.085, 0.8 * thud(0.09, 207, 400, 2400, 0.014)),
        (0.086, 0.45 * struck(0.22, 940, 0.04, 33, (1.0, 2.4, 4.1))),
    ]
    return level(roomy(placed(0.38, [(0.0, creak), *stop]), 43, 0.12), -26)


def detent() -> Wave:
    """A knob from one catch to the next."""
    parts = [(0.0, thud(0.03, 208, 1800, 6000, 0.004)), (0.002, 0.3 * struck(0.04, 2600, 0.006, 34))]
    return level(placed(0.07, parts), -32)


def button() -> Wave:
    """A big cap goes down and comes back."""
    parts = [(0.0, 0.8 * thud(0.06, 209, 200, 1500, 0.012)), (0.09, 0.35 * thud(0.05, 210, 500, 2600, 0.008))]
    return level(roomy(placed(0.24, parts), 44, 0.10), -27)


def lock() -> Wave:
    """A key turns a quarter."""
    pins = [(0.012 * n, 0.4 * thud(0.03, 211 + n, 2200, 6500, 0.004)) for n in range(4)]
    return level(roomy(placed(0.3, [*pins, (0.07, 0.9 * thud(0.06, 216, 500, 3000, 0.010))]), 45, 0.10), -28)


def contactor() -> Wave:
    """The stack's contactor lets go: a blow, and the hum under it that was not noticed before ends."""
    hum = shaped(tone(0.12, 100, (1.0, 0.5, 0.25)), ((0.0, 0.5), (0.10, 0.4), (0.12, 0.0)))
    parts = [
        (0.0, 0.35 * hum),
        (0.1, 1.5 * thud(0.3, 217, 50, 700, 0.05)),
        (0.102, 0.6 * struck(0.4, 310, 0.06, 35, (1.0, 2.3, 3.9))),
        (0.15, 0.3 * thud(0.1, 218, 400, 2400, 0.014)),
    ]
    return level(roomy(placed(0.6, parts), 46, 0.2), -22)


def first_out() -> Wave:
    """A window of the annunciator begins to flash: two dry notes of a buzzer, unlike the house's alarms."""
    note = shaped(tone(0.11, 620, (1.0, 0.6, 0.45, 0.3)), ((0.0, 0.0), (0.01, 1.0), (0.10, 1.0), (0.11, 0.0)))
    fall = shaped(glide(0.16, 620, 520), ((0.0, 0.0), (0.01, 1.0), (0.14, 0.8), (0.16, 0.0)))
    return level(placed(0.42, [(0.0, note), (0.16, fall)]), -24)
