"""SPICE netlists in and out: the part of the language in which a direct-current network can be written.

    a source, a diode, and two loads              the first line is the title, whatever it says
    V1 in 0 DC 28                                 volts, first node over second
    R1 in out 0.5                                 also 2k, 1meg, 10m, 4.7uOhm; 0 is allowed
    D1 out bus DSMALL                             from first to second
    .model DSMALL D(IS=1e-9 N=1.8)
    I1 bus 0 0.2                                  amperes that flow through it from first to second
    Bfans bus 0 I={50/V(bus,0)}                   50 W, whatever the volts
    Bheat bus 0 I={20*V(bus,0)/max(V(bus,0),9)^2} 20 W, below 9 V the resistance 9^2/20
    * a comment; so is what follows a ; or a $ after a blank. A line that begins with + continues the one before.
    .op
    .end                                          .nodeset and what stands between .control and .endc is not looked at

Two more B sources stand for what SPICE has no element for, and ngspice takes them as they are: a source behind a
resistance that gives no more than a limit, `Bx 0 bus I={min(max((28-V(bus,0))/0.05,-20),20)}`, and a converter, which
is a pair, the half that gives first (see `spicing.py`, which writes all this).

Look for: `Netlist`, `Mistake`, `read`, `number`.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.rig.solving.circuit import Amps, Circuit, Converter, Diode, Element, Load, Resistor, Volts

SUFFIXES = {"t": 12, "g": 9, "meg": 6, "k": 3, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15}
LOWEST = 1e-3
"""V below which a load that is written without a guard is a resistance."""
FARTHEST = 1e30
"""No number in a netlist is larger, and none but 0 smaller than 1 divided by it: what follows would be no number."""
LONGEST = 1000
"""Letters of what a B source says; what is understood has less."""
LARGEST, MOST = 400, 1000
"""Nodes and elements; more are not a network that this solves in good time."""
CARDS = (".op", ".end", ".model", ".control", ".endc", ".nodeset")
NO_MATTER = ("cjo", "cj0", "vj", "m", "tt", "fc", "kf", "af", "eg", "xti", "tnom")
"""Parameters of a diode that change nothing in direct current at 27 C."""

_TOKEN = re.compile(r"[^\s()=,{}'\"]+|[()=,{}'\"]")
_NUMBER = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:e([+-]?[0-9]{1,4}))?(meg|[tgkmunpf])?[a-z]*", re.I)
_N = r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?[a-z]*)"
_V = r"v\(([^(),]+)(?:,([^(),]+))?\)"
_LOAD = re.compile(rf"{_N}/{_V}")
_GUARDED = re.compile(rf"{_N}\*{_V}/max\({_V},{_N}\)\^2")
_LIMITED = re.compile(rf"min\(max\(\({_N}-{_V}\)/{_N},{_N}\),{_N}\)")
_INPUT = re.compile(rf"(min\(.*\))\*\({_V}\+{_N}\*(min\(.*\))\)/{_N}/max\({_V},{_N}\)")


class Mistake(NamedTuple):
    """What can't be understood, and where."""

    line: int
    column: int
    """Both from 1."""
    sentence: str


class Netlist(NamedTuple):
    """A file that has been read."""

    title: str
    circuit: Circuit
    nodes: tuple[str, ...]
    """Their names; the first is 0."""
    names: tuple[str, ...]
    """Of the elements."""


class _Word(NamedTuple):
    text: str
    line: int
    column: int

    def wrong(self, sentence: str) -> Mistake:
        return Mistake(self.line, self.column, sentence)


class _Output(NamedTuple):
    """The half of a converter that gives."""

    word: _Word
    ends: tuple[int, int]
    law: str
    volts: float
    ohm: float
    limit: float


