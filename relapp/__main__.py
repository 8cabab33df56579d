"""Starts the command line: `relapp …` or `python -m relapp …`."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 refused, 2 wrong usage."""
    from relapp.cli.main import main as run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
