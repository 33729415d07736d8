"""Makes the parts of a rig from its section of level.yaml, what is wrong with them taken down.

Look for: `rig_parts`; rigging.py makes the rest.
"""

from typing import Any

from game.level.effects import EffectReader
from game.level.rig_schema import PartFile, PortFile, RigFile
from game.model import chance
from game.rig.parts import (
    COOLANT,
    DATA,
    EARTH,
    ENDS,
    GASES,
    HYDROGEN,
    KINDS,
    LIQUIDS,
    MEDIA,
    NITROGEN,
    OXYGEN,
    POWER,
    WATER,
    End,
    Part,
)
from game.words.diagnostic import nearest
from game.words.verbs import TOGGLES

SEXES = ("f", "m", "n")
APART = 0.005
"""m: two ports that are nearer to each other are in one place."""
FLUIDS = LIQUIDS + GASES
CARRIES: dict[str, tuple[str, ...]] = {
    "switch": (POWER, DATA), "cable": (POWER, DATA, EARTH), "adapter": MEDIA, "tee": MEDIA, "hose": FLUIDS,
    "valve": FLUIDS, "check": FLUIDS, "filter": FLUIDS, "pump": LIQUIDS, "plate": (COOLANT,), "reservoir": LIQUIDS,
    "feed": (WATER,), "outlet": (OXYGEN, HYDROGEN), "inlet": (NITROGEN,), "duct": (OXYGEN,), "vent": (HYDROGEN,),
    "bottle": (NITROGEN,), "master": (DATA,), "slave": (DATA,), "terminator": (DATA,), "stud": (EARTH,),
}  # fmt: skip
"""What goes through each kind of part; power through those that are not named. A switch inside the plant that says
nothing of itself is one for power."""
PER_UNIT = {"area": 1e6, "litres": 1e3}
"""What a rig does not reckon in SI: mm2 and litres."""
_SHAPE = "write a shape and f, m or n, such as 'dc50 f'"
_NOT_OF_THE_KIND = ("kind", "label", "ports", "ends", "when", "medium", "maybe_crossed")


def rig_parts(file: RigFile, level: EffectReader, seed: int, story_seed: int) -> dict[str, Part]:
    """By name: those of which nothing is wrong."""
    found: dict[str, Part] = {}
    for section, parts, fixed in (("plant", file.plant, True), ("box", file.box, False)):
        for name, part in parts.items():
            at = ("rig", section, name)
            if name in TOGGLES:
                level.wrong_key(f"'{name}' is a toggle of the panel; call the part something else", *at)
            if not fixed and name in file.plant:
                level.wrong_key(f"'{name}' stands in the plant, too; call one of them something else", *at)
            before = len(level.found)
            ends = _ends(file, level, name, part, fixed)
            body = _body(file, level, name, part, fixed, bool(ends) and ends[0].medium == DATA)
            if len(level.found) == before and ends and name not in found:
                if part.maybe_crossed and seed != story_seed:
                    drawn = chance.uniform(seed, f"rig/crossed/{name}") < part.maybe_crossed
                    body = body._replace(crossed=body.crossed or drawn)
                found[name] = Part(name, body, ends, fixed, part.label)
    _places(file, level)
    return found


# ---- What it is -------------------------------------------------------------------------------------------------


def _body(file: RigFile, level: EffectReader, name: str, part: PartFile, fixed: bool, data: bool) -> Any:
    """One of `game.rig.parts.Body`; None with something missing. A cable for data has no area and carries nothing."""
    at = ("rig", "plant" if fixed else "box", name)
    kind: Any = KINDS[part.kind]
    has = ", ".join(f"'{field}'" for field in kind._fields)
    its = f"it has {has}" if has else "it has only its ends"
    given = [key for key in PartFile.model_fields if key in part.model_fields_set and key not in _NOT_OF_THE_KIND]
    for key in given:
        if key not in kind._fields:
            level.wrong_key(f"'{key}' means nothing for {called(part.kind)}; {its}", *at, key)
    if part.maybe_crossed and part.kind != "adapter":
        level.wrong_key(f"only an adapter may be crossed, and '{name}' is {called(part.kind)}", *at, "maybe_crossed")
    spared = {"area": 0.0, "amperes": 0.0} if data and part.kind == "cable" else {}
    for key in kind._fields:
        if key not in kind._field_defaults and key not in spared and getattr(part, key) is None:
            level.wrong_key(f"'{key}' is missing from '{name}': {called(part.kind)} has {has}", *at)
            return None
    if part.stack is not None and part.stack not in level.names.kinds["stack"]:
        hint = nearest(part.stack, level.names.kinds["stack"])
        level.wrong(f"'{part.stack}' is no stack of this level.{hint}", *at, "stack")
    loads = [each for each, there in file.plant.items() if there.kind == "load"]
    for key, other, known in (("chassis", part.chassis, list(file.plant)), ("supply", part.supply, loads)):
        if other is not None and other not in known:
            what = "part" if key == "chassis" else "load"
            level.wrong(f"'{other}' is no {what} of the plant.{nearest(other, known)}", *at, key)
    values = {key: getattr(part, key) for key in kind._fields if getattr(part, key) is not None}
    scaled = {key: value * PER_UNIT[key] if key in PER_UNIT else value for key, value in values.items()}
    return kind(**spared | scaled)


