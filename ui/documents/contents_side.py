"""What belongs to a release: its documents with their state, and the chapters of the plan."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from relapp.domain.text import Language
from ui.documents.plan_pages import PlanPages
from ui.documents.reading import Made, Sheet, Standing
from ui.documents.rows import ICON_ROLE, MARKS, NOTE_ROLE, MarkedDelegate
from ui.kit import fonts, theme, views
from ui.kit.labels import SectionHeader
from ui.kit.list_model import RecordListModel


@dataclass(frozen=True, slots=True)
class Entry:
    """One chapter of the plan."""

    key: str
    heading: str
    standing: Standing
    page: int


class DocumentList(QFrame):
    """Every record the process asks for, and whether it can be made now.

    Signals:
        document_chosen: identifier of a document.
    """

    document_chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents.records")
        self.setProperty("surface", "pane")
        self._language = language
        self._sheet: Sheet | None = None
        self.head = SectionHeader(self.tr("本发布的文档"), "", self, ruled=False)
        self.documents: RecordListModel[Made] = RecordListModel(
            lambda d: d.spec.name.of(language),
            key=lambda d: d.spec.id,
            sentence=lambda d: f"{d.spec.name.of(language)}，{self.state_of(d)}",
            extra={ICON_ROLE: self._mark, NOTE_ROLE: self._note},
            parent=self,
        )
        self.list = _list(self, self.documents, "documents.list", self.tr("本发布的文档"))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        _stack(self, self.head, self.list)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the documents of a release."""
        self._sheet = sheet
        self.documents.set_records(sheet.documents)
        ready = sum(1 for d in sheet.documents if d.ready)
        self.head.set_note(self.tr("{n} / {of} 可生成").format(n=ready, of=len(sheet.documents)))
        if sheet.documents and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.documents.index(0, 0))

    def current(self) -> Made | None:
        """Return the document in view."""
        return self.documents.record(self.list.currentIndex())

    def state_of(self, made: Made) -> str:
        """Say whether a document can be made, and if not why."""
        if not made.writable:
            return self.tr("本版本未提供模板")
        if not made.reached:
            return self.tr("「{stage}」阶段后生成").format(stage=made.stage.of(self._language))
        return self.tr("可生成")

    def _mark(self, made: Made) -> tuple[str, str]:
        if made.ready:
            return MARKS[Standing.FILLED]
        return ("minus" if not made.writable else "hourglass", "text_3")

    def _note(self, made: Made) -> str:
        if made.ready and self._sheet is not None:
            content = self._sheet.content(made.spec.id)
            editions = content.editions if content is not None else ()
            return editions[0].version if editions else self.tr("可生成")
        return self.tr("无模板") if not made.writable else self.state_of(made)

    def _on_current_changed(self, index: QModelIndex) -> None:
        made = self.documents.record(index)
        if made is not None:
            self.document_chosen.emit(made.spec.id)


class Outline(QFrame):
    """The chapters of the plan: filled or empty, and on which page.

    Signals:
        page_chosen: sheet, counted from 1.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents.outline")
        self.setProperty("surface", "pane")
        self.head = SectionHeader("", "", self, ruled=False)
        self.entries: RecordListModel[Entry] = RecordListModel(
            lambda e: e.heading,
            key=lambda e: e.key,
            sentence=self._sentence,
            extra={ICON_ROLE: lambda e: MARKS[e.standing], NOTE_ROLE: lambda e: str(e.page)},
            parent=self,
        )
        self.list = _list(self, self.entries, "documents.chapters", self.tr("目录"))
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        _stack(self, self.head, self.list)

    def show_document(self, sheet: Sheet, pages: PlanPages) -> None:
        """Show the chapters of a document as they lie on the sheets."""
        standings = sheet.standings if pages.plan is sheet.plan else {}
        title = self.tr("《{name}》目录").format(name=pages.plan.name)
        self.head.title_label.setText(fonts.fitted(title))
        entries = [
            Entry("cover", self.tr("封面"), Standing.FILLED, 1),
            Entry("history", self.tr("文件编制和变更履历"), Standing.FILLED, 2),
        ]
        entries.extend(
            Entry(
                chapter.key,
                chapter.heading,
                standings.get(chapter.key, Standing.FILLED),
                pages.page_of(chapter.key),
            )
            for chapter in pages.chapters
        )
        self.list.selectionModel().blockSignals(True)
        self.entries.set_records(entries)
        self.list.selectionModel().blockSignals(False)

    def _sentence(self, entry: Entry) -> str:
        state = {
            Standing.FILLED: self.tr("已填"),
            Standing.MISSING: self.tr("还有内容待补"),
            Standing.EMPTY: self.tr("空"),
        }[entry.standing]
        text = self.tr("{heading}，{state}，第 {page} 页")
        return text.format(heading=entry.heading, state=state, page=entry.page)

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = self.entries.record(index)
        if entry is not None and entry.page:
            self.page_chosen.emit(entry.page)


def _list(
    parent: QWidget, model: RecordListModel[Made] | RecordListModel[Entry], name: str, spoken: str
) -> QListView:
    view = QListView(parent)
    views.prepare_list(view, name=name, spoken=spoken)
    view.setModel(model)
    view.setItemDelegate(MarkedDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return view


def _stack(frame: QFrame, head: SectionHeader, view: QListView) -> None:
    now = theme.current()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, now.px(8), 0, 0)
    column.setSpacing(now.px(4))
    head.row.setContentsMargins(now.px(12), 0, now.px(12), 0)
    column.addWidget(head)
    column.addWidget(view, 1)
