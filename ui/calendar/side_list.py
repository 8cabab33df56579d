"""The list at the left: releases without a date and approved changes, to be put into windows."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from relapp.domain.card import ReleaseCard
from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import ChangeKind, ReleaseMode, ReleaseType
from ui.calendar.look import Look
from ui.calendar.mime import Cargo, CargoKind, mime_of
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import icons, keyboard_use, theme
from ui.kit.list_model import RecordListModel
from ui.kit.painting import RIGHT, draw_box, draw_card, draw_text, text_width
from ui.kit.roles import RECORD_ROLE

translate = QCoreApplication.translate

_HEAD: Final = 38
_CARD: Final = 86
_MARGIN: Final = 8
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SideHead:
    """Title of a part of the list with the number of its entries."""

    key: str
    title: str
    count: int


SideEntry = SideHead | ReleaseCard | ChangeRequest


def entries(snapshot: CalendarSnapshot) -> tuple[SideEntry, ...]:
    """Return both parts of the list with their heads."""
    releases = SideHead("releases", translate("SideList", "未排期的发布"), len(snapshot.loose))
    title = translate("SideList", "已批准、未编入发布的变更")
    changes = SideHead("changes", title, len(snapshot.changes))
    return (releases, *snapshot.loose, changes, *snapshot.changes)


def cargo(entry: SideEntry | None) -> Cargo | None:
    """Return what dragging an entry carries, None for a head."""
    if isinstance(entry, ReleaseCard):
        return Cargo(CargoKind.RELEASE, entry.release_id)
    if isinstance(entry, ChangeRequest):
        return Cargo(CargoKind.CHANGE, entry.id)
    return None


def entry_sentence(entry: SideEntry) -> str:
    """Return an entry in words for screen readers and drags."""
    if isinstance(entry, SideHead):
        return f"{entry.title} {entry.count}"
    if isinstance(entry, ReleaseCard):
        return f"{entry.number} {entry.application} {entry.version_to} {entry.title}"
    return f"{entry.number} {entry.application} {entry.title}"


class SideModel(RecordListModel[SideEntry]):
    """Entries of the list; heads cannot be selected or dragged."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let cards be dragged and leave heads alone."""
        record = self.record(index) if index.isValid() else None
        if record is None:
            return Qt.ItemFlag.NoItemFlags
        if isinstance(record, SideHead):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class SideDelegate(QStyledItemDelegate):
    """Paints heads and cards of the list."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.marked: Cargo | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a head or a card."""
        head = isinstance(index.data(RECORD_ROLE), SideHead)
        return QSize(theme.current().px(120), theme.current().px(_HEAD if head else _CARD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one entry."""
        entry = index.data(RECORD_ROLE)
        rect = option.rect
        if isinstance(entry, SideHead):
            _paint_head(painter, rect, entry)
            return
        now = theme.current()
        margin = now.px(_MARGIN)
        card = rect.adjusted(margin, 0, -margin, -now.px(6))
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if self.marked is not None and cargo(entry) == self.marked:
            draw_box(painter, card, "bg_selected", "accent", radius=5, dashed=True)
        else:
            view = self.parent()
            focused = selected and isinstance(view, QWidget) and keyboard_use.focus_visible(view)
            hover = bool(state & QStyle.StateFlag.State_MouseOver)
            draw_card(painter, card, hover=hover, selected=selected)
            if focused:
                draw_box(painter, card.adjusted(2, 2, -2, -2), None, "accent", radius=3)
        self._paint_lines(painter, card, entry)

    def _paint_lines(self, painter: QPainter, card: QRect, entry: SideEntry) -> None:
        now = theme.current()
        grip = QRect(card.x() + now.px(8), card.y() + now.px(9), now.px(12), now.px(12))
        icons.paint(painter, "drag", grip, "text_3")
        left = card.x() + now.px(24)
        line = QRect(left, card.y() + now.px(6), card.right() - now.px(9) - left, now.px(18))
        number, mark, name, title, last = self._words(entry)
        taken = draw_text(painter, line, mark, "text_2", 12, align=RIGHT)
        draw_text(painter, line.adjusted(0, 0, -taken - 4, 0), number, "text_2", 12)
        for text, role, size, bold in (
            (name, "text", 13, True),
            (title, "text_2", 12, False),
            (last, "text_2", 12, False),
        ):
            line.translate(0, now.px(17))
            draw_text(painter, line, text, role, size, bold=bold)

    def _words(self, entry: SideEntry) -> tuple[str, str, str, str, str]:
        if isinstance(entry, ReleaseCard):
            last = " · ".join((release_kind(entry), process_text(entry)))
            return entry.number, entry.version_to, entry.application, entry.title, last
        assert isinstance(entry, ChangeRequest)
        bugfix = entry.kind is ChangeKind.BUGFIX
        kind = translate("SideList", "缺陷") if bugfix else translate("SideList", "变更")
        approved = ""
        if entry.approved_on is not None:
            day = self._look.short(entry.approved_on)
            approved = translate("SideList", "{day} 批准").format(day=day)
        return entry.number, kind, entry.application, entry.title, approved


def release_kind(card: ReleaseCard) -> str:
    """Return in two words how a release may be dated."""
    if card.mode is ReleaseMode.EMERGENCY:
        return translate("SideList", "紧急，自定日期")
    if card.type is ReleaseType.NEW_SYSTEM:
        return translate("SideList", "新系统，可自定日期")
    return translate("SideList", "升级")


def process_text(card: ReleaseCard) -> str:
    """Return 流程 B."""
    return translate("SideList", "流程 {code}").format(code=card.process_code)


def _paint_head(painter: QPainter, rect: QRect, head: SideHead) -> None:
    now = theme.current()
    if head.key != "releases":
        painter.fillRect(QRect(rect.x(), rect.y() + 2, rect.width(), 1), now.line)
    line = rect.adjusted(now.px(12), 0, -now.px(12), 0)
    count = str(head.count)
    width = text_width(count, 13) + now.px(6)
    title = line.adjusted(0, 0, -width, 0)
    used = draw_text(painter, title, head.title, "text", 13, bold=True)
    draw_text(painter, line.adjusted(used + now.px(6), 0, 0, 0), count, "text_2", 13)


class SideList(QListView):
    """Shows the entries; Enter marks one, the mouse drags it.

    Signals:
        marked: cargo a person wants to place by keyboard.
        opened: number of a release that was double-clicked.
    """

    marked = Signal(object)
    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.waiting")
        self.setAccessibleName(translate("SideList", "未排期的发布"))
        keyboard_use.no_input_method(self)
        self.entries = SideModel(entry_sentence, _key, entry_sentence, parent=self)
        self.setModel(self.entries)
        self._delegate = SideDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        theme.notifier().changed.connect(self._on_theme_changed)

    def show_entries(self, shown: tuple[SideEntry, ...]) -> None:
        """Show these entries; the selected one stays selected while it is there."""
        self.entries.set_records(shown)

    def set_marked(self, marked: Cargo | None) -> None:
        """Draw one entry as the one that is being placed."""
        self._delegate.marked = marked
        self.viewport().update()

    def current_entry(self) -> SideEntry | None:
        """Return the selected entry."""
        return self.entries.record(self.currentIndex())

    def select(self, wanted: Cargo) -> bool:
        """Select the entry of a cargo; tell whether it is here."""
        for row, entry in enumerate(self.entries.records()):
            if cargo(entry) == wanted:
                self.setCurrentIndex(self.entries.index(row, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark the selected entry with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = cargo(self.current_entry())
            if chosen is not None:
                self.marked.emit(chosen)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the release under the mouse."""
        entry = self.entries.record(self.indexAt(event.position().toPoint()))
        if isinstance(entry, ReleaseCard):
            self.opened.emit(entry.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay cards out at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected entry; the calendar paints what a drop would do."""
        entry = self.current_entry()
        carried = cargo(entry)
        if entry is None or carried is None:
            return
        self.set_marked(carried)
        drag = QDrag(self)
        drag.setMimeData(mime_of(carried, entry_sentence(entry)))
        drag.exec(Qt.DropAction.MoveAction)
        self.set_marked(None)

    def _on_theme_changed(self, _theme: object) -> None:
        self.scheduleDelayedItemsLayout()


def _key(entry: SideEntry) -> str:
    found = cargo(entry)
    return entry.key if isinstance(entry, SideHead) else f"{found}"
