"""Parts and ends as they are called on the screen, and what stands on them.

Look for: `shapes` (of a part: `DC50 - DC32`), `marked` (what stands on it), `named`, `tiled` (in the box),
`port_name`, `sentence` (of the inspector).
"""

from game.rig.finding.inspector import Told
from game.rig.parts import LEADS, Adapter, Cable, Converter, Hose, Part, Rig, Tee
from game.ui import type as measure
from game.ui.scene import Ui
from game.words.message import Message


def shapes(part: Part) -> str:
    """The shapes of its ends."""
    return "–".join(end.shape.upper() for end in part.ends[:2]) + ("–…" if len(part.ends) > 2 else "")


def sexed(ui: Ui, part: Part) -> str:
    """The same, with what is a plug and what a socket; of a lead, whose ends are all plugs, without."""
    if isinstance(part.body, LEADS) or all(end.sex == "n" for end in part.ends):
        return shapes(part)
    named = [f"{end.shape.upper()} {ui.texts.say(f'ui_patch.sex_{end.sex}')}".strip() for end in part.ends]
    return " – ".join(named)


def marked(part: Part) -> str:
    """What stands on it."""
    return part.label.replace("mm2", "mm²").replace(" ohm", " Ω")


def port_name(rig: Rig, end: str) -> str:
    """What stands on a port: the label in the drawing, and which of a part's ports, if it has more; "" of no port."""
    name, _, own = end.rpartition(".")
    part = rig.part(name)
    if part is None or not part.fixed or not any(each.name == own and each.side for each in part.ends):
        return ""
    label = part.label or part.name.upper()
    return label if len([each for each in part.ends if each.side]) == 1 else f"{label} {own.upper()}"


def port_named(rig: Rig, told: Told) -> Told:
    """A sentence of the inspector with ports called as it stands on them."""
    names = {
        f"{part.label} {end.name}": port_name(rig, part.end(end.name))
        for part in rig.parts
        for end in part.ends
        if part.fixed and end.side
    }
    return told._replace(values=tuple((key, names.get(value, value)) for key, value in told.values))


def kind_words(ui: Ui, part: Part) -> str:
    """`Cable`, `Hose`, `Adapter` …"""
    return ui.texts.say(f"ui_patch.kind_{type(part.body).__name__.lower()}")


def tiled(ui: Ui, part: Part, room: float) -> str:
    """What stands under it in the box: what is a plug of it, where its shapes say the rest; else what stands on it."""
    if isinstance(part.body, Adapter | Tee) and len(part.ends) == 2 and all(end.sex in ("f", "m") for end in part.ends):
        return "–".join(ui.texts.say(f"ui_patch.sex_{end.sex}") for end in part.ends)
    words = marked(part)
    pieces = [words, *reversed(words.split(", "))]
    begun = [words.split(" ")[:n] for n in range(words.count(" "), 0, -1)]
    pieces += [" ".join(each) for each in begun if not each[-1].isdigit()]
    return next((each for each in pieces if measure.width(each, 18.0, "body") <= room), words)


def named(ui: Ui, part: Part) -> str:
    """In one line, with what can be seen of it."""
    return f"{kind_words(ui, part)} {sexed(ui, part)}  {', '.join(seen(part))}".rstrip()


def seen(part: Part) -> list[str]:
    """What can be seen of it: what stands on it, its length, what it carries."""
    body = part.body
    facts = [marked(part)] if part.label else []
    match body:
        case Cable(length=length, area=area, amperes=amperes):
            facts.append(f"{length:.1f} m")
            if area > 0.0:
                facts.append(f"{amperes:.0f} A")
        case Hose(length=length):
            facts.append(f"{length:.1f} m")
        case Converter(amperes=amperes):
            facts.append(f"{amperes:.1f} A")
    return facts


def sentence(ui: Ui, told: Told) -> tuple[str, str]:
    """What the inspector says: what, and the rest."""
    words = ui.texts.told(Message(told.id, told.values))
    words = words[:1].upper() + words[1:]
    for stop in (". ", ": "):
        head, found, rest = words.partition(stop)
        if found and len(head) <= 84:
            return f"{head}.", rest[:1].upper() + rest[1:]
    return words, ""
