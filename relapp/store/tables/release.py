"""Tables of releases: the release itself and one small row per thing somebody records."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from relapp.store.tables.base import LINE, SHORT, Moment, key, metadata, reference, version

release = Table(
    "release",
    metadata,
    key(),
    Column("number", String(SHORT), nullable=False, unique=True),
    reference("process_id", "process"),
    Column("type", String(SHORT), nullable=False),
    Column("mode", String(SHORT), nullable=False),
    Column("strategy", String(SHORT), nullable=False),
    Column("title", String(LINE), nullable=False),
    Column("stage", String(SHORT), nullable=False),
    Column("status", String(SHORT), nullable=False),
    reference("application_id", "application", index=True),
    Column("version_from", String(SHORT), nullable=False),
    Column("version_to", String(SHORT), nullable=False),
    reference("owner_id", "person", nullable=True),
    reference("applicant_id", "person", nullable=True),
    reference("department_id", "department", nullable=True),
    reference("window_id", "window", nullable=True, index=True),
    Column("planned_start", Moment, nullable=True),
    Column("planned_end", Moment, nullable=True),
    Column("registered_at", Moment, nullable=False),
    Column("stage_since", Moment, nullable=False),
    Column("yes", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("outcome", String(SHORT), nullable=True),
    Column("deployed_at", Moment, nullable=True),
    Column("closed_at", Moment, nullable=True, index=True),
    Column("trial_until", Moment, nullable=True),
    Column("hold_reason", Text, nullable=False),
    Column("refusal", String(SHORT), nullable=False),
    Column("emergency_reason", Text, nullable=False),
    Column("imported", Boolean, nullable=False),
    version(),
)


def _of_release(name: str = "release_id", *, part: bool = True) -> Column[int]:
    return Column(name, Integer, ForeignKey("release.id"), primary_key=part, nullable=False)


release_scope = Table(
    "release_scope",
    metadata,
    _of_release(),
    Column("application_id", Integer, ForeignKey("application.id"), primary_key=True),
    Column("version_from", String(SHORT), nullable=False),
    Column("version_to", String(SHORT), nullable=False),
)

release_dependency = Table(
    "release_dependency",
    metadata,
    _of_release(),
    Column("other_id", Integer, ForeignKey("release.id"), primary_key=True, index=True),
    Column("need", String(LINE), nullable=False),
)

release_cast = Table(
    "release_cast",
    metadata,
    _of_release(),
    Column("role", String(SHORT), primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id"), primary_key=True),
)

check_answer = Table(
    "check_answer",
    metadata,
    _of_release(),
    Column("item_id", String(SHORT), primary_key=True),
    Column("result", String(SHORT), nullable=False),
    Column("note", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    version(),
)

blob = Table(
    "blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("item_id", String(SHORT), nullable=False),
    Column("name", String(LINE), nullable=False),
    Column("sha256", String(64), ForeignKey("blob.sha256"), nullable=True),
    Column("link", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
)

deliverable = Table(
    "deliverable",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False),
    Column("deliverable_id", String(SHORT), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("filename", String(LINE), nullable=False),
    Column("sha256", String(64), ForeignKey("blob.sha256"), nullable=False),
    Column("note", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    UniqueConstraint("release_id", "deliverable_id", "revision"),
)

plan_section = Table(
    "plan_section",
    metadata,
    _of_release(),
    Column("section_id", String(SHORT), primary_key=True),
    Column("body", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    version(),
)

signature = Table(
    "signature",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("stage", String(SHORT), nullable=False),
    Column("step_id", String(SHORT), nullable=False),
    Column("decision", String(SHORT), nullable=False),
    Column("opinion", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("superseded", Boolean, nullable=False),
    # Whose step it is when a deputy signed; empty for the holder's own signature.
    reference("on_behalf_id", "person", nullable=True),
    # What the signer was known by; empty in rows of a program that did not record it.
    Column("proven", String(SHORT), nullable=True),
)

run_step = Table(
    "run_step",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("phase", String(LINE), nullable=False),
    Column("kind", String(SHORT), nullable=False),
    Column("title", String(LINE), nullable=False),
    reference("owner_id", "person", nullable=True),
    Column("planned_start", Moment, nullable=True),
    Column("minutes", Integer, nullable=False),
    Column("done_when", String(LINE), nullable=False),
    Column("result", String(SHORT), nullable=False),
    Column("actual_start", Moment, nullable=True),
    Column("actual_end", Moment, nullable=True),
    Column("note", Text, nullable=False),
    # The row that must be finished before this one may begin.
    reference("after_id", "run_step", nullable=True),
    # What is asked at this point of the night, such as 备份完成了吗; empty for a plain row.
    Column("question", String(LINE), nullable=False, server_default=""),
    # What makes one roll back here; for rows of the rollback.
    Column("trigger", String(LINE), nullable=False, server_default=""),
    version(),
)

follow_up = Table(
    "follow_up",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("rule_id", String(SHORT), nullable=False),
    Column("subject", String(LINE), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("role", String(SHORT), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("done_at", Moment, nullable=True),
    reference("done_by_id", "person", nullable=True),
    Column("note", Text, nullable=False),
    version(),
)

document = Table(
    "document",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("document_id", String(SHORT), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    UniqueConstraint("release_id", "document_id", "revision"),
)
