"""A game pad: its buttons and sticks are keys, as the game names them. Without one nothing happens.

Pads that SDL knows come as controllers, with the same layout whoever made them; others as joysticks, with the layout
that most of them have.

Look for: `Pad` (its `open`, `heard` and `held`), `layout`, `BUTTONS`, `AT_THE_BENCH`, `AT_THE_BAY`.
"""

from typing import Any, NamedTuple

import pygame

BUTTONS = {
    "a": "return", "b": "escape", "x": "space", "y": "a", "back": "f1", "start": "escape", "stick": "left shift",
    "left shoulder": "shift tab", "right shoulder": "tab", "up": "up", "down": "down", "left": "left", "right": "right",
    "left trigger": "page up", "right trigger": "page down",
    "stick left": "left", "stick right": "right", "stick up": "up", "stick down": "down",
    "other left": "left", "other right": "right", "other up": "page up", "other down": "page down",
}  # fmt: skip
"""What each does, as a key."""
AT_THE_BENCH = {
    **BUTTONS, "y": "s", "left trigger": "down", "right trigger": "up", "other left": "z", "other right": "c",
    "other up": "e", "other down": "q",
}  # fmt: skip
"""Where an arc is led: its length under the triggers, its angles under the right stick."""
CARRYING = {**AT_THE_BENCH, "other left": "q", "other right": "e"}
"""With a plate in the hand the right stick turns it."""

AT_THE_BAY = {**BUTTONS, "y": "delete", "x": "x", "stick": "r"}
"""At the patch bay: unplugs, takes the other end, turns an end round."""

_CONTROLLER = ("a", "b", "x", "y", "back", "", "start", "stick", "", "left shoulder", "right shoulder", "up", "down",
               "left", "right")  # fmt: skip
_JOYSTICK = ("a", "b", "x", "y", "left shoulder", "right shoulder", "back", "start", "", "stick")
_CONTROLLER_AXES = ("stick x", "stick y", "other x", "other y", "left trigger", "right trigger")
_JOYSTICK_AXES = ("stick x", "stick y", "left trigger", "other x", "other y", "right trigger")
_SIDES = {"x": (" left", " right"), "y": (" up", " down")}
FULL = 32767.0
"""A controller's axis at its end."""
REPEATED = ("up", "down", "left", "right", "page up", "page down")
"""Keys that go on in a list while they are held,"""
WAITS, EVERY = 0.4, 0.12
"""after so many seconds, and so often."""
DOWN, UP = 0.55, 0.35
"""Of its way: beyond the one a stick is a key that is down, within the other it is up again."""


class Key(NamedTuple):
    """A key, as the game names it, that went down or up."""

    name: str
    shift: bool
    down: bool


