"""Where everything on the panel belongs now, and how it is drawn on its way there.

Look for: `Own` (what is the window's own: guard, door, buttons, test), `wanted`, `lamps`, `posture`.
"""

from typing import NamedTuple

from game.ui.panel import layout
from game.ui.panel.gas import alight
from game.ui.panel.motion import Motion, eased
from game.ui.panel.stage import STATES, TRIPPED, Posture
from game.ui.panel.view import Breaker, PanelView

STEPS = 8
"""A lamp is drawn in so many steps of brightness."""


class Own(NamedTuple):
    """What no session knows."""

    lifted: bool = False
    """The guard."""
    opened: bool = False
    """The door before the jumpers."""
    pressed: tuple[str, ...] = ()
    """Buttons that are down."""
    testing: bool = False
    """All lamps burn."""


def _breakers(view: PanelView) -> list[tuple[str, Breaker]]:
    """Each with its place on the plate: a level may have named its own otherwise."""
    return list(zip(layout.BREAKERS, view.breakers, strict=False))


def wanted(view: PanelView, own: Own) -> dict[str, float]:
    """Where each thing that moves belongs: 0 off, shut or up, 1 on, open or down."""
    guarded = any(each.name == layout.GUARDED and each.on for each in view.switches)
    return {
        **{f"breaker.{place}": 0.5 if each.tripped else float(each.on) for place, each in _breakers(view)},
        **{f"toggle.{each.name}": float(each.on) for each in view.switches},
        f"guard.{layout.GUARDED}": float(own.lifted or guarded),
        **{f"button.{name}": float(name in own.pressed) for name in layout.BUTTONS},
        "door": float(own.opened),
        **{f"key.{name}": float(on) for name, on in view.jumpers},
    }


def lamps(view: PanelView, own: Own) -> dict[str, float]:
    """Which burn."""
    if own.testing:
        return {f"lamp.{name}.ok": 1.0 for name in (*layout.BREAKERS, *layout.TOGGLES)}
    made = {}
    for place, each in _breakers(view):
        if each.tripped:
            made[f"lamp.{place}.caution"] = 1.0
        elif each.on and each.alive:
            made[f"lamp.{place}.ok"] = 1.0
    for switch in view.switches:
        if switch.lamp:
            made[f"lamp.{switch.name}.{switch.lamp}"] = 1.0
    return made


def posture(view: PanelView, own: Own, motion: Motion, beat: float) -> Posture:
    """As it is seen; `beat`: 0 to 1, where fresh windows are in their beat."""
    at = motion.switches
    sheets: list[tuple[str, int]] = []
    for place, each in _breakers(view):
        share = at.get(f"breaker.{place}", 0.0)
        stands = each.tripped and abs(share - 0.5) < 1e-6
        sheets.append((f"breaker.{place}", TRIPPED if stands else round(4 * eased(share))))
    for switch in view.switches:
        name = f"toggle.{switch.name}"
        guard = at.get(f"guard.{switch.name}", 1.0)
        if guard < 1.0:
            sheets.append((f"guard.{switch.name}", round((STATES["guard"] - 1) * guard)))
        else:
            sheets.append((name, round((STATES["toggle"] - 1) * eased(at.get(name, 0.0)))))
            if switch.name == layout.GUARDED:
                sheets[-1:] = [(f"raised.{switch.name}", sheets[-1][1])]
    sheets += [(f"button.{name}", round(at.get(f"button.{name}", 0.0))) for name in layout.BUTTONS]
    door = round((STATES["door"] - 1) * at.get("door", 0.0))
    sheets.append(("door", door))
    if door == STATES["door"] - 1:
        sheets += [(f"key.{name}", round(2 * at.get(f"key.{name}", 0.0))) for name, _ in view.jumpers]
    lit = tuple((name, round(STEPS * bright) / STEPS) for name, bright in sorted(motion.lamps.items()) if bright > 0.0)
    return Posture(tuple(sheets), lit, alight(view.windows, own.testing, round(STEPS * beat) / STEPS))
