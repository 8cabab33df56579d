"""Every reader of foreign input by name, with what throws cases at it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.campaigns.hostile import desk_files, lists, papers, restoring, small, told
from benchmarks.campaigns.hostile.samples import SUBJECTS
from benchmarks.campaigns.hostile.tally import Tally

NAMES: Final[Mapping[str, Callable[[Path, int], Tally]]] = {
    **{name: partial(lists.attack, name) for name in SUBJECTS},
    "mapping-yaml": papers.attack_mapping,
    "process-yaml": papers.attack_process,
    "template-docx": papers.attack_template,
    **small.ATTACKS,
    **desk_files.ATTACKS,
    **told.ATTACKS,
    **restoring.ATTACKS,
}


def attack(name: str, folder: Path, n: int, *, server: bool = False) -> Tally:
    """Throw so many cases at one reader, with a folder of its own.

    `server` has lists go into PostgreSQL instead of SQLite.
    """
    if server and name in SUBJECTS:
        return lists.attack(name, folder, n, server=True)
    return NAMES[name](folder, n)
