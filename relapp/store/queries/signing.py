"""Reads who signs beside the holders: deputies, people passed on to, people added."""

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from relapp.domain.signing import Delegation, StepSigner
from relapp.domain.vocabulary import SignerPart
from relapp.store.tables import approving as t
from relapp.store.tables import people as p

_KEY: BindParameter[int] = bindparam("release_id")
_person, _other = p.person.alias("named"), p.person.alias("setter")
_SIGNERS = (
    select(t.step_signer, _person.c.name.label("person"), _other.c.name.label("set_by"))
    .join(_person, _person.c.id == t.step_signer.c.person_id)
    .join(_other, _other.c.id == t.step_signer.c.set_by_id)
    .where(t.step_signer.c.release_id == _KEY)
    .order_by(t.step_signer.c.id)
)
_DELEGATIONS = (
    select(t.delegation, _person.c.name.label("person"), _other.c.name.label("deputy"))
    .join(_person, _person.c.id == t.delegation.c.person_id)
    .join(_other, _other.c.id == t.delegation.c.deputy_id)
    .where(_person.c.active, _other.c.active)
    .order_by(t.delegation.c.id)
)


def step_signers(connection: Connection, release_id: int) -> tuple[StepSigner, ...]:
    """Return who was passed on to or added for steps of a release, oldest first."""
    return tuple(
        StepSigner(
            row.id,
            row.stage,
            row.step_id,
            row.person_id,
            row.person,
            SignerPart(row.part),
            row.reason,
            row.set_by_id,
            row.set_by,
            row.set_at,
            row.ended,
        )
        for row in connection.execute(_SIGNERS, {"release_id": release_id})
    )


def delegations(connection: Connection, person_id: int | None = None) -> tuple[Delegation, ...]:
    """Return all delegations among active people, or those from and to one person."""
    statement = _DELEGATIONS
    if person_id is not None:
        part = or_(t.delegation.c.person_id == person_id, t.delegation.c.deputy_id == person_id)
        statement = statement.where(part)
    return tuple(
        Delegation(
            row.id,
            row.person_id,
            row.person,
            row.deputy_id,
            row.deputy,
            row.role,
            row.starts_at,
            row.ends_at,
            row.reason,
            row.version,
        )
        for row in connection.execute(statement)
    )
