"""Tables, trees and lists set up alike: rows, headers, copying, no input method."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QTableView,
    QTreeView,
)

from ui.kit import copying, keyboard_use, metrics, style, theme
from ui.kit.row_delegate import RowDelegate
from ui.kit.table_model import Column


def prepare_table(view: QTableView, *, name: str, spoken: str, several: bool = False) -> None:
    """Make a table of uniform rows without grid; Ctrl C copies rows as text."""
    _prepare(view, name, spoken, several=several)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setItemDelegate(RowDelegate(view))
    _prepare_header(view.horizontalHeader())
    _RowHeight(view)


def prepare_tree(
    view: QTreeView, *, name: str, spoken: str, several: bool = False, flat: bool = False
) -> None:
    """Make a tree of uniform rows; `flat` hides the arrows, as for a grouped table."""
    _prepare(view, name, spoken, several=several)
    view.setUniformRowHeights(True)
    view.setRootIsDecorated(not flat)
    view.setIndentation(0 if flat else theme.current().px(18))
    view.setAllColumnsShowFocus(True)
    view.setItemDelegate(RowDelegate(view))
    _prepare_header(view.header())


def prepare_list(
    view: QListView, *, name: str, spoken: str, several: bool = False, uniform: bool = True
) -> None:
    """Make a list; rows of different heights need `uniform=False`."""
    _prepare(view, name, spoken, several=several)
    view.setUniformItemSizes(uniform)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setItemDelegate(RowDelegate(view, height=metrics.LIST_ROW))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def set_column_widths(header: QHeaderView, columns: Sequence[Column[Any]]) -> None:
    """Give columns their wished widths; a width of 0 takes what is left."""
    now = theme.current()
    for place, column in enumerate(columns):
        if column.width:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(place, now.px(column.width))
        else:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def _prepare(view: QAbstractItemView, name: str, spoken: str, *, several: bool) -> None:
    style.named(view, name, spoken)
    keyboard_use.no_input_method(view)
    view.setMouseTracking(True)
    side = theme.current().px(14)
    view.setIconSize(QSize(side, side))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    mode = QAbstractItemView.SelectionMode
    view.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
    copy.setContext(Qt.ShortcutContext.WidgetShortcut)
    copy.activated.connect(lambda: copying.copy_selection(view))


def _prepare_header(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setSectionsMovable(True)
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(theme.current().px(28))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)


class _RowHeight(QObject):
    """Keeps the rows of a `QTableView` at the height of the text scale."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        self._apply()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a change of style; take no event away."""
        if event.type() == QEvent.Type.StyleChange:
            self._apply()
        return False

    def _apply(self) -> None:
        height = theme.current().px(metrics.TABLE_ROW)
        self._view.verticalHeader().setMinimumSectionSize(height)
        self._view.verticalHeader().setDefaultSectionSize(height)
