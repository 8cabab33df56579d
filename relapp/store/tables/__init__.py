"""All tables; importing this package fills `metadata`."""

from relapp.store.tables import journal, people, register, release
from relapp.store.tables.base import metadata

__all__ = ["journal", "metadata", "people", "register", "release"]