class Pad:
    """All that are plugged in; they are one."""

    def __init__(self) -> None:
        self._controllers: dict[int, Any] = {}
        self._joysticks: dict[int, Any] = {}
        """By instance: kept, or SDL would close them."""
        self._down: dict[tuple[int, str], str] = {}
        """What is pressed, and which key it was when it went down: the same comes up."""
        self._long: dict[tuple[int, str], float] = {}
        """For how many seconds; less than 0 for one that waits to go on."""

    def open(self) -> None:
        """From now on pads are listened to, also those that are plugged in later."""
        try:
            from pygame._sdl2 import controller

            pygame.joystick.init()
            controller.init()
        except (ImportError, pygame.error):
            # A system without them is played with keys and mouse.
            return

    def heard(self, event: pygame.event.Event, places: dict[str, str]) -> list[Key]:
        """What an event means; `places`: BUTTONS, or what they are where somebody welds."""
        match event.type:
            case pygame.JOYDEVICEADDED:
                self._plugged(event.device_index)
            case pygame.JOYDEVICEREMOVED | pygame.CONTROLLERDEVICEREMOVED:
                self._controllers.pop(event.instance_id, None)
                self._joysticks.pop(event.instance_id, None)
                return [key for each in sorted(self._down) if each[0] == event.instance_id for key in self._up(each)]
            case pygame.CONTROLLERBUTTONDOWN | pygame.CONTROLLERBUTTONUP:
                return self._button(event, _CONTROLLER, event.type == pygame.CONTROLLERBUTTONDOWN, places)
            case pygame.CONTROLLERAXISMOTION:
                return self._axis(event, _CONTROLLER_AXES, event.value / FULL, places)
            case _ if getattr(event, "instance_id", -1) in self._controllers:
                # SDL tells of a controller as of a joystick too.
                return []
            case pygame.JOYBUTTONDOWN | pygame.JOYBUTTONUP:
                return self._button(event, _JOYSTICK, event.type == pygame.JOYBUTTONDOWN, places)
            case pygame.JOYAXISMOTION:
                return self._axis(event, _JOYSTICK_AXES, event.value, places)
            case pygame.JOYHATMOTION:
                x, y = event.value
                found = self._side(event.instance_id, "left", "right", float(x), places)
                return found + self._side(event.instance_id, "up", "down", float(-y), places)
        return []

    def held(self, seconds: float, places: dict[str, str]) -> list[Key]:
        """What goes on while it is held: in lists, not at the bench, which asks by itself for what is down."""
        found = []
        for each in sorted(self._down):
            key = self._down[each]
            if places not in (BUTTONS, AT_THE_BAY) or key not in REPEATED:
                continue
            self._long[each] = self._long.get(each, -WAITS) + seconds
            if self._long[each] >= 0.0:
                self._long[each] -= EVERY
                found.append(Key(key, False, True))
        return found

    def _plugged(self, index: int) -> None:
        from pygame._sdl2 import controller

        try:
            if controller.is_controller(index):
                one = controller.Controller(index)
                self._controllers[one.as_joystick().get_instance_id()] = one
            else:
                stick = pygame.joystick.Joystick(index)
                self._joysticks[stick.get_instance_id()] = stick
        except pygame.error:
            # It was pulled out again.
            return

    def _button(
        self, event: pygame.event.Event, names: tuple[str, ...], down: bool, places: dict[str, str]
    ) -> list[Key]:  # fmt: skip
        name = names[event.button] if 0 <= event.button < len(names) else ""
        if not name:
            return []
        each = (event.instance_id, name)
        return self._press(each, places) if down else self._up(each)

    def _axis(
        self, event: pygame.event.Event, names: tuple[str, ...], value: float, places: dict[str, str]
    ) -> list[Key]:  # fmt: skip
        name = names[event.axis] if 0 <= event.axis < len(names) else ""
        stick, _, way = name.rpartition(" ")
        if way in _SIDES:
            less, more = _SIDES[way]
            return self._side(event.instance_id, stick + less, stick + more, value, places)
        return self._side(event.instance_id, "", name, value, places) if name else []

    def _side(self, pad: int, less: str, more: str, value: float, places: dict[str, str]) -> list[Key]:
        """What lies at the two ends of an axis."""
        found: list[Key] = []
        for name, share in ((less, -value), (more, value)):
            each = (pad, name)
            if name and share < UP:
                found += self._up(each)
            elif name and share > DOWN:
                found += self._press(each, places)
        return found

    def _press(self, each: tuple[int, str], places: dict[str, str]) -> list[Key]:
        if each in self._down:
            return []
        key = places[each[1]]
        self._down[each] = key
        return [Key(key.removeprefix("shift "), key.startswith("shift "), True)]

    def _up(self, each: tuple[int, str]) -> list[Key]:
        key = self._down.pop(each, "")
        self._long.pop(each, None)
        return [Key(key.removeprefix("shift "), False, False)] if key and key not in self._down.values() else []


def layout(scene: object) -> dict[str, str]:
    """What the buttons of a pad are in a scene."""
    if getattr(scene, "name", "") not in ("weld", "practice"):
        return AT_THE_BAY if getattr(scene, "name", "") == "patch" else BUTTONS
    return CARRYING if getattr(scene, "carry", None) is not None else AT_THE_BENCH
