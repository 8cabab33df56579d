"""Test and acceptance: what was tried where, with what result, and what is left open."""

from dataclasses import dataclass
from datetime import datetime

from relapp.domain.vocabulary import TestKind


@dataclass(frozen=True, slots=True)
class TestDefect:
    """A defect left open after a run, with the verdict whether it affects going live."""

    __test__ = False

    id: int
    number: str
    title: str
    affects_golive: bool
    verdict: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class TestProof:
    """A file (by its SHA-256) or a link that backs a run."""

    __test__ = False

    id: int
    name: str
    sha256: str = ""
    link: str = ""
    person: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TestRun:
    """One run of one kind of test; moments are aware UTC, counts are cases."""

    __test__ = False

    id: int
    kind: TestKind
    environment: str
    difference: str
    """How the environment differs from production; empty says that it does not."""
    cases: int
    passed: int
    failed: int
    as_expected: bool
    conclusion: str
    tested_at: datetime
    person_id: int
    person: str
    at: datetime
    version: int = 1
    defects: tuple[TestDefect, ...] = ()
    evidence: tuple[TestProof, ...] = ()
