"""Makes a rig from its section of level.yaml, every name checked, all mistakes in one pass.

Look for: `rig_design`; rig_parts.py makes the parts.
"""

from game.level.effects import EffectReader
from game.level.rig import RigDesign
from game.level.rig_parts import rig_parts
from game.level.rig_schema import RigFile, SensorFile, TroubleFile
from game.level.schema import LevelFile
from game.model import chance
from game.rig import faults, wiring
from game.rig.parts import ELECTRIC, GASES, LIQUIDS, POWER, TURNED, Fault, Joint, Part, Rig, Rigged, Sensor
from game.words.conditions import Formula
from game.words.diagnostic import nearest

MOST_PARTS, MOST_JOINTS = 80, 120
"""With more, what flows takes too long to work out, second by second."""
FLUIDS = LIQUIDS + GASES
LONGEST = 250
"""Letters of a sentence that names all the parts that there are."""
HANGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "amperes": ("part", ELECTRIC), "flow": ("part", FLUIDS), "volts": ("end", (POWER,)), "pressure": ("end", FLUIDS),
}  # fmt: skip
"""What an instrument hangs on, and what must be in there; all others on a stack, as amperes may too."""
WHY = {
    "rig_inside": "'{end}' is built in: nothing can be plugged there",
    "rig_itself": "both are ends of '{part}'",
    "rig_shape": "'{one}' and '{other}' are of different shapes",
    "rig_sex": "'{one}' and '{other}' are of one sex",
    "rig_medium": "'{one}' and '{other}' carry different things",
    "rig_in_use": "'{end}' is plugged into '{by}' already",
    "rig_keyed": "'{one}' goes into '{other}' one way round only",
    "rig_short": "what lies between '{one}' and '{other}' is {metres} m long, and they are {needed} m apart",
}
"""Why something by the book can't be plugged."""


def rig_design(level_file: LevelFile, level: EffectReader, seed: int) -> RigDesign | None:
    """The rig of a level; None where it has none. What is wrong goes into `level.found`."""
    file = level_file.rig
    if file is None:
        return None
    count = len(file.plant) + len(file.box)
    if count > MOST_PARTS:
        level.wrong_key(f"there are {count} parts here; a rig has at most {MOST_PARTS}", "rig", "plant")
    joints = len(file.joints) + sum(len(group.joints) for group in file.book.values())
    if joints > MOST_JOINTS:
        level.wrong_key(f"there are {joints} joints here; a rig has at most {MOST_JOINTS}", "rig", "joints")
    parts = rig_parts(file, level, seed, level_file.story_seed)
    whole = len(parts) == count
    bare = Rig(
        parts=tuple(part for _, part in sorted(parts.items())),
        joints=tuple(sorted(_behind(file, parts, level))),
        book=(),
        sensors=_sensors(file, parts, level) if whole else (),
        turned_on=_turned(file, parts, level, file.on, "rig", "on"),
        stack=file.stack,
        load=file.load,
        cells=level_file.stacks[file.stack].cells if file.stack in level_file.stacks else 1,
    )
    rig = bare._replace(book=_book(file, bare, level)) if whole else bare
    return RigDesign(
        rig=rig,
        place=_index(level, file.place, "place", "rig", "place"),
        tasks=_tasks(level_file, file, level),
        ready=level.optional(file.ready, "rig", "ready"),
        box=tuple(
            (name, level.optional(part.when, "rig", "box", name, "when")) for name, part in sorted(file.box.items())
        ),
        faults=_faults(file, rig, level, seed, level_file.story_seed) if whole else (),
        seconds={name: int(getattr(file.seconds, name) + 0.5) for name in type(file.seconds).model_fields},
    )


def _index(level: EffectReader, name: str, kind: str, *location: int | str) -> int:
    known = level.names.kinds[kind]
    if name in known:
        return known.index(name)
    level.wrong(f"'{name}' is no {kind} of this level.{nearest(name, known)}", *location)
    return -1


