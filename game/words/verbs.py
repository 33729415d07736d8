"""The commands: every change of the world that a person can ask for, in its one-line text form.

Look for: `VERBS` (what each takes and means), `Command`, `quantised`.
"""

from typing import NamedTuple


class Verb(NamedTuple):
    """One command."""

    takes: tuple[str, ...]
    """Kinds of its words: who, place, module, activity, link, fan, bed, stack, load, switch, breaker, ramp, task, …"""
    meaning: str


VERBS: dict[str, Verb] = {
    "do": Verb(("who", "activity"), "a person or group does this from now on, instead of standing orders"),
    "send": Verb(("who", "place"), "a person or group walks there"),
    "assign": Verb(("who", "task", "pace"), "goes and does a task now, whatever else they were doing"),
    "book": Verb(("who", "task", "pace"), "does a task after what they are doing; waits until it is possible"),
    "drop": Verb(("who",), "stops what they are doing and forgets what was booked"),
    "unbook": Verb(("who", "task"), "puts one task down, or takes it off the list; what else was booked stays"),
    "skip": Verb(("task",), "leaves a task out, knowingly"),
    "pack": Verb(("part",), "puts a part on the cart"),
    "unpack": Verb(("part",), "takes a part off the cart"),
    "choose": Verb(("choice", "option"), "answers a choice of the story"),
    "open": Verb(("link",), "opens a door"),
    "shut": Verb(("link",), "shuts a door"),
    "fan": Verb(("fan", "switch"), "switches the fan of a link"),
    "bed": Verb(("bed", "switch"), "switches a CO2 bed"),
    "makeup": Verb(("module", "switch"), "opens or shuts the nitrogen make-up"),
    "condenser": Verb(("module", "switch"), "switches the condenser"),
    "supply": Verb(("module", "switch"), "switches a module's own oxygen supply"),
    "candle": Verb(("module",), "lights an oxygen candle"),
    "torch": Verb(("module", "switch"), "argon flows from a welding torch"),
    "install": Verb(("stack", "module"), "connects a stack there, its coolant not yet bled"),
    "bleed": Verb(("stack",), "lets the air out of a stack's coolant branch"),
    "purge": Verb(("stack", "switch"), "nitrogen through both sides of a stack"),
    "start": Verb(("stack", "ramp"), "starts a stack, with minutes of ramp"),
    "stop": Verb(("stack",), "switches a stack off, or resets it after a trip"),
    "bypass": Verb(("stack", "switch"), "jumpers a stack's interlocks"),
    "breaker": Verb(("load", "breaker"), "opens or closes a breaker"),
    "pump": Verb(("switch",), "switches the coolant pump"),
}

CHOICES = {"switch": ("on", "off"), "breaker": ("open", "closed"), "pace": ("normal", "haste")}
UNWRITTEN = {"ramp": "10.0", "pace": "normal"}
"""Kinds of word that may be left out at the end of a command, and what they are then."""
RAMP_SHORTEST, RAMP_LONGEST = 1.0, 60.0


class Command(NamedTuple):
    """A verb and its words, as they are logged."""

    verb: str
    words: tuple[str, ...]

    def text(self) -> str:
        """`start backup 10.0`"""
        return " ".join((self.verb, *self.words))


def quantised(kind: str, word: str) -> str:
    """A number word as it is logged: minutes to one decimal. Other words are returned as they are."""
    return f"{float(word):.1f}" if kind == "ramp" else word
