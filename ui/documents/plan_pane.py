"""The documents page: what a release's plan says, what it still lacks, and one key to make it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.dossier import PlanDocument
from relapp.domain.text import Language
from relapp.errors import RelappError
from relapp.services.board import BoardService
from relapp.services.documents import PLAN, TEST_REPORT, DocumentsService
from relapp.services.kpi import KpiService
from relapp.services.releases import ReleasesService
from relapp.wording.errors import word
from ui.actions.catalogue import ActionId
from ui.actions.page import Page, PageContext
from ui.documents.contents_side import DocumentList, Outline
from ui.documents.export_side import ExportSide
from ui.documents.exports import Exports
from ui.documents.page_layout import PageHead, columns
from ui.documents.plan_pages import PlanPages
from ui.documents.preview import Preview
from ui.documents.reading import Sheet, Shelf, read_sheet
from ui.documents.release_picker import ReleasePicker
from ui.kit.banner import Banner
from ui.kit.painting import Tone
from ui.kit.state_panel import StatePanel

_ACTIONS: Final = (
    ActionId.EXPORT_SHOWN,
    ActionId.EXPORT_PLAN,
    ActionId.EXPORT_KPI,
    ActionId.EXPORT_WINDOWS,
)


class PlanPane(Page):
    """Releases, documents and outline at the left, sheets in the middle, making at the right."""

    def __init__(
        self,
        context: PageContext,
        *,
        board: BoardService,
        releases: ReleasesService,
        documents: DocumentsService,
        kpi: KpiService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self._context = context
        self._shelf = Shelf(board, releases, documents)
        self._language: Language = context.language
        self._sheet: Sheet | None = None
        self._release_id = 0
        self._stale = True
        self._build()
        self.exports = Exports(context, documents, kpi, self.banner, self)
        self._connect()

    @property
    def sheet(self) -> Sheet | None:
        """What is shown, None before a release was read."""
        return self._sheet

    def show_release(self, release_id: int) -> None:
        """Show the documents of a release."""
        if release_id != self._release_id:
            self.export_side.note_edit.clear()
            self.banner.hide()
        self._release_id = release_id
        self.picker.select(release_id)
        self._read_sheet()

    def page_title(self) -> str:
        """Return what the title bar shows."""
        if self._sheet is None:
            return self.tr("文档")
        return self.tr("文档 · {number}").format(number=self._sheet.number)

    def activate(self) -> None:
        """Read when the page comes into view and something has changed."""
        if self._stale:
            self.refresh()
        self.picker.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list and the release anew."""
        self._stale = False
        self.picker.refresh()
        if self._release_id:
            self._read_sheet()

    def focus_filter(self) -> None:
        """Put the cursor into the search field."""
        self.picker.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.picker.search_edit.selectAll()

    def export(self) -> None:
        """Make the document in view, or say why it cannot be made."""
        reason = self._refusal()
        if reason or self._sheet is None:
            self.status_requested.emit(reason)
            return
        made = self.records.current()
        content = self._sheet.content(made.spec.id if made is not None else PLAN)
        if content is not None:
            document = (made.spec.id if made is not None else PLAN, content)
            self.exports.document(self._sheet, document, self._language, self.export_side.note())

    def next_pane(self) -> bool:
        """Go from the releases to documents, outline, sheets and the note."""
        panes: tuple[QWidget, ...] = (
            self.picker.list,
            self.records.list,
            self.outline.list,
            self.preview.area,
            self.export_side.note_edit,
        )
        here = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1)
        for pane in panes[here + 1 :]:
            if pane.isVisible() and pane.isEnabled():
                pane.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def escape(self) -> bool:
        """Clear the search."""
        if not self.picker.search_edit.text():
            return False
        self.picker.search_edit.clear()
        return True

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Show the release of `relapp://documents/FB26-147`."""
        if parts:
            find = partial(self._shelf.releases.id_of, parts[0])
            self._context.tasks.read(find, self.show_release, self._on_failed, slot="address")

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page."""
        return (
            ("Ctrl F", self.tr("查找发布")),
            ("Ctrl E", self.tr("生成 Word")),
            ("F5", self.tr("刷新预览")),
            ("F6", self.tr("下一区域")),
            ("+ −", self.tr("放大或缩小预览")),
        )

    def allows(self, action: ActionId) -> str | None:
        """Say whether the page does an action of the menus now."""
        if action not in _ACTIONS:
            return None
        plan = action in (ActionId.EXPORT_PLAN, ActionId.EXPORT_SHOWN)
        return self._refusal() if plan else ""

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus; tell whether it was ours."""
        match action:
            case ActionId.EXPORT_SHOWN | ActionId.EXPORT_PLAN:
                self.export()
            case ActionId.EXPORT_KPI:
                self.exports.workbook()
            case ActionId.EXPORT_WINDOWS:
                self.exports.calendar()
            case _:
                return False
        return True

    def _read_sheet(self) -> None:
        self.state.start_loading(self.tr("正在排版"))
        me, note = self._context.me, self.export_side.note()
        read = partial(read_sheet, self._shelf, me, self._release_id, self._language, note)
        self._context.tasks.read(read, self._on_read, self._on_read_failed, slot="sheet")

    def _refusal(self) -> str:
        if self._sheet is None:
            return self.tr("先选一个发布")
        made = self.records.current()
        if made is not None and made.spec.id == TEST_REPORT and self._sheet.report is None:
            return self.tr("先记录测试，再生成报告")
        return "" if made is None or made.ready else self.records.state_of(made)

    def _on_read(self, sheet: Sheet) -> None:
        self._sheet = sheet
        release = sheet.view.facts.release
        name = f"{release.application} {release.version_to}".strip()
        self.head.show_release(release.number, name)
        self.records.show_sheet(sheet)
        self._show_document()
        self.title_changed.emit(self.page_title())

    def _show_document(self) -> None:
        """Show the document in view on sheets, or say why it has none."""
        made, sheet = self.records.current(), self._sheet
        self.export_side.set_allowed(self._refusal())
        content = sheet.content(made.spec.id if made is not None else PLAN) if sheet else None
        if content is not None and sheet is not None:
            self._show_pages(sheet, content)
            self.state.show_content()
            return
        if made is None:
            return
        name = made.spec.name.of(self._context.language)
        title = self.tr("《{name}》没有预览").format(name=name)
        if made.spec.id == TEST_REPORT:
            title = self.tr("还没有测试记录")
            hint = self.tr("在发布页的「测试」里记录后，这里预览《{name}》。").format(name=name)
            self.state.show_empty("shield", title, hint, button=self.tr("去记录"))
            return
        hint = self.tr("{state}。在发布页上传已有的文件，归档时一并收入。").format(
            state=self.records.state_of(made)
        )
        self.state.show_empty("document", title, hint, button=self.tr("去上传"))

    def _show_pages(self, sheet: Sheet, content: PlanDocument) -> None:
        plan = content is sheet.plan
        pages = PlanPages(content, contents=plan)
        self.outline.show_document(sheet, pages)
        self.export_side.show_sheet(content, sheet.gaps if plan else ())
        self.preview.show_pages(pages)

    def _on_list_loaded(self) -> None:
        first = self.picker.first()
        if self._release_id:
            return
        if first is not None:
            self.show_release(first.release_id)
            return
        self.export_side.set_allowed(self._refusal())
        self.state.show_empty(
            "document",
            self.tr("还没有可以成文的发布"),
            self.tr("登记发布后，这里预览《发布方案》，缺什么一目了然，再一键生成 Word。"),
            button=self.tr("新建发布"),
        )

    def _on_document_chosen(self, _document_id: str) -> None:
        if self._sheet is not None:
            self._show_document()

    def _on_state_action(self) -> None:
        if self._sheet is None:
            self.new_release_requested.emit()
        else:
            made = self.records.current()
            tab = "tests" if made is not None and made.spec.id == TEST_REPORT else "documents"
            self.address_requested.emit(f"relapp://release/{self._sheet.number}/tab/{tab}")

    def _on_open_requested(self) -> None:
        if self._sheet is not None:
            self.address_requested.emit(f"relapp://release/{self._sheet.number}")

    def _on_language_chosen(self, language: str) -> None:
        self._language = "en" if language == "en" else "zh"
        if self._release_id:
            self._read_sheet()

    def _on_made(self, result: object) -> None:
        if isinstance(result, Changes):
            self.export_side.note_edit.clear()
            self._context.hub.announce(result)

    def _on_read_failed(self, error: RelappError) -> None:
        self.state.show_failed(self.tr("读不到这份发布"), self._say(error))

    def _on_failed(self, error: RelappError) -> None:
        self.banner.tell(Tone.BAD, self.tr("没有完成"), self._say(error), closable=True)

    def _say(self, error: RelappError) -> str:
        return word(error, self._context.zone).of(self._context.language)

    def _on_hub_changed(self, changes: Changes) -> None:
        if not changes.touches(Kind.RELEASE):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self.picker.chosen.connect(self.show_release)
        self.picker.loaded.connect(self._on_list_loaded)
        self.picker.failed.connect(self._on_failed)
        self.records.document_chosen.connect(self._on_document_chosen)
        self.outline.page_chosen.connect(self.preview.show_page)
        self.preview.language_chosen.connect(self._on_language_chosen)
        self.export_side.make_requested.connect(self.export)
        self.export_side.workbook_requested.connect(self.exports.workbook)
        self.export_side.calendar_requested.connect(self.exports.calendar)
        self.export_side.address_requested.connect(self.address_requested)
        self.exports.maker.made.connect(self._on_made)
        self.head.refresh_button.clicked.connect(self.refresh)
        self.head.open_button.clicked.connect(self._on_open_requested)
        self.state.retry_requested.connect(self.refresh)
        self.state.action_triggered.connect(self._on_state_action)
        self._context.hub.changed.connect(self._on_hub_changed)

    def _build(self) -> None:
        self.head = PageHead(self)
        self.banner = Banner(self, name="documents.banner")
        self.banner.hide()
        self.picker = ReleasePicker(self._context, self._shelf.board, self)
        self.records = DocumentList(self._context.language, self)
        self.outline = Outline(self)
        self.preview = Preview(self._language, self)
        self.state = StatePanel(self.preview, self, name="documents.state")
        self.export_side = ExportSide(self._context.language, self)
        left = (self.picker, self.records, self.outline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(columns(left, self.state, self.export_side), 1)
