"""What can be pointed at on the bay, as widgets: ports with their plates, free ends, joints, bodies, values of leads.

Look for: `ports`, `hung` (ends, bodies and tags), `Held` (what the hand has), `State` (all that their looks depend on).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.patch import live, symbols
from game.ui.patch.bay import LOOKS, Bay, spot
from game.ui.patch.hang import Hanging, Node
from game.ui.patch.lay import kind_of, middle, placed
from game.ui.patch.live import Tag
from game.ui.patch.ropes import Ropes
from game.ui.patch.shelf import cut, read_words
from game.ui.patch.source import Read, Source
from game.ui.patch.symbols import Sign
from game.ui.patch.words import port_name
from game.ui.scene import Ui
from game.ui.theme import Colour
from game.ui.widget import Widget, set_text
from game.ui.widgets.small import glyph

HIGH, ACROSS, PLATE = 43.5, 45.0, 31.5
"""Of a port's widget, from the middle of its socket; from there to its name over it and its shape under it."""
END, CHIP = 19.0, (15.0, 12.0)
"""Half a free end; half a body's chip."""
ASIDE = tuple(
    sorted(
        ((6.0 * i, 6.0 * k) for i in range(-12, 13) for k in range(-11, 12)),
        key=lambda each: (each[0] * each[0] + each[1] * each[1], each),
    )
)
"""How far what finds no room may stand aside, the nearest first."""
SHIFTS = (0.5, 0.38, 0.62, 0.28, 0.72)
"""Where along a lead its value may stand."""
TAG_HIGH = 26.0
READS = 4
"""So many readings are shown at once."""
FREE = Rect(28.0, 56.0, 1228.0, 452.0)
"""Where the last readings may stand."""
INNER = Rect(546.0, 62.0, 216.0, 446.0)
"""Between the panels."""


class Held(NamedTuple):
    """What is in the hand."""

    end: str
    """Full name; "" for nothing."""
    swapped: bool
    tool: str
    """"" for none."""


def ports(ui: Ui, bay: Bay, page: int, source: Source, held: Held) -> list[Widget]:
    """Every port of the page."""
    made = []
    for port in bay.ports:
        if port.page != page:
            continue
        x, y = spot(port)
        look = LOOKS[port.end.medium]
        room = 2 * ACROSS - 3.0
        label = measure.subscripted(port_name(source.rig, port.name))
        font = "uib" if measure.width(label, 18, "uib") <= room else "body"
        name = set_text(cut(label, room, font), x, y - PLATE, 18, "text", font, anchor="cm")
        shape = set_text(f"{look.letter} {port.end.shape.upper()}", x, y + PLATE, 18, "text", "uib", anchor="cm")
        why = source.refusal(held.end, port.name, held.swapped) if held.end else ""
        r = Rect(x - ACROSS, y - HIGH, 2 * ACROSS, 2 * HIGH)
        mark = "" if not held.end else "not" if why else "fits"
        paint = partial(_port, mark, look.colour)
        # What does not fit can be pressed too: why not is said beside the bay, not over it.
        made.append(
            Widget(f"port:{port.name}", r, "picture", (name, shape), paint, mark, f"end:{port.name}", "", True, why)
        )
    return made


def _port(mark: str, colour: Colour, canvas: Canvas, r: Rect, focused: bool) -> None:
    x, y = r.cx, r.cy
    canvas.rect(Rect(r.x, y - 41.5, r.w, 20), fill="ink", radius=4, alpha=0.88)
    canvas.rect(Rect(r.x, y + 21.5, r.w, 20), fill="ink", line=colour, width=1, radius=4, alpha=0.88)
    if mark == "not":
        canvas.circle(x + 34, y - 12, 9, fill="ink", alpha=0.9)
        glyph(canvas, "cross", x + 34, y - 12, 6, "mute")
    if mark == "fits":
        canvas.circle(x, y, 24, line="selected", width=3 if focused else 1.5)
    if focused:
        target(canvas, x, y, 24.0, 3.0 if mark != "not" else 2.0)


def target(canvas: Canvas, x: float, y: float, r: float, width: float) -> None:
    """The ring round what is pointed at, with four strokes."""
    canvas.circle(x, y, r, line="selected", width=width)
    for dx in (-1.0, 1.0):
        for dy in (-1.0, 1.0):
            a, b = 0.707 * (r + 2), 0.707 * (r + 10)
            canvas.line([(x + dx * a, y + dy * a), (x + dx * b, y + dy * b)], "selected", width)


