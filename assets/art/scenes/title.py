"""The title: G-7 after sunset, half buried, with sixteen portholes that breathe, one for each person.

Look for: `draw`. Groups of lamps: "port.0" … "port.15", "rooms" (what they cast on sand and hull), "beacon", "lock",
"walker", "sun". Parts: "near" (rocks and array before everything, wider than the screen), "dust" (its ends meet).
"""

import numpy as np

from assets.art.baked import Addition, Baked, Pixels, developed, sprite
from assets.art.field import Grid, step
from assets.art.light import Cone, Light, lit
from assets.art.relief import Relief
from assets.art.scenes.title_house import BEACON, GLASS, HEADLAMP, LAMP, PORTS, WARM, house, walker
from assets.art.scenes.title_land import land, rover, tracks
from assets.art.scenes.title_near import near
from assets.art.scenes.title_sky import SUN, aureole, sky
from assets.art.tone import brightest, glow, linear

DUST_HIGH = 200.0
HALO = 30.0
"""How far from its middle a porthole lights things by itself."""
SUNLIGHT = (0.52, 0.68, 1.0)


def draw(scale: float) -> Baked:
    """The picture at a scale."""
    relief = Relief(scale)
    sky(relief)
    land(relief)
    tracks(relief)
    house(relief)
    rover(relief)
    walker(relief)
    light = lit(relief, _lamps(), ambient=(0.020, 0.018, 0.021), bump=0.9)
    base, additions = light.base, light.additions
    _veil(relief, base)
    additions["sun"] = np.where((brightest(relief.colour) > 0.021)[..., None], 0, aureole(relief)).astype(np.float32)
    for x, y in PORTS:
        glow(additions["rooms"], scale, x, y, 9, (1.0, 0.42, 0.12), 0.16)
    glow(additions["lock"], scale, *LAMP, 15, "FFE2B4", 0.55)
    glow(additions["beacon"], scale, *BEACON, 13, "FF4A1E", 0.6)
    glow(additions["walker"], scale, *HEADLAMP, 4, "FFF0D8", 0.45)
    _lamp_dust(relief, additions["lock"])
    ports = _one_by_one(relief, additions["rooms"])
    points = {f"port.{number}": spot for number, spot in enumerate(PORTS)}
    points |= {"sun": SUN, "beacon": BEACON, "lock": LAMP, "headlamp": HEADLAMP}
    parts = {"near": near(scale), "dust": _dust(scale)}
    return developed(base, {**additions, **ports}, scale, exposure=1.35, bloom_by=0.55, points=points, parts=parts)


def _lamps() -> list[Light]:
    warm, work, red = (1.0, 0.62, 0.30), (1.0, 0.88, 0.66), (1.0, 0.15, 0.035)
    lamps = [
        Light(SUN[0], SUN[1] + 6, 46, 620, SUNLIGHT, 1.2, everywhere=True, shadow=0.85, sharp=14),
        Light(640, -300, 900, 1400, (0.40, 0.42, 0.56), 0.16, everywhere=True, shadow=0),
        Light(1191, 462, 96, 110, work, 2.1, "lock", sharp=30, shadow=0.75),
        Light(1170, 600, 60, 90, (1.0, 0.84, 0.6), 0.8, "lock", shadow=0.7),
        Light(BEACON[0], BEACON[1] + 7, 90, 70, red, 1.5, "beacon", shadow=0),
        Light(BEACON[0], 392, 110, 90, red, 0.5, "beacon", shadow=0),
        Light(HEADLAMP[0] + 10, HEADLAMP[1] + 1, 40, 46, work, 1.6, "walker", Cone(0.92, 0.38, 0.95, 0.5, 0.10), 0),
    ]
    lamps += [Light(x, y + 8, 86, 26, WARM, 0.42, "rooms", shadow=0) for x, y in PORTS]
    # What falls through two portholes, one over the other, on the sand before them.
    return lamps + [Light(x + 4, 574, 74, 74, warm, 0.85, "rooms", sharp=20, shadow=0.5) for x, _ in PORTS[:8]]


def _veil(relief: Relief, light: Grid) -> None:
    """Blown dust, thick near the ground."""
    _, y = relief.grid()
    thick = np.clip(0.55 + 0.35 * relief.noise("fbm") + 0.2 * relief.noise("cloud"), 0, 1.5)
    light += linear("8A5438") * (np.exp(-(((y - 566) / 46) ** 2)) * thick * 0.06)[..., None]
    streaks = np.clip(relief.noise("hstreak") - 0.6, 0, 3) * np.exp(-(((y - 588) / 60) ** 2))
    light += linear("D08A56") * (streaks * 0.018)[..., None]


def _lamp_dust(relief: Relief, light: Grid) -> None:
    """The same dust in the light of the lock's lamp, and a few grains of it."""
    x, y = relief.grid()
    thick = np.clip(0.55 + 0.35 * relief.noise("fbm"), 0, 1.5) * np.exp(-(((y - 562) / 46) ** 2))
    light += linear("FFD9A0") * (thick * np.exp(-np.hypot((x - 1190) / 120, (y - 540) / 70)) * 0.12)[..., None]
    chance = np.random.default_rng(3)
    for _ in range(60):
        spot = (1080 + chance.random() * 200, 450 + chance.random() * 150)
        glow(
            light, relief.scale, *spot, 0.5 + chance.random() * 0.7, (1.0, 0.75, 0.5), 0.03 + 0.2 * chance.random() ** 3
        )


def _one_by_one(relief: Relief, light: Grid) -> dict[str, Addition]:
    """What of the rooms' light is nearest to each porthole, taken out of the whole; the rest is that of all rooms."""
    own = {}
    for number, (x, y) in enumerate(PORTS):
        window = relief.window((x - HALO, y - HALO, x + HALO, y + HALO))
        px, py = relief.grid(window)
        nearest = step(HALO, GLASS + 5, np.hypot(px - x, py - y))[..., None].astype(np.float32)
        own[f"port.{number}"] = Addition(window.columns.start, window.rows.start, light[window] * nearest)
        light[window] *= 1 - nearest
    return own


def _dust(scale: float) -> Pixels:
    """Streaks of dust to be drawn along over the ground; the noise is periodic, so its ends meet."""
    relief = Relief(scale, 1280, DUST_HIGH, ground="C08050")
    _, y = relief.grid()
    streaks = np.clip(relief.noise("hstreak") * 0.6 + relief.noise("fbm") * 0.5 - 0.1, 0, 2.2)
    thin = np.exp(-(((y - DUST_HIGH * 0.52) / (DUST_HIGH * 0.22)) ** 2))
    return sprite(relief.colour * 0.35, streaks * thin * 0.10)
