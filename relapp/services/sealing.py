"""Fills the file of a backup and seals it."""

import sqlite3
from datetime import datetime
from pathlib import Path

import relapp
from relapp.domain.backup import BackupNote
from relapp.domain.holdings import Holdings, Phase
from relapp.errors import StoreUnavailable
from relapp.services.homes import filling
from relapp.services.moving import Meter, carry, sound_chains
from relapp.services.views import Verification
from relapp.store.backup_file import check_pages, raw_holdings, write_note
from relapp.store.copies import copy_whole
from relapp.store.engine import Connection, Store, connect, schema_version
from relapp.store.failures import translated
from relapp.store.schema_mark import SCHEMA

Sealed = tuple[Holdings, Verification]
"""What is in the file: its tables, its journal."""


def fill(store: Store, draft: Path, meter: Meter, now: datetime) -> Sealed:
    """Copy an open database into an empty file and seal it; the journal may be broken.

    Raises:
        StoreUnavailable: the database cannot be read, or the file not be written.
        Cancelled: somebody asked to stop.
    """
    if store.path is None:
        with store.frozen() as reading:
            return keep_rows(reading, store.describe(), draft, meter, now)
    meter.begin(Phase.ROWS, 1)
    with translated(lambda: str(draft)):
        copy_whole(store.path, draft, meter.set)
    return seal(draft, store.describe(), meter, now)


def keep_rows(reading: Connection, source: str, draft: Path, meter: Meter, now: datetime) -> Sealed:
    """Carry what a connection sees into an empty file and seal it."""
    before = sound_chains(reading, accept_broken=True)
    with filling(draft) as writing:
        carry(reading, writing, before, meter, damaged=True)
    return seal(draft, source, meter, now)


def seal(draft: Path, source: str, meter: Meter, now: datetime) -> Sealed:
    """Look through a file that is to be a backup, and seal it."""
    meter.begin(Phase.FINISH)
    try:
        check_pages(draft)
    except sqlite3.DatabaseError as error:
        raise StoreUnavailable("store.damaged", where=source, what=str(error)) from error
    with translated(lambda: str(draft)):
        holdings = raw_holdings(draft, lambda _rows: meter.told(0))
        write_note(draft, BackupNote(now, source, relapp.__version__, holdings))
    copy = connect(str(draft))
    try:
        if schema_version(copy) != SCHEMA:
            # What an older program left cannot be read with these tables.
            return holdings, Verification(0, 0, ())
        with copy.frozen() as reading:
            return holdings, sound_chains(reading, accept_broken=True)
    finally:
        copy.close()
