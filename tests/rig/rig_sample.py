"""A rig like that of G-7 for tests: the plant on both sides of the wall, the box of loose parts, and the book.

Behind the wall an end of the plant may be joined to several others; a port takes one plug of the player's besides.

Look for: `RIG`, `START` (as it stands before anybody plugs anything), `BOOK` (all of it by the book), `RUNNING` (what
is asked at full current) and `STANDBY`, `joint` (from two full names), `with_joints`.
"""

from game.rig.parts import (
    COOLANT,
    DATA,
    EARTH,
    HYDROGEN,
    NITROGEN,
    OXYGEN,
    POWER,
    WATER,
    Adapter,
    Body,
    Bottle,
    Breaker,
    Cable,
    Check,
    Converter,
    Duct,
    End,
    Feed,
    Filter,
    Fuse,
    Hose,
    Inlet,
    Joint,
    Load,
    Master,
    Outlet,
    Part,
    Plate,
    Pump,
    Reservoir,
    Rig,
    Rigged,
    Sensor,
    Slave,
    Source,
    Stud,
    Switch,
    Tee,
    Terminator,
    Valve,
    Vent,
)
from game.rig.solved import Asks

APART = 0.8
"""m between the column of ports on the habitat's side and that of the machine's."""


def joint(one: str, other: str, swapped: bool = False, makeshift: bool = False) -> Joint:
    """Of two full names in any order."""
    return Joint(min(one, other), max(one, other), swapped, makeshift)


def with_joints(rigged: Rigged, *joints: Joint) -> Rigged:
    """With these instead of what is plugged at their ends."""
    taken = [name for each in joints for name in (each.one, each.other)]
    kept = [each for each in rigged.joints if each.one not in taken and each.other not in taken]
    return rigged._replace(joints=tuple(sorted([*kept, *joints])))


def _in(name: str, medium: str) -> End:
    """An end inside the plant."""
    return End(name, medium, "", "n")


def _port(name: str, medium: str, shape: str, side: str, y: float, sex: str = "f") -> End:
    return End(name, medium, shape, sex, 0.0 if side == "habitat" else APART, y, side)


def _fixed(name: str, body: Body, label: str, *ends: End) -> Part:
    return Part(name, body, ends, True, label)


def _loose(name: str, body: Body, medium: str, label: str, *shapes: str) -> Part:
    """Shapes as `dc50 m`, one for each end in the order of the kind; other media as `hy10 f hydrogen`."""
    names = ("in", "out") if isinstance(body, Converter) else ("a", "b", "c")
    ends = []
    for end, text in zip(names, shapes, strict=False):
        shape, sex, *other = text.split()
        ends.append(End(end, other[0] if other else medium, shape, sex))
    return Part(name, body, tuple(ends), False, label)


