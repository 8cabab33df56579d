"""What people of the office write: plan sections, papers, evidence, opinions and run sheets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from string import Template
from typing import Protocol

from relapp.domain.definition import ApprovalStep, CheckItem, DeliverableSpec, SectionSpec
from relapp.domain.plan_item import Value
from relapp.domain.release import ReleaseFacts, RunStepDraft
from relapp.domain.vocabulary import ReleaseMode, RunKind
from relapp.sample import papers, wordings
from relapp.sample.plan_lines import CHOICES, COMMON, QUESTIONS, TRIGGERS, filled

_Row = tuple[str, RunKind, str, str, int, int, str]
"""Phase, kind, title, who, minutes after the start, minutes long, done when."""


_TELLS_IN_LINES = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to hand in."""

    filename: str
    content: bytes
    note: str = ""


class Script(Protocol):
    """Gives the words of one release."""

    def section(self, spec: SectionSpec, facts: ReleaseFacts) -> str:
        """Return the text of a plan section."""

    def paper(self, spec: DeliverableSpec, facts: ReleaseFacts) -> Paper:
        """Return a deliverable."""

    def evidence(self, item: CheckItem, facts: ReleaseFacts) -> Paper:
        """Return what backs a check."""

    def opinion(self, step: ApprovalStep, facts: ReleaseFacts) -> str:
        """Return what a signer says."""

    def run_sheet(self, facts: ReleaseFacts) -> tuple[RunStepDraft, ...]:
        """Return the planned rows."""

    def lines(self, kind: str, facts: ReleaseFacts) -> tuple[dict[str, Value], ...]:
        """Return the lines of a table of the plan; none where the text says it all."""

    def choice(self, question_id: str, facts: ReleaseFacts) -> str:
        """Return the answer to a question about risk, empty for none."""

    def order(self) -> Mapping[str, str]:
        """Return which row of the run sheet waits for which, by title."""


class CommonScript:
    """Words that fit any release."""

    def section(self, spec: SectionSpec, facts: ReleaseFacts) -> str:
        """Return the text of a plan section."""
        words = wordings.SECTIONS.get(spec.id)
        if any(self.lines(kind, facts) for kind in spec.items):
            words = wordings.BESIDE_LINES.get(spec.id, words)
        if words is None:
            return self._fill(f"$what：{spec.name.zh}。{spec.hint.zh}。", facts)
        return self._fill(words, facts)

    def paper(self, spec: DeliverableSpec, facts: ReleaseFacts) -> Paper:
        """Return a deliverable."""
        release = facts.release
        lines = tuple(self._fill(line, facts) for line in wordings.paper_lines(spec.id))
        title = f"{release.application} {release.version_to} {spec.name.zh}"
        name = f"{spec.name.zh}_{release.application}_{release.version_to}.docx"
        return Paper(name.replace(" ", ""), papers.word_file(title, lines))

    def evidence(self, item: CheckItem, facts: ReleaseFacts) -> Paper:
        """Return what backs a check."""
        title = item.basis.zh or "检查记录"
        lines = (
            self._fill("$what", facts),
            f"检查项：{item.text.zh}",
            *wordings.evidence_lines(item.id),
        )
        release = facts.release
        name = f"{title}_{release.number}_{item.id}.txt".replace(" ", "")
        return Paper(name, papers.text_file(title, lines))

    def opinion(self, step: ApprovalStep, facts: ReleaseFacts) -> str:
        """Return what a signer says."""
        return wordings.OPINIONS.get(step.id, "")

    def run_sheet(self, facts: ReleaseFacts) -> tuple[RunStepDraft, ...]:
        """Return the planned rows."""
        emergency = facts.release.mode is ReleaseMode.EMERGENCY
        rows = wordings.SHORT_SHEET if emergency else wordings.SHEET
        return drafts(rows, facts, lambda roles: _owner(roles, facts))

    def lines(self, kind: str, facts: ReleaseFacts) -> tuple[dict[str, Value], ...]:
        """Return the lines of a table of the plan; two of three releases tell it in the text."""
        if facts.release.id % _TELLS_IN_LINES != 1:
            return ()
        return filled(kind, COMMON, facts, lambda roles: _owner(roles, facts))

    def choice(self, question_id: str, facts: ReleaseFacts) -> str:
        """Return the answer to a question about risk."""
        return CHOICES.get(question_id, "") if facts.release.id % _TELLS_IN_LINES == 1 else ""

    def order(self) -> Mapping[str, str]:
        """Return which row of the run sheet waits for which: none, they follow by time."""
        return {}

    def _fill(self, words: str, facts: ReleaseFacts) -> str:
        release = facts.release
        return Template(words).safe_substitute(
            what=f"{release.application} {release.version_to} {release.title}",
            application=release.application,
            title=release.title,
            old=release.version_from or "无",
            new=release.version_to,
            number=release.number,
            owner="、".join(facts.holder_names("system_owner")) or "系统拥有人",
            manager="、".join(
                facts.holder_names("project_manager") or facts.holder_names("release_admin")
            ),
            changes="、".join(c.number for c in facts.changes) or "评审会确认的需求",
        )


def drafts(
    rows: tuple[_Row, ...], facts: ReleaseFacts, owner_of: Callable[[str], int | None]
) -> tuple[RunStepDraft, ...]:
    """Return a sheet's rows with owner and time; without a date there are none yet."""
    start = facts.window.starts_at if facts.window else facts.release.planned_start
    if start is None:
        return ()
    return tuple(
        RunStepDraft(
            title,
            kind,
            phase,
            owner_of(who),
            None if kind is RunKind.ROLLBACK else start + timedelta(minutes=after),
            minutes,
            done_when,
            question=QUESTIONS.get(title, ""),
            trigger=TRIGGERS.get(title, ""),
        )
        for phase, kind, title, who, after, minutes, done_when in rows
    )


def _owner(roles: str, facts: ReleaseFacts) -> int | None:
    """Return the first holder of the first role that somebody holds, else the keeper."""
    for role in roles.split("|"):
        for ref in facts.holders.get(role, ()):
            return ref.id
    return facts.release.owner_id
