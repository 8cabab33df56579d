"""Fills the content tree of the release plan from what is recorded about a release."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.definition import SectionSpec
from relapp.domain.dossier import (
    Block,
    Chapter,
    CoverSigner,
    Flow,
    FlowStep,
    HistoryRow,
    Paragraph,
    PlanDocument,
    Section,
    Table,
    blocks_of,
    short_code,
)
from relapp.domain.office import Office
from relapp.domain.release import MadeDocument, RunStep, Signature
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import RunKind, StepState
from relapp.services.approval_sheet import approval_sheet, plan_nodes
from relapp.services.plan_tables import tables_of_section
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.document_tables import columns
from relapp.wording.documents import long_date, window_span
from relapp.wording.plan_values import Wording
from relapp.wording.signing import signer_name

NUMBER_SUFFIX = "FA"
"""What stands in the number of a release plan (FB26-147-FA-01)."""

_DOCUMENT = Text("发布方案", "Release plan")
_NOTICE = Text("内部资料，未经许可不得外传", "Internal; not to be passed on without permission")
_PURPOSE, _CONTENT, _ROLLBACK = "purpose", "content", "rollback"
_CHANGES = Text("本次纳入的变更", "Changes included")
_ITEMS = Text("发布内容", "What is released")
_STEPS = Text("上线步骤", "Run sheet")
_STEPS_SECTION = Text("上线步骤（ActionPlan）", "Run sheet (ActionPlan)")
_ROLLBACK_STEPS = Text("回退步骤", "Rollback steps")
_FLOW = Text("流程示意", "Flow")
_NO_GO = Text("NO-GO：按回退方案执行", "NO-GO: carry out the rollback plan")
_GATE = Text("闸口 {n}", "Gate {n}")
_MINUTES = Text("{n} 分", "{n} min")
_ASKED = Text("{title}（检查点：{question}）", "{title} (checkpoint: {question})")
_AFTER = Text("{title}（第 {n} 步之后）", "{title} (after step {n})")
_FIRST = Text("首次编制", "First edition")


@dataclass(frozen=True, slots=True)
class PlanInput:
    """What the plan is made of.

    `made` are the plans made before, oldest first; `note` says what this edition changes;
    `people` and `applications` are the names behind the keys in its tables.
    """

    view: ReleaseView
    office: Office
    made: tuple[MadeDocument, ...]
    author: str
    now: datetime
    note: str = ""
    people: Mapping[int, str] = field(default_factory=dict)
    applications: Mapping[int, str] = field(default_factory=dict)


def plan_document(given: PlanInput, language: Language) -> PlanDocument:
    """Return the finished content tree in one language."""
    return _Plan(given, language).document()


class _Plan:
    """One plan being filled; holds what every part needs."""

    def __init__(self, given: PlanInput, language: Language) -> None:
        self._given = given
        self._view = given.view
        self._facts = given.view.facts
        self._release = given.view.facts.release
        self._zone = ZoneInfo(given.office.zone)
        self._language = language
        self._words = Wording(language, self._zone, given.people, given.applications)

    def document(self) -> PlanDocument:
        """Put the parts together."""
        release, given = self._release, self._given
        revision = len(given.made)
        code = short_code(self._view.fingerprint)
        return PlanDocument(
            language=self._language,
            unit=f"{given.office.name}{given.office.unit}",
            name=self._t(_DOCUMENT),
            number=f"{release.number}-{NUMBER_SUFFIX}-{revision + 1:02d}",
            release_number=release.number,
            version=f"V1.{revision}",
            dated=self._day(given.now),
            classification=given.office.confidentiality,
            notice=self._t(_NOTICE),
            application=release.application,
            application_version=release.version_to,
            subject=release.title,
            cover_facts=self._cover_facts(f"V1.{revision}"),
            cover_signers=self._cover_signers(),
            history=self._history(),
            chapters=self._chapters(),
            approval=approval_sheet(self._view, self._zone, self._language),
            fingerprint=code,
            check_code=code,
        )

    def _t(self, text: Text) -> str:
        return text.of(self._language)

    def _day(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        return moment.astimezone(self._zone).date().isoformat()

    def _cover_facts(self, version: str) -> tuple[tuple[str, str], ...]:
        release = self._release
        mode = f"{self._t(terms.MODE[release.mode])}，{self._t(terms.STRATEGY[release.strategy])}"
        today = long_date(self._given.now.astimezone(self._zone).date(), self._language)
        return (
            (self._t(Text("发布类型", "Type")), self._t(terms.TYPE[release.type])),
            (self._t(Text("发布方式", "Mode")), mode),
            (self._t(Text("发布窗口", "Window")), self._window()),
            (self._t(Text("文件版本", "Edition")), f"{version}，{today}"),
        )

    def _window(self) -> str:
        window, release = self._facts.window, self._release
        start = window.starts_at if window else release.planned_start
        end = window.ends_at if window else release.planned_end
        if start is None or end is None:
            return ""
        span = window_span(start, end, self._zone, self._language)
        if window is None:
            return span
        name = Text("（第 {n} 窗口）", " (window {n})").format(n=window.number)
        return f"{span}{self._t(name)}"

    def _cover_signers(self) -> tuple[CoverSigner, ...]:
        signed = [n for n in plan_nodes(self._view) if n.signature and n.state is StepState.SIGNED]
        author = CoverSigner(
            self._t(Text("编制", "Author")), self._view.owner, self._day(self._given.now)
        )
        first = signed[0].signature if signed else None
        last = signed[-1].signature if len(signed) > 1 else None
        return (
            author,
            CoverSigner(
                self._t(Text("审核", "Reviewed")),
                self._signer(first),
                self._day(first.at if first else None),
            ),
            CoverSigner(
                self._t(Text("批准", "Approved")),
                self._signer(last),
                self._day(last.at if last else None),
            ),
        )

    def _history(self) -> tuple[HistoryRow, ...]:
        rows = [
            HistoryRow(
                f"V1.{place}",
                made.person,
                self._day(made.at),
                "",
                "",
                made.note or (self._t(_FIRST) if place == 0 else ""),
            )
            for place, made in enumerate(self._given.made)
        ]
        note = self._given.note or (self._t(_FIRST) if not rows else "")
        given = self._given
        rows.append(HistoryRow(f"V1.{len(rows)}", given.author, self._day(given.now), "", "", note))
        return tuple(rows)

    def _chapters(self) -> tuple[Chapter, ...]:
        applying = [
            s for s in self._view.definition.sections if s.when.holds(self._release.profile)
        ]
        titles = dict.fromkeys(spec.chapter for spec in applying)
        chapters = [
            self._chapter(title, [s for s in applying if s.chapter == title]) for title in titles
        ]
        return tuple(sorted(chapters, key=lambda chapter: chapter.appendix))

    def _chapter(self, title: Text, specs: Sequence[SectionSpec]) -> Chapter:
        ids = {spec.id for spec in specs}
        sections = [self._section(spec) for spec in specs]
        if _CONTENT in ids:
            sections.insert(1, Section(self._t(_STEPS_SECTION), (self._steps(),), "run_sheet"))
        blocks: tuple[Block, ...] = ()
        appendix = any(spec.appendix for spec in specs)
        if appendix and self._planned_rows():
            sections.append(Section(self._t(_FLOW), (self._flow(),), "flow"))
        return Chapter(
            key=specs[0].id,
            title=self._t(title),
            blocks=blocks,
            sections=tuple(sections),
            appendix=appendix,
        )

    def _section(self, spec: SectionSpec) -> Section:
        written = self._facts.sections.get(spec.id)
        blocks = list(blocks_of(written.body)) if written else []
        blocks.extend(self._recorded(spec.id))
        blocks.extend(tables_of_section(spec, self._view.definition, self._facts, self._words))
        return Section(self._t(spec.name), tuple(blocks) or (Paragraph(""),), spec.id)

    def _recorded(self, section_id: str) -> Iterable[Block]:
        """Add the tables that the record itself has for a section."""
        if section_id == _PURPOSE:
            yield self._changes()
        elif section_id == _CONTENT:
            yield self._items()
        elif section_id == _ROLLBACK:
            yield self._rollback_steps()

    def _changes(self) -> Table:
        rows = tuple(
            (c.number, self._t(terms.CHANGE_KIND[c.kind]), c.title, c.application)
            for c in self._facts.changes
        )
        return Table(columns("changes", self._language), rows, self._t(_CHANGES), "changes")

    def _items(self) -> Table:
        rows = tuple(
            (
                line.application,
                line.version_from,
                line.version_to,
                self._release.title if line.application_id == self._release.application_id else "",
            )
            for line in self._facts.scope
        )
        return Table(columns("items", self._language), rows, self._t(_ITEMS), "items")

    def _planned_rows(self) -> list[RunStep]:
        return [s for s in self._facts.run_sheet if s.kind is not RunKind.ROLLBACK]

    def _steps(self) -> Table:
        numbers = self._numbers()
        steps = self._planned_rows()
        ordered = any(step.after_id in numbers for step in steps)
        rows = []
        for step in steps:
            waits = (numbers.get(step.after_id or 0, ""),) if ordered else ()
            words = self._action(step)
            rows.append(
                (numbers[step.id], words, step.owner, self._span(step), *waits, step.done_when)
            )
        shown = columns("steps_in_order" if ordered else "steps", self._language)
        return Table(shown, tuple(rows), self._t(_STEPS), "steps")

    def _action(self, step: RunStep) -> str:
        """Return what is done, with the question that is asked at this point."""
        if not step.question:
            return step.title
        return self._t(_ASKED.format(title=step.title, question=step.question))

    def _numbers(self) -> dict[int, str]:
        """Number steps and gates apart, as the run sheet on screen does."""
        steps = gates = 0
        numbers: dict[int, str] = {}
        for row in self._planned_rows():
            if row.kind is RunKind.GATE:
                gates += 1
                numbers[row.id] = self._t(_GATE.format(n=gates))
            else:
                steps += 1
                numbers[row.id] = str(steps)
        return numbers

    def _span(self, step: RunStep) -> str:
        if step.planned_start is None or step.planned_end is None:
            return ""
        start, end = (
            moment.astimezone(self._zone) for moment in (step.planned_start, step.planned_end)
        )
        return f"{start:%H:%M}–{end:%H:%M}"

    def _rollback_steps(self) -> Table:
        steps = [s for s in self._facts.run_sheet if s.kind is RunKind.ROLLBACK]
        places = {step.id: place for place, step in enumerate(steps, start=1)}
        triggered = any(step.trigger for step in steps)
        rows = []
        for step in steps:
            words = self._action(step)
            if step.after_id in places:
                words = self._t(_AFTER.format(title=words, n=places[step.after_id]))
            trigger = (step.trigger,) if triggered else ()
            minutes = self._t(_MINUTES.format(n=step.minutes))
            rows.append((str(places[step.id]), step.phase, words, *trigger, step.owner, minutes))
        shown = columns("rollback_in_order" if triggered else "rollback_steps", self._language)
        return Table(shown, tuple(rows), self._t(_ROLLBACK_STEPS), "rollback_steps")

    def _flow(self) -> Flow:
        numbers = self._numbers()
        boxes: list[FlowStep] = []
        for row in self._planned_rows():
            if row.kind is RunKind.GATE:
                boxes.append(FlowStep(numbers[row.id], gate=True))
            elif not boxes or boxes[-1].gate or boxes[-1].label != row.phase:
                boxes.append(FlowStep(row.phase or row.title))
        return Flow(tuple(boxes), self._t(_NO_GO) if any(b.gate for b in boxes) else "")

    def _signer(self, signature: Signature | None) -> str:
        return self._t(signer_name(signature)) if signature else ""
