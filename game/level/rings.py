"""What waits for itself: tasks that need each other, and questions that only their own answer would open.

Look for: `task_rings`, `beat_rings`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from game.level.play_schema import StoryFile

_CLAUSE = re.compile(
    r"chose\.(?P<chose>[a-z0-9_]+) (?:is (?P<word>[a-z0-9_]+)|in \((?P<words>[a-z0-9_, ]+)\))"
    r"|said\.(?P<said>[a-z0-9_]+)"
    r"|since_said\.(?P<since_said>[a-z0-9_]+) (?:>=? \d[\d.]*)"
    r"|since_choice\.(?P<since_choice>[a-z0-9_]+) (?:>=? \d[\d.]*)"
)


def task_rings(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Tasks that wait for each other and can never begin, each ring once; its first stands at its end again."""
    over: set[str] = set()
    for first in needs:
        # Depth first, without recursion: a chain of tasks may be as long as the file allows.
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, int]] = [(first, 0)]
        while stack:
            name, at = stack.pop()
            if at == 0:
                if name in on_path:
                    yield (*path[on_path[name] :], name)
                    continue
                if name in over or name not in needs:
                    continue
                on_path[name] = len(path)
                path.append(name)
            if at < len(needs[name]):
                stack.append((name, at + 1))
                stack.append((needs[name][at], 0))
            else:
                over.add(name)
                on_path.pop(name)
                path.pop()


def beat_rings(story: StoryFile) -> Iterator[tuple[str, str]]:
    """(beat, sentence) of beats that wait for what can only come after them: an answer, or being spoken."""
    waits = {name: _waits(beat.when) for name, beat in story.beats.items()}
    openers: dict[str, list[str]] = {name: [] for name in story.choices}
    for name, beat in story.beats.items():
        if beat.choice in openers:
            openers[beat.choice].append(name)

    def possible(reached: set[str]) -> Callable[[tuple[str, str]], bool]:
        def each(wait: tuple[str, str]) -> bool:
            kind, name = wait
            if kind == "said":
                return name in reached or name not in waits
            return not openers.get(name) or any(opener in reached for opener in openers[name])

        return each

    reached: set[str] = set()
    while True:
        more = {name for name, each in waits.items() if name not in reached and all(map(possible(reached), each))}
        if not more:
            break
        reached |= more
    lost = {name for name in waits if name not in reached}
    after = {
        name: [
            other
            for kind, wait in waits[name]
            for other in ([wait] if kind == "said" else openers.get(wait, []))
            if other in lost
        ]
        for name in waits
        if name in lost
    }
    for ring in task_rings(after):
        name = ring[0]
        if len(ring) > 2:
            yield name, f"these beats wait for each other and can never be spoken: {' waits for '.join(ring)}"
        elif ("said", name) in waits[name]:
            yield name, f"beat '{name}' waits until it has itself been spoken, which can never be"
        else:
            choice = story.beats[name].choice
            yield name, f"beat '{name}' waits for the answer to '{choice}', which only it asks: it can never be spoken"


def _waits(when: str) -> list[tuple[str, str]]:
    """What must have come before, as far as a condition says so plainly: ("said", beat) and ("chose", choice)."""
    if " or " in when or re.search(r"\bnot\b\s*\(", when):
        return []
    found = []
    for clause in re.split(r"\s+and\s+", when):
        match = _CLAUSE.fullmatch(" ".join(clause.split()).strip("() "))
        if match is None:
            # "told in (a, b)" ends with the bracket that was taken off.
            match = _CLAUSE.fullmatch(" ".join(clause.split()))
        if match is None:
            continue
        if match["said"] or match["since_said"]:
            found.append(("said", match["said"] or match["since_said"]))
        elif match["since_choice"]:
            found.append(("chose", match["since_choice"]))
        else:
            words = [match["word"]] if match["word"] else re.split(r"[, ]+", match["words"])
            if not {"none", "open", "not"} & set(words):
                found.append(("chose", match["chose"]))
    return found
