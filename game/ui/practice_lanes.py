"""A bead of the training view as large as the screen takes it, and under it what the hand did along it, in lanes.

Each lane has the card's band, the line of the hand, behind it that of the best try, and says where and why it was out.

Look for: `strip` (all of it, of one seam).
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import pygame

from game.model.procedure import Band
from game.model.weldment import Bead, Seam
from game.practice.told import card_rows, quantity
from game.ui import type as measure
from game.ui import weld_bead
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pictures import Picture
from game.ui.practice_bench import Result
from game.ui.scene import Ui
from game.ui.weld_place import PER_M
from game.ui.weld_plates import CLEAN, surface_name
from game.ui.weld_view import PICTURE
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.panel import panel
from game.workshop.marks import BARE, SIDES, Flaw, Mark, values
from game.workshop.trial import beads_of

AREA = Rect(24.0, 84.0, 880.0, 526.0)
NAMES = 174.0
"""Room at the left for what a lane is about."""
LARGEST = 11.5
"""Times larger than a bead is, at the most."""
BEAD, RULER, FOUND, LANE = 104.0, 30.0, 38.0, 61.0
"""Heights."""
ORDER = ("speed", "arc", "work", "travel", "off")
"""From above, in the order in which they matter to somebody who learns."""
HALF = 0.19
"""Of a lane's height, from the middle to an edge of the band: two more of it fit above and below."""
PLATE, RAIL, ROOT = (74, 78, 80), (50, 54, 58), (14, 16, 18)
ROOT_AT = 0.36
"""Of its height, where the root of a bead lies: most of it is to be seen on the rail."""
FINER = 0.4
DARKER = (150, 150, 154)
"""Of 255, what is left of a plate's light under a bead that is looked at."""
Point = tuple[float, float]


class Lane(NamedTuple):
    """One, in shares of its width, and of its height from below."""

    line: tuple[Point, ...]
    ghost: tuple[Point, ...]
    out: tuple[Point, ...]
    """From where to where a mark goes."""


def strip(ui: Ui, result: Result, best: Result | None, name: str, title: str) -> list[Widget]:
    """Of the seam of that name."""
    at = result.exercise.seams.index(name)
    seam = result.trial.lines[at]
    beads = beads_of(result.trial.weldment, name)
    marks = [mark for mark in result.trial.marks.marks if mark.seam == name]
    flaws = [flaw for flaw in result.trial.marks.flaws if flaw.seam == name]
    larger = min(LARGEST, (AREA.w - NAMES - 28.0) / (PER_M * seam.length))
    field = Rect(AREA.x + NAMES, AREA.y + 42.0, larger * PER_M * seam.length, BEAD)
    made = [_head(ui, title, best is not None), _bead(ui, result, beads, field, larger, marks)]
    made.append(_ruler(seam, Rect(field.x, field.bottom, field.w, RULER), larger))
    y = field.bottom + RULER
    made += _found(ui, seam, flaws, marks, Rect(field.x, y, field.w, FOUND))
    y += FOUND + 4.0
    rows = {row.variable: row for row in card_rows(result.exercise)}
    for variable in ORDER:
        row, band = rows[variable], getattr(result.exercise.card, variable)
        mine = values(beads, seam, variable)
        old = values(beads_of(best.trial.weldment, name), best.trial.lines[at], variable) if best is not None else ()
        there = [mark for mark in marks if mark.variable == variable]
        lane = Lane(
            _line(mine, band, seam.length),
            _line(old, band, seam.length),
            tuple((mark.from_along / seam.length, mark.to_along / seam.length) for mark in there),
        )
        r = Rect(field.x, y, field.w, LANE - 4.0)
        unit = row.best.partition(" ")[2]
        told = f"{row.band}" if unit in row.band else f"{row.band} {unit}"
        made.append(_named(ui, f"lane.{variable}.name", ui.texts.say(f"practice.variable_{variable}"), told, r))
        made.append(Widget(
            f"lane.{variable}", r, "gauge", tuple(_marked(ui, seam, there, r)), partial(_lane, lane), lane,
            inside="strip",
        ))  # fmt: skip
        y += LANE
    return made


def _head(ui: Ui, title: str, compared: bool) -> Widget:
    """Which seam, and whose lines they are."""
    words = [set_text(title, AREA.x + 16, AREA.y + 22, 20, "dim", "uib", anchor="lm")]
    x, keys = AREA.right - 16.0, []
    for name, colour in (("best", "dim"), ("yours", "text")) if compared else (("yours", "text"),):
        text = set_text(ui.texts.say(f"ui_practice.line_{name}"), x, AREA.y + 22, 18, colour, "bodyb", anchor="rm")
        words.append(text)
        keys.append((text.rect.x - 38.0, name))
        x = text.rect.x - 58.0
    frame = panel("strip", AREA)
    if frame.paint is None:
        return frame
    paint = partial(_framed, frame.paint, tuple(keys))
    return frame._replace(texts=tuple(words), paint=paint, look=(frame.look, tuple(keys)))


