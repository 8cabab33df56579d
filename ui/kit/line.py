"""Whether the database answers, for everything that must be greyed while it does not.

One state for the whole program, as theme and language are: each window has one database.
"""


class _Line:
    """What `is_away` says."""

    away = False


def is_away() -> bool:
    """Tell whether the database does not answer at present."""
    return _Line.away


def set_away(away: bool) -> None:
    """Say that the database went away or came back; the shell alone does."""
    _Line.away = away
