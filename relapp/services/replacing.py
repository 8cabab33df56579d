"""The place a backup is restored into: empty, or an office that is backed up and then replaced."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from relapp import config
from relapp.errors import StoreUnavailable
from relapp.export.files import whole_file
from relapp.services.homes import OWN_MODE, filling, new_home
from relapp.services.moving import Meter, silent
from relapp.services.sealing import fill, keep_rows
from relapp.store.copies import pour
from relapp.store.emptying import hold, take_out
from relapp.store.engine import BUSY_SECONDS, Connection, Store, connect, open_store
from relapp.store.failures import translated
from relapp.store.schema import has_anything, lay_rules, lay_schema

FOLDER = "backups"
KEPT = "-before-restore-"


class Home(Protocol):
    """Where rows are going to live."""

    where: str
    """File or server, without a secret."""
    kept: Path | None
    """Backup of what was there; None where nothing was."""

    def opened(self) -> AbstractContextManager[Connection]:
        """Give the transaction in which to fill the new tables; nothing stays if it fails."""


@dataclass(frozen=True, slots=True)
class Replace:
    """The wish to put a backup in the place of an office.

    Attributes:
        keep_in: folder for the backup of what is replaced; None for `backups` beside a file, or,
            for a server, in the program's data folder.
    """

    keep_in: Path | None = None


def home_for(target: str, replace: Replace | None, now: datetime) -> Home:
    """Look at a place and return the way to fill it.

    Raises:
        StoreUnavailable: `backup.target_filled` for an office that is not to be replaced;
            anything that is no office is never replaced, nor is one of a newer program.
    """
    store = connect(target)
    path = store.path
    try:
        taken = path.exists() and path.stat().st_size if path is not None else has_anything(store)
    finally:
        store.close()
    if not taken:
        return _EmptyHome(target, store.describe())
    try:
        open_store(target).close()
    except StoreUnavailable as error:
        # A file is copied as it is; of a server, only what the program knows can be kept.
        if error.code != "store.outdated" or path is None:
            raise
    if replace is None:
        raise StoreUnavailable("backup.target_filled", where=store.describe())
    folder = replace.keep_in if replace.keep_in is not None else backup_folder(path)
    if path is not None:
        return _FileHome(path, _free(folder, path.stem, now), now)
    name = store.engine.url.database or "office"
    return _ServerHome(target, store.describe(), _free(folder, name, now), now)


def backup_folder(path: Path | None) -> Path:
    """Return where backups of a file lie unless somebody chose otherwise; None is a server."""
    beside = path if path is not None else config.default_database()
    return beside.parent / FOLDER


def _free(folder: Path, name: str, now: datetime) -> Path:
    """Return the name of a file that is not there yet."""
    plain = re.sub(r"[^\w-]", "_", name)[:60] or "office"
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    found, number = folder / f"{plain}{KEPT}{stamp}.db", 1
    while found.exists():
        number += 1
        found = folder / f"{plain}{KEPT}{stamp}-{number}.db"
    return found


class _EmptyHome:
    """A place where nothing is."""

    def __init__(self, target: str, where: str) -> None:
        self._target, self.where = target, where
        self.kept: Path | None = None

    def opened(self) -> AbstractContextManager[Connection]:
        return new_home(self._target)


class _FileHome:
    """An office in a file; other desks may have it open."""

    def __init__(self, path: Path, keep: Path, now: datetime) -> None:
        self._path, self._keep, self._now = path, keep, now
        self.where = str(path)
        self.kept: Path | None = None

    @contextmanager
    def opened(self) -> Iterator[Connection]:
        draft = self._path.with_name(f".{self._keep.name}.draft")
        try:
            draft.touch(OWN_MODE)
            with filling(draft) as connection:
                yield connection
            # As late as can be: what others wrote while the rows were carried is kept as well.
            store = connect(str(self._path))
            try:
                with _kept(self._keep) as copy:
                    fill(store, copy, Meter(silent), self._now)
            finally:
                store.close()
            try:
                self._take_over(draft)
            except BaseException:
                self._keep.unlink()
                raise
            self.kept = self._keep
        finally:
            draft.unlink(missing_ok=True)

    def _take_over(self, draft: Path) -> None:
        """Let SQLite replace the content: a renamed file would meet the log of the old one."""
        with (
            translated(lambda: self.where),
            closing(sqlite3.connect(draft)) as source,
            closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as target,
        ):
            pour(source, target)


class _ServerHome:
    """An office on a server; everybody waits until the transaction has ended."""

    def __init__(self, target: str, where: str, keep: Path, now: datetime) -> None:
        self._target, self.where, self._keep, self._now = target, where, keep, now
        self.kept: Path | None = None

    @contextmanager
    def opened(self) -> Iterator[Connection]:
        store: Store = connect(self._target)
        try:
            with store.writing() as connection:
                hold(connection)
                with _kept(self._keep) as copy:
                    keep_rows(connection, self.where, copy, Meter(silent), self._now)
                take_out(connection)
                lay_schema(connection)
                yield connection
                lay_rules(connection)
            self.kept = self._keep
        finally:
            if self.kept is None:
                # Nothing was replaced, so there is nothing to keep.
                self._keep.unlink(missing_ok=True)
            store.close()


@contextmanager
def _kept(target: Path) -> Iterator[Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(target) as draft:
        draft.chmod(OWN_MODE)
        yield draft
