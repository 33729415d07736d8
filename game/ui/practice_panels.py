"""What stands round the bench of the training view: exercises, the card, what a try scored and would carry, and why.

Look for: `chooser`, `sheet`, `card`, `scores`, `word` (what somebody who can weld says to it).
"""

import math
from collections.abc import Mapping

from game.model.weldment import METALS
from game.practice.strokes import Entry
from game.practice.told import asked, card_rows, outcome
from game.ui import type as measure
from game.ui.geometry import Rect
from game.ui.practice_bench import Result
from game.ui.scene import Ui
from game.ui.weld_panels import LEFT, ROOM, WIDE, X
from game.ui.widget import Widget, set_text
from game.ui.widgets import bar, button, panel, paragraph
from game.ui.widgets.panel import title_bottom
from game.workshop.exercises import EXERCISES, Exercise
from game.workshop.marks import HAND, SET, SIDES

TOP = 24.0
SHEET = Rect(24.0, 190.0, 880.0, 430.0)
CARD = Rect(546.0, 222.0, 358.0, 0.0)
MOST_LOSSES = 3
FINE, GOOD = 70.0, 88.0
"""Marks from which a try is fair, and good."""
LOAD_ENDS = 1.25
"""Use at the right end of the bar."""


def title(ui: Ui, words: str) -> list[Widget]:
    """Where one is."""
    text = set_text(words, 44, 48, 20, "text", "bodyb", anchor="lm")
    return [panel("practice", Rect(24, TOP, text.rect.w + 40, 48))._replace(texts=(text,))]


def name_of(ui: Ui, id_: str) -> str:
    """What an exercise is called."""
    return ui.texts.say(f"practice.title_{id_}")


def best_words(ui: Ui, entry: Entry | None) -> str:
    """How good the best try was."""
    if entry is None or entry.marks is None:
        return ui.texts.say("ui_practice.none_yet")
    return ui.texts.say("ui_practice.marks", marks=f"{entry.marks:.0f}")


def chooser(ui: Ui, at: str, best: Mapping[str, Entry]) -> list[Widget]:
    """The five, and how good each went so far; the chosen one first, so that the focus rests there."""
    head = panel("list", Rect(X, TOP, WIDE, 0.0), ui.texts.say("ui_practice.exercises"), "advisory")
    y, made = title_bottom(head), []
    for n, id_ in enumerate(EXERCISES, 1):
        words, kept = name_of(ui, id_), best.get(id_)
        # Under the name, as long as what stands there before anything is done: rows stay as they are.
        note = best_words(ui, kept)
        note = ui.texts.say("ui_practice.best", best=note) if kept is not None else note
        row = button(
            f"list.{id_}", Rect(LEFT, y, ROOM, 46), words, f"exercise:{id_}", str(n), note,
            inside="list", accent="selected" if id_ == at else "", largest=20.0,
        )  # fmt: skip
        made.append(row)
        y = row.rect.bottom + 6
    begin = button(
        "list.begin", Rect(LEFT, y + 6, ROOM, 48), ui.texts.say("ui_practice.begin"), "begin", "return", inside="list"
    )
    return [head._replace(rect=Rect(X, TOP, WIDE, begin.rect.bottom + 12 - TOP)), begin, *made]


def sheet(ui: Ui, exercise: Exercise) -> list[Widget]:
    """What is to be done, and by which procedure."""
    head = panel("sheet", SHEET, name_of(ui, exercise.id))
    about = paragraph(
        "sheet.about", Rect(SHEET.x + 16, SHEET.y + 44, 424, 0), ui.texts.say(f"practice.about_{exercise.id}"), 20,
        inside="sheet",
    )  # fmt: skip
    asks = paragraph(
        "sheet.asks", Rect(about.rect.x, about.rect.bottom + 12, 424, 0), ui.texts.shown(asked(exercise)), 20, "text",
        "bodyb", inside="sheet",
    )  # fmt: skip
    right = _table(ui, exercise, SHEET.x + 464, SHEET.y + 12, 400.0, "sheet")
    low = max(asks.rect.bottom, right[-1].rect.bottom) + 14
    return [head._replace(rect=Rect(SHEET.x, SHEET.y, SHEET.w, low - SHEET.y)), about, asks, *right]


