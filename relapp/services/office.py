"""Use cases of the office itself: its settings and its stored processes."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relapp.domain.changes import Changes, Kind
from relapp.domain.definition import ProcessDefinition
from relapp.domain.journal import Event
from relapp.domain.office import Office
from relapp.domain.person import Permission, Person
from relapp.domain.pin import REMEMBERED_MINUTES
from relapp.errors import InvalidInput
from relapp.services.definition_json import to_json
from relapp.services.desk import Desk, require
from relapp.store.queries import people as people_queries
from relapp.store.tables import people as p

PREFIX_LENGTH = 6


class OfficeService:
    """Settings that everybody on one database shares."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def get(self) -> Office:
        """Return the settings."""
        return self._desk.office()

    def save(self, actor: Person, office: Office) -> Changes:
        """Change the settings.

        Raises:
            InvalidInput: an unknown zone, an unusable prefix or limit.
        """
        require(actor, Permission.KEEP_PROCESSES)
        check_office(office)
        with self._desk.transactions.begin(actor) as work:
            values = {
                "name": office.name.strip(),
                "unit": office.unit.strip(),
                "zone": office.zone,
                "number_prefix": office.number_prefix,
                "attachment_limit": office.attachment_limit,
                "confidentiality": office.confidentiality.strip(),
                "pin_minutes": office.pin_minutes,
            }
            work.change(p.office, {"id": 1}, version=office.version, **values)
            work.record(Event.OFFICE_CHANGED, Kind.OFFICE, 1, office.name.strip(), after=values)
        return work.changes


class ProcessesService:
    """Stored versions of process definitions; a stored version never changes."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def active(self) -> tuple[ProcessDefinition, ...]:
        """Return the versions under which new releases can be registered."""
        with self._desk.transactions.reading() as connection:
            stored = people_queries.processes(connection)
        keep = self._desk.definitions.keep
        return tuple(keep(s.row_id, s.content, s.sha256) for s in stored)

    def get(self, row_id: int) -> ProcessDefinition:
        """Return a stored version by its key; raises NotFound."""
        with self._desk.transactions.reading() as connection:
            return self._desk.definitions.get(connection, row_id)

    def store(self, actor: Person, definition: ProcessDefinition) -> Changes:
        """Keep a definition and make it the one for new releases of its process.

        Running releases stay on the version they were registered under.
        """
        require(actor, Permission.KEEP_PROCESSES)
        with self._desk.transactions.begin(actor) as work:
            same = work.row(
                p.process,
                definition_id=definition.id,
                version=definition.version,
                sha256=definition.sha256,
            )
            for key in work.keys(p.process, "id", definition_id=definition.id, active=True):
                work.change(p.process, {"id": key}, version=None, active=False)
            if same is not None:
                key = int(same["id"])
                work.change(p.process, {"id": key}, version=None, active=True)
            else:
                key = work.insert(
                    p.process,
                    code=definition.code,
                    definition_id=definition.id,
                    version=definition.version,
                    sha256=definition.sha256,
                    content=to_json(definition),
                    active=True,
                    stored_at=work.now,
                )
            work.record(
                Event.PROCESS_STORED,
                Kind.PROCESS,
                key,
                f"{definition.id} {definition.version}",
                after={"sha256": definition.sha256},
            )
        return work.changes


def check_office(office: Office) -> None:
    """Refuse settings that nothing could work with."""
    if not office.name.strip():
        raise InvalidInput("field.missing", field="name")
    try:
        ZoneInfo(office.zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidInput("office.zone", zone=office.zone) from error
    prefix = office.number_prefix
    if not (prefix.isascii() and prefix.isalpha() and len(prefix) <= PREFIX_LENGTH):
        raise InvalidInput("office.prefix", prefix=prefix)
    if office.attachment_limit < 1:
        raise InvalidInput("office.limit", limit=office.attachment_limit)
    if office.pin_minutes not in REMEMBERED_MINUTES:
        raise InvalidInput("field.not_allowed", field="pin_minutes", value=office.pin_minutes)
