"""Lets bots of differing skill and temperament play a level, and says what saves whom and at what price.

Look for: `explore` (the command). The bots are in bots.py, a game in games.py, the pairs in contrasts.py.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from game.check.bots import SKILLS, drawn_policy
from game.check.contrasts import DOUBTFUL_PAIRS, STORY_PAIRS, Contrast, contrast_jobs, contrasts, doubtful
from game.check.figures import distinct, dominates, interval, measures, share
from game.check.games import Outcome, Place, all_played, played, world_of
from game.check.verdict import tell
from game.level.build import build
from game.level.read import read_level, usual_difficulty
from game.level.world import World
from game.session.record import Recorder
from game.words.facts import clock_text

TAKE_OVER_STEP = 1800
"""Seconds between the moments from which an expert tries to save what nobody has touched."""


def explore(
    folder: Path, count: int, seed: int, jobs: int, difficulty: str, replays: Path | None, as_json: bool, out: TextIO
) -> int:
    """Plays `count` bots, then pairs for each decision; prints what came of it. 0; 2 for a level that can't be used."""
    text = read_level(folder)
    difficulty = difficulty or usual_difficulty(text)
    world = build(text, text.file.story_seed, difficulty)
    cause = "" if world.plot.cause == "none" else world.plot.cause
    place = Place(str(folder), difficulty, cause)
    policies = [drawn_policy(world, seed + at, SKILLS[at % len(SKILLS)]) for at in range(count)]
    paired = contrast_jobs(world, seed, range(STORY_PAIRS))
    best_ways = tuple((name, ways[0].id) for name, ways in world.plot.decisions)
    expert = drawn_policy(world, seed, SKILLS[-1])._replace(ways=best_ways)
    moments = list(range(0, 9 * 3600, TAKE_OVER_STEP))
    work = [(policy, 0) for policy in policies]
    work += [(job.policy, 0) for job in paired]
    work += [(expert, moment) for moment in moments]
    outcomes = all_played(place, work, jobs)
    free, rest = outcomes[:count], outcomes[count:]
    games = list(zip(paired, rest, strict=False))
    found = contrasts(world, games)
    if unclear := doubtful(found):
        print(f"  once more for {', '.join(unclear)}: {DOUBTFUL_PAIRS} pairs instead of {STORY_PAIRS}", file=sys.stderr)
        more = contrast_jobs(world, seed, range(STORY_PAIRS, DOUBTFUL_PAIRS), unclear)
        games += zip(more, all_played(place, [(job.policy, 0) for job in more], jobs), strict=True)
        found = contrasts(world, games)
    late = [moment for moment, each in zip(moments, rest[len(paired) :], strict=True) if each.wins]
    result = _summary(world, free, found, world.start + max(late) if late else -1)
    if replays is not None:
        result["replays"] = _recorded(place, free, replays)
    if as_json:
        print(json.dumps(result, indent=2, ensure_ascii=False), file=out)
    else:
        tell(result, out)
    return 0


def _summary(world: World, free: Sequence[Outcome], found: Sequence[Contrast], latest: int) -> dict[str, Any]:
    by = measures(world)
    skills = {}
    for skill in SKILLS:
        played_by = [each for each in free if each.policy.skill.name == skill.name]
        mine = distinct(played_by)
        p, low, high = share(len([1 for each in mine if each.wins]), len(mine))
        skills[skill.name] = {
            "games": len(played_by),
            "different_games": len(mine),
            "leanings": len({each.policy.ways for each in mine}),
            "won_percent_of_games": round(share(len([1 for each in played_by if each.wins]), len(played_by))[0], 1),
            "won_percent": round(p, 1),
            "won_interval": [round(low, 1), round(high, 1)],
            **{m.name: interval([m.of(each) for each in mine]).as_json() for m in by},
        }
    endings: dict[str, int] = {}
    for each in free:
        endings[each.ending] = endings.get(each.ending, 0) + 1
    front = [each for each in free if not any(dominates(other, each, by) for other in free)]
    best = {m.name: (max if m.more else min)(m.of(each) for each in free) for m in by} if free else {}
    kings = [each for each in free if all(m.of(each) == best[m.name] for m in by)]
    beats = {at for each in free for at in each.beats}
    reached = set(endings)
    alive = [each for each in free if each.dead == 0 and each.started < 0]
    return {
        "level": world.level,
        "games": len(free),
        "by_skill": skills,
        "endings": dict(sorted(endings.items(), key=lambda each: -each[1])),
        "best_in_everything": [each.policy.text() for each in kings],
        "not_dominated": [each.policy.text() for each in front[:12]],
        "not_dominated_count": len(front),
        "everybody_alive_without_a_start": dict(_counted(each.ending for each in alive)),
        "decisions": [
            {
                "decision": each.decision, "from": each.first, "to": each.second, "measure": each.measure,
                "pairs": each.pairs, "change": each.change.as_json(), "apart": each.apart,
            }
            for each in found
        ],
        "decisions_that_move_nothing": sorted(doubtful(found)),
        "latest_moment_saved": clock_text(latest) if latest >= 0 else "none",
        "beats_never_heard": [beat.id for at, beat in enumerate(world.plot.beats) if at not in beats],
        "endings_never_reached": [each.id for each in world.plot.endings if each.id not in reached],
    }  # fmt: skip


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return sorted(found.items())


def _recorded(place: Place, free: Sequence[Outcome], folder: Path) -> list[str]:
    """Recordings of the game with most minutes, of the worst, and of the first for each ending."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen: dict[str, Outcome] = {}
    for each in free:
        chosen.setdefault(f"ending_{each.ending}", each)
    if free:
        chosen["most_minutes"] = max(free, key=lambda each: each.minutes)
        chosen["lowest_oxygen"] = min(free, key=lambda each: each.lowest_o2)
    names = []
    for name, each in chosen.items():
        world = world_of(place, each.policy.seed)
        recorder = Recorder(world)
        played(world, each.policy, recorder)
        path = folder / f"{name}.plan"
        path.write_text(recorder.text(), encoding="utf-8", newline="\n")
        names.append(f"{path}: {each.policy.text()}")
    return names
