"""What stands round the weld bench in each way of working: the panel at its right, and the keys below.

Look for: `side`, `keys`; what is said is in weld_coach.py.
"""

import math
from typing import TYPE_CHECKING

from game.level.bench import RACK
from game.model.seams import hole_place, served
from game.model.weldment import METALS, Piece, Weldment
from game.retelling.wording import you
from game.session.bench import brackets
from game.ui import weld_panels
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.weld_marks import foot_words, off_rings, seam_words
from game.ui.weld_panels import BODY, LEFT, ROOM, WIDE, X, closed, listed, said_in
from game.ui.weld_source import HANG, Played
from game.ui.widget import Widget, set_text
from game.ui.widgets import button, key_hints
from game.ui.widgets.panel import panel, title_bottom

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

ROWS = 6
HIGH = 40.0
BESIDE = 624.0
"""Where the keys of the scene begin, beside those of the bench."""
LONG = 1000.0
"""Hours of running after which nobody asks."""


def side(scene: "Weld") -> list[Widget]:
    """All that stands in the right column below the oxygen."""
    ui, source = scene.ui, scene.source
    if source is None:
        return _told(ui, "none")
    if not source.weldment.pieces or source.kind < 0:
        shown = [*weld_panels.tabs(ui, scene.mode)] if source.weldment.pieces else []
        if not shown or scene.mode != "load":
            return [*_whose(scene, source), *shown]
        return [*_load(scene, source), *shown]
    made = {"fit": _fit, "tack": _tack, "weld": _weld, "load": _load}[scene.mode](scene, source)
    # The tabs come last, so that the focus rests on what is done here.
    return [*made, *weld_panels.tabs(ui, scene.mode)]


def _told(ui: Ui, what: str) -> list[Widget]:
    head = panel("whose", Rect(X, BODY, WIDE, 0.0), ui.texts.say("ui_weld.title"), "advisory")
    text = said_in(ui, "whose.text", ui.texts.say(f"ui_weld.{what}"), title_bottom(head), "dim", "whose")
    return closed(head, [text], text.rect.bottom + 12)


def _whose(scene: "Weld", source: Played) -> list[Widget]:
    """Whose task can be taken into the player's hands."""
    ui, play = scene.ui, scene.play
    say = ui.texts.say
    head = panel("whose", Rect(X, BODY, WIDE, 0.0), say("ui_weld.whose"), "advisory")
    y, made = title_bottom(head), []
    there = source.at_it()
    text = said_in(ui, "whose.text", say("ui_weld.take_over" if there else "ui_weld.nobody"), y, "dim", "whose")
    made.append(text)
    y = text.rect.bottom + 10
    for n, each in enumerate(there[:3]):
        name = say("ui_weld.yourself") if each.who == you(play.world) else play.world.people_names[each.who]
        task = play.world.plot.tasks[each.task]
        words = say(f"ui_weld.take_{each.kind}", person=ui.texts.shown(name))
        action = f"hands:{play.world.people[each.who]} {task.id}"
        made.append(button(f"whose.{n}", Rect(LEFT, y, ROOM, 42), words, action, "h" if n == 0 else "", inside="whose"))
        y = made[-1].rect.bottom + 6
    if not there:
        made.append(button("whose.board", Rect(LEFT, y, ROOM, 42), say("ui_weld.board"), "board", "b", inside="whose"))
        y = made[-1].rect.bottom + 6
    return closed(head, made, y + 6)


def _keyed(
    scene: "Weld", id_: str, words: str, action: str, key: str, y: float, inside: str, half: int = -1, why_not: str = ""
) -> Widget:
    """A button across the panel, or in one half of it."""
    wide = ROOM if half < 0 else (ROOM - 6) / 2
    r = Rect(LEFT + (0.0 if half <= 0 else wide + 6), y, wide, HIGH)
    return button(id_, r, words, action, key, "", not why_not, why_not, inside, largest=19.0)


