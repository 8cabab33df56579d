"""Use cases of the registers of applications and change requests."""

from collections.abc import Mapping
from typing import Any

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.person import Permission, Person
from relapp.domain.register import Application, ApplicationDraft, ChangeRequest, ChangeRequestDraft
from relapp.errors import InvalidInput, RuleViolation
from relapp.services.desk import Desk, plain, require
from relapp.store.queries import register as register_queries
from relapp.store.tables import register as g
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


class ApplicationsService:
    """Application systems; taken out of use, never deleted."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def all(self) -> tuple[Application, ...]:
        """Return all applications by name."""
        with self._desk.transactions.reading() as connection:
            return register_queries.applications(connection)

    def save(self, actor: Person, draft: ApplicationDraft) -> Changes:
        """Make or change an application.

        Raises:
            InvalidInput: no name, or it is taken, or it depends on itself.
        """
        require(actor, Permission.KEEP_REGISTER)
        with self._desk.transactions.begin(actor) as work:
            store_application(work, draft)
        return work.changes


def store_application(work: UnitOfWork, draft: ApplicationDraft) -> int:
    """Write one application within a transaction; returns its key."""
    name = draft.name.strip()
    if not name:
        raise InvalidInput("field.missing", field="name")
    known = work.row(g.application, name=name)
    if known is not None and known["id"] != draft.id:
        raise InvalidInput("application.name_taken", name=name)
    if draft.id and draft.id in draft.depends_on:
        raise InvalidInput("field.not_allowed", field="depends_on")
    values = {
        "name": name,
        "code": draft.code.strip(),
        "family": draft.family.strip(),
        "owner_id": draft.owner_id,
        "manager_id": draft.manager_id,
        "department_id": draft.department_id,
        "criticality": draft.criticality.value,
        "current_version": draft.current_version.strip(),
        "active": draft.active,
    }
    key = draft.id
    if key:
        before = work.row(g.application, id=key)
        work.change(g.application, {"id": key}, version=draft.version, **values)
        if before is not None and _shown(before) != _shown(values):
            # Cards show the name; who owns it may be whom they wait for.
            work.touch_all(work.keys(r.release, "id", application_id=key))
    else:
        key = work.insert(g.application, version=1, **values)
    work.delete(g.application_link, application_id=key)
    links = [{"application_id": key, "depends_on_id": other} for other in set(draft.depends_on)]
    work.insert_all(g.application_link, links)
    work.record(Event.APPLICATION_SAVED, Kind.APPLICATION, key, name, after=plain(values))
    return key


def _shown(values: Mapping[Any, Any]) -> tuple[object, object]:
    return values["name"], values["owner_id"]


class ChangeRequestsService:
    """Change requests that change management hands over."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def all(self, *, free_only: bool = False) -> tuple[ChangeRequest, ...]:
        """Return change requests; `free_only` leaves out those in a release or done."""
        with self._desk.transactions.reading() as connection:
            return register_queries.change_requests(connection, free_only=free_only)

    def save(self, actor: Person, draft: ChangeRequestDraft) -> Changes:
        """Make or change a change request; the card of its release follows.

        Raises:
            InvalidInput: number or title is missing, or the number is taken.
        """
        require(actor, Permission.KEEP_REGISTER)
        for field in ("number", "title"):
            if not str(getattr(draft, field)).strip():
                raise InvalidInput("field.missing", field=field)
        with self._desk.transactions.begin(actor) as work:
            number = draft.number.strip()
            taken = work.row(g.change_request, number=number)
            if taken is not None and taken["id"] != draft.id:
                raise InvalidInput("change.number_taken", number=number)
            known = work.row(g.change_request, id=draft.id)
            release_id = known["release_id"] if known is not None else None
            if known is not None and release_id and _moved(known, draft):
                other = work.facts(release_id).release.number
                raise RuleViolation("change.taken", number=known["number"], other=other)
            values = {
                "number": number,
                "title": draft.title.strip()[:400],
                "kind": draft.kind.value,
                "state": draft.state.value,
                "application_id": draft.application_id,
                "approved_on": draft.approved_on,
                "impact": draft.impact.strip(),
                "resources": draft.resources.strip(),
            }
            key = draft.id
            if key:
                work.change(g.change_request, {"id": key}, version=draft.version, **values)
            else:
                key = work.insert(g.change_request, version=1, **values)
            work.record(Event.CHANGE_SAVED, Kind.CHANGE_REQUEST, key, number, after=plain(values))
            if release_id:
                work.touch(release_id)
        return work.changes


def _moved(known: Mapping[Any, Any], draft: ChangeRequestDraft) -> bool:
    return bool(known["application_id"] != draft.application_id)
