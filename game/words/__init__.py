"""The shared vocabulary: facts, commands, messages, and how a mistake is told."""
