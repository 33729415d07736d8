"""Every sound by its name.

Look for: `SOUNDS`, `LOOPS` (those that go on for ever, and join to themselves).
"""

from collections.abc import Callable, Mapping
from functools import partial

from assets.sound import bench, happenings, panel, room, signals
from assets.sound.wave import Wave

LOOPS: Mapping[str, Callable[[], Wave]] = {
    **{f"room_{number}": partial(room.layer, number) for number in (1, 2, 3)},
    **{f"fan_{step}": partial(room.fan, step) for step in range(3)},
    **{f"stack_{step}": partial(room.stack, step) for step in range(4)},
    "arc": room.arc,
    **{f"arc_{step}": partial(room.arc_step, step) for step in range(4)},
    "drain": room.drain,
    "candle": room.candle,
}
SOUNDS: Mapping[str, Callable[[], Wave]] = {
    "chime": signals.chime,
    "caution": signals.caution,
    "emergency": signals.emergency,
    "click": signals.click,
    "confirm": signals.confirm,
    "refused": signals.refused,
    "taken": signals.taken,
    "comm_open": signals.comm_open,
    "comm_close": signals.comm_close,
    "typing": signals.typing,
    "breath_in": partial(happenings.breath, True),
    "breath_out": partial(happenings.breath, False),
    "footsteps": happenings.footsteps,
    "door": happenings.door,
    "lift": happenings.lift,
    "seat": happenings.seat,
    "strike": happenings.strike,
    "wrench": happenings.wrench,
    "relay": happenings.relay,
    "down": happenings.down,
    "stud": bench.stud,
    "stud_last": bench.stud_last,
    "scrape": bench.scrape,
    "tear": bench.tear,
    "crash": bench.crash,
    "breaker": panel.breaker,
    "toggle": panel.toggle,
    "guard": panel.guard,
    "detent": panel.detent,
    "button": panel.button,
    "lock": panel.lock,
    "contactor": panel.contactor,
    "first_out": panel.first_out,
    **LOOPS,
}