def hung(ui: Ui, bay: Bay, source: Source, hanging: Hanging, ropes: Ropes, held: Held) -> list[Widget]:
    """Free ends, joints of loose parts and bodies; values of leads once they hang still."""
    made: list[Widget] = []
    for number, node in enumerate(hanging.nodes):
        if node.port or held.end in node.ends:
            continue
        x, y = ropes.node(number)
        if node.free:
            _added(made, _end(source, node, x, y, held))
        else:
            _added(made, _joint(source, node, x, y, held))
    for strand in hanging.strands:
        line = ropes.lines.get(strand.part.name)
        if line is None or strand.lead:
            continue
        (x, y), _ = placed(line, bay, hanging)
        _added(made, _body(source, strand.part.name, kind_of(strand.part), x, y))
    if ropes.resting:
        for strand in hanging.strands:
            line = ropes.lines.get(strand.part.name)
            if line is None or not strand.lead or any(hanging.nodes[n].free for n in strand.nodes):
                continue
            told = live.tag(source.rig, source.rigged, source.solved, strand.part)
            for share in SHIFTS:
                x, y = middle(line, share)
                name, medium = strand.part.name, strand.part.ends[0].medium
                if any(_added(made, _tag(ui, source, name, medium, told, x, y + off)) for off in _over_or_under(y)):
                    break
    return made


def _over_or_under(y: float) -> tuple[float, float]:
    """Where the value of a lead stands: under it, but over it where the strip begins."""
    return (27.0, -25.0) if y + 27.0 + TAG_HIGH / 2 <= INNER.bottom else (-25.0, 27.0)


def _added(made: list[Widget], one: Widget) -> bool:
    """Adds a widget where none lies yet, a little aside if need be; whether there was room."""
    r = one.rect
    across = max(INNER.x - r.x, 0.0) + min(INNER.right - r.right, 0.0)
    down = max(INNER.y - r.y, 0.0) + min(INNER.bottom - r.bottom, 0.0)
    for aside, below in ASIDE:
        dx, dy = across + aside, down + below
        r = one.rect.moved(dx, dy)
        if not INNER.holds(r, 1.0) or any(r.overlaps(other.rect) for other in made):
            continue
        texts = tuple(text._replace(rect=text.rect.moved(dx, dy)) for text in one.texts)
        made.append(one._replace(rect=r, texts=texts))
        return True
    return False


def flags(ui: Ui, source: Source, reads: Sequence[Read], made: Sequence[Widget]) -> list[Widget]:
    """The last readings of tools, each beside the place where it was taken, with its time."""
    there = {each.action.partition(":")[2]: each for each in made if each.action.startswith(("end:", "part:"))}
    shown: list[Widget] = []
    for n, each in enumerate(reversed(reads[-READS:])):
        at = there.get(each.where) or there.get(each.where.rpartition(".")[0])
        if at is None or any(other.id == f"read:{each.where}" for other in shown):
            continue
        words, clock = read_words(ui, source, each)
        number = set_text(words, 0.0, 0.0, 18, "text", "uib")
        wide = number.rect.w + 8.0 + measure.width(clock, 18, "ui") + 16.0
        for x, y in _beside(at.rect, wide):
            r = Rect(x, y, wide, TAG_HIGH)
            if not FREE.holds(r) or any(r.overlaps(other.rect) for other in (*made, *shown)):
                continue
            one = set_text(words, x + 8.0, r.cy, 18, "text", "uib", anchor="lm")
            texts = (one, set_text(clock, one.rect.right + 8.0, r.cy, 18, "dim", "ui", anchor="lm"))
            paint = partial(_flag, at.rect.cx, at.rect.cy, n == 0)
            look = (at.rect, n == 0)
            shown.append(Widget(f"read:{each.where}", r, "gauge", texts, paint, look))
            break
    return shown


def _beside(r: Rect, wide: float) -> list[tuple[float, float]]:
    """Where a flag may stand: over it, under it, at its right, at its left, nearest first."""
    y0, y1 = r.y - TAG_HIGH - 2.0, r.bottom + 2.0
    across = [r.cx - wide / 2 + 12.0 * step for step in (0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6)]
    sides = [(x, r.y + 8.0 * step) for step in range(-2, 8) for x in (r.right + 3.0, r.x - wide - 3.0)]
    far = [(x, y) for step in (1, 2, 3) for x in across for y in (y0 - 14.0 * step, y1 + 14.0 * step)]
    return [*sides, *((x, y) for x in across for y in (y0, y1)), *far]


