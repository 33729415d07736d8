"""A small level with a rig, at which two people stand ready: what the tests of the rig in a session play.

Look for: `LEVEL`, `world`, `ready` (a session with a task in hand), `by_the_book` (all of it wired), `running`.
"""

from pathlib import Path

from game.level.world import World
from game.session.session import Session
from tests.session import bench_level
from tests.session.bench_level import done, told, wait

LEVEL = """\
format: 1
id: bay
title: A bay
start: "06:00"
latest_end: "12:00"
living: bay
bay: bay
limits: {oxygen: 12.65 kPa, co2: 2.0 kPa, hydrogen_bay: 1 %, h2_in_o2: 4 %}
alarms: {oxygen: 15.2 kPa, co2: 1.33 kPa, h2_in_o2: 2 %}
difficulties: {standard: 26.5 %}
modules:
  bay: {name: the bay, volume: 60 m3, own_oxygen: 0.2 kg/h}
  store: {name: the store, volume: 60 m3, own_oxygen: 0.2 kg/h}
walks: [bay - store 1]
transit: bay
histories: {new: []}
stacks:
  backup: {name: the backup, cells: 30, current: 40 A, history: new, site: bay, bottle: 30}
network:
  source: 9 kW
  loads:
    backup: {priority: 4, serves: backup}
    lamp: {watts: 2 kW, priority: 2, heats: bay}
people:
  ada: {name: Ada, mass: 60 kg, at: bay}
  ben: {name: Ben, mass: 75 kg, at: bay}
facts:
  open: {at_start: yes, meaning: the ports can be reached}
  late: {at_start: no, meaning: more lies in the box}
  good: {at_start: no, meaning: it was done by hand}
tasks:
  wire:
    who: [ada, ben]
    where: bay
    minutes: 20
    do: ["if not by_hand.wire: wire all", "if by_hand.wire: set good yes"]
  panel: {who: [ada, ben], where: bay, minutes: 10, again: true, begin: [purge backup on], end: [purge backup off]}
  close: {who: [ada, ben], where: bay, minutes: 1, again: true, do: [set open no]}
  bring: {who: [ada, ben], where: bay, minutes: 1, again: true, do: [set late yes]}
  count: {who: [ada, ben], minutes: 5}
rig:
  place: bay
  stack: backup
  load: backup
  ready: open
  tasks: [wire, panel]
  shapes: {dc50: power, lug: earth, m12: data, q12: coolant, w8: water, ox10: oxygen, hy10: hydrogen, ni6: nitrogen}
  plant:
    feeder: {kind: source, label: 120 V DC, volts: 120 V, ohm: 40 mohm, amperes: 63 A}
    q1: {kind: breaker, label: Q1, amperes: 63 A}
    f1: {kind: fuse, label: F1, amperes: 50 A, melts: 6000 A2s}
    k1: {kind: switch, label: K1, ports: {b: {shape: dc50 f, x: 0 m, y: 1.8 m, side: habitat}}}
    q3: {kind: breaker, label: Q3, amperes: 10 A}
    lss: {kind: master, label: LSS, address: 1, baud: 19200, terminated: yes,
      ports: {bus: {shape: m12 f, x: 0 m, y: 1.4 m, side: habitat}}}
    s7: {kind: switch, label: S7, medium: data}
    old: {kind: slave, label: OLD, address: 7, baud: 19200, terminated: no}
    t201: {kind: reservoir, label: T-201, medium: coolant, head: 2 m, litres: 12 L}
    p201: {kind: pump, label: P-201, medium: coolant, head: 9 m, flow: 4.8 L/min, watts: 90 W, lowest: 90 V}
    v202: {kind: valve, label: V-202, bore: 12 mm, loss: 8, ports: {b: {shape: q12 f, x: 0 m, y: 1.1 m, side: habitat}}}
    v203: {kind: valve, label: V-203, bore: 12 mm, loss: 8, ports: {a: {shape: q12 f, x: 0 m, y: 0.9 m, side: habitat}}}
    tank: {kind: reservoir, label: T-301, medium: water, head: 3 m, litres: 400 L}
    v301: {kind: valve, label: V-301, bore: 8 mm, loss: 8, ports: {b: {shape: w8 f, x: 0 m, y: 0.7 m, side: habitat}}}
    duct: {kind: duct, label: DUCT, ports: {in: {shape: ox10 f, x: 0 m, y: 0.55 m, side: habitat}}}
    vent: {kind: vent, label: VENT, ports: {in: {shape: hy10 f, x: 0 m, y: 0.4 m, side: habitat}}}
    n2: {kind: bottle, label: N2, pressure: 30 kPa, moles: 3 mol}
    v401: {kind: valve, label: V-401, bore: 6 mm, loss: 8, ports: {b: {shape: ni6 f, x: 0 m, y: 0.25 m, side: habitat}}}
    ground: {kind: stud, label: PE, ports: {a: {shape: lug n, x: 0 m, y: 0.1 m, side: habitat}}}
    q4: {kind: breaker, label: Q4, amperes: 50 A, ports: {a: {shape: dc50 f, x: 0.8 m, y: 1.8 m, side: machine}}}
    u1: {kind: load, label: U1, stack: backup, watts: 0 W, lowest: 100 V, highest: 136 V, priority: 2}
    cpu_supply: {kind: load, label: U2, watts: 60 W, lowest: 90 V, highest: 140 V, priority: 1}
    cpu: {kind: slave, label: CPU, stack: backup, supply: cpu_supply, address: 7, baud: 19200, terminated: yes,
      ports: {bus: {shape: m12 f, x: 0.8 m, y: 1.4 m, side: machine}}}
    plate: {kind: plate, label: HX-1, stack: backup, length: 3 m, bore: 6 mm, effectiveness: 30 %, backwards: 20 %,
      ports: {in: {shape: q12 f, x: 0.8 m, y: 1.1 m, side: machine},
      out: {shape: q12 f, x: 0.8 m, y: 0.9 m, side: machine}}}
    inlet: {kind: feed, label: FEED, stack: backup, rate: 0.046 mol/s,
      ports: {in: {shape: w8 f, x: 0.8 m, y: 0.7 m, side: machine}}}
    o2: {kind: outlet, label: O2, stack: backup, gas: oxygen, pressure: 20 kPa,
      ports: {out: {shape: ox10 f, x: 0.8 m, y: 0.55 m, side: machine}}}
    h2: {kind: outlet, label: H2, stack: backup, gas: hydrogen, pressure: 20 kPa,
      ports: {out: {shape: hy10 f, x: 0.8 m, y: 0.4 m, side: machine}}}
    purge_in: {kind: inlet, label: N2 IN, stack: backup,
      ports: {in: {shape: ni6 f, x: 0.8 m, y: 0.25 m, side: machine}}}
    chassis: {kind: stud, label: PE, chassis: u1, ports: {a: {shape: lug n, x: 0.8 m, y: 0.1 m, side: machine}}}
  joints:
    - feeder.out - q1.a
    - q1.b - f1.a
    - f1.b - k1.a
    - q1.b - q3.a
    - q3.b - p201.power
    - lss.bus - s7.a
    - s7.b - old.bus
    - t201.out - p201.in
    - p201.out - v202.a
    - v203.b - t201.out
    - tank.out - v301.a
    - n2.out - v401.a
    - q4.b - u1.in
    - q4.b - cpu_supply.in
  on: [q1, s7]
  box:
    cable_1: {kind: cable, length: 2.5 m, area: 10 mm2, amperes: 63 A, ends: {a: dc50 m, b: dc50 m}}
    thin: {kind: cable, length: 60 m, area: 1.5 mm2, amperes: 16 A, ends: {a: dc50 m, b: dc50 m}}
    spare: {kind: cable, length: 2.5 m, area: 10 mm2, amperes: 63 A, ends: {a: dc50 m, b: dc50 m}, when: late}
    strap: {kind: cable, length: 1.2 m, area: 16 mm2, amperes: 100 A, ends: {a: lug n, b: lug n}}
    data_1: {kind: cable, length: 2 m, ends: {a: m12 m, b: m12 m}}
    hose_1: {kind: hose, length: 1.5 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}}
    hose_2: {kind: hose, length: 1.5 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}}
    short: {kind: hose, length: 0.4 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}}
    hose_3: {kind: hose, length: 1.2 m, bore: 8 mm, pressure: 400 kPa, ends: {a: w8 m, b: w8 m}}
    hose_4: {kind: hose, length: 1.2 m, bore: 10 mm, pressure: 100 kPa, ends: {a: ox10 m, b: ox10 m}}
    hose_5: {kind: hose, length: 1.2 m, bore: 10 mm, pressure: 100 kPa, arrestor: yes, ends: {a: hy10 m, b: hy10 m}}
    hose_6: {kind: hose, length: 1.2 m, bore: 6 mm, pressure: 600 kPa, ends: {a: ni6 m, b: ni6 m}}
  book:
    all:
      joints:
        - k1.b - cable_1.a
        - cable_1.b - q4.a
        - ground.a - strap.a
        - strap.b - chassis.a
        - lss.bus - data_1.a
        - data_1.b - cpu.bus
        - v202.b - hose_1.a
        - hose_1.b - plate.in
        - plate.out - hose_2.a
        - hose_2.b - v203.a
        - v301.b - hose_3.a
        - hose_3.b - inlet.in
        - o2.out - hose_4.a
        - hose_4.b - duct.in
        - h2.out - hose_5.a
        - hose_5.b - vent.in
        - v401.b - hose_6.a
        - hose_6.b - purge_in.in
      on: [k1, q3, q4, p201, v202, v203, v301, v401]
  sensors:
    it101: {label: IT 101, shows: amperes, at: u1, over_bus: yes, lag: 1 s, noise: 0.1, high: 60}
    et102: {label: ET 102, shows: volts, at: u1.in, lag: 0.5 s, noise: 0.2, high: 150}
    ft204: {label: FT 204, shows: flow, at: plate, lag: 2 s, noise: 0.02, high: 6}
    tt205: {label: TT 205, shows: celsius, at: backup, over_bus: yes, lag: 10 s, noise: 0.2, high: 100}
    at301: {label: AT 301, shows: h2_in_o2, at: backup, over_bus: yes, noise: 0.02, high: 5}
  seconds: {connect: 40 s, disconnect: 20 s, turn: 3 s, dial: 3 s, press: 1 s, jumper: 60 s, mend: 300 s, volts: 30 s}
  faults:
    melted: {when: late, one_of: [{kind: blown_fuse, part: f1}]}
"""


