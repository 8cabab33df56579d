"""Reads who may act where, and what would be left without anybody."""

from collections.abc import Iterator

from relapp.domain.matrix import Staff
from relapp.domain.person import PersonDraft
from relapp.domain.release import PersonRef
from relapp.domain.role_grant import RoleGrant
from relapp.domain.role_holders import with_roles, without_person
from relapp.domain.stranded import Stranded, stranded
from relapp.services.desk import Desk
from relapp.store.engine import Connection
from relapp.store.queries import cards as card_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.queries import signing as signing_queries
from relapp.store.queries.facts import load_facts
from relapp.store.queries.holders import load_sources


def read_staff(connection: Connection) -> Staff:
    """Return the registers as far as they decide who may act."""
    return Staff(
        people_queries.people(connection),
        people_queries.departments(connection),
        register_queries.applications(connection),
        signing_queries.delegations(connection),
    )


def left_without(desk: Desk, connection: Connection, draft: PersonDraft) -> Iterator[Stranded]:
    """Yield what releases on their way wait for and nobody could do once this were saved."""
    known = next((p for p in people_queries.people(connection) if p.id == draft.id), None)
    if known is None or not known.active:
        return
    grants = known.grants if draft.grants is None else draft.grants
    wanted = grants | {RoleGrant(role) for role in draft.roles}
    if draft.active and known.all_grants <= wanted:
        return
    ref = PersonRef(known.id, known.name)
    for key in card_queries.live_ids(connection):
        facts = load_facts(connection, desk.definitions.get, key)
        before = load_sources(connection, facts.release)
        after = with_roles(before, ref, wanted) if draft.active else without_person(before, ref.id)
        definition = desk.definitions.get(connection, facts.release.process_row)
        yield from stranded(definition, facts, ref.id, after)
