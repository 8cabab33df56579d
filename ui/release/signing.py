"""The deeds on an approval step: sign, return, resubmit; each asks before it writes."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.dossier import short_code
from relapp.domain.test_verdict import verdicts
from relapp.domain.vocabulary import Reason
from relapp.errors import RelappError, StaleRecord
from relapp.services.signed_content import LapsedContent
from relapp.services.views import ReleaseView
from ui.release.changes_dialog import ChangesDialog
from ui.release.desk import ReleaseDesk
from ui.release.sign_dialog import SignDialog, SignedContent, TextDialog

HERE = "here"


class Signing(QObject):
    """Asks and writes; the panel shows what came of it."""

    def __init__(self, desk: ReleaseDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._words = desk.words
        self._window = window

    def sign(self, view: ReleaseView, step_id: str) -> None:
        """Ask for an opinion and sign what is shown."""
        content = self._content_of(view, step_id)
        opinion = SignDialog.ask(self._window, content)
        if opinion is None:
            return
        desk = self._desk
        call = partial(
            desk.services.approvals.sign,
            desk.me,
            desk.release_id,
            step_id,
            opinion,
            view.fingerprint,
        )
        done = partial(self._on_signed, content.step)
        desk.write_proven(self._window, self._pin_title(), call, done, self._on_sign_refused)

    def sign_with_conditions(self, view: ReleaseView, step_id: str) -> None:
        """Look up what date the process gives a condition, ask for them and sign."""
        desk = self._desk
        read = partial(desk.services.approvals.usual_due, desk.release_id)
        desk.tasks.read(
            read,
            partial(self._on_due_read, view, step_id),
            partial(self._on_not_read, partial(self.sign_with_conditions, view, step_id)),
            slot="conditions",
        )

    def _on_due_read(self, view: ReleaseView, step_id: str, due: date) -> None:
        content = self._content_of(view, step_id)
        found = SignDialog.ask_conditions(self._window, content, due)
        if found is None:
            return
        desk, (opinion, conditions) = self._desk, found
        call = partial(
            desk.services.approvals.sign,
            desk.me,
            desk.release_id,
            step_id,
            opinion,
            view.fingerprint,
            conditions,
        )
        done = partial(self._on_signed, content.step)
        desk.write_proven(self._window, self._pin_title(), call, done, self._on_sign_refused)

    def show_changes(self, view: ReleaseView, signature_id: int) -> None:
        """Read what changed since a signature that lapsed, and show it."""
        desk = self._desk
        read = partial(desk.services.approvals.changed_since, desk.release_id, signature_id)
        desk.tasks.read(
            read,
            partial(self._on_changes_read, view),
            partial(self._on_not_read, partial(self.show_changes, view, signature_id)),
            slot="content_changes",
        )

    def _on_changes_read(self, view: ReleaseView, found: LapsedContent) -> None:
        ChangesDialog.show_changes(self._window, view, found, self._words)

    def _on_not_read(self, again: Callable[[], None], error: RelappError) -> None:
        self._desk.refused.emit(error, again)

    def _content_of(self, view: ReleaseView, step_id: str) -> SignedContent:
        release = view.facts.release
        _stage, node = view.step(step_id)
        card = view.card
        window = (
            self._words.period(card.starts_at, card.ends_at)
            if card.starts_at is not None
            else self.tr("未排期")
        )
        sections = sum(1 for s in view.facts.sections.values() if s.body.strip())
        facts = (
            (self.tr("版本"), f"{release.version_from or '—'} → {release.version_to}"),
            (self.tr("窗口"), window),
            (
                self.tr("内容"),
                self.tr("方案 {sections} 节，步骤 {steps} 行，变更单 {changes} 张").format(
                    sections=sections,
                    steps=len(view.facts.run_sheet),
                    changes=len(view.facts.changes),
                ),
            ),
            (self.tr("检查项"), f"{node.answered} / {len(node.checks)}"),
            *self._tests(view),
        )
        return SignedContent(
            release=f"{release.number} {release.application} {release.version_to} {release.title}",
            step=self._words.of(node.step.name),
            facts=facts,
            code=short_code(view.fingerprint),
        )

    def _tests(self, view: ReleaseView) -> tuple[tuple[str, str], ...]:
        """Say how the tests stand whose result a signature accepts."""
        stage = view.definition.stage(view.facts.release.stage)
        found = verdicts(stage, view.facts)
        if not found:
            return ()
        good = sum(1 for verdict in found if verdict.reason is Reason.NONE)
        left = sum(len(verdict.run.defects) for verdict in found if verdict.run is not None)
        said = self.tr("合格 {good} / {all} 类，遗留缺陷 {left} 个")
        return ((self.tr("测试"), said.format(good=good, all=len(found), left=left)),)

    def _pin_title(self) -> str:
        return self.tr("输入 PIN 后签署")

    def _on_signed(self, step: str, _changes: Changes) -> None:
        self._desk.announced.emit(self.tr("已签署「{step}」").format(step=step))

    def _on_sign_refused(self, error: RelappError) -> bool:
        if not isinstance(error, StaleRecord):
            return False
        self._desk.refused.emit(error, None)
        self._desk.stale.emit()
        return True

    def send_back(self, view: ReleaseView, step_id: str) -> None:
        """Ask why and where to, and return the step."""
        _stage, node = view.step(step_id)
        found = TextDialog.ask_choice(
            self._window,
            self.tr("退回「{step}」").format(step=self._words.of(node.step.name)),
            self.tr("退回"),
            field=self.tr("意见"),
            hint=self.tr("缺什么，补到什么程度"),
            danger=True,
            choices=self._return_targets(view),
            choice_title=self.tr("退到"),
        )
        if found is None:
            return
        target, opinion = found
        desk = self._desk
        call = partial(
            desk.services.approvals.send_back,
            desk.me,
            desk.release_id,
            step_id,
            opinion,
            None if target == HERE else target,
        )
        desk.write_proven(self._window, self._pin_title(), call)

    def _return_targets(self, view: ReleaseView) -> tuple[tuple[str, str], ...]:
        order = view.definition.stage_ids
        present = order.index(view.facts.release.stage)
        earlier = []
        for stage_id in reversed(order[:present]):
            name = self._words.of(view.definition.stage(stage_id).name)
            earlier.append((stage_id, self.tr("「{stage}」阶段").format(stage=name)))
        named = view.definition.stage(view.facts.release.stage).back_to
        if named:
            # A refusal here means going back; where to is proposed, not whether.
            return tuple(sorted(earlier, key=lambda choice: choice[0] != named))
        return ((HERE, self.tr("留在本环节，补充后重新提交")), *earlier)

    def resubmit(self, step_id: str) -> None:
        """Ask what was supplemented and put the step before its signer again."""
        note = TextDialog.ask(
            self._window,
            self.tr("重新提交"),
            self.tr("提交"),
            field=self.tr("补充说明"),
            hint=self.tr("补了什么，在哪里看"),
        )
        if note is not None:
            desk = self._desk
            call = partial(
                desk.services.approvals.resubmit, desk.me, desk.release_id, step_id, note
            )
            desk.write(call)
