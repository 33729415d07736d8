"""The drawing on the screen: its lines in one layer, symbols and instruments as widgets that can be pointed at.

Look for: `Lines` (draws what symbols stand on), `signs` (the widgets), `heads` (names of lanes).
"""

import math
import re
from functools import partial
from typing import NamedTuple

import pygame

from game.rig.parts import DATA, EARTH, TURNED, Bottle, Master, Outlet, Part, Reservoir, Rigged, Slave
from game.rig.parts import Source as PowerSource
from game.rig.solved import Solved
from game.rig.wiring import address
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.patch import live, schematic, symbols
from game.ui.patch.bay import LOOKS, Bay, row_y
from game.ui.patch.schematic import BALLOON, EDGES, Balloon, Drawing, Run, Symbol
from game.ui.patch.shelf import cut
from game.ui.patch.source import Source
from game.ui.patch.symbols import Sign
from game.ui.scene import Ui
from game.ui.theme import Colour
from game.ui.widget import Text, Widget, set_text

WIDTHS = {"flow": 3.0, "live": 2.2, "dead": 2.4}
SHOWS_ALWAYS = ("tee", "stack")


class Flagged(NamedTuple):
    """What the inspector speaks of now."""

    number: int
    """Of its sentence; 0: none is flagged."""
    tone: str
    words: str
    """The sentence."""

    def names(self, label: str) -> bool:
        """Whether it speaks of what has this label."""
        return re.search(rf"(?<![\w-]){re.escape(label)}(?![\w-])", self.words) is not None


UNFLAGGED = Flagged(0, "", "")


def joined(source: Source, port: str) -> bool:
    """Whether something is plugged into a port."""
    return any(port in (joint.one, joint.other) for joint in source.rigged.joints)


def state_of(source: Source, run: Run) -> str:
    """How a line is drawn."""
    if run.medium == DATA:
        said = {each.slave: each.state for each in source.solved.said}
        plugged = not run.port or joined(source, run.port)
        if not plugged:
            return "dead"
        return "flow" if said.get(run.part) == "ok" else "live"
    if run.medium == EARTH:
        return "live" if run.port and joined(source, run.port) else "dead"
    state = live.on_line(source.solved, source.rigged, run.end, run.part, run.medium, True)
    return "dead" if run.port and not joined(source, run.port) else state


class Lines:
    """The layer of lines, drawn anew when one of them changes."""

    def __init__(self) -> None:
        self._kept: tuple[object, pygame.Surface] | None = None
        self._for: tuple[Rigged, Solved, Drawing, tuple[str, ...], tuple[int, ...]] | None = None

    def draw(self, canvas: Canvas, bay: Bay, page: int, drawing: Drawing, source: Source) -> None:
        rigged, solved = source.rigged, source.solved
        if self._for is None or self._for[0] is not rigged or self._for[1] is not solved or self._for[2] is not drawing:
            states = tuple(state_of(source, run) for run in drawing.runs)
            flows = tuple(
                _way(source, run) if state == "flow" else 0 for run, state in zip(drawing.runs, states, strict=True)
            )
            self._for = (rigged, solved, drawing, states, flows)
        states, flows = self._for[3], self._for[4]
        box = canvas.pixels(STAGE)
        key = (states, flows, page, canvas.scale, id(drawing))
        if self._kept is None or self._kept[0] != key:
            kept = self._kept[1] if self._kept is not None and self._kept[1].get_size() == box.size else None
            surface = kept or pygame.Surface(box.size, pygame.SRCALPHA)
            surface.fill((0, 0, 0, 0))
            layer = Canvas(surface, canvas.scale)
            _rules(layer, bay, page)
            for run, state, way in zip(drawing.runs, states, flows, strict=True):
                _run(layer, run, state, way)
            for each in drawing.balloons:
                layer.line(each.stem, "mute", 1.6)
                layer.circle(*each.stem[1], 3.5, fill="text")
            for symbol in drawing.symbols:
                _terminated(layer, source, symbol)
            self._kept = (key, surface)
        canvas.surface.blit(self._kept[1], box)


