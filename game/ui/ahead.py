"""The modules of all scenes, loaded while the title stands there and nothing is asked of this program.

Look for: `begin`, `load`.
"""

import threading
from types import ModuleType

_threads: list[threading.Thread] = []


def begin() -> None:
    """Loads them, once in a program, on a thread of its own."""
    if not _threads:
        _threads.append(threading.Thread(target=load, name="ahead", daemon=True))
        _threads[0].start()


def load() -> tuple[ModuleType, ...]:
    """Loads them, and what listens to a game; with each comes all that it needs of the model."""
    from game.ui import ears
    from game.ui.scenes import (
        alarm_list,
        backlog,
        board,
        briefing,
        continuing,
        credits,
        debrief,
        ending,
        help,
        hub,
        levels,
        log,
        map,
        panel,
        patch,
        pause,
        place,
        practice,
        resumed,
        salvage,
        settings,
        vitals,
        weld,
        why,
    )

    return (
        ears, levels, settings, help, briefing, hub, credits, continuing, board, alarm_list, backlog, map, vitals,
        place, why, log, pause, resumed, salvage, weld, patch, panel, practice, ending, debrief,
    )  # fmt: skip
