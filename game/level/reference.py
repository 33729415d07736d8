"""The reference for people who write levels, as Markdown: every key, fact, command and effect there is.

The tables come from the models, FACTS, VERBS and EFFECTS; the sentences around them stand here.

Look for: `reference`, `CONDITIONS` and `PLAN` (the examples, which tests read as the program does).
"""

from collections.abc import Iterable
from typing import Any

from game.level.bench_reference import bench_section
from game.level.effects import EFFECTS
from game.level.json_schema import Node, level_schema, resolved, story_schema
from game.level.rig_reference import faults, kinds, rig_section
from game.level.shapes import Quantity
from game.model.metabolism import ACTIVITIES
from game.model.units import UNITS
from game.words.facts import FACTS, TIME, TRUTH, WORD, Fact
from game.words.verbs import CHOICES, KNOT, NUMBERS, TOGGLES, UNWRITTEN, VERBS

CONDITIONS = (
    ("o2_percent < 19.5 and not done.lockout", "numbers compare with <, <=, >, >= and is"),
    ("clock >= 08:10", "so do times of day"),
    ("told is all", "words compare with is, is not and in; they are written bare"),
    ("told is not none and told in (part, all)", ""),
    ("done.cells or (done.hold and stack.backup is running)", "truths stand alone, or with not, and, or"),
    ("minutes_left - walkout_min <= 7", "numbers take + - * / and parentheses"),
    ("clock - 06:30 > 40", "a time less a time is a number of minutes"),
    ("abs(o2_kpa - 13.7) < max(0.2, flaws.weld)", "functions: min(a, b), max(a, b), abs(x)"),
    ("always", "holds at all times; never at none"),
)
FORMULAS = (
    ("pick(told is all, 12, 22)", "12 while the condition holds, otherwise 22"),
    ("0.45 + 0.4 * flaws.weld", ""),
)
EFFECT_LINES = (
    ("set told all", "a word fact of the level's own"),
    ("add sols 15", "a number fact grows"),
    ("set bracket_use 0.45 + 0.4 * flaws.weld", "to what a formula gives"),
    ("if told is all: do residents rest", "only if a condition holds"),
    ("breaker lights open", "a command"),
    ("do worker rest", "in the effects of a task, `worker` is whoever does it"),
)
PLAN = """\
# What stands after a # is for people.
level outpost   seed 16   difficulty standard   cause connector   rule kwan off   format 1
06:40:00  assign yuki ask
06:45:00  expect done.ask yes
07:15:00  assign hassan lockout haste
07:20:00  expect o2_percent 21.6 within 0.5
07:20:00  expect stack.backup is off
07:20:00  expect refused fan tunnel on
07:30:00  book hassan hold
08:30:00  end
end  expect ending not lost
end  expect done_at.lockout 07:21:30 within 00:01:00
end  expect spo2_worst >= 80
end  expect line not kwan.late
"""

_INTRO = """\
# The level reference

Written by `python3 run.py reference`; don't edit it. It says what may stand in a level's files, for somebody who has
written none yet.

A level is a folder:

| file | what it holds |
| --- | --- |
| `level.yaml` | places and machines, people, tasks, faults, objectives, endings |
| `story.yaml` | who speaks when, and what the trainee is asked (may be absent) |
| `en.toml` | every sentence, by its id; other languages beside it, such as `fr.toml` (absent only without a story) |
| `plans/*.plan` | games written down, each with what it should show |

`python3 run.py new NAME` makes a small level to begin with; `python3 run.py check FOLDER` names every mistake with
file, line and column, plays the plans and says what they show. An editor that reads YAML with schemas helps while you
write: begin a file with `# yaml-language-server: $schema=../level.schema.json` (or `../story.schema.json`)."""

_VALUES = """\
## How values are written

- **id**: small letters, digits and `_`, a letter first, at most 31. What is left of a colon and names something is an
  id; plans, conditions and other keys use it. *By id* below means such a table.
- **quantity**: a number and a unit, such as `127 m3` or `40 %`. A point separates decimals. The units:"""

