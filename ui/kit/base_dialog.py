"""The frame of every dialog: head, content, one row of buttons, the reason why it cannot go on.

A dialog answers through one class method, and tests replace that one method:

    @classmethod
    def ask(cls, parent: QWidget, release: Release) -> Reason | None:
        dialog = cls(release, parent)
        return dialog.reason() if dialog.exec() else None
"""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit import fonts, theme
from ui.kit.buttons import Button, Kind
from ui.kit.labels import IconLabel, label
from ui.kit.window_state import WindowState

_PROBLEM_LINES: Final = 3


class BaseDialog(QDialog):
    """A dialog with head, note, body and footer; Enter accepts, Esc rejects.

    Ctrl Enter accepts also while a text of several lines has focus.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        note: str = "",
        name: str = "dialog",
        state: WindowState | None = None,
        width: int = 520,
    ) -> None:
        """Take the words of the head and, to remember the size, the window memory."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setProperty("surface", "true")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._state = state
        self._width = width
        self.accept_button: Button | None = None
        self.reject_button: Button | None = None
        now = theme.current()
        self.title_label = label(title, "title", self)
        self.note_label = label(note, "secondary", self, wrap=True)
        self.note_label.setVisible(bool(note))
        self.body = QVBoxLayout()
        self.body.setSpacing(now.px(10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(now.px(24), now.px(20), now.px(24), now.px(18))
        upper.setSpacing(now.px(4))
        self.head = QHBoxLayout()
        self.head.setSpacing(now.px(10))
        self.head.addWidget(self.title_label, 1)
        upper.addLayout(self.head)
        upper.addWidget(self.note_label)
        upper.addSpacing(now.px(10))
        upper.addLayout(self.body, 1)
        outer.addLayout(upper, 1)
        outer.addWidget(self._build_footer())

    def set_note(self, text: str) -> None:
        """Show other words under the title."""
        self.note_label.setText(fonts.fitted(text))
        self.note_label.setVisible(bool(text))

    def add_accept(self, text: str, *, kind: Kind = Kind.PRIMARY, key: str = "") -> Button:
        """Add the button that does it; Enter presses it."""
        button = Button(text, self, kind=kind, key=key, name=f"{self.objectName()}.accept")
        # What cannot be undone is not done by an Enter pressed in passing.
        button.setDefault(kind is not Kind.DANGER)
        button.setAutoDefault(kind is not Kind.DANGER)
        button.clicked.connect(self.accept)
        self._buttons.addWidget(button)
        self.accept_button = button
        return button

    def add_reject(self, text: str = "") -> Button:
        """Add the button that leaves everything as it was; Esc does the same."""
        button = Button(text or self.tr("取消"), self, name=f"{self.objectName()}.reject")
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        self._buttons.insertWidget(0, button)
        self.reject_button = button
        return button

    def add_extra(self, button: QWidget) -> None:
        """Add a button or link at the left of the footer."""
        if isinstance(button, Button):
            button.setAutoDefault(False)
        self._extras.addWidget(button)

    def set_acceptable(self, acceptable: bool, reason: str = "") -> None:
        """Enable the accept button, or say beside it why not."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(acceptable)
            self.accept_button.setToolTip(reason)
        self._problem.set_content("" if acceptable else reason, "info", "text_2")
        self._problem.setVisible(not acceptable and bool(reason))

    def set_problem(self, text: str) -> None:
        """Say what went wrong when it was tried; the typed text stays. Empty takes it back."""
        self._problem.set_content(text, "triangle", "bad")
        self._problem.setVisible(bool(text))

    def problem(self) -> str:
        """Return what the footer says, empty if nothing."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def sizeHint(self) -> QSize:
        """Return the design width, or more if the content needs it."""
        hint = super().sizeHint()
        wide = max(hint.width(), theme.current().px(self._width))
        return QSize(wide, max(hint.height(), self.heightForWidth(wide)))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size it had last time."""
        if self._state is not None and not event.spontaneous():
            self._state.restore_window(self)
        super().showEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Make room for what came up since."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._make_room()
        return handled

    def done(self, result: int) -> None:
        """Remember the size."""
        if self._state is not None:
            self._state.save_window(self)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Ctrl Enter from anywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        button = self.accept_button
        if enter and control and button is not None and button.isEnabled():
            button.click()
            return
        if enter and isinstance(self.focusWidget(), (QTextEdit, QPlainTextEdit)):
            return
        super().keyPressEvent(event)

    def _make_room(self) -> None:
        """Grow by the lines that came, for Qt squeezes what wraps rather than grow the window."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.minimumHeightForWidth(self.width())
            needed = min(needed, self.screen().availableSize().height())
            if needed > self.height():
                self.resize(self.width(), needed)

    def _build_footer(self) -> QFrame:
        footer = QFrame(self)
        footer.setProperty("surface", "footer")
        now = theme.current()
        row = QHBoxLayout(footer)
        row.setContentsMargins(now.px(24), now.px(11), now.px(24), now.px(11))
        row.setSpacing(now.px(10))
        self._extras = QHBoxLayout()
        self._extras.setSpacing(now.px(10))
        self._problem = IconLabel("info", "", footer, name=f"{self.objectName()}.problem")
        self._problem.set_lines(_PROBLEM_LINES)
        policy = self._problem.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._problem.setSizePolicy(policy)
        self._problem.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(now.px(10))
        row.addLayout(self._extras)
        row.addWidget(self._problem, 1)
        row.addStretch(0)
        row.addLayout(self._buttons)
        return footer
