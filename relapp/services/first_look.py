"""What the board shows first, read before the services can be loaded."""

from datetime import datetime

from relapp import config
from relapp.domain.first_look import FirstLook


def first_look(target: str, now: datetime) -> FirstLook | None:
    """Return the first screenful of a database's board, None where it must be opened to tell.

    Never raises: what is wrong with a database is said when it is opened.

    Args:
        target: file path or URL, as settings and command line name a database.
        now: the present, aware.
    """
    file = config.database_file(target)
    if file is None:
        return None
    from relapp.store.first_look import first_look as read

    return read(file, now)
