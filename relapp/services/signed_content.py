"""Keeps what a signature saw, once for each content, and compares it with what is there now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from relapp.domain.content_change import ContentChange, content_changes
from relapp.domain.fingerprint import canonical, substance
from relapp.domain.journal import release_chain
from relapp.domain.release import ReleaseFacts, Signature
from relapp.store.engine import Connection
from relapp.store.queries import journal as journal_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.unit_of_work import UnitOfWork

SUBSTANCE = "substance"
"""Field of a journal entry that keeps the content signed."""


@dataclass(frozen=True)
class LapsedContent:
    """What changed since a signature.

    Attributes:
        signature: the one that lapsed.
        known: whether the content it saw was kept; older entries did not keep it.
        changes: the differences, in the order of the parts.
        people, applications: names by key, as they are now.
    """

    signature: Signature
    known: bool
    changes: tuple[ContentChange, ...]
    people: Mapping[int, str]
    applications: Mapping[int, str]


def to_keep(work: UnitOfWork, facts: ReleaseFacts, seal: str) -> dict[str, object]:
    """Return what a journal entry adds, so that every content signed is kept exactly once."""
    chain = release_chain(facts.release.id)
    if journal_queries.signed_substance(work.connection, chain, seal) is not None:
        return {}
    return {SUBSTANCE: substance(facts)}


def compare(connection: Connection, facts: ReleaseFacts, signature: Signature) -> LapsedContent:
    """Return what is different now from what a signature saw."""
    chain = release_chain(facts.release.id)
    before = journal_queries.signed_substance(connection, chain, signature.fingerprint)
    now = json.loads(canonical(substance(facts)))
    return LapsedContent(
        signature=signature,
        known=before is not None,
        changes=content_changes(before, now) if before is not None else (),
        people={p.id: p.name for p in people_queries.people(connection)},
        applications={a.id: a.name for a in register_queries.applications(connection)},
    )
