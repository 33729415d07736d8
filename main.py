"""SIXTEEN: hands the command line to game/cli.py and returns its exit code."""

import sys

if __name__ == "__main__":
    try:
        from game.cli import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
