"""Walking minutes between any two places, put together from the level's table.

Look for: `walking_minutes`.
"""

from game.level.schema import LevelFile
from game.level.world import NO_WAY


def walking_minutes(file: LevelFile, places: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    """Shortest ways over the walks of the level (Floyd-Warshall); `NO_WAY` where there is none."""
    at = {place: index for index, place in enumerate(places)}
    count = len(places)
    minutes = [[0.0 if a == b else NO_WAY for b in range(count)] for a in range(count)]
    for walk in file.walks:
        one, other, long = walk.replace(" - ", " ").split()
        minutes[at[one]][at[other]] = minutes[at[other]][at[one]] = float(long)
    for via in range(count):
        for a in range(count):
            for b in range(count):
                minutes[a][b] = min(minutes[a][b], minutes[a][via] + minutes[via][b])
    return tuple(tuple(row) for row in minutes)
