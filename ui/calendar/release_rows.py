"""The releases of a window as rows that can be opened, dragged elsewhere or taken out."""

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
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import Outcome, ReleaseMode, Status
from ui.calendar.mime import Cargo, CargoKind, mime_of
from ui.kit import keyboard_use, theme
from ui.kit.list_model import RecordListModel
from ui.kit.painting import (
    BadgeSpec,
    Tone,
    badge_size,
    draw_badge,
    draw_box,
    draw_rule,
    draw_text,
)
from ui.kit.roles import RECORD_ROLE

translate = QCoreApplication.translate
AnyIndex = QModelIndex | QPersistentModelIndex

_ROW: Final = 46


def state_badge(card: ReleaseCard) -> BadgeSpec:
    """Return how a release of a window stands."""
    if card.status is Status.CANCELLED:
        return BadgeSpec(translate("ReleaseRows", "已取消"))
    if card.outcome is not None:
        return _outcome_badge(card.outcome)
    if card.blocking:
        text = translate("ReleaseRows", "阻塞 {n}").format(n=card.blocking)
        return BadgeSpec(text, Tone.BAD, "blocked", bold=True, plain=True)
    if card.unmet:
        return BadgeSpec(translate("ReleaseRows", "差 {n} 项").format(n=card.unmet))
    return BadgeSpec(translate("ReleaseRows", "条件齐"), Tone.OK, "check")


def _outcome_badge(outcome: Outcome) -> BadgeSpec:
    if outcome is Outcome.SUCCESS:
        return BadgeSpec(translate("ReleaseRows", "成功"), Tone.OK, "check")
    if outcome is Outcome.ROLLED_BACK:
        return BadgeSpec(translate("ReleaseRows", "已回退"), Tone.BAD, "undo")
    if outcome is Outcome.UNCONFIRMED:
        return BadgeSpec(translate("ReleaseRows", "未确认"), Tone.WARN, "circle-alert")
    return BadgeSpec(translate("ReleaseRows", "已取消"))


def row_sentence(card: ReleaseCard) -> str:
    """Return a row in words for screen readers and drags."""
    return (
        f"{card.number} {card.application} {card.version_to} {card.title} {state_badge(card).text}"
    )


class ReleaseRowsDelegate(QStyledItemDelegate):
    """Paints one release in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a row."""
        return QSize(theme.current().px(120), theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint number, state, application and version."""
        card: ReleaseCard = index.data(RECORD_ROLE)
        now = theme.current()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hover:
            painter.fillRect(rect, now.bg_selected if selected else now.bg_hover)
        view = self.parent()
        if selected and isinstance(view, QWidget) and keyboard_use.focus_visible(view):
            draw_box(painter, rect.adjusted(1, 1, -1, -1), None, "accent", width=2)
        draw_rule(painter, rect)
        line = rect.adjusted(now.px(14), now.px(4), -now.px(10), 0)
        line.setHeight(now.px(19))
        badge = state_badge(card)
        size = badge_size(badge)
        draw_badge(painter, line.right() - size.width(), line.y(), badge)
        place = line.adjusted(0, 0, -size.width() - now.px(6), 0)
        number = card.number
        if card.mode is ReleaseMode.EMERGENCY:
            number = translate("ReleaseRows", "{number} 紧急").format(number=number)
        draw_text(painter, place, number, "text_2", 12)
        line.translate(0, now.px(19))
        draw_text(painter, line, f"{card.application} {card.version_to}", "text", 13, bold=True)


class ReleaseRows(QListView):
    """Shows the releases of a window, as tall as they need.

    Signals:
        opened: number of a release, by double click or Enter.
        taken_out: key of a release, by Delete.
    """

    opened = Signal(str)
    taken_out = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.releases")
        keyboard_use.no_input_method(self)
        self.releases: RecordListModel[ReleaseCard] = _DraggableModel(
            row_sentence, lambda c: c.release_id, row_sentence, parent=self
        )
        self.setModel(self.releases)
        self.setItemDelegate(ReleaseRowsDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.notifier().changed.connect(self._on_theme_changed)

    def show_releases(self, cards: tuple[ReleaseCard, ...]) -> None:
        """Show these releases."""
        self.releases.set_records(cards)
        self._fit()

    def current_card(self) -> ReleaseCard | None:
        """Return the selected release."""
        return self.releases.record(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, take out with Delete."""
        card = self.current_card()
        key = event.key()
        if card is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(card.number)
        elif card is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_out.emit(card.release_id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the release under the mouse."""
        card = self.releases.record(self.indexAt(event.position().toPoint()))
        if card is not None:
            self.opened.emit(card.number)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected release to another day."""
        card = self.current_card()
        if card is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(Cargo(CargoKind.RELEASE, card.release_id), row_sentence(card)))
        drag.exec(Qt.DropAction.MoveAction)

    def _fit(self) -> None:
        rows = self.releases.rowCount()
        self.setFixedHeight(rows * theme.current().px(_ROW) + 2)

    def _on_theme_changed(self, _theme: object) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()


class _DraggableModel(RecordListModel[ReleaseCard]):
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every release be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
