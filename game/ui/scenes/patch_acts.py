"""What can be done at the patch bay with what has the focus, what each takes, and the orders that come of it.

Look for: `panel_of` (the panel that says so), `ordered`, `measured`, `part_pressed`.
"""

from typing import TYPE_CHECKING

from game.rig.parts import COOLANT, LEADS, TURNED, Breaker, End, Part, Slave, Switch
from game.rig.wiring import address, partner, plugged
from game.ui import focus
from game.ui.patch import panels, shelf, words
from game.ui.patch.hand import free_end
from game.ui.patch.panels import Act
from game.ui.patch.source import Played
from game.ui.scene import Noise
from game.ui.scenes import patch_done, patch_plug
from game.ui.widget import Widget
from game.ui.widgets.alarm_bar import STOP

if TYPE_CHECKING:
    from game.ui.scenes.patch import Patch

AT_ENDS = ("volts", "gauge")
"""Tools that are held to an end, not to a part."""
HIGHEST = 247


def is_lead(part: Part) -> bool:
    return isinstance(part.body, LEADS)


def best_end(source: Played, part: Part) -> str:
    """The end of a part with which it is taken: the first that fits a port; else its first free one."""
    ports = [each.end(end.name) for each in source.rig.parts if each.fixed for end in each.ends if end.side]
    own = [part.end(end.name) for end in part.ends]
    for name in own:
        if any(not source.refusal(name, port) for port in ports):
            return name
    return free_end(source.rigged, part) or own[0]


def panel_of(scene: "Patch", made: list[Widget]) -> list[Widget]:
    """What has the focus, and what can be done with it."""
    ui, source = scene.ui, scene.source
    assert source is not None
    say = ui.texts.say
    if source.busy:
        doing = [say("ui_patch.once_time_runs")] if scene.play.paused else []
        doing += [say("ui_patch.then")] if scene.waiting else []
        tone = "caution" if scene.play.paused else "dim"
        offered = [Act("w", say("ui_patch.let_run"), -1, STOP)] if scene.play.paused else []
        return panels.acts(ui, say("ui_patch.busy", seconds=source.busy), " ".join(doing), tone, offered)
    if ui.refused:
        return panels.acts(ui, say("ui_patch.refused"), ui.texts.shown(ui.refused), "caution", [])
    if scene.lacks:
        return patch_done.panel_of(scene)
    widget = focus.named(made, scene.about)
    word, _, rest = widget.action.partition(":") if widget is not None else ("", "", "")
    if scene.hand.end:
        return _in_hand(scene, widget, word, rest)
    if scene.hand.tool:
        return _with_tool(scene, word, rest)
    match word:
        case "end":
            return _at_end(scene, rest)
        case "part":
            return _at_part(scene, rest)
        case "box":
            part = source.rig.part(rest)
            if part is not None:
                why = source.absent(part.name)
                facts = say(f"ui_patch.not_here_{why}", part=source.called(rest)) if why else ""
                facts = facts or ", ".join(words.seen(part))
                offered = [] if why else [Act("return", say("ui_patch.act_take"), -1, f"box:{rest}")]
                title = f"{words.kind_words(ui, part)} {words.sexed(ui, part)}"
                return panels.acts(ui, title, facts, "caution" if why else "dim", offered)
    if scene.mode == "tools":
        return panels.acts(ui, say("ui_patch.tools"), say("ui_patch.first_tool"), "dim", [])
    return panels.acts(ui, say("ui_patch.first"), say("ui_patch.first_says"), "dim", [])


def _in_hand(scene: "Patch", widget: Widget | None, word: str, rest: str) -> list[Widget]:
    """An end is led to where it goes."""
    ui, source, hand = scene.ui, scene.source, scene.hand
    assert source is not None
    say = ui.texts.say
    part = source.rig.part(hand.end.rpartition(".")[0])
    assert part is not None
    end = next(each for each in part.ends if part.end(each.name) == hand.end)
    offered: list[Act] = []
    facts, tone = say("ui_patch.choose"), "dim"
    if word == "end" and widget is not None:
        if not widget.why_not:
            facts = say("ui_patch.into", port=source.called(rest))
            offered.append(Act("return", say("ui_patch.act_seat"), source.seconds("connect"), f"end:{rest}"))
        elif not scene.hand.left([widget]):
            # All of it, and for as long as it is pointed at.
            return panels.refusal(ui, ui.texts.shown(widget.why_not), _ways(scene, part, end))
    offered += _ways(scene, part, end)
    return panels.acts(ui, f"{words.named(ui, part)} · {end.name.upper()}", facts, tone, offered)