_MORE_VALUES = """\
- **time of day**: `"06:30"` or `"06:30:20"`, in quotes; hours past 23, up to 71, are the next days'.
- **yes or no**: `yes`, `no`, `true` or `false`.
- **minutes**: where a key says so, a bare number of minutes of colony time.
- **condition, formula, effect**: a line of text, see [below](#conditions-and-formulas). Put it in quotes if it holds
  a `:` or `#`, or begins with a sign.
- A list is `[one, two]`, or lines that begin with `- `. No key may be unknown, and none may stand twice."""

_CONDITIONS = """\
## Conditions and formulas

A condition holds or not; a formula is a number. Both are made of [facts](#facts), numbers, times of day, words and
these:"""

_MORE_CONDITIONS = """\
`not` binds closer than `and`, `and` closer than `or`. A condition is the more specific the more comparisons and bare
truths it has; of two beats that could be spoken, the more specific one is."""

_EFFECTS = """\
## Effects

An effect is one line. Effects of a list happen in its order, in the same second. Every command below may be one, too,
but for `skip`, `choose` and those of weld bench and rig: it happens as if it had been ordered, but nobody has to
agree, and what can't be done is left undone."""

_PLANS = """\
## Plans

A plan is text, and so are saves and recordings. `python3 run.py playback FILE` plays it; exit code 0 says that all it
expects was so. The head says what is played:

| word | what follows | default |
| --- | --- | --- |
| `level` | id of the level; the plan lies in its folder, or it came with the program | must be there |
| `format` | `1` | must be there |
| `seed` | a whole number up to 999999999; bodies and causes are drawn by it | `16` |
| `difficulty` | one of the level's `difficulties` | `standard` |
| `cause` | one of its `causes` | what the seed draws |
| `rule` | one of its `rules`, then `on` or `off`; as often as you like | what the level says |

Then lines, each with its time of day, in their order; `HH:MM:SS  end` ends the game, and lines that begin with `end`
are looked at then. What may follow the time:

| line | meaning |
| --- | --- |
| a command | somebody orders it; a refusal is told and the game goes on |
| `expect FACT VALUE` | the fact has this value, as it is shown (`is` may stand between) |
| `expect FACT VALUE within TOLERANCE` | a number, or a time, at most so far from it; a time's tolerance is `00:05:00` |
| `expect FACT not VALUE` | it has another; also `<`, `<=`, `>`, `>=` for numbers and times |
| `expect refused COMMAND` | the command, given now, would be refused |
| `expect line SPEAKER.NAME` | this line of the story has been spoken; `expect line not …`: it has not |
| `= FACT VALUE  FACT VALUE …` | as the recorder writes facts; read like `expect` |

An example:
"""

_COMMANDS = """\
## Commands

WHO is a person or a group, PLACE a place or a module; other words in capitals are ids of their kind. Left
out, {rest}.

Those from `hands` on are for a level with a [weld bench](#a-weld-bench) or a [rig](#a-rig). PIECE is one of the bench's
plates. SEAM is `PLATE.EDGE.OTHER`: an edge (`n` up, `e` right, `s` down, `w` left, as the plate lies unturned) where it
meets a rail or another plate. The numbers are {numbers}. A knot is six whole numbers with commas between them, {knot}:
when since the arc was struck, where along the seam, how far beside its root, how long the arc, and its two angles;
in between, all goes evenly.

END is `PART.END` of the rig, such as `hose_1.a`; WHERE is one, too, or a part. TURNABLE is a breaker, switch, pump or
valve, or {toggles}; SLAVE is a part with an address, GEAR any part or instrument."""

_FACTS = """\
## Facts

What plans, conditions and sentences may name. `name.SUBJECT` is one fact for each subject; where the table gives a
subject in brackets, the bare name means that one. Words and times can also be `none` where the meaning says so. A level
adds its own under `facts` and `derived`."""

