"""Use cases of what a release is tied to: its people, change requests and other releases."""

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.permission import can_cast, can_edit
from relapp.domain.person import Person
from relapp.domain.release import ReleaseFacts
from relapp.errors import NotFound, RuleViolation
from relapp.services.desk import Desk, check_people, obey, record, refuse_if_locked
from relapp.services.registration import attach_changes
from relapp.store.queries import facts as fact_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.tables import register as g
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


class LinksService:
    """Ties of a release; each call gives the whole new set."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def set_cast(
        self, actor: Person, release_id: int, role: str, person_ids: tuple[int, ...]
    ) -> Changes:
        """Name the people of a role for this release; nobody falls back to the role's holders.

        Raises:
            NotPermitted: `cast.signer`; who signs is named by the release office.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            definition = work.definition(facts.release.process_row)
            if role not in {spec.id for spec in definition.roles}:
                raise NotFound("role.unknown", role=role)
            obey(can_cast(actor, definition, role, facts))
            check_people(work, *person_ids)
            before = {"role": role, "people": list(facts.holder_names(role))}
            work.delete(r.release_cast, release_id=release_id, role=role)
            rows = [
                {"release_id": release_id, "role": role, "person_id": key}
                for key in dict.fromkeys(person_ids)
            ]
            work.insert_all(r.release_cast, rows)
            names = {x.id: x.name for x in people_queries.people(work.connection)}
            after = {"role": role, "people": [names[key] for key in dict.fromkeys(person_ids)]}
            record(work, Event.CAST_SET, facts, before=before, after=after)
        return work.changes

    def set_changes(self, actor: Person, release_id: int, change_ids: tuple[int, ...]) -> Changes:
        """Carry exactly these change requests.

        Raises:
            RuleViolation: one is not approved, or is in another release.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_edit(actor, facts))
            refuse_if_locked(work, facts)
            moved = {c.id for c in facts.moved_changes}
            wanted = set(change_ids) - moved
            present = {c.id: c for c in facts.changes if c.id not in moved}
            for key in present.keys() - wanted:
                _detach(work, key, present[key].number)
            added = tuple(key for key in change_ids if key in wanted and key not in present)
            attach_changes(work, release_id, facts.release.number, added)
            carried = register_queries.changes_by_id(work.connection, change_ids)
            before = {"changes": [c.number for c in facts.changes]}
            after = {"changes": sorted(c.number for c in carried)}
            record(work, Event.CHANGES_SET, facts, before=before, after=after)
        return work.changes

    def set_dependencies(
        self, actor: Person, release_id: int, needs: tuple[tuple[int, str], ...]
    ) -> Changes:
        """Wait for exactly these releases, each with what is needed of it.

        Raises:
            RuleViolation: `dependency.circle` where the releases would wait for each other.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_edit(actor, facts))
            _refuse_circle(work, facts, tuple(key for key, _ in needs))
            work.delete(r.release_dependency, release_id=release_id)
            rows = [
                {"release_id": release_id, "other_id": key, "need": need.strip()[:400]}
                for key, need in dict(needs).items()
            ]
            work.insert_all(r.release_dependency, rows)
            others = [fact_queries.load_release(work.connection, key) for key in dict(needs)]
            before = {"waits_for": [d.number for d in facts.dependencies]}
            after = {"waits_for": [other.number for other in others]}
            record(work, Event.DEPENDENCY_SET, facts, before=before, after=after)
        return work.changes


def _detach(work: UnitOfWork, change_id: int, number: str) -> None:
    work.change(g.change_request, {"id": change_id}, version=None, release_id=None)
    work.record(Event.CHANGE_SAVED, Kind.CHANGE_REQUEST, change_id, number, after={"release": ""})


def _refuse_circle(work: UnitOfWork, facts: ReleaseFacts, others: tuple[int, ...]) -> None:
    """Walk what the others wait for; meeting ourselves there means a circle."""
    seen: set[int] = set()
    open_ids = list(others)
    while open_ids:
        key = open_ids.pop()
        if key == facts.release.id:
            raise RuleViolation("dependency.circle", number=facts.release.number)
        if key not in seen:
            seen.add(key)
            fact_queries.load_release(work.connection, key)
            open_ids.extend(work.keys(r.release_dependency, "other_id", release_id=key))
