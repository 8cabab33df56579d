"""Reads the parts of a release that many releases do not have, in one look when there are none."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, exists, select

from relapp.store.queries.plan_parts import plan_items, risk_answers
from relapp.store.queries.signing import delegations, step_signers
from relapp.store.queries.testing import test_runs
from relapp.store.tables import approving as a
from relapp.store.tables import plan as t
from relapp.store.tables import testing as x

_KEY: BindParameter[int] = bindparam("release_id")
_THERE = select(
    exists().where(t.plan_item.c.release_id == _KEY).label("items"),
    exists().where(t.risk_answer.c.release_id == _KEY).label("risk_answers"),
    exists().where(x.test_run.c.release_id == _KEY).label("tests"),
    exists().where(a.step_signer.c.release_id == _KEY).label("signers"),
    exists().where(a.delegation.c.id.is_not(None)).label("delegations"),
)


def further_parts(connection: Connection, release_id: int) -> dict[str, Any]:
    """Return the parts that are there, by the name of the field of `ReleaseFacts`."""
    there = connection.execute(_THERE, {"release_id": release_id}).one()
    return {
        name: read(connection, release_id) for name, read in READERS.items() if getattr(there, name)
    }


READERS: Mapping[str, Callable[[Connection, int], Any]] = {
    "items": plan_items,
    "risk_answers": risk_answers,
    "tests": test_runs,
    "signers": step_signers,
    "delegations": lambda connection, _release_id: delegations(connection),
}
