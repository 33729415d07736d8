"""What the solved networks say of each part and each end.

Look for: `put_electric`, `put_liquid`, `put_gas`: each fills in what it knows.
"""

from game.rig.current import Electric
from game.rig.gas_lines import Lines
from game.rig.plumbing import Wet
from game.rig.shedding import Powered
from game.rig.solved import Asks, At, Flow
from game.rig.solving import gases


def put_electric(electric: Electric, powered: Powered, flows: dict[str, Flow], ends: dict[str, At]) -> None:
    """Volts, amperes and watts."""
    found = powered.solution
    volts, amperes, heat, taken = found.volts, found.amperes, found.heat, found.taken
    for end, node in electric.plus.items():
        over = volts[node]
        under = electric.minus.get(end, 0)
        ends[end] = At(over - volts[under], over)
    for part, main, sign, elements in electric.through:
        watts = taken[main]
        for element in elements:
            watts += heat[element]
        flows[part] = Flow(sign * amperes[main], watts)


def put_liquid(wet: Wet, flows: dict[str, Flow], ends: dict[str, At]) -> None:
    """Litres and pressures; what a pump's motor takes stays."""
    for part, litres in wet.litres.items():
        if litres != 0.0:
            flows[part] = flows[part]._replace(litres=litres)
    pascal = wet.pascal
    for end, node in wet.plumbing.node.items():
        if pascal[node] != 0.0:
            ends[end] = At(pascal=pascal[node])


def put_gas(lines: Lines, gas: gases.Solution, asks: Asks, flows: dict[str, Flow], ends: dict[str, At]) -> None:
    """Moles, pressures and what stands where; nothing while nothing is made and no nitrogen asked for."""
    if asks.making == 0.0 and asks.purging == 0.0:
        return
    names = [gases.gas_at(gas, node) for node in range(lines.size)]
    for end, node in lines.node.items():
        if names[node]:
            ends[end] = At(pascal=gas.pressures[node], gas=names[node])
    for tube, moles in zip(lines.tubes, gas.tubes, strict=True):
        if moles != 0.0 and flows[tube.part].moles == 0.0:
            flows[tube.part] = Flow(moles=moles)
    for sink, moles in zip(lines.sinks, gas.sinks, strict=True):
        if sink.part:
            flows[sink.part] = Flow(moles=moles)
    if asks.making > 0.0:
        for origin, moles in zip(lines.outlets, gases.rates(lines, asks.making), strict=True):
            flows[origin.part] = Flow(moles=moles)
    for bottle, moles in zip(lines.bottles, gas.supplied, strict=False):
        flows[bottle.part] = Flow(moles=moles)
