"""The strip under the bay: the box of loose parts, and the tools.

Look for: `parts` and `tools` (the widgets), `lying` (which parts, in order), `SHELF`, `SHOWN` (so many at once).
"""

import math
from functools import partial

import pygame

from game.rig.finding.meters import TOOLS
from game.rig.parts import LEADS, Converter, Part
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.patch.bay import LOOKS, Bay
from game.ui.patch.lay import Lay, kind_of
from game.ui.patch.source import Read, Source
from game.ui.patch.words import shapes, tiled
from game.ui.scene import Ui
from game.ui.widget import Widget, set_text
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.panel import field
from game.words.facts import clock_text

SHELF = Rect(24.0, 512.0, 680.0, 98.0)
ITEMS = Rect(134.0, 518.0, 532.0, 86.0)
SHOWN = 5
WIDE, BETWEEN = 103.0, 4.0
TOOL_WIDE = 72.0
COIL, SHRUNK = Rect(0.0, 0.0, 184.0, 80.0), 0.5
"""What a coiled lead is drawn on, and how it is shrunk."""


def lying(source: Source, bay: Bay, page: int, medium: str) -> list[tuple[Part, str]]:
    """Loose parts of the page's media that hang nowhere: what is there first, of the medium that is asked for first."""
    media = [lane.medium for lane in bay.lanes if lane.page == page]
    media = ([medium] if medium in media else []) + [each for each in media if each != medium]
    hung = {end.rpartition(".")[0] for joint in source.rigged.joints for end in (joint.one, joint.other)}
    found: list[tuple[int, int, str, Part, str]] = []
    for part in source.rig.parts:
        own = [end.medium for end in part.ends]
        if part.fixed or part.name in hung or not any(each in media for each in own):
            continue
        why = source.absent(part.name)
        rank = min(media.index(each) for each in own if each in media)
        found.append((1 if why else 0, rank, part.name, part, why))
    found.sort(key=lambda each: (each[0], each[1], _natural(each[2])))
    return [(part, why) for _, _, _, part, why in found]


def _natural(name: str) -> tuple[str, int]:
    """cable_2 before cable_10."""
    kind, _, number = name.rpartition("_")
    return (kind, int(number)) if number.isdigit() else (name, 0)


def strip(ui: Ui, mode: str, pages: int) -> list[Widget]:
    """The tray, its two tabs, and the keys that go on in it."""
    made = [Widget("shelf", SHELF, "panel")]
    words = {"parts": ui.texts.say("ui_patch.box"), "tools": ui.texts.say("ui_patch.tools")}
    for n, name in enumerate(("parts", "tools")):
        r = Rect(SHELF.x + 6, SHELF.y + 6 + 44 * n, 100.0, 42.0)
        box, key = key_box(str(n + 1), r.x + 4, r.cy, 26.0)
        shown = cut(words[name], r.right - box.right - 12, "bodyb")
        text = set_text(shown, box.right + 7, r.cy, 18, "text" if mode == name else "dim", "bodyb", anchor="lm")
        paint = partial(_tab, box, mode == name)
        made.append(
            Widget(f"tab.{name}", r, "button", (key, text), paint, (box, mode == name),
                   f"tab:{name}", str(n + 1), inside="shelf")
        )  # fmt: skip
    if mode == "parts" and pages > 1:
        for n, (key_name, mark, step) in enumerate((("page up", "←", -1), ("page down", "→", 1))):
            r = Rect(ITEMS.right + 4, SHELF.y + 6 + 44 * n, 30.0, 42.0)
            text = set_text(mark, r.cx, r.cy, 20, "text", "uib", anchor="cm")
            made.append(
                Widget(f"shelf.{step}", r, "button", (text,), _arrow, 0, f"shelf:{step}", key_name, inside="shelf")
            )
    return made


def _tab(box: Rect, now: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4, focused=focused, edge="selected" if now else "edge")
    if now:
        canvas.rect(Rect(r.x + 6, r.bottom - 5, r.w - 12, 3), fill="selected", radius=1)
    draw_key(canvas, box, focused)


def _arrow(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4, focused=focused, edge="edge")


def parts(ui: Ui, lay: Lay, source: Source, there: list[tuple[Part, str]], first: int, held: str) -> list[Widget]:
    """Those of the box that are shown."""
    made = []
    for n, (part, why) in enumerate(there[first : first + SHOWN]):
        r = Rect(ITEMS.x + n * (WIDE + BETWEEN), ITEMS.y, WIDE, ITEMS.h)
        one = cut(shapes(part), WIDE - 8, "bodyb")
        other = cut(tiled(ui, part, WIDE - 8), WIDE - 8, "body")
        texts = (
            set_text(one, r.cx, r.bottom - 53, 18, "text" if not why else "dim", "bodyb", anchor="ct"),
            *([set_text(other, r.cx, r.bottom - 30, 18, "dim", "body", anchor="ct")] if other else []),
        )
        told = ui.texts.say(f"ui_patch.not_here_{why}", part=source.called(part.name)) if why else ""
        look = (part.name, bool(why), part.name == held, id(lay.picture))
        paint = partial(_item, lay, part, bool(why), part.name == held)
        made.append(
            Widget(f"box:{part.name}", r, "button", texts, paint, look, f"box:{part.name}", "", True, told, "shelf")
        )
    return made


