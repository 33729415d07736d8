"""What an arc brings to a joint: heat by process, and the leg that its wire fills.

Look for: `EFFICIENCY`, `heat_input`, `leg_from_wire`.
"""

import math

EFFICIENCY = {"saw": 1.0, "smaw": 0.8, "fcaw": 0.8, "gmaw": 0.8, "gtaw": 0.6, "paw": 0.6}
"""Share of an arc's power that reaches the plate, by process (TWI, SSAB): submerged arc, stick, cored wire, solid
wire, TIG, plasma."""


def heat_input(volts: float, amperes: float, speed: float, efficiency: float) -> float:
    """Heat per length of weld, J/m: arc voltage, current in A, travel speed in m/s, share that reaches the plate."""
    return efficiency * volts * amperes / speed


def leg_from_wire(diameter: float, feed: float, speed: float, deposited: float) -> float:
    """Leg of the flat fillet with equal legs that a wire fills, m.

    Diameter in m, wire feed and travel speed in m/s, share of the wire that ends in the joint. The wire's volume per
    length of weld is half a square of the leg: z = sqrt(2 deposited pi/4 d^2 feed/speed).
    """
    return math.sqrt(2.0 * deposited * math.pi / 4.0 * diameter * diameter * feed / speed)
