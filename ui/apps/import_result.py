"""The page of the import that shows what a file would bring, or every fault with its cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.text import Language
from relapp.services.import_mapping import ImportKind
from relapp.services.import_recognition import Origin
from relapp.services.import_report import ImportReport
from relapp.wording.imports import TARGETS, problem_line, sample_value
from ui.kit import theme
from ui.kit.labels import label


class ResultPage(QWidget):
    """A sentence of what would happen, how the file was read, and the first rows or the faults."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        now = theme.current()
        self.summary_label = label("", "strong", self, wrap=True, name="apps.import.summary")
        self.fit_label = label("", "secondary", self, wrap=True, name="apps.import.fit")
        self.table = QTableWidget(self)
        self.table.setProperty("framed", "true")
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(now.px(200))
        self.table.setAccessibleName(self.tr("前几行读成这样"))
        self.problems_edit = QPlainTextEdit(self)
        self.problems_edit.setReadOnly(True)
        self.problems_edit.setMinimumHeight(now.px(240))
        self.problems_edit.setAccessibleName(self.tr("要改的地方"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        for part in (self.summary_label, self.fit_label, self.table):
            column.addWidget(part)
        # The faults take all the room there is: it is them that one reads.
        column.addWidget(self.problems_edit, 100)
        column.addStretch(1)

    def show_report(self, report: ImportReport) -> None:
        """Show the outcome of a rehearsal."""
        self._show_fit(report)
        if report.problems:
            text = self.tr("{n} 处要改").format(n=len(report.problems))
            self.show_faults(text, [problem_line(p).of(self._language) for p in report.problems])
            return
        self.summary_label.setText(self.tr("；").join(self._parts(report)))
        self._show_sample(report)
        self.problems_edit.hide()

    def show_faults(self, first: str, others: Sequence[str]) -> None:
        """Show what is wrong with the file."""
        self.summary_label.setText(first)
        self.table.hide()
        self.problems_edit.setVisible(bool(others))
        self.problems_edit.setPlainText("\n".join(others))

    def _parts(self, report: ImportReport) -> list[str]:
        mapping = report.mapping_name.of(self._language)
        said = self.tr("将导入 {n} 行，按「{mapping}」读取")
        parts = [said.format(n=report.rows, mapping=mapping)]
        if report.kind is ImportKind.CHANGES:
            counts = self.tr("新增 {new}、更新 {changed}、未变 {same}")
            parts.append(
                counts.format(new=report.new, changed=report.changed, same=report.unchanged)
            )
        elif report.skipped:
            parts.append(self.tr("已有、跳过 {n} 行").format(n=report.skipped))
        if report.ended:
            parts.append(self.tr("{n} 行所在的发布已结束，不改").format(n=report.ended))
        if report.created_applications:
            count = len(report.created_applications)
            parts.append(self.tr("顺带新增应用 {n} 个").format(n=count))
        if report.created_departments:
            count = len(report.created_departments)
            parts.append(self.tr("顺带新增部门 {n} 个").format(n=count))
        return parts

    def _show_fit(self, report: ImportReport) -> None:
        found = report.recognition
        self.fit_label.setVisible(found is not None)
        if found is None:
            return
        said = {
            Origin.RECOGNISED: self.tr("按表头认出：{columns} 列里认得 {known} 列"),
            Origin.REMEMBERED: self.tr("这种表头用过，照上次选的对应：{columns} 列里用 {known} 列"),
            Origin.GIVEN: self.tr("照选定的对应：{columns} 列里用 {known} 列"),
        }[found.origin]
        text = said.format(columns=found.columns, known=found.known)
        if report.refused:
            text = self.tr("{fit}；{n} 行不能导入").format(fit=text, n=report.refused)
        self.fit_label.setText(text)

    def _show_sample(self, report: ImportReport) -> None:
        names = list(dict.fromkeys(name for row in report.sample for name in row))
        self.table.setRowCount(len(report.sample))
        self.table.setColumnCount(len(names))
        language = self._language
        titles = [TARGETS[n].of(language) if n in TARGETS else n for n in names]
        self.table.setHorizontalHeaderLabels(titles)
        for row, record in enumerate(report.sample):
            for column, name in enumerate(names):
                text = sample_value(name, record.get(name, "")).of(language)
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        self.table.setVisible(bool(report.sample))