def card(ui: Ui, exercise: Exercise) -> list[Widget]:
    """The procedure alone, beside the plate."""
    made = _table(ui, exercise, CARD.x + 14, CARD.y + 10, CARD.w - 28, "card")
    return [panel("card", Rect(CARD.x, CARD.y, CARD.w, made[-1].rect.bottom + 10 - CARD.y)), *made]


def _table(ui: Ui, exercise: Exercise, x: float, y: float, wide: float, inside: str) -> list[Widget]:
    """The card: for which joint, then each variable with its best and its band."""
    plate = next(each for each in exercise.weldment.pieces if each.name == exercise.piece)
    words = ui.texts.say(
        "practice.card", metal=ui.texts.say(f"practice.metal_{METALS[plate.metal].name}"),
        mm=f"{1e3 * plate.thickness:.0f}", leg=f"{1e3 * exercise.card.leg:.1f}",
        wire=f"{1e3 * exercise.card.wire:.1f}",
    )  # fmt: skip
    made = [paragraph(f"{inside}.joint", Rect(x, y, wide, 0), words, 18, "dim", inside=inside)]
    y = made[0].rect.bottom + 6
    for row in card_rows(exercise):
        band = set_text(row.band, x + wide, y + 13, 18, "dim", "ui", anchor="rm")
        figure = row.best.partition(" ")[0]
        best = set_text(figure, x + wide - 182, y + 13, 18, "text", "uib", anchor="rm")
        name = set_text(ui.texts.say(f"practice.variable_{row.variable}"), x, y + 13, 18, "text", "body", anchor="lm")
        made.append(Widget(f"{inside}.{row.variable}", Rect(x, y, wide, 26), "row", (name, best, band), inside=inside))
        y += 26
    return made


def chosen(ui: Ui, id_: str, best: Entry | None) -> list[Widget]:
    """Over the torch: which exercise it is, and what is to be beaten."""
    number = EXERCISES.index(id_) + 1
    head = panel("chosen", Rect(X, TOP, WIDE, 0.0), f"{number}  {name_of(ui, id_)}", "advisory")
    words = best_words(ui, best)
    told = words if best is None else ui.texts.say("ui_practice.best", best=words)
    line = paragraph("chosen.best", Rect(LEFT, title_bottom(head) - 2, ROOM, 0), told, 18, "dim", inside="chosen")
    return [head._replace(rect=Rect(X, TOP, WIDE, line.rect.bottom + 10 - TOP)), line]


def scores(ui: Ui, result: Result, best: Result | None) -> list[Widget]:
    """Marks by variable with those of the best beside them, what it would carry, what it has lost by what."""
    say, marks = ui.texts.say, result.trial.marks
    head = panel("scores", Rect(X, TOP, WIDE, 0.0), "", "advisory")
    total = set_text(f"{marks.total:.0f}", LEFT, TOP + 31, 40, "text", "uib", anchor="lm")
    of = set_text(say("ui_practice.of_marks"), total.rect.right + 8, TOP + 37, 18, "dim", "bodyb", anchor="lm")
    texts = [total, of]
    if best is not None:
        old = set_text(
            say("ui_practice.best_was", marks=f"{best.trial.marks.total:.0f}"), LEFT + ROOM, TOP + 37, 18, "dim",
            "bodyb", anchor="rm",
        )  # fmt: skip
        if old.rect.x > of.rect.right + 8:
            texts.append(old)
    made = [Widget("scores.total", Rect(LEFT, TOP + 4, ROOM, 56), "text", tuple(texts), inside="scores")]
    y = TOP + 60.0
    for name in ("speed", "arc", "work", "travel", "off", *SET):
        made += _score(ui, name, marks.score(name), best.trial.marks.score(name) if best is not None else None, y)
        y += 25.0
    y += 6.0
    made += _load(ui, result, y)
    y = made[-1].rect.bottom + 8
    made += _losses(ui, result, y)
    bottom = made[-1].rect.bottom + 10
    return [head._replace(rect=Rect(X, TOP, WIDE, bottom - TOP)), *made]


