"""Keeps `release_card` equal to the facts, within the transaction that changed them."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, bindparam, insert, select, update

from relapp.domain.card import ReleaseCard
from relapp.domain.card_reckoning import card_of, search_text
from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import LIVE
from relapp.store.both_languages import joined
from relapp.store.tables.base import LINE
from relapp.store.tables.journal import release_card
from relapp.store.tables.release import release, release_dependency

DefinitionOf = Callable[[Connection, int], ProcessDefinition]

_INSERT = insert(release_card)
_CHANGE = update(release_card).where(release_card.c.release_id == bindparam("key"))


def store(connection: Connection, definition_of: DefinitionOf, facts: ReleaseFacts) -> None:
    """Compute one card from the facts and store it."""
    row = compute(connection, definition_of, facts)
    # The key is not set again: to SQLite that would be a move of the whole row.
    key = row.pop("release_id")
    if not connection.execute(_CHANGE, {**row, "key": key}).rowcount:
        connection.execute(_INSERT, {**row, "release_id": key})


def compute(
    connection: Connection, definition_of: DefinitionOf, facts: ReleaseFacts
) -> dict[str, object]:
    """Return the card's row as the facts have it."""
    definition = definition_of(connection, facts.release.process_row)
    card = card_of(definition, facts)
    return to_row(card, tuple(change.number for change in facts.changes))


def dependents(connection: Connection, release_ids: Iterable[int]) -> tuple[int, ...]:
    """Return live releases that wait for one of these."""
    ids = tuple(release_ids)
    if not ids:
        return ()
    statement = (
        select(release_dependency.c.release_id)
        .join(release, release.c.id == release_dependency.c.release_id)
        .where(
            release_dependency.c.other_id.in_(ids),
            release.c.status.in_([status.value for status in LIVE]),
        )
    )
    return tuple(connection.execute(statement).scalars())


def to_row(card: ReleaseCard, change_numbers: tuple[str, ...]) -> dict[str, object]:
    """Return a card as column values."""
    return {
        "release_id": card.release_id,
        "number": card.number,
        "process_row": card.process_row,
        "process_code": card.process_code,
        "column": card.column.value,
        "stage": card.stage,
        "type": card.type.value,
        "mode": card.mode.value,
        "strategy": card.strategy.value,
        "status": card.status.value,
        "title": card.title,
        "application_id": card.application_id,
        "application": card.application,
        "version_to": card.version_to,
        "owner_id": card.owner_id,
        "owner": card.owner,
        "department_id": card.department_id,
        "window_id": card.window_id,
        "starts_at": card.starts_at,
        "ends_at": card.ends_at,
        "total": card.total,
        "unmet": card.unmet,
        "blocking": card.blocking,
        "first_need": card.first_need.value if card.first_need else None,
        "first_reason": card.first_reason.value if card.first_reason else None,
        "first_zh": card.first_subject.zh[:LINE],
        "first_en": card.first_subject.en[:LINE],
        "due_at": card.due_at,
        "due_need": card.due_need.value if card.due_need else None,
        "follow_up": joined(card.follow_up, LINE),
        "follow_up_due": card.follow_up_due,
        "trial_until": card.trial_until,
        "outcome": card.outcome.value if card.outcome else None,
        "registered_at": card.registered_at,
        "deployed_at": card.deployed_at,
        "closed_at": card.closed_at,
        "waits_for": "".join(f",{key}" for key in sorted(card.waits_for)) + ",",
        "changes": card.changes,
        "bugfixes": card.bugfixes,
        "version": card.version,
        "search": search_text(card, change_numbers),
    }
