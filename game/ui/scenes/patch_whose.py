"""Whose task at the rig can be taken into the player's hands: one with a key, several as a list with numbers.

Look for: `whose`, `several`, `Places` (each keeps its number for as long as somebody is at it).
"""

from typing import TYPE_CHECKING

from game.retelling.wording import you
from game.ui.at_rig import AtIt
from game.ui.board_rows import task_name
from game.ui.geometry import Rect
from game.ui.patch.panels import ACTS
from game.ui.patch.shelf import SHELF, cut
from game.ui.widget import Widget
from game.ui.widgets import button, paragraph
from game.ui.widgets.panel import panel
from game.ui.widgets.small import HINT_HEIGHT, key_hint

if TYPE_CHECKING:
    from game.ui.scenes.patch import Patch

MOST, ROWS = 5, 3
Places = tuple[AtIt | None, ...]


def placed(before: Places, there: list[AtIt]) -> Places:
    """Who is at it, each at the number that they had; who is new comes after them, or where nobody is any more."""
    kept = [each if each in there else None for each in before]
    while kept and kept[-1] is None:
        kept.pop()
    for each in there:
        if each in kept:
            continue
        if len(kept) < MOST:
            kept.append(each)
        elif None in kept:
            kept[kept.index(None)] = each
    return tuple(kept)


def listed(scene: "Patch") -> bool:
    """Whether numbers stand for people now."""
    source = scene.source
    return source is not None and source.who < 0 and source.ready and len(source.at_it()) > 1


def whose(scene: "Patch") -> list[Widget]:
    """Whose task can be taken into the player's hands."""
    ui, source = scene.ui, scene.source
    assert source is not None
    say, there = ui.texts.say, source.at_it()
    box = panel("whose", ACTS, accent="advisory")
    # What was refused was refused for this.
    tone = "caution" if ui.refused else "dim"
    key = "ui_patch.not_ready" if not source.ready else "ui_patch.take_over" if there else "ui_patch.nobody"
    told = paragraph("whose.text", Rect(ACTS.x + 14, ACTS.y + 5, ACTS.w - 28, 0.0), say(key), 18, tone, inside="whose")
    one = len(there) == 1 and source.ready
    lines = told.texts[: 1 if one else 3]
    told = told._replace(texts=lines, rect=told.rect._replace(h=lines[-1].rect.bottom - told.rect.y))
    made = [box, told]
    if one:
        r = Rect(ACTS.x + 10, ACTS.bottom - 50, ACTS.w - 20, 42.0)
        line = cut(_line(scene, there[0]), r.w - 72.0, "body")
        made.insert(1, button("whose.take", r, line, _action(scene, there[0]), "h", inside="whose", largest=18.0))
    return made


def several(scene: "Patch") -> list[Widget]:
    """Names and tasks, each with its number, where else the box lies: nobody's hands reach into it yet."""
    assert scene.source is not None
    scene.places = placed(scene.places, scene.source.at_it())
    wide = (SHELF.w - 12.0) / 2
    made = [panel("shelf", SHELF, accent="advisory")]
    for n, each in enumerate(scene.places):
        if each is None:
            continue
        x, y = SHELF.x + 6 + wide * (n // ROWS), SHELF.y + 3 + (HINT_HEIGHT + 1.0) * (n % ROWS)
        line = cut(_line(scene, each), wide - 52.0, "body")
        made.append(key_hint(f"whose.{n + 1}", x, y, str(n + 1), line, _action(scene, each), inside="shelf"))
    return made


def _line(scene: "Patch", each: AtIt) -> str:
    ui, world = scene.ui, scene.play.world
    name = ui.texts.say("ui_weld.yourself") if each.who == you(world) else ui.texts.shown(world.people_names[each.who])
    return ui.texts.say("ui_patch.take", person=name[:1].upper() + name[1:], task=task_name(world, ui.texts, each.task))


def _action(scene: "Patch", each: AtIt) -> str:
    world = scene.play.world
    return f"hands:{world.people[each.who]} {world.plot.tasks[each.task].id}"
