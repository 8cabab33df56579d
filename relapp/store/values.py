"""Refuses values that one kind of database would take and the other not."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Table

from relapp.errors import InvalidInput

_LARGEST = 2**31 - 1


def check_values(table: Table, values: Mapping[str, object]) -> None:
    """Accept the values of a row.

    Raises:
        InvalidInput: a text is longer than its column or cannot be stored, or a number is
            too large.
    """
    limits = _limits(table)
    for name, value in values.items():
        if isinstance(value, str):
            check_text(name, value)
            limit = limits[name]
            if limit is not None and len(value) > limit:
                raise InvalidInput("field.too_long", field=name, limit=limit, size=len(value))
        elif type(value) is int and abs(value) > _LARGEST:
            raise InvalidInput("field.not_allowed", field=name, value=value)


@cache
def _limits(table: Table) -> dict[str, int | None]:
    return {column.name: getattr(column.type, "length", None) for column in table.c}


def check_text(field: str, text: str) -> None:
    """Refuse what PostgreSQL or UTF-8 cannot hold: the zero character, halves of characters."""
    if "\0" in text:
        raise InvalidInput("field.unprintable", field=field)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidInput("field.unprintable", field=field) from None