HOUSE = (
    _fixed("feeder", Source(120.0, 0.04, 63.0), "120 V DC", _in("out", POWER)),
    _fixed("q1", Breaker(63.0), "Q1", _in("a", POWER), _in("b", POWER)),
    _fixed("f1", Fuse(50.0, 6000.0), "F1 50 A", _in("a", POWER), _in("b", POWER)),
    _fixed("k1", Switch(), "K1", _in("a", POWER), _port("b", POWER, "dc50", "habitat", 1.8)),
    _fixed("aux", Source(28.0, 0.02, 60.0), "28 V DC", _in("out", POWER)),
    _fixed("q2", Breaker(50.0), "Q2", _in("a", POWER), _port("b", POWER, "dc16", "habitat", 1.65)),
    _fixed("q3", Breaker(10.0), "PUMP P1", _in("a", POWER), _in("b", POWER)),
    _fixed("lss", Master(1, 19200, True), "LSS-CTRL", _port("bus", DATA, "m12", "habitat", 1.4)),
    _fixed("s7", Switch(), "S7 OLD UNIT", _in("a", DATA), _in("b", DATA)),
    _fixed("old", Slave(7, 19200, False), "OGS-A CPU", _in("bus", DATA)),
    _fixed("t201", Reservoir(2.0, 12.0), "T-201", _in("out", COOLANT)),
    _fixed(
        "p201", Pump(9.0, 8.0e-5, 90.0, 90.0), "P-201", _in("in", COOLANT), _in("out", COOLANT), _in("power", POWER)
    ),
    _fixed("v202", Valve(0.012, 8.0), "V-202", _in("a", COOLANT), _port("b", COOLANT, "q12", "habitat", 1.1)),
    _fixed("c203", Check(0.012, 6.0), "C-203", _port("a", COOLANT, "q12", "habitat", 0.9), _in("b", COOLANT)),
    _fixed("v203", Valve(0.012, 8.0), "V-203", _in("a", COOLANT), _in("b", COOLANT)),
    _fixed("tank", Reservoir(3.0, 400.0), "T-301", _in("out", WATER)),
    _fixed("v301", Valve(0.008, 8.0), "V-301", _in("a", WATER), _port("b", WATER, "w8", "habitat", 0.7)),
    _fixed("duct", Duct(), "O2 DUCT", _port("in", OXYGEN, "ox10", "habitat", 0.55)),
    _fixed("vent", Vent(), "H2 VENT", _port("in", HYDROGEN, "hy10", "habitat", 0.4)),
    _fixed("n2", Bottle(30e3, 3.0), "N2", _in("out", NITROGEN)),
    _fixed("v401", Valve(0.006, 8.0), "V-401", _in("a", NITROGEN), _port("b", NITROGEN, "ni6", "habitat", 0.25)),
    _fixed("ground", Stud(), "PE", _port("a", EARTH, "lug", "habitat", 0.1, "n")),
)
MACHINE = (
    _fixed("x1", Tee(), "X1", _port("a", POWER, "dc32", "machine", 1.8), _in("b", POWER), _in("c", POWER)),
    _fixed("q4", Breaker(50.0), "STACK", _in("a", POWER), _in("b", POWER)),
    _fixed("u1", Load(0.0, 100.0, 136.0, "backup", 2), "U1 DC/DC", _in("in", POWER)),
    _fixed("q5", Breaker(6.0), "CTRL", _in("a", POWER), _in("b", POWER)),
    _fixed("cpu_supply", Load(60.0, 90.0, 140.0, "", 1), "U2", _in("in", POWER)),
    _fixed("q6", Breaker(16.0), "HEATER", _in("a", POWER), _in("b", POWER)),
    _fixed("heater", Load(200.0, 60.0, 150.0, "", 3), "E2", _in("in", POWER)),
    _fixed(
        "cpu", Slave(7, 19200, False, "backup", "cpu_supply"), "OGS-B CPU", _port("bus", DATA, "d9", "machine", 1.4)
    ),
    _fixed(
        "plate",
        Plate("backup", 3.0, 0.004, 0.30, 0.20),
        "HX-1",
        _port("in", COOLANT, "q10", "machine", 1.1),
        _port("out", COOLANT, "q10", "machine", 0.9),
    ),
    _fixed("filter", Filter(0.002, 100.0), "F-302", _port("a", WATER, "w8", "machine", 0.7), _in("b", WATER)),
    _fixed("inlet", Feed("backup", 3.0 / 3600.0 / 0.01801528), "FEED", _in("in", WATER)),
    _fixed("o2", Outlet("backup", "oxygen", 20e3), "O2 OUT", _port("out", OXYGEN, "ox10", "machine", 0.55)),
    _fixed("h2", Outlet("backup", "hydrogen", 20e3), "H2 OUT", _port("out", HYDROGEN, "hy10", "machine", 0.4)),
    _fixed("purge_in", Inlet("backup"), "N2 IN", _port("in", NITROGEN, "ni6", "machine", 0.25)),
    _fixed("chassis", Stud("u1"), "PE", _port("a", EARTH, "lug", "machine", 0.1, "n")),
)
BOX = (
    _loose("cable_1", Cable(2.5, 10.0, 63.0), POWER, "10 mm2", "dc50 m", "dc50 m"),
    _loose("cable_2", Cable(25.0, 1.5, 16.0), POWER, "1.5 mm2, a reel of 25 m", "dc32 m", "dc32 m"),
    _loose("cable_3", Cable(3.0, 4.0, 30.0), POWER, "4 mm2", "dc16 m", "dc16 m"),
    _loose("cable_4", Cable(2.0, 6.0, 40.0), POWER, "6 mm2, bare", "bare n", "bare n"),
    _loose("adapter_1", Adapter(0.001), POWER, "50/32", "dc50 f", "dc32 m"),
    _loose("adapter_2", Adapter(0.001), POWER, "50/32", "dc50 m", "dc32 f"),
    _loose("adapter_3", Adapter(0.002, 0.0, True), POWER, "", "lug n", "dc32 m"),
    _loose("converter_1", Converter(120.0, 0.2, 8.5, 0.92, 22.0), POWER, "28/120 V 1 kW", "dc16 f", "dc32 f"),
    _loose("fuse_1", Fuse(30.0, 2000.0), POWER, "30 A", "dc50 m", "dc50 f"),
    _loose("fuse_2", Fuse(50.0, 6000.0), POWER, "50 A", "dc50 m", "dc50 f"),
    _loose("data_1", Cable(2.0, 0.0, 0.0), DATA, "M12", "m12 m", "m12 m"),
    _loose("data_2", Cable(2.0, 0.0, 0.0), DATA, "D9", "d9 m", "d9 m"),
    _loose("adapter_4", Adapter(), DATA, "M12/D9", "m12 m", "d9 f"),
    _loose("adapter_5", Adapter(), DATA, "M12/D9", "m12 f", "d9 m"),
    _loose("adapter_6", Adapter(0.0, 0.0, True), DATA, "D9/D9", "d9 m", "d9 f"),
    _loose("terminator_1", Terminator(), DATA, "120 ohm", "d9 m"),
    _loose("terminator_2", Terminator(), DATA, "120 ohm", "m12 m"),
    _loose("tee_1", Tee(), DATA, "D9", "d9 m", "d9 f", "d9 f"),
    _loose("hose_1", Hose(1.5, 0.012, 400e3), COOLANT, "12 mm", "q12 m", "q12 m"),
    _loose("hose_2", Hose(1.5, 0.012, 400e3), COOLANT, "12 mm", "q12 m", "q12 m"),
    _loose("hose_3", Hose(1.5, 0.010, 400e3), COOLANT, "10 mm", "q10 m", "q10 m"),
    _loose("hose_4", Hose(0.84, 0.010, 400e3), COOLANT, "10 mm", "q10 m", "q10 m"),
    _loose("hose_5", Hose(0.4, 0.012, 400e3), COOLANT, "12 mm, short", "q12 m", "q12 m"),
    _loose("reducer_1", Adapter(0.0, 0.009), COOLANT, "12/10", "q12 f", "q10 m"),
    _loose("reducer_2", Adapter(0.0, 0.009), COOLANT, "12/10", "q12 f", "q10 m"),
    _loose("reducer_3", Adapter(0.0, 0.009), COOLANT, "12/10", "q12 m", "q10 f"),
    _loose("valve_1", Valve(0.012, 8.0), COOLANT, "hand valve", "q12 m", "q12 f"),
    _loose("check_1", Check(0.012, 6.0), COOLANT, "check valve", "q12 m", "q12 f"),
    _loose("tee_2", Tee(), COOLANT, "12 mm", "q12 m", "q12 f", "q12 f"),
    _loose("hose_6", Hose(1.2, 0.008, 400e3), WATER, "8 mm", "w8 m", "w8 m"),
    _loose("hose_7", Hose(1.2, 0.010, 100e3), OXYGEN, "oxygen", "ox10 m", "ox10 m"),
    _loose("hose_8", Hose(1.2, 0.010, 100e3, True), HYDROGEN, "hydrogen, arrestor", "hy10 m", "hy10 m"),
    _loose("hose_9", Hose(1.2, 0.010, 100e3), HYDROGEN, "hydrogen", "hy10 m", "hy10 m"),
    _loose("brass_1", Adapter(0.0, 0.008), OXYGEN, "", "ox10 m", "hy10 f hydrogen"),
    _loose("brass_2", Adapter(0.0, 0.008), OXYGEN, "", "ox10 m", "hy10 f hydrogen"),
    _loose("hose_10", Hose(1.2, 0.006, 600e3), NITROGEN, "nitrogen", "ni6 m", "ni6 m"),
    _loose("strap_1", Cable(1.2, 16.0, 100.0), EARTH, "earth", "lug n", "lug n"),
)
BEHIND = tuple(
    sorted(
        joint(one, other)
        for one, other in (
            ("feeder.out", "q1.a"),
            ("q1.b", "f1.a"),
            ("f1.b", "k1.a"),
            ("feeder.out", "q3.a"),
            ("q3.b", "p201.power"),
            ("aux.out", "q2.a"),
            ("lss.bus", "s7.a"),
            ("s7.b", "old.bus"),
            ("t201.out", "p201.in"),
            ("p201.out", "v202.a"),
            ("c203.b", "v203.a"),
            ("v203.b", "t201.out"),
            ("tank.out", "v301.a"),
            ("n2.out", "v401.a"),
            ("x1.b", "q4.a"),
            ("q4.b", "u1.in"),
            ("x1.c", "q5.a"),
            ("q5.b", "cpu_supply.in"),
            ("x1.c", "q6.a"),
            ("q6.b", "heater.in"),
            ("filter.b", "inlet.in"),
        )
    )
)


