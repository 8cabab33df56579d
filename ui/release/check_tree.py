"""The tree of checks: looks, folding, filter, and going from check to check."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from ui.kit import keyboard_use, theme
from ui.release.check_delegate import CheckDelegate
from ui.release.check_model import CheckModel
from ui.release.check_rows import CheckRow, Place
from ui.release.words import Words


class CheckTree(QTreeView):
    """Shows groups of checks on the ground of the window, one of them current."""

    def __init__(self, words: Words, me_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded: dict[str, bool] = {}
        self._only_open = False
        self.checks = CheckModel(words, self)
        self._delegate = CheckDelegate(words, me_id, self)
        self.setModel(self.checks)
        self.setItemDelegate(self._delegate)
        self._dress()

    def current_row(self) -> CheckRow | None:
        """Return the check that is current."""
        return self.checks.row(self.currentIndex())

    def current_id(self) -> str:
        """Return the identifier of the current check, empty if there is none."""
        row = self.current_row()
        return row.id if row is not None else ""

    def go_to(self, item_id: str) -> bool:
        """Make a check current and bring it into view; tell whether it is there."""
        index = self.checks.index_of(item_id)
        if not index.isValid():
            return False
        self.setRowHidden(index.row(), index.parent(), False)
        self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def go_to_step(self, step_id: str) -> bool:
        """Bring the group of an approval step into view."""
        for group in self.checks.groups():
            if group.step is not None and group.step.step.id == step_id:
                index = self.checks.group_index(group.key)
                self.expand(index)
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
                return True
        return False

    def next_open(self) -> bool:
        """Go to the next check that waits for an answer from this desk, then for any."""
        entries = list(self._entries(everything=True))
        if not entries:
            return False
        current = self.current_id()
        start = next((n + 1 for n, row in enumerate(entries) if row.id == current), 0)
        turned = entries[start:] + entries[:start]
        for row in turned:
            if not row.settled and row.editable and row.id != current:
                return self.go_to(row.id)
        return False

    def set_only_open(self, only_open: bool) -> None:
        """Hide what is settled now; what gets settled later stays until this is asked again."""
        self._only_open = only_open
        for number, group in enumerate(self.checks.groups()):
            parent = self.checks.index(number, 0)
            for place, row in enumerate(group.rows):
                self.setRowHidden(place, parent, only_open and row.settled)
            empty = only_open and all(row.settled for row in group.rows)
            self.setRowHidden(number, QModelIndex(), empty)

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold every group."""
        for group in self.checks.groups():
            self._folded[group.key] = folded
        self._apply_folding()

    def unfold_only(self, keys: frozenset[str]) -> None:
        """Unfold the groups of these keys and fold all others."""
        for group in self.checks.groups():
            self._folded[group.key] = group.key not in keys
        self._apply_folding()

    def mark_shown(self, item_id: str) -> None:
        """Mark the check that somebody else shows to the room; empty for none."""
        self._delegate.set_shown(item_id)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold and unfold by a click anywhere on the head of a group."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.parent().isValid():
            if event.button() == Qt.MouseButton.LeftButton:
                self._toggle(index)
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let rows stand on the window's ground, as cards do."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().bg_window)
        painter.end()
        super().paintEvent(event)

    def _step(self, step: int) -> None:
        entries = list(self._entries(everything=False))
        current = self.current_id()
        place = next((n for n, row in enumerate(entries) if row.id == current), None)
        if place is None:
            place = -1 if step > 0 else len(entries)
        if 0 <= place + step < len(entries):
            self.go_to(entries[place + step].id)

    def _entries(self, *, everything: bool) -> list[CheckRow]:
        found: list[CheckRow] = []
        for number, group in enumerate(self.checks.groups()):
            parent = self.checks.index(number, 0)
            if not everything and not self.isExpanded(parent):
                continue
            found += [
                row
                for place, row in enumerate(group.rows)
                if everything or not self.isRowHidden(place, parent)
            ]
        return found

    def _toggle(self, index: QModelIndex) -> None:
        is_open = self.isExpanded(index)
        self.setExpanded(index, not is_open)
        self._folded[self.checks.groups()[index.row()].key] = is_open

    def _apply_folding(self) -> None:
        for number, group in enumerate(self.checks.groups()):
            default = group.place is not Place.PRESENT or group.signed
            self.setExpanded(self.checks.index(number, 0), not self._folded.get(group.key, default))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The strip of the scroll bar would else keep the white ground of lists.
        strip = self.verticalScrollBar().parentWidget()
        if strip is not None:
            strip.setAutoFillBackground(True)
        keyboard_use.no_input_method(self)
