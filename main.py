"""SIXTEEN: hands the command line to game/cli.py and returns its exit code."""

import sys

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A build is its own Python: a process that it starts for another core begins here too, and goes no further.
        from multiprocessing import freeze_support

        freeze_support()
    try:
        from game.cli import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
