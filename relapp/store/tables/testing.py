"""Tables of test and acceptance: runs by kind, defects left, what backs a run."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from relapp.store.tables.base import LINE, SHORT, Moment, key, metadata, reference, version

test_run = Table(
    "test_run",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("kind", String(SHORT), nullable=False),
    Column("environment", String(LINE), nullable=False),
    Column("difference", Text, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("as_expected", Boolean, nullable=False),
    Column("conclusion", Text, nullable=False),
    Column("tested_at", Moment, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    version(),
)

test_defect = Table(
    "test_defect",
    metadata,
    key(),
    reference("run_id", "test_run", index=True),
    Column("number", String(SHORT), nullable=False),
    Column("title", String(LINE), nullable=False),
    Column("affects_golive", Boolean, nullable=False),
    Column("verdict", Text, nullable=False),
    version(),
)

test_evidence = Table(
    "test_evidence",
    metadata,
    key(),
    reference("run_id", "test_run", index=True),
    Column("name", String(LINE), nullable=False),
    Column("sha256", String(64), ForeignKey("blob.sha256"), nullable=True),
    Column("link", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
)
