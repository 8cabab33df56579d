"""Use cases of presence: come, be seen, look who else is there, leave. Nobody is ever blocked."""

import secrets

from relapp.domain.person import Person
from relapp.domain.presence import Present, by_person
from relapp.services.desk import Desk
from relapp.store import presence_rows


class PresenceService:
    """One desk among others; what it says is no record and is forgotten by itself."""

    def __init__(self, desk: Desk) -> None:
        """Give the desk a name of its own, which no other knows."""
        self._desk = desk
        self._name = secrets.token_hex(8)
        self._here: Present | None = None

    def come(self, me: Person, release_id: int, place: str = "") -> tuple[Present, ...]:
        """Say where this desk is, and again every `BEAT_SECONDS`; returns who else is there.

        Args:
            me: who sits here.
            release_id: what is open.
            place: what of it is being edited, empty for nothing.

        Raises:
            StoreUnavailable: nobody knows of it.
        """
        here, before = Present(me.id, me.name, release_id, place), self._here
        with self._desk.store.writing() as connection:
            presence_rows.put(connection, self._name, here)
            if here != before:
                presence_rows.tell(connection, release_id)
                if before is not None and before.release_id != release_id:
                    presence_rows.tell(connection, before.release_id)
            found = presence_rows.others(connection, self._name, release_id)
        self._here = here
        return by_person(found)

    def leave(self) -> None:
        """Say that this desk has nothing open any more."""
        before, self._here = self._here, None
        if before is None:
            return
        with self._desk.store.writing() as connection:
            presence_rows.remove(connection, self._name)
            presence_rows.tell(connection, before.release_id)

    def others(self, release_id: int) -> tuple[Present, ...]:
        """Return who else has a release open, each person once."""
        with self._desk.store.reading() as connection:
            return by_person(presence_rows.others(connection, self._name, release_id))

    def everywhere(self) -> tuple[Present, ...]:
        """Return who else has any release open, each desk once."""
        with self._desk.store.reading() as connection:
            return presence_rows.others(connection, self._name, None)