def world(folder: Path, text: str = LEVEL) -> World:
    """The level in a folder of its own."""
    return bench_level.world(folder, text)


def ready(world: World, task: str = "wire", person: str = "ada") -> Session:
    """A session in which a task at the rig is in the player's hands."""
    session = Session(world)
    done(session, f"assign {person} {task}", 20)
    done(session, f"hands {person} {task}")
    return session


def by_the_book(world: World) -> Session:
    """Ada has wired all of it by herself and the coolant is bled; the panel is in the player's hands."""
    session = Session(world)
    done(session, "assign ada wire")
    while session.read("task", "wire") != "done":
        session.tick()
    done(session, "assign ada panel", 20)
    done(session, "hands ada panel")
    done(session, "bleed_off", 300)
    return session


def running(world: World) -> Session:
    """The stack of it runs at full current."""
    session = by_the_book(world)
    done(session, "turn purge on", 240)
    done(session, "turn purge off", 3)
    done(session, "turn enable on", 3)
    done(session, "dial amperes 40", 130)
    while session.read("stack", "backup") != "running":
        assert session.read("stack", "backup") != "tripped", session.read("trip", "backup")
        wait(session, 10)
    return session


__all__ = ["LEVEL", "by_the_book", "done", "ready", "running", "told", "wait", "world"]
