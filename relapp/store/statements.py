"""Statements on one table by column values, made once per shape.

Making a statement anew costs several times what running it costs, and a command runs the same
few shapes again and again.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Integer,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

Shape = tuple[tuple[str, bool], ...]
"""The columns that name a row, each with whether it is empty there."""

SEEN = "version_seen"
"""Parameter of a guarded change: the version that the row must still have."""


def shape(where: Mapping[str, object]) -> Shape:
    """Return what of some column values makes the statement, their values left aside."""
    return tuple((column, value is None) for column, value in where.items())


def named(where: Mapping[str, object]) -> dict[str, object]:
    """Return column values as parameters, told apart from new values of the same columns."""
    return {f"of_{column}": value for column, value in where.items() if value is not None}


@cache
def insertion(table: Table) -> Insert:
    """Add rows."""
    return insert(table)


@cache
def change(table: Table, where: Shape, *, guarded: bool) -> Update:
    """Change a row and raise its version; a guarded change only while it has the one seen."""
    statement = update(table).where(_matches(table, where))
    if not _counts_versions(table):
        return statement
    if guarded:
        statement = statement.where(table.c.version == bindparam(SEEN))
    return statement.values(version=table.c.version + 1)


@cache
def deletion(table: Table, where: Shape) -> Delete:
    """Remove rows."""
    return delete(table).where(_matches(table, where))


@cache
def rows(table: Table, where: Shape) -> Select[Any]:
    """Read whole rows."""
    return select(table).where(_matches(table, where))


@cache
def presence(table: Table, where: Shape) -> Select[Any]:
    """Look whether rows are there."""
    return select(1).select_from(table).where(_matches(table, where))


@cache
def column(table: Table, name: str, where: Shape) -> Select[Any]:
    """Read one column of rows."""
    return select(table.c[name]).where(_matches(table, where))


def _matches(table: Table, where: Shape) -> ColumnElement[bool]:
    return and_(
        *(
            table.c[name].is_(None) if empty else table.c[name] == bindparam(f"of_{name}")
            for name, empty in where
        )
    )


def _counts_versions(table: Table) -> bool:
    """Tell whether the column guards against stale forms; a process's version is its own name."""
    return "version" in table.c and isinstance(table.c.version.type, Integer)
