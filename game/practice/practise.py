"""`main.py weld --practice`: welds the exercises without a window, and says what trainers say and what they can't.

Look for: `practise` (the command), `id_of`, `tries_of`.
"""

from pathlib import Path
from typing import TextIO

from game.practice.strokes import Entry, read
from game.practice.told import Try, sheet, table
from game.words.diagnostic import BadInput, nearest
from game.words.message import message, said
from game.workshop.causes import losses
from game.workshop.exercises import EXERCISES, Exercise, exercise
from game.workshop.trial import WELDERS, shown, tried

SEED = 16
RESTED = 0.0
"""Impairment of the hand: nobody is short of air in the training view."""


def practise(chosen: str, strokes: Path | None, seed: int | None, out: TextIO, err: TextIO) -> int:
    """Prints the chosen exercise ("" for all, or all of the file of strokes); returns the exit code: 0, or 2."""
    wanted = id_of(chosen)
    if chosen and not wanted:
        meant = nearest(chosen[:40], EXERCISES)
        known = ", ".join(f"{number} ({name})" for number, name in enumerate(EXERCISES, 1))
        print(f"'{chosen[:40]}' is no exercise.{meant} There are {known}.", file=err)
        return 2
    try:
        own = {} if strokes is None else {entry.exercise: entry for entry in read(strokes, wanted)}
    except BadInput as error:
        print(error, file=err)
        return 2
    names = [name for name in (own if strokes is not None else EXERCISES) if wanted in ("", name)]
    if not names:
        print(f"{strokes}: nothing in it is done in the exercise '{wanted}'.", file=err)
        return 2
    for number, name in enumerate(names):
        bench = exercise(name)
        try:
            tries = [_own(bench, own[name], seed)] if own else tries_of(bench, SEED if seed is None else seed)
        except ValueError as error:
            # A seam that an earlier stroke has pulled open is none any more.
            print(f"{strokes}: this can't be done in the exercise '{name}': {error}", file=err)
            return 2
        print("\n" if number else "", sheet(bench), "\n", table(bench, tries), sep="", end="", file=out, flush=True)
    return 0


def id_of(chosen: str) -> str:
    """The exercise of a number or a name; "" for none."""
    if chosen in EXERCISES:
        return chosen
    numbers = {str(number): name for number, name in enumerate(EXERCISES, 1)}
    return numbers.get(chosen, "")


def tries_of(bench: Exercise, seed: int) -> list[Try]:
    """What each of WELDERS makes of an exercise."""
    found = []
    for name in WELDERS:
        acts = shown(bench, name, seed)
        trial = tried(bench, acts, RESTED, seed)
        found.append(Try(said(message(f"practice.welder_{name}")), trial, losses(bench, acts, RESTED, seed, trial)))
    return found


def _own(bench: Exercise, entry: Entry, seed: int | None) -> Try:
    """What was written down; `seed` goes before the file's."""
    tremor = seed if seed is not None else entry.seed if entry.seed is not None else SEED
    trial = tried(bench, entry.acts, RESTED, tremor)
    return Try(said(message("practice.welder_you")), trial, losses(bench, entry.acts, RESTED, tremor, trial))
