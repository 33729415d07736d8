"""Draws the pictures of the game by code: shapes into a relief, lamps over it, a filmic curve at the end."""
