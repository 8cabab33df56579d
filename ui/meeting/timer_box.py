"""The clock of the item: time used, time planned, and the bar in the colour of its band."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.meeting_time import TimeBand, time_band
from relapp.wording.meeting import clock
from ui.kit import metrics, theme
from ui.kit.painting import draw_box, draw_text, text_width

BAND_ROLES = {
    TimeBand.CALM: ("text", "accent_fill"),
    TimeBand.HALF: ("text", "warn_bar"),
    TimeBand.LATE: ("warn", "warn_bar"),
    TimeBand.OVER: ("bad", "bad"),
}
"""Colour of figures and bar: up to half, three quarters, all of it, over."""


class TimerBox(QWidget):
    """Shows one item's time; the page sets it once a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting.timer")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._seconds, self._minutes, self._paused = 0, 0, False

    @property
    def band(self) -> TimeBand:
        """The band the time is in."""
        return time_band(self._seconds, max(1, self._minutes))

    def text(self) -> str:
        """Return the time used as it is shown."""
        return clock(self._seconds)

    def set_time(self, seconds: int, minutes: int, *, paused: bool) -> None:
        """Show a time."""
        if (seconds, minutes, paused) == (self._seconds, self._minutes, self._paused):
            return
        self._seconds, self._minutes, self._paused = seconds, minutes, paused
        self.setAccessibleName(f"{self.text()} {self._beside()}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of words and bar."""
        now = theme.current()
        words = sum(text_width(t, s, bold=b) for t, s, b, _r in self._parts())
        return QSize(words + now.px(24 + 8 * 2 + 70), now.px(metrics.BUTTON + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, figures and bar."""
        now, painter = theme.current(), QPainter(self)
        draw_box(painter, self.rect(), "bg_surface", "line")
        x = now.px(12)
        for text, size, bold, role in self._parts():
            room = QRect(x, 0, self.width() - x, self.height())
            x += draw_text(painter, room, text, role, size, bold=bold) + now.px(8)
        high = now.px(metrics.BAR)
        bar = QRect(x, (self.height() - high) // 2, self.width() - x - now.px(12), high)
        draw_box(painter, bar, "track", None, radius=2)
        share = min(1.0, self._seconds / (max(1, self._minutes) * 60))
        filled = QRect(bar.x(), bar.y(), int(bar.width() * share), high)
        if filled.width() > 0:
            draw_box(painter, filled, BAND_ROLES[self.band][1], None, radius=2)
        painter.end()

    def _parts(self) -> tuple[tuple[str, int, bool, str], ...]:
        role = "text_2" if self._paused else BAND_ROLES[self.band][0]
        head = self.tr("已暂停") if self._paused else self.tr("本议题")
        return (
            (head, 12, False, "text_2"),
            (self.text(), 16, True, role),
            (self._beside(), 12, False, "text_2"),
        )

    def _beside(self) -> str:
        return self.tr("/ {minutes} 分钟").format(minutes=self._minutes)
