"""A playback told to people: as a story, or line by line; and what it came to, and why."""
