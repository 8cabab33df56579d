"""Backups that make themselves: one a day, a few days and weeks of them, each looked through."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from relapp.domain.backup import Rotation, is_due, surplus
from relapp.errors import ExportFailed
from relapp.services.backups import BackedUp, back_up
from relapp.services.moving import Progress, silent
from relapp.services.replacing import FOLDER, KEPT
from relapp.store.engine import open_store
from relapp.store.queries import people as people_queries

_AUTOMATIC: Final = "-auto-"
_STAMP: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup the program made without being asked.

    Attributes:
        made_at: aware UTC, as its name says.
        size: bytes.
        before_restore: it was made because an office was replaced, and is never removed.
    """

    path: Path
    made_at: datetime
    size: int
    before_restore: bool = False


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where automatic backups lie and how many stay.

    Attributes:
        folder: None for `backups` beside the database.
    """

    folder: Path | None = None
    rotation: Rotation = field(default_factory=Rotation)

    def folder_of(self, database: Path) -> Path:
        """Return where backups of a database file lie."""
        return self.folder if self.folder is not None else database.parent / FOLDER


def listed(database: Path, plan: BackupPlan) -> tuple[BackupFile, ...]:
    """Return the backups of a database file that are there, newest first.

    A folder that is not there or cannot be read has none.
    """
    name = re.compile(
        re.escape(database.stem) + rf"({_AUTOMATIC}|{KEPT})(\d{{8}}T\d{{6}}Z)(?:-\d+)?\.db"
    )
    found = []
    with suppress(OSError):
        for path in plan.folder_of(database).iterdir():
            match = name.fullmatch(path.name)
            if match is None or not path.is_file():
                continue
            with suppress(ValueError):
                made_at = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
                size = path.stat().st_size
                found.append(BackupFile(path, made_at, size, match[1] == KEPT))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def make_if_due(
    database: Path, plan: BackupPlan, now: datetime, progress: Progress = silent
) -> BackedUp | None:
    """Make today's backup unless there is one or none are wanted, and remove what need not stay.

    Raises:
        StoreUnavailable: the database cannot be read.
        ExportFailed: the backup cannot be written; earlier ones are all still there.
        Cancelled: somebody asked to stop.
    """
    if not plan.rotation.wanted:
        return None
    zone = _zone(database)
    if not is_due((b.made_at for b in _automatic(database, plan)), now, zone):
        return None
    folder = plan.folder_of(database)
    target = folder / f"{database.stem}{_AUTOMATIC}{now.astimezone(UTC):{_STAMP}}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise ExportFailed("export.failed", path=str(target), reason=why) from error
    made = back_up(str(database), target, now=now, progress=progress)
    _remove(_automatic(database, plan), plan.rotation, now, zone)
    return made


def _automatic(database: Path, plan: BackupPlan) -> list[BackupFile]:
    return [backup for backup in listed(database, plan) if not backup.before_restore]


def _remove(
    backups: Iterable[BackupFile], rotation: Rotation, now: datetime, zone: ZoneInfo
) -> None:
    by_moment = {backup.made_at: backup.path for backup in backups}
    for moment in surplus(by_moment, rotation, now, zone):
        # One that somebody has open on Windows goes the next time.
        with suppress(OSError):
            by_moment[moment].unlink()


def _zone(database: Path) -> ZoneInfo:
    store = open_store(str(database))
    try:
        with store.reading() as connection:
            return ZoneInfo(people_queries.office(connection).zone)
    finally:
        store.close()