_CATALOGUES = """\
## Catalogues

`en.toml` holds every sentence of the level by its id, as `[table]` and `name = "sentence"`. Another language is a file
with the same ids. `check` tells what is missing, and what nothing asks for. A sentence may hold facts: `{o2_percent}`
is written with its own decimals, `{o2_percent.bay:1}` with one.

| id | what it says |
| --- | --- |
| `SPEAKER.NAME` | a line of the story: `[kwan]`, `number = "G-7 generator is down."` |
| `choice.CHOICE` | the question |
| `option.CHOICE.OPTION` | an answer, in `[option.CHOICE]` |
| `task.TASK` | what the task is called |
| `task_refusal.TASK` | why it can't begin, where the task has a `when` |
| `objective.OBJECTIVE` | what is to be learnt |
| `tick.OBJECTIVE.TICK` | one piece of evidence for it, in `[tick.OBJECTIVE]` |
| `ending.ENDING` | the ending in a sentence |
| `ending_why.ENDING` | why it came to that, for the debrief |
| `level.place`, `level.premise` | where and when it plays, and what it is about, at the head of a playback; optional |
| `level.you` | the name, as under `people`, of the person whom the player plays; optional |
| `cast.PERSON`, `cast.SPEAKER` | who somebody is, in a few words: `[cast]`, `noor = "nurse"`; each optional |
| `bill.FACT` | what a fact of the `bill` is called in the report; optional |
| `bed.BED`, `load.LOAD`, `link.LINK`, `part.PART` | what it is called: `[part]`, `bottle = "the bottle"`; optional |
| `plate.PLATE`, `bar.RAIL` | what a plate and a rail of the weld bench are called, with the article; optional |
| `gear.PART` | what a part or an instrument of the rig is called, with the article; optional |
| `group.GROUP` | what the group is called, without an article; optional |
| `difficulty.NAME`, `difficulty_says.NAME` | what it is called, and what it changes; optional |"""


def reference() -> str:
    """The text of levels/REFERENCE.md."""
    parts = [
        _INTRO,
        _VALUES,
        _indented(_table(("quantity", "units"), _units())),
        _MORE_VALUES,
        "## level.yaml",
        *_keys(level_schema()),
        "## story.yaml",
        "Lines take five seconds each, and no beat begins while one is spoken. The story is looked at whenever "
        "something happens (a task is done, a command, an arrival, a trip) and at every full minute.",
        *_keys(story_schema()),
        _CONDITIONS,
        _examples("condition", CONDITIONS),
        _examples("formula", FORMULAS),
        _MORE_CONDITIONS,
        _EFFECTS,
        _examples("effect", EFFECT_LINES),
        "Verbs that only effects have (VALUE is a word, `yes` or `no`, or a formula):",
        _table(("effect", "meaning"), _effects()),
        _COMMANDS.format(rest=_left_out(), numbers=_numbers(), knot=_knot(), toggles=_toggles()),
        _table(("command", "meaning"), _commands()),
        f"ACTIVITY is one of {', '.join(f'`{each}`' for each in ACTIVITIES)}.",
        bench_section(),
        rig_section(
            _table(("kind", "ends", "carries", "keys"), kinds()), _table(("fault", "meaning", "amount"), faults())
        ),
        _PLANS + "\n" + "\n".join(f"    {line}".rstrip() for line in PLAN.splitlines()),
        _FACTS,
        _table(("fact", "unit", "meaning"), _facts()),
        _CATALOGUES,
    ]
    return "\n\n".join(parts) + "\n"


def _keys(schema: Node) -> Iterable[str]:
    """A table for each part of a file, in the order of the file."""
    waiting = [("", "")]
    told: list[str] = []
    while waiting:
        path, name = waiting.pop(0)
        part = schema["definitions"][name] if name else schema
        if path:
            yield f"### {path}"
            yield _cell(part["description"])
        inner = []
        rows = []
        for key, node in part["properties"].items():
            below = _below(f"{path}.{key}" if path else key, node, schema)
            if below and below[1] not in told:
                told.append(below[1])
                inner.append(below)
            rows.append((f"`{key}`", _takes(key, node, schema), _default(key, node, part), node["description"]))
        yield _table(("key", "takes", "default", "meaning"), rows)
        waiting = inner + waiting


