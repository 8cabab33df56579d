"""What a test run and a defect must say before they are kept, and how they are stored."""

from dataclasses import replace
from datetime import datetime

from relapp.domain.testing import TestDefect, TestDefectDraft, TestRun, TestRunDraft
from relapp.errors import InvalidInput

MOST_CASES = 1_000_000


def cleaned_run(draft: TestRunDraft, now: datetime) -> TestRunDraft:
    """Return a run as it can be kept.

    Raises:
        InvalidInput: `field.missing`, `test.counts`, `test.count_range`, `test.future`.
    """
    found = replace(
        draft,
        environment=draft.environment.strip(),
        difference=draft.difference.strip(),
        conclusion=draft.conclusion.strip(),
    )
    for name in ("environment", "conclusion"):
        if not getattr(found, name):
            raise InvalidInput("field.missing", field=name)
    counts = (found.cases, found.passed, found.failed)
    if min(counts) < 0 or found.cases > MOST_CASES:
        raise InvalidInput("test.count_range", most=MOST_CASES)
    if found.passed + found.failed > found.cases:
        raise InvalidInput(
            "test.counts", cases=found.cases, passed=found.passed, failed=found.failed
        )
    if found.tested_at > now:
        raise InvalidInput("test.future", at=found.tested_at)
    return found


def cleaned_defect(draft: TestDefectDraft) -> TestDefectDraft:
    """Return a defect as it can be kept; raises InvalidInput where something is missing."""
    found = replace(
        draft,
        number=draft.number.strip(),
        title=draft.title.strip(),
        verdict=draft.verdict.strip(),
    )
    for name in ("number", "title", "verdict"):
        if not getattr(found, name):
            raise InvalidInput("field.missing", field=name)
    return found


def run_values(run: TestRun | TestRunDraft) -> dict[str, object]:
    """Return what a run says as column values."""
    return {
        "kind": run.kind.value,
        "environment": run.environment,
        "difference": run.difference,
        "cases": run.cases,
        "passed": run.passed,
        "failed": run.failed,
        "as_expected": run.as_expected,
        "conclusion": run.conclusion,
        "tested_at": run.tested_at,
    }


def defect_values(defect: TestDefect | TestDefectDraft) -> dict[str, object]:
    """Return what a defect says as column values."""
    return {
        "number": defect.number,
        "title": defect.title,
        "affects_golive": defect.affects_golive,
        "verdict": defect.verdict,
    }
