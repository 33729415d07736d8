"""Things that are put into a picture at run time: drawn twice, as light from the left shows them and from the right.

Look for: `sides`.
"""

from assets.art.baked import Pixels, sprite
from assets.art.light import Light, lit
from assets.art.relief import Relief

SOFT = (0.10, 0.10, 0.11)
"""What comes from everywhere, in each of the two."""


def sides(relief: Relief) -> tuple[Pixels, Pixels]:
    """The relief's shapes in white light of two lamps, one on each side, above and in front."""
    wide, high = relief.width, relief.high
    far = 1.4 * max(wide, high) + 60
    made = []
    for group, x in (("l", -0.55 * far), ("r", wide + 0.55 * far)):
        lamp = Light(
            x, -0.35 * far, 0.62 * far, 3 * far, (1.0, 1.0, 1.0), 1.7, group, shadow=0.0, everywhere=True, rim=0.5
        )
        light = lit(relief, [lamp], SOFT, occlusion=1.0, bump=0.85)
        made.append(sprite(light.base + light.additions[group], relief.cover, exposure=1.15))
    return made[0], made[1]
