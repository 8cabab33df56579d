"""The list that drops down from a filter: tick what is wanted, type to find it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.kit import keyboard_use, metrics, theme

_SEARCH_FROM = 9
_ROWS = 12
_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a filter can be set to."""

    value: Hashable
    text: str


class FilterPopup(QFrame):
    """A small window with the options of one filter.

    Signals:
        picked: frozenset of the ticked values, after every change.
    """

    picked = Signal(object)

    def __init__(
        self,
        options: Sequence[Option],
        ticked: frozenset[Hashable],
        parent: QWidget,
        *,
        several: bool,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "card")
        self.setObjectName("filter_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._several = several
        self._filling = True
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText(self.tr("查找"))
        self.search_edit.setAccessibleName(self.tr("查找选项"))
        self.search_edit.setVisible(len(options) >= _SEARCH_FROM)
        self.search_edit.textChanged.connect(self._on_search_changed)
        self.search_edit.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(parent.accessibleName())
        keyboard_use.no_input_method(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.search_edit)
        layout.addWidget(self.list)
        self._fill(options, ticked)
        self._filling = False
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemClicked.connect(self._on_item_clicked)

    def open_below(self, anchor: QWidget) -> None:
        """Show under a widget, within its screen."""
        now = theme.current()
        rows = min(_ROWS, max(1, self.list.count()))
        row = max(self.list.sizeHintForRow(0), now.px(metrics.TABLE_ROW))
        self.list.setFixedHeight(rows * row + 2)
        wide = self.list.sizeHintForColumn(0) + now.px(40)
        self.resize(
            min(max(anchor.width(), wide, now.px(160)), now.px(360)), self.sizeHint().height()
        )
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        room = anchor.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        if place.y() + self.height() > room.bottom():
            place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(place)
        self.show()
        (self.search_edit if self.search_edit.isVisible() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search field into the list with the down key or Enter."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and pressed in _INTO_LIST:
            self._focus_first()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter, close with Esc."""
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if self._several:
                self.close()
            else:
                self._on_item_clicked(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _fill(self, options: Sequence[Option], ticked: frozenset[Hashable]) -> None:
        for option in options:
            item = QListWidgetItem(option.text, self.list)
            item.setData(_VALUE, option.value)
            if self._several:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = option.value in ticked
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if option.value in ticked and self.list.currentItem() is None:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)

    def _focus_first(self) -> None:
        for row in range(self.list.count()):
            if not self.list.isRowHidden(row):
                self.list.setCurrentRow(row)
                break
        self.list.setFocus()

    def _on_search_changed(self, text: str) -> None:
        needle = text.casefold().strip()
        for row in range(self.list.count()):
            self.list.setRowHidden(row, needle not in self.list.item(row).text().casefold())

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        if self._filling or not self._several:
            return
        items = [self.list.item(row) for row in range(self.list.count())]
        self.picked.emit(
            frozenset(i.data(_VALUE) for i in items if i.checkState() == Qt.CheckState.Checked)
        )

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        if not self._several:
            self.picked.emit(frozenset([item.data(_VALUE)]))
            self.close()