def called(kind: str) -> str:
    """With its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


# ---- Where it can be joined -------------------------------------------------------------------------------------


def _ends(file: RigFile, level: EffectReader, name: str, part: PartFile, fixed: bool) -> tuple[End, ...]:
    """All of them, in the order of its kind; () with something wrong with one."""
    at = ("rig", "plant" if fixed else "box", name)
    known = ENDS[KINDS[part.kind]]
    key, other, why = ("ports", "ends", "the plant has 'ports'") if fixed else ("ends", "ports", "it has 'ends'")
    if getattr(part, other):
        whose = "loose parts" if fixed else "the plant"
        level.wrong_key(f"'{other}' are for {whose}; {why}", *at, other)
        return ()
    if fixed and "when" in part.model_fields_set:
        level.wrong_key("the plant is always there; 'when' is for what lies in the box", *at, "when")
    written: dict[str, PortFile | str] = getattr(part, key)
    made: dict[str, End] = {}
    wrong = False
    for end, each in written.items():
        if end not in known:
            has = " and ".join(known)
            level.wrong_key(f"'{end}' is no end of {called(part.kind)}; it has {has}", *at, key, end)
            wrong = True
            continue
        port = each if isinstance(each, PortFile) else None
        where = (*at, key, end, "shape") if port else (*at, key, end)
        text = port.shape if port else str(each)
        shape = _shape(file, level, text, *where)
        if shape is None or not _carries(level, part, end, shape, *where):
            wrong = True
            continue
        medium, plug, sex = shape
        made[end] = End(end, medium, plug, sex, *((port.x, port.y, port.side) if port else ()))
    missing = [end for end in known if end not in made]
    if wrong or (missing and not fixed):
        if not wrong:
            level.wrong_key(f"end '{missing[0]}' is missing from '{name}'; {_SHAPE}", *at)
        return ()
    inner = _inner(level, name, part, [end.medium for end in made.values() if end.name != "power"], *at)
    if not inner:
        return ()
    for end in missing:
        made[end] = End(end, POWER if end == "power" else inner, "", "n")
    return tuple(made[end] for end in known)


def _shape(file: RigFile, level: EffectReader, text: str, *at: int | str) -> tuple[str, str, str] | None:
    """Medium, shape and sex of `dc50 m`, or `lug n power`."""
    words = text.split()
    if len(words) not in (2, 3):
        level.wrong(f"'{text}' is no end; {_SHAPE}", *at)
    elif words[0] not in file.shapes:
        level.wrong(f"'{words[0]}' is no shape of this rig.{nearest(words[0], file.shapes)}", *at)
    elif words[1] not in SEXES:
        level.wrong(f"'{words[1]}' is no sex of a plug; write f, m, or n for what is neither", *at)
    elif words[2:] and words[2] not in MEDIA:
        level.wrong(f"'{words[2]}' is nothing that goes through a rig.{nearest(words[2], MEDIA)}", *at)
    else:
        return words[2] if words[2:] else file.shapes[words[0]], words[0], words[1]
    return None


def _carries(level: EffectReader, part: PartFile, end: str, shape: tuple[str, str, str], *at: int | str) -> bool:
    """Whether what goes through a shape goes through such a part."""
    options = _options(part, end)
    if shape[0] in options:
        return True
    level.wrong(f"'{shape[1]}' is for {shape[0]}, and {called(part.kind)} carries {' or '.join(options)} here", *at)
    return False


def _options(part: PartFile, end: str = "") -> tuple[str, ...]:
    if part.kind == "pump" and end == "power":
        return (POWER,)
    if part.kind == "outlet" and part.gas:
        return (part.gas,)
    return CARRIES.get(part.kind, (POWER,))


def _inner(level: EffectReader, name: str, part: PartFile, shaped: list[str], *at: int | str) -> str:
    """What goes through the ends that have no shape; '' if that can't be said."""
    options = _options(part)
    if part.medium is not None and part.medium not in options:
        level.wrong(f"{called(part.kind)} carries {' or '.join(options)}", *at, "medium")
        return ""
    if part.kind != "adapter" and len(dict.fromkeys(shaped)) > 1:
        sentence = f"'{name}' has ends for {shaped[0]} and for {next(each for each in shaped if each != shaped[0])}"
        level.wrong_key(f"{sentence}; only an adapter joins two", *at)
        return ""
    if part.medium or shaped or len(options) == 1 or part.kind == "switch":
        return part.medium or (shaped[0] if shaped else options[0])
    level.wrong_key(f"nothing says what '{name}' carries: write its 'medium', {' or '.join(options)}", *at)
    return ""


def _places(file: RigFile, level: EffectReader) -> None:
    """Two ports can't be in one place."""
    taken: list[tuple[str, PortFile]] = []
    for name, part in file.plant.items():
        for end, port in part.ports.items():
            for other, there in taken:
                if abs(port.x - there.x) < APART and abs(port.y - there.y) < APART:
                    sentence = f"'{name}.{end}' lies where '{other}' does; every port has a place of its own"
                    level.wrong_key(sentence, "rig", "plant", name, "ports", end)
                    break
            taken.append((f"{name}.{end}", port))
