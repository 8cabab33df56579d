"""Whether the keyboard was used last, and what item views ask of it.

Apart from `ui.kit.keyboard`, which watches and knows every kind of field: the first cards are
painted before that is loaded.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class _Use:
    """What is known in this process."""

    by_keyboard = False


def was_last() -> bool:
    """Tell whether the keyboard was used after the mouse."""
    return _Use.by_keyboard


def note(by_keyboard: bool) -> None:
    """Remember which device was used; the watcher of the program tells."""
    _Use.by_keyboard = by_keyboard


def focus_visible(widget: QWidget) -> bool:
    """Tell whether a widget has focus and the keyboard was used last; delegates ask this."""
    return _Use.by_keyboard and widget.hasFocus()


def no_input_method(view: QWidget) -> None:
    """Keep input methods away from a widget that takes letters as commands."""
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    if isinstance(view, QAbstractScrollArea):
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
