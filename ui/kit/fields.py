"""Input fields set up alike: numbers, dates, times, long texts."""

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateEdit,
    QDateTimeEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from ui.kit import style, theme
from ui.kit.painting import line_height

_INDENT = 7


def indent(field: QAbstractSpinBox) -> None:
    """Set the text off from the border; the style sheet does not reach into these fields."""
    line = field.lineEdit()
    # With a calendar to pull down the style sheet sees to it, as in a combo box.
    pulled = isinstance(field, QDateTimeEdit) and field.calendarPopup()
    if line is not None and not pulled:
        line.setTextMargins(theme.current().px(_INDENT), 0, 0, 0)


def number_field(
    low: int,
    high: int,
    value: int,
    parent: QWidget | None = None,
    *,
    suffix: str = "",
    name: str = "",
) -> QSpinBox:
    """Make a field for a whole number."""
    field = QSpinBox(parent)
    field.setRange(low, high)
    field.setSuffix(suffix)
    field.setValue(value)
    indent(field)
    return style.named(field, name)


def date_field(value: QDate, parent: QWidget | None = None, *, name: str = "") -> QDateEdit:
    """Make a field for a date, with a calendar to choose from."""
    field = QDateEdit(value, parent)
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.calendarWidget().setGridVisible(False)
    indent(field)
    return style.named(field, name)


def time_field(value: QTime, parent: QWidget | None = None, *, name: str = "") -> QTimeEdit:
    """Make a field for a time of day, 24 hours."""
    field = QTimeEdit(value, parent)
    field.setDisplayFormat("HH:mm")
    indent(field)
    return style.named(field, name)


def text_area(
    lines: int = 4, parent: QWidget | None = None, *, hint: str = "", name: str = ""
) -> QPlainTextEdit:
    """Make a field for several lines; Tab leaves it, as it does everywhere."""
    field = QPlainTextEdit(parent)
    field.setTabChangesFocus(True)
    field.setPlaceholderText(hint)
    field.setFixedHeight(lines * line_height(13) + theme.current().px(14))
    return style.named(field, name)
