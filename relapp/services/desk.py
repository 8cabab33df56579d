"""What every use case stands on: transactions, clock, stored processes and the office."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from relapp.clock import Clock
from relapp.domain.changes import Kind
from relapp.domain.definition import ProcessDefinition
from relapp.domain.journal import Event
from relapp.domain.office import Office
from relapp.domain.outbox import Sending
from relapp.domain.permission import content_locked
from relapp.domain.person import Permission, Person, may
from relapp.domain.refusal import Refusal
from relapp.domain.release import ReleaseFacts
from relapp.domain.separation import with_own_steps
from relapp.domain.wall_time import wall_to_utc
from relapp.domain.working_days import WorkingCalendar
from relapp.errors import NotFound, NotPermitted, RuleViolation
from relapp.services.definition_json import from_json
from relapp.services.proofs import Proofs
from relapp.store.engine import Connection, Store
from relapp.store.queries import people as people_queries
from relapp.store.queries import windows as window_queries
from relapp.store.tables.people import person
from relapp.store.unit_of_work import Transactions, UnitOfWork


class Definitions:
    """Stored process versions, parsed once: a stored version never changes."""

    def __init__(self) -> None:
        """Start empty."""
        self._parsed: dict[int, ProcessDefinition] = {}
        self._lock = Lock()

    def get(self, connection: Connection | None, row_id: int) -> ProcessDefinition:
        """Return a version, reading it through the connection the first time."""
        found = self._parsed.get(row_id)
        if found is None:
            if connection is None:
                raise NotFound("process.unknown", id=row_id)
            content, digest = people_queries.process_content(connection, row_id)
            found = self.keep(row_id, content, digest)
        return found

    def keep(self, row_id: int, content: str, digest: str) -> ProcessDefinition:
        """Parse a stored version and remember it."""
        with self._lock:
            if row_id not in self._parsed:
                parsed = with_own_steps(from_json(content))
                object.__setattr__(parsed, "row_id", row_id)
                object.__setattr__(parsed, "sha256", digest)
                self._parsed[row_id] = parsed
            return self._parsed[row_id]


class Desk:
    """Shared ground of the services; knows the database, the present and the office."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        definitions: Definitions | None = None,
        sending: Sending | None = None,
    ) -> None:
        """Open nothing yet: everything is read when first asked for."""
        self.store = store
        self.clock = clock
        self.definitions = definitions or Definitions()
        self.proofs = Proofs()
        self.transactions = Transactions(store, clock, self.definitions.get, sending)

    def sending(self, sending: Sending) -> "Desk":
        """Return a desk whose one command is entered at most once under a key."""
        return Desk(self.store, self.clock, self.definitions, sending)

    def office(self) -> Office:
        """Return the office's settings as they are now."""
        with self.transactions.reading() as connection:
            return people_queries.office(connection)

    def zone(self) -> ZoneInfo:
        """Return the office's zone."""
        return ZoneInfo(self.office().zone)

    def working_calendar(self, first_year: int, last_year: int) -> WorkingCalendar:
        """Return the working days as imported, for a span of years."""
        with self.transactions.reading() as connection:
            return _working_calendar(connection, first_year, last_year)

    def due_after(self, connection: Connection, now: datetime, working_days: int) -> datetime:
        """Return 18:00 in the office of the n-th working day after today, as aware UTC."""
        zone = ZoneInfo(people_queries.office(connection).zone)
        today = now.astimezone(zone).date()
        calendar = _working_calendar(connection, today.year, today.year + 1)
        return wall_to_utc(calendar.add_working_days(today, working_days), time(18), zone)

    def end_of_today(self) -> datetime:
        """Return the coming midnight of the office's zone as an aware moment."""
        zone = self.zone()
        tomorrow = self.clock.now().astimezone(zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, time(0), zone)

    def quarter_start(self) -> datetime:
        """Return the first moment of the present quarter in the office's zone."""
        zone = self.zone()
        today = self.clock.now().astimezone(zone).date()
        first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
        return datetime.combine(first, time(0), zone)


def _working_calendar(connection: Connection, first_year: int, last_year: int) -> WorkingCalendar:
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    days = window_queries.calendar_days(connection, first, last)
    return WorkingCalendar(days, window_queries.official_years(connection))


def require(person: Person, permission: Permission) -> None:
    """Raise NotPermitted unless the person's roles grant a permission."""
    if not may(person, permission):
        raise NotPermitted("permission.missing", permission=permission.value)


def obey(refusal: Refusal | None) -> None:
    """Raise NotPermitted for a refusal of `relapp.domain.permission`."""
    if refusal is not None:
        raise NotPermitted(refusal.code, **refusal.details)


def refuse_if_locked(work: UnitOfWork, facts: ReleaseFacts) -> None:
    """Raise RuleViolation where the content was approved for go-live already."""
    refusal = content_locked(work.definition(facts.release.process_row), facts)
    if refusal is not None:
        raise RuleViolation(refusal.code, **refusal.details)


def check_people(work: UnitOfWork, *person_ids: int | None) -> None:
    """Raise NotFound unless each of these is somebody; None is nobody and passes."""
    for key in person_ids:
        if key is not None and not work.exists(person, id=key):
            raise NotFound("person.unknown", id=key)


def record(
    work: UnitOfWork,
    event: Event,
    facts: ReleaseFacts,
    *,
    subject: str = "",
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    parts: tuple[str, ...] = (),
) -> None:
    """Write a journal entry on a release's own chain; the subject defaults to its number.

    `parts` names the parts of its facts that changed, where only these did.
    """
    release = facts.release
    work.record(
        event,
        Kind.RELEASE,
        release.id,
        subject or release.number,
        before=before,
        after=after,
        parts=parts,
    )


def plain(values: Mapping[str, object]) -> dict[str, object]:
    """Return values as the journal writes them: moments as ISO text, sets sorted."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value
