"""The one physical model: pure functions on named tuples of floats; imports nothing but the standard library."""

VERSION = "3"
"""Changes whenever a replay of the version before would give another state; a test pins the digests."""
