"""Looks after a database as a whole: whether it opens, and bringing it to this program's schema."""

from relapp.errors import StoreUnavailable
from relapp.store.engine import connect, open_store
from relapp.store.schema import upgrade
from relapp.store.schema_mark import SCHEMA


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


def upgrade_database(target: str) -> tuple[str, str]:
    """Apply the migrations a database lacks; returns its schema before and after.

    Raises:
        StoreUnavailable: as `check_database`; nothing was changed.
    """
    try:
        check_database(target)
    except StoreUnavailable as error:
        # Only a database of ours gets this far: migrations never touch a foreign file.
        if error.code != "store.outdated":
            raise
        before = str(error.details["found"])
    else:
        return SCHEMA, SCHEMA
    store = connect(target)
    try:
        _, after = upgrade(store)
        return before, after
    finally:
        store.close()
