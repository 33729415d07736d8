"""What is heard from frame to frame: fades what goes on, repeats alarms, lets the player breathe, and keeps every storm
away. What it plays it also writes, as captions; only what answers a key of the window is seen there anyway.

Look for: `Ears`.
"""

from game.ui import mix
from game.ui.alarms import ADVISORY
from game.ui.captions import Captions
from game.ui.mix import Heard, Scene
from game.ui.play import Play
from game.ui.said import LINE, Spoken
from game.ui.scene import Ui
from game.words.message import catalogue

REPEAT = 10.0
"""Seconds from alarm to alarm, until somebody takes notice."""
LOOK = 0.1
"""Seconds between two looks at the state."""
FADE = 0.6
"""Seconds in which something comes or goes."""
DUCKED, DUCKED_ALARM = 0.5, 0.4
"""How much is left of it under speech."""
APART, SAME_APART = 0.25, 1.5
"""Seconds between two sounds that happen, and between two that are the same."""
QUICK, HARD = 16.0, 22.0
"""Breaths in a minute that are worth a word."""
HANGS_UP = 3.0
"""Seconds of silence after which the comm is closed."""
INTO = 0.42
"""Share of a breath that goes in."""
LIGHT, USUAL, GRAVE = 0, 1, 2
"""How much captions matter."""
ROOM = "room_"
PRACTICE = "practice"
"""The scene in which an arc burns without a game."""


