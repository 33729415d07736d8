"""The colours of the instruments, and how well one reads on another.

Look for: `COLOURS`, `FONT_FILES`, `contrast`.
"""

from pathlib import Path

Colour = tuple[int, int, int]

COLOURS: dict[str, Colour] = {
    "ink": (12, 15, 18),
    "panel": (20, 25, 30),
    "panel2": (28, 35, 42),
    "raised": (39, 48, 58),
    "line": (58, 70, 81),
    "edge": (101, 115, 128),
    "mute": (135, 150, 163),
    "dim": (180, 192, 202),
    "text": (230, 235, 239),
    "alarm": (255, 90, 54),
    "caution": (255, 176, 0),
    "advisory": (108, 196, 255),
    "ok": (143, 211, 182),
    "selected": (245, 240, 220),
    "power": (230, 159, 0),
    "data": (86, 180, 233),
    "coolant": (0, 158, 115),
    "hydrogen": (204, 121, 167),
    "forecast": (156, 215, 255),
    "arc": (191, 217, 255),
    "breath": (255, 194, 122),
    "rust": (164, 83, 45),
    "dust": (208, 138, 86),
    "haze": (230, 178, 124),
    "shadow": (42, 22, 17),
}

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
FONT_FILES = {
    "ui": FONTS / "B612-Regular.otf",
    "uib": FONTS / "B612-Bold.otf",
    "body": FONTS / "SourceSansPro-Regular.ttf",
    "bodyb": FONTS / "SourceSansPro-Semibold.ttf",
    "bodyi": FONTS / "SourceSansPro-It.ttf",
    "din": FONTS / "OSP-DIN.ttf",
}

SMALLEST_TEXT = 18.0
LEAST_CONTRAST = 4.5
LEAST_EDGE = 3.0
"""Contrast of what can be pressed, and of what is measured, with its ground: its edge has the colour "edge"."""


def _luminance(colour: Colour) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of the web's accessibility rules, 1 to 21, of two colours by name."""
    bright, dark = sorted((_luminance(COLOURS[one]), _luminance(COLOURS[other])), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