def _ways(scene: "Patch", part: Part, end: End) -> list[Act]:
    """Round, or its other end."""
    say, hand = scene.ui.texts.say, scene.hand
    assert scene.source is not None
    offered = []
    if end.sex == "n":
        offered.append(Act("r", say("ui_patch.swapped" if hand.swapped else "ui_patch.straight"), -1, "act:swap"))
    if len(part.ends) > 1 and (more := free_end(scene.source.rigged, part, hand.end)):
        words_ = say("ui_patch.other_end", end=more.rpartition(".")[2].upper())
        offered.append(Act("x", words_, -1, "act:other"))
    return offered


def _with_tool(scene: "Patch", word: str, rest: str) -> list[Widget]:
    """A tool is held to something."""
    ui, source, tool = scene.ui, scene.source, scene.hand.tool
    assert source is not None
    say = ui.texts.say
    title = say(f"ui_patch.tool_{tool}_long")
    last = source.reads()[-1:]
    facts = say("ui_patch.point")
    if word in ("end", "part"):
        where = placed_at(scene, rest)
        facts = source.called(where)
        mine = [each for each in source.reads() if each.where == where]
        if mine:
            read, clock = shelf.read_words(ui, source, mine[-1])
            facts = f"{facts}: {read}  {clock}"
        return panels.acts(
            ui,
            title,
            facts,
            "text",
            [Act("return", say("ui_patch.act_measure"), source.seconds("measure", tool), f"{word}:{rest}")],
        )
    if last:
        read, clock = shelf.read_words(ui, source, last[0])
        facts = f"{source.called(last[0].where)}: {read}  {clock}"
    return panels.acts(ui, title, facts, "dim", [])


def _at_end(scene: "Patch", end: str) -> list[Widget]:
    """A port, a joint or a free end."""
    ui, source = scene.ui, scene.source
    assert source is not None
    say = ui.texts.say
    joint = plugged(source.rigged, end)
    part = source.rig.part(end.rpartition(".")[0])
    assert part is not None
    if joint is None:
        if part.fixed and (loose_end := patch_plug.offered_loose(source, scene.hanging, end)):
            hangs = source.rig.part(loose_end.rpartition(".")[0])
            facts = words.named(ui, hangs) if hangs is not None else ""
            offered = [Act("return", say("ui_patch.act_take_loose"), -1, f"end:{end}")]
            return panels.acts(ui, source.called(end), facts, "text", offered)
        if part.fixed:
            return panels.acts(ui, source.called(end), say("ui_patch.port_empty", port=source.called(end)), "dim", [])
        offered = [Act("return", say("ui_patch.act_take"), -1, f"end:{end}"), *_mend(scene, part)]
        return panels.acts(ui, words.named(ui, part), "", "dim", offered)
    other = partner(joint, end)
    facts = f"{source.called(end)} – {source.called(other)}"
    if joint.makeshift:
        facts = f"{facts}, {say('ui_patch.makeshift')}"
    loose = part if not part.fixed else source.rig.part(other.rpartition(".")[0])
    title = words.named(ui, loose) if loose is not None else source.called(end)
    tone = "dim"
    if loose is not None and source.runs_on(loose.name):
        facts, tone = say("ui_patch.runs_on"), "caution"
    offered = [
        Act("delete", say("ui_patch.act_unplug"), source.seconds("disconnect"), f"act:unplug {end}"),
        *_mend(scene, loose or part), *_bleed(scene, loose or part),
    ]  # fmt: skip
    return panels.acts(ui, title, facts, tone, offered)


