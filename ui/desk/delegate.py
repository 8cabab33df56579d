"""Paints the lines of the desk: key, what, until when; below it release, since when, for whom."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from relapp.domain.duties import DutyKind, When
from ui.desk.lines import Line
from ui.kit import icons, painting, theme
from ui.kit.painting import RIGHT, BadgeSpec, Tone
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate

AnyIndex = QModelIndex | QPersistentModelIndex
HEAD: Final = 30
ROW: Final = 48
ICONS: Final = {
    DutyKind.SIGN: "person",
    DutyKind.CHECK: "review",
    DutyKind.DELIVER: "document",
    DutyKind.WRITE: "edit",
    DutyKind.FOLLOW_UP: "clock",
    DutyKind.RUN: "list",
    DutyKind.RESUBMIT: "return",
    DutyKind.ACTION: "note",
    DutyKind.SETTLE: "circle-alert",
}
_TONES: Final = {When.OVERDUE: "bad", When.TODAY: "warn", When.LATER: "text_2"}
_CAP: Final = 24


class DutyDelegate(RowDelegate):
    """Two lines a duty, one a head."""

    def __init__(self, view: QListView, *, numbered: bool) -> None:
        super().__init__(view, height=ROW)
        self._numbered = numbered

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a head or a duty."""
        line = index.data(RECORD_ROLE)
        is_head = isinstance(line, Line) and line.duty is None
        return QSize(0, theme.current().px(HEAD if is_head else ROW))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one line."""
        line = index.data(RECORD_ROLE)
        if not isinstance(line, Line):
            return
        px = theme.current().px
        cell = option.rect.adjusted(px(12), 0, -px(12), -1)
        if line.duty is None:
            painter.fillRect(option.rect, theme.current().bg_sunken)
            role = "text_2" if line.part is When.LATER else _TONES[line.part]
            painting.draw_text(painter, cell, line.title, role, 12, bold=True)
            return
        left = self._draw_mark(painter, cell, line)
        upper = QRect(left, cell.y() + px(5), cell.right() - left, px(19))
        lower = QRect(left, upper.bottom() + 1, upper.width(), px(18))
        late = line.part is not When.LATER
        tone = _TONES[line.part]
        used = painting.draw_text(painter, upper, line.until, tone, 12, bold=late, align=RIGHT)
        room = upper.adjusted(0, 0, -used - px(12), 0)
        painting.draw_text(painter, room, line.title, "text", 13, bold=True)
        self._draw_lower(painter, lower, line)

    def _draw_mark(self, painter: QPainter, cell: QRect, line: Line) -> int:
        """Draw key and kind; return where the words begin."""
        px = theme.current().px
        x = cell.x()
        if line.digit:
            key = str(line.digit)
            top = cell.y() + (cell.height() - painting.key_size(key).height()) // 2
            painting.draw_key(painter, x, top, key)
        x += px(_CAP) if self._numbered else 0
        if line.duty is not None:
            spot = QRect(x, cell.y() + px(5), px(16), px(19))
            role = "bad" if line.part is When.OVERDUE else "text_2"
            icons.paint(painter, ICONS[line.duty.kind], spot, role)
        return x + px(24)

    def _draw_lower(self, painter: QPainter, room: QRect, line: Line) -> None:
        px = theme.current().px
        for text, tone in ((line.behalf, Tone.ACCENT), (line.mark, Tone.WARN)):
            if text:
                width = painting.draw_badge(
                    painter, room.x(), room.y(), BadgeSpec(text, tone), room.width() // 2
                )
                room = room.adjusted(width + px(8), 0, 0, 0)
        painting.draw_text(painter, room, line.about, "text_2", 12)
