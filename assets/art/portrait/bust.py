"""A head alone, sculpted as for a portrait, turned half aside: for people who stand in a room and are lit there.

Look for: ``Bust``, ``bust``.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from assets.art.portrait import picture
from assets.art.portrait.form import Field
from assets.art.portrait.residents import RESIDENTS
from assets.art.portrait.speakers import SPEAKERS
from assets.art.portrait.trace import MIDDLE, VIEW, open_sky, traced

SIZE = 176
ASIDE = 56.0
"""Degrees that the face is turned to the viewer's right."""
PEOPLE = {**SPEAKERS, **RESIDENTS}


class Bust(NamedTuple):
    """Square pictures, one within the other's half; each has colour, depth in cm, gloss and cover, times the cover."""

    sizes: tuple[Field, ...]

    def at(self, front: Field, up: Field, unit: float) -> Field:
        """What is seen at places given in cm from between the eyes; a pixel is `unit` cm wide."""
        fits = [one for one in self.sizes if VIEW / one.shape[0] <= unit * 1.2]
        whole = fits[-1] if fits else self.sizes[0]
        size = whole.shape[0]
        x = np.clip(front / VIEW * size + size / 2 - 0.5, 0, size - 1.001)
        y = np.clip(size / 2 - (up - MIDDLE) / VIEW * size - 0.5, 0, size - 1.001)
        left, above = x.astype(np.intp), y.astype(np.intp)
        u, v = (x - left)[..., None].astype(np.float32), (y - above)[..., None].astype(np.float32)
        high = whole[above, left] * (1 - u) + whole[above, left + 1] * u
        low = whole[above + 1, left] * (1 - u) + whole[above + 1, left + 1] * u
        seen: Field = high * (1 - v) + low * v
        return seen


@cache
def bust(name: str, shut: bool = False) -> Bust:
    """The head of a person, looking to the right; or with the eyes shut."""
    person = PEOPLE[name]
    feeling = picture.expression(person, "blink" if shut else "neutral")
    feeling = feeling._replace(yaw=ASIDE, pitch=0.0, roll=0.0, gaze_x=0.0)
    sculpture = picture.sculpted(person, feeling, alone=True)
    hits = traced(sculpture, SIZE)
    surface = picture.surface(person, feeling, sculpture, hits)
    sky = open_sky(sculpture, hits.at, surface.normal)[:, None]
    whole = np.zeros((SIZE, SIZE, 6), np.float32)
    whole[hits.mask, :3] = surface.albedo * (0.3 + 0.7 * sky) + 0.5 * surface.glow
    whole[hits.mask, 3] = hits.at.z
    whole[hits.mask, 4] = surface.gloss
    whole[hits.mask, 5] = 1.0
    sizes = [whole]
    while sizes[-1].shape[0] % 2 == 0 and sizes[-1].shape[0] > 30:
        one = sizes[-1]
        sizes.append((one[::2, ::2] + one[1::2, ::2] + one[::2, 1::2] + one[1::2, 1::2]) / np.float32(4))
    for one in sizes:  # What is beyond a picture is like its edge.
        one[[0, -1]] = 0.0
        one[:, [0, -1]] = 0.0
    return Bust(tuple(sizes))
