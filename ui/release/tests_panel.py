"""The tab 测试: every kind of test with its runs, what they left, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTableView, QVBoxLayout, QWidget

from relapp.domain.definition import DocumentSpec
from relapp.domain.test_verdict import may_be_deferred, sent_back_by
from relapp.domain.vocabulary import Reason, TestKind
from relapp.services.documents import TEST_REPORT
from relapp.services.test_report import kinds_of
from relapp.services.views import ReleaseView
from relapp.wording import testing
from ui.kit import metrics, theme, views
from ui.kit.banner import Banner
from ui.kit.buttons import Button, Kind
from ui.kit.labels import label
from ui.kit.table_model import RecordTableModel
from ui.release import rights
from ui.release.desk import ReleaseDesk
from ui.release.files import FileDoor
from ui.release.panel import Panel
from ui.release.plan_file import PlanFile
from ui.release.test_columns import run_columns
from ui.release.test_deeds import TestDeeds
from ui.release.test_detail import TestDetail
from ui.release.test_rows import TestRow, count_words, rows_of_tests, verdict_words


class TestsPanel(Panel):
    """Rows at the left, the chosen run at the right, deeds above."""

    __test__ = False

    def __init__(self, desk: ReleaseDesk, door: FileDoor, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.banner = Banner(self, name="tests.banner")
        self.deeds = TestDeeds(desk, door, self)
        self._report = PlanFile(desk, self.banner, self)
        self.table = _RunTable(self._record, self)
        self.model: RecordTableModel[TestRow] = RecordTableModel(
            run_columns(self.words), key=lambda row: row.key, sentence=self._sentence, parent=self
        )
        self.detail = TestDetail(self.words, self)
        self._build()
        self._connect(door)

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show the tests of a release."""
        if fresh:
            self.banner.hide()
        self.model.set_records(rows_of_tests(view))
        if fresh or not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        asked = [row.verdict for row in self.model.records() if row.asked and row.verdict]
        good = sum(1 for verdict in asked if verdict.reason is Reason.NONE)
        said = self.tr("合格 {good} / {all} 类").format(good=good, all=len(asked))
        self._progress.setText(said if asked else self.tr("这个流程不要求测试"))
        self._show_row()

    def focus_subject(self, need: str, subject: str) -> bool:
        """Go to a kind."""
        index = self.model.index_of((subject, 0))
        if need != "test" or not index.isValid():
            return False
        self.table.setCurrentIndex(index)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def came_into_view(self) -> None:
        """Take the keys."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        row, kinds = self._current(), self._allowed_kinds()
        if kinds:
            kind = row.kind if row is not None and row.kind in kinds else kinds[0]
            last = row.run if row is not None and row.kind is kind else None
            self.deeds.record(kind, kinds, last)
        elif row is not None:
            self.desk.announced.emit(self._refusal(row.kind))

    def _defer(self) -> None:
        row = self._current()
        if row is not None:
            self.deeds.defer(row.kind)

    def _make_report(self) -> None:
        spec = self._report_spec()
        if spec is not None:
            self._report.make(spec)

    def _report_spec(self) -> DocumentSpec | None:
        documents = self.desk.view.definition.documents if self.desk.view is not None else ()
        return next((d for d in documents if d.id == TEST_REPORT and d.template), None)

    def _allowed_kinds(self) -> tuple[TestKind, ...]:
        view = self.desk.view
        offered = (kinds_of(view) or tuple(TestKind)) if view is not None else ()
        return tuple(kind for kind in offered if not self._refusal(kind))

    def _refusal(self, kind: TestKind) -> str:
        view = self.desk.view
        said = rights.test(self.desk.me, view, kind) if view is not None else None
        return self.words.of(said) if said is not None else ""

    def _current(self) -> TestRow | None:
        index = self.table.currentIndex()
        return self.model.record(index) if index.isValid() else None

    def _show_row(self) -> None:
        row = self._current()
        refusal = self._refusal(row.kind) if row is not None else ""
        self.detail.show_row(row, refusal=refusal)
        if self.desk.view is not None:
            self._show_buttons(self.desk.view, row, refusal)

    def _show_buttons(self, view: ReleaseView, row: TestRow | None, refusal: str) -> None:
        stage, live = view.definition.stage(view.facts.release.stage), view.facts.release.live
        allowed = bool(self._allowed_kinds())
        self.record_button.setEnabled(allowed)
        self.record_button.setToolTip("" if allowed else refusal)
        may_defer = row is not None and may_be_deferred(stage, view.facts, row.kind)
        self.defer_button.setVisible(live and may_defer)
        self.defer_button.setEnabled(not refusal)
        self.defer_button.setToolTip(refusal)
        against = sent_back_by(stage, view.facts) and bool(self.deeds.earlier_stages())
        self.back_button.setVisible(live and against)
        self.back_button.setEnabled(allowed)
        self.back_button.setToolTip("" if allowed else refusal)
        self.report_button.setVisible(self._report_spec() is not None)
        self.report_button.setEnabled(bool(view.facts.tests))
        missing = self.tr("先记录测试，再生成报告")
        self.report_button.setToolTip("" if view.facts.tests else missing)

    def _sentence(self, row: TestRow) -> str:
        words, run = self.words, row.run
        kind, said = words.of(testing.TEST_KIND[row.kind]), verdict_words(row, words)
        return words.join(kind, said, *((count_words(row), run.environment) if run else ()))

    def _on_current_changed(self, _index: QModelIndex) -> None:
        self._show_row()

    def _on_activated(self, _index: QModelIndex) -> None:
        self._record()

    def _connect(self, door: FileDoor) -> None:
        deeds, detail = self.deeds, self.detail
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.activated.connect(self._on_activated)
        detail.edit_wanted.connect(deeds.edit)
        detail.remove_wanted.connect(deeds.remove)
        detail.defect_wanted.connect(deeds.defect)
        detail.defect_removed.connect(deeds.remove_defect)
        detail.evidence_wanted.connect(deeds.ask_evidence)
        detail.evidence_opened.connect(door.open_evidence)
        detail.evidence_removed.connect(deeds.remove_evidence)
        detail.files_dropped.connect(deeds.add_files)
        self.back_button.clicked.connect(deeds.send_back)
        self.defer_button.clicked.connect(self._defer)
        self.report_button.clicked.connect(self._make_report)
        self.record_button.clicked.connect(self._record)

    def _build(self) -> None:
        now = theme.current()
        views.prepare_table(self.table, name="tests.table", spoken=self.tr("测试"))
        self.table.setModel(self.model)
        views.set_column_widths(self.table.horizontalHeader(), self.model.columns)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_bar())
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        self.banner.hide()
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("tests.splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        self.detail.setMinimumWidth(now.px(metrics.SIDE_MAX))
        splitter.setSizes([now.px(860), now.px(380)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _build_bar(self) -> QHBoxLayout:
        now = theme.current()
        bar = QHBoxLayout()
        bar.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(8))
        bar.setSpacing(now.px(8))
        self._progress = label("", "strong", self, name="tests.progress")
        self.back_button = Button(
            self.tr("退回…"), self, kind=Kind.DANGER, icon="return", name="tests.back"
        )
        self.defer_button = Button(self.tr("暂缓…"), self, icon="hourglass", name="tests.defer")
        self.report_button = Button(
            self.tr("生成报告…"), self, icon="file-word", name="tests.report"
        )
        self.record_button = Button(
            self.tr("记录测试…"), self, kind=Kind.PRIMARY, icon="plus", key="N", name="tests.record"
        )
        bar.addWidget(self._progress)
        bar.addStretch(1)
        for button in (self.back_button, self.defer_button, self.report_button, self.record_button):
            bar.addWidget(button)
        return bar


class _RunTable(QTableView):
    """The table of runs; N records a test, as the button says."""

    def __init__(self, record: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record a test with N."""
        if event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._record()
        else:
            super().keyPressEvent(event)
