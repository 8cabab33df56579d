"""How a database of ours is told from any other, known without opening one."""

SCHEMA = "0007"
"""Newest migration this program knows."""

READS_FROM = "0004"
"""Programs of this schema and later read what this program writes."""

WRITES_FROM = "0004"
"""Programs of this schema and later may write beside this one.

Raised only with a migration that takes away or gives another meaning; a version before, the new
thing must already be there. Desks are not all updated on one day.
"""

APPLICATION_ID = 0x52454C44
"""Marks SQLite files as ours (`PRAGMA application_id`), so that a foreign one is refused."""
