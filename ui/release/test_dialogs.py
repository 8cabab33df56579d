"""The dialogs of the tab 测试: a run with its result, and a defect that it left."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from relapp.domain.testing import TestDefectDraft, TestRunDraft
from relapp.domain.vocabulary import TestKind
from relapp.wording import testing
from ui.actions.saving_dialog import SavingDialog
from ui.kit import fields, style, theme
from ui.kit.buttons import Button, Kind
from ui.kit.form_grid import FormGrid
from ui.kit.labels import IconLabel, label
from ui.kit.segmented import SegmentedControl
from ui.release.desk import ReleaseDesk
from ui.release.moment_edit import MomentEdit

MOST = 1_000_000
YES, NO = "yes", "no"


class TestRunDialog(SavingDialog):
    """Records a run; one that went wrong can be saved and the release returned in one go.

    `wants_back` is set when the person asked for that.
    """

    __test__ = False

    def __init__(
        self,
        desk: ReleaseDesk,
        draft: TestRunDraft,
        kinds: tuple[TestKind, ...],
        parent: QWidget | None = None,
        *,
        may_go_back: bool = False,
        goes_back_to: str = "",
    ) -> None:
        """Take the run as it is, and the kinds this person may record.

        `goes_back_to` names the stage to which a run not as expected sends the release by itself.
        """
        super().__init__("", desk.tasks, parent, name="test_run", width=580)
        title = self.tr("编辑测试记录") if draft.id else self.tr("记录测试")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk, self._draft = desk, draft
        self._may_go_back = may_go_back and not goes_back_to
        self._goes_back_to = goes_back_to
        self.wants_back = False
        self._make_fields(kinds)
        self._build()
        self._on_result_chosen()
        self.environment.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        desk: ReleaseDesk,
        draft: TestRunDraft,
        kinds: tuple[TestKind, ...],
        *,
        may_go_back: bool = False,
        goes_back_to: str = "",
    ) -> tuple[object, bool] | None:
        """Return the Changes of the saved run and whether it shall go back, or None."""
        dialog = cls(desk, draft, kinds, parent, may_go_back=may_go_back, goes_back_to=goes_back_to)
        saved = (dialog.outcome, dialog.wants_back) if dialog.exec() else None
        dialog.deleteLater()
        return saved

    def draft(self) -> TestRunDraft:
        """Return the run as typed."""
        kind = self.kind.currentData()
        return TestRunDraft(
            kind=kind if isinstance(kind, TestKind) else self._draft.kind,
            environment=self.environment.text().strip(),
            tested_at=self.tested_at.moment(),
            difference=self.difference.toPlainText().strip(),
            cases=self.cases.value(),
            passed=self.passed.value(),
            failed=self.failed.value(),
            as_expected=self.expected.current() == YES,
            conclusion=self.conclusion.toPlainText().strip(),
            id=self._draft.id,
            version=self._draft.version,
        )

    def command(self) -> Callable[[], object] | None:
        """Save the run, unless something is missing."""
        self._form.clear_errors()
        draft = self.draft()
        missing = (
            (self.environment, not draft.environment, self.tr("请写明在哪个环境测的")),
            (
                self.counts,
                draft.passed + draft.failed > draft.cases,
                self.tr("通过加失败超过了用例总数"),
            ),
            (self.conclusion, not draft.conclusion, self.tr("请写明结论")),
        )
        found = [(field, said) for field, wrong, said in missing if wrong]
        for field, said in found:
            self._form.set_error(field, said)
        if found:
            found[0][0].setFocus()
            self.wants_back = False
            return None
        desk = self._desk
        return partial(desk.services.tests.save, desk.me, desk.release_id, draft)

    def _on_result_chosen(self) -> None:
        wrong = self.expected.current() == NO
        self._back.setVisible(self._may_go_back and wrong)
        self.back_note.setVisible(bool(self._goes_back_to) and wrong)

    def _on_back_clicked(self) -> None:
        self.wants_back = True
        self.accept()

    def _make_fields(self, kinds: tuple[TestKind, ...]) -> None:
        draft, words = self._draft, self._desk.words
        self.kind = style.named(QComboBox(self), "test_run.kind", self.tr("类别"))
        for kind in kinds:
            self.kind.addItem(words.of(testing.TEST_KIND[kind]), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(draft.kind)))
        self.environment = style.named(
            QLineEdit(draft.environment, self), "test_run.environment", self.tr("测试环境")
        )
        self.difference = fields.text_area(
            2,
            self,
            hint=self.tr("规模、数据、网络有什么不同；一样就不填"),
            name="test_run.difference",
        )
        self.difference.setPlainText(draft.difference)
        self.cases, self.passed, self.failed = (
            fields.number_field(0, MOST, value, self, name=f"test_run.{name}")
            for name, value in (
                ("cases", draft.cases),
                ("passed", draft.passed),
                ("failed", draft.failed),
            )
        )
        self.counts = self._build_counts()
        self.expected = SegmentedControl(self, name="test_run.result", spoken=self.tr("结果"))
        self.expected.add(YES, words.of(testing.EXPECTED[True]), "check")
        self.expected.add(NO, words.of(testing.EXPECTED[False]), "cross")
        self.expected.set_current(YES if draft.as_expected else NO)
        self.expected.chosen.connect(self._on_result_chosen)
        self.conclusion = fields.text_area(
            3, self, hint=self.tr("看到了什么，为什么这样判断"), name="test_run.conclusion"
        )
        self.conclusion.setPlainText(draft.conclusion)
        self.tested_at = style.named(
            MomentEdit(words.zone, draft.tested_at, self), "test_run.tested_at", self.tr("测试时间")
        )

    def _build_counts(self) -> QWidget:
        now, counts = theme.current(), QWidget(self)
        row = QHBoxLayout(counts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(8))
        parts: tuple[tuple[str, QSpinBox], ...] = (
            (self.tr("总数"), self.cases),
            (self.tr("通过"), self.passed),
            (self.tr("失败"), self.failed),
        )
        for title, field in parts:
            field.setAccessibleName(title)
            row.addWidget(label(title, "secondary", counts))
            row.addWidget(field, 1)
        counts.setFocusProxy(self.cases)
        return counts

    def _build(self) -> None:
        self._form = FormGrid()
        self._form.add(self.tr("类别"), self.kind)
        self._form.add(self.tr("测试环境"), self.environment, required=True)
        self._form.add(self.tr("与生产的差异"), self.difference)
        self._form.add(self.tr("用例"), self.counts)
        self._form.add(self.tr("结果"), self.expected)
        said = self.tr("保存后，发布退回「{stage}」，结论作为退回原因")
        self.back_note = IconLabel(
            "return", said.format(stage=self._goes_back_to), self, role="warn", name="test_run.note"
        )
        self._form.add_wide(self.back_note)
        self._form.add(self.tr("结论"), self.conclusion, required=True)
        self._form.add(self.tr("测试时间"), self.tested_at)
        self.body.addWidget(self._form)
        self._back = Button(
            self.tr("保存并退回…"), self, kind=Kind.DANGER, icon="return", name="test_run.back"
        )
        self._back.clicked.connect(self._on_back_clicked)
        self.add_extra(self._back)
        self.add_accept(self.tr("保存"))
        self.add_reject()


class DefectDialog(SavingDialog):
    """Records a defect that a run left, with the verdict whether it affects going live."""

    def __init__(
        self, desk: ReleaseDesk, run_id: int, draft: TestDefectDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__("", desk.tasks, parent, name="defect", width=540)
        title = self.tr("编辑遗留缺陷") if draft.id else self.tr("登记遗留缺陷")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk, self._run_id, self._draft = desk, run_id, draft
        words = desk.words
        self.number = style.named(QLineEdit(draft.number, self), "defect.number", self.tr("编号"))
        self.title = style.named(QLineEdit(draft.title, self), "defect.title", self.tr("缺陷"))
        self.affects = SegmentedControl(self, name="defect.affects", spoken=self.tr("影响上线"))
        self.affects.add(NO, words.of(testing.AFFECTS[False]))
        self.affects.add(YES, words.of(testing.AFFECTS[True]), "triangle")
        self.affects.set_current(YES if draft.affects_golive else NO)
        self.verdict = fields.text_area(
            3, self, hint=self.tr("影响谁、多大，有没有办法绕开"), name="defect.verdict"
        )
        self.verdict.setPlainText(draft.verdict)
        self._form = FormGrid()
        self._form.add(self.tr("编号"), self.number, required=True)
        self._form.add(self.tr("缺陷"), self.title, required=True)
        self._form.add(self.tr("判定"), self.affects)
        self._form.add(self.tr("理由"), self.verdict, required=True)
        self.body.addWidget(self._form)
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self.number.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, desk: ReleaseDesk, run_id: int, draft: TestDefectDraft
    ) -> object | None:
        """Return the Changes of the saved defect, or None."""
        dialog = cls(desk, run_id, draft, parent)
        saved = dialog.outcome if dialog.exec() else None
        dialog.deleteLater()
        return saved

    def draft(self) -> TestDefectDraft:
        """Return the defect as typed."""
        return TestDefectDraft(
            number=self.number.text().strip(),
            title=self.title.text().strip(),
            affects_golive=self.affects.current() == YES,
            verdict=self.verdict.toPlainText().strip(),
            id=self._draft.id,
            version=self._draft.version,
        )

    def command(self) -> Callable[[], object] | None:
        """Save the defect, unless something is missing."""
        self._form.clear_errors()
        draft = self.draft()
        missing = (
            (self.number, not draft.number, self.tr("请填缺陷编号")),
            (self.title, not draft.title, self.tr("请写明是什么缺陷")),
            (self.verdict, not draft.verdict, self.tr("请写明为什么这样判定")),
        )
        found = [(field, said) for field, wrong, said in missing if wrong]
        for field, said in found:
            self._form.set_error(field, said)
        if found:
            found[0][0].setFocus()
            return None
        desk = self._desk
        call = desk.services.tests.save_defect
        return partial(call, desk.me, desk.release_id, self._run_id, draft)
