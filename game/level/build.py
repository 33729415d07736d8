"""Turns a level file into a world: the design of the habitat, its state at the start, and the names for it all.

Everything is put in the order of its id, so that the order in the file means nothing.

Look for: `World`, `build`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from game.level.read import LevelText
from game.level.schema import LevelFile, StackFile
from game.level.walks import walking_minutes
from game.model import atmosphere, chance, coolant, det, electrolyser, membrane, physiology, power
from game.model.habitat import Controls, Design, Flows, Habitat
from game.model.network import no_flows
from game.model.units import (
    CO2_MOLAR_MASS,
    GAS_CONSTANT,
    H2O_MOLAR_MASS,
    N2_MOLAR_MASS,
    O2_MOLAR_MASS,
)
from game.words.diagnostic import BadInput, Diagnostic, nearest

BREATH = 4
"""Seconds between the breaths of a person, and the length of one breath block."""
MEAN_MASS = 72.5
"""kg of a body of oxygen factor 1; the factor grows with mass^0.75 (Kleiber)."""
CLASSES = {"sensitive": (0.55, 2.0), "normal": (1.0, 0.0), "tolerant": (1.6, 0.0)}
"""Factor on the hypoxic drive and mmHg added to the alveolar-arterial difference."""
NEED_SPREAD, HYPOXIC_SPREAD, HYPERCAPNIC_SPREAD = 0.05, 0.35, 0.25


class Order(NamedTuple):
    """A standing order of one person."""

    tick: int
    activity: int
    place: int
    """Module, -1: where the person is."""


class World(NamedTuple):
    """A level, ready to be played: names in the order of their indices, the design, and the first moment."""

    level: str
    title: str
    digest: str
    seed: int
    difficulty: str
    start: int
    """Seconds since midnight of the first moment."""
    last_tick: int
    modules: tuple[str, ...]
    module_names: tuple[str, ...]
    links: tuple[str, ...]
    beds: tuple[str, ...]
    stacks: tuple[str, ...]
    stack_names: tuple[str, ...]
    loads: tuple[str, ...]
    people: tuple[str, ...]
    people_names: tuple[str, ...]
    groups: dict[str, tuple[int, ...]]
    walks: tuple[tuple[float, ...], ...]
    """Walking minutes between modules."""
    transit: int
    living: int
    bay: int
    limits: tuple[tuple[str, float], ...]
    """Name and value in SI (Pa or share)."""
    alarm_oxygen: float
    alarm_co2: float
    alarm_h2_in_o2: float
    marks: tuple[tuple[int, float], ...]
    """Personal marks: person and Pa of oxygen."""
    orders: tuple[tuple[Order, ...], ...]
    candles: int
    candle_mol: float
    torch_flow: float
    feed_rates: tuple[float, ...]
    """mol/s of water to a stack that is connected."""
    base_pace: tuple[int, ...]
    design: Design
    habitat: Habitat
    controls: Controls
    flows: Flows


def build(text: LevelText, seed: int, difficulty: str) -> World:
    """The world of a level for this seed and difficulty. Raises BadInput with every id that points nowhere."""
    file = text.file
    _check_references(text)
    modules = tuple(sorted(file.modules))
    links = tuple(sorted(file.links))
    people = tuple(sorted(file.people))
    stacks = tuple(sorted(file.stacks))
    loads = tuple(sorted(file.network.loads))
    beds = tuple(bed for module in modules for bed in sorted(file.modules[module].beds))
    at = {module: index for index, module in enumerate(modules)}
    orders = tuple(_orders(file, person, at) for person in people)
    design = _design(file, seed, modules, links, beds, people, stacks, loads, orders)
    air = _air(file, modules, design, file.difficulties[difficulty])
    stack_state = _stacks(file, stacks, design)
    controls = Controls(
        place=[at[file.people[person].at] for person in people],
        activity=[physiology.ACTIVITIES.index(file.people[person].doing) for person in people],
        makeup=[1.0] * len(modules),
        condenser=[1.0] * len(modules),
        supply=[1.0 if file.modules[module].own_oxygen > 0.0 else 0.0 for module in modules],
        torch=[0.0] * len(modules),
        bed=[1.0] * len(beds),
        fan=[1.0 if file.links[link].fan_on else 0.0 for link in links],
        door=[1.0 if file.links[link].open else 0.0 for link in links],
        pace=list(_base_pace(file, modules)),
        site=[at[site] if (site := file.stacks[stack].site) else -1 for stack in stacks],
        purge=[0.0] * len(stacks),
        bypass=[0.0] * len(stacks),
        cooled=[1.0 if file.stacks[stack].site else 0.0 for stack in stacks],
        feed=[file.stacks[stack].feed_rate / H2O_MOLAR_MASS if file.stacks[stack].site else 0.0 for stack in stacks],
        pump=1.0,
        breaker=[1.0] * len(loads),
    )
    habitat = Habitat(
        tick=0,
        air=air,
        bed_health=[file.modules[module].bed_health for module in modules for _ in file.modules[module].beds],
        people=_settled_people(design, air, controls),
        stacks=stack_state,
        stack_watts=[0.0] * len(stacks),
        lock=[0.0 if file.stacks[stack].site else 0.97 for stack in stacks],
        loop_kelvin=file.network.sink_temperature + 4.0,
        battery=file.network.battery * file.network.battery_charge,
        tank=file.network.tank,
        ledger=[0.0] * atmosphere.LEDGER_ROWS,
    )
    return World(
        level=file.id,
        title=file.title,
        digest=text.digest,
        seed=seed,
        difficulty=difficulty,
        start=file.start,
        last_tick=file.latest_end - file.start,
        modules=modules,
        module_names=tuple(file.modules[module].name for module in modules),
        links=links,
        beds=beds,
        stacks=stacks,
        stack_names=tuple(file.stacks[stack].name for stack in stacks),
        loads=loads,
        people=people,
        people_names=tuple(file.people[person].name for person in people),
        groups={name: tuple(sorted(people.index(one) for one in file.groups[name])) for name in sorted(file.groups)},
        walks=walking_minutes(file, modules),
        transit=at[file.transit],
        living=at[file.living],
        bay=at[file.bay],
        limits=tuple((name, getattr(file.limits, name)) for name in ("oxygen", "co2", "hydrogen_bay", "h2_in_o2")),
        alarm_oxygen=file.alarms.oxygen,
        alarm_co2=file.alarms.co2,
        alarm_h2_in_o2=file.alarms.h2_in_o2,
        marks=tuple(
            (i, mark) for i, person in enumerate(people) if (mark := file.people[person].personal_oxygen) is not None
        ),
        orders=orders,
        candles=file.refuge_candles,
        candle_mol=file.candle_oxygen / O2_MOLAR_MASS,
        torch_flow=file.torch_argon * 101325.0 / (GAS_CONSTANT * 288.15),
        feed_rates=tuple(file.stacks[stack].feed_rate / H2O_MOLAR_MASS for stack in stacks),
        base_pace=_base_pace(file, modules),
        design=design,
        habitat=habitat,
        controls=controls,
        flows=no_flows(design),
    )


def _check_references(text: LevelText) -> None:
    """Every id that names something must name something that is there."""
    file, places = text.file, text.places
    found: list[Diagnostic] = []

    def must(name: str, known: Iterable[str], what: str, *location: int | str) -> None:
        names = list(known)
        if name not in names:
            found.append(places.diagnostic(location, f"'{name}' is no {what} of this level.{nearest(name, names)}"))

    for key in ("living", "bay", "transit"):
        must(getattr(file, key), file.modules, "module", key)
    for name, link in file.links.items():
        for end in (0, 1):
            must(link.between[end], file.modules, "module", "links", name, "between", end)
        if link.between[0] == link.between[1]:
            found.append(places.diagnostic(("links", name, "between"), "a link joins two different modules"))
    for name, stack in file.stacks.items():
        must(stack.history, file.histories, "history", "stacks", name, "history")
        if stack.site is not None:
            must(stack.site, file.modules, "module", "stacks", name, "site")
        elif stack.running_at > 0.0:
            found.append(places.diagnostic(("stacks", name, "running_at"), "a stack that runs needs a site"))
    beds = [bed for module in file.modules.values() for bed in module.beds]
    for module, content in file.modules.items():
        for bed in content.beds:
            if beds.count(bed) > 1:
                found.append(places.diagnostic(("modules", module, "beds", bed), f"'{bed}' is the name of two beds", True))
    served = [*beds, *file.links, *file.modules, *file.stacks, "pump"]
    for name, load in file.network.loads.items():
        if load.serves is not None:
            must(load.serves, served, "bed, link, module, stack or pump", "network", "loads", name, "serves")
        if load.heats is not None:
            must(load.heats, file.modules, "module", "network", "loads", name, "heats")
        elif load.serves in file.links or load.serves is None:
            sentence = f"'heats' is missing: say which module the heat of '{name}' warms"
            found.append(places.diagnostic(("network", "loads", name), sentence, True))
    for name, members in file.groups.items():
        for index, person in enumerate(members):
            must(person, file.people, "person", "groups", name, index)
        if name in file.people:
            found.append(places.diagnostic(("groups", name), f"'{name}' is a person too; call the group something else", True))
    for name, person in file.people.items():
        must(person.at, file.modules, "module", "people", name, "at")
        for index, order in enumerate(person.orders):
            try:
                _order(order, file, {module: 0 for module in file.modules})
            except ValueError as error:
                found.append(places.diagnostic(("people", name, "orders", index), str(error)))
    for index, walk in enumerate(file.walks):
        words = walk.replace(" - ", " ").split()
        if len(words) != 3 or not words[2].isdecimal() or not 0 < int(words[2]) < 1000:
            sentence = f"'{walk}' is no walk; write it as 'module - module minutes'"
            found.append(places.diagnostic(("walks", index), sentence))
        else:
            must(words[0], file.modules, "module", "walks", index)
            must(words[1], file.modules, "module", "walks", index)
    if found:
        raise BadInput(found)


def _order(text: str, file: LevelFile, at: dict[str, int]) -> Order:
    from game.level.schema import clock_seconds

    words = text.split()
    if len(words) not in (2, 4) or (len(words) == 4 and words[2] != "in"):
        raise ValueError(f"'{text}' is no order; write it as 'HH:MM activity' or 'HH:MM activity in module'")
    tick = clock_seconds(words[0]) - file.start
    if tick < 0:
        raise ValueError(f"the order '{text}' is for a time before the level starts")
    if words[1] not in physiology.ACTIVITIES:
        raise ValueError(f"'{words[1]}' is no activity.{nearest(words[1], physiology.ACTIVITIES)}")
    if len(words) == 4 and words[3] not in at:
        raise ValueError(f"'{words[3]}' is no module of this level.{nearest(words[3], at)}")
    return Order(tick, physiology.ACTIVITIES.index(words[1]), at[words[3]] if len(words) == 4 else -1)


def _orders(file: LevelFile, person: str, at: dict[str, int]) -> tuple[Order, ...]:
    return tuple(sorted(_order(order, file, at) for order in file.people[person].orders))


def _base_pace(file: LevelFile, modules: tuple[str, ...]) -> tuple[int, ...]:
    """Every second where the bus heats, stacks stand or the limits look; every ten elsewhere."""
    watched = {file.living, file.bay}
    watched.update(stack.site for stack in file.stacks.values() if stack.site)
    for load in file.network.loads.values():
        watched.update(module for module in (load.heats, load.serves) if module in file.modules)
        watched.update(name for name, module in file.modules.items() if load.serves in module.beds)
    return tuple(1 if module in watched else 10 for module in modules)


def _design(
    file: LevelFile,
    seed: int,
    modules: tuple[str, ...],
    links: tuple[str, ...],
    beds: tuple[str, ...],
    people: tuple[str, ...],
    stacks: tuple[str, ...],
    loads: tuple[str, ...],
    orders: tuple[tuple[Order, ...], ...],
) -> Design:
    at = {module: index for index, module in enumerate(modules)}
    m = [file.modules[module] for module in modules]
    first, last, total = [], [], 0
    for module in m:
        first.append(total)
        total += len(module.beds)
        last.append(total)
    network = file.network
    serving = {load.serves: index for index, name in enumerate(loads) if (load := network.loads[name]).serves}
    bed_module = {bed: module for module in modules for bed in file.modules[module].beds}
    load_module = []
    for name in loads:
        load = network.loads[name]
        where = load.heats or bed_module.get(load.serves or "") or (load.serves if load.serves in at else None)
        load_module.append(at[where] if where and load.serves not in file.stacks else -1)
    shed = sorted(range(len(loads)), key=lambda index: (-network.loads[loads[index]].priority, loads[index]))
    body_law = physiology.BODY_LAW
    return Design(
        modules=atmosphere.Modules(
            volume=[x.volume for x in m],
            leak=[x.leak for x in m],
            pressure=[x.pressure for x in m],
            makeup=[x.makeup / N2_MOLAR_MASS for x in m],
            relief=[x.relief for x in m],
            humidity=[x.condense_above for x in m],
            condenser=[x.condenser / H2O_MOLAR_MASS for x in m],
            first_bed=first,
            last_bed=last,
            wall_capacity=[x.wall_capacity for x in m],
            wall_film=[x.wall_film for x in m],
            mars_film=[x.mars_film for x in m],
            mars_kelvin=[x.mars_temperature for x in m],
            cabin_kelvin=[x.cabin_temperature for x in m],
            cabin_power=[x.cabin_power for x in m],
            equipment=[0.0 for _ in m],
            own_people=[float(x.people) for x in m],
            supply=[x.own_oxygen / O2_MOLAR_MASS for x in m],
            supply_pressure=[x.own_oxygen_pressure for x in m],
            pace=list(_base_pace(file, modules)),
            candle_rate=[file.candle_oxygen / O2_MOLAR_MASS / file.candle_time for _ in m],
        ),
        links=atmosphere.Links(
            one=[min(at[end] for end in file.links[link].between) for link in links],
            other=[max(at[end] for end in file.links[link].between) for link in links],
            fan=[file.links[link].fan for link in links],
            open_flow=[file.links[link].open_flow for link in links],
            shut_flow=[file.links[link].shut_flow for link in links],
            ease=[file.links[link].ease for link in links],
            shut_ease=[file.links[link].shut_ease for link in links],
        ),
        beds=atmosphere.Beds(
            capacity=[file.modules[bed_module[bed]].beds[bed] / CO2_MOLAR_MASS for bed in beds],
            rated=[400.0 for _ in beds],
            heat=[0.0 for _ in beds],
        ),
        traits=_traits(file, seed, people, orders),
        body_law=body_law,
        body_rates=physiology.rates(body_law, float(BREATH)),
        breath=BREATH,
        stacks=_stack_designs([file.stacks[stack] for stack in stacks]),
        cell_law=electrolyser.CELL_LAW,
        crack_law=membrane.MEMBRANE_LAW,
        loop=coolant.Loop(
            flow=network.coolant_flow,
            effectiveness=network.coolant_effectiveness,
            capacity=network.coolant_capacity,
            sink=network.coolant_sink,
            sink_kelvin=network.sink_temperature,
            pump_watts=network.loads[loads[serving["pump"]]].watts if "pump" in serving else 0.0,
        ),
        bus=power.Bus(
            source=network.source,
            capacity=network.battery,
            battery_power=network.battery_power,
            watts=[network.loads[load].watts for load in loads],
            shed_order=shed,
        ),
        bed_load=[serving.get(bed, -1) for bed in beds],
        fan_load=[serving.get(link, -1) for link in links],
        condenser_load=[serving.get(module, -1) for module in modules],
        stack_load=[serving.get(stack, -1) for stack in stacks],
        pump_load=serving.get("pump", -1),
        load_module=load_module,
    )


def _traits(
    file: LevelFile, seed: int, people: tuple[str, ...], orders: tuple[tuple[Order, ...], ...]
) -> physiology.Traits:
    """Bodies: mass and class from the level, times seeded factors.

    The seeded part of the oxygen need is scaled so that the morning's total, by the standing orders of the first
    six hours, is the same for every seed.
    """
    masses = [det.pow(file.people[person].mass / MEAN_MASS, 0.75) for person in people]
    seeded = [chance.lognormal(seed, f"need/{person}", NEED_SPREAD) for person in people]
    plain = drawn = 0.0
    for i, person in enumerate(people):
        used = masses[i] * _morning_o2(file, person, orders[i])
        plain += used
        drawn += used * seeded[i]
    scale = plain / drawn
    kinds = [CLASSES[file.people[person].class_] for person in people]
    return physiology.Traits(
        need=[mass * factor * scale for mass, factor in zip(masses, seeded, strict=True)],
        hypoxic=[
            kind[0] * chance.lognormal(seed, f"hypoxic/{person}", HYPOXIC_SPREAD)
            for kind, person in zip(kinds, people, strict=True)
        ],
        hypercapnic=[chance.lognormal(seed, f"hypercapnic/{person}", HYPERCAPNIC_SPREAD) for person in people],
        gradient=[kind[1] for kind in kinds],
        stores=[file.people[person].mass / 77.0 for person in people],
    )


def _morning_o2(file: LevelFile, person: str, orders: tuple[Order, ...]) -> float:
    """mol of oxygen by standing orders over six hours, counted while in the living module or the bay."""
    watched = {file.living, file.bay}
    modules = sorted(file.modules)
    place, activity, since, used = file.people[person].at, file.people[person].doing, 0, 0.0
    for order in (*orders, Order(21600, 0, -1)):
        until = min(order.tick, 21600)
        if place in watched:
            used += (until - since) * physiology.O2_USE[physiology.ACTIVITIES.index(activity)]
        since = until
        activity = physiology.ACTIVITIES[order.activity]
        place = modules[order.place] if order.place >= 0 else place
    return used


def _stack_designs(stacks: list[StackFile]) -> electrolyser.Designs:
    volume = [x.anode_pressure * x.anode_volume / (GAS_CONSTANT * 333.15) for x in stacks]
    return electrolyser.Designs(
        cells=[float(x.cells) for x in stacks],
        area=[x.area * 1e4 for x in stacks],
        current=[x.current for x in stacks],
        standby=[x.standby for x in stacks],
        dead_time=[x.dead_time for x in stacks],
        anode_volume=[x.anode_volume for x in stacks],
        cathode_volume=[x.cathode_volume for x in stacks],
        anode_pressure=[x.anode_pressure for x in stacks],
        cathode_pressure=[x.cathode_pressure for x in stacks],
        heat_capacity=[x.heat_capacity for x in stacks],
        warm=[x.thermostat for x in stacks],
        ambient=[x.ambient for x in stacks],
        auxiliary=[x.auxiliary for x in stacks],
        supply=[x.supply_efficiency for x in stacks],
        sensor_tau=[x.sensor_lag for x in stacks],
        trip_share=[x.trip_h2_in_o2 for x in stacks],
        trip_kelvin=[x.trip_temperature for x in stacks],
        trip_lambda=[x.trip_water for x in stacks],
        purge_flow=[n / x.purge_volume_time for n, x in zip(volume, stacks, strict=True)],
        safe_purge=[x.safe_purge for x in stacks],
        feed=[x.feed for x in stacks],
        misfit=[x.misfit for x in stacks],
        first_crack=[x.first_crack for x in stacks],
        longest_crack=[x.longest_crack for x in stacks],
        gape=[x.gape for x in stacks],
        cracked_cells=[float(x.cracked_cells) for x in stacks],
        wear_hour=[0.97e-6 for _ in stacks],
        wear_start=[148e-6 for _ in stacks],
    )


def _air(file: LevelFile, modules: tuple[str, ...], design: Design, oxygen: float) -> atmosphere.Air:
    columns: list[list[float]] = [[], [], [], [], [], []]
    heat, kelvin = [], []
    for module in modules:
        x = file.modules[module]
        total = x.pressure * x.volume / (GAS_CONSTANT * x.temperature)
        o2 = total * (oxygen if module in (file.living, file.bay) else x.oxygen)
        co2 = total * x.co2 / x.pressure
        h2o = total * x.humidity * atmosphere.saturation_pressure(x.temperature) / x.pressure
        amounts = (o2, total - o2 - co2 - h2o, co2, 0.0, h2o, 0.0)
        for column, amount in zip(columns, amounts, strict=True):
            column.append(amount)
        kelvin.append(x.temperature)
    count = len(modules)
    air = atmosphere.Air(
        *columns,
        heat=[0.0] * count,
        wall=list(kelvin),
        kelvin=kelvin,
        candle=[0.0] * count,
        waited=[0.0] * count,
    )
    heat = [atmosphere.heat_capacity(air, r) * kelvin[r] for r in range(count)]
    return air._replace(heat=heat)


def _stacks(file: LevelFile, stacks: tuple[str, ...], design: Design) -> electrolyser.Stacks:
    """Stacks as the level finds them: aged by their history, and settled if they run."""
    count = len(stacks)
    kinds = [file.stacks[stack] for stack in stacks]
    worn = [_aged(file, kind, design.crack_law) for kind in kinds]
    running = [kind.running_at > 0.0 for kind in kinds]
    kelvin = [328.15 if on else 295.0 for on in running]
    full_a = [k.anode_pressure * k.anode_volume / (GAS_CONSTANT * t) for k, t in zip(kinds, kelvin, strict=True)]
    full_c = [k.anode_pressure * k.cathode_volume / (GAS_CONSTANT * t) for k, t in zip(kinds, kelvin, strict=True)]
    hydrogen = [kind.trapped_hydrogen for kind in kinds]
    wet = design.cell_law.wet
    state = electrolyser.Stacks(
        mode=[electrolyser.RUN if on else electrolyser.OFF for on in running],
        clock=[0.0] * count,
        ramp=[600.0] * count,
        setting=[kind.running_at for kind in kinds],
        current=[0.0] * count,
        voltage=[0.0] * count,
        kelvin=kelvin,
        water=[wet] * count,
        feed=[kind.feed for kind in kinds],
        anode_o2=[n if on else 0.2 * (1.0 - h) * n for n, h, on in zip(full_a, hydrogen, running, strict=True)],
        anode_h2=[h * n for n, h in zip(full_a, hydrogen, strict=True)],
        anode_n2=[0.0 if on else 0.8 * (1.0 - h) * n for n, h, on in zip(full_a, hydrogen, running, strict=True)],
        cathode_h2=[n if on else h * n for n, h, on in zip(full_c, hydrogen, running, strict=True)],
        cathode_n2=[0.0 if on else (1.0 - h) * n for n, h, on in zip(full_c, hydrogen, running, strict=True)],
        bottle=[kind.bottle for kind in kinds],
        sensor=[0.0] * count,
        cause=[electrolyser.NO_TRIP] * count,
        damage=[wear.damage for wear in worn],
        crack=[wear.crack for wear in worn],
        driest=[wet] * count,
        coolest=list(kelvin),
        hours=[0.0] * count,
        starts=[0.0] * count,
        drift=[0.0] * count,
        made=[0.0] * count,
    )
    branch = coolant.branch(design.loop, 1.0, 0.0, 1.0)
    for s in range(count):
        if running[s]:
            for _ in range(3600):
                electrolyser.step_stack(
                    state, design.stacks, design.cell_law, design.crack_law, s,
                    1.0, 295.0, 1.0, branch, design.loop.sink_kelvin + 4.0, 1.0, 0.0, 1.0,
                )  # fmt: skip
            state.clock[s] = state.hours[s] = state.drift[s] = state.made[s] = 0.0
    return state


def _aged(file: LevelFile, stack: StackFile, law: membrane.MembraneLaw) -> membrane.Wear:
    wear = membrane.Wear(0.0, 0.0)
    for block in file.histories[stack.history]:
        cycles = membrane.Block(block.cycles, block.warming, block.drying)
        wear = membrane.aged(law, wear, stack.misfit, stack.first_crack, stack.longest_crack, cycles)
    return wear


def _settled_people(design: Design, air: atmosphere.Air, controls: Controls) -> physiology.People:
    """Everybody as after an hour of what they are doing in the air where they are."""
    count = len(controls.place)
    people = physiology.crew_at_rest(count)
    for i in range(count):
        r, activity = controls.place[i], controls.activity[i]
        if activity == physiology.ERGOMETER:
            activity = physiology.NOMINAL
        n = air.o2[r] + air.n2[r] + air.co2[r] + air.h2o[r]
        barometric = atmosphere.pressure(air, design.modules, r) / 133.322387415
        need = design.traits.need[i] * 60.0 * 22.414
        for _ in range(3600 // BREATH):
            physiology.breathe(
                people, design.traits, design.body_law, design.body_rates, i, barometric,
                air.o2[r] / n, air.co2[r] / n,
                need * physiology.O2_USE[activity], need * physiology.CO2_MADE[activity],
            )  # fmt: skip
    return people


