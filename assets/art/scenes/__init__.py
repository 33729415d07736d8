"""One module for each picture: `draw(scale) -> Baked`, the same bytes every time."""