def _framed(under: object, keys: tuple[tuple[float, str], ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    assert callable(under)
    under(canvas, r, focused)
    for x, name in keys:
        _stroke(canvas, [(x, r.y + 22.0), (x + 30.0, r.y + 22.0)], name == "yours")


def _stroke(canvas: Canvas, points: Sequence[Point], mine: bool) -> None:
    if len(points) < 2:
        return
    if mine:
        canvas.line(points, "text", 2.5)
    else:
        canvas.line(points, "advisory", 1.8, dash=(5, 5))


def _bead(ui: Ui, result: Result, beads: Sequence[Bead], r: Rect, larger: float, marks: Sequence[Mark]) -> Widget:
    """As the eye sees it, on its plate (above) and its rail."""
    bare = tuple((PER_M * larger * m.from_along, PER_M * larger * m.to_along) for m in marks if m.variable == BARE)
    picture = ui.pictures.get(PICTURE)
    plate = next(each for each in result.trial.weldment.pieces if each.name == result.exercise.piece)
    own = "ground" if plate.dirt < CLEAN and not plate.metal else surface_name(plate)
    sheets = (f"plate.{own}", "plate.aluminium" if plate.metal else "plate.rail")
    paint = partial(_laid, tuple(beads), picture, sheets, larger, bare)
    look = (id(result.trial), r, bare, picture is None)
    return Widget("strip.bead", r, "picture", (), paint, look, inside="strip")


def _laid(
    beads: tuple[Bead, ...], picture: Picture | None, sheets: tuple[str, str], larger: float, bare: tuple[Point, ...],
    canvas: Canvas, r: Rect, focused: bool,
) -> None:  # fmt: skip
    box = canvas.pixels(r)
    middle = round(ROOT_AT * box.h)
    ground = pygame.Surface(box.size)
    halves = (pygame.Rect(0, 0, box.w, middle), pygame.Rect(0, middle, box.w, box.h - middle))
    for half, sheet, plain in zip(halves, sheets, (PLATE, RAIL), strict=True):
        _cover(ground, half, picture, sheet, plain, larger * canvas.scale)
    pygame.draw.line(ground, ROOT, (0, middle), (box.w, middle), max(2, round(3 * canvas.scale)))
    for bead in beads:
        # On the wall a notch is drawn thicker than it is, or nobody would see it; so near it need not be.
        cells = tuple(each._replace(undercut=FINER * each.undercut) for each in bead.cells)
        surface, _ = weld_bead.drawn(bead._replace(cells=cells), bead.dirt, larger * canvas.scale, True, 2.0)
        low = 0.35 * max((cell.leg_other for cell in bead.cells), default=0.0) * PER_M * larger * canvas.scale
        x = -weld_bead.MARGIN * larger * canvas.scale
        ground.blit(surface, (round(x), round(middle + low - surface.get_height() / 2)))
    canvas.surface.blit(ground, box)
    for begin, end in bare:
        canvas.hatch(Rect(r.x + begin, r.y + 2, end - begin, r.h - 4), "caution", 0.5)
    canvas.rect(r, line="edge", width=1.5, radius=2)


def _cover(
    ground: pygame.Surface, box: pygame.Rect, picture: Picture | None, name: str, plain: tuple[int, int, int],
    larger: float,
) -> None:  # fmt: skip
    """A piece of a sheet, as large as that; dark, so that the bead stands out."""
    sheet = picture.parts.get(name) if picture is not None else None
    if picture is None or sheet is None:
        ground.fill(plain, box)
        return
    by = larger / picture.scale
    wide, high = min(sheet.get_width(), round(box.w / by)), min(sheet.get_height(), round(box.h / by))
    part = pygame.transform.smoothscale(sheet.subsurface((0, 0, wide, high)), box.size)
    ground.blit(part, box)
    ground.fill(DARKER, box, special_flags=pygame.BLEND_RGB_MULT)


def _ruler(seam: Seam, r: Rect, larger: float) -> Widget:
    """Every 10 mm, with numbers where they have room."""
    count = int(seam.length * 100.0 + 1e-6)
    step = larger * PER_M * 0.01
    texts: list[Text] = []
    for n in range(count, -1, -1):
        x = r.x + n * step
        text = set_text(f"{10 * n}", x, r.y + 5, 18, "dim", "ui", anchor="lt" if n == 0 else "ct")
        if text.rect.right > r.right:
            text = set_text(text.words, r.right, r.y + 5, 18, "dim", "ui", anchor="rt")
        if not texts or text.rect.right + 10 < texts[-1].rect.x:
            texts.append(text)
    return Widget("strip.ruler", r, "row", tuple(texts), partial(_ticks, count, step), (count, step), inside="strip")


def _ticks(count: int, step: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    for n in range(count + 1):
        canvas.line([(r.x + n * step, r.y), (r.x + n * step, r.y + 6)], "mute", 1.5)


def _found(
    ui: Ui, seam: Seam, flaws: Sequence[Flaw], marks: Sequence[Mark], r: Rect
) -> list[Widget]:  # fmt: skip
    """What is wrong with the bead itself: where, and in words."""
    say = ui.texts.say
    rows = [(each.from_along, each.to_along, say(f"practice.flaw_{each.kind}")) for each in flaws]
    rows += [
        (mark.from_along, mark.to_along, say("ui_practice.bare")) for mark in marks if mark.variable == BARE
    ]  # fmt: skip
    spots = tuple((begin / seam.length, end / seam.length) for begin, end, _ in rows)
    texts = _beside([((a + b) / 2 / seam.length, words) for a, b, words in rows], r, r.y + 24.0, "panel")
    if not rows:
        texts = [set_text(say("ui_practice.sound"), r.x + 4, r.y + 24, 18, "ok", "bodyb", anchor="lm")]
        texts = [each for each in texts if each.rect.right <= r.right]
    name = set_text(say("ui_practice.bead"), AREA.x + 16, r.y + 20, 18, "text", "bodyb", anchor="lm")
    return [
        Widget("lane.found.name", name.rect, "text", (name,), inside="strip"),
        Widget("lane.found", r, "gauge", tuple(texts), partial(_spots, spots), spots, inside="strip"),
    ]


def _spots(spots: tuple[Point, ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    for begin, end in spots:
        canvas.rect(Rect(r.x + begin * r.w, r.y + 2, max(4.0, (end - begin) * r.w), 7), fill="caution", radius=2)


def _named(ui: Ui, id_: str, words: str, band: str, r: Rect) -> Widget:
    """What a lane is about, and its band."""
    room = NAMES - 22.0
    name = set_text(_cut(words, room), AREA.x + 16, r.y + 4, 18, "text", "bodyb")
    told = set_text(band, AREA.x + 16, r.y + 29, 18, "dim", "ui")
    return Widget(id_, Rect(AREA.x + 16, r.y, room, r.h), "row", (name, told), inside="strip")


def _cut(words: str, room: float) -> str:
    if measure.width(words, 18, "bodyb") <= room:
        return words
    while len(words) > 2 and measure.width(words + "…", 18, "bodyb") > room:
        words = words[:-1]
    return words + "…"


def _line(points: Sequence[Point], band: Band, length: float) -> tuple[Point, ...]:
    """(m, value) in shares of a lane."""
    made = []
    for along, value in points:
        side = band.high - band.best if value > band.best else band.best - band.low
        share = 0.5 + HALF * (value - band.best) / side if side > 0.0 else 0.5 if value == band.best else 1.0
        made.append((round(along / length, 4), round(min(0.97, max(0.03, share)), 3)))
    return tuple(made)


def _marked(ui: Ui, seam: Seam, marks: Sequence[Mark], r: Rect) -> list[Text]:
    """Words in the half of the lane where the line is not."""
    above: list[tuple[float, str]] = []
    below: list[tuple[float, str]] = []
    for mark in marks:
        what = ui.texts.say(f"ui_practice.out_{mark.variable}_{mark.side}")
        worst = abs(mark.worst) if mark.variable == "off" else mark.worst
        words = f"{what}  {quantity(mark.variable, worst)}"
        at = (mark.from_along + mark.to_along) / 2 / seam.length
        high = mark.side == SIDES[mark.variable][1]
        (below if high else above).append((at, words))
    return [*_beside(above, r, r.y + 13.0, "ink"), *_beside(below, r, r.bottom - 13.0, "ink")]


def _beside(rows: Sequence[tuple[float, str]], r: Rect, y: float, on: str) -> list[Text]:
    """Words at shares of a width, as many as there is room for; the first ones matter most."""
    made: list[Text] = []
    for share, words in rows:
        wide = measure.width(words, 18, "bodyb")
        if wide > r.w - 8:
            continue
        x = min(max(r.x + share * r.w - wide / 2, r.x + 4), r.right - wide - 4)
        text = set_text(words, x, y, 18, "caution", "bodyb", on, "lm")
        if all(text.rect.x > each.rect.right + 12 or each.rect.x > text.rect.right + 12 for each in made):
            made.append(text)
    return made


def _lane(lane: Lane, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="ink", line="line", width=1, radius=3)
    band = Rect(r.x + 1, r.cy - HALF * r.h, r.w - 2, 2 * HALF * r.h)
    canvas.rect(band, fill="ok", radius=0, alpha=0.20)
    for y in (band.y, band.bottom):
        canvas.line([(r.x + 1, y), (r.right - 1, y)], "ok", 1, 0.7)
    for begin, end in lane.out:
        canvas.rect(
            Rect(r.x + begin * r.w, r.y + 1, max(3.0, (end - begin) * r.w), r.h - 2), fill="caution", radius=0,
            alpha=0.16,
        )  # fmt: skip
    for points, mine in ((lane.ghost, False), (lane.line, True)):
        _stroke(canvas, [(r.x + x * r.w, r.bottom - y * r.h) for x, y in points], mine)
