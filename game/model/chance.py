"""Chance as a hash of (seed, name): nothing can draw it out of order, so nothing can spoil a replay.

Look for: `uniform`, `normal`, `lognormal`.
"""

import hashlib

from game.model import det


def uniform(seed: int, name: str) -> float:
    """A number in [0, 1) for this seed and name: the first 53 bits of their BLAKE2b digest."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 11) / 9007199254740992.0


def normal(seed: int, name: str) -> float:
    """About standard normal, within ±6: twelve uniforms less six (Irwin-Hall), which needs additions only."""
    total = -6.0
    for draw in range(12):
        total += uniform(seed, f"{name}/{draw}")
    return total


def lognormal(seed: int, name: str, sd: float) -> float:
    """A factor around 1 whose logarithm has standard deviation `sd`."""
    return det.exp(sd * normal(seed, name))
