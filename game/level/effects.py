"""Reads conditions, formulas and effects of a level file, and takes down what is wrong with them where it stands.

Look for: `EffectReader`, `EFFECTS` (the verbs that only effects have).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from game.level.grammar import command_of, tokens_of
from game.level.names import Names, entry_of
from game.level.places import Places
from game.level.plot import Effect, Effects
from game.words.conditions import Entry, Formula, Mistake, condition, formula, value_of
from game.words.diagnostic import BadInput, Diagnostic, nearest
from game.words.verbs import BENCH_VERBS, RIG_VERBS, VERBS

WORKER = "worker"
MOST_TOLD = 30
"""Mistakes told in one pass."""
_WHAT = {"who": "person or group", "wiring": "group of the rig's book"}
_ORDERED = ("skip", "choose", *BENCH_VERBS, *RIG_VERBS)
"""Commands that only somebody gives, and nothing brings about."""
_TOO_DEEP = "there are too many brackets in each other; use derived facts for the parts"
_UNREADABLE = "(said already)"
"""In place of a derived fact that can't be read: what uses it is not to blame."""


class EffectVerb(NamedTuple):
    """A verb that only effects have."""

    takes: tuple[str, ...]
    """Kinds of its words; a formula may follow them."""
    formula: bool
    meaning: str


EFFECTS: dict[str, EffectVerb] = {
    "set": EffectVerb(("fact",), True, "a fact of the level's own becomes this"),
    "add": EffectVerb(("fact",), True, "a number fact of the level's own grows by this"),
    "hurt": EffectVerb(("who",), True, "lasting injury, 0 to 1, is added; 0.67 makes work take 1.3 times as long"),
    "redo": EffectVerb(("task",), False, "a task is open again"),
    "settle": EffectVerb(("task",), False, "a task counts as done, its own effects left out"),
    "forget": EffectVerb(("task",), False, "a task counts as skipped"),
    "free": EffectVerb(("who",), False, "they stop what they are doing and forget what was booked"),
    "lose": EffectVerb(("stack",), False, "a stack is destroyed"),
    "trip": EffectVerb(("stack",), False, "a stack trips, by a fault outside itself"),
    "spill": EffectVerb(("stack",), True, "share of its vented hydrogen that escapes into its module from now on"),
    "delay": EffectVerb(("task",), True, "a task takes so many minutes longer, or less long"),
    "candles": EffectVerb((), True, "so many more oxygen candles"),
    "release": EffectVerb(("module",), True, "hydrogen escapes into a module: share of its gas, once"),
    "wire": EffectVerb(("wiring",), False, "a group of the rig's joints is made by the book, what it says turned on"),
}


