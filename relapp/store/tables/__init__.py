"""All tables; importing this package fills `metadata`."""

from relapp.store.tables import (
    approving,
    journal,
    meeting,
    people,
    plan,
    presence,
    program,
    register,
    release,
    sending,
    testing,
)
from relapp.store.tables.base import metadata

__all__ = [
    "approving",
    "journal",
    "meeting",
    "metadata",
    "people",
    "plan",
    "presence",
    "program",
    "register",
    "release",
    "sending",
    "testing",
]
