"""The title: the name, sixteen breaths, and where one can go from here.

Look for: `Title`.
"""

from collections.abc import Sequence

from game import __version__
from game.ui import ahead
from game.ui.canvas import Canvas
from game.ui.dusk import Dusk
from game.ui.geometry import Rect
from game.ui.scene import LEVELS, Ui
from game.ui.scenes.loading import breaths
from game.ui.shelf import LeftOff, Shelf, left_off
from game.ui.widget import Widget
from game.ui.widgets import bar, chip, key_hints, label, menu_row, panel, paragraph

LEFT, WIDE = 64.0, 396.0
NAME = "SIXTEEN"
NAME_SIZE = 132.0
SPREAD = 13.0
"""Between the letters of the name."""
PITCH = 24.6
QUIET = 0.5
"""Seconds for which nothing is read, so that the picture is there first."""


class Title:
    """The first scene, and where one comes back to."""

    name = "title"

    def __init__(self) -> None:
        self._dusk: Dusk | None = None
        self.shelf = Shelf(LEVELS)
        self._kept: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        self._dusk = self._dusk or Dusk(ui.chance)
        self._left_off: LeftOff | None = left_off()
        self._kept = None

    def advance(self, seconds: float) -> None:
        if self._dusk is not None:
            self._dusk.advance(seconds, self.ui)
            if self._dusk.seconds > QUIET:
                self.shelf.begin()
            if self.shelf.read:
                ahead.begin()

    def draw(self, canvas: Canvas) -> None:
        if self._dusk is None:
            return
        self._dusk.draw(canvas, self.ui)
        if self.ui.top is not self:
            return
        x = LEFT - 4
        for letter in NAME:
            x += canvas.text(letter, x, 44, NAME_SIZE, "selected", "din") + SPREAD
        breaths(canvas, LEFT + 10, 222, PITCH, self._dusk.seconds)

    def widgets(self) -> Sequence[Widget]:
        baking = self.ui.baking
        done = (baking.all - len(baking.missing), baking.all) if baking and baking.running else None
        state = (self.shelf.read, done, self.ui.complaint, baking.complaint if baking else "")
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, [*self._menu(), *self._signs(done, state[2] or state[3])])
        return self._kept[1]

    def _menu(self) -> list[Widget]:
        say = self.ui.texts.say
        told = paragraph("title.told", Rect(LEFT, 246, 520, 0), say("ui_title.told"), 22, "text", on="ink")
        made: list[Widget] = [told]
        top = max(310.0, told.rect.bottom + 8)
        for id_, note in self._rows():
            row = menu_row(f"title.{id_}", Rect(LEFT, top, WIDE, 44), say(f"ui_title.{id_}"), id_, note)
            made.append(row)
            top = row.rect.bottom + 4
        keys = [("↑↓", say("ui_title.choose"), ""), ("return", say("ui_title.open"), "")]
        hints = [*keys, ("f1", say("ui_title.help"), "help")]
        return [*made, *key_hints("title.keys", LEFT, min(674.0, top + 14), hints, right=700)]

    def _rows(self) -> list[tuple[str, str]]:
        """The rows, with the fact that each one tells."""
        say, rows = self.ui.texts.say, []
        if self._left_off is not None:
            id_ = self._left_off.level
            title = next((level.title for level in self.shelf.levels if level.id == id_), "")
            rows.append(("continue", say("ui_title.left_off", level=title, clock=self._left_off.clock).strip()))
        levels = say("ui_title.count", count=len(self.shelf.levels)) if self.shelf.read else ""
        return [
            *rows,
            ("new", ""),
            ("levels", levels),
            ("practice", ""),
            ("settings", ""),
            ("credits", ""),
            ("quit", ""),
        ]

    def _signs(self, done: tuple[int, int] | None, complaint: str) -> list[Widget]:
        """What else is to be known: the version, what is still being drawn, what went wrong."""
        say = self.ui.texts.say
        told = say("ui_title.version", version=__version__)
        wide = chip("title.version", 0, 0, told).rect.w
        made = [chip("title.version", 1256 - wide, 664, told, "dim")]
        if done is not None:
            told = say("ui_title.baking", done=done[0], all=done[1])
            wide = min(560.0, max(300.0, label("", 0, 0, told, 18, font="ui").rect.w + 32))
            box = Rect(1256 - wide, 600, wide, 54)
            words = paragraph("title.baking.told", Rect(box.x + 16, 606, wide - 32, 0), told, 18, "dim", "ui")
            box = Rect(box.x, min(600.0, 648 - words.rect.h - 26), box.w, words.rect.h + 28)
            made.append(panel("title.baking", box))
            lines = paragraph(
                "title.baking.told", Rect(box.x + 16, box.y + 6, wide - 32, 0), told, 18, "dim", "ui",
                inside="title.baking",
            )  # fmt: skip
            progress = Rect(box.x + 16, lines.rect.bottom + 4, wide - 32, 8)
            made += [lines, bar("title.baking.bar", progress, done[0] / max(1, done[1]), "breath", "title.baking")]
        if complaint:
            words = paragraph("title.complaint.told", Rect(716, 40, 524, 0), complaint, 18, inside="title.complaint")
            box = Rect(700, 28, 556, words.rect.h + 24)
            made += [panel("title.complaint", box, accent="caution"), words]
        return made

    def on(self, action: str) -> None:
        match action:
            case "continue" if self._left_off is not None:
                from game.ui.scenes.continuing import Continuing

                self.ui.push(Continuing(self._left_off.path))
            case "new":
                from game.ui.scenes.levels import Levels

                self.ui.push(Levels(self.shelf, straight=True))
            case "levels":
                from game.ui.scenes.levels import Levels

                self.ui.push(Levels(self.shelf))
            case "practice":
                from game.ui.opening import practising

                self.ui.push(practising())
            case "settings":
                from game.ui.scenes.settings import SettingsScene

                self.ui.push(SettingsScene())
            case "credits":
                from game.ui.scenes.credits import Credits

                self.ui.push(Credits())
            case "help":
                from game.ui.scenes.help import Help

                self.ui.push(Help())
            case "quit":
                self.ui.quit()
