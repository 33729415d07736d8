"""The session, its frozen moments, and the text in which it is recorded, saved and planned."""
