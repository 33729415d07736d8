"""Who is where the player is, and how they stand there: large figures in the light of the place, with names over them.

Look for: `here` (the people of a place), `Company` (their figures), `names` (their widgets).
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from game.level.world import World
from game.model import body
from game.model.metabolism import REST, SLEEP, WORK, possible
from game.retelling.wording import you
from game.session.moment import State
from game.ui.canvas import Canvas
from game.ui.cutaway import PREFIX
from game.ui.figures import Figures, Lamps, Probes
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.stagecraft import Stagecraft
from game.ui.tag import doing
from game.ui.widget import Widget, set_text
from game.ui.widgets.panel import field

TALL = 212.0
"""A standing figure, from the feet to the crown."""
SHEETS = "company"
ROOM = 7
"""So many are seen; the others are named."""
LOW = ("slump", "down", "lie", "floor")
PLAIN_FEET = tuple((450.0 + 128.0 * k, 520.0 - 10.0 * (k % 2)) for k in range(ROOM))
TAG, GAP = 32.0, 4.0
STEADY, TWITCH = 9.0, 0.9
"""Real seconds for which an attitude is held: by whoever waits, by whoever works."""


class Stand(NamedTuple):
    """Somebody in the picture."""

    person: int
    x: float
    y: float
    facing: int
    poses: tuple[str, ...]

    @property
    def head(self) -> float:
        """How high above the picture's upper edge a name begins."""
        high = {"down": 0.24, "lie": 0.24, "slump": 0.56, "floor": 0.58}.get(self.poses[0], 1.0)
        return self.y - TALL * high


def here(world: World, state: State, place: int) -> list[int]:
    """Everybody at a place but the player, the busy before the idle, sleepers last; nobody is with a walker."""
    if place < 0:
        return []
    me = you(world)
    found = [i for i, at in enumerate(state.duty.place) if at == place and i != me]
    return sorted(found, key=lambda i: (_calm(state, i), i))


def _calm(state: State, i: int) -> int:
    activity = possible(state.controls.activity[i], state.habitat.people.status[i])
    if state.duty.task[i] >= 0:
        return 0
    return 2 if activity in (SLEEP, REST) else 1


def stands(world: World, state: State, place: int, points: Mapping[str, tuple[float, float]]) -> list[Stand]:
    """Where each of them is seen: at `stand.N` of the picture, facing `stand.N.to`."""
    feet = [points[f"stand.{n}"] for n in range(ROOM) if f"stand.{n}" in points] or list(PLAIN_FEET)
    made = []
    for n, i in enumerate(here(world, state, place)[: len(feet)]):
        x, y = feet[n]
        ahead = points.get(f"stand.{n}.to", (x + (1.0 if n % 2 else -1.0), y))
        made.append(Stand(i, x, y, 1 if ahead[0] >= x else -1, _poses(state, i)))
    return made


def _poses(state: State, i: int) -> tuple[str, ...]:
    status = state.habitat.people.status[i]
    if status != body.FIT:
        return ("slump",) if status == body.INCAPACITATED else ("down",)
    activity = possible(state.controls.activity[i], status)
    if state.duty.sits[i] or activity in (SLEEP, REST):
        return ("floor",)
    if state.duty.task[i] >= 0 or activity >= WORK:
        return ("work1", "work2")
    return ("stand", "lean", "stand")


class Company:
    """The figures, as large as the place is near."""

    def __init__(self, ui: Ui, craft: Stagecraft) -> None:
        self.ui, self.craft = ui, craft
        self.clock = 0.0
        self._figures = Figures(ui.pictures, ui.scale, SHEETS)

    def advance(self, seconds: float) -> None:
        """They breathe, and shift."""
        if self._figures.scale != self.ui.scale:
            self._figures = Figures(self.ui.pictures, self.ui.scale, SHEETS)
        if not self.ui.settings.reduced_motion:
            self.clock += seconds

    def draw(self, canvas: Canvas, people: Sequence[Stand], probes: Probes | None, lamps: Lamps, world: World) -> None:
        """From the back to the front."""
        for each in sorted(people, key=lambda one: one.y):
            self._one(canvas, each, probes, lamps, world)

    def _one(self, canvas: Canvas, each: Stand, probes: Probes | None, lamps: Lamps, world: World) -> None:
        beat = TWITCH if len(each.poses) == 2 else STEADY
        pose = each.poses[int(self.clock / beat + each.person * 0.37) % len(each.poses)]
        chest = int((self.clock * 0.25 + each.person * 0.41) * 2) % 2
        light = probes.tint(each.x, each.y - TALL / 2, lamps) if probes else (13, 14, 16, 13, 14, 16)
        sprite = self._figures.sprite(
            self.craft.look(world.people[each.person], each.person), pose, chest, each.facing, light
        )
        x, y = canvas.at(each.x, each.y)
        if sprite is None:
            plain(canvas, each)
            return
        shadow = self._figures.shadow(190.0 if pose in LOW else 96.0)
        canvas.surface.blit(shadow, (round(x) - shadow.get_width() // 2, round(y) - shadow.get_height() // 2))
        canvas.surface.blit(sprite.surface, (round(x) + sprite.dx, round(y) + sprite.dy))


def plain(canvas: Canvas, each: Stand) -> None:
    """Somebody for as long as there is no picture of them."""
    if each.poses[0] in LOW:
        canvas.rect(Rect(each.x - 70.0, each.y - 34.0, 140.0, 32.0), "mute", radius=14)
        return
    canvas.circle(each.x, each.y - TALL + 22.0, 20.0, "dim")
    canvas.rect(Rect(each.x - 24.0, each.y - TALL + 48.0, 48.0, TALL - 50.0), "mute", radius=18)


def names(ui: Ui, people: Sequence[Stand], within: Rect, taken: Sequence[Rect]) -> list[Widget]:
    """A sign over each head, clear of each other and of what is there already; who finds no room has none."""
    play = ui.play
    if play is None:
        return []
    filled = list(taken)
    made = []
    for each in sorted(people, key=lambda one: one.x):
        id_, name = play.world.people[each.person], ui.texts.shown(play.world.people_names[each.person])
        words = set_text(name, 0.0, 0.0, 18.0, "text", "bodyb")
        wide = words.rect.w + 24.0
        x = max(within.x, min(within.right - wide, each.x - wide / 2))
        r = Rect(x, min(each.head - TAG - 6.0, within.bottom - TAG), wide, TAG)
        while r.y >= within.y and any(r.overlaps(other.inset(-GAP)) for other in filled):
            r = r.moved(0.0, -8.0)
        if r.y < within.y:
            continue
        filled.append(r)
        text = set_text(name, r.cx, r.cy, 18.0, "text", "bodyb", anchor="cm")
        told = doing(play.session, ui.texts, each.person)
        made.append(
            Widget(f"place.{PREFIX}{id_}", r, "button", (text,), partial(_sign, each), (each, told), f"{PREFIX}{id_}")
        )
    return made


def _sign(each: Stand, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, 0.92, radius=5, focused=focused, edge="edge")


def unseen(world: World, state: State, place: int, seen: Sequence[Stand]) -> list[str]:
    """Names of those who are there too."""
    shown = {each.person for each in seen}
    return [world.people_names[i] for i in here(world, state, place) if i not in shown]
