"""An office with a log-in for everybody, seen by somebody who has psql and knows the tables."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import psycopg

from relapp.clock import FixedClock
from relapp.domain.changes import Kind
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.journal import GENESIS, Entry, Event, digest
from relapp.domain.person import PersonDraft
from relapp.services.windows import WindowDraft
from tests.builders import NOW
from tests.relapp.many_logins import Logins
from tests.relapp.small_office import SmallOffice

STARTED, RUNNING = 2, 3
"""Keys of the releases of the busy office in these stages."""
LINE = (
    "INSERT INTO journal (chain, place, at, actor_id, actor, event, kind, subject_id, subject,"
    " before, after, previous, digest)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
SIGN = (
    "INSERT INTO signature (release_id, stage, step_id, decision, opinion, person_id, at,"
    " fingerprint, superseded, on_behalf_id)"
    " VALUES (%(release)s, 'approve', %(step)s, 'approve', '', %(person)s,"
    " now() + %(later)s::interval, %(fingerprint)s, false, %(behalf)s)"
)


@dataclass
class Scene:
    """Releases by what is done about them, people by log-in.

    Attributes:
        preparing: in preparation.
        started: waits for the countersignatures.
        signed: fully signed, not moved on.
        running: approved and being implemented.
    """

    logins: Logins
    people: dict[str, tuple[int, str]]
    preparing: int
    started: int
    signed: int
    running: int

    def attacker(self, login: str) -> "Attacker":
        """Connect as somebody."""
        return Attacker(self, login, self.logins.connect(login))


class Attacker:
    """A connection under somebody's log-in, with the few statements that need putting together."""

    def __init__(self, scene: Scene, login: str, connection: psycopg.Connection[Any]) -> None:
        """Know everything that the attacker could find out."""
        self.scene, self.login, self.connection = scene, login, connection
        self.me, self.name = scene.people[login]

    def run(self, statement: str, *values: object, **named: object) -> list[Any]:
        """Run a statement and return its rows."""
        cursor = self.connection.execute(cast("Any", statement), named or values or None)
        return cursor.fetchall() if cursor.description else []

    def entry(self, chain: str, event: Event = Event.REMINDED, **changed: object) -> Entry:
        """Return the line that would follow in a chain, some fields changed before it is hashed."""
        found = self.run("SELECT place, digest FROM journal_chain WHERE chain = %s", chain)
        place, previous = found[0] if found else (0, GENESIS)
        now = self.run("SELECT now()")[0][0].astimezone(UTC)
        key = int(chain.partition(":")[2] or 1)
        kind = Kind.RELEASE if chain != "office" else Kind.OFFICE
        entry = Entry(
            *(0, chain, place + 1, now, self.me, self.name, event, kind, key),
            *('主题 "\\\n\t\x01\x7f\u2028é', "", '{"note":"说明"}', previous, ""),
        )
        entry = replace(entry, **changed)  # type: ignore[arg-type]
        return replace(entry, digest=digest(entry))

    def write(self, entry: Entry) -> None:
        """Insert a line as it is."""
        self.run(
            LINE,
            *(entry.chain, entry.place, entry.at, entry.actor_id, entry.actor, entry.event),
            *(entry.kind, entry.subject_id, entry.subject, entry.before, entry.after),
            *(entry.previous, entry.digest),
        )

    def record(self, release: int, event: Event = Event.REMINDED) -> None:
        """Write a proper line on a release's chain."""
        self.write(self.entry(f"release:{release}", event))

    def sign(self, step: str, release: int = 0, **changed: object) -> None:
        """Insert a signature with its line."""
        values: dict[str, object] = {
            "release": release or self.scene.started,
            "step": step,
            "person": self.me,
            "later": "0 s",
            "fingerprint": "5" * 64,
            "behalf": None,
        }
        self.run(SIGN, **values | changed)
        self.record(release or self.scene.started, Event.STEP_SIGNED)

    def person(self, login: str) -> int:
        """Return somebody's key."""
        return self.scene.people[login][0]

    def do(self, deed: "Deed") -> None:
        """Do something, and have everything checked that is left for the commit."""
        deed(self)
        self.run("SET CONSTRAINTS ALL IMMEDIATE")


Deed = Callable[[Attacker], object]


def set_scene(office: SmallOffice, logins: Callable[[SmallOffice], Logins]) -> Scene:
    """Bring a busy office to where there is something to attack."""
    core = office.core
    auditor = PersonDraft("审计", "auditor", roles=frozenset({"auditor"}))
    core.people.save(office["admin"], auditor)
    started, signed = STARTED, office.register(window_id=_window_ahead(office))
    office.walk(signed, "approve")
    for item in ("manager_ready", "manager_tests"):
        office.answer(started, item)
    office.sign(started, "manager")
    office.fulfil(signed)
    # Two may sign what one of them has signed.
    both = (office["pmo"].id, office["tester"].id)
    core.links.set_cast(office["office"], signed, "pmo", both)
    draft = DelegationDraft(office["pmo"].id, office["other"].id, NOW, reason="休假")
    core.delegations.set(office["admin"], draft)
    people = {p.login: (p.id, p.name) for p in core.people.all()}
    return Scene(logins(office), people, 1, started, signed, RUNNING)


def _window_ahead(office: SmallOffice) -> int:
    """Return the key of a window that has not passed by the server's clock either."""
    start = NOW.replace(year=2099)
    draft = WindowDraft(starts_at=start, ends_at=start + timedelta(hours=4))
    office.core.windows.save(office["office"], draft)
    return office.core.windows.year(2099).windows[0].id


def fixed_clock() -> FixedClock:
    """Return a clock at the office's first moment."""
    return FixedClock(NOW)


def yesterday(entry_at: datetime) -> datetime:
    """Return a moment a day before another."""
    return entry_at.replace(year=entry_at.year - 1)
