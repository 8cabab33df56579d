"""Runs the benchmarks: `python -m benchmarks [NAME …]`; prints one Markdown table."""

import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import HEAD, Figure

NAMES = ("startup", "board", "command", "tick", "desks", "plan", "workbook", "importing")


def main(names: list[str]) -> int:
    """Run the named benchmarks, all by default; exit 1 when a limit is not kept."""
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
        return 2
    figures: list[Figure] = []
    print(HEAD, flush=True)
    for name in names or NAMES:
        module = importlib.import_module(f"benchmarks.{name}")
        with tempfile.TemporaryDirectory(prefix="relapp-bench-") as folder:
            for figure in module.run(Path(folder)):
                figures.append(figure)
                print(figure.line(), flush=True)
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
