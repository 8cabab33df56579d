"""Use cases of deputies: name one for a while, end it, read them."""

from relapp.domain.changes import Changes, Kind
from relapp.domain.delegation_rules import DelegationDraft, can_delegate, delegation_problem
from relapp.domain.journal import Event
from relapp.domain.person import Person
from relapp.domain.pin import Proof
from relapp.domain.signing import Delegation
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, check_people, obey, plain
from relapp.services.proofs import how_proven
from relapp.store.queries import people as people_queries
from relapp.store.queries import signing as signing_queries
from relapp.store.tables import approving as a
from relapp.store.unit_of_work import UnitOfWork


class DelegationsService:
    """Deputies sign in the place of others while they hold (issue of approvers on leave)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def all(self, person_id: int | None = None) -> tuple[Delegation, ...]:
        """Return all delegations among active people, or those from and to one person."""
        with self._desk.transactions.reading() as connection:
            return signing_queries.delegations(connection, person_id)

    def set(self, actor: Person, draft: DelegationDraft, *, proof: Proof | None = None) -> Changes:
        """Name a deputy.

        It gives the right to sign, so it asks for the same proof as a signature: nobody makes
        himself a deputy at a desk that somebody left open.

        Raises:
            NotPermitted: neither the person himself nor the release office nor an administrator;
                `pin.needed` where the actor has a PIN.
            InvalidInput: no reason.
            RuleViolation: `delegation.oneself`, `.dates`, `.circle`, `.twice` or `.inactive`.
        """
        obey(can_delegate(actor, draft.person_id))
        if not draft.reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            how = how_proven(self._desk.proofs, work, proof)
            names = _active(work, draft)
            known = signing_queries.delegations(work.connection, draft.person_id)
            refusal = delegation_problem(draft, known)
            if refusal is not None:
                raise RuleViolation(refusal.code, **refusal.details)
            key = work.insert(
                a.delegation,
                person_id=draft.person_id,
                deputy_id=draft.deputy_id,
                role=draft.role,
                starts_at=draft.starts_at,
                ends_at=draft.ends_at,
                reason=draft.reason.strip(),
                set_by_id=actor.id,
                set_at=work.now,
                version=1,
            )
            after = {
                "deputy": names[draft.deputy_id],
                "role": draft.role,
                "start": draft.starts_at,
                "end": draft.ends_at or "",
                "reason": draft.reason.strip(),
                "proven": how.value,
            }
            subject = names[draft.person_id]
            work.record(Event.DELEGATION_SET, Kind.DELEGATION, key, subject, after=plain(after))
        return work.changes

    def end(self, actor: Person, delegation_id: int, version: int) -> Changes:
        """End a delegation now; one that has not begun never begins.

        Raises:
            StaleRecord: somebody else changed it meanwhile.
        """
        with self._desk.transactions.begin(actor) as work:
            row = work.row(a.delegation, id=delegation_id)
            if row is None:
                raise NotFound("delegation.unknown", id=delegation_id)
            obey(can_delegate(actor, row["person_id"]))
            if row["ends_at"] is not None and row["ends_at"] <= work.now:
                return Changes()
            ended = max(work.now, row["starts_at"])
            work.change(a.delegation, {"id": delegation_id}, version=version, ends_at=ended)
            people = {p.id: p.name for p in people_queries.people(work.connection)}
            work.record(
                Event.DELEGATION_ENDED,
                Kind.DELEGATION,
                delegation_id,
                people[row["person_id"]],
                after={"deputy": people[row["deputy_id"]]},
            )
        return work.changes


def _active(work: UnitOfWork, draft: DelegationDraft) -> dict[int, str]:
    check_people(work, draft.person_id, draft.deputy_id)
    people = {p.id: p for p in people_queries.people(work.connection)}
    deputy = people[draft.deputy_id]
    if not deputy.active:
        raise RuleViolation("person.inactive", person=deputy.name)
    return {key: person.name for key, person in people.items()}
