"""What a player can set: the screen, the sound, how much moves, and which key does what.

Look for: `SettingsScene`, `Keys` (other keys for what keys do).
"""

from collections.abc import Sequence

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.keys import engraved
from game.ui.scene import Ui
from game.ui.veil import draw_veil
from game.ui.widget import Widget
from game.ui.widgets import bar, button, key_hints, menu_row, panel, paragraph
from game.ui.widgets.panel import title_bottom

FRAME = Rect(240, 48, 800, 600)
STEP = 0.1
SWITCHES = ("full_screen", "mute", "reduced_motion", "reduced_effects")
REBOUND = ("space", "w", "a", "b", "m", "v", "o", "l", "p", "s", "f1", "f2", "f11")
"""Keys that do the same in every scene, and can be put elsewhere."""


class SettingsScene:
    """The settings; each holds, and is kept, as soon as it is changed."""

    name = "settings"

    def __init__(self) -> None:
        self._kept: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui

    def advance(self, seconds: float) -> None:
        """Nothing moves."""

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        state = tuple(getattr(self.ui.settings, name) for name in (*SWITCHES, "volume"))
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made())
        return self._kept[1]

    def _made(self) -> list[Widget]:
        say = self.ui.texts.say
        frame = panel("settings", FRAME, say("ui_settings.title"))
        top = title_bottom(frame) + 6
        made: list[Widget] = [frame]
        for name in SWITCHES:
            on = say("ui_settings.on" if getattr(self.ui.settings, name) else "ui_settings.off")
            row = menu_row(
                f"settings.{name}", Rect(FRAME.x + 16, top, FRAME.w - 32, 44), say(f"ui_settings.{name}"), name, on,
                inside="settings",
            )  # fmt: skip
            told = paragraph(
                f"settings.{name}.told", Rect(FRAME.x + 60, row.rect.bottom + 1, FRAME.w - 92, 0),
                say(f"ui_settings.{name}_told"), 18, "dim", inside="settings",
            )  # fmt: skip
            made += [row, told]
            top = told.rect.bottom + 6
        made += self._volume(top + 2)
        keys = button(
            "settings.keys", Rect(FRAME.x + 16, made[-1].rect.bottom + 10, FRAME.w - 32, 44), say("ui_settings.keys"),
            "keys", "k", inside="settings",
        )  # fmt: skip
        hints = [("escape", say("ui_settings.back"), "back"), ("return", say("ui_settings.change"), "")]
        return [*made, keys, *key_hints("settings.hints", FRAME.x, 664, hints)]

    def _volume(self, top: float) -> list[Widget]:
        say, volume = self.ui.texts.say, self.ui.settings.volume
        third = (FRAME.w - 56) / 3
        boxes = [Rect(FRAME.x + 16 + number * (third + 12), top, third, 44) for number in range(3)]
        softer = button(
            "settings.softer", boxes[0], say("ui_settings.softer"), "softer", "-", enabled=volume > 0,
            why_not=say("ui_settings.softest"), inside="settings",
        )  # fmt: skip
        louder = button(
            "settings.louder", boxes[2], say("ui_settings.louder"), "louder", "=", enabled=volume < 1,
            why_not=say("ui_settings.loudest"), inside="settings",
        )  # fmt: skip
        told = paragraph(
            "settings.volume", boxes[1], say("ui_settings.volume", percent=round(100 * volume)), 20, font="ui",
            inside="settings",
        )  # fmt: skip
        level = bar("settings.level", Rect(boxes[1].x, told.rect.bottom + 6, third, 10), volume, "text", "settings")
        low = max(softer.rect.h, louder.rect.h, level.rect.bottom - top)
        made = [told, level, softer, louder]
        return made if low <= 44 else [*made[:2], *(each._replace(rect=each.rect._replace(h=low)) for each in made[2:])]

    def on(self, action: str) -> None:
        chosen = self.ui.settings
        match action:
            case "softer" | "louder":
                volume = chosen.volume + (STEP if action == "louder" else -STEP)
                self.ui.choose(chosen._replace(volume=round(max(0.0, min(1.0, volume)), 2)))
            case "keys":
                self.ui.push(Keys())
            case "back":
                self.ui.pop()
            case "full_screen":
                self.ui.choose(chosen._replace(full_screen=not chosen.full_screen))
            case "mute":
                self.ui.choose(chosen._replace(mute=not chosen.mute))
            case "reduced_motion":
                self.ui.choose(chosen._replace(reduced_motion=not chosen.reduced_motion))
            case "reduced_effects":
                self.ui.choose(chosen._replace(reduced_effects=not chosen.reduced_effects))


class Keys:
    """Which key does what; another can be chosen for each."""

    name = "keys"

    def __init__(self) -> None:
        self._asked = ""
        """The key for which another is being asked."""
        self._kept: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui

    def advance(self, seconds: float) -> None:
        """Takes the key that was pressed for the one that is asked for."""
        pressed = self.ui.last_key
        if not self._asked or not pressed:
            return
        if pressed not in ("escape", "return", "tab", "up", "down", "left", "right"):
            self._take(pressed)
        self._asked = ""

    def _take(self, pressed: str) -> None:
        """The asked key and the pressed one change places, so that each still does one thing."""
        keys = {name: own for name, own in self.ui.settings.keys.items() if self._asked != name}
        now = self.ui.settings.keys.get(self._asked, self._asked)
        for name in dict.fromkeys((*REBOUND, *keys, pressed)):
            if keys.get(name, name) == pressed and name != self._asked:
                keys[name] = now
        keys[self._asked] = pressed
        self.ui.choose(self.ui.settings._replace(keys={name: own for name, own in keys.items() if name != own}))

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        state = (self._asked, tuple(self.ui.settings.keys.items()))
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made())
        return self._kept[1]

    def _made(self) -> list[Widget]:
        say = self.ui.texts.say
        frame = panel("keys", FRAME, say("ui_settings.keys"))
        told = say("ui_settings.press" if self._asked else "ui_settings.keys_told")
        head = Rect(FRAME.x + 16, title_bottom(frame) + 4, FRAME.w - 32, 0)
        made: list[Widget] = [frame, paragraph("keys.told", head, told, 20, "text" if self._asked else "dim")]
        made[1] = made[1]._replace(inside="keys")
        tops = [made[1].rect.bottom + 12] * 2
        wide = (FRAME.w - 48) / 2
        for number, key in enumerate(REBOUND):
            column = number % 2
            own = engraved(self.ui.settings.keys.get(key, key))
            note = say("ui_settings.waits") if key == self._asked else own
            box = Rect(FRAME.x + 16 + column * (wide + 16), tops[column], wide, 44)
            words = say(f"ui_settings.key_{key}")
            row = menu_row(f"keys.{key}", box, words, f"ask:{key}", note, inside="keys")
            made.append(row)
            tops[column] = row.rect.bottom + 8
        usual = button(
            "keys.usual", Rect(FRAME.x + 16, max(tops) + 8, FRAME.w - 32, 44), say("ui_settings.usual"), "usual",
            inside="keys",
        )  # fmt: skip
        return [*made, usual, *key_hints("keys.hints", FRAME.x, 664, [("escape", say("ui_settings.back"), "back")])]

    def on(self, action: str) -> None:
        word, _, key = action.partition(":")
        match word:
            case "ask":
                self._asked, self.ui.last_key = key, ""
            case "usual":
                self.ui.choose(self.ui.settings._replace(keys={}))
            case "back" if self._asked:
                self._asked = ""
            case "back":
                self.ui.pop()