class EffectReader:
    """Reads what stands in one file; `found` are the mistakes so far."""

    def __init__(self, names: Names, places: Places, unreadable: Iterable[str] = ()) -> None:
        self.names, self._places = names, places
        self.found: list[Diagnostic] = []
        self._in_task = False
        self._hidden: list[str] = []
        self._reading = ""
        self.unreadable = set(unreadable)
        """Derived facts that can't be read."""

    @contextmanager
    def worker(self) -> Iterator[None]:
        """While it lasts, `worker` names whoever does the task."""
        self._in_task = True
        yield
        self._in_task = False

    def wrong(self, sentence: str, *location: int | str) -> None:
        """Takes down a mistake. Raises BadInput when there are so many that the rest can wait."""
        self._take_down(self._places.diagnostic(location, sentence))

    def wrong_key(self, sentence: str, *location: int | str) -> None:
        """The same, of a key."""
        self._take_down(self._places.diagnostic(location, sentence, True))

    def _take_down(self, told: Diagnostic) -> None:
        if told not in self.found:
            self.found.append(told)
        if len(self.found) >= MOST_TOLD:
            raise BadInput(self.found)

    def _mistaken(self, mistake: Mistake, before: int, location: tuple[int | str, ...]) -> None:
        if _UNREADABLE not in mistake.sentence:
            self._take_down(self._places.within(location, before + mistake.column, mistake.sentence))

    def _entry(self, name: str, subject: str) -> Entry | str:
        if name in self.unreadable:
            return _UNREADABLE
        if name == self._reading:
            return f"'{name}' can't follow from itself"
        if name in self._hidden:
            return f"'{name}' stands further down: a derived fact may only use those above it"
        return entry_of(self.names, name, subject)

    def condition(self, text: str, *location: int | str) -> Formula:
        """The condition that stands there; `never` where it can't be read."""
        try:
            return self._condition(text)
        except Mistake as mistake:
            self._mistaken(mistake, 0, location)
            return condition("never", self._entry)

    def _condition(self, text: str) -> Formula:
        try:
            return condition(text, self._entry)
        except RecursionError:
            raise Mistake(1, _TOO_DEEP) from None

    def optional(self, text: str | None, *location: int | str, never: bool = False) -> Formula | None:
        """The same; None where nothing is asked (`always`, or `never` for what is the exception)."""
        if text is None or text == ("never" if never else "always"):
            return None
        return self.condition(text, *location)

    def formula(self, text: str, *location: int | str) -> Formula:
        """The formula of a number that stands there; 0 where it can't be read."""
        try:
            return formula(text, self._entry)
        except Mistake as mistake:
            self._mistaken(mistake, 0, location)
        except RecursionError:
            self._mistaken(Mistake(1, _TOO_DEEP), 0, location)
        return formula("0", self._entry)

    def either(self, text: str, name: str, later: list[str]) -> Formula:
        """What derived fact `name` follows from: a condition or a formula. It may use none of `later`."""
        self._reading, self._hidden = name, later
        try:
            return self._condition(text)
        except Mistake as first:
            try:
                return formula(text, self._entry)
            except (Mistake, RecursionError) as second:
                known = [first, *([second] if isinstance(second, Mistake) else [])]
                self._mistaken(max(known, key=lambda each: each.column), 0, ("derived", name))
                self.unreadable.add(name)
                return formula("0", self._entry)
        finally:
            self._reading, self._hidden = "", []

    def verb(self, verb: str, *location: int | str) -> None:
        """A command's verb must be one."""
        if verb not in VERBS:
            self.wrong(f"'{verb}' is no command.{nearest(verb, VERBS)}", *location)

    def number_fact(self, name: str, *location: int | str) -> None:
        """A fact that must be a number of the level's."""
        found = entry_of(self.names, name, "")
        if isinstance(found, str):
            self.wrong(found, *location)
        elif found.kind != "number" and name not in self.unreadable:
            self.wrong(f"'{name}' is no number, and only numbers can be counted up", *location)

    def effects(self, lines: list[str], *location: int | str) -> Effects:
        """The effects of a list of lines."""
        read = [self._effect(line, 0, (*location, at)) for at, line in enumerate(lines)]
        return tuple(each for each in read if each is not None)

    def _effect(self, text: str, before: int, location: tuple[int | str, ...]) -> Effect | None:
        if text.startswith("if "):
            test, colon, rest = text.partition(": ")
            if not colon:
                self._mistaken(Mistake(len(text) + 1, "write 'if CONDITION: EFFECT'"), before, location)
                return None
            if rest.lstrip().startswith("if "):
                sentence = "an effect has one condition; write 'if ONE and OTHER: EFFECT'"
                self._mistaken(Mistake(len(test) + 3, sentence), before, location)
                return None
            try:
                when = self._condition(test[3:])
            except Mistake as mistake:
                self._mistaken(mistake, before + 3, location)
                return None
            inner = self._effect(rest, before + len(test) + 2, location)
            return inner._replace(unless=when, text=text) if inner else None
        tokens = tokens_of(text)
        if not tokens:
            self._mistaken(Mistake(1, "an effect such as 'set told all' should stand here"), before, location)
            return None
        verb = tokens[0][1]
        found: list[tuple[int, str]] = []
        if verb in EFFECTS:
            return self._own(text, tokens, before, location)
        if verb not in VERBS or verb in _ORDERED:
            known = (*EFFECTS, *(each for each in VERBS if each not in _ORDERED))
            sentence = f"'{verb}' is no effect.{nearest(verb, known)} Effects: {', '.join(known)}"
            self._mistaken(Mistake(tokens[0][0], sentence), before, location)
            return None
        worker = next((column for column, word in tokens if word == WORKER), 0)
        if worker and not self._in_task:
            self._mistaken(Mistake(worker, self._no_such("who", WORKER, ())), before, location)
            return None
        command = command_of(self._named(), tokens, lambda column, sentence: found.append((column, sentence)))
        for column, sentence in found:
            self._mistaken(Mistake(column, sentence), before, location)
        return Effect(verb, command.words, text, command) if command else None

    def _named(self) -> Names:
        if not self._in_task:
            return self.names
        kinds = self.names.kinds | {"who": (*self.names.kinds["who"], WORKER)}
        return self.names._replace(kinds=kinds)

    def _own(
        self, text: str, tokens: list[tuple[int, str]], before: int, location: tuple[int | str, ...]
    ) -> Effect | None:
        verb = tokens[0][1]
        takes = EFFECTS[verb].takes
        usage = f"write '{' '.join((verb, *(kind.upper() for kind in takes)))}"
        usage += " VALUE'" if EFFECTS[verb].formula else "'"
        names = self._named()
        words = []
        for at, kind in enumerate(takes, 1):
            if at >= len(tokens):
                sentence = f"'{verb}' needs a {_WHAT.get(kind, kind)} here; {usage}"
                self._mistaken(Mistake(len(text) + 1, sentence), before, location)
                return None
            column, word = tokens[at]
            known = names.kinds[kind]
            if word not in known:
                self._mistaken(Mistake(column, self._no_such(kind, word, known)), before, location)
                return None
            words.append(word)
        rest = tokens[len(takes) + 1 :]
        if not EFFECTS[verb].formula:
            if rest:
                self._mistaken(Mistake(rest[0][0], f"'{rest[0][1]}' is one word too many; {usage}"), before, location)
                return None
            return Effect(verb, tuple(words), text)
        if not rest:
            self._mistaken(Mistake(len(text) + 1, f"'{verb}' needs a value here; {usage}"), before, location)
            return None
        entry = Entry("number")
        if verb in ("set", "add"):
            found = entry_of(self.names, words[0], "")
            entry = entry if isinstance(found, str) else found
        if verb == "add" and entry.kind != "number":
            sentence = f"'{words[0]}' is no number; only 'set' can change it"
            self._mistaken(Mistake(tokens[1][0], sentence), before, location)
            return None
        start = rest[0][0]
        try:
            tree = value_of(text[start - 1 :], entry, self._entry)
        except RecursionError:
            self._mistaken(Mistake(start, _TOO_DEEP), before, location)
            return None
        except Mistake as mistake:
            self._mistaken(mistake, before + start - 1, location)
            return None
        return Effect(verb, tuple(words), text, None, tree)

    def _no_such(self, kind: str, word: str, known: tuple[str, ...]) -> str:
        """Why a word can't be what an effect takes."""
        if word == WORKER:
            return "'worker' stands for whoever does a task, so only in the effects of tasks"
        if kind == "fact":
            name = word.partition(".")[0]
            if name in self.names.facts:
                return f"'{word}' is worked out by the game or by a formula; only facts under 'facts:' can be set"
            return f"'{word}' is no fact under 'facts:' of this level.{nearest(word, known)}"
        return f"'{word}' is no {_WHAT.get(kind, kind)} of this level.{nearest(word, known)}"
