"""The legend below the list at the left: what cells, hatching and marks mean."""

from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.working_days import DayKind
from relapp.wording import windows as words
from ui.calendar.look import Look
from ui.kit import theme
from ui.kit.painting import (
    BadgeSpec,
    Tone,
    draw_badge,
    draw_box,
    draw_capacity,
    draw_text,
    hatch,
)

translate = QCoreApplication.translate


class Legend(QWidget):
    """Explains the marks of the month page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for four lines."""
        now = theme.current()
        return QSize(now.px(200), now.px(4 * 22 + 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and meaning line by line."""
        painter = QPainter(self)
        now = theme.current()
        painter.fillRect(self.rect(), now.bg_surface)
        painter.fillRect(QRect(0, 0, self.width(), 1), now.line)
        left, top, height = now.px(12), now.px(9), now.px(22)
        place = QRect(left, top + now.px(7), now.px(34), now.px(8))
        draw_capacity(painter, place, 2, 3)
        self._say(painter, 0, translate("Legend", "已占用 / 空余名额"))
        place = QRect(left, top + height + now.px(5), now.px(34), now.px(12))
        painter.fillRect(place, hatch("line_control", None, 6))
        draw_box(painter, place, None, "line_control", radius=1)
        self._say(painter, 1, translate("Legend", "封网，不可排期"))
        for row, (kind, tone) in enumerate(
            ((DayKind.HOLIDAY, Tone.OK), (DayKind.MAKEUP_WORKDAY, Tone.WARN)), 2
        ):
            mark = BadgeSpec(self._look.say(words.DAY_MARKS[kind]), tone)
            draw_badge(painter, left, top + row * height + now.px(2), mark)
            self._say(painter, row, self._look.say(words.DAY_KINDS[kind]))
        painter.end()

    def _say(self, painter: QPainter, row: int, text: str) -> None:
        now = theme.current()
        left = now.px(12 + 48)
        line = QRect(left, now.px(9 + row * 22), self.width() - left - now.px(6), now.px(22))
        draw_text(painter, line, text, "text_2", 12)
