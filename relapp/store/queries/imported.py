"""Reads what earlier imports left behind: mappings chosen, and what a tool said of its records."""

import json
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.store.tables import journal as j
from relapp.store.tables import register as g

SAID: Final = "said"
"""Key of a journal entry under which stands what the source said, before anybody edited it here."""


def stored_mappings(
    connection: Connection, subject: str, headings: tuple[str, ...]
) -> dict[str, str]:
    """Return the mappings kept for headings, as they were written."""
    table = g.import_mapping
    statement = select(table.c.heading, table.c.content).where(
        table.c.subject == subject, table.c.heading.in_(headings)
    )
    return {row.heading: row.content for row in connection.execute(statement)}


def said_of_changes(connection: Connection) -> Mapping[int, Mapping[str, str]]:
    """Return what the last import said of each change request, by the key of the request.

    The journal is the only place that still knows it once somebody edited the request here.
    """
    table = j.journal
    statement = (
        select(table.c.subject_id, table.c.after)
        .where(
            table.c.event == Event.CHANGE_SAVED.value,
            table.c.kind == Kind.CHANGE_REQUEST.value,
            table.c.after.contains(f'"{SAID}":', autoescape=True),
        )
        .order_by(table.c.seq)
    )
    found: dict[int, Mapping[str, str]] = {}
    for row in connection.execute(statement):
        said = json.loads(row.after).get(SAID)
        if isinstance(said, dict):
            found[row.subject_id] = said
    return found
