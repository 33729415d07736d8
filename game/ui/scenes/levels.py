"""Which level, how hard, and with which seed: from here a game begins.

Look for: `Levels` (the list), `Beginning` (one level).
"""

from collections.abc import Sequence

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.scene import Ui
from game.ui.shelf import Shelf, Shelved
from game.ui.staging import Cover
from game.ui.veil import draw_veil
from game.ui.widget import Widget
from game.ui.widgets import button, key_hints, label, menu_row, panel, paragraph
from game.ui.widgets.panel import title_bottom

FRAME = Rect(64, 48, 1152, 600)
LIST_WIDE = 420.0
SEED_HIGH = 160.0
COVER_LEAST = 120.0
"""Height under which a picture says nothing."""
USUAL_SEED = 16
SEEDS = 1_000_000_000


class Levels:
    """All levels; beside them what the chosen one is about."""

    name = "levels"

    def __init__(self, shelf: Shelf, straight: bool = False) -> None:
        self._shelf = shelf
        self._straight = straight
        """Whether the first level is opened at once: for whoever chose a new game, and not a level."""
        self._first = 0
        self._kept: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        self._shelf.begin()
        self._go_straight()

    def _go_straight(self) -> None:
        """On to the first level, as soon as the levels are read."""
        if not self._straight or not self._shelf.read:
            return
        self._straight = False
        if first := next((level for level in self._shelf.levels if not level.trouble), None):
            self.ui.replace(Beginning(first))

    def advance(self, seconds: float) -> None:
        """Nothing moves."""
        self._go_straight()

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        looked_at = self._looked_at()
        state = (self._shelf.read, self._first, looked_at, self._covered(looked_at))
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made())
        return self._kept[1]

    def _looked_at(self) -> str:
        """The level whose row has the focus."""
        prefix, _, id_ = self.ui.focus.partition(":")
        known = [level.id for level in self._shelf.levels]
        return id_ if prefix == "levels.row" and id_ in known else next(iter(known), "")

    def _covered(self, id_: str) -> bool:
        """Whether this level has a picture to show by now."""
        return any(level.id == id_ and self.ui.pictures.get(level.cover.picture) for level in self._shelf.levels)

    def _made(self) -> list[Widget]:
        say = self.ui.texts.say
        frame = panel("levels", FRAME, say("ui_levels.title"))
        top = title_bottom(frame) + 6
        made: list[Widget] = [frame]
        if not self._shelf.read:
            made.append(label("levels.reading", FRAME.x + 16, top, say("ui_levels.reading"), inside="levels"))
        shown, last = self._page(top)
        made += shown
        looked_at = self._looked_at()
        chosen = next((level for level in self._shelf.levels if level.id == looked_at), None)
        if chosen is not None:
            told = _about(self.ui, chosen, FRAME.x + LIST_WIDE + 44, top, "levels")
            made += [*told, *_cover(self.ui, chosen.cover, told[-1].rect.bottom if told else top)]
        keys = [("escape", say("ui_levels.back"), "back"), ("return", say("ui_levels.open"), "")]
        if self._first or last < len(self._shelf.levels):
            keys += [("page down", say("ui_levels.more"), "more")]
        return [*made, *key_hints("levels.keys", FRAME.x, 664, keys)]

    def _page(self, top: float) -> tuple[list[Widget], int]:
        """Rows from the first that is shown, as many as fit; and the number of the one after."""
        made: list[Widget] = []
        number = self._first
        for level in self._shelf.levels[self._first :]:
            note = self.ui.texts.say("ui_levels.people", count=level.people) if level.people else ""
            row = menu_row(
                f"levels.row:{level.id}", Rect(FRAME.x + 16, top, LIST_WIDE, 44), self.ui.texts.shown(level.title),
                f"open:{level.id}", note, enabled=not level.trouble, why_not=level.trouble, inside="levels",
            )  # fmt: skip
            if row.rect.bottom > FRAME.bottom - 12:
                break
            made.append(row)
            top, number = row.rect.bottom + 4, number + 1
        return made, number

    def on(self, action: str) -> None:
        word, _, id_ = action.partition(":")
        match word:
            case "open":
                self.ui.push(Beginning(next(level for level in self._shelf.levels if level.id == id_)))
            case "more":
                _, after = self._page(title_bottom(panel("levels", FRAME, self.ui.texts.say("ui_levels.title"))) + 6)
                self._first = after if after < len(self._shelf.levels) else 0
                self.ui.focus = ""
            case "back":
                self.ui.pop()


