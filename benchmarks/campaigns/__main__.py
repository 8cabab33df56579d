"""Runs campaigns: `python -m benchmarks.campaigns [NAME …]`; prints one Markdown table."""

import importlib
import sys
import tempfile
from pathlib import Path

NAMES = ("many_desks", "storms")
COLUMNS = {
    "done": "done",
    "kept offline": "kept",
    "conflicts": "conflicts",
    "re-read": "reread",
    "refused": "refused",
    "failed": "failed",
    "unknown": "unknown",
    "lost": "lost",
    "doubled": "doubled",
    "overwritten": "overwritten",
    "broken chains": "broken",
    "wrong cards": "stale_cards",
}
"""Heads of the table, and what they show of a verdict."""
HEAD = f"| campaign | {' | '.join(COLUMNS)} | slowest | time |\n{'|---' * (len(COLUMNS) + 3)}|"


def main(names: list[str]) -> int:
    """Run the named campaigns, all by default; exit 1 when one did not end clean."""
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
        return 2
    print(HEAD, flush=True)
    clean = True
    for name in names or NAMES:
        module = importlib.import_module(f"benchmarks.campaigns.{name}")
        with tempfile.TemporaryDirectory(prefix="relapp-campaign-") as folder:
            for title, end, seconds in module.run(Path(folder)):
                clean = clean and end.clean
                figures = " | ".join(str(getattr(end, name)) for name in COLUMNS.values())
                print(
                    f"| {title} | {figures} | {end.slowest:.2f} s | {seconds:.0f} s |", flush=True
                )
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
