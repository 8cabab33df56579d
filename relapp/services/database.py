"""Looks after a database as a whole: whether it opens, and bringing it to this program's schema."""

from dataclasses import dataclass
from pathlib import Path

from relapp.errors import StoreUnavailable
from relapp.store.copies import copy_aside
from relapp.store.engine import connect, open_store
from relapp.store.schema import upgrade
from relapp.store.schema_mark import SCHEMA


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: schema before and after, and the copy of the file as it was before."""

    before: str
    after: str
    copy: Path | None = None


def check_database(target: str) -> tuple[str, str]:
    """Open a database as the program would; returns where it is and its schema.

    Raises:
        StoreUnavailable: missing, foreign, damaged, locked, read-only, outdated or unreachable.
        SchemaTooNew: made by a newer program.
    """
    store = open_store(target)
    try:
        return store.describe(), SCHEMA
    finally:
        store.close()


def upgrade_database(target: str) -> Upgraded:
    """Apply the migrations a database lacks, a file after a copy of it was laid beside it.

    On a server the rules of the database are laid down anew, even where no migration is missing.

    Raises:
        StoreUnavailable: as `check_database`, or the copy could not be made; nothing was changed.
    """
    try:
        check_database(target)
    except StoreUnavailable as error:
        # Only a database of ours gets this far: migrations never touch a foreign file.
        if error.code != "store.outdated":
            raise
        before = str(error.details["found"])
    else:
        before = SCHEMA
    store = connect(target)
    try:
        if before == SCHEMA and store.is_sqlite:
            return Upgraded(SCHEMA, SCHEMA)
        copy = copy_aside(store.path, before) if store.path is not None else None
        _, after = upgrade(store)
        return Upgraded(before, after, copy)
    finally:
        store.close()