def _below(path: str, node: Node, schema: Node) -> tuple[str, str] | None:
    """Path and name of the part that stands under a key, if one does."""
    name, _ = resolved(node, schema)
    if name:
        return path, name
    if isinstance(node.get("additionalProperties"), dict):
        step = "WAY" if path.endswith(".NAME") else "NAME"
        return _below(f"{path}.{step}", node["additionalProperties"], schema)
    if isinstance(node.get("items"), dict):
        return _below(f"{path}[]", node["items"], schema)
    return None


def _takes(key: str, node: Node, schema: Node) -> str:
    if resolved(node, schema)[0]:
        return "keys of its own, below"
    match node:
        case {"title": str(title)}:
            return title
        case {"enum": list(words)}:
            return " or ".join([", ".join(f"`{word}`" for word in words[:-1]), f"`{words[-1]}`"])
        case {"anyOf": [first, {"type": "null"}]}:
            return _takes(key, first, schema)
        case {"type": "array", "items": list(items)}:
            return f"list of {len(items)}: {_takes(key, items[0], schema)}"
        case {"type": "array", "items": dict(item)}:
            return f"list of {_takes(key, item, schema)}"
        case {"additionalProperties": dict(value)}:
            return f"by id: {_takes(key, value, schema)}"
        case {"type": "number"}:
            signs = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most"}
            bounds = [f"{said} {_number(node[sign])}" for sign, said in signs.items() if sign in node]
            return ", ".join(["number", *bounds])
        case {"type": "string"}:
            return "text"
    raise AssertionError(f"no words for {key}: {node}")


def _default(key: str, node: Node, part: Node) -> str:
    if key in part.get("required", ()):
        return "must be there"
    value: Any = node.get("default")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value in ("", [], {}):
        return "none"
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _units() -> Iterable[tuple[str, str]]:
    # Only the kinds that some key takes: an author has no use for the others.
    used = str(level_schema()) + str(story_schema())
    for kind in dict.fromkeys(unit.kind for unit in UNITS.values()):
        units = Quantity(kind).units
        if f"{kind} in {units[0]}" in used:
            yield kind, ", ".join(f"`{each}`" for each in units)


def _effects() -> Iterable[tuple[str, str]]:
    for name, verb in EFFECTS.items():
        words = (name, *(kind.upper() for kind in verb.takes), *(["VALUE"] if verb.formula else []))
        yield f"`{' '.join(words)}`", verb.meaning


def _commands() -> Iterable[tuple[str, str]]:
    for name, verb in VERBS.items():
        kinds = [
            " or ".join(CHOICES[kind]) if kind in CHOICES and kind not in UNWRITTEN else kind.upper()
            for kind in verb.takes
        ]
        yield f"`{' '.join((name, *kinds))}`", verb.meaning


def _left_out() -> str:
    said = {"pace": "PACE (`normal` or `haste`)", "ramp": "RAMP (minutes)", "way": "WAY (`straight` or `swapped`)"}
    return ", ".join(f"{said.get(kind, kind.upper())} is `{value}`" for kind, value in UNWRITTEN.items())


def _numbers() -> str:
    told = [f"{kind.upper()} ({each.what})" for kind, each in NUMBERS.items() if kind != "ramp"]
    return ", ".join(told)


def _toggles() -> str:
    return "the panel's " + ", ".join(f"`{each}`" for each in TOGGLES)


def _knot() -> str:
    return ", ".join(f"{each.what} ({each.low:g} to {each.high:g})" for each in KNOT)


def _facts() -> Iterable[tuple[str, str, str]]:
    for name, fact in FACTS.items():
        subject = f".{fact.subject.upper()}" if fact.subject else ""
        default = f" ({fact.default})" if fact.default else ""
        yield f"`{name}{subject}`{default}", _unit(fact), fact.meaning


def _unit(fact: Fact) -> str:
    return {WORD: "word", TIME: "time of day", TRUTH: "yes or no"}.get(fact.decimals, fact.unit or "number")


def _examples(head: str, rows: Iterable[tuple[str, str]]) -> str:
    return _table((head, "meaning"), ((f"`{text}`", meaning) for text, meaning in rows))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(each).replace('|', chr(92) + '|') for each in line)} |" for line in lines)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _cell(text: str) -> str:
    return " ".join(text.split())
