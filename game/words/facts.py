"""The facts that a plan, a condition or a screen may name: unit, rounding, what each is about.

A fact is written `name`, or `name.subject` for one module, person or stack: `o2_percent.bay`, `sao2.rustam`.

Look for: `FACTS`, `Fact`, `shown` (a value as it is written everywhere), `clock` and `clock_text`.
"""

from typing import NamedTuple

Value = float | int | str
"""Numbers, times (int seconds since midnight), words, or yes and no (bool)."""


class Fact(NamedTuple):
    """One entry of the vocabulary."""

    unit: str
    """For people; '' for counts and words."""
    decimals: int
    """Places after the point; WORD, TIME or TRUTH for what is no number."""
    subject: str
    """What may or must follow the dot: 'module', 'person', 'stack', 'task', … ; '' for nothing."""
    default: str
    """What the subject is when none is written: 'living', 'bay', or '' where one must be."""
    meaning: str
    words: tuple[str, ...] = ()
    """What a word of a level's own fact may be (of the others the level knows)."""


WORD, TIME, TRUTH = -1, -2, -3
TRUTHS = ("yes", "no")
FAR = 999.0
"""`minutes_left` when no limit is met within the forecast."""

STACK_WORDS = ("off", "starting", "ramp", "running", "tripped")
TRIP_WORDS = ("none", "h2_in_o2", "hot", "dry", "power", "fault", "signal", "outlet")
SIGNAL_WORDS = ("silent", "ok", "lies")
"""What the stack's interlocks see: nothing, its own sensors, or (-1) another device's."""
STATUS_WORDS = ("fit", "incapacitated", "unconscious", "dead")
TASK_WORDS = ("open", "waiting", "running", "paused", "settling", "done", "skipped")
OBJECTIVE_WORDS = ("unseen", "partly", "seen", "unneeded")
LIMIT_WORDS = ("oxygen", "co2", "hydrogen_bay", "h2_in_o2")

