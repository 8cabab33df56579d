"""What is wrong with the look of a dialog that a test has opened, whatever the test is about."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from ui.kit.buttons import Kind

SCREEN = QSize(1280, 720)
"""The smallest screen that the design is drawn for."""
_FIELDS = (QAbstractSpinBox, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
_PARTS = (QAbstractSpinBox, QAbstractItemView, QComboBox)
"""What has fields inside it that are named with it."""


def faults(dialog: QDialog) -> list[str]:
    """Return everything wrong with a dialog in the size it asks for."""
    wanted = dialog.sizeHint().expandedTo(dialog.minimumSizeHint())
    if dialog.isHidden():
        dialog.resize(wanted)
        layout = dialog.layout()
        if layout is not None:
            layout.activate()
        # Laid out and polished for the picture, which nobody looks at.
        dialog.grab()
    found = [*_cut(dialog), *_nameless(dialog), *_rash(dialog)]
    if wanted.width() > SCREEN.width() or wanted.height() > SCREEN.height():
        found.append(f"larger than the screen: {wanted.width()} × {wanted.height()}")
    return found


def _visible(dialog: QDialog) -> Iterator[QWidget]:
    return (w for w in dialog.findChildren(QWidget) if w.isVisibleTo(dialog))


def _cut(dialog: QDialog) -> Iterator[str]:
    for widget in _visible(dialog):
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                short = widget.heightForWidth(widget.width()) > widget.height() + 1
            else:
                short = widget.sizeHint().width() > widget.width() + 1
        elif isinstance(widget, QAbstractButton) and widget.text():
            short = widget.sizeHint().width() > widget.width() + 1
        else:
            continue
        if short:
            yield f"cut: {widget.text()!r} in {widget.width()} × {widget.height()}"


def _nameless(dialog: QDialog) -> Iterator[str]:
    for field in _visible(dialog):
        named = field.accessibleName() or not isinstance(field, _FIELDS)
        if not named and not isinstance(field.parentWidget(), _PARTS):
            place = field.mapTo(dialog, QPoint(0, 0))
            yield f"no spoken name: {type(field).__name__} at {place.x()}, {place.y()}"


def _rash(dialog: QDialog) -> Iterator[str]:
    for button in dialog.findChildren(QPushButton):
        if button.isDefault() and button.property("kind") == Kind.DANGER.value:
            yield f"Enter does what cannot be undone: {button.text()!r}"
    if dialog.windowModality() == Qt.WindowModality.NonModal and not dialog.windowTitle():
        yield "no title"
