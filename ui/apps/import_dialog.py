"""Takes a list or ledger in from a file: rehearsed first, written only when nothing is wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.changes import Changes
from relapp.errors import RelappError
from relapp.services.import_mapping import ImportKind
from relapp.services.import_report import ImportReport
from relapp.services.imports import ImportsService
from relapp.wording.errors import lines
from relapp.wording.imports import KIND, TARGETS, problem_line
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.kit import theme
from ui.kit.labels import label
from ui.kit.state_panel import StatePanel


class ImportDialog(SavingDialog):
    """Shows what a file would bring, or every fault with its cell."""

    def __init__(
        self,
        context: PageContext,
        imports: ImportsService,
        kind: ImportKind,
        path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.import_dialog", width=760)
        self._context, self._imports, self._kind, self._path = context, imports, kind, path
        name = KIND[kind.value].of(context.language)
        title = self.tr("导入{name}").format(name=name)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(path.name)
        self._build()
        self.add_accept(self.tr("导入"))
        self.add_reject()
        self.set_acceptable(False)
        self.state.start_loading(self.tr("正在核对文件，还没有写入"))
        rehearse = partial(self._imports.take, context.me, kind, path, dry_run=True)
        context.tasks.read(rehearse, self._on_rehearsed, self._on_faulty)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        imports: ImportsService,
        kind: ImportKind,
    ) -> Changes | None:
        """Ask for a file and import it; None when nothing was written."""
        path = cls.ask_path(parent)
        if path is None:
            return None
        dialog = cls(context, imports, kind, path, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome.changes if isinstance(dialog.outcome, ImportReport) else None

    @classmethod
    def ask_path(cls, parent: QWidget) -> Path | None:
        """Ask for the file; tests replace this."""
        title = QCoreApplication.translate("ImportDialog", "选择要导入的文件")
        filters = QCoreApplication.translate("ImportDialog", "表格 (*.xlsx *.xlsm *.csv *.tsv)")
        chosen, _ = QFileDialog.getOpenFileName(parent, title, "", filters)
        return Path(chosen) if chosen else None

    def command(self) -> Callable[[], object] | None:
        """Return the import itself."""
        return partial(self._imports.take, self._context.me, self._kind, self._path)

    def _on_rehearsed(self, report: ImportReport) -> None:
        if report.problems:
            text = self.tr("{n} 处要改").format(n=len(report.problems))
            self._show_faults(
                text, [problem_line(p).of(self._context.language) for p in report.problems]
            )
            return
        mapping = report.mapping_name.of(self._context.language)
        parts = [
            self.tr("将导入 {n} 行，按「{mapping}」读取").format(n=report.rows, mapping=mapping)
        ]
        if report.skipped:
            parts.append(self.tr("已有、跳过 {n} 行").format(n=report.skipped))
        if report.created_applications:
            count = len(report.created_applications)
            parts.append(self.tr("顺带新增应用 {n} 个").format(n=count))
        if report.created_departments:
            count = len(report.created_departments)
            parts.append(self.tr("顺带新增部门 {n} 个").format(n=count))
        self.summary_label.setText(self.tr("；").join(parts))
        self._show_sample(report)
        self.problems_edit.hide()
        self.state.show_content()
        self.set_acceptable(report.rows > 0, self.tr("没有可导入的行"))

    def _on_faulty(self, error: RelappError) -> None:
        first, *others = [t.of(self._context.language) for t in lines(error, self._context.zone)]
        self._show_faults(first, others)

    def _show_faults(self, first: str, others: list[str]) -> None:
        self.summary_label.setText(first)
        self.table.hide()
        self.problems_edit.setVisible(bool(others))
        self.problems_edit.setPlainText("\n".join(others))
        self.state.show_content()
        self.set_acceptable(False, self.tr("改好文件再导入，什么也没有写入"))

    def _show_sample(self, report: ImportReport) -> None:
        names = list(dict.fromkeys(name for row in report.sample for name in row))
        self.table.setRowCount(len(report.sample))
        self.table.setColumnCount(len(names))
        language = self._context.language
        titles = [TARGETS[n].of(language) if n in TARGETS else n for n in names]
        self.table.setHorizontalHeaderLabels(titles)
        for row, record in enumerate(report.sample):
            for column, name in enumerate(names):
                item = QTableWidgetItem(record.get(name, ""))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(report.sample))

    def _build(self) -> None:
        now = theme.current()
        body = QWidget(self)
        self.summary_label = label("", "strong", body, wrap=True, name="apps.import.summary")
        self.table = QTableWidget(body)
        self.table.setProperty("framed", "true")
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(now.px(200))
        self.table.setAccessibleName(self.tr("前几行读成这样"))
        self.problems_edit = QPlainTextEdit(body)
        self.problems_edit.setReadOnly(True)
        self.problems_edit.setFixedHeight(now.px(240))
        self.problems_edit.setAccessibleName(self.tr("要改的地方"))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary_label)
        column.addWidget(self.table)
        column.addWidget(self.problems_edit)
        column.addStretch(1)
        self.state = StatePanel(body, self, name="apps.import.state")
        self.state.setMinimumHeight(now.px(300))
        self.body.addWidget(self.state)
