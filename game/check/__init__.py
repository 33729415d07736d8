"""Checks levels: what their files say, what their plans show, and what bots make of them."""
