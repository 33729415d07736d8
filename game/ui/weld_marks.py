"""What is drawn over the bench in lines and words: seams that can be welded, feet, how far holes are off, use of welds.

All of it is drawn once onto a surface of its own, and again only when it has changed.

Look for: `Marks` (its `over`), `Shown`, `ramp` (the colours of use), `seam_words`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pygame

from game.model.seams import hole_place, misfit, seams, served
from game.model.weldment import Seam, Weldment
from game.ui import type as measure
from game.ui import weld_place
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.theme import COLOURS, Colour
from game.ui.weld_place import spot

if TYPE_CHECKING:
    from game.model.bracing import Use, Verdict

CIVIDIS: tuple[tuple[float, Colour], ...] = (
    (0.0, (0, 34, 78)), (0.25, (63, 78, 108)), (0.5, (124, 123, 120)), (0.75, (187, 174, 98)), (1.0, (254, 232, 56)),
)  # fmt: skip
"""A ramp that rises evenly in brightness: it reads in grey, and for every kind of colour vision (Nunez et al. 2018)."""
LAYER = Rect(0.0, 0.0, 928.0, 640.0)


class Shown(NamedTuple):
    """What of it is wanted."""

    mode: str
    """fit, tack, weld or load."""
    piece: str
    """Selected; ""."""
    seam: str
    """Selected; ""."""
    along: float
    """Where the next tack goes, m; -1: none."""
    verdict: "Verdict | None"
    carried: str = ""
    """In somebody's hand, and not where the bench has it; ""."""


def ramp(share: float) -> Colour:
    """Of a use from 0 to 1."""
    share = min(1.0, max(0.0, share))
    for (low, one), (high, other) in pairwise(CIVIDIS):
        if share <= high:
            part = (share - low) / (high - low)
            r, g, b = (round(a + (c - a) * part) for a, c in zip(one, other, strict=True))
            return r, g, b
    return CIVIDIS[-1][1]


def seam_words(ui: Ui, weldment: Weldment, seam: Seam) -> str:
    """`B1, top edge on the upper rail`: by how the plate lies now, not by how it lay in the rack."""
    across, up = seam.y1 - seam.y0, seam.x0 - seam.x1
    # The plate lies to the left of the line, so this looks away from it.
    edge = ("right" if across > 0.0 else "left") if abs(across) > abs(up) else ("top" if up > 0.0 else "bottom")
    bars = [bar.name for bar in weldment.bars]
    other = ui.texts.say(f"ui_weld.bar_{seam.other}") if seam.other in bars else seam.other.upper()
    return ui.texts.say(f"ui_weld.seam_{edge}", piece=seam.piece.upper(), other=other)


def refusal_words(ui: Ui, weldment: Weldment | None, words: str) -> str:
    """A refusal as a sentence in which plates and seams are called as on the wall, and not as in a plan."""
    if weldment is not None:
        called = {each.name: each.name.upper() for each in weldment.pieces}
        called.update((each.name, seam_words(ui, weldment, each)) for each in seams(weldment))
        parts = [(each, each.rstrip(",;:")) for each in words.split(" ")]
        words = " ".join(called.get(bare, bare) + each[len(bare) :] for each, bare in parts)
    return words[:1].upper() + words[1:]


def foot_words(ui: Ui, weldment: Weldment, n: int) -> str:
    """`upper left`: where a foot is among the others; its number, where that does not tell it from them."""
    feet = weldment.machine.feet
    if not 0 <= n < len(feet):
        return ""
    middle = (math.fsum(x for x, _ in feet) / len(feet), math.fsum(y for _, y in feet) / len(feet))
    corners = [(x > middle[0], y > middle[1]) for x, y in feet]
    if corners.count(corners[n]) > 1:
        return ui.texts.say("ui_weld.foot_number", foot=n + 1)
    right, upper = corners[n]
    return ui.texts.say(f"ui_weld.foot_{'upper' if upper else 'lower'}_{'right' if right else 'left'}")


