"""The living picture of the module: its light, its people, what stands in the bay; the world behind the hub.

The hub makes one `Cutaway(ui)`, calls `advance` and `draw` each frame, shows its `widgets` with its own, and asks
`named(action)` whose widget was pressed. Look for: `Cutaway`.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import pygame

from game.model import body
from game.session.session import Session
from game.ui.canvas import Canvas
from game.ui.cast import Actor, Cast
from game.ui.figures import Figures, Lamps, Probes, Tint, lit
from game.ui.geometry import STAGE, Rect
from game.ui.mood import Mood, mood, weights
from game.ui.motes import Motes
from game.ui.pictures import NEAR, STEPS, Picture, Pictures, Still
from game.ui.scene import Ui
from game.ui.stagecraft import stagecraft
from game.ui.tag import HULL, STRIP, apart, oxygen, tag
from game.ui.theme import COLOURS
from game.ui.widget import Widget

PREFIX = "person."
NOTICE = 0.5
"""Real seconds between two looks at the state for light, parts and signs."""
NEARER = 1.15
"""How much faster what is near slides past than the module would."""
SLIDE = 9.0
SHELVES = 3
USE = 190.0
"""Units of length for a kg of oxygen in an hour."""
PULSING = ("beacon_1", "beacon_2", "arc")
DIM: Tint = (12, 13, 15, 12, 13, 15)
BOXES: Mapping[str, tuple[float, float, float, float]] = {
    "stand": (-14.0, -92.0, 28.0, 92.0),
    "sit": (-12.0, -72.0, 40.0, 72.0),
    "brood": (-12.0, -68.0, 40.0, 68.0),
    "floor": (-14.0, -50.0, 52.0, 50.0),
    "slump": (-14.0, -48.0, 62.0, 48.0),
    "lie": (-44.0, -18.0, 96.0, 19.0),
    "down": (-44.0, -18.0, 96.0, 19.0),
    "kneel": (-26.0, -66.0, 62.0, 66.0),
    "kneel2": (-26.0, -66.0, 62.0, 66.0),
    "exercise1": (-16.0, -86.0, 50.0, 86.0),
    "exercise2": (-16.0, -86.0, 50.0, 86.0),
    "carry": (-14.0, -92.0, 48.0, 92.0),
}
"""Left and top from the feet, width and height, of where one points at somebody."""


class Cutaway:
    """The module with its people, as the session has them."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        if ui.play is None:
            raise ValueError("the module is shown only while a level is played")
        self.session: Session = ui.play.session
        self.craft = stagecraft(ui.staging)
        self.clock = 0.0
        self._noticed = -1.0
        self._mood: Mood | None = None
        self._picture: Picture | None = None
        self._figures = _figures(ui.pictures, ui.scale)
        self._probes: Probes | None = None
        self._lit: dict[tuple[str, Tint], pygame.Surface] = {}
        self._standing: list[str] = []
        self._near: tuple[pygame.Surface, float, float] | None = None
        self._still = Still()
        self._motes = Motes(HULL.inset(16.0), ui.chance)
        self._camera = 0.0
        self._widgets: tuple[object, tuple[Widget, ...]] = ((), ())
        self._cast = self._called()
        self._cast.follow(self.session.state, at_once=True)
        self._dress()

    def enter(self) -> None:
        """It is seen again, perhaps after the game went back in time."""
        if self.ui.play is not None and self.ui.play.session is not self.session:
            self.session = self.ui.play.session
            self._cast = self._called()
        self._cast.follow(self.session.state, at_once=True)
        self._noticed = -1.0

    def _called(self) -> Cast:
        points = self._picture.points if self._picture else {}
        return Cast(self.session.world, points, self.craft.homes, self.craft.spots)

    def _dress(self) -> None:
        """Takes the pictures as soon as they are baked, at the scale of the screen."""
        if self._figures.scale != self.ui.scale:
            self._figures = _figures(self.ui.pictures, self.ui.scale)
            self._lit.clear()
        picture = self.ui.pictures.get("cutaway")
        if picture is None:
            return
        bare = self._picture is None
        self._picture, self._probes = picture, _probes(picture)
        self._near = _near(picture, self.ui.scale)
        if bare:
            self._cast = self._called()
            self._cast.follow(self.session.state, at_once=True)

    def advance(self, seconds: float) -> None:
        """Real seconds pass."""
        self.clock += seconds
        still = self.ui.settings.reduced_motion
        if self._figures.scale != self.ui.scale or self.ui.pictures.get("cutaway") is not self._picture:
            self._dress()
        self._cast.follow(self.session.state, at_once=still)
        if self.ui.play is not None and not self.ui.play.paused:
            self._cast.advance(seconds)
        if not still:
            self._motes.advance(seconds)
            wanted = (self.ui.pointer[0] / STAGE.w - 0.5) * SLIDE
            self._camera += (wanted - self._camera) * min(1.0, 2.0 * seconds)
        if self._mood is None or self.clock - self._noticed >= NOTICE:
            self._noticed = self.clock
            self._mood = mood(self.session.world, self.session.state, self.craft.lamps)
            self._standing = self.craft.standing(self.session)

    def draw(self, canvas: Canvas) -> None:
        """Module, what was brought into it, people from the back to the front, dust, what is near."""
        still = self.ui.settings.reduced_motion
        now = self._mood or mood(self.session.world, self.session.state, self.craft.lamps)
        lamps = tuple(
            (group, round(weight * STEPS) / STEPS) for group, weight in weights(now, self.clock, still).items()
        )
        if self._picture is None or self._probes is None:
            canvas.rect(Rect(0.0, 0.0, 1280.0, 720.0), "ink", radius=0)
            canvas.rect(HULL, "panel", "line", radius=74)
            canvas.line([(HULL.x, 304.0), (HULL.right, 304.0)], "line", 3)
        else:
            self._world(canvas, self._picture, lamps)
            self._parts(canvas, self._picture, self._probes, lamps)
        for actor in sorted(self._cast.actors.values(), key=lambda each: each.y):
            self._person(canvas, actor, lamps)
        if self._probes and not still:
            self._motes.draw(canvas, self._probes, lamps)
        if self._near:
            surface, left, top = self._near
            x, y = canvas.at(left - 20.0 - self._camera * NEARER, top)
            canvas.surface.blit(surface, (round(x), round(y)))
        self._speaks(canvas)
        self._ring(canvas)

    def _speaks(self, canvas: Canvas) -> None:
        """Three dots over the head of whoever is heard, if they are here."""
        line = self.ui.play.line if self.ui.play else None
        people = self.session.world.people
        actor = self._cast.actors.get(people.index(line.speaker)) if line and line.speaker in people else None
        if actor is None:
            return
        box = self._box(actor)
        bubble = Rect(box.cx - 11.0, box.y - 22.0, 22.0, 12.0)
        canvas.poly(
            [(box.cx - 3.0, bubble.bottom - 1.0), (box.cx + 3.0, bubble.bottom - 1.0), (box.cx, box.y - 6.0)], "text"
        )
        canvas.rect(bubble, "text", radius=5)
        for k in range(3):
            canvas.circle(box.cx + 6.0 * (k - 1), bubble.cy, 1.6, "ink")

    def _world(self, canvas: Canvas, picture: Picture, lamps: Lamps) -> None:
        """The picture; what does not pulse is put together only when it changes."""
        steady = self._still.of(picture, canvas, {group: weight for group, weight in lamps if group not in PULSING})
        x, y = canvas.at(0.0, 0.0)
        canvas.surface.blit(steady, (round(x), round(y)))
        if not self.ui.settings.reduced_motion:
            self._leaves(canvas, picture, steady)
        picture.add(canvas, {group: weight for group, weight in lamps if group in PULSING})

    def _leaves(self, canvas: Canvas, picture: Picture, still: pygame.Surface) -> None:
        """The tops of the plants sway by a pixel."""
        for k in range(SHELVES):
            start, end = picture.points.get(f"sway.{k}"), picture.points.get(f"sway.{k}.to")
            aside = round(math.sin(self.clock * 0.8 + 1.9 * k) * 1.3 * canvas.scale)
            if start is None or end is None or not aside:
                continue
            box = canvas.pixels(Rect(*start, end[0] - start[0], end[1] - start[1]))
            canvas.surface.blit(still, box.move(aside, 0), box)

    def _parts(self, canvas: Canvas, picture: Picture, probes: Probes, lamps: Lamps) -> None:
        """What the level's course has brought here: each part in the light of its place."""
        for name in self._standing:
            at = picture.points.get(f"part.{name}")
            left, right = picture.parts.get(f"{name}.l"), picture.parts.get(f"{name}.r")
            if at is None or left is None or right is None:
                continue
            wide, high = left.get_size()
            k = picture.scale
            light = probes.tint(at[0] + wide / k / 2, at[1] + high / k / 2, lamps)
            if (name, light) not in self._lit:
                if len(self._lit) > 80:
                    self._lit.clear()
                self._lit[name, light] = sized(lit(left, right, light), canvas.scale / k)
            x, y = canvas.at(*at)
            canvas.surface.blit(self._lit[name, light], (round(x), round(y)))

    def _person(self, canvas: Canvas, actor: Actor, lamps: Lamps) -> None:
        pose, facing = self._cast.pose(actor)
        people, i = self.session.state.habitat.people, actor.person
        chest = 0 if people.status[i] == body.DEAD else self._cast.chest(actor)
        light = self._probes.tint(actor.x, actor.y - 30.0, lamps) if self._probes else DIM
        sprite = self._figures.sprite(self.craft.look(self.session.world.people[i], i), pose, chest, facing, light)
        if sprite is None:
            plain(canvas, actor, pose)
            return
        x, y = canvas.at(actor.x, actor.y)
        if pose not in ("lie", "down", "climb"):
            shadow = self._figures.shadow(BOXES.get(pose, BOXES["stand"])[2])
            canvas.surface.blit(shadow, (round(x) - shadow.get_width() // 2, round(y) - shadow.get_height() // 2))
        canvas.surface.blit(sprite.surface, (round(x) + sprite.dx, round(y) + sprite.dy))

    def pointed(self) -> Actor | None:
        """Whoever has the focus."""
        name = self.ui.focus.removeprefix(PREFIX)
        if name == self.ui.focus or name not in self.session.world.people:
            return None
        return self._cast.actors.get(self.session.world.people.index(name))

    def _ring(self, canvas: Canvas) -> None:
        """Round whoever has the focus, with a line to the sign."""
        actor = self.pointed()
        if actor is None:
            return
        for other in self._cast.actors.values():
            self._use(canvas, other)
        box = self._box(actor)
        canvas.rect(box.inset(-3.0), None, "selected", width=2.5, radius=9)
        start = box.bottom + 3.0 if box.bottom < STRIP.y else box.y - 3.0
        end = STRIP.y if box.bottom < STRIP.y else STRIP.bottom
        if abs(end - start) > 2.0:
            canvas.line([(box.cx, start), (box.cx, end)], "selected", 2)

    def _use(self, canvas: Canvas, actor: Actor) -> None:
        """A bar over somebody's head, as long as the oxygen they use: while one is looked at, one sees who runs."""
        box = self._box(actor)
        long = USE * oxygen(self.session, actor.person)
        bar = Rect(box.cx - long / 2, box.y - 9.0, long, 4.0)
        canvas.surface.fill(COLOURS["ink"], canvas.pixels(bar.inset(-1.0)))
        canvas.surface.fill(COLOURS["breath"], canvas.pixels(bar))

    def _box(self, actor: Actor) -> Rect:
        """Round a figure, clear of the strip between the decks."""
        pose, facing = self._cast.pose(actor)
        left, top, wide, high = BOXES.get(pose, BOXES["stand"])
        if facing < 0:
            left = -(left + wide)
        x, y = actor.x + left, actor.y + top
        low = y + high
        if actor.y < STRIP.bottom:
            low = min(low, STRIP.y - 1.0)
        else:
            y = max(y, STRIP.bottom + 1.0)
        return Rect(x, y, wide, max(4.0, low - y))

    def widgets(self) -> Sequence[Widget]:
        """One for each person that is here, from left to right, and the sign of whoever has the focus."""
        actors = sorted(self._cast.actors.values(), key=lambda each: each.person)
        boxes = [self._box(actor) for actor in actors]
        pointed = self.pointed()
        told = (tuple(boxes), pointed and (pointed.person, self._noticed), self.ui.stretch)
        if told == self._widgets[0]:
            return self._widgets[1]
        people = self.session.world.people
        made = [
            Widget(f"{PREFIX}{people[actor.person]}", box, "picture", action=f"{PREFIX}{people[actor.person]}")
            for actor, box in zip(actors, apart(boxes), strict=True)
        ]
        if pointed is not None:
            made.append(tag(self.session, self.ui.texts, pointed.person, self._box(pointed).cx))
        self._widgets = (told, tuple(made))
        return self._widgets[1]

    def named(self, action: str) -> str:
        """The person whose widget sent this action; "" if it was none of them."""
        name = action.removeprefix(PREFIX)
        return name if name != action and name in self.session.world.people else ""


@lru_cache(maxsize=1)
def _figures(pictures: Pictures, scale: float) -> Figures:
    """The same for the hub and whatever shows the module after it: lit figures are kept there."""
    return Figures(pictures, scale)


@lru_cache(maxsize=1)
def _probes(picture: Picture) -> Probes:
    return Probes(picture)


@lru_cache(maxsize=1)
def _near(picture: Picture, scale: float) -> tuple[pygame.Surface, float, float]:
    """What stands before everything, without the empty rest of its picture, and where."""
    return sized(picture.parts[NEAR], scale / picture.scale), *picture.points[NEAR]


def plain(canvas: Canvas, actor: Actor, pose: str) -> None:
    """A figure for as long as there is no picture of one."""
    if pose in ("lie", "down", "slump"):
        canvas.rect(Rect(actor.x - 30.0, actor.y - 14.0, 60.0, 12.0), "mute", radius=6)
        return
    canvas.circle(actor.x, actor.y - 60.0, 8.0, "dim")
    canvas.rect(Rect(actor.x - 8.0, actor.y - 50.0, 16.0, 48.0), "mute", radius=6)


def sized(surface: pygame.Surface, by: float) -> pygame.Surface:
    """The surface, larger or smaller."""
    if by == 1.0:
        return surface
    wide, high = surface.get_size()
    return pygame.transform.smoothscale(surface, (max(1, round(wide * by)), max(1, round(high * by))))
