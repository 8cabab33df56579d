"""Paints the cells of a plan table, in as many lines as they need, and edits them in place."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from ui.kit import keyboard_use, metrics, theme
from ui.kit.painting import draw_text, line_height, wrapped
from ui.kit.row_delegate import RowDelegate, role_text, text_rect
from ui.release import item_editors
from ui.release.item_model import NUMBER, ItemModel

AnyIndex = QModelIndex | QPersistentModelIndex
MOST_LINES = 4
_PAD = 7
_ASIDE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class ItemDelegate(RowDelegate):
    """Wraps words, marks what is missing, opens the field that fits the column.

    Signals:
        step_wanted: editing goes on in the next cell (1), the one before (-1) or below (0).
    """

    step_wanted = Signal(int)

    def __init__(self, model: ItemModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.proposed: datetime | None = None
        self._open: QWidget | None = None

    def finish(self) -> None:
        """Take over what is being typed and close its field, as before the table goes away."""
        editor, self._open = self._open, None
        if editor is not None and isValid(editor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room for the words of a cell in its column."""
        now = theme.current()
        width = self._view.columnWidth(index.column()) - 2 * now.px(8)
        lines = len(_lines(role_text(index), max(width, 20)))
        height = lines * line_height(13) + 2 * now.px(_PAD)
        return QSize(0, max(height, now.px(metrics.TABLE_ROW)))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one cell, and a frame where the keyboard stands."""
        spec = self._model.field_at(index.column())
        row = self._model.row(index)
        rect = text_rect(option)
        words = role_text(index)
        if spec is None:
            role = "text_2" if index.column() == NUMBER else "text"
            draw_text(painter, rect, words, role, 13)
        elif words:
            self._draw_words(painter, rect, words)
        elif spec.required and row is not None and row.said is not None:
            draw_text(painter, rect, self.tr("待填"), "warn", 13)
        if index == self._view.currentIndex() and keyboard_use.focus_visible(self._view):
            painter.setPen(theme.current().accent)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _draw_words(self, painter: QPainter, rect: QRect, words: str) -> None:
        lines = _lines(words, rect.width())
        step = line_height(13)
        top = rect.y() + (rect.height() - len(lines) * step) // 2
        for number, line in enumerate(lines):
            place = QRect(rect.x(), top + number * step, rect.width(), step)
            draw_text(painter, place, line, "text", 13)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Open the field of a cell; None where there is nothing to edit, as Qt allows."""
        spec, row = self._model.field_at(index.column()), self._model.row(index)
        words = self._model.words
        if spec is None or row is None or words is None or self.proposed is None:
            return None  # type: ignore[return-value]  # the stubs forget it
        value = row.values.get(spec.id)
        editor = item_editors.make_editor(spec, value, words, self.proposed, parent)
        editor.setAutoFillBackground(True)
        self._open = editor
        # Keys reach the part of a field that has the focus, not the field.
        for part in editor.findChildren(QWidget):
            part.installEventFilter(self)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Leave the field as it was opened: it shows the value already, or what was typed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Tell what was typed."""
        spec, row = self._model.field_at(index.column()), self._model.row(index)
        if spec is not None and row is not None:
            value = item_editors.value_of(editor, spec, row.values.get(spec.id))
            model.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Give the field its cell, and long text some lines more."""
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            wanted = 4 * line_height(13) + theme.current().px(12)
            rect.setHeight(max(rect.height(), wanted))
            bottom = self._view.viewport().height()
            if rect.bottom() > bottom:
                rect.moveBottom(max(bottom, rect.height()) - 1)
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on from cell to cell by Tab and Enter, give up by Esc."""
        editor = self._editor_of(watched)
        if editor is None:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._step(watched, event)
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                self.step_wanted.emit(step)
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            # Another window or a list that opens takes nothing from what is typed.
            if event.reason() not in _ASIDE and not _within(editor):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
            return False
        return super().eventFilter(editor, event) if watched is editor else False

    def _step(self, watched: QObject, event: QKeyEvent) -> int | None:
        key = event.key()
        if key == Qt.Key.Key_Tab:
            return 1
        if key == Qt.Key.Key_Backtab:
            return -1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # In long text Shift Enter breaks the line.
            breaks = isinstance(watched, QPlainTextEdit) and bool(
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            return None if breaks else 0
        return None

    def _editor_of(self, watched: QObject) -> QWidget | None:
        """Return the field that a part belongs to: the child of the viewport."""
        viewport = self._view.viewport()
        part: QObject | None = watched
        while part is not None and part.parent() is not viewport:
            part = part.parent()
        return part if isinstance(part, QWidget) else None


def _lines(text: str, width: int) -> list[str]:
    """Return the lines in which a cell shows its words."""
    found = [
        line for part in text.split("\n") for line in wrapped(part, width, MOST_LINES, 13) or ("",)
    ]
    return found[:MOST_LINES]


def _within(editor: QWidget) -> bool:
    """Tell whether the focus is still in a field or in a list it opened."""
    focus = QApplication.focusWidget()
    popup = QApplication.activePopupWidget()
    return popup is not None or (
        focus is not None and (focus is editor or editor.isAncestorOf(focus))
    )
