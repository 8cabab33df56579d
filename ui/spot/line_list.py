"""The drawn list: what was ticked at which release, why it was drawn, what was found."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from relapp.domain.spot_check import DrawReason
from relapp.services.spot_checks import SpotLine
from relapp.wording import spot_check
from ui.kit import theme, views
from ui.kit.list_model import RecordListModel
from ui.kit.painting import RIGHT, BadgeSpec, Tone, chip_size, draw_chip, draw_text
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate
from ui.spot.words import SpotWords

AnyIndex = QModelIndex | QPersistentModelIndex
ROW: Final = 52
NUMBER: Final = 34


def verdict_chip(line: SpotLine, words: SpotWords) -> tuple[BadgeSpec, bool]:
    """Return what the chip of a line looks like, and whether it is still open."""
    if line.looked is None:
        return BadgeSpec(words.of(spot_check.UNLOOKED), Tone.NEUTRAL, "circle"), True
    tone, icon = (Tone.OK, "check") if line.looked.holds else (Tone.BAD, "question")
    word = words.of(spot_check.VERDICT[line.looked.holds])
    return BadgeSpec(word, tone, icon, bold=True), False


class LineDelegate(RowDelegate):
    """Two lines: the check and who ticked it; the release and why it was drawn."""

    def __init__(self, words: SpotWords, parent: QWidget) -> None:
        super().__init__(parent, height=ROW)
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room of a row."""
        return QSize(0, theme.current().px(ROW))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one drawn tick."""
        line = index.data(RECORD_ROLE)
        if not isinstance(line, SpotLine):
            return
        px, rect = theme.current().px, option.rect
        number = QRect(rect.x(), rect.y(), px(NUMBER), rect.height())
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, number, str(index.row() + 1), "text_3", 13, align=centre)
        chip, is_open = verdict_chip(line, self._words)
        size = chip_size(chip)
        x = rect.right() - px(12) - size.width()
        y = rect.y() + (rect.height() - size.height()) // 2
        draw_chip(painter, QRect(x, y, size.width(), size.height()), chip, dashed=is_open)
        end = rect.right() - px(12 + 96)
        left = rect.x() + px(NUMBER)
        upper = QRect(left, rect.y() + px(6), end - left - px(8), px(20))
        lower = QRect(left, upper.bottom() + 1, upper.width(), px(19))
        used = draw_text(painter, upper, self._words.ticked(line), "text_2", 12, align=RIGHT)
        room = upper.adjusted(0, 0, -used - px(12), 0)
        role = "text" if line.looked is None else "text_2"
        draw_text(painter, room, self._words.of(line.item.text), role, 14)
        why = self._words.of(spot_check.reasons(line.reasons))
        role = "text_3" if line.reasons == (DrawReason.CHANCE,) else "warn"
        used = draw_text(painter, lower, why, role, 12, align=RIGHT)
        room = lower.adjusted(0, 0, -used - px(12), 0)
        draw_text(painter, room, self._words.release(line), "text_2", 12)


class LineList(QListView):
    """Walked with the arrows; letters and digits are commands of the page.

    Signals:
        chosen: another line became the current one.
    """

    chosen = Signal()

    def __init__(self, words: SpotWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: RecordListModel[SpotLine] = RecordListModel(
            words.row,
            lambda line: line.key,
            words.row,
            {Qt.ItemDataRole.ToolTipRole: words.tip},
            self,
        )
        views.prepare_list(self, name="spot.list", spoken=self.tr("抽查清单"), several=False)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(words, self))

    def show_lines(self, lines: Sequence[SpotLine]) -> None:
        """Show these; what was current stays so, else the first open one is."""
        self.lines.set_records(lines)
        if self.line() is None:
            self.next_open()
        if self.line() is None and lines:
            self.setCurrentIndex(self.lines.index(0, 0))
        self.viewport().update()
        self.chosen.emit()

    def line(self) -> SpotLine | None:
        """Return the current line."""
        return self.lines.record(self.currentIndex()) if self.currentIndex().isValid() else None

    def next_open(self) -> bool:
        """Go to the next line without a verdict, from the top after the end; False if none is."""
        records = self.lines.records()
        start = self.currentIndex().row() + 1 if self.currentIndex().isValid() else 0
        for step in range(len(records)):
            row = (start + step) % len(records)
            if records[row].looked is None:
                self.setCurrentIndex(self.lines.index(row, 0))
                return True
        return False

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which line is looked at now."""
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and digits to the page instead of searching for them."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)
