"""What can be done where the player is, as rows with keys and as plates in the picture; and the way, while they walk.

Look for: `Deed`, `deeds`, `listed_deeds` (rows), `plates`, `way` (the panel of a walker).
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from game.level.plot import NO_PLACE
from game.retelling.wording import at, you
from game.session.labour import NORMAL, seconds_needed, why_not
from game.session.moment import DONE, RUNNING
from game.session.readers import partial as partial_pressure
from game.ui import type as measure
from game.ui.board_rows import reason, stage_of, task_name
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import bar, button, panel, paragraph
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.panel import title_bottom
from game.ui.widgets.small import key_hint

DO = "do."
KEYS = ("e", "r", "u", "i", "j", "k", "g", "h")
"""Letters that mean nothing else here: figures answer questions."""
LEFT, WIDE = 24.0, 344.0
PLATE, NAME_WIDE = 34.0, 170.0
WORLD = Rect(376.0, 110.0, 880.0, 586.0)
"""Where plates may stand."""
SHIFTS = tuple((40.0 * across, 40.0 * down) for down in (0, 1, -1, 2) for across in (0, 1, -1, 2, -2))
"""Where a plate goes if another one is where it should be, the nearest first."""


class Deed(NamedTuple):
    """A task that the player could do where they are, or is at."""

    task: str
    name: str
    note: str
    share: float
    """Of it that is done; -1: the player is not at it."""
    why_not: str
    key: str
    place_bound: bool
    """It can be done only here."""


class Travel(NamedTuple):
    """The player is under way, or packs for it."""

    where: str
    left: float
    """Seconds."""
    clock: str
    packs: bool


def travel(play: Play) -> Travel | None:
    """The way that the player is on."""
    world, me = play.world, you(play.world)
    for tick, person, place, packs in play.session.state.travels:
        if person == me:
            return Travel(world.place_names[place], float(tick - play.now), at(world, tick), bool(packs))
    return None


def deeds(play: Play, ui: Ui) -> list[Deed]:
    """What the player is at, what can be done here, what can be done anywhere, and what must wait; in this order."""
    world, me = play.world, you(play.world)
    stage = stage_of(play)
    state = stage.state
    if me < 0:
        return []
    found: list[tuple[int, Deed]] = []
    for t, task in enumerate(world.plot.tasks):
        bound = task.where == state.duty.place[me] and task.where != NO_PLACE
        if task.factors[me] == 0.0 or not (bound or task.where == NO_PLACE):
            continue
        if state.work.status[t] == DONE and not task.again:
            continue
        name = task_name(world, ui.texts, t)
        if state.duty.task[me] == t:
            found.append((0, _under_way(play, ui, t, name, bound)))
            continue
        refusal = why_not(stage, me, t, NORMAL)
        if refusal is None:
            minutes = max(1, round(seconds_needed(stage, me, t, NORMAL) / 60.0))
            note = ui.texts.say("ui_place.minutes", minutes=minutes)
            found.append((1 if bound else 2, Deed(task.id, name, note, -1.0, "", "", bound)))
        elif bound and refusal.id in ("refusal.needs", "refusal.parts", "refusal.settling"):
            why = reason(stage, ui.texts, refusal)
            found.append((3, Deed(task.id, name, "", -1.0, why, "", bound)))
    ordered = [deed for _, deed in sorted(found, key=_first)]
    return [deed._replace(key=KEYS[n] if n < len(KEYS) else "") for n, deed in enumerate(ordered)]


def _first(each: tuple[int, Deed]) -> int:
    return each[0]


def _under_way(play: Play, ui: Ui, t: int, name: str, bound: bool) -> Deed:
    state, task = play.session.state, play.world.plot.tasks[t]
    if state.work.status[t] != RUNNING:
        note = ui.texts.say("ui_place.taken" if play.paused else "ui_place.waits")
        return Deed(task.id, name, note, 0.0, "", "", bound)
    whole = task.haste_seconds if state.work.pace[t] else task.seconds
    left = max(0.0, state.work.left[t])
    share = 1.0 - left / whole if whole > 0.0 else 0.0
    note = ui.texts.say("ui_place.at_it", minutes=max(1, round(left / 60.0)))
    return Deed(task.id, name, note, min(1.0, max(0.0, share)), "", "", bound)


def listed_deeds(play: Play, ui: Ui, todo: Sequence[Deed], beside: str, top: float, bottom: float) -> list[Widget]:
    """The panel at the left: where one is, what the air is like, what there is to do; as many rows as have room."""
    texts, world, state = ui.texts, play.world, play.session.state
    me = you(world)
    place = state.duty.place[me] if me >= 0 else world.living
    r = world.place_module[place]
    title = texts.shown(world.place_names[place][:1].upper() + world.place_names[place][1:])
    frame = panel("place", Rect(LEFT, top, WIDE, bottom - top), title)
    made: list[Widget] = []
    y = title_bottom(frame)
    air = state.habitat.air
    pressures = {
        "oxygen": f"{partial_pressure(world, state, air.o2, r) / 1000.0:.1f}",
        "carbon": f"{partial_pressure(world, state, air.co2, r) / 1000.0:.2f}",
    }
    for id_, words, colour in (
        ("place.air", texts.say("ui_place.air", **pressures), "text"),
        ("place.beside", beside, "dim"),
        ("place.todo", texts.say("ui_place.todo" if todo else "ui_place.nothing"), "dim"),
    ):
        if words:
            line = paragraph(id_, Rect(LEFT + 16, y, WIDE - 32, 0), words, 18, colour, inside="place")
            if line.rect.bottom > bottom - 8:
                break
            made.append(line)
            y = line.rect.bottom + 6
    shown = 0
    for deed in todo:
        row = _row(deed, y + 2)
        last = deed is todo[-1]
        end = row[-1].rect.bottom
        if end > bottom - (12 if last else 58):
            break
        made += row
        y = end + 5
        shown += 1
    if shown < len(todo):
        words = texts.say("ui_place.more", count=len(todo) - shown)
        more = button("place.more", Rect(LEFT + 10, y + 2, WIDE - 20, 42), words, "board", "", inside="place")
        if more.rect.bottom <= bottom - 6:
            made.append(more)
            y = more.rect.bottom
    high = min(bottom, max((each.rect.bottom for each in made), default=y) + 12) - top
    return [frame._replace(rect=Rect(LEFT, top, WIDE, high)), *made]


def _row(deed: Deed, y: float) -> list[Widget]:
    note = deed.note or ""
    row = button(
        f"place.{DO}{deed.task}", Rect(LEFT + 10, y, WIDE - 20, 42), deed.name, f"{DO}{deed.task}",
        deed.key, note, not deed.why_not, deed.why_not, "place", "ok" if deed.share >= 0.0 else "",
    )  # fmt: skip
    if deed.share < 0.0:
        return [row]
    done = Rect(row.rect.x + 4, row.rect.bottom + 3, row.rect.w - 8, 8)
    return [row, bar(f"place.done.{deed.task}", done, deed.share, "ok", inside="place")]


def plates(
    ui: Ui, todo: Sequence[Deed], listed: Sequence[str], points: Mapping[str, tuple[float, float]],
    clear: Sequence[Rect],
) -> list[Widget]:  # fmt: skip
    """A plate with its key at the thing in the picture that a task is about (`[task_point]` of the level's screen);
    what found no room among the rows (`listed`: ids of widgets) has its name there too."""
    told: Mapping[str, Any] = ui.staging.more.get("task_point", {})
    made: list[Widget] = []
    for deed in todo:
        at_ = points.get(f"thing.{told.get(deed.task, '')}")
        if at_ is None or not deed.key or deed.why_not:
            continue
        row = f"place.{DO}{deed.task}" in listed
        lines = () if row else measure.wrapped(deed.name, NAME_WIDE, 18, "body")
        r, texts = _laid_out(deed.key, lines, *at_)
        shift = next((k for k in SHIFTS if not _meets(r.moved(*k), (*(each.rect for each in made), *clear))), None)
        if shift is None:
            continue
        moved = tuple(text._replace(rect=text.rect.moved(*shift)) for text in texts)
        busy = deed.share >= 0.0
        made.append(
            Widget(
                f"place.plate.{deed.task}", r.moved(*shift), "button", moved, partial(_plate, busy), busy,
                f"{DO}{deed.task}", "" if row else deed.key,
            )
        )  # fmt: skip
    return made


def _laid_out(key: str, lines: Sequence[str], x: float, y: float) -> tuple[Rect, list[Text]]:
    box, named = key_box(key, x, y, PLATE)
    if not lines:
        return box, [named]
    step = measure.line_height(18)
    high = max(PLATE, len(lines) * step + 8)
    top = y - len(lines) * step / 2
    texts = [
        set_text(line, box.right + 4, top + n * step, 18, "text", "body", "raised") for n, line in enumerate(lines)
    ]
    wide = max(text.rect.right for text in texts) + 10 - box.x
    return Rect(box.x, y - high / 2, wide, high), [named, *texts]


def _meets(r: Rect, others: Sequence[Rect]) -> bool:
    return not WORLD.holds(r) or any(r.overlaps(each.inset(-4.0)) for each in others)


def _plate(busy: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    draw_key(canvas, r, focused)
    if busy and not focused:
        canvas.rect(r, line="ok", width=2.5, radius=4)


def way(ui: Ui, going: Travel, top: float) -> list[Widget]:
    """Where to, how long still, and when one is there."""
    says = "ui_place.packing" if going.packs else "ui_place.way"
    title = ui.texts.say(says, place=going.where)
    frame = panel("place", Rect(LEFT, top, WIDE, 200.0), title)
    minutes = max(1, round(going.left / 60.0))
    words = ui.texts.say("ui_place.left", minutes=minutes, clock=going.clock)
    y = title_bottom(frame)
    line = paragraph("place.left", Rect(LEFT + 16, y, WIDE - 32, 0), words, 22, "text", "bodyb", inside="place")
    return [frame._replace(rect=Rect(LEFT, top, WIDE, line.rect.bottom + 16 - top)), line]


def hints(ui: Ui, y: float, waiting: bool, work: str) -> list[Widget]:
    """The keys out of here, at the right."""
    made: list[Widget] = []
    right, row = 1256.0, y
    for key, name, action in (
        ("escape", "ui_place.back", "back"),
        ("w", "ui_hub.waiting" if waiting else "ui_hub.until", "wait"),
        ("m", "ui_place.map", "map"),
        ("b", "ui_place.board", "board"),
        *((("x", f"ui_hub.{work}", work),) if work else ()),
    ):
        words = ui.texts.say(name)
        wide = key_box(key, 0, 0)[0].w + measure.width(words, 18) + 20
        if right - wide < LEFT + WIDE + 12 and made:
            right, row = 1256.0, row + 36
        made.append(key_hint(f"place.{action}", right - wide, row, key, words, action))
        right = made[-1].rect.x - 8
    return made
