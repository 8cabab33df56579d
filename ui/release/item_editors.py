"""The field in which a cell of a plan table is edited, one for each kind of column."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from relapp.domain.plan_item import FieldKind, ItemField, Value
from relapp.wording.plan_values import Wording
from ui.kit import fields
from ui.kit.search_combo import SearchCombo
from ui.release.moment_edit import MomentEdit

TOUCHED = "touched"
_NUMBERS = (FieldKind.NUMBER, FieldKind.MINUTES)
_NAMES = (FieldKind.PERSON, FieldKind.APPLICATION)


def make_editor(
    spec: ItemField, value: Value, words: Wording, at: datetime, parent: QWidget
) -> QWidget:
    """Make the field for a cell, showing its value; `at` is proposed where a date is missing."""
    if spec.kind in _NUMBERS:
        editor = _number(spec, value, parent)
    elif spec.kind is FieldKind.CHOICE:
        options = [(name, text.of(words.language)) for name, text in spec.choices]
        editor = _choice(options, value, parent)
    elif spec.kind in _NAMES:
        known = words.people if spec.kind is FieldKind.PERSON else words.applications
        editor = _names(known, value, parent)
    elif spec.kind is FieldKind.DATE:
        editor = _date(value, at, words, parent)
    elif spec.kind is FieldKind.MOMENT:
        shown = datetime.fromisoformat(str(value)) if value else at
        editor = MomentEdit(words.zone, shown, parent)
        editor.dateTimeChanged.connect(lambda: editor.setProperty(TOUCHED, True))
    elif spec.kind is FieldKind.TEXT:
        editor = QPlainTextEdit(str(value or ""), parent)
        editor.setTabChangesFocus(True)
    else:
        editor = QLineEdit(str(value or ""), parent)
    editor.setAccessibleName(spec.name.of(words.language))
    return editor


def value_of(editor: QWidget, spec: ItemField, before: Value) -> Value:
    """Return what was typed; a date nobody touched stays what it was, even nothing."""
    if isinstance(editor, QComboBox):
        return _chosen(editor, before)
    if isinstance(editor, QDateTimeEdit):
        return _time_of(editor) if editor.property(TOUCHED) else before
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip() or None
    text = cast("QLineEdit", editor).text().strip()
    if spec.kind in _NUMBERS:
        return int(text) if text.lstrip("-").isdigit() else None
    return text or None


def _chosen(editor: QComboBox, before: Value) -> Value:
    if not isinstance(editor, SearchCombo):
        return cast("Value", editor.currentData())
    # A name that is none of the list is no answer; the old one stays.
    return before if editor.is_foreign() else cast("Value", editor.value())


def _time_of(editor: QDateTimeEdit) -> Value:
    if isinstance(editor, MomentEdit):
        return editor.moment().isoformat()
    return editor.date().toString(Qt.DateFormat.ISODate)


def _number(spec: ItemField, value: Value, parent: QWidget) -> QWidget:
    editor = QLineEdit("" if value is None else str(value), parent)
    editor.setValidator(QIntValidator(spec.lowest, spec.highest, editor))
    return editor


def _choice(options: list[tuple[str, str]], value: Value, parent: QWidget) -> QWidget:
    editor = QComboBox(parent)
    editor.addItem("", None)
    for name, text in options:
        editor.addItem(text, name)
    editor.setCurrentIndex(max(0, editor.findData(value)))
    return editor


def _names(known: Mapping[int, str], value: Value, parent: QWidget) -> QWidget:
    editor = SearchCombo(sorted(known.items(), key=lambda pair: pair[1]), parent)
    editor.set_value(value)
    return editor


def _date(value: Value, at: datetime, words: Wording, parent: QWidget) -> QWidget:
    shown = date.fromisoformat(str(value)) if value else at.astimezone(words.zone).date()
    editor = fields.date_field(QDate(shown.year, shown.month, shown.day), parent)
    editor.dateChanged.connect(lambda: editor.setProperty(TOUCHED, True))
    return editor
