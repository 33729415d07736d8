"""Levels as data: the schema, the reader that names line and column, and the world that is built from them."""
