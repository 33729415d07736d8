"""The commands: every change of the world that a person can ask for, in its one-line text form.

Look for: `VERBS` (what each takes and means), `BENCH_VERBS`, `RIG_VERBS`, `Command`, `quantised`; `NUMBERS` and `KNOT`
(what numbers may be), `knot_of` and `knot_text`.
"""

from typing import NamedTuple


class Verb(NamedTuple):
    """One command."""

    takes: tuple[str, ...]
    """Kinds of its words: who, place, module, activity, link, fan, bed, stack, load, switch, breaker, ramp, task, …"""
    meaning: str


BENCH_VERBS: dict[str, Verb] = {
    "hands": Verb(("person", "task"), "a task of bench or rig that somebody is at is done by your hands from now on"),
    "let": Verb(("person",), "gives it back: the same person goes on by themselves"),
    "cut": Verb(("piece", "length"), "saws a plate to a length; the end without the hole falls"),
    "place": Verb(("piece", "x", "y", "angle", "layer"), "carries a plate to a place, and lets go if it has no clamp"),
    "settled": Verb(("piece", "x", "y", "angle"), "what came of that, for each plate that moved: the recorder's"),
    "clamp": Verb(("piece", "switch"), "clamps a plate where it is, or takes its clamp off"),
    "clean": Verb(("piece",), "grinds a plate's edges clean"),
    "tack": Verb(("seam", "along"), "tacks a seam"),
    "arc": Verb(("seam", "amperes", "feed"), "strikes an arc: argon, power and breath count from here"),
    "stroke": Verb(("knots",), "ends it: 2 to 80 knots tell how the torch went"),
    "gouge": Verb(("seam",), "grinds out what was welded on a seam"),
    "finish": Verb((), "the task in hand is done"),
    "lower": Verb(("speed",), "sets the machine down on its studs"),
    "visor": Verb(("switch",), "pulls the welder's visor down, or pushes it up; an arc can be struck with it up"),
}
"""What is done at the weld bench of a level that has one; `hands`, `let` and `finish` at its rig, too."""

RIG_VERBS: dict[str, Verb] = {
    "connect": Verb(("end", "end", "way"), "plugs two ends of the rig together"),
    "disconnect": Verb(("end",), "pulls apart what is plugged together at an end"),
    "turn": Verb(("turnable", "switch"), "turns a part of the rig, or a toggle of its panel"),
    "dial": Verb(("dial", "reading"), "sets the current that the stack is asked for, or how fast it gets there"),
    "press": Verb(("button",), "presses a button of the panel: trips the stack, resets it, silences or tries alarms"),
    "jumper": Verb(("interlock", "switch"), "jumpers one interlock of the stack, or takes the jumper off"),
    "address": Verb(("slave", "address"), "sets the address to which a part answers on the data bus"),
    "bleed_off": Verb((), "lets the air out of the coolant at the bleed screw"),
    "mend": Verb(("gear",), "replaces, cleans, frees or reseats a part: what was wrong with it is gone"),
    "measure": Verb(("tool", "where"), "holds a tool to an end or a part, and reads it"),
}
"""What is done at the rig of a level that has one, and at its start-up panel."""

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
    **BENCH_VERBS,
    **RIG_VERBS,
}

CHOICES = {
    "switch": ("on", "off"),
    "breaker": ("open", "closed"),
    "pace": ("normal", "haste"),
    "layer": ("rack", "lower", "upper"),
    "way": ("straight", "swapped"),
    "dial": ("amperes", "ramp"),
    "button": ("trip", "reset", "ack", "test"),
    "interlock": ("h2", "hot", "dry", "signal", "outlet"),
    "tool": ("volts", "ohms", "clamp", "gauge", "spray", "sniffer", "bus"),
}
TOGGLES = ("purge", "enable", "outlet")
"""Of the panel, beside the parts that can be turned: nitrogen, the stack under its guard, and its oxygen valve."""
UNWRITTEN = {"ramp": "10.0", "pace": "normal", "way": "straight"}
"""Kinds of word that may be left out at the end of a command, and what they are then."""


class Number(NamedTuple):
    """A kind of word that is a number."""

    low: float
    high: float
    steps: int
    """To one whole: every number is a multiple of 1/steps."""
    decimals: int
    what: str
    """`minutes of ramp`, as in `12 minutes of ramp`."""


NUMBERS: dict[str, Number] = {
    "ramp": Number(1.0, 60.0, 10, 1, "minutes of ramp"),
    "length": Number(5.0, 2000.0, 10, 1, "mm of length"),
    "x": Number(-2000.0, 2000.0, 10, 1, "mm across"),
    "y": Number(-2000.0, 2000.0, 10, 1, "mm up"),
    "angle": Number(-180.0, 180.0, 50, 2, "degrees"),
    "along": Number(0.0, 2000.0, 10, 1, "mm along"),
    "amperes": Number(1.0, 400.0, 1, 0, "amperes"),
    "feed": Number(0.0, 100.0, 10, 1, "mm/s of wire"),
    "speed": Number(1.0, 1000.0, 1, 0, "mm/s"),
    "reading": Number(0.0, 400.0, 10, 1, "A or A/min"),
    "address": Number(1.0, 247.0, 1, 0, "address"),
}
LEAST_RAMP = 0.1
"""A/min on the dial of the ramp: with none it would never get anywhere."""

KNOT: tuple[Number, ...] = (
    Number(0, 9999, 1, 0, "tenths of a second"),
    Number(0, 9999, 1, 0, "tenths of a mm along"),
    Number(-99, 99, 1, 0, "tenths of a mm off the root"),
    Number(0, 99, 1, 0, "tenths of a mm of arc"),
    Number(0, 90, 1, 0, "degrees of work angle"),
    Number(-60, 60, 1, 0, "degrees of travel angle"),
)
"""The whole numbers of one knot. With these bounds 80 knots stand on one line of a plan."""
FEWEST_KNOTS, MOST_KNOTS = 2, 80
EDGES = ("n", "s", "e", "w")
"""Of a plate: its long edges up and down, its short ones right and left, as it lies unturned."""


class Command(NamedTuple):
    """A verb and its words, as they are logged."""

    verb: str
    words: tuple[str, ...]

    def text(self) -> str:
        """`start backup 10.0`"""
        return " ".join((self.verb, *self.words))


def quantised(kind: str, word: str) -> str:
    """A number word as it is logged: a multiple of its kind's step. Other words are returned as they are."""
    if kind == "knots":
        return ",".join(str(int(part)) for part in word.split(","))
    if kind not in NUMBERS:
        return word
    number = NUMBERS[kind]
    value = float(word)
    if kind == "angle":
        value = round(value * number.steps) / number.steps
    text = f"{value:.{number.decimals}f}"
    return text[1:] if float(text) == 0.0 and text.startswith("-") else text


def knot_of(word: str) -> tuple[int, ...]:
    """The whole numbers of a knot's word: tenths of s, along, off and arc in tenths of mm, work, travel in degrees."""
    return tuple(int(part) for part in word.split(","))


def knot_text(numbers: tuple[int, ...]) -> str:
    """The word of a knot's numbers, each brought within its bounds."""
    return ",".join(str(int(min(max(n, k.low), k.high))) for n, k in zip(numbers, KNOT, strict=True))
