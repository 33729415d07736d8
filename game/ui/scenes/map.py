"""The map of the colony: who is where, in what air; people are sent from here, doors and fans switched.

Look for: `Map`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.retelling.wording import you
from game.ui import board_rows, map_rows
from game.ui import type as measure
from game.ui.board_rows import Entry
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.map_rows import Door, Spot
from game.ui.map_way import route
from game.ui.pace import CHOOSING
from game.ui.pictures import Still
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.board_people import people_column
from game.ui.scenes.hub_ways import opened
from game.ui.scenes.map_rooms import door_widget, draw_route, legend, plain_rooms, room_widget, weights
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import button, key_hints, panel
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head

PEOPLE = Rect(912.0, 84.0, 344.0, 548.0)
STRIP = Rect(24.0, 546.0, 876.0, 124.0)
ORDERS = Rect(566.0, 554.0, 322.0, 108.0)
FOOT = 676.0


class Plan(NamedTuple):
    """What lies where."""

    rects: dict[str, Rect]
    spots: list[Spot]
    doors: list[Door]
    way: tuple[tuple[float, float], ...]
    """The one that is being thought of."""


class Map:
    """Choose somebody, choose a place, say yes."""

    name = "map"

    def __init__(self, person: str = "") -> None:
        self._who = person
        self._there = ""
        self._door = ""
        self._told = ""
        """What the last order came to."""
        self._pages: list[list[str]] = []
        self._made: tuple[object, list[Widget]] | None = None
        self._still = Still()
        self._seen: tuple[object, Plan] | None = None

    def enter(self, ui: Ui) -> None:
        """It lies over the hub, or the board."""
        self.ui = ui
        play = ui.play
        if play is not None and self._who not in (*play.world.people, *play.world.groups):
            me = you(play.world)
            self._who = play.world.people[me if me >= 0 else 0]
        ui.pictures.prepare(self._picture())
        self._made = None

    def advance(self, seconds: float) -> None:
        """To send somebody costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def _picture(self) -> str:
        told = self.ui.staging.more.get("map")
        return str(told.get("picture", "")) if isinstance(told, dict) else ""

    def draw(self, canvas: Canvas) -> None:
        """The table; on it, the way that is being thought of."""
        ui, play = self.ui, self.ui.play
        canvas.rect(STAGE, fill="ink", radius=0)
        if play is None:
            return
        plan = self._plan(play)
        name = self._picture()
        picture = ui.pictures.get(name) if name else None
        if picture is None:
            plain_rooms(canvas, plan.rects.values())
        else:
            marked = {spot.id: 1.0 for spot in plan.spots if any(dot.chosen for dot in spot.dots)}
            lights = weights(plan.spots, {**marked, self._there: 1.0})
            canvas.surface.blit(self._still.of(picture, canvas, lights), canvas.pixels(STAGE))
        draw_route(canvas, plan.way)

    def _plan(self, play: Play) -> Plan:
        """Kept while nothing changes: frames are many, and ways are reckoned for everybody."""
        key = (play.changed, self._who, self._there, self.ui.stretch)
        if self._seen is None or self._seen[0] != key:
            world = play.world
            rects = map_rows.placed(world, self.ui.staging.room)
            spots, doors = map_rows.spots(play, self.ui.texts, self._who), map_rows.doors(play, rects)
            way: tuple[tuple[float, float], ...] = ()
            if self._there:
                here = play.session.state.duty.place[board_rows.named(world, self._who)[0]]
                way = route(world, rects, doors, here if here >= 0 else world.transit, world.places.index(self._there))
            self._seen = (key, Plan(rects, spots, doors, way))
        return self._seen[1]

    def widgets(self) -> Sequence[Widget]:
        """The rooms, what lies between them, who can be sent, and what that would mean."""
        play = self.ui.play
        if play is None:
            return ()
        shown = (self._who, self._there, self._door, self._told)
        portraits = self.ui.pictures.get(next(iter(self.ui.staging.portrait.values()), "")) is None
        state = (play.changed, self.ui.settings, portraits, *shown)
        if self._made is None or self._made[0] != state:
            self._made = (state, self._all(play))
        return self._made[1]

    def _all(self, play: Play) -> list[Widget]:
        ui, world = self.ui, play.world
        plan = self._plan(play)
        top = head(ui, "map", ui.texts.say("ui_map.title"))
        made = [top.title]
        transit = world.places[world.transit]
        for spot in plan.spots:
            made.append(room_widget(ui, spot, plan.rects[spot.id], spot.id == self._there, spot.id == transit))
        drawn = [door_widget(door, door.id == self._door) for door in plan.doors]
        made += [widget for widget in drawn if widget is not None]
        column = people_column(ui, board_rows.rows(play, ui.texts), self._who, PEOPLE)
        self._pages = column.pages
        made += [*self._strip(play, plan.doors), *column.widgets, *legend(ui, 24, 688, 892), *self._keys()]
        return [*made, *top.signs]

    def _keys(self) -> list[Widget]:
        say = self.ui.texts.say
        hints = [("escape", say("ui_map.back"), "back"), ("b", say("ui_map.tasks"), "board")]
        return key_hints("map.keys", 912, FOOT, hints)

    def _entries(self, play: Play, doors: Sequence[Door]) -> list[Entry]:
        """What can be ordered about what is chosen."""
        texts = self.ui.texts
        if self._door:
            door = next(door for door in doors if door.id == self._door)
            return map_rows.switches(play, texts, door)
        if self._there and map_rows.minutes(play, self._who, play.world.places.index(self._there)):
            return [map_rows.sending(play, texts, self._who, self._there)]
        return []

    def _strip(self, play: Play, doors: Sequence[Door]) -> list[Widget]:
        """What is chosen, what it would mean, and the buttons that do it."""
        entries = self._entries(play, doors)
        heading, sentences = self._meaning(play, doors)
        refusals = [entry.refusal for entry in entries if entry.refusal]
        lines: list[tuple[str, str]] = [(words, "caution") for words in dict.fromkeys(refusals)]
        lines += [(words, "text") for words in sentences]
        if self._told:
            lines = [(self._told, "selected"), *lines]
        right = ORDERS.x - 14 if entries else STRIP.right - 16
        frame = panel("map.strip", STRIP)
        made = [frame._replace(texts=_set(heading, lines, right - 34))]
        y = ORDERS.y
        for n, entry in enumerate(entries, 1):
            rect = Rect(ORDERS.x, y, ORDERS.w, 46)
            why = entry.refusal
            made.append(
                button(
                    f"map.do.{entry.id}", rect, entry.words, f"do:{entry.id}", str(n), entry.note, not why, why,
                    "map.strip",
                )
            )  # fmt: skip
            y = made[-1].rect.bottom + 6
        return made

    def _meaning(self, play: Play, doors: Sequence[Door]) -> tuple[str, list[str]]:
        """Of what is chosen."""
        world, texts = play.world, self.ui.texts
        person = board_rows.name_of(world, texts, self._who)
        if self._door:
            door = next(door for door in doors if door.id == self._door)
            told = [texts.say("ui_map.door_open" if door.open else "ui_map.door_shut")]
            if door.fan:
                told.append(texts.say(f"ui_map.fan_is_{door.fan}"))
            return texts.say("ui_map.door", one=door.between[0], other=door.between[1]), [" ".join(told)]
        if not self._there:
            return texts.say("ui_map.choose", person=person), [texts.say("ui_map.how")]
        there = world.places.index(self._there)
        if not map_rows.minutes(play, self._who, there):
            return texts.say("ui_map.there", person=person), []
        way = texts.say("ui_map.way", person=person, place=world.place_names[there])
        return way, map_rows.costs(play, texts, self._who, there)

    def on(self, action: str) -> None:
        """Somebody, a place, a door, an order; or out."""
        play = self.ui.play
        word, _, rest = action.partition(":")
        if play is None or (word == "back" and not (self._there or self._door)):
            self.ui.pop()
            return
        match word:
            case "back":
                self.ui.focus = f"map.door.{self._door}" if self._door else f"map.{self._there}"
                self._select()
            case "who":
                self._choose(rest)
            case "next" | "before" | "more":
                self._turn(word)
            case "room":
                self._select(there=rest)
                # A second press of the same key sends them; where they can't go, the focus stays on the place.
                if any(not entry.refusal for entry in self._entries(play, ())):
                    self.ui.focus = f"map.do.send.{self._who}.{rest}"
            case "door":
                self._select(door=rest)
            case "do":
                self._order(play, rest)
            case _ if alarm_on(self.ui, action):
                return
            case _:
                opened(self.ui, action, self._who)

    def _select(self, there: str = "", door: str = "") -> None:
        self._there, self._door, self._told = there, door, ""

    def _turn(self, word: str) -> None:
        """To the next person, the one before, or the first on the next page."""
        ids = [id_ for page in self._pages for id_ in page]
        if word == "more":
            at = next((n for n, page in enumerate(self._pages) if self._who in page), 0)
            self._choose(self._pages[(at + 1) % len(self._pages)][0])
        else:
            at = ids.index(self._who) if self._who in ids else 0
            self._choose(ids[(at + (1 if word == "next" else -1)) % len(ids)])

    def _choose(self, who: str) -> None:
        """The place that was thought of stays, for them."""
        if self.ui.focus == f"map.do.send.{self._who}.{self._there}":
            self.ui.focus = f"map.do.send.{who}.{self._there}"
        self._who, self._told = who, ""

    def _order(self, play: Play, id_: str) -> None:
        world, texts = play.world, self.ui.texts
        entry = next((one for one in self._entries(play, self._plan(play).doors) if one.id == id_), None)
        if entry is None:
            return
        self.ui.refused = play.apply(entry.command)
        if self.ui.refused:
            return
        if entry.command.verb == "send":
            person = board_rows.name_of(world, texts, self._who)
            place = world.place_names[world.places.index(self._there)]
            there = self._there
            self._select()
            self._told = texts.say("ui_map.sent_stopped" if play.paused else "ui_map.sent", person=person, place=place)
            self.ui.focus = f"map.{there}"
        else:
            self._told = texts.say("ui_map.done", what=entry.words)


def _set(heading: str, lines: Sequence[tuple[str, str]], room: float) -> tuple[Text, ...]:
    """The heading, and as many whole sentences as have room; the last ones matter least."""
    x, y = 34.0, STRIP.y + 8
    made = []
    for line in measure.wrapped(heading, room, 20, "bodyb"):
        made.append(set_text(line, x, y, 20, "text", "bodyb"))
        y += 25
    for words, colour in lines:
        wrapped = measure.wrapped(words, room, 18)
        if y + 22 * len(wrapped) > STRIP.bottom - 4:
            continue
        for line in wrapped:
            made.append(set_text(line, x, y, 18, colour))
            y += 22
    return tuple(made)
