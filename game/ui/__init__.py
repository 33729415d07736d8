"""The window: it turns events into commands and draws what the session says; nothing here knows how the world works.

Look for: `scene` (what a scene is, and what it gets), `widget` and `widgets/` (what is on the screen), `canvas` and
`type` (how it is drawn), `app` (the loop), `pictures` and `baking` (where the art comes from).
"""

import os

# pygame greets on the standard output, which belongs to whoever reads what the commands print.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
