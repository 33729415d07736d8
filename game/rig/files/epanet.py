"""EPANET files: a pipe network read from an .inp file and solved as it stands at the start, and one written as such.

What is read: junctions, reservoirs and tanks (at their first level), pipes by Darcy-Weisbach with or without check
valves, pumps with a curve of one or three points, throttle control valves, emitters, demands, patterns (their first
number), curves, status and options. What would change the answer and is not read is a mistake; all else is passed over.

Look for: `read`, `EpanetFile`, `Mistake`, `solved_file`, `Answer`; `inp` (the writer, in
epanet_written.py).
"""

from typing import NamedTuple

from game.model import det
from game.rig.files.epanet_rows import Mistake as Mistake
from game.rig.files.epanet_rows import Row, Sheet, Word
from game.rig.files.epanet_units import FLOWS, GRAVITY, WATER_VISCOSITY, Units, units_of
from game.rig.files.epanet_written import inp as inp
from game.rig.solving import fluids, pipes

PASSED_OVER = (
    "TRIALS", "ACCURACY", "TOLERANCE", "UNBALANCED", "MAP", "HYDRAULICS", "QUALITY", "DIFFUSIVITY", "CHECKFREQ",
    "MAXCHECK", "DAMPLIMIT", "HEADERROR", "FLOWCHANGE", "SEGMENTS", "VERIFY",
    "EMITTER BACKFLOW", "MINIMUM PRESSURE", "REQUIRED PRESSURE", "PRESSURE EXPONENT",
)  # fmt: skip
"""Options that do not."""
MOST = 1000
"""Nodes, or links; more are not a network that this solves in good time."""
ANY_CURVE = (1.0, 1.0, 2.0)
"""In place of one that can't be read."""
TRACE = 1e-9
"""m3/s; a link with less is told as closed where it lets fluid through one way only."""


class EpanetFile(NamedTuple):
    """What a file says."""

    title: str
    network: pipes.Network
    """SI, under EPANET's own gravity."""
    nodes: tuple[str, ...]
    """Their names."""
    links: tuple[str, ...]
    fluid: fluids.Fluid
    units: Units
    stopped: tuple[int, ...]
    """Pumps that stand still."""


class NodeRow(NamedTuple):
    """A node, in the file's units."""

    name: str
    head: float
    pressure: float


class LinkRow(NamedTuple):
    """A link, in the file's units."""

    name: str
    flow: float
    velocity: float
    """Without a sign; 0 of a pump."""
    status: str
    """`open` or `closed`"""


class Answer(NamedTuple):
    """A solved file."""

    nodes: tuple[NodeRow, ...]
    links: tuple[LinkRow, ...]
    units: Units


def solved_file(file: EpanetFile) -> Answer:
    """Heads, pressures, flows and velocities, in the order and the units of the file."""
    network, units = file.network, file.units
    found = pipes.solved(pipes.compiled(network), file.fluid, file.stopped)
    gravity = file.fluid.density / 1000.0
    nodes = [
        NodeRow(name, head / units.length, (head - node.elevation) * gravity / units.pressure)
        for name, node, head in zip(file.nodes, network.nodes, found.heads, strict=True)
    ]
    links = []
    for number, (name, link, flow) in enumerate(zip(file.links, network.links, found.flows, strict=True)):
        speed = 0.0 if isinstance(link, pipes.Pump) else abs(flow) / (0.25 * fluids.PI * link.bore * link.bore)
        shut = isinstance(link, pipes.Valve) and not link.open
        one_way = isinstance(link, pipes.Pump) or (isinstance(link, pipes.Pipe) and link.check)
        shut = shut or number in file.stopped or (one_way and flow < TRACE)
        links.append(LinkRow(name, flow / units.flow, speed / units.length, "closed" if shut else "open"))
    return Answer(tuple(nodes), tuple(links), units)


