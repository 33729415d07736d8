"""A small level with a weld bench, at which two people stand ready: what the tests of the bench play.

Look for: `LEVEL`, `world`, `ready` (a session with a task in hand), `told` (a command as text).
"""

from pathlib import Path

from game.level.build import build
from game.level.grammar import command_of, tokens_of
from game.level.read import read_level
from game.level.world import World
from game.session.session import Session
from game.words.message import said
from game.words.verbs import Command

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
difficulties: {standard: 26.5 %, hard: 26.5 %}
modules:
  bay: {name: the bay, volume: 60 m3, own_oxygen: 0.2 kg/h}
  store: {name: the store, volume: 60 m3, own_oxygen: 0.2 kg/h}
walks: [bay - store 1]
transit: bay
histories: {new: []}
stacks:
  pump: {name: the pump, cells: 20, current: 40 A, history: new, site: bay, bottle: 3}
network:
  source: 9 kW
  loads:
    welder: {watts: 2 kW, priority: 8, heats: bay}
    pump: {priority: 4, serves: pump}
people:
  ada: {name: Ada, mass: 60 kg, at: bay}
  ben: {name: Ben, mass: 75 kg, at: bay}
facts:
  dirty: {at_start: no, meaning: nobody has cleaned the stock}
  draught: {at_start: no, meaning: a fan blows}
  use: {at_start: 0, decimals: 2, meaning: what the brackets carry}
tasks:
  tack: {who: [ada, ben], where: bay, minutes: 20, effort: work}
  weld:
    who: [ada, ben]
    where: bay
    needs: [tack]
    minutes: 30
    effort: work
    begin: [torch bay on]
    end: [torch bay off]
    haste: {minutes: 15}
    do: ["set use pick(by_hand.weld, bench_use, 0.5)"]
  redo: {who: [ada, ben], where: bay, needs: [weld], minutes: 30, effort: work, again: true}
  hang: {who: [ada, ben], where: bay, needs: [weld], minutes: 10, effort: heavy, hands: 2, both: true}
  count: {who: [ada, ben], minutes: 5}
bench:
  place: bay
  gravity: 3.71 m/s2
  tasks: {tack: [tack], weld: [weld, redo], hang: [hang]}
  bars:
    upper: {y: 206 mm, length: 900 mm, width: 40 mm, thickness: 10 mm}
    lower: {y: -206 mm, length: 900 mm, width: 40 mm, thickness: 10 mm}
  stock:
    steel:
      metal: steel
      length: 120 mm
      width: 70 mm
      thickness: 6 mm
      dirt: "pick(dirty, 0.8, 0)"
      hole: {x: 0 mm, y: 8 mm}
      pieces: [b1, b2, b3, b4]
    scrap: {when: "not draught", metal: steel, length: 60 mm, width: 40 mm, thickness: 6 mm, dirt: "3", pieces: [s1]}
  machine:
    stack: pump
    mass: 200 kg
    depth: 300 mm
    feet: [{x: -250 mm, y: 190 mm}, {x: 250 mm, y: 190 mm}, {x: -250 mm, y: -190 mm}, {x: 250 mm, y: -190 mm}]
    standoff: 20 mm
    play: 1.5 mm
    stud_stiffness: 20000 kN/m
    set_down: 4000 kN/m
    start_shake: 6 m/s2
    run_shake: 2 m/s2
    run_hertz: 25 Hz
    growth: 0.03 %
  drawing:
    b1: {x: -250 mm, y: 182 mm, tacks: [n.upper 15, n.upper 105]}
    b2: {x: 250 mm, y: 182 mm, tacks: [n.upper 15, n.upper 105]}
    b3: {x: -250 mm, y: -182 mm, angle: 180, tacks: [n.lower 15, n.lower 105]}
    b4: {x: 250 mm, y: -182 mm, angle: 180, tacks: [n.lower 15, n.lower 105]}
  seconds: {cut: 90 s, place: 20 s, clamp: 0 s, tack: 15 s, stroke: 5 s, lower: 30 s}
  shield: "pick(draught, 0.5, 1)"
  load: welder
  hide: [hard]
"""

PLACES = {"b1": (-250, 182, 0), "b2": (250, 182, 0), "b3": (-250, -182, 180), "b4": (250, -182, 180)}
"""Where the brackets belong: mm and degrees."""


def world(folder: Path, text: str = LEVEL, difficulty: str = "standard") -> World:
    """The level in a folder of its own."""
    (folder / "bay").mkdir(exist_ok=True)
    (folder / "bay" / "level.yaml").write_text(text, encoding="utf-8", newline="\n")
    return build(read_level(folder / "bay"), 16, difficulty)


def command(world: World, text: str) -> Command:
    """A command as a plan has it. Raises AssertionError with what is wrong with it."""
    wrong: list[str] = []
    found = command_of(world.names, tokens_of(text), lambda column, sentence: wrong.append(sentence))
    assert found is not None, wrong
    return found


def told(session: Session, text: str) -> str:
    """Gives a command; why it is refused, or ''."""
    refusal, _ = session.apply(command(session.world, text))
    return said(refusal, session.world.texts) if refusal else ""


def done(session: Session, text: str, seconds: int = 0) -> None:
    """Gives a command that must be carried out, and lets time pass."""
    assert told(session, text) == ""
    wait(session, seconds)


def wait(session: Session, seconds: int) -> None:
    """Lets time pass."""
    for _ in range(seconds):
        session.tick()


def ready(world: World, task: str = "tack") -> Session:
    """A session in which a task of Ada's is in the player's hands; what it needs was done without them."""
    session = Session(world)
    for each in ("tack", "weld"):
        if each == task:
            break
        done(session, f"assign ada {each}")
        while session.read("task", each) != "done":
            session.tick()
    done(session, f"assign ada {task}", 20)
    done(session, f"hands ada {task}")
    return session
