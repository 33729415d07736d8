"""The shape of `bench:` in level.yaml: a weld bench, what lies on it, and the machine that is hung on what is welded.

Look for: `BenchFile` (the whole); benching.py turns one into a `BenchDesign`.
"""

from typing import Annotated

from pydantic import Field

from game.level.shapes import (
    AnySeconds,
    Condition,
    Formula,
    Gravity,
    Hertz,
    Id,
    Mass,
    Place,
    PlateLength,
    Shake,
    Share,
    Stiffness,
    Strict,
    Text,
)

Metal = Annotated[str, Field(pattern="^(steel|aluminium)$")]
BarMetal = Annotated[str, Field(pattern="^(steel|aluminium|either)$")]


class BarFile(Strict):
    """A rail that is fixed to the wall."""

    x: Place = 0.0
    """Of its middle, to the right."""
    y: Place
    """Of its middle, up."""
    length: PlateLength
    """Along x."""
    width: PlateLength
    """Along y."""
    thickness: PlateLength
    """To the viewer."""
    metal: BarMetal = "steel"
    """What it is made of. Either: a bonded bar with a face of each, and plates are welded to the face of their own."""


class PointFile(Strict):
    """A point on a plate, from its middle, or on the wall."""

    x: Place
    """To the right."""
    y: Place
    """Up."""


class StockFile(Strict):
    """Plates that are alike."""

    when: Condition = "always"
    """They lie on the bench when somebody goes to work there and this holds."""
    metal: Metal
    """What they are made of."""
    length: PlateLength
    """Along x, as a plate lies unturned."""
    width: PlateLength
    """Along y."""
    thickness: PlateLength
    """Of the plate."""
    dirt: Formula = "0"
    """Of its edges when it comes to the bench: 0 ground clean, 1 rusty or painted."""
    hole: PointFile | None = None
    """Where its stud hole is, from its middle; none: it has none."""
    pieces: list[Id] = Field(min_length=1, max_length=12)
    """Their names. Two stocks may use the same ones; the first that is there takes them."""


class MachineFile(Strict):
    """What is hung on the brackets."""

    stack: Id | None = None
    """The stack that it is: it shakes when that one runs. None: it never runs."""
    mass: Mass
    """All of it."""
    depth: Place
    """Of its centre of gravity before the plane of the studs."""
    rise: Place = 0.0
    """Of its centre of gravity over the middle of its feet."""
    aside: Place = 0.0
    """Of its centre of gravity to the right of it."""
    feet: list[PointFile] = Field(min_length=2, max_length=8)
    """Where its studs belong on the wall."""
    standoff: Place = 0.0
    """From the face of a plate to where a stud bears."""
    play: PlateLength
    """How far off a hole may be."""
    stud_stiffness: Stiffness
    """Of one stud with its mount."""
    set_down: Stiffness
    """Of the contact when it is set down."""
    start_shake: Shake
    """Peak acceleration while it runs up through its resonance."""
    run_shake: Shake
    """Amplitude of acceleration while it runs."""
    run_hertz: Hertz
    """How often it shakes while it runs."""
    growth: Share = 0.0
    """How much further apart its feet are when it is warm."""


class SecondsFile(Strict):
    """What each command at the bench takes of whoever works there."""

    cut: AnySeconds = 90.0
    """To saw a plate."""
    place: AnySeconds = 20.0
    """To carry a plate to its place."""
    clamp: AnySeconds = 8.0
    """To put a clamp on or off."""
    clean: AnySeconds = 60.0
    """To grind the edges of a plate."""
    tack: AnySeconds = 20.0
    """To tack."""
    stroke: AnySeconds = 10.0
    """After an arc: to lift the visor and look."""
    gouge: AnySeconds = 300.0
    """To grind out a seam."""
    lower: AnySeconds = 60.0
    """To set the machine down."""


class DrawnFile(Strict):
    """Where somebody who is left to it puts a plate, and how they weld it."""

    x: Place
    """Of its middle; a plate whose hole comes to lie beside its foot there is moved until it does not."""
    y: Place
    """Of its middle."""
    angle: float = Field(default=0.0, ge=-180, le=180)
    """Degrees, counter-clockwise."""
    tacks: list[Text] = []
    """Where it is tacked: "n.upper 20", an edge, what it lies on, and mm along it. In a hurry only the first is."""
    beads: list[Text] = []
    """Seams that are welded, in this order: "n.upper". None: all that it has, by name."""


class BenchTasksFile(Strict):
    """Which tasks are done at the bench."""

    tack: list[Id] = Field(min_length=1)
    """Fitting up: done when every foot is served by a bracket that is tacked."""
    weld: list[Id] = Field(min_length=1)
    """Welding, and welding again: done when each of these brackets has a bead."""
    hang: list[Id] = Field(min_length=1)
    """Hanging the machine: done when it has been set down."""


class BenchFile(Strict):
    """A weld bench, where tasks can be done by the player's own hands."""

    place: Id
    """The place where it is."""
    gravity: Gravity
    """There."""
    tasks: BenchTasksFile
    """Which tasks are done there."""
    bars: dict[Id, BarFile] = Field(min_length=1)
    """Rails on the wall."""
    stock: dict[Id, StockFile] = Field(min_length=1)
    """Plates."""
    machine: MachineFile
    """What is hung."""
    drawing: dict[Id, DrawnFile] = {}
    """Where the plates are when others than the player have fitted them up."""
    seconds: SecondsFile = SecondsFile()
    """What each command takes."""
    shield: Formula = "1"
    """How much of the torch's gas stays over the weld: 1 in calm air, less in a draught."""
    load: Id | None = None
    """The load on the bus that the welder is, switched by its arc; none: it has its own supply."""
    hours: float = Field(default=24.0, gt=0, le=1000)
    """For which the welds must stand the machine's shaking, for the use that is predicted."""
    hide: list[Id] = []
    """Difficulties at which no use is predicted on the screen."""
