"""What the player's hand does at the panel: one thing after the other, each as soon as the hand is free for it.

A knob is turned at once on the screen; that it is set is told when the hand has rested on it for a moment.

Look for: `Acts` (its `ask`, `put`, `advance`, `waiting`), `taken_over`, `STEP`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from game.ui.panel.source import Source

WAITING = 4
"""Acts that may wait for the hand; what is asked beyond that is refused."""
RESTS = 0.45
"""Seconds after the last step of a knob until that is what it is set to."""
STEP: Mapping[str, tuple[float, float]] = {"amperes": (1.0, 0.1), "ramp": (0.5, 0.1)}
"""A step of a knob, and a fine one."""
LOWEST: Mapping[str, float] = {"amperes": 0.0, "ramp": 0.1}
RAMPS = 60.0
"""A/min at which that knob has its stop."""
NOBODY = "nobody"
"""What is told where nobody is at the panel whose hands could be the player's."""
FULL = "full"
"""What is told where so much waits for the hand that no more is taken."""
AT_ONCE = ("press",)
"""Verbs for which no hand waits."""


class Act(NamedTuple):
    """Something that is asked for, and what it sounds like."""

    verb: str
    words: tuple[str, ...]
    sound: str


class Acts:
    """What waits, and where the knobs stand meanwhile."""

    def __init__(self) -> None:
        self._waiting: list[Act] = []
        self._turned: dict[str, tuple[float, float]] = {}
        """Dial -> where it stands, and for how long the hand has rested."""
        self.refused = ""
        self.heard: list[str] = []
        """Sounds of what was done; whoever plays them takes them out."""

    def ask(self, source: Source, verb: str, words: tuple[str, ...], sound: str) -> None:
        """At once, or as soon as the hand is free."""
        act = Act(verb, words, sound)
        if verb in AT_ONCE or (source.busy <= 0 and not self._waiting):
            self._give(source, act)
        elif len(self._waiting) < WAITING and act not in self._waiting:
            self._waiting.append(act)
        elif act not in self._waiting:
            self.refused = FULL

    @property
    def waiting(self) -> tuple[Act, ...]:
        """What waits for the hand, the next first."""
        return tuple(self._waiting)

    def put(self, name: str, wanted: float, value: float, most: float) -> None:
        """A knob that is set to `value` is turned to here, or to its stop."""
        wanted = min(most if name == "amperes" else RAMPS, max(LOWEST[name], round(10.0 * wanted) / 10.0))
        if wanted != self.stands(name, value):
            self.heard.append("detent")
            self._turned[name] = (wanted, 0.0)

    def stands(self, name: str, value: float) -> float:
        """Where a knob is seen."""
        return self._turned[name][0] if name in self._turned else value

    def advance(self, source: Source, seconds: float) -> None:
        """Real seconds pass; what can be done now is done."""
        self._turned = {name: (at, rests + seconds) for name, (at, rests) in self._turned.items()}
        if source.busy > 0:
            return
        if self._waiting:
            self._give(source, self._waiting.pop(0))
            return
        for name, (at, rests) in sorted(self._turned.items()):
            if rests >= RESTS:
                del self._turned[name]
                self._give(source, Act("dial", (name, f"{at:.1f}"), ""))
                return

    def _give(self, source: Source, act: Act) -> None:
        refused = taken_over(source) or source.give(act.verb, *act.words)
        if refused:
            self.refused = refused
            self._waiting.clear()
        elif act.sound:
            self.heard.append(act.sound)


def taken_over(source: Source) -> str:
    """Whoever lays a hand on the panel takes over what is being done there; why not, as a sentence ("": they have), or
    NOBODY."""
    if source.holder() is not None:
        return ""
    offers = source.offers()
    return source.give("hands", offers[0].person, offers[0].task) if offers else NOBODY
