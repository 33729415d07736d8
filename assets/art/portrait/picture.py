"""From a person and a mood to a picture: pose, trace, paint, light; small changes are traced where they are only.

Look for: ``MOODS``, ``sheet`` (all pictures of one person), ``portrait``, ``sculpted``, ``surface``.
"""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from assets.art.portrait import anatomy, paint, shade
from assets.art.portrait.anatomy import Expression
from assets.art.portrait.form import Field, Spot, Vec, bump, noise, union
from assets.art.portrait.person import Person
from assets.art.portrait.trace import CAMERA, MIDDLE, VIEW, Hits, Sculpture, Solid, normals, traced

SIZE = 288
MOODS: dict[str, dict[str, float]] = {
    "neutral": {},
    "strained": {
        "pitch": 5, "roll": -3, "lid_left": 0.86, "lid_right": 0.76, "squint": 0.85, "frown": 1.25, "inner": 0.25,
        "outer": -0.4, "press": 0.85, "corner_left": -0.55, "corner_right": -0.38, "wide": 0.2, "grooves": 0.35,
        "sweat": 0.5, "shoulders": 1.1, "gaze_x": 0.12, "gaze_y": -0.10,
    },
    "relieved": {
        "pitch": -4, "roll": 6, "lid_left": 0.74, "lid_right": 0.69, "squint": 0.85, "inner": 0.42, "outer": 0.4,
        "corner_left": 0.74, "corner_right": 0.92, "wide": 0.75, "open": 0.46, "cheeks": 0.8, "grooves": 0.42,
        "shoulders": -0.9, "flush": 0.3, "sweat": 0.3, "gaze_x": -0.05,
    },
    "blink": {"lid_left": 0.06, "lid_right": 0.04},
    "talk1": {"open": 0.20},
    "talk2": {"open": 0.46, "wide": -0.18},
    "strained_talk": {"open": 0.34, "press": 0.0},
    "hypoxic": {
        "pitch": -7, "roll": 9, "yaw": -5, "lid_left": 0.50, "lid_right": 0.40, "inner": 0.55, "outer": 0.35,
        "corner_left": 0.16, "corner_right": 0.42, "wide": 0.1, "open": 0.34, "sweat": 1.0, "pale": 0.85, "blue": 0.9,
        "gaze_x": 0.30, "gaze_y": 0.20, "shoulders": -1.2,
    },
}  # fmt: skip
_TURNING = ("yaw", "pitch", "roll")
_WINDOWS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "blink": ((-6.0, 6.0), (-2.6, 4.2)),
    "talk1": ((-6.5, 6.5), (-14.5, -4.0)),
    "talk2": ((-6.5, 6.5), (-14.5, -4.0)),
    "strained_talk": ((-6.5, 6.5), (-14.5, -4.0)),
}
"""Where such a mood differs from the picture that it begins with, in the head's plane: x from, to; y from, to."""
_BEGIN = {"strained_talk": "strained"}
_PIVOT = (0.0, -9.0, -1.5)
Matrix = tuple[Vec, Vec, Vec]


def sheet(person: Person, moods: Iterable[str], finer: bool = True) -> dict[str, NDArray[np.uint8]]:
    """Pictures by mood, SIZE square, red green blue alpha; finer ones are traced half as large again.

    Moods that change a part of another come after it.
    """
    size = SIZE * 3 // 2 if finer else SIZE
    back = shade.behind(person.room, size)
    whole: dict[str, shade.Image] = {}
    out = {}
    for mood in moods:
        begun = _BEGIN.get(mood, "neutral")
        if mood in _WINDOWS:
            light = portrait(person, mood, size, whole[begun], _window(person, mood, size))
        else:
            light = whole[mood] = portrait(person, mood, size, back)
        out[mood] = _stored(light)
    return out


def _stored(light: shade.Image) -> NDArray[np.uint8]:
    seen = shade.shrunk(shade.toned(light), SIZE)
    out = np.full((SIZE, SIZE, 4), 255, np.uint8)
    out[..., :3] = (np.clip(seen, 0, 1) * 255 + np.float32(0.5)).astype(np.uint8)
    return out


def expression(person: Person, mood: str) -> Expression:
    """The person's own bearing, bent by the mood; turns add up, all else replaces."""
    if mood in _BEGIN:
        return expression(person, _BEGIN[mood])._replace(**MOODS[mood])
    values = person.pose._asdict()
    for changes in (MOODS[mood], person.moods.get(mood, {})):
        for key, value in changes.items():
            values[key] = value + (values[key] if key in _TURNING else 0.0)
    return Expression(**values)


def portrait(
    person: Person, mood: str, size: int, back: shade.Image, window: tuple[int, int, int, int] | None = None
) -> shade.Image:
    """Linear light of the whole picture; with a window, only its inside is new."""
    feeling = expression(person, mood)
    sculpture = sculpted(person, feeling)
    margin = 10 if window else 0
    wide = window and (
        max(0, window[0] - margin), max(0, window[1] - margin),
        min(size, window[2] + margin), min(size, window[3] + margin),
    )  # fmt: skip
    hits = traced(sculpture, size, wide)
    light = shade.lit(sculpture, hits.mask, surface(person, feeling, sculpture, hits), person.lamps)
    out = back.copy()
    seen = back.copy()
    seen[hits.mask] = light
    left, top, right, bottom = window or (0, 0, size, size)
    out[top:bottom, left:right] = seen[top:bottom, left:right]
    return out


