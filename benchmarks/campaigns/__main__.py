"""Runs campaigns: `python -m benchmarks.campaigns [NAME …]`; prints one Markdown table."""

import importlib
import sys
import tempfile
from pathlib import Path

NAMES = ("many_desks",)
HEAD = (
    "| campaign | done | re-read | refused | failed | unknown | lost | doubled | overwritten "
    "| broken chains | wrong cards | slowest | time |\n" + "|---" * 13 + "|"
)


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
                print(
                    f"| {title} | {end.done} | {end.reread} | {end.refused} | {end.failed} "
                    f"| {end.unknown} | {end.lost} | {end.doubled} | {end.overwritten} "
                    f"| {end.broken} | {end.stale_cards} | {end.slowest:.2f} s | {seconds:.0f} s |",
                    flush=True,
                )
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
