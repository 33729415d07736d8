"""What want of oxygen does to the player's own senses: no more than the model says of the player's own person.

Its one measure is that person's impairment z (zero above a saturation of 84 %): judgement goes before eyesight, and
somebody at 90 % sees nothing wrong. Timing and colour from z > 0 (reaction time grows by 0.45 z, Fowler 1987; colour
is told apart less well, blue and yellow first); contrast and width of view from z > 0.5; blur and doubling from
z > 0.8, which is dramatised. Only the world is drawn so: alarms, oxygen and questions stand over it, single and sharp.

Look for: `Veil` (draws it), `stage` (what is shown, for the report), `lag` (how late the hand is).
"""

import math

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
KEPT = 4
"""Edges that are kept: as many as a breath goes through."""
LARGE = 1.3
"""Scale from which colour is drained at a quarter of the size, where it costs little."""
_COARSE = (160, 90)
_STEPS = 12


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
    """Lies over the picture of the world."""

    def __init__(self) -> None:
        self.z = 0.0
        self._clock = 0.0
        self._edges: dict[tuple[tuple[int, int], int], pygame.Surface] = {}

    def advance(self, seconds: float, z: float) -> None:
        """Real seconds pass; `z` moves slowly of itself, and no faster here."""
        self._clock += seconds
        self.z += max(-seconds, min(seconds, z - self.z))

    def draw(self, canvas: Canvas, reduced: bool) -> None:
        """Over what has been drawn so far."""
        z = self.z
        if z <= 0.01 or reduced:
            return
        surface = canvas.surface
        if z > DOUBLE:
            self._double(surface, canvas.scale)
        else:
            _drained(surface, canvas.scale, 0.25 * z / DOUBLE)
        if z > EDGES:
            self._narrow(surface)

    def _double(self, surface: pygame.Surface, scale: float) -> None:
        """Blur, and a second picture beside the first: one coarse copy does both, and is drained of colour too."""
        share = (self.z - DOUBLE) / (1.0 - DOUBLE)
        wide, high = surface.get_size()
        small = pygame.transform.smoothscale(surface, (wide // 4, high // 4))
        grey = pygame.transform.grayscale(small)
        grey.set_alpha(round(255 * (0.3 + 0.4 * share)))
        small.blit(grey, (0, 0))
        coarse = pygame.transform.smoothscale(small, (wide, high))
        coarse.set_alpha(round(255 * (0.35 + 0.25 * share)))
        drift = math.sin(2.0 * math.pi * BREATH * self._clock)
        apart = (4.0 + 5.0 * share) * (1.0 + 0.2 * drift) * scale
        surface.blit(coarse, (round(apart), round(apart / 3.0)))

    def _narrow(self, surface: pygame.Surface) -> None:
        """The edge of what is seen goes dark, and comes and goes with the breath."""
        share = (self.z - EDGES) / (1.0 - EDGES)
        swing = 0.08 * math.sin(2.0 * math.pi * BREATH * self._clock)
        step = max(0, min(_STEPS, round(_STEPS * (share + swing * share))))
        if step:
            key = (surface.get_size(), step)
            if key not in self._edges:
                while len(self._edges) >= KEPT:
                    self._edges.pop(next(iter(self._edges)))
                self._edges[key] = _edge(surface.get_size(), step / _STEPS)
            surface.blit(self._edges[key], (0, 0), special_flags=pygame.BLEND_RGB_MULT)


def _drained(surface: pygame.Surface, scale: float, share: float) -> None:
    """Takes so much of the colour."""
    if scale > LARGE:
        wide, high = surface.get_size()
        small = pygame.transform.grayscale(pygame.transform.smoothscale(surface, (wide // 4, high // 4)))
        grey = pygame.transform.scale(small, (wide, high))
    else:
        grey = pygame.transform.grayscale(surface)
    grey.set_alpha(round(255 * share))
    surface.blit(grey, (0, 0))


def _edge(size: tuple[int, int], share: float) -> pygame.Surface:
    """White in the middle, darker outwards: made small, since nothing in it is sharp."""
    wide, high = _COARSE
    small = pygame.Surface(_COARSE)
    small = small.convert(24) if not pygame.display.get_surface() else small.convert()
    inner, outer = 0.95 - 0.55 * share, 1.35 - 0.35 * share
    for y in range(high):
        for x in range(wide):
            out = math.hypot((x - 0.53 * wide) / (0.5 * wide), (y - 0.5 * high) / (0.5 * high))
            dark = max(0.0, min(1.0, (out - inner) / (outer - inner)))
            value = round(255 * (1.0 - (0.35 + 0.6 * share) * dark * dark * (3.0 - 2.0 * dark)))
            small.set_at((x, y), (value, value, value))
    return pygame.transform.smoothscale(small, size)
