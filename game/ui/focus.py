"""Where the focus goes, and what lies under the pointer or behind a key: pure functions on widgets.

Look for: `moved`, `under`, `keyed`, `resting`.
"""

from collections.abc import Sequence

from game.ui.widget import Widget

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
ASIDE = 2.4
"""How much a step aside counts against a step ahead."""
OUT_OF_LINE = 80.0
"""What it costs to leave the row or column at all: another list beside this one is seldom meant."""


def pressable(widgets: Sequence[Widget]) -> list[Widget]:
    return [widget for widget in widgets if widget.action]


def named(widgets: Sequence[Widget], id_: str) -> Widget | None:
    return next((widget for widget in widgets if widget.id == id_), None)


def resting(widgets: Sequence[Widget], focus: str) -> str:
    """The focus, if it is still there; else the first widget that can be pressed; "" if there is none."""
    can = pressable(widgets)
    if any(widget.id == focus for widget in can):
        return focus
    return next((widget.id for widget in can if widget.enabled), can[0].id if can else "")


def stepped(widgets: Sequence[Widget], focus: str, step: int) -> str:
    """The next one in order (1) or the one before (-1), round and round."""
    can = [widget.id for widget in pressable(widgets)]
    if not can:
        return ""
    return can[(can.index(focus) + step) % len(can)] if focus in can else can[0]


def moved(widgets: Sequence[Widget], focus: str, direction: str) -> str:
    """The nearest one that way; past the last, the farthest on the other side, in the same line."""
    here = named(widgets, focus)
    if here is None:
        return resting(widgets, focus)
    dx, dy = DIRECTIONS[direction]

    def ahead(widget: Widget) -> float:
        if dx:
            return (widget.rect.x - here.rect.x if dx > 0 else here.rect.right - widget.rect.right) or 0.0
        return (widget.rect.y - here.rect.y if dy > 0 else here.rect.bottom - widget.rect.bottom) or 0.0

    def aside(widget: Widget) -> float:
        if dx:
            off = max(widget.rect.y - here.rect.bottom, here.rect.y - widget.rect.bottom)
        else:
            off = max(widget.rect.x - here.rect.right, here.rect.x - widget.rect.right)
        return ASIDE * off + OUT_OF_LINE if off > 0.0 else 0.0

    others = [widget for widget in pressable(widgets) if widget.id != focus]
    before = [widget for widget in others if ahead(widget) > 1]
    if before:
        return min(before, key=lambda widget: (ahead(widget) + aside(widget), aside(widget))).id
    behind = [widget for widget in others if ahead(widget) < -1 and aside(widget) <= 0]
    return min(behind, key=ahead).id if behind else focus


def under(widgets: Sequence[Widget], x: float, y: float) -> Widget | None:
    """The topmost widget at a point that can be pressed, unless one that can't lies over it."""
    for widget in reversed(widgets):
        if widget.rect.contains(x, y):
            if widget.action:
                return widget
            if widget.role == "panel":
                return None
    return None


def keyed(widgets: Sequence[Widget], key: str) -> Widget | None:
    """The topmost widget that this key presses."""
    return next((widget for widget in reversed(widgets) if widget.action and widget.key == key), None)
