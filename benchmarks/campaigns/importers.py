"""10,000 hostile cases against every importer: `python -m benchmarks.campaigns.importers [NAME …]`.

`--cases N` throws so many; `--server` has lists go into PostgreSQL, not SQLite. A case is refused
with a sentence, or taken in and true; the rest is a finding, and ends the run with 1.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.campaigns.hostile import attacks
from benchmarks.campaigns.hostile.tally import Tally

CASES = 10_000
HEAD = (
    "| importer | cases | taken in | refused | of these into a database | slowest case "
    "| most memory | findings | time |\n" + "|---" * 9 + "|"
)


def run(
    folder: Path,
    names: Sequence[str] = (),
    n: int = CASES,
    desks: int = 0,
    *,
    server: bool = False,
) -> Iterator[Tally]:
    """Attack the named importers, all by default, each in a process of its own."""
    wanted = names or tuple(attacks.NAMES)
    work = partial(_attack, folder=folder, n=n, server=server)
    with ProcessPoolExecutor(
        desks or os.cpu_count() or 1, get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        yield from pool.map(work, wanted)


def _attack(name: str, folder: Path, n: int, *, server: bool) -> Tally:
    place = folder / name
    place.mkdir()
    return attacks.attack(name, place, n, server=server)


def row(tally: Tally) -> str:
    """Return one line of the table."""
    return (
        f"| {tally.name} | {tally.cases:,} | {tally.taken:,} | {tally.refused:,} "
        f"| {tally.stored:,} | {tally.slowest:.2f} s | {tally.peak >> 20} MiB "
        f"| {tally.failures} | {tally.seconds:.0f} s |"
    )


def main(arguments: Sequence[str]) -> int:
    """Print one Markdown table, then each finding with its shortest case."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.campaigns.importers")
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(attacks.NAMES))
    asked.add_argument("--cases", type=int, default=CASES)
    asked.add_argument("--server", action="store_true", help="import lists into PostgreSQL")
    found = asked.parse_args(arguments)
    unknown = set(found.names) - set(attacks.NAMES)
    if unknown:
        asked.error(f"unknown: {', '.join(sorted(unknown))}")
    print(HEAD, flush=True)
    findings: list[str] = []
    with tempfile.TemporaryDirectory(prefix="relapp-importers-") as folder:
        for tally in run(Path(folder), found.names, found.cases, server=found.server):
            print(row(tally), flush=True)
            findings += [f"{tally.name}: {w}\n    {case}" for w, case in tally.findings.items()]
    print("\n".join(findings))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
