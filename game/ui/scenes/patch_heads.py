"""What stands over and beside the patch bay: its title with the key of the other page, whose side each panel is, keys.

Look for: `heads`, `hints`, `plain` (two panels on the wall, while the picture is not baked).
"""

from functools import partial
from typing import TYPE_CHECKING

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.panel.head import SWAP
from game.ui.patch import panels, shelf
from game.ui.patch.bay import LEFT_X, RIGHT_X
from game.ui.patch.shelf import cut
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.panel import field, panel
from game.ui.widgets.small import HINT_HEIGHT, key_hint

if TYPE_CHECKING:
    from game.ui.scenes.patch import Patch

TITLE = Rect(24.0, 14.0, 404.0, 38.0)
NARROW = 80.0
BETWEEN = (434.0, 884.0)
"""What is left over the panels for the names of their sides."""


def heads(scene: "Patch") -> list[Widget]:
    """The title with the key of the other page, and whose side each panel is."""
    ui, r = scene.ui, TITLE
    say = ui.texts.say
    page = say("ui_patch.page", n=scene.page + 1, of=scene.bay.pages)
    box, key = key_box("p", 0.0, 0.0, 26.0)
    wide = box.w + 22.0 + set_text(page, 0, 0, 18).rect.w if scene.bay.pages > 1 else 0.0
    shown = cut(say("ui_patch.title"), r.w - wide - 30.0, "bodyb", 20.0)
    title = set_text(shown, r.x + 16, r.cy, 20, "text", "bodyb", anchor="lm")
    made = [panel("title", r)._replace(texts=(title,))]
    if wide:
        place = Rect(r.right - wide, r.y + 3, wide, r.h - 6)
        box = Rect(place.x + 6, r.cy - 13, box.w, 26)
        texts = (
            set_text(key.words, box.cx, box.cy, 18, "text", "uib", "raised", "cm"),
            set_text(page, box.right + 6, r.cy, 18, "text", anchor="lm"),
        )
        made.append(Widget("page", place, "button", texts, partial(_page, box), box, "page", "p", inside="title"))
    left, end = title.rect.right + 14, r.right - wide - 8
    if scene.source is not None and end - left > NARROW:
        # The start-up panel is one key away, and leads back with the same.
        words = cut(say("ui_panel.short"), end - left - 54.0, "body")
        made.append(key_hint("panel", left, r.cy - HINT_HEIGHT / 2, SWAP, words, "panel", inside="title"))
    # Where time stands, that is said between them.
    wide = 128.0 if scene.play.paused else 190.0
    for name, x in (("habitat", LEFT_X), ("machine", RIGHT_X)):
        text = set_text(cut(say(f"ui_patch.side_{name}"), wide, "uib"), x, 34.0, 18, "text", "uib", anchor="cm")
        made.append(_side(name, text, 6.0 if scene.play.paused else 12.0))
    if scene.play.paused:
        return [*made, *panels.time_key(ui, scene.play, made[-2].rect.right + 3, made[-1].rect.x - 3)]
    return made


def _side(name: str, text: Text, beside: float) -> Widget:
    r = Rect(text.rect.x - beside, 20.0, text.rect.w + 2 * beside, 29.0)
    dx = max(0.0, BETWEEN[0] - r.x) + min(0.0, BETWEEN[1] - r.right)
    return Widget(f"side.{name}", r.moved(dx, 0.0), "text", (text._replace(rect=text.rect.moved(dx, 0.0)),), _plate)


def hints(scene: "Patch") -> list[Widget]:
    """Keys of the scene."""
    say, source = scene.ui.texts.say, scene.source
    drops = bool(scene.hand.end or scene.hand.tool)
    asked = scene.play.question is not None
    offered = [("escape", say("ui_patch.drop" if drops else "ui_patch.asked" if asked else "ui_patch.back"), "back")]
    if source is not None and source.who >= 0:
        offered += [("f", say("ui_patch.finish"), "finish"), ("l", say("ui_patch.let"), "let")]
    else:
        waits = scene.play.waiting
        offered.append(("w", say("ui_patch.no_wait" if waits else "ui_patch.wait"), "wait"))
        offered.append(("f1", say("ui_patch.help"), "help"))
    return panels.hints(scene.ui, offered)


def plain(canvas: Canvas) -> None:
    """Two panels on the wall, while the picture is not baked."""
    canvas.rect(STAGE, fill="ink", radius=0)
    for x in (452.0, 764.0):
        canvas.rect(Rect(x, 60.0, 92.0, 448.0), fill="raised", line="line")
    canvas.rect(shelf.SHELF, fill="panel", line="line")


def _page(box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    if focused:
        canvas.rect(r, line="selected", width=2.5, radius=4)
    draw_key(canvas, box, focused)


def _plate(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4)