def read(text: str) -> EpanetFile | tuple[Mistake, ...]:
    """What the text of an .inp file says, or every mistake in it."""
    sheet = Sheet(text)
    rows = sheet.rows
    reading = _Reading(sheet)
    reading.options(rows["OPTIONS"])
    reading.tables(rows["CURVES"], rows["PATTERNS"])
    reading.places(rows["JUNCTIONS"], rows["RESERVOIRS"], rows["TANKS"])
    reading.taken(rows["DEMANDS"], rows["EMITTERS"])
    for row in rows["PIPES"]:
        reading.pipe(row)
    for row in rows["PUMPS"]:
        reading.pump(row)
    for row in rows["VALVES"]:
        reading.valve(row)
    for row in rows["STATUS"]:
        reading.status(row)
    for found, what in ((reading.numbers, "nodes"), (reading.links, "links")):
        if len(found) > MOST:
            sheet.wrong(Word("", 1, 1), f"there are {len(found)} {what}; up to {MOST} can be solved")
    if sheet.mistakes:
        return tuple(sorted(sheet.mistakes))
    return reading.file()


class _Reading:
    """A file while it is read; after a mistake it goes on with something harmless."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.units = units_of("GPM")
        self.viscosity, self.heaviness, self.multiplier, self.pattern = 1.0, 1.0, 1.0, "1"
        self.curves: dict[str, list[tuple[float, float]]] = {}
        self.patterns: dict[str, float] = {}
        self.numbers: dict[str, int] = {}
        self.nodes: list[pipes.Node] = []
        self.leaks: list[pipes.Leak] = []
        self.links: dict[str, pipes.Link] = {}
        self.speeds: dict[str, float] = {}
        self.losses: dict[str, float] = {}
        self.stopped: list[str] = []

    def options(self, rows: list[Row]) -> None:
        """Units first of all; a formula other than Darcy-Weisbach is refused."""
        flow, pressure, formula = "GPM", "", False
        for row in rows:
            name, value = row[0].capital, row[1].capital if len(row) > 1 else ""
            two = f"{name} {value}"
            if name == "UNITS":
                flow = value
                if flow not in FLOWS:
                    self.sheet.wrong(row[-1], f"Units must be one of {', '.join(FLOWS)}")
                    flow = "LPS"
            elif name == "HEADLOSS":
                formula = True
                if value != "D-W":
                    self.sheet.wrong(row[-1], "Headloss must be D-W: only Darcy-Weisbach is solved here")
            elif name == "PRESSURE":
                pressure = value
                if pressure not in ("PSI", "KPA", "METERS"):
                    self.sheet.wrong(row[-1], "Pressure must be PSI, kPa or meters")
                    pressure = ""
            elif name == "VISCOSITY":
                self.viscosity = self.sheet.positive(row, 1, "the viscosity")
            elif two == "SPECIFIC GRAVITY":
                self.heaviness = self.sheet.positive(row, 2, "the specific gravity")
            elif two == "DEMAND MULTIPLIER":
                self.multiplier = self.sheet.number(row, 2, "the demand multiplier")
            elif two == "EMITTER EXPONENT":
                if self.sheet.number(row, 2, "the emitter exponent") != 0.5:
                    self.sheet.wrong(row[-1], "the emitter exponent must be 0.5: leaks go by the root of pressure")
            elif two == "DEMAND MODEL":
                if len(row) > 2 and row[2].capital != "DDA":
                    self.sheet.wrong(row[2], "the demand model must be DDA: demands are met whatever the pressure")
            elif name == "PATTERN":
                self.pattern = row[-1].text
            elif name not in PASSED_OVER and two not in PASSED_OVER:
                self.sheet.wrong(row[0], f"there is no option {row[0].text} in an EPANET file")
        if not formula:
            self.sheet.wrong(self.sheet.end, "[OPTIONS] must say Headloss D-W; EPANET takes another formula otherwise")
        self.units = units_of(flow, pressure)

    def tables(self, curves: list[Row], patterns: list[Row]) -> None:
        for row in curves:
            point = self.sheet.number(row, 1, "a curve's flow", 0.0), self.sheet.number(row, 2, "a curve's head")
            self.curves.setdefault(row[0].text, []).append((point[0] * self.units.flow, point[1] * self.units.length))
        for row in patterns:
            first = self.sheet.number(row, 1, "a pattern's first number")
            self.patterns.setdefault(row[0].text, first)

    def first_of(self, row: Row, at: int, usual: str = "") -> float:
        """The first number of a pattern, at this place of a row or as usual."""
        if at >= len(row):
            return self.patterns.get(usual, 1.0)
        if row[at].text not in self.patterns:
            self.sheet.wrong(row[at], f"there is no pattern {row[at].text} in [PATTERNS]")
        return self.patterns.get(row[at].text, 1.0)

    def places(self, junctions: list[Row], reservoirs: list[Row], tanks: list[Row]) -> None:
        for row in junctions:
            flow = self.sheet.number(row, 2, "a demand", otherwise=0.0) * self.first_of(row, 3, self.pattern)
            height = self.sheet.number(row, 1, "an elevation", otherwise=0.0) * self.units.length
            self.place(row[0], pipes.Node(None, flow * self.multiplier * self.units.flow, height))
        for row in reservoirs:
            head = self.sheet.number(row, 1, "a reservoir's head") * self.first_of(row, 2) * self.units.length
            self.place(row[0], pipes.Node(head, 0.0, head))
        for row in tanks:
            floor, level = (
                self.sheet.number(row, 1, "an elevation"),
                self.sheet.number(row, 2, "a tank's first level", otherwise=0.0),
            )
            self.place(row[0], pipes.Node((floor + level) * self.units.length, 0.0, floor * self.units.length))
        if not reservoirs and not tanks:
            self.sheet.wrong(self.sheet.end, "there is no reservoir and no tank, so that no head is known")

    def place(self, name: Word, node: pipes.Node) -> None:
        if name.text in self.numbers:
            self.sheet.wrong(name, f"there is a node {name.text} already")
            return
        self.numbers[name.text] = len(self.nodes)
        self.nodes.append(node)

    def node(self, row: Row, at: int) -> int:
        if at >= len(row):
            self.sheet.wrong(row[-1], "a node is missing after this")
            return 0
        if row[at].text not in self.numbers:
            self.sheet.wrong(row[at], f"there is no node {row[at].text} in [JUNCTIONS], [RESERVOIRS] or [TANKS]")
        return self.numbers.get(row[at].text, 0)

    def taken(self, demands: list[Row], emitters: list[Row]) -> None:
        """Demands of several kinds in place of a junction's own, and emitters."""
        own: dict[int, float] = {}
        for row in demands:
            if row[0].capital == "MULTIPLY":
                continue
            node = self.node(row, 0)
            flow = self.sheet.number(row, 1, "a demand") * self.first_of(row, 2, self.pattern)
            own[node] = own.get(node, 0.0) + flow * self.multiplier * self.units.flow
        for node, flow in own.items():
            if node < len(self.nodes) and self.nodes[node].head is None:
                self.nodes[node] = self.nodes[node]._replace(demand=flow)
        for row in emitters:
            node, size = self.node(row, 0), self.sheet.number(row, 1, "an emitter's coefficient", 0.0)
            # q = C sqrt(p / unit), and of pressure p there are 1000 g p Pa, p in m of water.
            pascal = 1000.0 * GRAVITY * self.units.pressure
            self.leaks.append(pipes.Leak(node, size * self.units.flow / det.pow(pascal, 0.5)))

    def link(self, row: Row, link: pipes.Link) -> None:
        if row[0].text in self.links:
            self.sheet.wrong(row[0], f"there is a link {row[0].text} already")
        elif link.a == link.b and len(row) > 2:
            self.sheet.wrong(row[2], "a link must join two nodes")
        self.links[row[0].text] = link

    def pipe(self, row: Row) -> None:
        a, b, units = self.node(row, 1), self.node(row, 2), self.units
        length = self.sheet.positive(row, 3, "a length") * units.length
        bore = self.sheet.positive(row, 4, "a diameter") * units.bore
        rough = self.sheet.number(row, 5, "a roughness", 0.0) * units.roughness
        state, loss = "", 0.0
        for at in range(6, min(len(row), 8)):
            if row[at].capital in ("OPEN", "CLOSED", "CV"):
                state = row[at].capital
            else:
                loss = self.sheet.number(row, at, "a loss coefficient", 0.0)
        self.link(row, pipes.Pipe(a, b, length, bore, rough, loss, state == "CV"))
        if state == "CLOSED":
            self.stopped.append(row[0].text)

    def pump(self, row: Row) -> None:
        a, b = self.node(row, 1), self.node(row, 2)
        curve: tuple[float, float, float] | None = None
        speed = 1.0
        for at in range(3, len(row), 2):
            match row[at].capital:
                case "HEAD":
                    curve = self.curve(row, at + 1)
                case "SPEED":
                    speed *= self.sheet.number(row, at + 1, "a speed", 0.0)
                case "PATTERN":
                    speed *= self.first_of(row, at + 1)
                case "POWER":
                    self.sheet.wrong(row[at], "a pump needs a curve, HEAD and its name: POWER is not solved here")
                    curve = ANY_CURVE
                case _:
                    self.sheet.wrong(row[at], f"a pump has HEAD, SPEED or PATTERN, and not {row[at].text}")
        if curve is None:
            self.sheet.wrong(row[-1], "a pump needs a curve: HEAD and its name")
        self.speeds[row[0].text] = speed
        self.link(row, pipes.Pump(a, b, *(curve or ANY_CURVE)))

    def curve(self, row: Row, at: int) -> tuple[float, float, float]:
        """Head, slope and power of a pump's curve, as EPANET fits it to one point or to three."""
        if at >= len(row):
            self.sheet.wrong(row[-1], "the name of a curve is missing after this")
            return ANY_CURVE
        points = self.curves.get(row[at].text, [])
        if len(points) == 1 and points[0][0] > 0.0 and points[0][1] > 0.0:
            flow, head = points[0]
            points = [(0.0, 1.33334 * head), (flow, head), (2.0 * flow, 0.0)]
        if len(points) == 3 and points[0][0] == 0.0:
            found = pipes.three_point(points[0][1], points[1], points[2])
            if found:
                return found
        if not points:
            self.sheet.wrong(row[at], f"there is no curve {row[at].text} in [CURVES]")
        else:
            self.sheet.wrong(row[at], f"curve {row[at].text} must have one point, or three that fall from no flow on")
        return ANY_CURVE

    def valve(self, row: Row) -> None:
        a, b = self.node(row, 1), self.node(row, 2)
        bore = self.sheet.positive(row, 3, "a diameter") * self.units.bore
        if len(row) < 5 or row[4].capital != "TCV":
            self.sheet.wrong(row[min(4, len(row) - 1)], "a valve must be a TCV: no others are solved")
            return
        loss = self.sheet.number(row, 5, "a valve's setting", 0.0)
        self.losses[row[0].text] = self.sheet.number(row, 6, "a loss coefficient", 0.0, otherwise=0.0)
        self.link(row, pipes.Valve(a, b, bore, loss))

    def status(self, row: Row) -> None:
        name, link = row[0].text, self.links.get(row[0].text)
        if link is None:
            self.sheet.wrong(row[0], f"there is no link {name} in [PIPES], [PUMPS] or [VALVES]")
        elif len(row) > 1 and row[1].capital == "CLOSED":
            self.stopped.append(name)
        elif len(row) > 1 and row[1].capital == "OPEN":
            self.stopped = [other for other in self.stopped if other != name]
            if isinstance(link, pipes.Valve):
                self.links[name] = link._replace(loss=self.losses[name])
        else:
            setting = self.sheet.number(row, 1, "a status", 0.0)
            if isinstance(link, pipes.Valve):
                self.links[name] = link._replace(loss=setting)
            elif isinstance(link, pipes.Pump):
                self.speeds[name] = setting
            else:
                self.sheet.wrong(row[min(1, len(row) - 1)], "a pipe is OPEN or CLOSED")

    def file(self) -> EpanetFile:
        links: list[pipes.Link] = []
        stopped = []
        for number, (name, link) in enumerate(self.links.items()):
            shut = name in self.stopped
            match link:
                case pipes.Valve():
                    link = link._replace(open=not shut)
                case pipes.Pump(head=head, slope=slope, power=power):
                    # Affinity: at speed s heads are s2 times, flows s times what they are at 1.
                    speed = self.speeds[name]
                    if shut or speed == 0.0:
                        stopped.append(number)
                    else:
                        link = link._replace(head=head * speed * speed, slope=slope * det.pow(speed, 2.0 - power))
                case _ if shut:
                    link = pipes.Valve(link.a, link.b, link.bore, 0.0, open=False)
                case _:
                    pass
            links.append(link)
        return EpanetFile(
            "\n".join(self.sheet.title),
            pipes.Network(tuple(self.nodes), tuple(links), tuple(self.leaks), gravity=GRAVITY),
            tuple(self.numbers),
            tuple(self.links),
            fluids.Fluid(1000.0 * self.heaviness, self.kinematic(), 4180.0),
            self.units,
            tuple(stopped),
        )

    def kinematic(self) -> float:
        """m2/s: up to 1e-3 the file's number is in its units, above that a multiple of water's."""
        if self.viscosity > 1e-3:
            return self.viscosity * WATER_VISCOSITY
        return self.viscosity * self.units.length * self.units.length
