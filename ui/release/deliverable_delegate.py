"""Paints a deliverable in two lines: state and name, then who gave which version when."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import icons, theme
from ui.kit.painting import RIGHT, draw_box, draw_focus_ring, draw_rule, draw_text, text_width
from ui.kit.roles import RECORD_ROLE
from ui.release.deliverable_rows import DeliverableRow
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
HEIGHT = 49
PAD = 14


class DeliverableDelegate(QStyledItemDelegate):
    """Rows of 49 px with one action at the right: open, or upload.

    Signals:
        acted: the DeliverableRow whose action at the right was clicked.
    """

    acted = Signal(object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._drop_key = ""

    def set_drop(self, key: str) -> None:
        """Frame the row on which a dragged file would fall; empty for none."""
        self._drop_key = key

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room a row takes."""
        return QSize(0, theme.current().px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, DeliverableRow):
            return
        now, rect = theme.current(), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "bg_selected" if selected else "bg_hover" if hover else "bg_surface"
        painter.fillRect(rect, now.colour(ground))
        draw_rule(painter, rect)
        name, role = _icon(row)
        side = now.px(16)
        mark = QRect(rect.x() + now.px(PAD), rect.y(), side, rect.height() - 1)
        icons.paint(painter, name, mark, role)
        left = mark.right() + now.px(9)
        end = self._paint_action(painter, rect, row)
        width = end - left - now.px(8)
        top = rect.y() + now.px(5)
        line = now.px(19)
        words = self._words.of(row.spec.name)
        draw_text(painter, QRect(left, top, width, line), words, "text", 13)
        second = QRect(left, top + line, width, line)
        draw_text(painter, second, self.second_line(row), "text_2", 12)
        if row.id == self._drop_key:
            draw_box(painter, rect.adjusted(1, 1, -1, -2), None, "accent", width=2)
        elif option.state & QStyle.StateFlag.State_HasFocus and selected:
            draw_focus_ring(painter, rect.adjusted(0, 0, 0, -1), inside=True)

    def second_line(self, row: DeliverableRow) -> str:
        """Return who gave which version when, or who owes it."""
        newest = row.newest
        if newest is not None:
            version = self.tr("第 {number} 版").format(number=newest.revision)
            return f"{newest.person} · {self._words.stamp(newest.at)} · {version}"
        if not row.spec.required:
            return self.tr("可选，未提供")
        role, stage = self._words.of(row.role), self._words.of(row.stage)
        return self.tr("{role}提供，「{stage}」结束前").format(role=role, stage=stage)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Act on a click at the right end of a row."""
        row = index.data(RECORD_ROLE)
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent) and isinstance(row, DeliverableRow):
            reach = option.rect.right() - self._action_width(row) - theme.current().px(PAD)
            possible = row.newest is not None or row.refusal is None
            if possible and event.position().x() >= reach:
                self.acted.emit(row)
                return True
        return super().editorEvent(event, model, option, index)

    def action_words(self, row: DeliverableRow) -> str:
        """Return the words at the right end, empty where an icon stands."""
        if row.newest is not None:
            return ""
        if row.refusal is None:
            return self.tr("上传…")
        return self.tr("未提供") if row.spec.required else self.tr("可选")

    def _action_width(self, row: object) -> int:
        if not isinstance(row, DeliverableRow):
            return 0
        words = self.action_words(row)
        return text_width(words, 12) + 2 if words else theme.current().px(16)

    def _paint_action(self, painter: QPainter, rect: QRect, row: DeliverableRow) -> int:
        now = theme.current()
        width = self._action_width(row)
        place = QRect(rect.right() - now.px(PAD) - width + 1, rect.y(), width, rect.height() - 1)
        words = self.action_words(row)
        if not words:
            icons.paint(painter, "eye", place, "text_2")
        else:
            role = "accent" if row.refusal is None else "text_2"
            draw_text(painter, place, words, role, 12, align=RIGHT)
        return place.x()


def _icon(row: DeliverableRow) -> tuple[str, str]:
    if row.files:
        return "circle-check", "ok"
    if row.due:
        return "circle-alert", "warn"
    return "circle", "text_3"
