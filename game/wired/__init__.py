"""How a rig stands at a moment of a plan, told or written down: rig (the command), standing, told (the words)."""
