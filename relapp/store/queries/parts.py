"""Reads the parts of a release that it has; one look tells which, for most lack some."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, exists, select

from relapp.store.queries import usual_parts
from relapp.store.queries.plan_parts import plan_items, risk_answers
from relapp.store.queries.signing import delegations, step_signers
from relapp.store.queries.spot_checks import spot_checks
from relapp.store.queries.testing import test_runs
from relapp.store.tables import approving as a
from relapp.store.tables import plan as t
from relapp.store.tables import release as r
from relapp.store.tables import testing as x

_KEY: BindParameter[int] = bindparam("release_id")
_THERE = select(
    exists().where(r.check_answer.c.release_id == _KEY).label("checks"),
    exists().where(r.deliverable.c.release_id == _KEY).label("deliverables"),
    exists().where(r.plan_section.c.release_id == _KEY).label("sections"),
    exists().where(r.signature.c.release_id == _KEY).label("signatures"),
    exists().where(r.run_step.c.release_id == _KEY).label("run_sheet"),
    exists().where(r.follow_up.c.release_id == _KEY).label("follow_ups"),
    exists().where(r.release_dependency.c.release_id == _KEY).label("dependencies"),
    exists().where(t.plan_item.c.release_id == _KEY).label("items"),
    exists().where(t.risk_answer.c.release_id == _KEY).label("risk_answers"),
    exists().where(x.test_run.c.release_id == _KEY).label("tests"),
    exists().where(a.step_signer.c.release_id == _KEY).label("signers"),
    exists().where(a.spot_check.c.release_id == _KEY).label("spot_checks"),
    exists().where(a.delegation.c.id.is_not(None)).label("delegations"),
)


def present_parts(connection: Connection, release_id: int) -> dict[str, Any]:
    """Return the parts that are there, by the name of the field of `ReleaseFacts`."""
    there = connection.execute(_THERE, {"release_id": release_id}).one()
    return {
        name: read(connection, release_id) for name, read in READERS.items() if getattr(there, name)
    }


READERS: Mapping[str, Callable[[Connection, int], Any]] = {
    "checks": usual_parts.checks,
    "deliverables": usual_parts.deliverables,
    "sections": usual_parts.sections,
    "signatures": usual_parts.signatures,
    "run_sheet": usual_parts.run_sheet,
    "follow_ups": usual_parts.follow_ups,
    "dependencies": usual_parts.dependencies,
    "items": plan_items,
    "risk_answers": risk_answers,
    "tests": test_runs,
    "signers": step_signers,
    "spot_checks": spot_checks,
    "delegations": lambda connection, _release_id: delegations(connection),
}
"""Parts of the facts that can be read alone; the others hang together with the release."""