FACTS: dict[str, Fact] = {
    "o2_percent": Fact("%", 2, "module", "living", "oxygen as a share of the gas, wet"),
    "o2_kpa": Fact("kPa", 2, "module", "living", "partial pressure of oxygen"),
    "co2_kpa": Fact("kPa", 2, "module", "living", "partial pressure of carbon dioxide"),
    "h2_percent": Fact("%", 2, "module", "bay", "hydrogen as a share of the gas"),
    "ar_percent": Fact("%", 2, "module", "bay", "argon as a share of the gas"),
    "rh_percent": Fact("%", 0, "module", "living", "relative humidity"),
    "temperature_c": Fact("°C", 1, "module", "living", "temperature of the gas"),
    "pressure_kpa": Fact("kPa", 2, "module", "living", "total pressure"),
    "o2_load": Fact("kg/h", 3, "", "", "oxygen used in the living module and the bay, by what people do now"),
    "spo2_worst": Fact("%", 0, "", "", "lowest displayed oxygen saturation of anyone alive"),
    "spo2": Fact("%", 0, "person", "", "displayed oxygen saturation"),
    "sao2": Fact("%", 1, "person", "", "arterial oxygen saturation"),
    "paco2": Fact("mmHg", 1, "person", "", "arterial pressure of carbon dioxide"),
    "ventilation": Fact("L/min", 1, "person", "", "minute ventilation"),
    "impairment": Fact("", 2, "person", "", "what hypoxia takes of a person's work, 0 to 1"),
    "dose": Fact("", 2, "person", "", "useful consciousness used up; incapacitated at 1"),
    "injury": Fact("", 2, "person", "", "lasting harm, 0 to 1"),
    "work_min": Fact("min", 1, "person", "", "work done, in minutes of an unimpaired worker"),
    "flaw_min": Fact("min", 2, "person", "", "of that, spoiled"),
    "status": Fact("", WORD, "person", "", "fit, incapacitated, unconscious or dead"),
    "place": Fact("", WORD, "person", "", "the module a person is in"),
    "activity": Fact("", WORD, "person", "", "what a person is doing"),
    "incapacitated": Fact("", 0, "", "", "people who can't act, the unconscious and the dead among them"),
    "unconscious": Fact("", 0, "", "", "people unconscious, the dead among them"),
    "dead": Fact("", 0, "", "", "people dead"),
    "first_collapse": Fact("", TIME, "", "", "when the first person could no longer act, or none"),
    "last_collapse": Fact("", TIME, "", "", "when the last person so far could no longer act, or none"),
    "stack": Fact("", WORD, "stack", "", "off, starting, ramp, running or tripped"),
    "trip": Fact("", WORD, "stack", "", "why it tripped: none, h2_in_o2, hot, dry, power, fault, signal or outlet"),
    "trip_after_s": Fact("s", 0, "stack", "", "seconds from the last start to the trip, or -1"),
    "trip_after_ramp_min": Fact("min", 1, "stack", "", "minutes of ramp and running before the trip, or -1"),
    "h2_in_o2": Fact("%", 2, "stack", "", "hydrogen in the stack's oxygen, as displayed"),
    "current_a": Fact("A", 1, "stack", "", "current through the stack"),
    "cell_v": Fact("V", 3, "stack", "", "mean cell voltage"),
    "stack_w": Fact("W", 0, "stack", "", "power drawn, with pump, separator and supply loss"),
    "stack_c": Fact("°C", 1, "stack", "", "temperature of the stack"),
    "crack_mm": Fact("mm", 2, "stack", "", "length of the crack in its membranes"),
    "damage": Fact("", 3, "stack", "", "Miner's sum of its membranes; a crack starts at 1"),
    "made_kg": Fact("kg", 3, "stack", "", "oxygen delivered so far"),
    "low_after_start_min": Fact("min", 1, "", "", "minutes from the last start to the lowest oxygen since, or -1"),
    "low_after_start": Fact("%", 2, "", "", "lowest oxygen since the last start of a stack, or 100"),
    "rising_min": Fact("min", 1, "", "", "minutes for which oxygen has been above every value of the minute before"),
    "battery_wh": Fact("Wh", 0, "", "", "charge of the bus battery"),
    "bus_w": Fact("W", 0, "", "", "power drawn from the bus"),
    "first_limit": Fact("", WORD, "", "", "the house limit crossed first: oxygen, co2, hydrogen_bay, h2_in_o2 or none"),
    "first_limit_at": Fact("", TIME, "", "", "when, or none"),
    "lowest_o2": Fact("%", 2, "", "", "lowest oxygen in the living module so far"),
    "ending": Fact("", WORD, "", "", "open, or the ending of the level that was reached"),
    "clock": Fact("", TIME, "", "", "the time of day"),
    "difficulty": Fact("", WORD, "", "", "how hard the level is set"),
    "cause": Fact("", WORD, "", "", "why it broke"),
    "rule": Fact("", TRUTH, "rule", "", "whether a rule of the level holds"),
    "minutes_left": Fact("min", 0, "", "", "minutes to the earliest limit as things stand; 999: none in 12 h"),
    "minutes_left_working": Fact("min", 0, "", "", "the same with the whole crew working inside"),
    "next_limit": Fact("", WORD, "", "", "which limit that is: oxygen, co2, hydrogen_bay or none"),
    "stabilised": Fact("", TRUTH, "", "", "oxygen has risen for 20 min, a stack delivers, no limit within 12 h"),
    "stabilised_at": Fact("", TIME, "", "", "when that was first so, or none"),
    "at_home": Fact("", 0, "", "", "people alive in the living module and the bay"),
    "empty_min": Fact("min", 1, "", "", "minutes since nobody is there, or -1"),
    "guests": Fact("", 0, "module", "", "people of the level in a module"),
    "overrun": Fact("", WORD, "", "", "the other module that first passed a house limit, or none"),
    "hurt": Fact("", 0, "", "", "people with lasting injury, the dead among them"),
    "candles": Fact("", 0, "", "", "oxygen candles left"),
    "fan": Fact("", TRUTH, "link", "", "whether the fan of a link is on"),
    "door": Fact("", TRUTH, "link", "", "whether the door of a link is open"),
    "task": Fact("", WORD, "task", "", "open, waiting, running, paused, settling, done or skipped"),
    "done": Fact("", TRUTH, "task", "", "whether a task is done"),
    "skipped": Fact("", TRUTH, "task", "", "whether a task was skipped"),
    "hasty": Fact("", TRUTH, "task", "", "whether a task was done in haste"),
    "hurrying": Fact("", TRUTH, "task", "", "whether a task is being done in haste"),
    "since": Fact("min", 1, "task", "", "minutes since a task was done or skipped, or -1"),
    "done_at": Fact("", TIME, "task", "", "when a task was done or skipped, or none"),
    "flaws": Fact("", 2, "task", "", "share of a task's work that impairment has spoiled"),
    "busy": Fact("", WORD, "person", "", "the task a person is on, or none"),
    "idle_min": Fact("min", 1, "person", "", "minutes for which a person has had nothing to do"),
    "packed": Fact("", TRUTH, "part", "", "whether a part lies on the cart"),
    "cart_kg": Fact("kg", 1, "", "", "mass of the parts on the cart"),
    "chose": Fact("", WORD, "choice", "", "the answer given to a choice; open: not yet; none: never asked"),
    "since_choice": Fact("min", 1, "choice", "", "minutes since a choice was answered, or -1"),
    "said": Fact("", TRUTH, "beat", "", "whether a beat of the story was spoken"),
    "since_said": Fact("min", 1, "beat", "", "minutes since it was, or -1"),
    "by_hand": Fact("", TRUTH, "task", "", "whether the player's own hands have done a task of weld bench or rig"),
    "bench_hand": Fact("", WORD, "", "", "whose task at the weld bench is in the player's hands, or none"),
    "bench_arc": Fact("", TRUTH, "", "", "whether an arc burns there"),
    "bench_beads": Fact("", 0, "", "", "beads that lie there"),
    "bench_use": Fact("", 2, "", "", "predicted worst use of what is welded there, 1 breaks; 0 without, at most 99"),
    "bench_off": Fact("mm", 1, "", "", "how far the worst hole is off; 0 without a bead, 999 where a foot has no hole"),
    "bench_scrapes": Fact("", 0, "", "", "times that the machine was lowered and its studs did not find their holes"),
    "bench_hung": Fact("", TRUTH, "", "", "whether the machine hangs on what is welded there"),
    "bench_fallen": Fact("", TRUTH, "", "", "whether what is welded there has let it fall"),
    "bench_broken": Fact("", 0, "", "", "welds and plates there that have given way under the machine"),
    "rig_hand": Fact("", WORD, "", "", "whose task at the rig is in the player's hands, or none"),
    "rig_volts": Fact("V", 1, "", "", "at the current supply of the stack that the rig feeds"),
    "rig_amperes": Fact("A", 1, "", "", "that its current supply takes"),
    "coolant_flow": Fact("L/min", 2, "", "", "of coolant through its cold plate, whichever way"),
    "feed_flow": Fact("kg/h", 2, "", "", "of water that reaches it at most"),
    "purge_line": Fact("", TRUTH, "", "", "whether nitrogen reaches it when the panel asks for some"),
    "telemetry": Fact("", WORD, "", "", "what its interlocks see: ok, silent, or lies (another device's sensors)"),
    "rig_blown": Fact("", 0, "", "", "fuses that have melted, breakers that have opened and inputs that are gone"),
    "jumpered": Fact("", 0, "", "", "interlocks of the stack that are jumpered"),
    "objective": Fact("", WORD, "objective", "", "unseen, partly, seen or unneeded"),
}


def shown(name: str, value: Value) -> str:
    """`value` of fact `name` as text: rounded as the vocabulary says; two equal texts are equal facts."""
    return shown_as(FACTS[name], value)


def shown_as(fact: Fact, value: Value) -> str:
    """The same for a fact that a level may have added."""
    if isinstance(value, str):
        return value
    if fact.decimals == TRUTH:
        return TRUTHS[0] if value else TRUTHS[1]
    if fact.decimals == TIME:
        return clock_text(int(value))
    text = f"{value:.{max(fact.decimals, 0)}f}"
    return text[1:] if text.startswith("-") and float(text) == 0.0 else text


def clock_text(seconds: int) -> str:
    """HH:MM:SS; hours past 23 are the next day's."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def clock(text: str) -> int:
    """Seconds since midnight of HH:MM:SS. Raises ValueError."""
    parts = text.split(":")
    if len(parts) != 3 or not all(len(part) == 2 and part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"'{text}' is not a time; write it as HH:MM:SS")
    hours, minutes, seconds = (int(part) for part in parts)
    if hours > 71 or minutes > 59 or seconds > 59:
        raise ValueError(f"'{text}' is not a time of day; hours run to 71, minutes and seconds to 59")
    return hours * 3600 + minutes * 60 + seconds
