"""Strokes of the training view as text: what was done in an exercise, and how good it was, if that is known.

    exercise rusty   seed 16   marks 87   use 0.82       (seed, marks and use may be left out)
    clean p
    tack p.s.upper 50.0
    arc p.s.upper 150 12.4                               (A; mm/s of wire)
    stroke 0,0,0,25,45,10 500,1000,0,25,45,10            (tenths of s and mm, degrees; as in a plan)

The best strokes are kept in the same form, an entry for each exercise.

Look for: `Entry`, `read` (every mistake in one pass), `text`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from game.level.grammar import Token, command_of, number, tokens_of
from game.level.names import Names
from game.model.seams import seam, seams
from game.model.weldment import Knot, Seam, Stroke
from game.words.diagnostic import BadInput, Diagnostic, complaint, decoded, nearest
from game.words.verbs import knot_of, knot_text
from game.workshop.exercises import EXERCISES, Exercise, exercise
from game.workshop.trial import Act, Clean, Tacking

MOST_BYTES = 200_000
MOST_ACTS = 60
"""In one exercise."""
MOST_MISTAKES = 50
LOOSE_END = 0.005
"""A stroke may go on so far beyond its seam, m."""
HEAD = "exercise"
VERBS = ("clean", "tack", "arc", "stroke")
LARGEST_SEED = 999_999
_BOUNDS = {"seed": (1.0, float(LARGEST_SEED)), "marks": (0.0, 100.0), "use": (0.0, 1000.0)}
"""Of the numbers in a head."""
_USAGE = f"write '{HEAD} NAME', and then what was done: {', '.join(VERBS)}"


class Entry(NamedTuple):
    """A try at one exercise, as it is written down."""

    exercise: str
    """Its id."""
    acts: tuple[Act, ...]
    seed: int | None = None
    """Of the hand's tremor."""
    marks: float | None = None
    """What it scored, 0 to 100."""
    use: float | None = None
    """Share of what it carries that the load takes; infinite and therefore not written where it carries nothing."""


def text(entry: Entry) -> str:
    """The lines of an entry."""
    head = [HEAD, entry.exercise]
    if entry.seed is not None:
        head.append(f"  seed {entry.seed}")
    if entry.marks is not None:
        head.append(f"  marks {entry.marks:.1f}")
    if entry.use is not None and entry.use <= _BOUNDS["use"][1]:
        head.append(f"  use {entry.use:.3f}")
    lines = [" ".join(head)]
    for act in entry.acts:
        match act:
            case Clean(piece=name):
                lines.append(f"clean {name}")
            case Tacking(seam=name, along=along):
                lines.append(f"tack {name} {1e3 * along:.1f}")
            case Stroke() as stroke:
                lines.append(f"arc {stroke.seam} {stroke.amperes:.0f} {1e3 * stroke.feed:.1f}")
                lines.append(f"stroke {' '.join(knot_text(_whole(knot)) for knot in stroke.knots)}")
    return "\n".join(lines) + "\n"


def _whole(knot: Knot) -> tuple[int, ...]:
    tenths = (10.0 * knot.t, 1e4 * knot.along, 1e4 * knot.off, 1e4 * knot.arc, knot.work, knot.travel)
    return tuple(round(each) for each in tenths)


def read(path: Path, wanted: str = "") -> tuple[Entry, ...]:
    """The entries of a file. `wanted` is the exercise that its first lines are for, if they do not say.

    Raises BadInput with every mistake.
    """
    try:
        with path.open("rb") as file:
            # No more than that: a device may never end.
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise complaint(str(path), f"this file can't be read: {reason}") from None
    if len(raw) > MOST_BYTES:
        raise complaint(str(path), f"this is no file of strokes: it has more than {MOST_BYTES} bytes")
    reading = _Reading(str(path), wanted)
    for line, words in enumerate(decoded(str(path), raw).split("\n"), 1):
        reading.line(line, words.rstrip("\r"))
        if len(reading.mistakes) >= MOST_MISTAKES:
            raise BadInput(reading.mistakes)
    entries = reading.finished()
    if reading.mistakes:
        raise BadInput(reading.mistakes)
    if not entries:
        raise complaint(str(path), f"there is no exercise in it; {_USAGE}")
    return entries


