"""The field for prose: bold, italic, lists and small headings by key or button."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from relapp.domain.rich_text import BlockKind, parse, plain_text
from ui.kit import keyboard, theme
from ui.kit.buttons import Button
from ui.release import rich_document

OWN_FORM = "application/x-relapp-prose"
"""Prose on the clipboard; text from elsewhere comes in without its look."""


class SectionText(QTextEdit):
    """The text field; Ctrl S saves, leaving it saves, Tab goes on to the next field.

    It is as high as its text: the page scrolls, not the field.

    Signals:
        save_requested: by key, or because the field lost the focus.
        form_changed: another form holds at the cursor.
    """

    save_requested = Signal()
    form_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan.text")
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoBulletList)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.currentCharFormatChanged.connect(self._on_form_changed)
        self.cursorPositionChanged.connect(self.form_changed)
        self._least = 84
        self._fit()

    def body(self) -> str:
        """Return the text as it is kept."""
        return rich_document.text_of(self.document())

    def set_body(self, body: str) -> None:
        """Show another text, the cursor at its start."""
        rich_document.fill(self.document(), body)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def set_bold(self, on: bool) -> None:
        """Turn bold on or off for the selection, or for what is typed next."""
        self._merge("bold", on=on)

    def set_italic(self, on: bool) -> None:
        """Turn italic on or off for the selection, or for what is typed next."""
        self._merge("italic", on=on)

    def set_kind(self, kind: BlockKind) -> None:
        """Make the lines at hand a list or small headings; the same again makes them plain."""
        cursor = self.textCursor()
        wanted = None if self.kind() is kind else kind
        rich_document.make_list(
            cursor, wanted if wanted in (BlockKind.BULLET, BlockKind.NUMBER) else None
        )
        if wanted is BlockKind.HEADING:
            rich_document.make_heading(cursor, on=True)
        self.form_changed.emit()

    def kind(self) -> BlockKind:
        """Return what the line at the cursor is."""
        return rich_document.kind_of(self.textCursor().block())

    def sizeHint(self) -> QSize:
        """Ask for no more than the text needs."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by key; Enter ends a heading, and a list at an empty item."""
        if event.matches(QKeySequence.StandardKey.Save):
            self.save_requested.emit()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.isReadOnly() and self._enter():
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the person goes elsewhere, but not for a menu or another window."""
        super().focusOutEvent(event)
        aside = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in aside:
            self.save_requested.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy text, and beside it the form for pasting here."""
        cursor = self.textCursor()
        piece = QTextDocument()
        QTextCursor(piece).insertFragment(cursor.selection())
        form = rich_document.text_of(piece)
        data = QMimeData()
        data.setText(plain_text(form))
        data.setData(OWN_FORM, form.encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text alone: no pictures, no tables of other programs."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text as it is written, own prose with its form."""
        if source.hasFormat(OWN_FORM):
            form = bytes(source.data(OWN_FORM).data()).decode("utf-8", "replace")
            cursor = self.textCursor()
            cursor.removeSelectedText()
            rich_document.write(cursor, parse(form))
            self.setTextCursor(cursor)
        elif source.hasText():
            self.textCursor().insertText(source.text(), QTextCharFormat())

    def _enter(self) -> bool:
        cursor = self.textCursor()
        empty_item = (
            self.kind() in (BlockKind.BULLET, BlockKind.NUMBER) and not cursor.block().text()
        )
        if empty_item:
            rich_document.make_list(cursor, None)
            return True
        at_end = cursor.atBlockEnd() and not cursor.hasSelection()
        if self.kind() is BlockKind.HEADING and at_end:
            cursor.insertBlock()
            rich_document.make_heading(cursor, on=False)
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(QTextCharFormat())
            return True
        return False

    def _merge(self, what: str, *, on: bool) -> None:
        form = QTextCharFormat()
        if what == "bold":
            form.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
        else:
            form.setFontItalic(on)
        self.mergeCurrentCharFormat(form)
        self.form_changed.emit()

    def _on_form_changed(self) -> None:
        self.form_changed.emit()

    def _fit(self) -> None:
        now = theme.current()
        height = round(self.document().size().height()) + now.px(14)
        self.setMinimumHeight(max(now.px(self._least), height))
        self.updateGeometry()


class FormBar(QWidget):
    """The buttons of form beside the state of a section; they follow the cursor."""

    def __init__(self, text: SectionText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(4))
        self.bold = self._button(self.tr("粗体"), "bold", "Ctrl+B", text.set_bold)
        self.italic = self._button(self.tr("斜体"), "italic", "Ctrl+I", text.set_italic)
        self.kinds = {
            kind: self._button(words, kind.value, key, partial(self._set_kind, kind))
            for kind, words, key in (
                (BlockKind.BULLET, self.tr("列表"), "Ctrl+Shift+8"),
                (BlockKind.NUMBER, self.tr("编号"), "Ctrl+Shift+7"),
                (BlockKind.HEADING, self.tr("小标题"), "Ctrl+Shift+H"),
            )
        }
        for button in (self.bold, self.italic, *self.kinds.values()):
            row.addWidget(button)
        text.form_changed.connect(self._follow)

    def _set_kind(self, kind: BlockKind, _on: bool = False) -> None:
        self._text.set_kind(kind)

    def _follow(self) -> None:
        form = self._text.currentCharFormat()
        heading = self._text.kind() is BlockKind.HEADING
        bold = form.fontWeight() >= QFont.Weight.DemiBold and not heading
        self.bold.setChecked(bold)
        self.italic.setChecked(form.fontItalic())
        for kind, button in self.kinds.items():
            button.setChecked(self._text.kind() is kind)

    def _button(self, words: str, name: str, key: str, call: Callable[[bool], object]) -> Button:
        button = Button(words, self, small=True, name=f"plan.form.{name}")
        button.setCheckable(True)
        button.setToolTip(f"{words} {keyboard.key_text(key)}")
        # The text keeps focus and selection: leaving it would save and end the marking.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(call)
        shortcut = QShortcut(QKeySequence(key), self._text)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
        return button