def _group(name: str, on: str, *pairs: str) -> tuple[str, tuple[Joint, ...], tuple[str, ...]]:
    joints = [joint(one, other) for one, other in (pair.split() for pair in pairs)]
    return name, tuple(sorted(joints)), tuple(sorted(on.split()))


GROUPS = (
    _group(
        "power", "k1 q1 q4",
        "k1.b cable_1.a", "cable_1.b adapter_1.a", "adapter_1.b x1.a", "ground.a strap_1.a", "strap_1.b chassis.a",
    ),
    _group(
        "data", "",
        "lss.bus data_1.a", "data_1.b adapter_5.a", "adapter_5.b tee_1.b", "tee_1.a cpu.bus", "tee_1.c terminator_1.a",
    ),
    _group(
        "coolant", "v202 v203",
        "v202.b hose_1.a", "hose_1.b reducer_1.a", "reducer_1.b plate.in",
        "plate.out reducer_2.b", "reducer_2.a hose_2.a", "hose_2.b c203.a",
    ),
    _group("water", "v301", "v301.b hose_6.a", "hose_6.b filter.a"),
    _group("gas", "", "o2.out hose_7.a", "hose_7.b duct.in", "h2.out hose_8.a", "hose_8.b vent.in"),
    _group("purge", "v401", "v401.b hose_10.a", "hose_10.b purge_in.in"),
    _group("spin", "p201 q3 q5"),
)  # fmt: skip
SENSORS = (
    Sensor("it101", "IT 101", "amperes", "backup", True, 1.0, 0.1, 0.0, 60.0),
    Sensor("et102", "ET 102", "volts", "u1.in", False, 0.5, 0.2, 0.0, 150.0),
    Sensor("ft204", "FT 204", "flow", "plate", False, 2.0, 0.02, 0.0, 4.0),
    Sensor("tt205", "TT 205", "celsius", "backup", True, 10.0, 0.2, 0.0, 100.0),
    Sensor("pt201", "PT 201", "pressure", "p201.out", False, 0.5, 200.0, 0.0, 200e3),
    Sensor("at301", "AT 301", "h2_in_o2", "backup", True, 0.0, 0.02, 0.0, 5.0),
    Sensor("ft302", "FT 302", "o2_out", "backup", False, 5.0, 0.02, 0.0, 8.0),
    Sensor("ft401", "FT 401", "n2_flow", "backup", False, 2.0, 0.01, 0.0, 5.0),
)
RIG = Rig(
    tuple(sorted(HOUSE + MACHINE + BOX, key=lambda part: part.name)),
    BEHIND,
    GROUPS,
    SENSORS,
    ("q1", "q2", "s7"),
    "backup",
    "backup",
    28,
)
CABLES = [part.name for part in RIG.parts if isinstance(part.body, Cable)]
OPENED = [part.name for part in RIG.parts if isinstance(part.body, Breaker | Fuse)]
START = Rigged((), RIG.turned_on, warmth=(0.0,) * len(CABLES), stress=(0.0,) * len(OPENED))
BOOK = Rigged(
    tuple(sorted(each for _, joints, _ in GROUPS for each in joints)),
    tuple(sorted({*RIG.turned_on, *(name for _, _, on in GROUPS for name in on)})),
    addresses=(("cpu", 8),),
    warmth=START.warmth,
    stress=START.stress,
)
"""With the newcomer at an address of its own, as whoever does it by the book sets it."""
RUNNING = Asks(watts=2975.0, volts=1.0, making=45.87, kelvin=295.0, purging=0.0)
STANDBY = Asks(watts=700.0, volts=1.0, making=4.587, kelvin=295.0, purging=1.0)