def _at_part(scene: "Patch", name: str) -> list[Widget]:
    """A symbol of the drawing, a body or a lead."""
    ui, source = scene.ui, scene.source
    assert source is not None
    say = ui.texts.say
    part = source.rig.part(name)
    assert part is not None
    offered: list[Act] = []
    facts = ""
    if isinstance(part.body, TURNED):
        on = name in source.rigged.on and name not in source.rigged.blown
        fluid = part.ends[0].medium not in ("power", "data")
        state = ("open" if on else "shut") if fluid and "Valve" in type(part.body).__name__ else "on" if on else "off"
        facts = say(f"ui_patch.is_{state}")
        verb = {"open": "shut", "shut": "open", "on": "off", "off": "on"}[state]
        offered.append(Act("return", say(f"ui_patch.act_{verb}"), source.seconds("turn"), f"part:{name}"))
    if isinstance(part.body, Slave):
        number = chosen(scene, part)
        facts = say("ui_patch.address_is", number=address(source.rigged, part))
        offered += [
            Act("return", say("ui_patch.act_address", number=number), source.seconds("address"), f"part:{name}"),
            Act("k", say("ui_patch.act_next"), -1, f"act:next {name}"),
        ]
    offered += [*_mend(scene, part), *_bleed(scene, part)]
    title = words.named(ui, part) if not part.fixed else _capital(source.called(name))
    if not part.fixed and not facts and source.runs_on(name):
        return panels.acts(ui, title, say("ui_patch.runs_on"), "caution", offered)
    return panels.acts(ui, title, facts, "dim", offered)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mend(scene: "Patch", part: Part) -> list[Act]:
    assert scene.source is not None
    return [Act("m", scene.ui.texts.say("ui_patch.act_mend"), scene.source.seconds("mend"), f"act:mend {part.name}")]


def _bleed(scene: "Patch", part: Part) -> list[Act]:
    """Where there is coolant with air in it."""
    source = scene.source
    assert source is not None
    if part.ends[0].medium != COOLANT or source.rigged.air <= 0.0:
        return []
    return [Act("b", scene.ui.texts.say("ui_patch.act_bleed"), source.seconds("bleed_off"), "act:bleed")]


def placed_at(scene: "Patch", where: str) -> str:
    """Where a tool is held: some want an end, not a part."""
    assert scene.source is not None
    if scene.hand.tool == "clamp":
        name = where.partition(".")[0]
        part = scene.source.rig.part(name)
        joint = plugged(scene.source.rigged, where) if "." in where else None
        if part is not None and part.fixed and joint is not None:
            return partner(joint, where).partition(".")[0]
        return name
    if scene.hand.tool in AT_ENDS and "." not in where:
        part = scene.source.rig.part(where)
        return part.end(part.ends[0].name) if part is not None else where
    return where


def measured(scene: "Patch", where: str) -> None:
    """The tool in the hand is held there."""
    assert scene.source is not None
    scene.ui.refused = scene.source.give("measure", scene.hand.tool, placed_at(scene, where))


def part_pressed(scene: "Patch", name: str) -> None:
    """Turned, addressed, or measured."""
    source = scene.source
    assert source is not None
    part = source.rig.part(name)
    if part is None:
        return
    if scene.hand.tool:
        measured(scene, name)
    elif isinstance(part.body, TURNED):
        on = name in source.rigged.on and name not in source.rigged.blown
        scene.ui.refused = source.give("turn", name, "off" if on else "on")
        sound = {Breaker: "breaker", Switch: "contactor"}.get(type(part.body), "")
        if sound and not scene.ui.refused:
            scene.ui.noises.append(Noise(sound, 0.8, "toggle" if sound == "contactor" and not on else sound))
    elif isinstance(part.body, Slave):
        scene.ui.refused = source.give("address", name, str(chosen(scene, part)))
        scene.number = 0


def unplugged(scene: "Patch") -> None:
    """What is plugged in where the panel is about comes off."""
    widget = focus.named(list(scene.widgets()), scene.about)
    if scene.source is None or widget is None or not widget.action.startswith("end:"):
        return
    end = widget.action.partition(":")[2]
    if plugged(scene.source.rigged, end) is not None and not scene.hand.end:
        scene.on(f"act:unplug {end}")


def ordered(scene: "Patch", rest: str) -> None:
    """What the panel offers beyond pressing the thing itself."""
    source, hand = scene.source, scene.hand
    assert source is not None
    word, _, name = rest.partition(" ")
    part = source.rig.part((hand.end or name).partition(".")[0])
    match word:
        case "unplug":
            scene.ui.refused = source.give("disconnect", name)
        case "mend":
            scene.ui.refused = source.give("mend", name)
        case "bleed":
            scene.ui.refused = source.give("bleed_off")
        case "swap":
            hand.swapped = not hand.swapped
        case "other" if part is not None:
            if other := free_end(source.rigged, part, hand.end):
                hand.end, hand.swapped = other, False
        case "next" if part is not None and isinstance(part.body, Slave):
            scene.number = chosen(scene, part) % HIGHEST + 1


def chosen(scene: "Patch", part: Part) -> int:
    """The address that a device would get: the next one, until another is chosen."""
    assert scene.source is not None
    return scene.number or address(scene.source.rigged, part) % HIGHEST + 1