def _score(ui: Ui, name: str, score: float, best: float | None, y: float) -> list[Widget]:
    id_ = f"scores.{name}"
    words = ui.texts.say(f"practice.variable_{name}")
    told = set_text(f"{score:.0f}", LEFT + ROOM, y + 12, 18, "text", "uib", anchor="rm")
    room = 108.0
    while len(words) > 3 and measure.width(words, 18, "body") > room:
        words = words[:-1]
    text = set_text(words, LEFT, y + 12, 18, "text", "body", anchor="lm")
    track = Rect(LEFT + room + 6, y + 7, ROOM - room - 54, 11)
    tone = "ok" if score >= GOOD else "text" if score >= FINE else "caution"
    return [
        Widget(id_, Rect(LEFT, y, ROOM, 24), "row", (text, told), inside="scores"),
        bar(f"{id_}.bar", track, score / 100.0, tone, id_, None if best is None else best / 100.0),
    ]


def _load(ui: Ui, result: Result, y: float) -> list[Widget]:
    """What trainers can't say."""
    carried = result.trial.carried
    tone = "ok" if carried.holds else "alarm"
    words = ui.texts.shown(outcome(result.exercise, result.trial))
    text = paragraph("scores.load", Rect(LEFT, y, ROOM, 0), words, 18, tone, "bodyb", inside="scores")
    share = 1.0 if math.isinf(carried.use) else min(1.0, carried.use / LOAD_ENDS)
    track = Rect(LEFT, text.rect.bottom + 6, ROOM, 12)
    return [text, bar("scores.load.bar", track, share, tone, "scores", 1.0 / LOAD_ENDS)]


def _losses(ui: Ui, result: Result, y: float) -> list[Widget]:
    """What would have helped most."""
    say = ui.texts.say
    if not result.losses:
        return [paragraph("scores.lost", Rect(LEFT, y, ROOM, 0), say("ui_practice.nothing_lost"), 18, "dim",
                          inside="scores")]  # fmt: skip
    made = [paragraph("scores.lost", Rect(LEFT, y, ROOM, 0), say("ui_practice.lost"), 18, "dim", inside="scores")]
    y = made[0].rect.bottom + 2
    for loss in result.losses[:MOST_LOSSES]:
        words = say("practice.loss", cause=say(f"practice.cause_{loss.cause}"), percent=f"{100 * loss.share:.0f}")
        made.append(paragraph(f"scores.lost.{loss.cause}", Rect(LEFT + 12, y, ROOM - 12, 0), words, 18, "caution",
                              "bodyb", inside="scores"))  # fmt: skip
        y = made[-1].rect.bottom
    return made


def ways(ui: Ui, y: float) -> list[Widget]:
    """What can be done next: again comes first."""
    made: list[Widget] = []
    for name, key in (("again", "return"), ("next", "n")):
        made.append(button(f"marks.{name}", Rect(X, y, WIDE, 44), ui.texts.say(f"ui_practice.{name}"), name, key))
        y = made[-1].rect.bottom + 6
    return made


def word(ui: Ui, result: Result, better: bool) -> str:
    """What somebody who can weld says to it: about what cost most, if it cost anything."""
    say, marks = ui.texts.say, result.trial.marks
    if result.losses and result.losses[0].share >= 0.05:
        cause = result.losses[0].cause
        if cause in SIDES:
            side = next((mark.side for mark in marks.marks if mark.variable == cause), "")
            if side:
                return say(f"ui_practice.word_{cause}_{side}")
        else:
            return say(f"ui_practice.word_{cause}")
    worst = next((mark for mark in marks.marks if mark.variable in HAND and mark.lost >= 5.0), None)
    if worst is not None and marks.total < GOOD:
        return say(f"ui_practice.word_{worst.variable}_{worst.side}")
    if not result.trial.carried.holds:
        return say("ui_practice.word_breaks")
    return say("ui_practice.word_best" if better and marks.total >= GOOD else "ui_practice.word_good")