def _terminated(canvas: Canvas, source: Source, each: Symbol) -> None:
    """120 ohm across the line, at a device that ends the bus."""
    part = source.rig.part(each.part)
    if part is not None and isinstance(part.body, Master | Slave) and part.body.terminated:
        wide = symbols.size(each.kind)[0] / 2
        x = each.x + (wide + 13.0 if each.x < 654.0 else -wide - 13.0)
        symbols.draw(canvas, x, each.y, Sign("terminator"))


def _rules(canvas: Canvas, bay: Bay, page: int) -> None:
    """Fine lines between lanes."""
    for lane in bay.lanes:
        if lane.page == page and lane.row:
            y = row_y(lane.row) - 44.0
            begin = 320.0 if lane.medium == DATA else schematic.head(lane).right
            for left, right in ((begin, 440.0), (868.0, 1252.0)):
                canvas.line([(left, y), (right, y)], "line", 1.5)


def _way(source: Source, run: Run) -> int:
    """1 where something flows from the beginning of a line to its end, -1 the other way."""
    flow = source.solved.flows.get(run.part)
    part = source.rig.part(run.part)
    if flow is None or part is None:
        return 0
    value = flow.amperes if run.medium == "power" else flow.litres or flow.moles
    if len(part.ends) == 1:
        # What comes in counts as positive, of a load; of an outlet what goes out.
        return -1 if value >= 0.0 and isinstance(part.body, Outlet | Bottle | Reservoir | PowerSource) else 1
    own = run.end if run.end.rpartition(".")[0] == run.part else ""
    at_first = own == part.end(part.ends[0].name)
    return 1 if (value > 0.0) == at_first else -1


def _run(canvas: Canvas, run: Run, state: str, way: int) -> None:
    colour: str | Colour = "mute" if state == "dead" else "text"
    dash = (9.0, 6.0) if state == "dead" else None
    if run.medium == DATA:
        for off in (-8.0, 8.0):
            canvas.line([(x, y + off) for x, y in run.points], colour, 1.8, dash=dash)
        return
    canvas.line(run.points, colour, WIDTHS[state], dash=dash)
    if run.port and way:
        (ax, y), _ = run.points[0], run.points[1]
        out = -1.0 if ax < 654.0 else 1.0
        x, s = ax + out * 11.0, 6.5 * out * way
        canvas.poly([(x + s, y), (x - 0.8 * s, y - 5.5), (x - 0.8 * s, y + 5.5)], fill=colour)


def heads(ui: Ui, bay: Bay, page: int, source: Source) -> list[Widget]:
    """The names of lanes, each with its letter on its colour; pressed, they show the parts of their medium."""
    made = []
    for lane in bay.lanes:
        if lane.page != page:
            continue
        r = schematic.head(lane)
        words = ui.texts.say(f"ui_patch.lane_{lane.medium}")
        text = set_text(cut(words, 100.0, "uib"), r.x + 28, r.cy, 18, "text", "uib", anchor="lm")
        high = measure.line_height(18)
        box = Rect(r.x, r.cy - high / 2, text.rect.right - r.x + 2, high)
        look = lane.medium
        texts = [text]
        if lane.medium == DATA and (facts := _bus_facts(source)):
            texts.append(set_text(facts, text.rect.right + 14, r.cy, 18, "dim", "ui", anchor="lm"))
            box = box._replace(w=texts[1].rect.right - r.x + 2)
        made.append(
            Widget(f"lane.{lane.medium}", box, "row", tuple(texts), partial(_head, look), look, f"lane:{lane.medium}")
        )
    return made


def _bus_facts(source: Source) -> str:
    """Which bus it is, and how fast."""
    masters = [part.body for part in source.rig.parts if isinstance(part.body, Master)]
    return f"RS-485  {masters[0].baud / 1000.0:.1f} kBd" if masters else ""


