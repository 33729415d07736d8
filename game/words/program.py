"""What this program is: run from its source, or a build that somebody was given; and what it is called there.

Look for: `BUILT`, `NAME`, `COMMAND`.
"""

import sys

BUILT: bool = getattr(sys, "frozen", False)
"""A build: nothing may be written beside it, and nobody there has the source."""
NAME = "SIXTEEN" if BUILT else "main.py"
"""How it speaks of itself."""
COMMAND = "SIXTEEN" if BUILT else "python3 run.py"
"""What somebody types to start it."""