def number(text: str) -> float | None:
    """A number as SPICE writes it, with its suffix; letters after that are a unit and mean nothing."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    mantissa, exponent, suffix = match.groups()
    value = float(f"{mantissa}e{int(exponent or 0) + SUFFIXES.get((suffix or '').lower(), 0)}")
    return value if value - value == 0.0 else None


class _Reading:
    """A netlist while it is read."""

    def __init__(self) -> None:
        self.nodes: dict[str, int] = {"0": 0}
        self.elements: list[Element] = []
        self.names: dict[str, _Word] = {}
        self.models: dict[str, tuple[float, float]] = {}
        self.waiting: list[tuple[int, _Word]] = []
        """Diodes whose model is still to be looked up: (element, its name)."""
        self.outputs: dict[str, _Output] = {}
        self.mistakes: list[Mistake] = []

    def node(self, word: str) -> int:
        name = word.lower()
        return self.nodes.setdefault("0" if name == "gnd" else name, len(self.nodes))

    def number(self, word: _Word, what: str, least: float | None = None, above: bool = False) -> float:
        """A number, and a mistake where it is none or too small."""
        value = number(word.text)
        if value is None:
            self.mistakes.append(word.wrong(f"'{word.text}' is not a number; {what} is meant, as in 4.7k or 1e-3"))
            return 1.0
        if abs(value) > FARTHEST or (value != 0.0 and abs(value) < 1.0 / FARTHEST):
            self.mistakes.append(word.wrong(f"{what} can't be {word.text}: that is beyond what can be reckoned here"))
            return 1.0
        if least is not None and (value < least or (above and value == least)):
            self.mistakes.append(word.wrong(f"{what} must be {'above' if above else 'at least'} {least:g}"))
            return 1.0
        return value


def read(text: str) -> Netlist | tuple[Mistake, ...]:
    """The network that a netlist describes, or all mistakes in it."""
    book = _Reading()
    title, *rest = re.split(r"\r\n|\n|\r", text)
    inside = False
    for words in _statements(rest):
        card = words[0].text.lower()
        if card in (".control", ".endc"):
            inside = card == ".control"
        elif card == ".end":
            break
        elif not inside:
            _statement(book, words)
    for place, word in book.waiting:
        known = book.models.get(word.text.lower())
        if known is None:
            book.mistakes.append(word.wrong(f"no .model is called '{word.text}'{_nearest(word.text, book.models)}"))
        elif isinstance(diode := book.elements[place], Diode):
            book.elements[place] = diode._replace(saturation=known[0], ideality=known[1])
    for half in book.outputs.values():
        book.mistakes.append(half.word.wrong("this gives as a converter does, but no B source takes what it needs"))
    if not book.elements and not book.mistakes:
        book.mistakes.append(Mistake(1, 1, "there is no element in this netlist (its first line is the title)"))
    elif not book.mistakes and not any(0 in _ends(element) for element in book.elements):
        book.mistakes.append(Mistake(1, 1, "no element is at node 0, which all voltages are measured against"))
    if len(book.nodes) > LARGEST:
        book.mistakes.append(Mistake(1, 1, f"there are {len(book.nodes)} nodes; up to {LARGEST} can be solved"))
    if len(book.names) > MOST:
        more = list(book.names.values())[MOST]
        book.mistakes.append(more.wrong(f"there are {len(book.names)} elements; up to {MOST} can be solved"))
    if book.mistakes:
        return tuple(sorted(book.mistakes))
    circuit = Circuit(len(book.nodes), tuple(book.elements))
    return Netlist(title.strip(), circuit, tuple(book.nodes), tuple(word.text for word in book.names.values()))


def _ends(element: Element) -> tuple[int, ...]:
    match element:
        case Converter(one, other, third, fourth):
            return one, other, third, fourth
    return element.a, element.b


def _statements(lines: Sequence[str]) -> Iterator[list[_Word]]:
    """The words of each statement, continued lines joined, comments left out."""
    words: list[_Word] = []
    for count, line in enumerate(lines, 2):
        if line.lstrip().startswith("*"):
            continue
        bare = re.split(r";|(?:^|\s)\$(?=\s|$)", line)[0]
        more = bare.lstrip().startswith("+")
        if not more and words:
            yield words
            words = []
        start = bare.index("+") + 1 if more else 0
        words += [_Word(match.group(), count, match.start() + 1) for match in _TOKEN.finditer(bare, start)]
    if words:
        yield words


def _statement(book: _Reading, words: Sequence[_Word]) -> None:
    first = words[0]
    kind = first.text[0].lower()
    if kind == ".":
        if first.text.lower() == ".model":
            _model(book, words)
        elif first.text.lower() not in (".op", ".nodeset"):
            hint = _nearest(first.text, CARDS)
            book.mistakes.append(first.wrong(f"'{first.text}' is not understood; .model, .op and .end are{hint}"))
        return
    if kind not in "rvidb":
        sentence = f"'{first.text}' is no element that is understood; R, V, I, D and B are (and * begins a comment)"
        book.mistakes.append(first.wrong(sentence))
        return
    if first.text.lower() in book.names:
        before = book.names[first.text.lower()]
        book.mistakes.append(first.wrong(f"'{first.text}' is there already, in line {before.line}"))
        return
    if len(words) < 4:
        wants = {"d": "its model", "b": "I={...}"}.get(kind, "a value")
        book.mistakes.append(words[-1].wrong(f"'{first.text}' needs two nodes and {wants}"))
        return
    for word in words[1:3]:
        if word.text in "()=,{}'\"":
            book.mistakes.append(word.wrong(f"'{word.text}' stands where a node is meant"))
            return
    if kind == "b":
        _behaviour(book, words)
        return
    a, b = book.node(words[1].text), book.node(words[2].text)
    book.names[first.text.lower()] = first
    if kind == "d":
        book.waiting.append((len(book.elements), words[3]))
        book.elements.append(Diode(a, b))
        _nothing_after(book, words, 4)
        return
    at = 4 if kind in "vi" and words[3].text.lower() == "dc" and len(words) > 4 else 3
    _nothing_after(book, words, at + 1)
    match kind:
        case "r":
            book.elements.append(Resistor(a, b, book.number(words[at], "a resistance in ohm", 0.0)))
        case "v":
            book.elements.append(Volts(a, b, book.number(words[at], "a voltage")))
        case _:
            book.elements.append(Amps(a, b, book.number(words[at], "a current")))


def _nothing_after(book: _Reading, words: Sequence[_Word], count: int) -> None:
    if len(words) > count:
        book.mistakes.append(words[count].wrong(f"'{words[count].text}' is one word too many for '{words[0].text}'"))


def _model(book: _Reading, words: Sequence[_Word]) -> None:
    """`.model NAME D(IS=1e-14 N=1)`, with or without the brackets."""
    rest = [word for word in words[1:] if word.text not in "(),"]
    if len(rest) < 2 or rest[1].text.lower() != "d":
        place = rest[1] if len(rest) > 1 else words[-1]
        book.mistakes.append(place.wrong("only diodes have a model: .model NAME D(IS=1e-14 N=1)"))
        return
    saturation, ideality = 1e-14, 1.0
    for at in range(2, len(rest), 3):
        key = rest[at]
        if len(rest) < at + 3 or rest[at + 1].text != "=":
            book.mistakes.append(key.wrong(f"'{key.text}' must be followed by = and a number"))
            break
        match key.text.lower():
            case "is":
                saturation = book.number(rest[at + 2], "IS", 0.0, True)
            case "n":
                ideality = book.number(rest[at + 2], "N", 0.0, True)
            case name if name not in NO_MATTER:
                book.mistakes.append(key.wrong(f"a diode's '{key.text}' is not modelled; IS and N are"))
    book.models[rest[0].text.lower()] = (saturation, ideality)


def _behaviour(book: _Reading, words: Sequence[_Word]) -> None:
    """The B sources that this knows, told by the shape of what they say."""
    first = words[0]
    law = "".join(word.text for word in words[3:] if word.text not in "{}'\"").lower()
    a, b = book.node(words[1].text), book.node(words[2].text)
    if not law.startswith("i=") or len(law) > LONGEST:
        book.mistakes.append(words[3].wrong("a B source is understood as a current: I={...}"))
        return
    law = law.removeprefix("i=")

    def over(plus: str, minus: str | None) -> tuple[int, int]:
        return book.node(plus), book.node(minus or "0")

    def value(text: str, least: float | None = None, above: bool = True) -> float:
        return book.number(words[3]._replace(text=text), f"a number in what '{first.text}' does", least, above)

    if (match := _LOAD.fullmatch(law)) and over(match[2], match[3]) == (a, b):
        book.names[first.text.lower()] = first
        book.elements.append(Load(a, b, value(match[1], 0.0, False), LOWEST))
    elif (match := _GUARDED.fullmatch(law)) and over(match[2], match[3]) == over(match[4], match[5]) == (a, b):
        book.names[first.text.lower()] = first
        book.elements.append(Load(a, b, value(match[1], 0.0, False), value(match[6], 0.0)))
    elif (match := _LIMITED.fullmatch(law)) and over(match[2], match[3]) == (b, a):
        volts, ohm, least, limit = (
            value(match[1]), value(match[4], 0.0), value(match[5]), value(match[6], 0.0),
        )  # fmt: skip
        if least == 0.0:
            book.outputs[law] = _Output(first, (b, a), law, volts, ohm, limit)
            return
        if least != -limit:
            book.mistakes.append(words[3].wrong(f"the limits of '{first.text}' must be the same both ways"))
        book.names[first.text.lower()] = first
        book.elements.append(Volts(b, a, volts, ohm, limit))
    elif (match := _INPUT.fullmatch(law)) and match[1] == match[5] and match[1] in book.outputs:
        half = book.outputs.pop(match[1])
        if over(match[2], match[3]) != half.ends or over(match[7], match[8]) != (a, b) or value(match[4]) != half.ohm:
            book.mistakes.append(words[3].wrong(f"'{first.text}' does not fit the converter '{half.word.text}'"))
        name = first.text.lower()
        book.names[name] = first
        book.elements.append(
            Converter(a, b, *half.ends, half.volts, half.ohm, half.limit, value(match[6], 0.0), value(match[9], 0.0))
        )
    else:
        sentence = (
            f"what '{first.text}' does is not understood; a load of P watts from node a to b is I={{P/V(a,b)}}, "
            "or, a resistance below L volts, I={P*V(a,b)/max(V(a,b),L)^2}"
        )
        book.mistakes.append(words[3].wrong(sentence))


def _nearest(word: str, known: Sequence[str] | dict[str, tuple[float, float]]) -> str:
    close = difflib.get_close_matches(word.lower(), list(known), 1)
    return f" Did you mean '{close[0]}'?" if close else ""