def _item(lay: Lay, part: Part, absent: bool, held: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    """What it looks like, on a ground of its own."""
    canvas.rect(r, fill="raised" if focused else "panel", radius=5, alpha=0.90)
    medium = part.ends[0].medium
    canvas.rect(r, line="selected" if focused else LOOKS[medium].colour, width=2.5 if focused else 1, radius=5)
    x, y = r.cx, r.y + 18.0
    if isinstance(part.body, LEADS):
        _lead(lay, part, canvas, x, y)
    else:
        by = 0.7 if isinstance(part.body, Converter) else 1.0
        any(lay.sprite(canvas, name, (x, y + 1), 0.0, by) for name in (f"body.{kind_of(part)}.{medium}", "body.any."))
    if absent:
        canvas.rect(r.inset(1), fill="ink", radius=4, alpha=0.45)
        canvas.hatch(r.inset(2), "line", 0.6)
    elif held:
        canvas.rect(r.inset(3), line="selected", width=2, radius=4)


def _lead(lay: Lay, part: Part, canvas: Canvas, x: float, y: float) -> None:
    """A lead in two loops between its plugs: drawn larger, and shrunk."""
    size = (round(COIL.w * canvas.scale), round(COIL.h * canvas.scale))
    large = pygame.Surface(size, pygame.SRCALPHA)
    inner = Canvas(large, canvas.scale)
    points = _coil()
    lay.sample(inner, part.ends[0].medium, points)
    for at, end in zip((points[0], points[-1]), part.ends, strict=True):
        names = (f"plug.{end.shape}", f"plug.any_{end.medium}")
        any(lay.sprite(inner, name, at, 0.0, 0.9) for name in names)
    small = (round(size[0] * SHRUNK), round(size[1] * SHRUNK))
    left, top = canvas.at(x - COIL.w * SHRUNK / 2, y - COIL.h * SHRUNK / 2)
    canvas.surface.blit(pygame.transform.smoothscale(large, small), (round(left), round(top)))


def _coil() -> list[tuple[float, float]]:
    """From one plug to the other, with two loops between them."""
    made = []
    for k in range(97):
        t = k / 96.0
        turn = 2.0 * math.pi * 2.0 * t
        x = COIL.w * (0.16 + 0.68 * t) - 25.0 * math.sin(turn) * min(1.0, 6.0 * t, 6.0 * (1.0 - t))
        made.append((x, COIL.h * 0.40 + 15.0 * (1.0 - math.cos(turn))))
    return made


def tools(ui: Ui, lay: Lay, source: Source, tool: str) -> list[Widget]:
    """Seven tools, each with the seconds that it takes; the chosen one is outlined."""
    made = []
    for n, name in enumerate(TOOLS):
        r = Rect(ITEMS.x + n * (TOOL_WIDE + BETWEEN), ITEMS.y, TOOL_WIDE, ITEMS.h)
        words = cut(ui.texts.say(f"ui_patch.tool_{name}"), TOOL_WIDE - 6, "body")
        text = set_text(words, r.cx, r.bottom - 32, 18, "text", "body", anchor="ct")
        paint = partial(_tool, lay, name, name == tool)
        look = (name == tool, id(lay.picture))
        made.append(Widget(f"tool:{name}", r, "button", (text,), paint, look, f"tool:{name}", inside="shelf"))
    return made


def _tool(lay: Lay, name: str, now: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="raised" if focused or now else "panel", radius=5, alpha=0.92)
    edge = "selected" if focused or now else "edge"
    canvas.rect(r, line=edge, width=2.5 if focused else 2 if now else 1, radius=5)
    lay.sprite(canvas, f"tool.{name}", (r.cx, r.y + 29.0))
    if now:
        canvas.rect(Rect(r.x + 6, r.bottom - 4, r.w - 12, 3), fill="selected", radius=1)


def read_words(ui: Ui, source: Source, each: Read) -> tuple[str, str]:
    """What a tool has read: what, and when."""
    clock = clock_text(each.clock)[:5]
    match each.tool:
        case "spray":
            word = ui.texts.say("ui_patch.read_bubbles" if each.value else "ui_patch.read_no_bubbles")
        case "sniffer":
            word = ui.texts.say("ui_patch.read_gas" if each.value else "ui_patch.read_no_gas")
        case "bus":
            word = ui.texts.say("ui_patch.read_bus", count=f"{each.value:.0f}")
        case "ohms" if each.value > 1e8:
            word = ui.texts.say("ui_patch.read_open")
        case _:
            unit = {"ohm": "Ω", "Pa": "kPa"}.get(each.unit, each.unit)
            value = each.value / 1000.0 if each.unit == "Pa" else each.value
            word = f"{value:.3f} {unit}" if each.tool == "ohms" else f"{value + 0.0:.1f} {unit}"
    return word, clock


def cut(words: str, room: float, font: str, size: float = 18.0) -> str:
    """As many of the words as there is room for."""
    if measure.width(words, size, font) <= room:
        return words
    while len(words) > 1 and measure.width(words + "…", size, font) > room:
        words = words[:-1]
    return words + "…"
