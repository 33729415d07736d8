"""Turns a level file into a world: the design of the habitat, its state at the start, and the names for it all.

Everything is put in the order of its id, so that the order in the file means nothing.

Look for: `build`; world.py says what a `World` is.
"""

from game.level.bodies import settled_people, traits
from game.level.catalogue import MAIN, holes
from game.level.clashes import clashes
from game.level.machines import stack_designs, stacks_found
from game.level.naming import level_names
from game.level.plotting import plot
from game.level.read import LevelText
from game.level.references import dangling, standing_orders
from game.level.schema import LevelFile
from game.level.sentences import sentences
from game.level.walks import walking_minutes
from game.level.world import Order, World
from game.model import atmosphere, cell, chance, coolant, membrane, metabolism, physiology, power
from game.model.habitat import Controls, Design, Habitat
from game.model.network import no_flows
from game.model.units import (
    CO2_MOLAR_MASS,
    GAS_CONSTANT,
    H2O_MOLAR_MASS,
    N2_MOLAR_MASS,
    O2_MOLAR_MASS,
)
from game.words.diagnostic import BadInput

BREATH = 8
"""Seconds of one person's block of breathing; people take turns, so that with sixteen two breathe each second."""


def build(
    text: LevelText, seed: int, difficulty: str, cause: str = "", rules: dict[str, bool] | None = None,
    language: str = MAIN,
) -> World:  # fmt: skip
    """The world of a level for this seed and difficulty. Raises BadInput with everything that points nowhere.

    `cause` '' is the level's own for the seed; `rules` are those that are switched otherwise than the level says.
    """
    cause = cause or drawn_cause(text.file, seed)
    names = level_names(text.file, text.story)
    found = clashes(text)
    if found:
        raise BadInput(found)
    found = dangling(text)
    try:
        story, names = plot(
            text.file, text.places, text.story, text.story_places, names, seed, cause, rules or {}, difficulty
        )
    except BadInput as error:
        found += error.diagnostics
    found += holes(text.catalogues, sentences(text), names) if not found else []
    if found:
        raise BadInput(found)
    file = _caused(text.file, cause)
    modules = names.kinds["module"]
    places = names.kinds["place"]
    links = tuple(sorted(file.links))
    people = tuple(sorted(file.people))
    stacks = tuple(sorted(file.stacks))
    loads = tuple(sorted(file.network.loads))
    beds = tuple(bed for module in modules for bed in sorted(file.modules[module].beds))
    at = {place: index for index, place in enumerate(places)}
    place_module = tuple(at[file.places[place].in_] if place in file.places else at[place] for place in places)
    start_places = tuple(at[file.people[person].at] for person in people)
    orders = tuple(standing_orders(file, person, at) for person in people)
    design = _design(file, seed, modules, links, beds, people, stacks, loads, orders)
    air = _air(file, modules, design, file.difficulties[difficulty])
    try:
        stack_state = stacks_found(file, stacks, design)
    except ArithmeticError:
        sentence = "a stack can't run as it stands here; see that its current, area and histories are those of a stack"
        raise BadInput([text.places.diagnostic(("stacks",), sentence, True)]) from None
    controls = Controls(
        place=[place_module[place] for place in start_places],
        activity=[metabolism.ACTIVITIES.index(file.people[person].doing) for person in people],
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
        hold=[0.0] * len(stacks),
        outlet=[1.0] * len(stacks),
        spill=[0.0] * len(stacks),
        cooled=[1.0 if file.stacks[stack].site else 0.0 for stack in stacks],
        feed=[file.stacks[stack].feed_rate / H2O_MOLAR_MASS if file.stacks[stack].site else 0.0 for stack in stacks],
        pump=1.0,
        breaker=[0.0 if file.bench and load == file.bench.load else 1.0 for load in loads],
    )
    habitat = Habitat(
        tick=0,
        air=air,
        bed_health=[file.modules[module].bed_health for module in modules for _ in file.modules[module].beds],
        people=settled_people(design, air, controls),
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
        places=places,
        place_names=tuple((file.places.get(place) or file.modules[place]).name for place in places),
        place_module=place_module,
        start_places=start_places,
        links=links,
        beds=beds,
        stacks=stacks,
        stack_names=tuple(file.stacks[stack].name for stack in stacks),
        loads=loads,
        people=people,
        people_names=tuple(file.people[person].name for person in people),
        groups={name: tuple(sorted(people.index(one) for one in file.groups[name])) for name in sorted(file.groups)},
        walks=walking_minutes(file, places),
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
        names=names,
        plot=story,
        texts=dict(text.catalogues[language].texts) if language in text.catalogues else {},
    )


def drawn_cause(file: LevelFile, seed: int) -> str:
    """Why it broke: the first cause for the story's seed, one of them by chance for any other."""
    causes = tuple(file.causes)
    if not causes:
        return "none"
    return causes[0 if seed == file.story_seed else int(chance.uniform(seed, "cause") * len(causes))]


def _caused(file: LevelFile, cause: str) -> LevelFile:
    """The level with the machines that this cause has left."""
    if cause not in file.causes:
        return file
    each = file.causes[cause]
    stacks = dict(file.stacks)
    for name, history in each.histories.items():
        stacks[name] = stacks[name].model_copy(update={"history": history})
    for name, share in each.running.items():
        stacks[name] = stacks[name].model_copy(update={"running_at": share})
    return file.model_copy(update={"stacks": stacks})


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
            own_people=[float(x.people) for x in m],
            supply=[x.own_oxygen / O2_MOLAR_MASS for x in m],
            supply_pressure=[x.own_oxygen_pressure for x in m],
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
        ),
        traits=traits(file, seed, people, orders),
        body_law=body_law,
        body_rates=physiology.rates(body_law, float(BREATH)),
        breath=BREATH,
        stacks=stack_designs([file.stacks[stack] for stack in stacks]),
        cell_law=cell.CELL_LAW,
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
        rigged=[1.0 if file.rig and stack == file.rig.stack else 0.0 for stack in stacks],
        pump_load=serving.get("pump", -1),
        load_module=load_module,
    )


def _air(file: LevelFile, modules: tuple[str, ...], design: Design, oxygen: float) -> atmosphere.Air:
    columns: list[list[float]] = [[], [], [], [], [], []]
    kelvin = []
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
    zero = [0.0] * count
    o2s, n2s, co2s, h2s, h2os, ars = columns
    air = atmosphere.Air(o2s, n2s, co2s, h2s, h2os, ars, zero, list(kelvin), kelvin, list(zero), list(zero))
    heat = [atmosphere.heat_capacity(air, r) * kelvin[r] for r in range(count)]
    return air._replace(heat=heat)