def _tasks(level_file: LevelFile, file: RigFile, level: EffectReader) -> tuple[int, ...]:
    bench = level_file.bench.tasks if level_file.bench else None
    welded = (*bench.tack, *bench.weld, *bench.hang) if bench else ()
    for at, name in enumerate(file.tasks):
        if name in file.tasks[:at]:
            level.wrong(f"'{name}' stands twice in this list; take one of them out", "rig", "tasks", at)
        if name in welded:
            level.wrong(f"'{name}' is a task of the weld bench; hands can do it there only", "rig", "tasks", at)
    stack = _index(level, file.stack, "stack", "rig", "stack")
    load = level_file.network.loads.get(file.load)
    if _index(level, file.load, "load", "rig", "load") >= 0 and stack >= 0 and load and load.serves != file.stack:
        level.wrong(f"the load '{file.load}' does not serve the stack '{file.stack}'", "rig", "load")
    return tuple(_index(level, name, "task", "rig", "tasks", at) for at, name in enumerate(file.tasks))


# ---- Joints -----------------------------------------------------------------------------------------------------


def _pair(
    text: str, file: RigFile, parts: dict[str, Part], level: EffectReader, *at: int | str
) -> tuple[str, str, bool] | None:
    """Two ends that there are, and whether the wrong way round, of `k1.b - cable_1.a swapped`."""
    words = text.split()
    swapped = words[3:] == ["swapped"]
    if not (len(words) == 3 or swapped) or words[1] != "-":
        level.wrong(f"'{text}' is no joint; write two ends, such as 'feeder.out - q1.a'", *at)
        return None
    known = [_known(end, file, parts, level, *at) for end in (words[0], words[2])]
    return (words[0], words[2], swapped) if all(known) else None


def _known(name: str, file: RigFile, parts: dict[str, Part], level: EffectReader, *at: int | str) -> bool:
    """Whether there is such an end. Of a part with which something is wrong, that has been said."""
    owner, _, end = name.partition(".")
    if owner in parts:
        ends = [each.name for each in parts[owner].ends]
        if end in ends:
            return True
        has = " and ".join(f"'{owner}.{each}'" for each in ends)
        level.wrong(f"'{name}' is no end; '{owner}' has {has}", *at)
    elif owner not in file.plant and owner not in file.box:
        level.wrong(f"'{owner}' is no part of this rig.{nearest(owner, (*file.plant, *file.box))}", *at)
    return False


def _behind(file: RigFile, parts: dict[str, Part], level: EffectReader) -> list[Joint]:
    """What is joined behind the wall."""
    found: list[Joint] = []
    for i, text in enumerate(file.joints):
        at = ("rig", "joints", i)
        pair = _pair(text, file, parts, level, *at)
        if pair is None:
            continue
        one, other, swapped = pair
        loose = [end for end in (one, other) if not parts[end.partition(".")[0]].fixed]
        media = [_medium(parts, end) for end in (one, other)]
        joint = Joint(min(one, other), max(one, other), swapped)
        if loose:
            sentence = f"'{loose[0]}' lies in the box; what is joined behind the wall is of the plant"
            level.wrong(sentence, *at)
        elif media[0] != media[1]:
            level.wrong(f"'{one}' is for {media[0]} and '{other}' for {media[1]}: they can't be joined", *at)
        elif one == other:
            level.wrong(f"'{one}' can't be joined to itself", *at)
        elif any(joint[:2] == each[:2] for each in found):
            level.wrong("these two are joined already; take one of the lines out", *at)
        else:
            found.append(joint)
    return found


def _medium(parts: dict[str, Part], name: str) -> str:
    owner, _, end = name.partition(".")
    return next(each.medium for each in parts[owner].ends if each.name == end)


def _turned(
    file: RigFile, parts: dict[str, Part], level: EffectReader, names: list[str], *at: int | str
) -> tuple[str, ...]:
    """Parts that are turned on, sorted."""
    found = []
    for i, name in enumerate(names):
        if name not in file.plant and name not in file.box:
            level.wrong(f"'{name}' is no part of this rig.{nearest(name, (*file.plant, *file.box))}", *at, i)
        elif name in parts and not isinstance(parts[name].body, TURNED):
            level.wrong(f"'{name}' can't be turned on: it is a {type(parts[name].body).__name__.lower()}", *at, i)
        elif name in names[:i]:
            level.wrong(f"'{name}' stands twice in this list; take one of them out", *at, i)
        elif name in parts:
            found.append(name)
    return tuple(sorted(found))


