"""Takes a list or ledger in from a file: rehearsed first, written only when nothing is wrong.

What the file leaves open is asked on pages of its own: which column is which, what a word means.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from relapp.domain.changes import Changes
from relapp.errors import RelappError
from relapp.services.import_mapping import ImportKind, ImportMapping
from relapp.services.import_outline import FileOutline
from relapp.services.import_report import ImportReport
from relapp.services.import_words import with_words
from relapp.services.imports import ImportsService
from relapp.wording.errors import lines
from relapp.wording.imports import KIND
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.apps.import_columns import ColumnsPage
from ui.apps.import_result import ResultPage
from ui.apps.import_words import WordsPage
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.state_panel import StatePanel

_UNKNOWN_HEADING: Final = frozenset(("no_header", "missing_column", "column_twice"))


class ImportDialog(SavingDialog):
    """Shows what a file would bring, asks what it leaves open, or names every fault."""

    def __init__(
        self,
        context: PageContext,
        imports: ImportsService,
        kind: ImportKind,
        path: Path,
        parent: QWidget | None = None,
        *,
        applications: Sequence[str] = (),
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.import_dialog", width=800)
        self._context, self._imports, self._kind, self._path = context, imports, kind, path
        self._mapping: ImportMapping | None = None
        """What the person chose; None leaves the choice to the headings."""
        self._shown: ImportReport | None = None
        name = KIND[kind.value].of(context.language)
        title = self.tr("导入{name}").format(name=name)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(path.name)
        self._build(applications)
        self.add_accept(self.tr("导入"))
        self.add_reject()
        self._rehearse()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        imports: ImportsService,
        kind: ImportKind,
        applications: Sequence[str] = (),
    ) -> Changes | None:
        """Ask for a file and import it; None when nothing was written."""
        path = cls.ask_path(parent)
        if path is None:
            return None
        dialog = cls(context, imports, kind, path, parent, applications=applications)
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
        imports, me = self._imports, self._context.me
        return partial(imports.take, me, self._kind, self._path, self._mapping)

    def accept(self) -> None:
        """Import; on a page that asks, take the answers up and look at the file again."""
        page = self.stack.currentWidget()
        if page is self.columns:
            self._mapping = self.columns.mapping()
            self._rehearse()
        elif page is self.words:
            mapping = self._mapping or self._read_with()
            assert mapping is not None
            self._mapping = with_words(mapping, self.words.answers())
            self._rehearse()
        else:
            super().accept()

    def _read_with(self) -> ImportMapping | None:
        """Return the mapping the file was read with last."""
        found = self._shown.recognition if self._shown is not None else None
        return found.mapping if found is not None else None

    def _rehearse(self) -> None:
        self.set_acceptable(False)
        self.columns_button.hide()
        self.stack.setCurrentWidget(self.found)
        self.state.start_loading(self.tr("正在核对文件，还没有写入"))
        imports, me = self._imports, self._context.me
        task = partial(imports.take, me, self._kind, self._path, self._mapping, dry_run=True)
        self._context.tasks.read(task, self._on_rehearsed, self._on_faulty)

    def _on_rehearsed(self, report: ImportReport) -> None:
        self._shown = report
        if report.asked:
            self.words.show_words(report.asked)
            self._show_page(self.words, self.tr("继续"))
            self._tell_words()
            self.words.focus_first()
            return
        self.found.show_report(report)
        self._show_page(self.found, self.tr("导入"))
        if report.problems:
            self.set_acceptable(False, self.tr("改好文件再导入，什么也没有写入"))
        else:
            self.set_acceptable(report.rows > 0, self.tr("没有要导入的行"))

    def _on_faulty(self, error: RelappError) -> None:
        self._shown = None
        problems = error.details.get("problems")
        rules = {p.rule for p in problems} if isinstance(problems, tuple) else set()
        first, *others = [t.of(self._context.language) for t in lines(error, self._context.zone)]
        self.found.fit_label.hide()
        self.found.show_faults(first, others)
        if rules & _UNKNOWN_HEADING:
            self._outline()
            return
        self._show_page(self.found, self.tr("导入"))
        self.columns_button.hide()
        self.set_acceptable(False, self.tr("改好文件再导入，什么也没有写入"))

    def _outline(self) -> None:
        """Read the head of the file, to ask which column is which."""
        imports, me = self._imports, self._context.me
        base = self._mapping or self._read_with()
        task = partial(imports.outline, me, self._kind, self._path, base)
        self._context.tasks.read(task, self._on_outlined, self._on_unreadable)

    def _on_outlined(self, outline: FileOutline) -> None:
        self.columns.show_outline(outline)
        self._show_page(self.columns, self.tr("继续"))
        self.columns_button.hide()
        self._tell_columns()
        self.columns.focus_first()

    def _on_unreadable(self, error: RelappError) -> None:
        first, *others = [t.of(self._context.language) for t in lines(error, self._context.zone)]
        self.found.show_faults(first, others)
        self._show_page(self.found, self.tr("导入"))
        self.columns_button.hide()
        self.set_acceptable(False, self.tr("改好文件再导入，什么也没有写入"))

    def _show_page(self, page: QWidget, accept: str) -> None:
        self.stack.setCurrentWidget(page)
        self.columns_button.setVisible(True)
        self.state.show_content()
        if self.accept_button is not None:
            self.accept_button.setText(accept)
            self.accept_button.updateGeometry()

    def _tell_columns(self) -> None:
        missing = self.columns.missing()
        reason = self.tr("还要选：{names}").format(names=self.tr("、").join(missing))
        self.set_acceptable(not missing, reason)

    def _tell_words(self) -> None:
        missing = self.words.missing()
        self.set_acceptable(not missing, self.tr("还有 {n} 个说法没选").format(n=missing))

    def _build(self, applications: Sequence[str]) -> None:
        language = self._context.language
        self.stack = QStackedWidget(self)
        self.found = ResultPage(language, self.stack)
        self.columns = ColumnsPage(language, self.stack)
        self.words = WordsPage(language, applications, self.stack)
        for page in (self.found, self.columns, self.words):
            self.stack.addWidget(page)
        self.columns.changed.connect(self._tell_columns)
        self.words.changed.connect(self._tell_words)
        self.summary_label = self.found.summary_label
        self.problems_edit = self.found.problems_edit
        self.table = self.found.table
        self.columns_button = Button(
            self.tr("对应的列…"), self, name="apps.import_dialog.columns", icon="table"
        )
        self.columns_button.clicked.connect(self._outline)
        self.add_extra(self.columns_button)
        self.state = StatePanel(self.stack, self, name="apps.import.state")
        self.state.setMinimumHeight(theme.current().px(440))
        self.body.addWidget(self.state)
