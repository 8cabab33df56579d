"""Enters the key of an action in the action's own transaction, so that it counts only once."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, delete, text

from relapp.domain.outbox import Sending
from relapp.domain.person import Person
from relapp.errors import AlreadyEntered
from relapp.store.tables.base import Moment
from relapp.store.tables.sending import sent_action

KEPT_FOR: Final = timedelta(days=400)
"""Longer than a laptop lies in a drawer with something waiting on it."""

# A second desk with the same key waits here for the first one's commit, and then does nothing.
_ENTER = text(
    "INSERT INTO sent_action (key, person_id, at) VALUES (:key, :person_id, :at)"
    " ON CONFLICT (key) DO NOTHING"
).bindparams(bindparam("at", type_=Moment))
_PRUNE = delete(sent_action).where(sent_action.c.at < bindparam("before"))


def enter(connection: Connection, sending: Sending, actor: Person, now: datetime) -> None:
    """Enter a key, and let go of very old ones.

    Raises:
        AlreadyEntered: the key is there, so the action was carried out before.
    """
    row = {"key": sending.key, "person_id": actor.id, "at": now}
    if not connection.execute(_ENTER, row).rowcount:
        raise AlreadyEntered("outbox.entered")
    connection.execute(_PRUNE, {"before": now - KEPT_FOR})
