"""What is plugged into what, and what flows through it: networks compiled from the player's wiring and solved.

Look for: parts (the shared types), wiring (what fits where), networks (compiled), plant (what it all delivers).
"""