def _foot(scene: "Weld", source: Played, made: list[Widget], y: float, inside: str) -> float:
    """How long the hands are busy yet; and the key that ends the task."""
    say = scene.ui.texts.say
    if source.busy:
        line = said_in(scene.ui, f"{inside}.busy", say("ui_weld.busy", seconds=source.busy), y, "text", inside)
        made.append(line)
        return line.rect.bottom + 8
    made.append(_keyed(scene, f"{inside}.finish", say("ui_weld.finish"), "finish", "f", y, inside))
    return made[-1].rect.bottom + 8


def _fit(scene: "Weld", source: Played) -> list[Widget]:
    """The plates, and what can be done with the one that is chosen."""
    ui, weldment = scene.ui, source.weldment
    say = ui.texts.say
    piece = scene.chosen_piece()
    assert piece is not None
    at = [each.name for each in weldment.pieces].index(piece.name)
    rows = [(_called(ui, each), _state(ui, weldment, each), "dim") for each in weldment.pieces]
    head, made, y = listed(ui, "fit", say("ui_weld.plates"), rows, at, "plate", ROWS)
    if scene.carry is not None:
        carry = scene.fit.pose(scene.carry)
        place = f"x {1000 * carry.x:.1f}   y {1000 * carry.y:.1f} mm   {round(carry.angle, 1) + 0.0:.1f}°"
        line = set_text(place, LEFT, y + 2, 18, "text", "uib")
        made.append(Widget("fit.place", line.rect, "text", (line,), inside="fit"))
        y += 30
        x = LEFT
        for key, action in (
            ("left", "nudge:left"), ("right", "nudge:right"), ("up", "nudge:up"), ("down", "nudge:down"),
            ("q", "turn:1"), ("e", "turn:-1"),
        ):  # fmt: skip
            made.append(weld_panels.keycap(f"fit.{key}", key, x, y, action, "fit"))
            x = made[-1].rect.right + 8
        for key, action in (("page up", "turn:1"), ("page down", "turn:-1")):
            made.append(weld_panels.keycap(f"fit.{key}", key, 0.0, y + 34, action, "fit"))
            made[-1] = weld_panels.keycap(
                f"fit.{key}", key, LEFT if key == "page up" else made[-2].rect.right + 8, y + 34, action, "fit"
            )
        y += 70
        hint = said_in(ui, "fit.hint", say("ui_weld.carry_hint"), y, "dim", "fit")
        made.append(hint)
        y = hint.rect.bottom + 6
        made.append(_keyed(scene, "fit.take", say("ui_weld.let_go"), "take", "t", y, "fit"))
        return closed(head, made, made[-1].rect.bottom + 8)
    made.append(_keyed(scene, "fit.take", say("ui_weld.take"), "take", "t", y, "fit"))
    y = made[-1].rect.bottom + 6
    clamp = say("ui_weld.unclamp" if piece.clamped else "ui_weld.clamp")
    first = _keyed(scene, "fit.clamp", clamp, "clamp", "c", y, "fit", 0)
    second = _keyed(scene, "fit.clean", say("ui_weld.clean"), "clean", "g", y, "fit", 1)
    made += [first, second]
    y = max(first.rect.bottom, second.rect.bottom) + 6
    long = scene.length or piece.length
    less = weld_panels.keycap("fit.shorter", "j", 0.0, y, "less:length", "fit")
    room = 2 * less.rect.w + 12
    why = "" if piece.layer == RACK else say("ui_weld.cut_rack")
    words = say("ui_weld.cut", mm=f"{1000 * long:.0f}")
    r = Rect(LEFT, y, ROOM - room, HIGH)
    cut = button("fit.cut", r, words, "cut", "x", "", not why, why, "fit", largest=19.0)
    x, keys = cut.rect.right + 6, []
    for name, key, action in (("shorter", "j", "less:length"), ("longer", "k", "more:length")):
        keys.append(weld_panels.keycap(f"fit.{name}", key, x, cut.rect.cy - 14, action, "fit"))
        x = keys[-1].rect.right + 4
    made += [cut, *keys]
    y = _foot(scene, source, made, cut.rect.bottom + 6, "fit")
    return closed(head, made, y)


def _called(ui: Ui, piece: Piece) -> str:
    """`B1 steel 120`."""
    kind = "rail" if "rail" in piece.stock else METALS[piece.metal].name
    return f"{piece.name.upper()}  {ui.texts.say(f'ui_weld.stock_{kind}')} {1000 * piece.length:.0f}"


