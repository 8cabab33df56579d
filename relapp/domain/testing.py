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


@dataclass(frozen=True, slots=True)
class TestRunDraft:
    """Unsaved input of a run; `id` 0 adds one."""

    __test__ = False

    kind: TestKind
    environment: str
    tested_at: datetime
    difference: str = ""
    cases: int = 0
    passed: int = 0
    failed: int = 0
    as_expected: bool = True
    conclusion: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class TestDefectDraft:
    """Unsaved input of a defect left by a run; `id` 0 adds one."""

    __test__ = False

    number: str
    title: str
    affects_golive: bool
    verdict: str
    id: int = 0
    version: int = 0