def _flag(x: float, y: float, newest: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    """With a corner towards its place."""
    edge = "selected" if newest else "edge"
    canvas.rect(r, fill="ink", line=edge, width=2 if newest else 1.5, radius=4, alpha=0.94)
    near = min(max(x, r.x + 8.0), r.right - 8.0)
    if y < r.y:
        canvas.poly([(near - 5.0, r.y + 1.0), (near + 5.0, r.y + 1.0), (near, r.y - 6.0)], fill=edge)
    elif y > r.bottom:
        canvas.poly([(near - 5.0, r.bottom - 1.0), (near + 5.0, r.bottom - 1.0), (near, r.bottom + 6.0)], fill=edge)
    else:
        at, way = (r.x, -6.0) if x < r.x else (r.right, 6.0)
        canvas.poly([(at, r.cy - 5.0), (at, r.cy + 5.0), (at + way, r.cy)], fill=edge)


def _mark(source: Source, ends: tuple[str, ...], held: Held) -> tuple[str, str]:
    """How an end is marked while another is in the hand, and why it does not fit."""
    if not held.end:
        return "", ""
    whys = [source.refusal(held.end, end, held.swapped) for end in ends]
    return ("fits", "") if "" in whys else ("not", whys[0])


def _end(source: Source, node: Node, x: float, y: float, held: Held) -> Widget:
    mark, why = _mark(source, node.ends, held)
    r = Rect(x - END, y - END, 2 * END, 2 * END)
    paint: Callable[[Canvas, Rect, bool], None] = partial(_ring, mark)
    return Widget(f"end:{node.ends[0]}", r, "picture", (), paint, mark, f"end:{node.ends[0]}", "", True, why)


def _joint(source: Source, node: Node, x: float, y: float, held: Held) -> Widget:
    _, why = _mark(source, node.ends, held)
    r = Rect(x - 14.0, y - 15.0, 28.0, 30.0)
    return Widget(
        f"joint:{node.ends[0]}", r, "picture", (), partial(_ring, ""), "", f"end:{node.ends[0]}", "", not why, why
    )


def _ring(mark: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    if mark == "fits":
        canvas.circle(r.cx, r.cy, 23, line="selected", width=3 if focused else 1.5)
    elif mark == "not":
        glyph(canvas, "cross", r.right - 3, r.y + 3, 5, "mute")
    if focused:
        target(canvas, r.cx, r.cy, 23.0, 2.5)


def _body(source: Source, name: str, kind: str, x: float, y: float) -> Widget:
    """A body's symbol on a chip under it."""
    wide, high = CHIP
    r = Rect(x - wide, y + 20.0, 2 * wide, 2 * high)
    on = name in source.rigged.on
    sign = Sign(kind, on, True, name in source.rigged.blown)
    return Widget(f"part:{name}", r, "picture", (), partial(_chip, sign), sign, f"part:{name}")


def _chip(sign: Sign, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="ink", line="selected" if focused else "mute", width=2.5 if focused else 1, radius=4, alpha=0.9)
    small = Canvas(canvas.surface, canvas.scale * 0.55, (0.0, 0.0))
    at = canvas.at(r.cx, r.cy)
    small.origin = (0.0, 0.0)
    symbols.draw(small, at[0] / small.scale, at[1] / small.scale, sign)


def _tag(ui: Ui, source: Source, name: str, medium: str, told: Tag, x: float, y: float) -> Widget:
    """The value of a lead in a pill with its medium's edge; a shape says what its colour says."""
    word = ui.texts.say(f"ui_patch.{told.word}") if told.word else ""
    words = f"{told.number}  {word}".strip()
    tone = {"caution": "caution", "alarm": "alarm"}.get(told.tone, "text")
    text = set_text(words, x + 8.0, y, 18, tone, "uib", anchor="cm")
    r = Rect(text.rect.x - 26.0, y - TAG_HIGH / 2, text.rect.w + 38.0, TAG_HIGH)
    if r.x < INNER.x or r.right > INNER.right:
        dx = max(INNER.x - r.x, min(0.0, INNER.right - r.right))
        r, text = r.moved(dx, 0.0), text._replace(rect=text.rect.moved(dx, 0.0))
    look = (medium, told.tone)
    return Widget(f"part:{name}", r, "row", (text,), partial(_pill, medium, told.tone), look, f"part:{name}")


def _pill(medium: str, tone: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    colour = LOOKS[medium].colour
    edge = "selected" if focused else tone if tone in ("caution", "alarm") else colour
    canvas.rect(r, fill="panel", line=edge, width=2.5 if focused else 2, radius=r.h / 2, alpha=0.96)
    if tone in ("caution", "alarm"):
        glyph(canvas, "alarm" if tone == "alarm" else "diamond", r.x + 16, r.cy, 6, tone)
    else:
        canvas.circle(r.x + 16, r.cy, 4.5, fill=colour)