def _state(ui: Ui, weldment: Weldment, piece: Piece) -> str:
    """Where it is, and how well its hole lies."""
    say = ui.texts.say
    if piece.layer == RACK:
        return say("ui_weld.in_rack_clamped" if piece.clamped else "ui_weld.in_rack")
    at = weldment.pieces.index(piece)
    feet = served(weldment)
    if at in feet:
        off = off_rings(weldment)[feet.index(at)]
        return f"{1000 * off:.1f} mm" if off < 1.0 else say("ui_weld.on_wall")
    return say("ui_weld.on_wall") if not piece.hole else f"{_nearest(weldment, piece):.0f} mm"


def _nearest(weldment: Weldment, piece: Piece) -> float:
    """mm from its hole to the next foot."""
    x, y = hole_place(piece)
    return 1000.0 * min((math.dist((x, y), foot) for foot in weldment.machine.feet), default=0.0)


def _seam_rows(scene: "Weld", weldment: Weldment) -> list[tuple[str, str, str]]:
    rows = []
    for each in scene.seams():
        beads = [bead for bead in weldment.beads if bead.seam == each.name]
        tacks = [tack for tack in weldment.tacks if tack.seam == each.name]
        state = "bead" if beads else "tacks" if tacks else "free"
        rows.append(
            (
                seam_words(scene.ui, weldment, each),
                scene.ui.texts.say(f"ui_weld.row_{state}", count=len(tacks)),
                "dim",
            )
        )
    return rows


def _tack(scene: "Weld", source: Played) -> list[Widget]:
    """Seams, where on the chosen one the next tack goes."""
    ui, weldment = scene.ui, source.weldment
    say = ui.texts.say
    seam = scene.chosen_seam()
    if seam is None:
        return _told(ui, "no_seams")
    at = [each.name for each in scene.seams()].index(seam.name)
    head, made, y = listed(ui, "seams", say("ui_weld.seams"), _seam_rows(scene, weldment), at, "seam", ROWS + 1)
    along = min(scene.along, seam.length)
    line = set_text(
        say("ui_weld.along", mm=f"{1000 * along:.0f}", long=f"{1000 * seam.length:.0f}"),
        LEFT,
        y + 4,
        18,
        "text",
        "bodyb",
    )
    made.append(Widget("seams.along", line.rect, "text", (line,), inside="seams"))
    y += 32
    less = weld_panels.keycap("seams.less", "j", LEFT, y, "less:along", "seams")
    more = weld_panels.keycap("seams.more", "k", less.rect.right + 8, y, "more:along", "seams")
    made += [less, more]
    y += 36
    made.append(_keyed(scene, "seams.tack", say("ui_weld.tack"), "tack", "t", y, "seams"))
    y = made[-1].rect.bottom + 6
    made.append(_keyed(scene, "seams.gouge", say("ui_weld.gouge_seam"), "gouge", "x", y, "seams"))
    y = _foot(scene, source, made, made[-1].rect.bottom + 6, "seams")
    return closed(head, made, y)


def _weld(scene: "Weld", source: Played) -> list[Widget]:
    """The torch: gauges and knobs."""
    ui, burn = scene.ui, scene.burn
    if burn is None:
        return _told(ui, "no_seams")
    title = seam_words(ui, source.weldment, burn.seam)
    return weld_panels.torch_panel(ui, burn.torch, title, burn.amperes, burn.feed, burn.burning, source.busy)


def keys(scene: "Weld", y: float) -> list[Widget]:
    """Under the wall: what goes to the next one, how the torch is led, what is given up."""
    source, say = scene.source, scene.ui.texts.say
    if source is None or (scene.burn is not None and scene.burn.recorder is not None):
        return []
    hints: list[tuple[str, str, str]] = []
    welded = bool(source.weldment.beads) and scene.mode != "fit"
    if source.kind < 0 and not welded:
        return []
    if scene.seams() and (scene.mode in ("tack", "weld") or welded):
        hints.append(("s", say("ui_weld.next_seam"), "next"))
    if welded:
        hints.append(("v", say("ui_weld.look_away" if scene.loupe else "ui_weld.look"), "look"))
    if scene.mode == "fit" and scene.carry is None:
        hints.append(("s", say("ui_weld.next_plate"), "next_plate"))
    if scene.mode == "weld" and scene.burn is not None:
        hints.append(("y", say(f"ui_weld.way_{scene.way.value}"), "way"))
        beads, tacks = source.weldment.beads, source.weldment.tacks
        if scene.seam in (*(each.seam for each in beads), *(each.seam for each in tacks)):
            hints.append(("x", say("ui_weld.gouge"), "gouge"))
        hints.append(("f", say("ui_weld.end"), "finish"))
    return key_hints("bench", 24, y, hints, BESIDE)


