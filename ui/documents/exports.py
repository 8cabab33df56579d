"""The files the documents page can write, with their names and their services."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.dossier import PlanDocument
from relapp.domain.quarter import Quarter
from relapp.domain.text import Language
from relapp.services.documents import DocumentsService
from relapp.services.kpi import KpiService
from ui.actions.file_maker import FileMaker, FileWish
from ui.actions.file_wishes import plan_wish, workbook_wish
from ui.actions.page import PageContext
from ui.documents.reading import Sheet
from ui.kit.banner import Banner


class Exports(QObject):
    """Release plan, KPI workbook and window calendar; `maker.made` tells what came of each."""

    def __init__(
        self,
        context: PageContext,
        documents: DocumentsService,
        kpi: KpiService,
        banner: Banner,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._documents, self._kpi = documents, kpi
        self.maker = FileMaker(context, banner, page)

    def document(
        self, sheet: Sheet, document: tuple[str, PlanDocument], language: Language, note: str
    ) -> None:
        """Write a document, given by identifier and content, as its next edition."""
        document_id, content = document
        wish = plan_wish(content.release_number, content.name, content.version)
        release_id = sheet.view.facts.release.id
        write = partial(self._documents.make, self._context.me, release_id, document_id)
        self.maker.make(wish, lambda target: write(target, language, note))

    def workbook(self) -> None:
        """Write the KPI workbook of the office's present quarter."""
        self._context.tasks.read(self._kpi.quarter, self._on_quarter_read)

    def calendar(self) -> None:
        """Write the windows of the present year as a calendar file."""
        now: datetime = self._context.clock.now().astimezone(self._context.zone)
        wish = FileWish(
            title=self.tr("导出窗口日历"),
            suggested=self.tr("窗口计划_{year}.ics").format(year=now.year),
            kind=self.tr("日历文件 (*.ics)"),
            done=self.tr("已导出窗口日历"),
        )
        write, language = self._documents.windows_ics, self._context.language
        self.maker.make(wish, lambda target: write(now.year, target, language))

    def _on_quarter_read(self, quarter: Quarter) -> None:
        write, language = self._documents.kpi_workbook, self._context.language
        wish = workbook_wish(quarter)
        self.maker.make(wish, lambda target: write(quarter, target, language))
