"""Selected rows of a view on the clipboard, as tab-separated text for a spreadsheet."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView

_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def selection_as_tsv(view: QAbstractItemView, *, header: bool = True) -> str:
    """Return the selected rows as text, visible columns in the order on screen."""
    model = view.model()
    rows = _selected_rows(view)
    if model is None or not rows:
        return ""
    columns = _visible_columns(view, model)
    lines = ["\t".join(_title(model, column) for column in columns)] if header else []
    lines += ["\t".join(_cell(row.siblingAtColumn(column)) for column in columns) for row in rows]
    return "\n".join(lines)


def copy_selection(view: QAbstractItemView, *, header: bool = True) -> int:
    """Put the selected rows on the clipboard; return how many there were."""
    rows = _selected_rows(view)
    if rows:
        QGuiApplication.clipboard().setText(selection_as_tsv(view, header=header))
    return len(rows)


def _selected_rows(view: QAbstractItemView) -> list[QModelIndex]:
    selection = view.selectionModel()
    first: dict[tuple[tuple[int, ...], int], QModelIndex] = {}
    for index in selection.selectedIndexes():
        first.setdefault((_path(index.parent()), index.row()), index.siblingAtColumn(0))
    return [first[place] for place in sorted(first)]


def _path(index: QModelIndex) -> tuple[int, ...]:
    path: list[int] = []
    while index.isValid():
        path.append(index.row())
        index = index.parent()
    return tuple(reversed(path))


def _visible_columns(view: QAbstractItemView, model: QAbstractItemModel) -> list[int]:
    header: QHeaderView | None = None
    if isinstance(view, QTableView):
        header = view.horizontalHeader()
    elif isinstance(view, QTreeView):
        header = view.header()
    if header is None:
        return list(range(model.columnCount()))
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [column for column in order if not header.isSectionHidden(column)]


def _title(model: QAbstractItemModel, column: int) -> str:
    title = model.headerData(column, Qt.Orientation.Horizontal)
    return str(title or "").translate(_BREAKS)


def _cell(index: QModelIndex) -> str:
    return str(index.data() or "").translate(_BREAKS)
