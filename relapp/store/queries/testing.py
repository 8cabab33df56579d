"""Reads the test runs of a release with their defects and what backs them."""

from collections import defaultdict

from sqlalchemy import BindParameter, Connection, bindparam, select

from relapp.domain.testing import TestDefect, TestProof, TestRun
from relapp.domain.vocabulary import TestKind
from relapp.store.tables import people as p
from relapp.store.tables import testing as t

_KEY: BindParameter[int] = bindparam("release_id")
_RUNS = (
    select(t.test_run, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == t.test_run.c.person_id)
    .where(t.test_run.c.release_id == _KEY)
    .order_by(t.test_run.c.tested_at, t.test_run.c.id)
)
_DEFECTS = (
    select(t.test_defect)
    .join(t.test_run, t.test_run.c.id == t.test_defect.c.run_id)
    .where(t.test_run.c.release_id == _KEY)
    .order_by(t.test_defect.c.id)
)
_PROOFS = (
    select(t.test_evidence, p.person.c.name.label("person"))
    .join(t.test_run, t.test_run.c.id == t.test_evidence.c.run_id)
    .join(p.person, p.person.c.id == t.test_evidence.c.person_id)
    .where(t.test_run.c.release_id == _KEY)
    .order_by(t.test_evidence.c.id)
)


def test_runs(connection: Connection, release_id: int) -> tuple[TestRun, ...]:
    """Return the runs of a release, oldest first."""
    key = {"release_id": release_id}
    runs = connection.execute(_RUNS, key).all()
    if not runs:
        return ()
    defects: dict[int, list[TestDefect]] = defaultdict(list)
    for row in connection.execute(_DEFECTS, key):
        defects[row.run_id].append(
            TestDefect(row.id, row.number, row.title, row.affects_golive, row.verdict, row.version)
        )
    proofs: dict[int, list[TestProof]] = defaultdict(list)
    for row in connection.execute(_PROOFS, key):
        proofs[row.run_id].append(
            TestProof(row.id, row.name, row.sha256 or "", row.link, row.person, row.at)
        )
    return tuple(
        TestRun(
            id=row.id,
            kind=TestKind(row.kind),
            environment=row.environment,
            difference=row.difference,
            cases=row.cases,
            passed=row.passed,
            failed=row.failed,
            as_expected=row.as_expected,
            conclusion=row.conclusion,
            tested_at=row.tested_at,
            person_id=row.person_id,
            person=row.person,
            at=row.at,
            version=row.version,
            defects=tuple(defects.get(row.id, ())),
            evidence=tuple(proofs.get(row.id, ())),
        )
        for row in runs
    )