def _book(file: RigFile, rig: Rig, level: EffectReader) -> tuple[tuple[str, tuple[Joint, ...], tuple[str, ...]], ...]:
    """Groups in the order of the file: each must fit together, and what it needs of those before it is taken apart."""
    parts = {part.name: part for part in rig.parts}
    rigged = Rigged((), rig.turned_on)
    found = []
    for name, group in file.book.items():
        joints: list[Joint] = []
        for i, text in enumerate(group.joints):
            at = ("rig", "book", name, "joints", i)
            pair = _pair(text, file, parts, level, *at)
            if pair is None:
                continue
            for end in pair[:2]:
                if wiring.plugged(rigged, end) not in joints:
                    rigged = wiring.parted(rig, rigged, end)
            refusal = wiring.refusal(rig, rigged, *pair)
            if refusal:
                level.wrong(f"this can't be plugged: {WHY[refusal.id].format(**dict(refusal.values))}", *at)
                continue
            before = rigged.joints
            rigged = wiring.joined(rig, rigged, *pair)
            joints += [joint for joint in rigged.joints if joint not in before]
        on = _turned(file, parts, level, group.on, "rig", "book", name, "on")
        found.append((name, tuple(sorted(joints)), on))
    return tuple(found)


# ---- Instruments, and what is wrong -----------------------------------------------------------------------------


def _sensors(file: RigFile, parts: dict[str, Part], level: EffectReader) -> tuple[Sensor, ...]:
    found = []
    for name, sensor in file.sensors.items():
        at = ("rig", "sensors", name)
        if name in parts:
            level.wrong_key(f"'{name}' is a part of the rig; call the instrument something else", *at)
        if sensor.high <= sensor.low:
            level.wrong("its scale ends where it begins, or before: 'high' must be more than 'low'", *at, "high")
        _hung(sensor, parts, level, *at)
        found.append(Sensor(name, sensor.label or name.upper(), *_of(sensor)))
    return tuple(found)


def _of(sensor: SensorFile) -> tuple[str, str, bool, float, float, float, float]:
    return sensor.shows, sensor.at, sensor.over_bus, sensor.lag, sensor.noise, sensor.low, sensor.high


def _hung(sensor: SensorFile, parts: dict[str, Part], level: EffectReader, *at: int | str) -> None:
    """An instrument must hang on something that has what it shows."""
    if sensor.shows not in HANGS or (sensor.shows == "amperes" and sensor.at in level.names.kinds["stack"]):
        _index(level, sensor.at, "stack", *at, "at")
        return
    what, media = HANGS[sensor.shows]
    ends = {part.end(end.name): end.medium for part in parts.values() for end in part.ends}
    carried = [medium for end, medium in ends.items() if sensor.at in (end, end.partition(".")[0])]
    if sensor.at not in (ends if what == "end" else parts):
        sentence = f"'{sensor.at}' is no {what} of this rig, at which alone '{sensor.shows}' is measured"
        level.wrong(sentence + "." + nearest(sensor.at, ends if what == "end" else parts), *at, "at")
    elif not any(medium in media for medium in carried):
        level.wrong(f"'{sensor.at}' carries {carried[0]}, which has no {sensor.shows} to show", *at, "at")


def _faults(
    file: RigFile, rig: Rig, level: EffectReader, seed: int, story_seed: int
) -> tuple[tuple[Formula | None, Fault], ...]:
    found = []
    for name, fault in file.faults.items():
        at = ("rig", "faults", name)
        each = [_trouble(rig, trouble, level, *at, "one_of", i) for i, trouble in enumerate(fault.one_of)]
        drawn = 0 if seed == story_seed else int(chance.uniform(seed, f"rig/{name}") * len(each))
        found.append((level.optional(fault.when, *at, "when"), each[drawn]))
    return tuple(found)


def _trouble(rig: Rig, trouble: TroubleFile, level: EffectReader, *at: int | str) -> Fault:
    amount = trouble.amount
    if amount is None:
        amount = faults.middle(trouble.kind) if trouble.kind in faults.KINDS else 0.0
    fault = Fault(trouble.kind, trouble.part, amount)
    wrong = faults.misfit(rig, fault)
    if wrong:
        if len(wrong) > LONGEST:
            wrong = wrong[: wrong.rindex(",", 0, LONGEST)] + " …"
        level.wrong(wrong, *at, "kind" if trouble.kind not in faults.KINDS else "part")
    return fault
