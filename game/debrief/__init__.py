"""After a run: what it came to and why, minute by minute, and where it might have gone another way."""
