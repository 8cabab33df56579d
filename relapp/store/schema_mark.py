"""How a database of ours is told from any other, known without opening one."""

SCHEMA = "0003"
"""Newest migration this program knows."""

APPLICATION_ID = 0x52454C44
"""Marks SQLite files as ours (`PRAGMA application_id`), so that a foreign one is refused."""
