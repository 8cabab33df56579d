"""Writes the KPI workbook: asks where, runs the work, offers to open the result."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.quarter import Quarter
from relapp.errors import Cancelled, RelappError
from relapp.services.documents import DocumentsService
from relapp.wording.errors import word
from ui.actions.page import PageContext
from ui.kit.banner import Banner
from ui.kit.painting import Tone
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.tasks import IsCancelled, Progress


class WorkbookMaker(QObject):
    """Makes the workbook of a quarter and says so in the banner of the page."""

    def __init__(
        self, context: PageContext, documents: DocumentsService, banner: Banner, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._documents = context, documents
        self._banner, self._page = banner, page
        self._path = Path()
        banner.action_triggered.connect(self._on_banner_action)

    def make(self, quarter: Quarter) -> None:
        """Ask for the place and write the workbook there."""
        suggested = self.tr("发布指标_{quarter}.xlsx").format(quarter=quarter)
        target = self.ask_target(suggested)
        if target is None:
            return
        title = self.tr("导出指标工作簿")

        def work(progress: Progress, _cancelled: IsCancelled) -> Path:
            progress(target.name, -1)
            return self._documents.kpi_workbook(quarter, target, self._context.language)

        task = self._context.tasks.long(work, self._on_made, self._on_failed, title)
        ProgressDialog.watch(task, self._page)

    def ask_target(self, suggested: str) -> Path | None:
        """Let the person pick where the workbook goes; tests replace this."""
        words = self.tr("Excel 工作簿 (*.xlsx)")
        title = self.tr("导出指标工作簿")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, suggested, words)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".xlsx")

    def launch(self, path: Path) -> None:
        """Hand a file or folder to the desktop."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_made(self, path: Path) -> None:
        self._path = path
        links = [("open", self.tr("打开")), ("folder", self.tr("所在文件夹"))]
        title = self.tr("已导出指标工作簿")
        self._banner.tell(Tone.OK, title, path.name, links, closable=True)

    def _on_failed(self, error: RelappError) -> None:
        if isinstance(error, Cancelled):
            return
        sentence = word(error, self._context.zone).of(self._context.language)
        self._banner.tell(Tone.BAD, self.tr("工作簿没有导出"), sentence, closable=True)

    def _on_banner_action(self, key: str) -> None:
        if key == "open":
            self.launch(self._path)
        elif key == "folder":
            self.launch(self._path.parent)