class Ears:
    """The player's ears, as long as the window is open."""

    def __init__(self) -> None:
        self.captions = Captions()
        self._play: Play | None = None
        self._levels: dict[str, tuple[float, float]] = {}
        """Loop -> loudness and side, as they are now."""
        self._wanted: dict[str, Heard] = {}
        self._on: dict[str, tuple[int, bool]] = {}
        """Captions of what goes on -> place, and whether it is near enough to be heard."""
        self._counts = (0, 0, 0)
        """Of happenings, of what was said, of orders: so many were heard."""
        self._since_look = LOOK
        self._since: dict[str, float] = {}
        self._since_any = APART
        self._alarm: tuple[str, int, float] = ("", -1, 0.0)
        """Key and tick of the alarm that was sounded last, and the seconds since."""
        self._breath = 0.0
        self._breathed = ""
        self._in = False
        self._remote = False
        """Somebody is on the comm."""
        self._hushed = 0.0
        """Seconds for which nobody has spoken."""
        self._scene: Scene | None = None

    def listen(self, seconds: float, ui: Ui) -> None:
        """A frame passes."""
        self.captions.advance(seconds)
        self._since_any += seconds
        self._since = {sound: since + seconds for sound, since in self._since.items()}
        play = ui.play
        if play is not self._play:
            self._begin(play)
        if play is None or play.over:
            self._practised(ui, play)
            self._fade(seconds, ui, 1.0)
            return
        self._since_look += seconds
        if self._since_look >= LOOK or self._scene is None:
            self._since_look = 0.0
            self._scene = mix.heard_from(play.session, ui.staging)._replace(arc_long=ui.arc_long)
            self._go_on(ui, play, self._scene)
        speaking = play.line is not None
        self._happen(seconds, ui, play, self._scene)
        self._call(seconds, ui, play, self._scene, speaking)
        self._breathe(seconds, ui, play, self._scene, speaking)
        self._fade(seconds, ui, DUCKED if speaking else 1.0)

    def _practised(self, ui: Ui, play: Play | None) -> None:
        """Where no game goes on nothing is heard but the arc of the training view."""
        before = self._wanted
        # While somebody reads the help over it, the hand stands still, and so does the arc.
        welding = play is None and ui.top is not None and ui.top.name == PRACTICE
        self._wanted = {each.sound: each for each in mix.in_hand(ui.arc_long)} if welding else {}
        if self._wanted and not before:
            sound = catalogue(ui.texts.language)["ui_sound.arc"]
            self.captions.hear(ui.texts.say("ui_sound.everywhere", sound=sound), USUAL)

    def _begin(self, play: Play | None) -> None:
        """Another game, or the same one from another moment: what happened before is not heard again."""
        self._play = play
        self._scene = None
        self._on = {}
        self._alarm = ("", -1, 0.0)
        self._breathed = ""
        self._remote = False
        self._counts = _counts(play) if play is not None and play.now > 0 else (0, 0, 0)
        self.captions.clear()

    def _go_on(self, ui: Ui, play: Play, scene: Scene) -> None:
        """Notes what should sound, and says what began and what ended."""
        self._wanted = {each.sound: each for each in mix.lasting(scene)}
        on = {each.caption: (each.place, each.loudness > 0.0) for each in self._wanted.values()}
        for caption, (place, near) in on.items():
            if near and not self._on.get(caption, (place, False))[1]:
                self._say(ui, play, caption, place, LIGHT if caption.startswith(ROOM) else USUAL)
        for caption, (place, near) in self._on.items():
            # What one has only walked away from has not stopped.
            if near and caption not in on and not caption.startswith(ROOM):
                self._say(ui, play, f"{caption}_off", place, GRAVE)
        if any(each.startswith(ROOM) for each in self._on) and not any(each.startswith(ROOM) for each in on):
            self._say(ui, play, "hush", -1, USUAL)
        self._on = on

    def _happen(self, seconds: float, ui: Ui, play: Play, scene: Scene) -> None:
        """What is new since the last frame."""
        while ui.noises:
            noise = ui.noises.pop(0)
            ui.sound.play(noise.sound, noise.loudness)
            if noise.caption:
                self._say(ui, play, noise.caption, -1, GRAVE)
        events, lines, orders = self._counts
        self._counts = _counts(play)
        for tick, message in play.happenings[events:]:
            if play.now - tick <= 2 or not play.waiting:
                for each in mix.happening(message, play.session, scene, ui.staging):
                    self._once(ui, play, each)
        for spoken in play.said[lines:]:
            self._comm(ui, play, scene, spoken)
        self._hushed = self._hushed + seconds if play.line is None else 0.0
        if self._remote and self._hushed >= HANGS_UP:
            self._remote = False
            self._once(ui, play, Heard("comm_close", 0.6, 0.0, "comm_close"))
        if len(play.orders) > orders:
            ui.sound.play("confirm", 0.7)

    def _comm(self, ui: Ui, play: Play, scene: Scene, spoken: Spoken) -> None:
        """Who is not in the player's room speaks over the comm."""
        if spoken.kind != LINE:
            return
        world = play.world
        who = world.people.index(spoken.speaker) if spoken.speaker in world.people else -1
        away = who < 0 or play.session.state.duty.place[who] != scene.here
        if away and not self._remote:
            self._once(ui, play, Heard("comm_open", 0.6, 0.0, "comm_open"))
        self._remote = away

    def _once(self, ui: Ui, play: Play, each: Heard) -> None:
        """Plays what happens once, unless it would be one of many."""
        if self._since_any < APART and each.sound != "footsteps":
            return
        if self._since.get(each.sound, SAME_APART) < SAME_APART:
            return
        self._since_any = 0.0
        self._since[each.sound] = 0.0
        ui.sound.play(each.sound, each.loudness, each.pan)
        self._say(ui, play, each.caption, each.place, USUAL if each.sound in ("relay", "down") else LIGHT)

    def _call(self, seconds: float, ui: Ui, play: Play, scene: Scene, speaking: bool) -> None:
        """The alarm: at once, and every ten seconds until it is acknowledged; a chime but once. A pause is quiet."""
        first = play.alarms.first()
        each = mix.alarm(first, play.session, scene)
        key, tick, since = self._alarm
        since += seconds
        if first is None or each is None:
            self._alarm = ("", -1, since)
            return
        new = (first.key, first.tick) != (key, tick)
        # Not even a new one breaks into the pattern that is sounding, unless ten seconds have passed or it is worse.
        due = (new and (key == "" or since >= 2.0)) or (since >= REPEAT and each.caption != ADVISORY)
        if not due or play.paused:
            self._alarm = (key, tick, since)
            return
        ui.sound.play(each.sound, each.loudness * (DUCKED_ALARM if speaking else 1.0), each.pan)
        self._say(ui, play, each.caption, each.place, GRAVE)
        self._alarm = (first.key, first.tick, 0.0)

    def _breathe(self, seconds: float, ui: Ui, play: Play, scene: Scene, speaking: bool) -> None:
        """In and out, at the rate that the model's ventilation asks for."""
        rate, loudness = mix.breath(scene)
        if loudness <= 0.05 or play.paused:
            return
        self._breath += seconds * rate / 60.0
        if self._breath >= 1.0:
            self._breath, self._in = 0.0, False
        inward = self._breath < INTO
        if inward is not self._in:
            self._in = inward
            ui.sound.play("breath_in" if inward else "breath_out", loudness * (DUCKED if speaking else 1.0))
            how = "breath_hard" if rate >= HARD else "breath_quick" if rate >= QUICK else "breath_slow"
            if how != self._breathed:
                self._breathed = how
                self._say(ui, play, how, -1, LIGHT)

    def _fade(self, seconds: float, ui: Ui, ducked: float) -> None:
        """Everything that goes on comes a little nearer to how loud it should be."""
        step = seconds / FADE
        levels = {}
        for sound in {**self._levels, **self._wanted}:
            now, pan = self._levels.get(sound, (0.0, 0.0))
            each = self._wanted.get(sound)
            target = each.loudness * ducked if each else 0.0
            now += max(-step, min(step, target - now))
            pan = each.pan if each else pan
            ui.sound.loop(sound, now, pan)
            if now > 0.0 or target > 0.0:
                levels[sound] = (now, pan)
        self._levels = levels

    def _say(self, ui: Ui, play: Play, caption: str, place: int, weight: int) -> None:
        """A caption, with where it comes from if that is not where the player is."""
        sound = catalogue(ui.texts.language)[f"ui_sound.{caption}"]
        here = self._scene.here if self._scene else -1
        if place >= 0 and place != here:
            words = ui.texts.say("ui_sound.from_place", sound=sound, place=play.world.place_names[place])
        else:
            words = ui.texts.say("ui_sound.everywhere", sound=sound)
        self.captions.hear(words, weight)


def _counts(play: Play) -> tuple[int, int, int]:
    return len(play.happenings), len(play.said), len(play.orders)
