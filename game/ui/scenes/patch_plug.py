"""What the hand does at ends of the patch bay: takes one, seats it, drags a plug off; what a single press never does.

Look for: `pressed_end`, `from_box`, `connect`, `dragged_off`, `offered_loose` (what hangs free and fits an empty port).
"""

from typing import TYPE_CHECKING

from game.ui.patch.hand import free_end, loose_end
from game.ui.patch.hang import Hanging
from game.ui.patch.source import Source
from game.ui.scene import Noise
from game.ui.scenes import patch_acts

if TYPE_CHECKING:
    from game.ui.scenes.patch import Patch


def offered_loose(source: Source, hanging: Hanging, port: str) -> str:
    """The free end of what hangs already that fits an empty port; ""."""
    for node in hanging.nodes:
        if node.free and not source.refusal(node.ends[0], port):
            return node.ends[0]
    return ""


def pressed_end(scene: "Patch", end: str) -> None:
    """A tool is held there, what is in the hand is seated, a free end is taken; of what is plugged it is only told."""
    source, hand = scene.source, scene.hand
    assert source is not None
    if hand.tool:
        patch_acts.measured(scene, end)
    elif hand.end:
        fitting = next((one for one in _ends_at(scene, end) if not source.refusal(hand.end, one, hand.swapped)), "")
        way = "swapped" if hand.swapped else "straight"
        if not fitting:
            _refused(scene, source.refusal(hand.end, end, hand.swapped))
        elif source.busy:
            scene.waiting = (hand.end, fitting, way)
        else:
            connect(scene, hand.end, fitting, way)
    elif loose_end(source.rig, source.rigged, end):
        scene.keep()
        hand.grip(end)
    elif scene.bay.port(end) is None:
        hand.take(end)
        to_target(scene)
    elif loose := offered_loose(source, scene.hanging, end):
        hand.take(loose)
    else:
        _refused(scene, scene.ui.texts.say("ui_patch.port_empty", port=source.called(end)))


def _refused(scene: "Patch", why: str) -> None:
    scene.ui.refused = why
    scene.ui.sound.play("refused")


def dragged_off(scene: "Patch") -> None:
    """What is plugged comes off once it is dragged."""
    source, hand = scene.source, scene.hand
    end = hand.pulled()
    loose = loose_end(source.rig, source.rigged, end) if source is not None and end else ""
    if source is None or not loose:
        return
    scene.ui.refused = source.give("disconnect", loose)
    if not scene.ui.refused:
        scene.kept = ""
        hand.take(loose)


def from_box(scene: "Patch", name: str) -> None:
    """A part of the box comes into the hand, or goes back."""
    source, hand = scene.source, scene.hand
    assert source is not None
    part = source.rig.part(name)
    if part is None:
        return
    if hand.end.rpartition(".")[0] == name:
        hand.drop()
        return
    if why := source.absent(name):
        _refused(scene, scene.ui.texts.say(f"ui_patch.not_here_{why}", part=source.called(name)))
        return
    hand.take(patch_acts.best_end(source, part))
    to_target(scene)


def to_target(scene: "Patch") -> None:
    """With keys: the focus goes to the first port, or free end, that what is in the hand fits."""
    source = scene.source
    assert source is not None
    if "mouse" in scene.ui.held:
        return
    ends = [(f"port:{port.name}", port.name) for port in scene.bay.ports if port.page == scene.page]
    ends += [(f"end:{node.ends[0]}", node.ends[0]) for node in scene.hanging.nodes if node.free]
    scene.ui.focus = next((id_ for id_, end in ends if not source.refusal(scene.hand.end, end)), scene.ui.focus)


def _ends_at(scene: "Patch", end: str) -> tuple[str, ...]:
    node = scene.hanging.node_of(end)
    return (end,) if node < 0 or scene.bay.port(end) is not None else scene.hanging.nodes[node].ends


def connect(scene: "Patch", one: str, other: str, way: str) -> None:
    """Asks for it; then the other end of what was plugged comes into the hand, if it is free.

    The pointer is over what was seated just now, where that end can't go: it aims at nothing until it moves.
    """
    source, hand = scene.source, scene.hand
    assert source is not None
    scene.ui.refused = source.give("connect", one, other, way)
    if scene.ui.refused:
        return
    scene.ui.noises.append(Noise("seat", 0.8, "seat"))
    part = source.rig.part(one.rpartition(".")[0])
    hand.drop()
    if part is not None and len(part.ends) == 2 and (more := free_end(source.rigged, part)):
        hand.take(more)
        before = scene.ui.focus
        if not hand.by_mouse:
            to_target(scene)
        if scene.ui.focus == before:
            hand.aim(f"tab.{scene.mode}")
