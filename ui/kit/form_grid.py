"""Forms: label left of its field, all aligned, with the error below the field it concerns."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from ui.kit import fields, style, tab_order, theme
from ui.kit.labels import IconLabel, label

_TALL = (QTextEdit, QPlainTextEdit)
_ERROR_LINES: Final = 3


class FormGrid(QWidget):
    """Rows of label and field; errors and hints stand under their field."""

    def __init__(self, parent: QWidget | None = None, *, label_width: int = 0) -> None:
        """Take the width of the label column in design pixels; 0 = as wide as needed."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        now = theme.current()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(now.px(16))
        self._grid.setVerticalSpacing(now.px(8))
        self._grid.setColumnStretch(1, 1)
        if label_width:
            self._grid.setColumnMinimumWidth(0, now.px(label_width))
        self._errors: dict[int, IconLabel] = {}
        self._labels: dict[int, QLabel] = {}
        self._hints: dict[int, QLabel] = {}
        self._ordered = False

    def add(self, title: str, field: QWidget, *, hint: str = "", required: bool = False) -> QLabel:
        """Add a row; return its label, which becomes the field's buddy and spoken name."""
        row = self._grid.rowCount()
        title_label = label(title + (" *" if required else ""), "field", self)
        title_label.setBuddy(field)
        _name(field, title)
        if isinstance(field, (QLineEdit, QComboBox)):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            style.restyle(field, dialog=True)
        if isinstance(field, QAbstractSpinBox):
            fields.indent(field)
        height = max(field.sizeHint().height(), field.minimumHeight())
        tall = isinstance(field, _TALL) or height > theme.current().px(48)
        if tall:
            title_label.setContentsMargins(0, theme.current().px(5), 0, 0)
        edge = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(title_label, row, 0, Qt.AlignmentFlag.AlignLeft | edge)
        self._grid.addWidget(field, row, 1)
        self._labels[id(field)] = title_label
        if hint:
            hint_label = label(hint, "hint", self, wrap=True)
            self._grid.addWidget(hint_label, row + 1, 1)
            self._hints[id(field)] = hint_label
        error = IconLabel("triangle", "", self, role="bad")
        error.set_lines(_ERROR_LINES)
        error.hide()
        self._grid.addWidget(error, row + 2, 1)
        self._errors[id(field)] = error
        return title_label

    def add_wide(self, widget: QWidget) -> None:
        """Add something under the fields, without label."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def add_across(self, widget: QWidget) -> None:
        """Add something over both columns, such as a section head."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go as the eye does, whatever was made first."""
        if not event.spontaneous() and not self._ordered:
            self._ordered = True
            tab_order.by_place(self)
        super().showEvent(event)

    def set_row_visible(self, field: QWidget, visible: bool) -> None:
        """Show or hide a field with its label and its hint.

        Raises:
            KeyError: the field is not in this form.
        """
        self._labels[id(field)].setVisible(visible)
        field.setVisible(visible)
        if id(field) in self._hints:
            self._hints[id(field)].setVisible(visible)
        if not visible:
            self._errors[id(field)].hide()

    def set_error(self, field: QWidget, text: str) -> None:
        """Say what is wrong with a field; an empty text takes it back.

        Raises:
            KeyError: the field is not in this form.
        """
        error = self._errors[id(field)]
        error.set_content(text)
        error.setVisible(bool(text))
        field.setAccessibleDescription(text)
        style.restyle(field, invalid=bool(text))

    def error_of(self, field: QWidget) -> str:
        """Return what is said to be wrong with a field.

        Raises:
            KeyError: the field is not in this form.
        """
        error = self._errors[id(field)]
        return error.text() if error.isVisibleTo(self) else ""

    def clear_errors(self) -> None:
        """Take all errors back."""
        for place in range(self._grid.count()):
            item = self._grid.itemAt(place)
            widget = item.widget() if item else None
            if widget is not None and id(widget) in self._errors:
                self.set_error(widget, "")


def _name(field: QWidget, title: str) -> None:
    """Let screen readers say the title, also in the parts of a field that have no name."""
    for part in (field, *field.findChildren(QComboBox), *field.findChildren(QAbstractSpinBox)):
        if not part.accessibleName():
            part.setAccessibleName(title)
    for line in field.findChildren(QLineEdit):
        if line.parentWidget() is field and not isinstance(field, (QComboBox, QAbstractSpinBox)):
            line.setAccessibleName(line.accessibleName() or title)