class _Reading:
    """Goes through the lines of a file."""

    def __init__(self, file: str, wanted: str) -> None:
        self.file = file
        self.mistakes: list[Diagnostic] = []
        self.entries: list[Entry] = []
        self.number, self.source = 0, ""
        self.entry = Entry(wanted, ()) if wanted else None
        self.bench: Exercise | None = exercise(wanted) if wanted else None
        self.arc: tuple[Seam, float, float, int, str] | None = None
        """The seam, A, m/s, and its line."""
        self.head: tuple[int, str, int] | None = None
        """The line of the exercise's name, and how many mistakes were known there."""
        self.misfired = False
        """The last arc was wrong: its stroke is not to blame."""
        self.lost = False
        """The exercise's name was wrong: what is done in it can't be judged."""

    def wrong(self, column: int, sentence: str) -> None:
        """Takes down a mistake in this line."""
        self.mistakes.append(Diagnostic(self.file, self.number, column, sentence, self.source))

    def line(self, at: int, source: str) -> None:
        """The next one."""
        self.number, self.source = at, source
        tokens = tokens_of(source.split("#", 1)[0])
        if not tokens:
            return
        column, verb = tokens[0]
        if verb == HEAD:
            self._close()
            self._head(tokens)
        elif verb not in VERBS:
            self.wrong(
                column, f"'{verb[:40]}' is nothing that is done here.{nearest(verb[:40], (HEAD, *VERBS))} {_USAGE}"
            )
        elif self.lost:
            return
        elif self.bench is None or self.entry is None:
            self.wrong(column, f"this is done in no exercise yet; {_USAGE}")
            self.lost = True
        elif len(self.entry.acts) >= MOST_ACTS:
            self.wrong(column, f"more than {MOST_ACTS} things are done in this exercise")
            self.lost = True
        else:
            self._act(self.bench, verb, tokens)

    def finished(self) -> tuple[Entry, ...]:
        """All entries that something is done in."""
        self._close()
        return tuple(self.entries)

    def _close(self) -> None:
        if self.arc is not None:
            line, source = self.arc[3:]
            self.mistakes.append(Diagnostic(self.file, line, 1, "this arc has no 'stroke' after it to end it", source))
        if self.entry is not None and self.entry.acts:
            self.entries.append(self.entry)
        elif self.head is not None and len(self.mistakes) == self.head[2]:
            line, source = self.head[:2]
            sentence = f"nothing is done in this exercise; there are {', '.join(VERBS)}"
            self.mistakes.append(Diagnostic(self.file, line, 1, sentence, source))
        self.entry, self.bench, self.arc, self.head = None, None, None, None
        self.lost = self.misfired = False

    def _head(self, tokens: Sequence[Token]) -> None:
        if len(tokens) < 2:
            self.wrong(len(HEAD) + tokens[0][0], f"the name of an exercise must follow: {', '.join(EXERCISES)}")
            self.lost = True
            return
        column, name = tokens[1]
        if name not in EXERCISES:
            self.wrong(
                column, f"'{name[:40]}' is no exercise.{nearest(name, EXERCISES)} They are {', '.join(EXERCISES)}"
            )
            self.lost = True
            return
        if any(each.exercise == name for each in self.entries):
            self.wrong(column, f"'{name}' stands in this file already")
        found: dict[str, float] = {}
        rest = list(tokens[2:])
        while rest:
            at, word = rest.pop(0)
            if word not in _BOUNDS or word in found:
                others = ", ".join(each for each in _BOUNDS if each not in found)
                self.wrong(at, f"'{word[:40]}' can't stand here.{nearest(word[:40], _BOUNDS)} There may be {others}")
                self.lost = True
                return
            value = self._value(word, rest.pop(0) if rest else (at + len(word), ""))
            if value is None:
                return
            found[word] = value
        self.head = self.number, self.source, len(self.mistakes)
        seed = int(found["seed"]) if "seed" in found else None
        self.entry, self.bench = Entry(name, (), seed, found.get("marks"), found.get("use")), exercise(name)

    def _value(self, word: str, token: Token) -> float | None:
        at, written = token
        low, high = _BOUNDS[word]
        value = number(written)
        if value is None or not low <= value <= high or (word == "seed" and "." in written):
            kind = "a whole number" if word == "seed" else "a number"
            self.wrong(at, f"after '{word}' stands {kind} from {low:g} to {high:.0f}")
            self.lost = True
            return None
        return value

    def _act(self, bench: Exercise, verb: str, tokens: list[Token]) -> None:
        column = tokens[0][0]
        if verb != "stroke" and self.arc is not None:
            self.wrong(column, "the arc still burns; end it with 'stroke' first")
            self.arc = None
        if verb != "stroke":
            self.misfired = verb == "arc"
        elif self.arc is None and self.misfired:
            self.misfired = False
            return
        if verb == "stroke" and self.arc is None:
            self.wrong(column, "no arc burns; a line 'arc SEAM AMPERES WIRE' stands before each stroke")
            return
        line = None
        if verb in ("tack", "arc") and len(tokens) > 1:
            line = self._seam(bench, tokens[1], any_of_it=verb == "tack")
            if line is None:
                return
        if verb == "clean" and len(tokens) > 1 and tokens[1][1] != bench.piece:
            self.wrong(tokens[1][0], f"'{tokens[1][1][:40]}' is not the plate of this exercise, which is {bench.piece}")
            return
        before = len(self.mistakes)
        command = command_of(_names(bench), tokens, self.wrong)
        if command is None or len(self.mistakes) > before:
            self.arc = None
            return
        words = command.words
        if verb == "clean":
            self._done(Clean(words[0]))
        elif verb == "stroke":
            self._stroke(tokens, words)
        elif line is not None and verb == "arc":
            self.arc = (line, float(words[1]), 1e-3 * float(words[2]), self.number, self.source)
            self.misfired = False
        elif line is not None and self._on(line, 1e-3 * float(words[1]), tokens[2][0], 0.0):
            self._done(Tacking(line.name, 1e-3 * float(words[1])))

    def _stroke(self, tokens: Sequence[Token], words: Sequence[str]) -> None:
        assert self.arc is not None
        line, amperes, feed = self.arc[:3]
        self.arc = None
        knots = []
        for (at, _), word in zip(tokens[1:], words, strict=True):
            t, along, off, arc, work, travel = knot_of(word)
            if not self._on(line, along / 1e4, at, LOOSE_END):
                return
            knots.append(Knot(t / 10.0, along / 1e4, off / 1e4, arc / 1e4, float(work), float(travel)))
        self._done(Stroke(line.name, amperes, feed, tuple(knots)))

    def _seam(self, bench: Exercise, token: Token, any_of_it: bool) -> Seam | None:
        """A seam of the exercise that is to be welded, or any of its plate."""
        at, name = token
        known = bench.seams
        if any_of_it:
            known = tuple(each.name for each in seams(bench.weldment) if each.piece == bench.piece)
        if name not in known:
            self.wrong(
                at, f"'{name[:40]}' is not a seam of this exercise.{nearest(name, known)} Seams: {', '.join(known)}"
            )
            return None
        return seam(bench.weldment, name)

    def _on(self, line: Seam, along: float, at: int, beyond: float) -> bool:
        if along <= line.length + beyond:
            return True
        self.wrong(
            at, f"{1e3 * along:.1f} mm is beyond the end of {line.name}, which is {1e3 * line.length:.1f} mm long"
        )
        return False

    def _done(self, act: Act) -> None:
        assert self.entry is not None
        self.entry = self.entry._replace(acts=(*self.entry.acts, act))


def _names(bench: Exercise) -> Names:
    """What may be named in an exercise."""
    kinds = {"piece": (bench.piece,), "bar": tuple(bar.name for bar in bench.weldment.bars)}
    return Names(kinds, {}, {}, {})
