"""What want of oxygen does to the player's own senses: no more than the model says of the player's own person.

Its one measure is that person's impairment z (zero above a saturation of 84 %): judgement goes before eyesight, and
somebody at 90 % sees nothing wrong. Timing and colour from z > 0 (reaction time grows by 0.45 z, Fowler 1987; colour
is told apart less well, blue and yellow first); contrast and width of view from z > 0.5; blur and doubling from
z > 0.8, which is dramatised. Only the world is drawn so: alarms, oxygen and questions stand over it, single and sharp.

Look for: `Veil` (draws it), `stage` (what is shown, for the report), `lag` (how late the hand is).
"""

import math
from functools import cache

import pygame

from game.retelling.wording import you
from game.session.session import Session
from game.ui.canvas import Canvas

COLOUR, EDGES, DOUBLE = 0.0, 0.5, 0.8
REACTION = 0.6
"""Seconds of a choice between a few answers, unimpaired; all of it that is added is shown."""
SLOWER = 0.45
BREATH = 0.25
"""Hz at rest."""
_STEPS = 64
"""Degrees of narrowing that are told apart: a breath goes through them without a jump."""
_COARSE = (240, 135)
"""Size in which the edge is drawn: nothing in it is sharp."""
_MIDDLE, _FARTHEST = 0.35, 1.5
"""Between these distances from the middle, of which 1 is the edge of the picture, something may be dark."""


def dulled(session: Session) -> float:
    """The impairment of the player's own person, 0 to 1."""
    me = you(session.world)
    return float(session.read("impairment", session.world.people[me])) if me >= 0 else 0.0


def stage(z: float, reduced: bool) -> str:
    """What is shown at impairment `z`, as it is noted for the report."""
    if z <= 0.01:
        return "nothing"
    if reduced:
        return "reduced"
    return "doubling" if z > DOUBLE else "edges" if z > EDGES else "timing"


def lag(z: float) -> float:
    """Seconds by which the player's hand comes late."""
    return REACTION * SLOWER * z if z > 0.01 else 0.0


class Veil:
    """Lies over the picture of the world. Its sheets are kept: large new ones cost more than what is done on them."""

    def __init__(self) -> None:
        self.z = 0.0
        self._clock = 0.0
        self._sheets: dict[str, pygame.Surface] = {}
        self._narrowed: tuple[tuple[int, int], int] | None = None
        """Size and degree of the edge that lies ready."""

    def advance(self, seconds: float, z: float) -> None:
        """Real seconds pass; `z` moves slowly of itself, and no faster here."""
        self._clock += seconds
        self.z += max(-seconds, min(seconds, z - self.z))

    def draw(self, canvas: Canvas, reduced: bool) -> None:
        """Over what has been drawn so far."""
        z = self.z
        if z <= 0.01 or reduced:
            self._sheets.clear()
            self._narrowed = None
            return
        surface = canvas.surface
        if z > DOUBLE:
            self._double(surface, canvas.scale)
        else:
            grey = pygame.transform.grayscale(surface, self._sheet("whole", surface, 1))
            _laid(surface, grey, 0.25 * z / DOUBLE)
        if z > EDGES:
            self._narrow(surface)

    def _sheet(self, name: str, like: pygame.Surface, part: int) -> pygame.Surface:
        """Something to draw on, as large as `like` or so many times smaller."""
        size = (like.get_width() // part, like.get_height() // part)
        kept = self._sheets.get(name)
        if kept is None or kept.get_size() != size:
            kept = self._sheets[name] = pygame.Surface(size, 0, like)
        return kept

    def _double(self, surface: pygame.Surface, scale: float) -> None:
        """Blur, and a second picture beside the first: one coarse copy does both, and is drained of colour too."""
        share = (self.z - DOUBLE) / (1.0 - DOUBLE)
        small, grey = self._sheet("small", surface, 4), self._sheet("grey", surface, 4)
        pygame.transform.smoothscale(surface, small.get_size(), small)
        _laid(small, pygame.transform.grayscale(small, grey), 0.3 + 0.4 * share)
        coarse = pygame.transform.smoothscale(small, surface.get_size(), self._sheet("whole", surface, 1))
        drift = math.sin(2.0 * math.pi * BREATH * self._clock)
        apart = (4.0 + 5.0 * share) * (1.0 + 0.2 * drift) * scale
        _laid(surface, coarse, 0.35 + 0.25 * share, (round(apart), round(apart / 3.0)))

    def _narrow(self, surface: pygame.Surface) -> None:
        """The edge of what is seen goes dark, and comes and goes with the breath."""
        share = (self.z - EDGES) / (1.0 - EDGES)
        swing = 0.08 * math.sin(2.0 * math.pi * BREATH * self._clock)
        step = max(0, min(_STEPS, round(_STEPS * (share + swing * share))))
        if step:
            edge = self._sheet("edge", surface, 1)
            if self._narrowed != (edge.get_size(), step):
                pygame.transform.smoothscale(_edge(step / _STEPS).convert(surface), edge.get_size(), edge)
                self._narrowed = (edge.get_size(), step)
            surface.blit(edge, (0, 0), special_flags=pygame.BLEND_RGB_MULT)


def _laid(surface: pygame.Surface, over: pygame.Surface, share: float, at: tuple[int, int] = (0, 0)) -> None:
    """Lays one picture over another so that `share` of it is seen. A third of what a surface with an alpha costs."""
    rest, seen = round(255 * (1.0 - share)), round(255 * share)
    surface.fill((rest, rest, rest), over.get_rect(topleft=at), pygame.BLEND_RGB_MULT)
    over.fill((seen, seen, seen), special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(over, at, special_flags=pygame.BLEND_RGB_ADD)


def _edge(share: float) -> pygame.Surface:
    """White in the middle, darker outwards, in small."""
    inner, outer = 0.95 - 0.55 * share, 1.35 - 0.35 * share
    shades = []
    for level in range(256):
        out = _MIDDLE + (_FARTHEST - _MIDDLE) * level / 255
        dark = max(0.0, min(1.0, (out - inner) / (outer - inner)))
        shades.append(round(255 * (1.0 - (0.35 + 0.6 * share) * dark * dark * (3.0 - 2.0 * dark))))
    edge = _distances()
    edge.set_palette([(shade, shade, shade) for shade in shades])
    return edge


@cache
def _distances() -> pygame.Surface:
    """How far each place is from the middle, as the colours of a palette: the edge is drawn by changing these."""
    wide, high = _COARSE
    distances = pygame.Surface(_COARSE, 0, 8)
    distances.fill(255)
    for level in reversed(range(255)):
        out = _MIDDLE + (_FARTHEST - _MIDDLE) * (level + 0.5) / 255
        oval = pygame.Rect(0, 0, round(wide * out), round(high * out))
        oval.center = (round(0.53 * wide), round(0.5 * high))
        pygame.draw.ellipse(distances, level, oval)
    return distances