class Beginning:
    """One level: how hard, which seed, and go."""

    name = "beginning"

    def __init__(self, level: Shelved) -> None:
        self.level = level
        self.difficulty = level.usual
        self.seed = USUAL_SEED
        self._kept: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        ui.focus = ui.focus or "beginning.start"

    def advance(self, seconds: float) -> None:
        """Nothing moves."""

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        state = (self.difficulty, self.seed)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made())
        return self._kept[1]

    def _made(self) -> list[Widget]:
        say = self.ui.texts.say
        frame = panel("beginning", FRAME, self.ui.texts.shown(self.level.title))
        top = title_bottom(frame) + 6
        left = FRAME.x + 16
        made = [
            frame,
            label("beginning.hard", left, top, say("ui_levels.hard"), 20, "dim", "bodyb", inside="beginning"),
        ]
        top = made[-1].rect.bottom + 6
        for number, (id_, oxygen) in enumerate(self.level.difficulties.items(), 1):
            words = self._difficulty(id_)
            words = say("ui_levels.chosen", name=words) if id_ == self.difficulty else words
            accent = "selected" if id_ == self.difficulty else ""
            made.append(
                button(
                    f"beginning.hard.{id_}", Rect(left, top, LIST_WIDE, 44), words, f"hard:{id_}", str(number),
                    inside="beginning", accent=accent,
                )
            )  # fmt: skip
            says = self.level.texts.get(f"difficulty_says.{id_}", "")
            told = say("ui_levels.starts", percent=f"{oxygen * 100:.1f}", says=says).strip()
            at = Rect(left + 14, made[-1].rect.bottom + 2, LIST_WIDE - 28, 0)
            made.append(paragraph(f"beginning.says.{id_}", at, told, 18, "dim", inside="beginning"))
            top = made[-1].rect.bottom + 8
        beside = left + LIST_WIDE + 28
        made += _about(self.ui, self.level, beside, title_bottom(frame) + 6, "beginning", FRAME.bottom - SEED_HIGH)
        made += self._seed(beside, FRAME.right - 24 - beside)
        start = button(
            "beginning.start", Rect(left, FRAME.bottom - 76, LIST_WIDE, 60), say("ui_levels.start"), "start", "s",
            inside="beginning", accent="selected",
        )  # fmt: skip
        keys = [("escape", say("ui_levels.back"), "back")]
        return [*made, start, *key_hints("beginning.keys", FRAME.x, 664, keys)]

    def _difficulty(self, id_: str) -> str:
        """Its name: the level's own word for it, or what it is called in its file."""
        return self.ui.texts.shown(self.level.texts.get(f"difficulty.{id_}", id_.replace("_", " ").capitalize()))

    def _seed(self, left: float, room: float) -> list[Widget]:
        """At the foot of the right column, upwards from there."""
        say = self.ui.texts.say
        why = paragraph(
            "beginning.seed.why", Rect(left, 0, room, 0), say("ui_levels.seed_why"), 18, "dim", inside="beginning"
        )
        y = FRAME.bottom - 16 - 44 - 8 - why.rect.h
        why = paragraph(why.id, Rect(left, y, room, 0), say("ui_levels.seed_why"), 18, "dim", inside="beginning")
        told = label(
            "beginning.seed", left, y - 28, say("ui_levels.seed", seed=self.seed), 20, "dim", "bodyb",
            inside="beginning",
        )  # fmt: skip
        made, at = [told, why], left
        wide = (room - 12) / 2
        for action, key in (("another", "r"), ("usual", "u")):
            box = Rect(at, why.rect.bottom + 8, wide, 44)
            words = say(f"ui_levels.{action}", seed=USUAL_SEED)
            made.append(button(f"beginning.seed.{action}", box, words, action, key, inside="beginning"))
            at += wide + 12
        return made

    def on(self, action: str) -> None:
        word, _, id_ = action.partition(":")
        match word:
            case "hard":
                self.difficulty = id_
            case "another":
                self.seed = self.ui.chance.randrange(1, SEEDS)
            case "usual":
                self.seed = USUAL_SEED
            case "start":
                from game.ui.scenes.briefing import Briefing

                self.ui.push(Briefing(self.level.id, self.seed, self.difficulty))
            case "back":
                self.ui.pop()


def _about(
    ui: Ui, level: Shelved, left: float, top: float, inside: str, bottom: float = FRAME.bottom - 12
) -> list[Widget]:
    """What a level is about, in its own words."""
    wide = FRAME.right - 24 - left
    made: list[Widget] = []
    for id_, size, colour, font in (("place", 20.0, "dim", "bodyi"), ("premise", 20.0, "text", "body")):
        words = level.trouble if level.trouble and id_ == "premise" else level.texts.get(f"level.{id_}", "")
        if not words and id_ == "premise":
            words = ui.texts.say("ui_levels.plain", count=level.people)
        if words:
            shown = paragraph(f"{inside}.{id_}", Rect(left, top, wide, 0), ui.texts.shown(words), size, colour, font)
            if shown.rect.bottom > bottom:
                shown = paragraph(shown.id, Rect(left, top, wide, 0), ui.texts.shown(words), 18, colour, font)
            made.append(shown._replace(inside=inside))
            top = shown.rect.bottom + 12
    return made


def _cover(ui: Ui, cover: Cover, top: float) -> list[Widget]:
    """A level's picture under what is said of it; none where it is not drawn yet, or where words need the room."""
    left, right = FRAME.x + LIST_WIDE + 44, FRAME.right - 24
    high = min(FRAME.bottom - 24 - (top + 16), (right - left) * STAGE.h / STAGE.w)
    picture = ui.pictures.get(cover.picture) if cover.picture else None
    if picture is None or high < COVER_LEAST:
        return []
    r = Rect(left, FRAME.bottom - 24 - high, high * STAGE.w / STAGE.h, high)

    def paint(canvas: Canvas, box: Rect, focused: bool) -> None:
        picture.draw(canvas, dict.fromkeys(cover.lights, 1.0), box)
        canvas.rect(box, None, "line", 1.5, 6)

    return [Widget("levels.cover", r, "picture", (), paint, cover, inside="levels")]
