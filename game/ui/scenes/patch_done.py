"""Ends the task in hand at the patch bay, after it was said once what the book has and this has not.

Look for: `ended`, `lacking` (in words), `panel_of` (the panel that says so).
"""

from typing import TYPE_CHECKING

from game.rig.wiring import missing, plugged
from game.ui.patch import panels
from game.ui.patch.panels import Act
from game.ui.patch.source import Played
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.scenes.patch import Patch


def ended(scene: "Patch") -> None:
    """The first time it is said what is missing; the second time, or if nothing is, the task ends."""
    source = scene.source
    assert source is not None
    lacks = lacking(scene, source)
    if lacks and not scene.lacks and not source.busy:
        scene.lacks = lacks
        return
    scene.ui.refused = source.give("finish")
    scene.lacks = ""


def lacking(scene: "Patch", source: Played) -> str:
    """What the book has in the group of the task in hand, and this has not; ""."""
    group = source.group
    if not group:
        return ""
    say, rig, rigged = scene.ui.texts.say, source.rig, source.rigged
    joints, turned = missing(rig, rigged, group)
    ends = [end for joint in joints for end in (joint.one, joint.other)]
    ports = [end for end in ends if (part := rig.part(end.rpartition(".")[0])) is not None and part.fixed]
    empty = list(dict.fromkeys(source.called(port) for port in ports if plugged(rigged, port) is None))
    off = [part.label or name for name in turned if (part := rig.part(name)) is not None]
    told = [say("ui_patch.lacks_ports", ports=", ".join(empty))] if empty else []
    told += [say("ui_patch.lacks_on", parts=", ".join(off))] if off else []
    if joints and not told:
        told = [say("ui_patch.lacks_joints", count=len(joints))]
    return " ".join(told)


def panel_of(scene: "Patch") -> list[Widget]:
    """What is missing, and the key that ends it all the same."""
    say = scene.ui.texts.say
    offered = [Act("f", say("ui_patch.all_the_same"), -1, "finish")]
    return panels.acts(scene.ui, say("ui_patch.lacks"), scene.lacks, "caution", offered)