def off_rings(weldment: Weldment) -> tuple[float, ...]:
    """How far each hole is off, m: from its ring while a foot has none yet, for the machine may still be moved."""
    by_foot, off = served(weldment), misfit(weldment)
    if -1 not in by_foot:
        return tuple(off)
    return tuple(
        off[n] if at < 0 else math.dist(foot, hole_place(weldment.pieces[at]))
        for n, (at, foot) in enumerate(zip(by_foot, weldment.machine.feet, strict=True))
    )


class Marks:
    """The surface."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._kept: tuple[tuple[object, ...], Weldment, object, pygame.Surface] | None = None

    def over(self, canvas: Canvas, weldment: Weldment, shown: Shown) -> None:
        """Draws it."""
        box = canvas.pixels(LAYER)
        key = (box.size, self.ui.texts.stretch, *shown._replace(verdict=None))
        kept = self._kept
        if kept is None or kept[0] != key or kept[1] is not weldment or kept[2] is not shown.verdict:
            surface = pygame.Surface(box.size, pygame.SRCALPHA)
            self._draw(Canvas(surface, canvas.scale), weldment, shown)
            self._kept = kept = (key, weldment, shown.verdict, surface)
        canvas.surface.blit(kept[3], box)

    def _draw(self, canvas: Canvas, weldment: Weldment, shown: Shown) -> None:
        if shown.mode in ("fit", "tack"):
            self._feet(canvas, weldment, bool(shown.carried))
        if shown.mode in ("tack", "weld"):
            for seam in seams(weldment):
                self._seam(canvas, weldment, seam, seam.name == shown.seam, shown)
        if shown.mode == "load" and shown.verdict is not None:
            self._uses(canvas, weldment, shown.verdict)
        self._names(canvas, weldment, shown)

    def _names(self, canvas: Canvas, weldment: Weldment, shown: Shown) -> None:
        """A round label beside each plate."""
        for piece in weldment.pieces:
            corners = weld_place.outline(weldment, piece)
            chosen = piece.name == shown.piece
            if piece.name == shown.carried or (shown.mode == "load" and piece.layer == 0):
                continue
            x = min(px for px, _ in corners) - 4
            y = max(py for _, py in corners) - 4
            if chosen:
                canvas.line([*corners, corners[0]], "ink", 5, 0.6)
                canvas.line([*corners, corners[0]], "selected", 2.5)
            words = piece.name.upper()
            r = max(17.0, measure.width(words, 18, "uib") / 2 + 6)
            canvas.circle(x, y, r, fill="panel", alpha=0.94)
            canvas.circle(x, y, r, line="selected" if chosen else "mute", width=2.5 if chosen else 1.5)
            canvas.text(words, x, y, 18, "text", "uib", "cm")

    def _feet(self, canvas: Canvas, weldment: Weldment, carried: bool) -> None:
        """Where studs belong; from there to the hole that is meant for it, and how far that is.

        While a plate is carried to one of those that need it, no words lie over where it is to go.
        """
        by_foot = served(weldment)
        off = off_rings(weldment)
        for n, foot in enumerate(weldment.machine.feet):
            x, y = spot(*foot)
            fine = off[n] <= weldment.machine.play
            colour = "ok" if fine else "caution"
            canvas.circle(x, y, 13, line="ink", width=5, alpha=0.6)
            canvas.circle(x, y, 12, line=colour, width=2.2)
            for dx, dy in ((1, 0), (0, 1)):
                for way in (-1, 1):
                    canvas.line(
                        [(x + way * dx * 8, y + way * dy * 8), (x + way * dx * 22, y + way * dy * 22)], "ink", 4, 0.6
                    )
                    canvas.line(
                        [(x + way * dx * 8, y + way * dy * 8), (x + way * dx * 22, y + way * dy * 22)], colour, 2
                    )
            if by_foot[n] < 0:
                if carried:
                    continue
                words = self.ui.texts.say("ui_weld.foot_bare")
            else:
                hx, hy = spot(*hole_place(weldment.pieces[by_foot[n]]))
                canvas.line([(x, y), (hx, hy)], "selected", 2)
                words = f"{1000 * off[n]:.1f} mm" if not fine else self.ui.texts.say("ui_weld.foot_fine")
            # Beside the ring; beyond the plate, where there is one.
            beside = 44 if by_foot[n] < 0 else 78
            self._pill(canvas, words, x, y + (beside if foot[1] > 0 else -beside), colour)

    def to_foot(self, canvas: Canvas, weldment: Weldment, name: str, x: float, y: float, angle: float) -> None:
        """From the hole of a plate that is carried to the foot next to it, and how far that is."""
        piece = next(each for each in weldment.pieces if each.name == name)._replace(x=x, y=y, angle=angle, layer=1)
        if not piece.hole or not weldment.machine.feet:
            return
        hx, hy = hole_place(piece)
        foot = min(weldment.machine.feet, key=lambda each: math.dist(each, (hx, hy)))
        far = math.dist(foot, (hx, hy))
        a, b = spot(hx, hy), spot(*foot)
        pygame.draw.aaline(canvas.surface, COLOURS["selected"], canvas.at(*a), canvas.at(*b))
        fine = far <= weldment.machine.play
        self._pill(canvas, f"{1000 * far:.1f} mm", a[0] + 74, a[1] - 40, "ok" if fine else "text")

    def _seam(self, canvas: Canvas, weldment: Weldment, seam: Seam, chosen: bool, shown: Shown) -> None:
        a, b = weld_place.seam_line(seam)
        welded = any(bead.seam == seam.name for bead in weldment.beads)
        if welded and not chosen:
            return
        if welded:
            # Beside the bead, so that it can be looked at.
            long = max(1.0, math.dist(a, b))
            dx, dy = 11.0 * (a[1] - b[1]) / long, 11.0 * (b[0] - a[0]) / long
            a, b = (a[0] + dx, a[1] + dy), (b[0] + dx, b[1] + dy)
        canvas.line([a, b], "ink", 6, 0.55)
        canvas.line([a, b], "selected" if chosen else "dim", 3 if chosen else 1.8, dash=(7, 5))
        if not chosen:
            return
        for end in (a, b):
            canvas.circle(*end, 5, fill="ink")
            canvas.circle(*end, 4.5, line="selected", width=2)
        long, dx, dy = max(1.0, math.dist(a, b)), b[0] - a[0], b[1] - a[1]
        # Beside the seam, away from its plate, which lies to the left of it.
        away_x, away_y = -dy / long, dx / long
        words = self.ui.texts.say(
            "ui_weld.seam_size", mm=f"{1000 * seam.length:.0f}", gap=f"{1000 * max(seam.gap0, seam.gap1):.1f}"
        )
        far = 25.0 + abs(away_x) * measure.width(words, 18, "uib") / 2
        self._pill(canvas, words, (a[0] + b[0]) / 2 + away_x * far, (a[1] + b[1]) / 2 + away_y * far, "text")
        if shown.along >= 0.0:
            x, y = weld_place.along_seam(seam, shown.along)
            canvas.circle(x, y, 9, line="ink", width=5)
            canvas.circle(x, y, 8, line="selected", width=2.5)

    def _uses(self, canvas: Canvas, weldment: Weldment, verdict: "Verdict") -> None:
        """A strip along each weld, as bright as it is used; a ring and words where the whole is decided."""
        worst: dict[str, Use] = {}
        for use in verdict.uses:
            if use.seam and (use.seam not in worst or use.use > worst[use.seam].use):
                worst[use.seam] = use
        for bead in weldment.beads:
            if bead.seam not in worst:
                continue
            use = worst[bead.seam]
            a, b = spot(bead.x0, bead.y0), spot(bead.x1, bead.y1)
            canvas.line([a, b], "ink", 13, 0.85)
            canvas.line([a, b], ramp(use.use), 9)
            for k in range(1, min(8, int(use.use * 8) + 1)):
                x, y = a[0] + (b[0] - a[0]) * k / 8, a[1] + (b[1] - a[1]) * k / 8
                canvas.circle(x, y, 1.6, fill="ink")
        told = verdict.worst.seam if verdict.worst is not None else ""
        for piece in dict.fromkeys(use.piece for use in worst.values()):
            # One number for a bracket: of its weld that is used most, beside it, away from the middle of the wall.
            use = max((each for each in worst.values() if each.piece == piece), key=lambda each: each.use)
            if use.seam != told:
                x, y = spot(use.x, use.y)
                corners = [weld_place.outline(weldment, each) for each in weldment.pieces if each.name == piece]
                right = max((px for shape in corners for px, _ in shape), default=x)
                tone = "alarm" if use.use >= 1.0 else "text"
                self._pill(canvas, f"{100 * use.use:.0f} %", right + 46, y, tone)
        if verdict.worst is not None:
            self._callout(canvas, verdict.worst)
        self._legend(canvas)

    def _callout(self, canvas: Canvas, use: "Use") -> None:
        say = self.ui.texts.say
        x, y = spot(use.x, use.y)
        colour = "alarm" if use.use >= 1.0 else "caution" if use.use > 0.8 else "ok"
        title = say("ui_weld.peak", percent=f"{100 * use.use:.0f}")
        line = say("ui_weld.peak_where", what=say(f"ui_weld.what_{use.what}"), case=say(f"ui_weld.case_{use.case}"))
        wide = max(measure.width(title, 20, "uib"), measure.width(line, 18)) + 28
        left = min(max(30.0, x - 40.0 if x > 464 else x + 60.0), 900.0 - wide)
        top = 250.0 if y < 338 else 370.0
        canvas.line([(x, y), (left + 20, top + (0 if top > y else 58))], "ink", 5, 0.7)
        canvas.line([(x, y), (left + 20, top + (0 if top > y else 58))], colour, 2.2)
        canvas.circle(x, y, 10, line="ink", width=5)
        canvas.circle(x, y, 9, line=colour, width=2.5)
        box = Rect(left, top, wide, 58)
        canvas.rect(box, fill="panel", line=colour, width=2, radius=4)
        canvas.text(title, box.x + 14, box.y + 17, 20, "text", "uib", "lm")
        canvas.text(line, box.x + 14, box.y + 41, 18, "dim", "body", "lm")

    def _legend(self, canvas: Canvas) -> None:
        box = Rect(340.0, 318.0, 248.0, 36.0)
        canvas.rect(box, fill="panel", line="line", radius=4)
        canvas.text("0", box.x + 14, box.cy, 18, "dim", "ui", "lm")
        canvas.text("100 %", box.right - 12, box.cy, 18, "dim", "ui", "rm")
        for k in range(44):
            canvas.rect(Rect(box.x + 34 + 3 * k, box.y + 11, 3.4, 14), fill=ramp(k / 43), radius=0)

    def _pill(self, canvas: Canvas, words: str, x: float, y: float, colour: str) -> None:
        wide = measure.width(words, 18, "uib") + 20
        x = min(max(x, wide / 2 + 8), LAYER.w - wide / 2 - 8)
        box = Rect(x - wide / 2, y - 15, wide, 30)
        canvas.rect(box, fill="panel", line="line", radius=4, alpha=0.94)
        canvas.text(words, box.cx, box.cy, 18, colour, "uib", "cm")


def nearest_seam(there: Sequence[Seam], px: float, py: float, within: float = 26.0) -> tuple[Seam, float] | None:
    """Which of the seams is next to a point of the stage, and how far along it that is (m); None if none is near."""
    best: tuple[float, Seam, float] | None = None
    for seam in there:
        along, off = weld_place.nearest_along(seam, px, py)
        beyond = max(0.0, -along, along - seam.length)
        far = math.hypot(beyond, off) * weld_place.PER_M
        if far <= within and (best is None or far < best[0]):
            best = (far, seam, min(seam.length, max(0.0, along)))
    return (best[1], best[2]) if best else None
