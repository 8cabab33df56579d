"""Fills the content tree of 《发布测试报告》 from the recorded tests."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain import test_verdict
from relapp.domain.definition import Stage
from relapp.domain.dossier import (
    ApprovalRow,
    ApprovalSheet,
    Block,
    Chapter,
    CoverSigner,
    Facts,
    HistoryRow,
    Paragraph,
    PlanDocument,
    Section,
    Table,
    short_code,
)
from relapp.domain.office import Office
from relapp.domain.release import MadeDocument
from relapp.domain.test_verdict import TestVerdict
from relapp.domain.testing import TestRun
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import Reason, StepState, TestKind
from relapp.services.views import ReleaseView
from relapp.wording import terms, testing
from relapp.wording import test_report as words
from relapp.wording.documents import long_date

NUMBER_SUFFIX = "CS"
"""What stands in the number of a test report (FB26-147-CS-01)."""

_NOTICE = Text("内部资料，未经许可不得外传", "Internal; not to be passed on without permission")
_FIRST = Text("首次编制", "First edition")
_AND = Text("、", ", ")


@dataclass(frozen=True, slots=True)
class ReportInput:
    """What the report is made of; `made` are the reports before, oldest first."""

    view: ReleaseView
    office: Office
    made: tuple[MadeDocument, ...]
    author: str
    now: datetime
    note: str = ""


def kinds_of(view: ReleaseView) -> tuple[TestKind, ...]:
    """Return the kinds that the process asks for or that were tested, in a steady order."""
    asked = {kind for stage in view.definition.stages for kind in stage.tests}
    tested = {run.kind for run in view.facts.tests}
    return tuple(kind for kind in TestKind if kind in asked | tested)


def report_document(given: ReportInput, language: Language) -> PlanDocument:
    """Return the finished content tree in one language."""
    return _Report(given, language).document()


class _Report:
    """One report being filled; holds what every part needs."""

    def __init__(self, given: ReportInput, language: Language) -> None:
        self._given = given
        self._view = given.view
        self._facts = given.view.facts
        self._language = language
        self._zone = ZoneInfo(given.office.zone)
        self._stages = tuple(stage for stage in given.view.definition.stages if stage.tests)
        self._verdicts = tuple(
            test_verdict.verdict(self._facts, kind) for kind in kinds_of(given.view)
        )

    def document(self) -> PlanDocument:
        """Put the parts together."""
        given, release = self._given, self._facts.release
        revision = len(given.made)
        code = short_code(self._view.fingerprint)
        today = long_date(given.now.astimezone(self._zone).date(), self._language)
        facts = (
            (self._t(Text("发布类型", "Type")), self._t(terms.TYPE[release.type])),
            (self._label("tests"), self._t(self._summary())),
            (self._t(Text("文件版本", "Edition")), f"V1.{revision}，{today}"),
        )
        return PlanDocument(
            language=self._language,
            unit=f"{given.office.name}{given.office.unit}",
            name=self._t(words.NAME),
            number=f"{release.number}-{NUMBER_SUFFIX}-{revision + 1:02d}",
            release_number=release.number,
            version=f"V1.{revision}",
            dated=self._day(given.now),
            classification=given.office.confidentiality,
            notice=self._t(_NOTICE),
            application=release.application,
            application_version=release.version_to,
            subject=release.title,
            cover_facts=facts,
            cover_signers=self._signers(),
            history=self._history(),
            chapters=self._chapters(),
            approval=self._approval(),
            fingerprint=code,
            check_code=code,
        )

    def _t(self, text: Text) -> str:
        return text.of(self._language)

    def _label(self, key: str) -> str:
        return self._t(words.LABELS[key])

    def _day(self, moment: datetime | None) -> str:
        return moment.astimezone(self._zone).date().isoformat() if moment else ""

    def _kind(self, kind: TestKind) -> str:
        return self._t(testing.TEST_KIND[kind])

    def _summary(self) -> Text:
        against = [v for v in self._verdicts if v.reason is not Reason.NONE]
        if against:
            return words.AGAINST.format(kinds=_names(against))
        later = [v for v in self._verdicts if v.deferral is not None]
        if later:
            return words.LATER.format(kinds=_names(later))
        return words.GOOD.format(count=len(self._verdicts))

    def _signers(self) -> tuple[CoverSigner, ...]:
        given = self._given
        author = CoverSigner(self._t(Text("编制", "Author")), given.author, self._day(given.now))
        signed = (
            CoverSigner(row.step, row.signer if row.signed_on else "", row.signed_on)
            for row in self._approval_rows()[:2]
        )
        return (author, *signed)

    def _history(self) -> tuple[HistoryRow, ...]:
        given = self._given
        rows = [
            HistoryRow(
                f"V1.{n}", made.person, self._day(made.at), "", "", self._change(n, made.note)
            )
            for n, made in enumerate(given.made)
        ]
        change = self._change(len(rows), given.note)
        rows.append(
            HistoryRow(f"V1.{len(rows)}", given.author, self._day(given.now), "", "", change)
        )
        return tuple(rows)

    def _change(self, place: int, note: str) -> str:
        return note or (self._t(_FIRST) if place == 0 else "")

    def _chapters(self) -> tuple[Chapter, ...]:
        parts: dict[str, tuple[Block, ...]] = {
            "overview": (self._overview(), Paragraph(self._t(self._summary()))),
            "results": (self._results(),),
            "records": (),
            "defects": (self._defects(),),
            "acceptance": (self._checks(),),
            "evidence": (self._evidence(),),
        }
        return tuple(
            Chapter(
                key,
                self._t(words.CHAPTERS[key]),
                blocks,
                tuple(map(self._record, self._verdicts)) if key == "records" else (),
            )
            for key, blocks in parts.items()
        )

    def _overview(self) -> Facts:
        release, tests = self._facts.release, self._facts.tests
        days = sorted(self._day(run.tested_at) for run in tests)
        span = "" if not days else days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}"
        people = dict.fromkeys(run.person for run in tests)
        return Facts(
            (
                (self._label("release"), f"{release.number} {release.title}"),
                (self._label("application"), release.application),
                (self._label("version"), release.version_to),
                (self._label("changes"), self._t(_AND).join(c.number for c in self._facts.changes)),
                (self._label("period"), span),
                (self._label("testers"), self._t(_AND).join(people)),
            )
        )

    def _results(self) -> Table:
        rows = tuple(self._result_row(found) for found in self._verdicts)
        return Table(words.columns("results", self._language), rows)

    def _result_row(self, found: TestVerdict) -> tuple[str, ...]:
        run = found.run
        said = self._t(testing.verdict_word(found))
        if run is None:
            return (self._kind(found.kind), "", "", "", said, "")
        counts = (str(run.cases), str(run.passed), str(run.failed))
        return (self._kind(found.kind), *counts, said, self._day(run.tested_at))

    def _record(self, found: TestVerdict) -> Section:
        blocks: list[Block] = []
        if found.deferral is not None:
            blocks.append(Facts(((self._label("deferred"), found.deferral.note),)))
        if found.run is not None:
            blocks.append(self._run_facts(found.run))
        earlier = [r for r in self._facts.tests if r.kind is found.kind and r is not found.run]
        if earlier:
            rows = tuple(self._earlier_row(run) for run in reversed(earlier))
            columns = words.columns("earlier", self._language)
            blocks.append(Table(columns, rows, self._t(words.EARLIER)))
        return Section(self._kind(found.kind), tuple(blocks) or (Paragraph(""),), found.kind.value)

    def _run_facts(self, run: TestRun) -> Facts:
        counts = words.COUNTS.format(cases=run.cases, passed=run.passed, failed=run.failed)
        when = f"{run.tested_at.astimezone(self._zone):%Y-%m-%d %H:%M}"
        return Facts(
            (
                (self._label("environment"), run.environment),
                (self._label("difference"), run.difference or self._t(words.NO_DIFFERENCE)),
                (self._label("period"), when),
                (self._label("testers"), run.person),
                (self._label("cases"), self._t(counts)),
                (self._label("result"), self._t(testing.EXPECTED[run.as_expected])),
                (self._label("conclusion"), run.conclusion),
            )
        )

    def _earlier_row(self, run: TestRun) -> tuple[str, ...]:
        return (
            self._day(run.tested_at),
            f"{run.passed} / {run.cases}",
            self._t(testing.EXPECTED[run.as_expected]),
            run.conclusion,
        )

    def _defects(self) -> Table:
        rows = tuple(
            (
                defect.number,
                self._kind(found.kind),
                defect.title,
                self._t(words.YES_NO[defect.affects_golive]),
                defect.verdict,
            )
            for found in self._verdicts
            if found.run is not None
            for defect in found.run.defects
        )
        return Table(words.columns("defects", self._language), rows)

    def _checks(self) -> Table:
        """List what testers and users confirmed in the stages that ask for tests."""
        rows = tuple(row for stage in self._stages for row in self._check_rows(stage))
        return Table(words.columns("checks", self._language), rows)

    def _check_rows(self, stage: Stage) -> list[tuple[str, ...]]:
        definition = self._view.definition
        testers = {
            role for kind in stage.tests for role in test_verdict.roles_testing(definition, kind)
        }
        rows: list[tuple[str, ...]] = []
        for item in stage.checks:
            answer = self._facts.checks.get(item.id)
            if item.role not in testers or not item.when.holds(self._facts.release.profile):
                continue
            result = self._t(terms.CHECK_RESULT[answer.result]) if answer else ""
            by, day = (answer.person, self._day(answer.at)) if answer else ("", "")
            rows.append((self._t(item.text), result, answer.note if answer else "", by, day))
        return rows

    def _evidence(self) -> Table:
        rows = tuple(
            (self._kind(run.kind), proof.name, proof.person, self._day(proof.at))
            for run in self._facts.tests
            for proof in run.evidence
        )
        return Table(words.columns("evidence", self._language), rows)

    def _approval(self) -> ApprovalSheet | None:
        rows = self._approval_rows()
        return ApprovalSheet(rows, hand_signers=tuple(row.step for row in rows)) if rows else None

    def _approval_rows(self) -> tuple[ApprovalRow, ...]:
        rows = []
        for stage in self._stages:
            for place, group in enumerate(self._view.groups.get(stage.id, ()), start=1):
                for node in group.steps:
                    signed = node.signature if node.state is StepState.SIGNED else None
                    decision = terms.DECISION[signed.decision] if signed else None
                    waiting = self._t(_AND).join(ref.name for ref in node.holders)
                    if node.state is not StepState.NOT_NEEDED:
                        rows.append(
                            ApprovalRow(
                                group=str(place),
                                step=self._t(node.step.name),
                                signer=signed.person if signed else waiting,
                                checks=f"{node.answered - node.failed} / {len(node.checks)}",
                                decision=self._t(decision or terms.STEP_STATE[node.state]),
                                signed_on=self._day(signed.at) if signed else "",
                            )
                        )
        return tuple(rows)


def _names(found: list[TestVerdict]) -> Text:
    names = [testing.TEST_KIND[v.kind] for v in found]
    return Text(_AND.zh.join(n.zh for n in names), _AND.en.join(n.en for n in names))