def _head(medium: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    look = LOOKS[medium]
    canvas.rect(Rect(r.x, r.y + 1, 22, r.h - 2), fill=look.colour, radius=2)
    canvas.text(look.letter, r.x + 11, r.cy, 18, "ink", "uib", "cm")
    if focused:
        canvas.rect(r.inset(-2), line="selected", width=2.5, radius=3)


def signs(ui: Ui, bay: Bay, page: int, drawing: Drawing, source: Source, told: Flagged = UNFLAGGED) -> list[Widget]:
    """Symbols, instruments, and what stands at ports."""
    made = [widget for each in drawing.symbols for widget in _symbol(ui, each, source, told)]
    made += [widget for each in drawing.balloons for widget in _balloon(ui, each, source, told)]
    taken = [widget.rect for widget in made]
    for port in bay.ports:
        if port.page == page and (value := _at_port(source, port, taken)) is not None:
            made.append(value)
    return made


def _live(source: Source, each: Symbol) -> bool:
    part = source.rig.part(each.part)
    if part is None:
        return True
    if each.medium in (DATA, EARTH):
        return True
    own = [end for end in part.ends if end.medium == each.medium]
    return any(
        live.on_line(source.solved, source.rigged, part.end(end.name), part.name, each.medium, True) != "dead"
        for end in own
    ) or type(part.body).__name__ in ("Reservoir", "Bottle", "Duct", "Vent", "Feed", "Inlet", "Outlet", "Plate")


def _symbol(ui: Ui, each: Symbol, source: Source, told: Flagged) -> list[Widget]:
    """A part's symbol, which can be pressed, and its name."""
    part = source.rig.part(each.part)
    assert part is not None
    rigged = source.rigged
    turned = isinstance(part.body, TURNED)
    on = each.part in rigged.on if turned else True
    blown = each.part in rigged.blown and each.kind != schematic.STACKED
    sign = Sign(each.kind, on, _live(source, each), blown, each.flip)
    wide, high = symbols.size(each.kind)
    r = Rect(each.x - wide / 2, each.y - high / 2, wide, high)
    label = measure.subscripted(each.label)
    flag = told if label and each.kind not in SHOWS_ALWAYS and told.names(label) else UNFLAGGED
    paint = partial(_draw, sign, each.x, each.y, flag)
    action = "" if each.kind in SHOWS_ALWAYS else f"part:{each.part}"
    made = [Widget(f"sign:{each.id}", r, "picture", _inner(ui, each, part, source), paint, (sign, flag), action)]
    if each.label and not schematic.inside(each.kind):
        box = schematic.label_box(each)
        text = set_text(label, box.x, box.y, 18, "text" if turned else "dim", "ui")
        made.append(Widget(f"name:{each.id}", box, "text", (text,)))
    return made


def _draw(sign: Sign, x: float, y: float, told: Flagged, canvas: Canvas, r: Rect, focused: bool) -> None:
    if focused:
        canvas.rect(r.inset(-4, -3), fill="raised", line="selected", width=2.5, radius=5)
    symbols.draw(canvas, x, y, sign)
    if told.number:
        # At the left: at the right stand the values of what follows.
        _numbered(canvas, r.x + 2.0, r.y - 11.0, told)


def _numbered(canvas: Canvas, x: float, y: float, told: Flagged) -> None:
    """A flag with the number of the sentence."""
    canvas.rect(Rect(x - 8.0, y, 20.0, 20.0), fill=told.tone, radius=2)
    canvas.poly([(x - 8.0, y + 18.0), (x - 1.0, y + 18.0), (x - 8.0, y + 25.0)], fill=told.tone)
    canvas.text(str(told.number), x + 2.0, y + 10.0, 18, "ink", "uib", "cm")


def _inner(ui: Ui, each: Symbol, part: Part, source: Source) -> tuple[Text, ...]:
    """What stands in a device of the bus: its name, its address, and whether it answers."""
    match part.body:
        case Master(address=number):
            words, tone = ui.texts.say("ui_patch.address", number=number), "dim"
        case Slave():
            said = next((one.state for one in source.solved.said if one.slave == part.name), "")
            words = ui.texts.say("ui_patch.address", number=address(source.rigged, part))
            tone = "ok" if said == "ok" else "caution" if said and said not in ("silent", "dead") else "dim"
        case _ if each.kind == schematic.STACKED:
            return (set_text(cut(each.label, 86.0, "uib"), each.x, each.y, 18, "text", "uib", "ink", "cm"),)
        case _:
            return ()
    name = cut(each.label, 108.0, "uib")
    return (
        set_text(name, each.x, each.y - 12.0, 18, "text", "uib", "ink", "cm"),
        set_text(cut(words, 108.0, "ui"), each.x, each.y + 12.0, 18, tone, "ui", "ink", "cm"),
    )


def _balloon(ui: Ui, each: Balloon, source: Source, told: Flagged) -> list[Widget]:
    """An instrument, and what it shows."""
    names = [sensor.name for sensor in source.rig.sensors]
    at = names.index(each.sensor.name)
    value = source.needles[at] if at < len(source.needles) else None
    number, unit = live.shown(each.sensor, value)
    one, _, other = each.sensor.label.partition(" ")
    flag = told if told.names(each.sensor.label) else UNFLAGGED
    tone = flag.tone or ("text" if value is not None else "dim")
    r, cy = BALLOON, each.value[1]
    named = (
        set_text(one, each.x, each.y - 11.0, 18, tone, "uib", "ink", "cm"),
        set_text(other, each.x, each.y + 11.0, 18, tone, "ui", "ink", "cm"),
    )
    wide = measure.width(number, 18, "uib") + 4.0 + measure.width(unit, 18, "body")
    x = each.value[0] - wide / 2
    if each.value[0] > each.x + r:
        x = each.x + r + 8.0
    elif each.value[0] < each.x - r:
        x = each.x - r - 8.0 - wide
    first = set_text(number, x, cy, 18, flag.tone or "text", "uib", anchor="lm")
    shown = (first, set_text(unit, first.rect.right + 4, cy, 18, "dim", "body", anchor="lm"))
    box = Rect(each.x - r, each.y - r, 2 * r, 2 * r)
    paint = partial(_bubble, tone, each.sensor.over_bus, flag)
    field = Rect(x - 4.0, cy - 12.5, shown[1].rect.right - x + 8.0, 25.0)
    return [
        Widget(f"sensor:{each.sensor.name}", box, "gauge", named, paint, (tone, each.sensor.name, flag)),
        Widget(f"sensor:{each.sensor.name}.value", field, "gauge", shown, _field),
    ]


def _bubble(tone: str, bus: bool, told: Flagged, canvas: Canvas, r: Rect, focused: bool) -> None:
    symbols.balloon(canvas, r.cx, r.cy, r.w / 2, tone, bus)
    if told.number:
        for k in range(30):
            turn = k * math.pi / 15.0
            one, other = r.w / 2 + 2.0, r.w / 2 + 7.0
            ends = [(r.cx + one * math.cos(turn), r.cy + one * math.sin(turn)),
                    (r.cx + other * math.cos(turn + 0.1), r.cy + other * math.sin(turn + 0.1))]  # fmt: skip
            canvas.line(ends, told.tone, 2)
        _numbered(canvas, r.right - 1.0, r.y - 10.0, told)


def _at_port(source: Source, port: object, taken: list[Rect]) -> Widget | None:
    """What stands at a port, above its line beside the panel."""
    from game.ui.patch.bay import Port

    assert isinstance(port, Port)
    values = live.at_port(source.solved, port)
    if not values:
        return None
    left = port.side == "habitat"
    y = row_y(port.row) - 27.0
    texts: list[Text] = []
    x = EDGES[port.side] + (-8.0 if left else 8.0)
    for number, unit in reversed(values) if left else values:
        if left:
            told = set_text(unit, x, y, 18, "dim", "body", anchor="rm")
            texts += [told, set_text(number, told.rect.x - 4, y, 18, "text", "uib", anchor="rm")]
            x = texts[-1].rect.x - 10
        else:
            first = set_text(number, x, y, 18, "text", "uib", anchor="lm")
            texts += [first, set_text(unit, first.rect.right + 4, y, 18, "dim", "body", anchor="lm")]
            x = texts[-1].rect.right + 10
    x0, x1 = min(text.rect.x for text in texts) - 5, max(text.rect.right for text in texts) + 5
    box = Rect(x0, y - 12.5, x1 - x0, 25.0)
    if any(box.overlaps(other) for other in taken):
        return None
    return Widget(f"at:{port.name}", box, "gauge", tuple(texts), _field)


def _field(canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="ink", radius=3, alpha=0.72)
