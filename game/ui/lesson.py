"""The last lesson: what the player did last for the first few times, said once more, and why it is so.

Look for: `lesson`.
"""

from game.session.moment import DONE
from game.ui.play import Play

LESSONS = {
    "choose": "answer", "assign": "order", "book": "order", "send": "send", "do": "send", "drop": "drop",
    "unbook": "drop", "skip": "skip", "pack": "cart", "unpack": "cart", "fan": "machine", "shut": "machine",
    "open": "machine", "bed": "machine", "breaker": "machine", "makeup": "machine", "condenser": "machine",
    "supply": "machine",
}  # fmt: skip
"""What a verb teaches."""


def lesson(play: Play) -> str:
    """Which sentence of ui_lesson: the latest of what was done, noticed or finished; at the very beginning `begin`."""
    done: list[tuple[int, str]] = [(-1, "begin")]
    done += [(alarm.acknowledged, "alarm") for alarm in play.alarms.ranked() if alarm.acknowledged >= 0]
    done += [(tick, LESSONS[command.verb]) for tick, command in play.orders if command.verb in LESSONS]
    work = play.session.state.work
    done += [(at, "done") for at, status in zip(work.at, work.status, strict=True) if status == DONE]
    return max(done, key=lambda each: each[0])[1]
