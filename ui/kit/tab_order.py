"""The order in which Tab visits fields: as they stand, line by line."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QScrollArea, QWidget

_WHOLE = (QAbstractSpinBox, QComboBox)


def by_place(area: QWidget) -> None:
    """Let Tab visit the fields of an area line by line, from left to right.

    Qt's own order is the one in which the widgets were made.
    """
    layout = area.layout()
    if layout is not None:
        layout.activate()
    fields = _fields(area)
    ordered = [field for line in _lines(area, fields) for field in line]
    for first, second in pairwise(ordered):
        QWidget.setTabOrder(first, second)


def _fields(area: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    for child in area.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        stops = bool(child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if stops and child.focusProxy() is None:
            found.append(child)
        inside = isinstance(child, QScrollArea) or not isinstance(child, QAbstractScrollArea)
        if inside and not isinstance(child, _WHOLE):
            found.extend(_fields(child))
    return found


def _lines(area: QWidget, fields: list[QWidget]) -> list[list[QWidget]]:
    """Return the fields by line; what has its middle beside the first one stands in its line."""
    middle = {id(field): field.mapTo(area, field.rect().center()) for field in fields}
    lines: list[list[QWidget]] = []
    for field in sorted(fields, key=lambda f: middle[id(f)].y()):
        if lines and middle[id(field)].y() < _bottom(area, lines[-1][0]):
            lines[-1].append(field)
        else:
            lines.append([field])
    return [sorted(line, key=lambda f: middle[id(f)].x()) for line in lines]


def _bottom(area: QWidget, field: QWidget) -> int:
    return field.mapTo(area, QPoint(0, field.height())).y()
