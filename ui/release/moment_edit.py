"""A field for a moment, shown and typed as wall time of the office."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from relapp.domain.wall_time import to_wall, wall_to_utc
from ui.kit import fields


class MomentEdit(QDateTimeEdit):
    """Date and time in the office's zone; `moment` is aware UTC."""

    def __init__(self, zone: ZoneInfo, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.calendarWidget().setGridVisible(False)
        fields.indent(self)
        self.set_moment(at)

    def set_moment(self, at: datetime) -> None:
        """Show a moment."""
        wall = to_wall(at, self._zone)
        self.setDateTime(
            QDateTime(QDate(wall.year, wall.month, wall.day), QTime(wall.hour, wall.minute))
        )

    def moment(self) -> datetime:
        """Return the moment typed."""
        day, time = self.date(), self.time()
        wall = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001
        return wall_to_utc(wall.date(), wall.time(), self._zone)
