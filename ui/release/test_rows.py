"""What the tab 测试 lists: every kind with its newest run, earlier runs below it."""

from dataclasses import dataclass

from relapp.domain.test_verdict import TestVerdict, stage_of, verdict
from relapp.domain.testing import TestRun
from relapp.domain.vocabulary import Reason, TestKind
from relapp.services.test_report import kinds_of
from relapp.services.views import ReleaseView
from relapp.wording import testing
from ui.release.words import DASH, Words


@dataclass(frozen=True, slots=True)
class TestRow:
    """A run, or a kind that was not tested yet.

    Attributes:
        verdict: where the kind stands; None for an earlier run, which decides nothing.
        asked: a stage asks for the kind.
    """

    kind: TestKind
    run: TestRun | None
    verdict: TestVerdict | None
    asked: bool

    @property
    def key(self) -> tuple[str, int]:
        """Stable over reads: the kind, and the run where it is an earlier one."""
        return self.kind.value, 0 if self.verdict is not None else (self.run.id if self.run else 0)

    @property
    def tone(self) -> str:
        """Colour of the verdict."""
        if self.verdict is None:
            return "text_3"
        if self.verdict.deferral is not None:
            return "warn"
        tones = {Reason.NONE: "ok", Reason.NOT_TESTED: "text_2"}
        return tones.get(self.verdict.reason, "bad")

    @property
    def icon(self) -> str:
        """Mark of the verdict."""
        marks = {"ok": "circle-check", "warn": "hourglass", "bad": "circle-x"}
        return marks.get(self.tone, "circle")


def rows_of_tests(view: ReleaseView) -> tuple[TestRow, ...]:
    """Return the rows in the order of the kinds, newest run first."""
    rows: list[TestRow] = []
    for kind in kinds_of(view):
        found = verdict(view.facts, kind)
        asked = stage_of(view.definition, kind) is not None
        rows.append(TestRow(kind, found.run, found, asked))
        earlier = [r for r in view.facts.tests if r.kind is kind and r is not found.run]
        rows += [TestRow(kind, run, None, asked) for run in reversed(earlier)]
    return tuple(rows)


def verdict_words(row: TestRow, words: Words) -> str:
    """Return what a row comes to."""
    if row.verdict is not None:
        return words.of(testing.verdict_word(row.verdict))
    return words.of(testing.EXPECTED[row.run.as_expected]) if row.run is not None else ""


def count_words(row: TestRow) -> str:
    """Return 「19 / 20」: cases passed of all."""
    return f"{row.run.passed} / {row.run.cases}" if row.run is not None else DASH
