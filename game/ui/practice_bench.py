"""The bench of the training view: an exercise with no clock, nobody short of air, and all that was done written down.

It stands in for the bench of a game (`weld_source.Source`): the same torch, arc and puddle are led over it.

Look for: `Bench`, `Result` (what a try came to), `result_of`, `kept` (the best so far).
"""

import math
from typing import TYPE_CHECKING, NamedTuple

from game.model.seams import seam
from game.model.shrinkage import cooled
from game.model.weldment import Knot, Stroke, Weldment
from game.practice.practise import RESTED, SEED
from game.practice.strokes import MOST_ACTS, Entry
from game.ui.weld_source import WELD, Hand
from game.words.message import message, said
from game.words.verbs import knot_of
from game.workshop.causes import Loss, losses
from game.workshop.exercises import COOL, Exercise, exercise
from game.workshop.trial import Act, Clean, Trial, after, tremor_of, tried

if TYPE_CHECKING:
    from game.model.bracing import Verdict

WHOLE = 0.9
"""Share of a seam that has a bead when it counts as welded."""


class Result(NamedTuple):
    """What a try came to."""

    exercise: Exercise
    trial: Trial
    losses: tuple[Loss, ...]
    entry: Entry
    """As it is written down."""


class Bench:
    """One try at an exercise."""

    def __init__(self, id_: str) -> None:
        self.exercise = exercise(id_)
        self.acts: list[Act] = []
        self.seconds = 0.0
        """Since the arc was struck."""
        self._weldment = self._cold = self.exercise.weldment
        self._arc: tuple[str, float, float] | None = None

    @property
    def weldment(self) -> Weldment:
        """As it is before the next arc: cold."""
        return self._cold

    @property
    def kind(self) -> int:
        return WELD

    @property
    def busy(self) -> int:
        return 0

    @property
    def arc(self) -> tuple[str, float, float, int] | None:
        # No session has to catch up with the hand: its second is over as soon as it has begun.
        return None if self._arc is None else (*self._arc, math.floor(self.seconds) + 1)

    @property
    def hand(self) -> Hand:
        return Hand(RESTED, tremor_of(SEED, len(self.acts)), 1.0)

    @property
    def hidden(self) -> bool:
        return False

    @property
    def hung(self) -> bool:
        return False

    def verdict(self) -> "Verdict | None":
        """What it would carry is told when the try is over."""
        return None

    @property
    def dirty(self) -> bool:
        """Whether the plate is to be ground yet."""
        plate = next(each for each in self._weldment.pieces if each.name == self.exercise.piece)
        return plate.dirt > self.exercise.card.dirt.high

    def advance(self, seconds: float) -> None:
        """An arc burns on."""
        if self._arc is not None:
            self.seconds += seconds

    def give(self, verb: str, *words: str) -> str:
        """Strikes an arc, ends it with its stroke, or cleans the plate; why not, as a sentence."""
        if verb == "stroke":
            assert self._arc is not None
            (name, amperes, feed), self._arc = self._arc, None
            self.did(Stroke(name, amperes, feed, tuple(_knot(word) for word in words)))
        elif len(self.acts) >= MOST_ACTS:
            return said(message("ui_practice.enough", count=MOST_ACTS))
        elif verb == "arc":
            if seam(self._weldment, words[0]) is None:
                return said(message("ui_practice.gone"))
            self._arc, self.seconds = (words[0], float(words[1]), 1e-3 * float(words[2])), 0.0
        elif verb == "clean":
            self.did(Clean(self.exercise.piece))
        return ""

    def did(self, act: Act) -> None:
        """One more thing is done."""
        tremor = tremor_of(SEED, len(self.acts))
        self._weldment = after(self._weldment, act, RESTED, tremor)
        self._cold = cooled(self._weldment, COOL)
        self.acts.append(act)

    def left(self) -> tuple[str, ...]:
        """Seams of the exercise that are not welded along most of their length."""
        return tuple(name for name in self.exercise.seams if self._covered(name) < WHOLE)

    def _covered(self, name: str) -> float:
        """Share of a seam over which a bead lies."""
        line = seam(self._weldment, name) or seam(self.exercise.weldment, name)
        beads = [bead for bead in self._weldment.beads if bead.seam == name and bead.cells]
        if line is None or not beads:
            return 0.0
        ends = sorted((bead.cells[0].along, bead.cells[-1].along + bead.cells[-1].length) for bead in beads)
        far = there = 0.0
        for begin, end in ends:
            there += max(0.0, end - max(begin, far))
            far = max(far, end)
        return there / line.length

    def result(self) -> Result:
        """What was done, marked and loaded."""
        return result_of(self.exercise, tuple(self.acts), SEED)


def result_of(bench: Exercise, acts: tuple[Act, ...], seed: int) -> Result:
    """What some acts come to."""
    trial = tried(bench, acts, RESTED, seed)
    use = None if math.isinf(trial.carried.use) else trial.carried.use
    entry = Entry(bench.id, acts, seed, trial.marks.total, use)
    return Result(bench, trial, losses(bench, acts, RESTED, seed, trial), entry)


def kept(entry: Entry | None) -> Result | None:
    """What the best try so far came to; None where there is none, or where it can't be done any more."""
    if entry is None:
        return None
    try:
        return result_of(exercise(entry.exercise), entry.acts, SEED if entry.seed is None else entry.seed)
    except ValueError:
        return None


def _knot(word: str) -> Knot:
    t, along, off, arc, work, travel = knot_of(word)
    return Knot(t / 10.0, along / 1e4, off / 1e4, arc / 1e4, float(work), float(travel))
