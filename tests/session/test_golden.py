"""Half an hour of a small fixed level, pinned to the last bit: what a replay of this version of the model must give.

The level stands here in full, so that no change of the levels that are played can move it.

When this test fails, a recording made before the change would play differently. If that was meant, raise
`game.model.VERSION`, so that such recordings are refused by name instead of failing somewhere in the middle, and put
the version and the digest that the failure names into `GOLDEN`:

    python3 -m pytest tests/session/test_golden.py

If it was not meant, the change has a side effect; test_same_everywhere.py tells whether only this machine has it.
"""

from pathlib import Path

from game.level.build import build
from game.level.read import read_level
from game.model import VERSION, balance
from game.session.session import Session
from game.words.verbs import Command

GOLDEN = {"3": "3109940a885eb7b51a146e556b9b7f63"}
"""Digest by model version; the model has one version, so this has one entry."""

FROM_LEVELS_ONLY = ["hydrogen from opened lines"]
"""Flows for which there is no command: the faults of a level open a line. test_balance.py has them in its hour."""

LEVEL = """\
format: 1
id: golden
title: Two rooms
start: "06:00"
latest_end: "12:00"
living: house
bay: shed
limits: {oxygen: 12.65 kPa, co2: 2.0 kPa, hydrogen_bay: 1 %, h2_in_o2: 4 %}
alarms: {oxygen: 15.2 kPa, co2: 1.33 kPa, h2_in_o2: 2 %}
refuge_candles: 1
difficulties: {standard: 21.8 %}
modules:
  house:
    name: the house
    volume: 40 m3
    cabin_temperature: 290 K
    co2: 0.40 kPa
    condenser: 1.0 kg/h
    wall_film: 300 W/K
    mars_film: 5 W/K
    beds: {bed: 0.20 kg/h}
  shed:
    name: the shed
    volume: 15 m3
    co2: 0.40 kPa
    people: 1
    own_oxygen: 0.05 kg/h
    relief: 70.8 kPa
links:
  hatch:
    between: [house, shed]
    fan: 0.03 m3/s
    fan_on: true
    open_flow: 0.05 m3/s
    shut_flow: 0.006 m3/s
    shut_ease: 20 s
walks: [house - shed 1]
transit: house
histories:
  worn:
    - {cycles: 840, warming: 25, drying: 7}
    - {cycles: 150, warming: 40, drying: 11}
    - {cycles: 9, warming: 60, drying: 12}
  new: []
stacks:
  old: {name: old stack, cells: 30, current: 50 A, running_at: 35 %, history: worn, cracked_cells: 2, site: shed}
  spare: {name: spare stack, cells: 20, current: 40 A, history: new, trapped_hydrogen: 5 %, bottle: 3, site: house}
network:
  source: 5 kW
  battery: 2 kWh
  battery_power: 2 kW
  loads:
    bed: {watts: 500 W, priority: 2, serves: bed}
    fan: {watts: 55 W, priority: 1, serves: hatch, heats: shed}
    condenser: {watts: 300 W, priority: 5, serves: house}
    lamp: {watts: 400 W, priority: 9, heats: house}
    pump: {watts: 90 W, priority: 2, serves: pump}
    old: {priority: 4, serves: old}
    spare: {priority: 6, serves: spare}
groups: {pair: [ada, ben]}
people:
  ada: {name: Ada, mass: 60 kg, class: tolerant, at: house, doing: work}
  ben: {name: Ben, mass: 75 kg, at: house, orders: ["06:05 ergometer", "06:15 recovery"]}
  cleo: {name: Cleo, mass: 68 kg, class: sensitive, at: house, doing: sleep}
  dan: {name: Dan, mass: 90 kg, at: shed, orders: ["06:20 rest in house"]}
"""

COMMANDS = {
    30: (Command("purge", ("spare", "on")),),
    60: (Command("torch", ("shed", "on")),),
    400: (Command("torch", ("shed", "off")), Command("open", ("hatch",))),
    540: (Command("purge", ("spare", "off")), Command("send", ("ben", "shed"))),
    550: (Command("start", ("spare", "5.0")),),
    900: (Command("candle", ("house",)), Command("stop", ("old",)), Command("breaker", ("lamp", "open"))),
    1200: (Command("do", ("pair", "heavy")), Command("shut", ("hatch",)), Command("start", ("old", "1.0"))),
}


def half_an_hour(folder: Path) -> Session:
    """The level after 1,800 ticks of `COMMANDS`."""
    (folder / "level.yaml").write_text(LEVEL, encoding="utf-8", newline="\n")
    session = Session(build(read_level(folder), 16, "standard"))
    for tick in range(1800):
        for command in COMMANDS.get(tick, ()):
            refusal, _ = session.apply(command)
            assert refusal is None, refusal
        session.tick()
    return session


def test_half_an_hour_of_the_golden_level_gives_the_digest_of_this_model_version(tmp_path: Path) -> None:
    found = half_an_hour(tmp_path).state.digest.hex()
    assert {VERSION: found} == GOLDEN, (
        f"model version {VERSION} gives {found} now; if this change was meant, raise game.model.VERSION and write the "
        f'new version and "{found}" into GOLDEN'
    )


def test_the_golden_half_hour_calls_on_everything_that_is_modelled(tmp_path: Path) -> None:
    session = half_an_hour(tmp_path)
    start, end = session.world.habitat, session.state.habitat
    unused = [name for name, flow in balance.FLOWS.items() if not any(balance.crossed(end, flow))]
    assert unused == FROM_LEVELS_ONLY
    assert start.stacks.crack[0] > 0.0
    assert session.read("stack", "old") == session.read("stack", "spare") == "running"