def _window(person: Person, mood: str, size: int) -> tuple[int, int, int, int]:
    """Pixels that such a mood may change, whichever way the head is turned."""
    (x0, x1), (y0, y1) = _WINDOWS[mood]
    turned = _turned(expression(person, mood))
    xs, ys = [], []
    for x in (x0, x1):
        for y in (y0, y1):
            for z in (4.0, 9.0):
                at = _to_room(turned, (x, y, z))
                scale = CAMERA / (CAMERA - at[2]) * size / VIEW
                xs.append(size / 2 + at[0] * scale)
                ys.append(size / 2 - (at[1] - MIDDLE) * scale)
    left, top = max(0, int(min(xs)) // 2 * 2), max(0, int(min(ys)) // 2 * 2)
    return left, top, min(size, int(max(xs)) // 2 * 2 + 2), min(size, int(max(ys)) // 2 * 2 + 2)


def _turned(feeling: Expression) -> Matrix:
    """Columns of the turn from head to room: yaw after pitch after roll."""
    a, b, c = (math.radians(v) for v in (feeling.yaw, feeling.pitch, feeling.roll))
    ca, sa, cb, sb, cc, sc = math.cos(a), math.sin(a), math.cos(b), math.sin(b), math.cos(c), math.sin(c)
    return (
        (ca * cc + sa * sb * sc, cb * sc, -sa * cc + ca * sb * sc),
        (-ca * sc + sa * sb * cc, cb * cc, sa * sc + ca * sb * cc),
        (sa * cb, -sb, ca * cb),
    )


def _to_room(turned: Matrix, at: Vec) -> Vec:
    d = [at[i] - _PIVOT[i] for i in range(3)]
    x, y, z = (turned[0][i] * d[0] + turned[1][i] * d[1] + turned[2][i] * d[2] + _PIVOT[i] for i in range(3))
    return x, y, z


def sculpted(person: Person, feeling: Expression, alone: bool = False) -> Sculpture:
    """The person in this mood; alone: nothing but the head."""
    face = person.face
    turned = _turned(feeling)
    lean = face.lean

    def to_head(p: Spot) -> Spot:
        d = (p.x - _PIVOT[0], p.y - _PIVOT[1], p.z - _PIVOT[2])
        x, y, z = (row[0] * d[0] + row[1] * d[1] + row[2] * d[2] + _PIVOT[i] for i, row in enumerate(turned))
        return Spot(x + lean * 1.3 * bump(y + 8, 0, 3.2) - lean * 0.5 * bump(y + 2, 0, 2.1), y, z)

    def skin(p: Spot, fine: bool) -> Field:
        at = to_head(p)
        whole = anatomy.head(at, face, feeling, fine)
        if not alone:
            whole = union(whole, anatomy.neck(p, face, feeling), 1.4)
        return np.minimum(whole, anatomy.ears(at, face))

    solids = [
        Solid("skin", skin, (0, -4, -1), 21, of_head=False),
        Solid("eye", lambda p, fine: anatomy.eyeballs(p), (0, 0, 6), 5.2),
        *person.worn(face, feeling),
    ]
    if feeling.open > 0.05:
        solids.append(Solid("teeth", lambda p, fine: anatomy.teeth(p, feeling), (0, -7.2, 5), 4.2))
    placed = tuple(one._replace(centre=_to_room(turned, one.centre)) if one.of_head else one for one in solids)
    return Sculpture(placed if alone else placed + person.clad(face, feeling), to_head)


def surface(person: Person, feeling: Expression, sculpture: Sculpture, hits: Hits) -> shade.Surface:
    count = len(hits.solid)
    normal = normals(sculpture, hits)
    albedo, glow = np.zeros((count, 3), np.float32), np.zeros((count, 3), np.float32)
    gloss, shine, through = (np.zeros(count, np.float32) for _ in range(3))
    head = sculpture.to_head(hits.at)
    for number, one in enumerate(sculpture.solids):
        mine = hits.solid == number
        if not mine.any():
            continue
        at, room, how = head.some(mine), hits.at.some(mine), paint.MATERIALS[one.material]
        gloss[mine], shine[mine], through[mine] = how.gloss, how.shine, how.through
        if one.material == "skin":
            wet = 0.42 + 0.75 * feeling.sweat * (0.2 + 1.4 * noise(at.x * 3, at.y * 3, at.z * 3))
            gloss[mine] = how.gloss * (wet + 0.5 * bump(np.abs(at.x), at.y + 3.8, 0.8, 0.6))
            shine[mine] = 14 + 26 * feeling.sweat
            colours = paint.skin(at, person, feeling)
        elif one.material == "eye":
            colours, spark = paint.eye(at, person, feeling)
            glow[mine] += spark[:, None] * np.float32(0.85)
        elif one.material in ("hair", "fuzz"):
            gap = one.distance(at if one.of_head else room, True) - one.distance(at if one.of_head else room, False)
            colours = paint.hair_colour(person, np.clip(0.45 - gap * 2.2, 0, 1.2))
        else:
            colours = paint.plain(how.colour or person.tint.skin, room)
            if how.glow:
                glow[mine] += np.array(shade.linear(how.colour), np.float32) * np.float32(how.glow)
        albedo[mine] = person.paint(one.material, colours, at, room) if person.paint else colours
    return shade.Surface(hits.at, normal, albedo, gloss, shine, through, glow)
