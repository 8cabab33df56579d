"""Makes backups of either home, one file each, and restores them into either home (ADR 0025)."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from relapp.domain.backup import BackupNote
from relapp.domain.holdings import Holdings, Phase
from relapp.domain.journal import ChainBreak
from relapp.errors import InvalidInput, StoreUnavailable
from relapp.export.files import whole_file
from relapp.services.homes import OWN_MODE
from relapp.services.moving import (
    Carried,
    Guard,
    Meter,
    Progress,
    carried,
    carry,
    silent,
    sound_chains,
)
from relapp.services.replacing import Replace, home_for
from relapp.services.sealing import fill
from relapp.store.backup_file import raw_holdings, read_note, take_in
from relapp.store.engine import connect, open_store, parse_url
from relapp.store.schema import upgrade
from relapp.store.schema_mark import SCHEMA


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made and looked through.

    Attributes:
        file: where it lies.
        size: bytes.
        source: file or server it was made from, without a secret.
        holdings: rows and hashes sealed in it.
        chains, entries: of the journal in it.
        breaks: chains that are broken in the database, and so in its backup.
    """

    file: Path
    size: int
    source: str
    holdings: Holdings
    chains: int
    entries: int
    breaks: tuple[ChainBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored.

    Attributes:
        carried: what is in the target now.
        note: the seal of the backup; None where it had none, such as a copy made by hand.
        kept: where the backup of what was replaced lies; None where nothing was.
    """

    carried: Carried
    note: BackupNote | None
    kept: Path | None = None


def back_up(source: str, file: Path, *, now: datetime, progress: Progress = silent) -> BackedUp:
    """Write the whole database into one file; desks go on working meanwhile.

    A database whose journal is broken is backed up as well, and the result says so.

    Raises:
        StoreUnavailable: the database cannot be opened, or `backup.taken` for a file that is
            there and no backup.
        InvalidInput: `backup.itself`.
        ExportFailed: the file cannot be written; what was there before still is.
        Cancelled: somebody asked to stop.
    """
    store = open_store(source)
    try:
        _refuse_overwriting(file, store.path)
        with whole_file(file) as draft:
            draft.chmod(OWN_MODE)
            holdings, chains = fill(store, draft, Meter(progress), now)
        progress(Phase.FINISH, 1.0)
        done = carried(store.describe(), str(file), holdings, chains)
        size = file.stat().st_size
        return BackedUp(file, size, done.source, holdings, done.chains, done.entries, done.breaks)
    finally:
        store.close()


def _refuse_overwriting(file: Path, own: Path | None) -> None:
    if own is not None and _same(file, own):
        raise InvalidInput("backup.itself", where=str(file))
    if file.is_file() and file.stat().st_size and read_note(file) is None:
        raise StoreUnavailable("backup.taken", where=str(file))


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def restore(
    file: Path,
    target: str,
    *,
    now: datetime,
    replace: Replace | None = None,
    accept_broken: bool = False,
    progress: Progress = silent,
    guard: Guard | None = None,
) -> Restored:
    """Restore a backup into an empty place, or in the place of what is there.

    Nothing of the file is trusted: its copy is checked, and its rows are carried into a schema
    made anew.

    Args:
        file: a backup, or any database file of this program.
        target: file or URL.
        now: aware UTC, for the name of what is kept.
        replace: take the place of an office that is there, after that was backed up; None
            refuses where one is.
        accept_broken: restore although seal, chains or attachments do not hold.
        progress: is told phase and share done; may raise `Cancelled`.
        guard: called with the target's connection after its rows are there.

    Raises:
        StoreUnavailable: `backup.…` for a file that cannot be trusted, `store.…` for the target.
        RuleViolation: `carry.broken` for chains that do not hold.
        InvalidInput: `backup.itself`, or rows that are damaged.
        ExportFailed: a file cannot be written.
        Cancelled: somebody asked to stop.
    """
    meter = Meter(progress)
    meter.begin(Phase.CHECK)
    own = parse_url(target)
    path = Path(own.database or "") if own.get_backend_name() == "sqlite" else None
    if path is not None and _same(file, path):
        raise InvalidInput("backup.itself", where=str(file))
    with _workplace(path) as folder:
        draft = folder / "restore.db"
        note = _trusted(file, draft, meter, accept_broken=accept_broken)
        store = connect(str(draft))
        try:
            with store.frozen() as reading:
                before = sound_chains(reading, accept_broken=accept_broken)
                meter.begin(Phase.SCHEMA)
                home = home_for(target, replace, now)
                with home.opened() as writing:
                    same = carry(reading, writing, before, meter, damaged=accept_broken)
                    if guard is not None:
                        guard(writing)
                    meter.begin(Phase.FINISH)
        finally:
            store.close()
    progress(Phase.FINISH, 1.0)
    return Restored(carried(str(file), home.where, same, before), note, home.kept)


def _trusted(file: Path, draft: Path, meter: Meter, *, accept_broken: bool) -> BackupNote | None:
    """Take a file in, compare it with its seal and bring the copy to this program's schema."""
    version = take_in(file, draft, meter.set)
    note = read_note(draft)
    if note is not None and not accept_broken:
        found = raw_holdings(draft, lambda _rows: meter.told(0))
        differing = found.differing(note.holdings)
        if differing:
            raise StoreUnavailable("backup.altered", where=str(file), tables=differing[:5])
    if version < SCHEMA:
        store = connect(str(draft))
        try:
            upgrade(store)
        finally:
            store.close()
    return note


@contextmanager
def _workplace(target: Path | None) -> Iterator[Path]:
    """Give a folder with room for a copy: beside the file to come, or where the system has it."""
    beside = target.parent if target is not None and target.parent.is_dir() else None
    try:
        folder = tempfile.TemporaryDirectory(prefix=".relapp-", dir=beside)
    except OSError as error:
        where = str(beside or tempfile.gettempdir())
        raise StoreUnavailable("store.unwritable", where=where, why=error.strerror) from error
    with folder as name:
        yield Path(name)
