"""Writes rows of an agenda: releases and topics lie in tables of their own, under one numbering."""

from sqlalchemy import Table

from relapp.domain.meeting import AgendaItem
from relapp.store.tables import meeting as t
from relapp.store.unit_of_work import UnitOfWork


def change_item(work: UnitOfWork, item_id: int, *, version: int | None, **values: object) -> None:
    """Change a release or topic of an agenda; raises StaleRecord, NotFound."""
    table, key = row_of(item_id)
    work.change(table, {"id": key}, version=version, **values)


def remove_item(work: UnitOfWork, item_id: int) -> None:
    """Take a release or topic off its agenda."""
    table, key = row_of(item_id)
    work.delete(table, id=key)


def renumber(work: UnitOfWork, items: list[AgendaItem]) -> None:
    """Number items in the order given, from 1."""
    for place, item in enumerate(items, start=1):
        if item.position != place:
            change_item(work, item.id, version=None, position=place)


def row_of(item_id: int) -> tuple[Table, int]:
    """Return where an item of an agenda lies; keys of topics are negative there."""
    return (t.meeting_item, item_id) if item_id > 0 else (t.meeting_topic, -item_id)


def pointer(item_id: int | None) -> dict[str, int | None]:
    """Return the columns with which a row points at an item of an agenda."""
    if item_id is None or item_id > 0:
        return {"item_id": item_id, "topic_id": None}
    return {"item_id": None, "topic_id": -item_id}
