"""Keyboard manners: focus shows only after the keyboard was used, letters act outside text only."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ui.kit import keyboard_use
from ui.kit.focus_ring import FocusRing

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
# These show focus themselves: fields by their border, views by their current item.
_OWN_FOCUS = (
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
    QAbstractSpinBox,
    QAbstractItemView,
    QMenu,
    QMenuBar,
)


class _Watch:
    """The one watcher of this process."""

    watcher: "FocusWatcher | None" = None


class FocusWatcher(QObject):
    """Remembers whether keyboard or mouse was used last and moves the focus ring.

    It listens to the widget with focus only: an event filter on the whole application would call
    Python for every paint and timer.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        keyboard_use.note(False)
        self._watched: list[QWidget] = []
        self._ring = FocusRing()
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note which device is used; take no event away."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
                self._set_by_keyboard(True)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._set_by_keyboard(False)
        return False

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            _stop(widget, self)
        self._watched = [w for w in (now or QApplication.activeWindow(),) if w is not None]
        if isinstance(now, QAbstractScrollArea):
            # Clicks reach the viewport, keys the view.
            self._watched.append(now.viewport())
        for widget in self._watched:
            widget.installEventFilter(self)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            keyboard_use.note(False)
        self._show_ring()

    def _set_by_keyboard(self, by_keyboard: bool) -> None:
        if by_keyboard != keyboard_use.was_last():
            keyboard_use.note(by_keyboard)
            self._show_ring()

    def _show_ring(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QAbstractScrollArea):
            widget.viewport().update()
        shown = keyboard_use.was_last() and widget is not None and wants_ring(widget)
        self._ring.follow(widget if shown else None)


def install(app: QApplication) -> None:
    """Start watching; once per process, further calls do nothing."""
    if _Watch.watcher is None:
        _Watch.watcher = FocusWatcher(app)


def wants_ring(widget: QWidget) -> bool:
    """Tell whether the ring is drawn around a widget of this kind."""
    if isinstance(widget, QComboBox):
        return not widget.isEditable()
    if isinstance(widget, QTabBar):
        return True
    return not isinstance(widget, (*_OWN_FOCUS, QAbstractScrollArea)) and not widget.isWindow()


def text_field_has_focus() -> bool:
    """Tell whether letters typed now go into text."""
    widget = QApplication.focusWidget()
    if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def letter_shortcut(
    owner: QWidget,
    key: str,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Make a single key such as `B`, `/` or `[` act while `owner` or a part of it has focus.

    It stays silent while a text field has focus. Switch off the input method of item views with
    `keyboard_use.no_input_method`, or a Chinese input method takes the letter first.
    """
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setContext(context)

    def act() -> None:
        if not text_field_has_focus():
            slot()

    shortcut.activated.connect(act)
    return shortcut


def key_text(sequence: str) -> str:
    """Return a key sequence as caps show it: `Ctrl+Shift+N` becomes `Ctrl Shift N`, native."""
    text = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("+", " ").strip() or sequence


def _stop(widget: QWidget, watcher: QObject) -> None:
    try:
        widget.removeEventFilter(watcher)
    except RuntimeError:
        # The widget lost focus by being deleted.
        return
