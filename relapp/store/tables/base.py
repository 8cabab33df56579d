"""Metadata, naming of constraints and the column types shared by all tables."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment: TIMESTAMPTZ on PostgreSQL, sortable ISO text on SQLite."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(32))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Send UTC; refuse a naive moment, whose zone nobody could know later."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive moment")
        value = value.astimezone(UTC)
        return value.isoformat(timespec="microseconds") if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return an aware UTC moment."""
        if value is None:
            return None
        if dialect.name == "sqlite":
            return datetime.fromisoformat(value)
        moment: datetime = value.astimezone(UTC)
        return moment


def key() -> Column[int]:
    """Return the usual primary key column."""
    return Column("id", Integer, primary_key=True)


def reference(
    name: str, target: str, *, nullable: bool = False, index: bool = False
) -> Column[int]:
    """Return a foreign key column to the key of another table."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=nullable, index=index or None)


def version() -> Column[int]:
    """Return the column that guards against overwriting a newer row (DESIGN 3.7)."""
    return Column("version", Integer, nullable=False, default=1)


SHORT = 100
LINE = 400