def _load(scene: "Weld", source: Played) -> list[Widget]:
    """What the brackets would carry, and the hook."""
    ui, weldment = scene.ui, source.weldment
    say = ui.texts.say
    head = panel("load", Rect(X, BODY, WIDE, 0.0), say("ui_weld.load"), "advisory")
    y, made = title_bottom(head), []
    verdict = source.verdict()
    if source.hidden:
        words, tone = say("ui_weld.hidden"), "dim"
    elif verdict is None:
        words, tone = say("ui_weld.nothing_welded"), "dim"
    else:
        tone = "ok" if verdict.holds and not source.fallen else "alarm"
        told = dict(verdict.values)
        words = say(
            "ui_weld.fell" if source.fallen else f"ui_weld.why_{verdict.why}",
            foot=foot_words(ui, weldment, round(float(told.get("foot", 1.0))) - 1),
            piece=str(told.get("piece", "")).upper(),
            off=f"{float(told.get('off_mm', 0.0)):.1f}",
            play=f"{float(told.get('play_mm', 0.0)):.1f}",
        )
    text = said_in(ui, "load.text", words, y, tone, "load")
    made.append(text)
    y = text.rect.bottom + 8
    if verdict is not None and verdict.holds:
        life = say("ui_weld.life", hours=f"{verdict.life:.0f}") if verdict.life < LONG else say("ui_weld.life_long")
        made.append(said_in(ui, "load.life", life, y, "dim", "load"))
        y = made[-1].rect.bottom + 8
    if scene.lowering:
        made.append(said_in(ui, "load.lowering", say("ui_weld.lowering"), y, "text", "load"))
        y = made[-1].rect.bottom + 6
        made.append(_keyed(scene, "load.lower", say("ui_weld.at_once"), "lower", "r", y, "load"))
        y = made[-1].rect.bottom + 8
    elif source.kind == HANG and not source.hung:
        slow = said_in(ui, "load.speed", say("ui_weld.speed", mm=f"{1000 * scene.set_down:.0f}"), y, "text", "load")
        made.append(slow)
        y = slow.rect.bottom + 4
        less = weld_panels.keycap("load.less", "j", LEFT, y, "less:lower", "load")
        made += [less, weld_panels.keycap("load.more", "k", less.rect.right + 8, y, "more:lower", "load")]
        y += 36
        made.append(_keyed(scene, "load.lower", say("ui_weld.lower"), "lower", "r", y, "load"))
        y = made[-1].rect.bottom + 8
    made = closed(head, made, y + 2)
    uses = _bracket_uses(scene, source, weldment)
    return [*made, *(weld_panels.brackets_panel(ui, uses, made[0].rect.bottom + 10) if uses else [])]


def _bracket_uses(scene: "Weld", source: Played, weldment: Weldment) -> list[tuple[str, float | None, str]]:
    """Name, predicted use and words of each bracket."""
    verdict = source.verdict()
    found: list[tuple[str, float | None, str]] = []
    for piece in brackets(weldment):
        uses = [use.use for use in verdict.uses if use.piece == piece.name] if verdict is not None else []
        if uses:
            found.append((piece.name.upper(), max(uses), f"{100 * max(uses):.0f} %"))
            continue
        tacked = any(piece.name in (tack.piece, tack.other) for tack in weldment.tacks)
        welded = any(bead.seam.startswith(f"{piece.name}.") for bead in weldment.beads)
        word = "welded" if welded else "tacked" if tacked else "loose"
        found.append((piece.name.upper(), None, scene.ui.texts.say(f"ui_weld.is_{word}")))
    return found
