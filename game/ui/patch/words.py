"""Parts and ends as they are called on the screen, and what stands on them.

Look for: `shapes` (of a part: `DC50 - DC32`), `marked` (what stands on it), `named`, `sentence` (of the inspector).
"""

from game.rig.finding.inspector import Told
from game.rig.parts import LEADS, Cable, Converter, Hose, Part
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


def kind_words(ui: Ui, part: Part) -> str:
    """`Cable`, `Hose`, `Adapter` …"""
    return ui.texts.say(f"ui_patch.kind_{type(part.body).__name__.lower()}")


def named(ui: Ui, part: Part) -> str:
    """In one line, with what can be seen of it."""
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
    return f"{kind_words(ui, part)} {sexed(ui, part)}  {', '.join(facts)}".rstrip()


def sentence(ui: Ui, told: Told) -> tuple[str, str]:
    """What the inspector says: what, and the rest."""
    words = ui.texts.told(Message(told.id, told.values))
    words = words[:1].upper() + words[1:]
    for stop in (". ", ": "):
        head, found, rest = words.partition(stop)
        if found and len(head) <= 84:
            return head + found.strip(), rest[:1].upper() + rest[1:]
    return words, ""
