"""Functions that make widgets: each lays out its own texts, and takes words that are 40 % longer.

Look for: `panel`, `label`, `paragraph`, `button`, `menu_row`, `key_hint`, `key_hints`, `bar`, `chip`.
"""

from game.ui.widgets.button import button, key_box, menu_row
from game.ui.widgets.panel import label, panel, paragraph
from game.ui.widgets.small import bar, chip, key_hint, key_hints

__all__ = [
    "bar", "button", "chip", "key_box", "key_hint", "key_hints", "label", "menu_row", "panel", "paragraph",
]  # fmt: skip
