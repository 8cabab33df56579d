"""Fields for a day and for a stretch of one evening, in the office's wall time."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QTimeEdit, QWidget

from relapp.domain.wall_time import to_wall, wall_to_utc
from ui.kit import fields, theme
from ui.kit.labels import label


class DayField(QDateEdit):
    """A date with its weekday and a calendar to pick from."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self.setCalendarPopup(True)
        self.calendarWidget().setGridVisible(False)
        self.setDisplayFormat("yyyy-MM-dd ddd")

    def day(self) -> date:
        """Return the date shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show another date."""
        self.setDate(QDate(day.year, day.month, day.day))


class PeriodField(QWidget):
    """A day with opening and closing time; a closing before the opening means the next day.

    Signals:
        changed: the person changed any part.
    """

    changed = Signal()

    def __init__(
        self,
        start: datetime,
        end: datetime,
        zone: ZoneInfo,
        parent: QWidget | None = None,
        *,
        spoken: tuple[str, str] = ("", ""),
    ) -> None:
        """Take aware moments, the office's zone and the spoken names of both times."""
        super().__init__(parent)
        self._zone = zone
        opening, closing = to_wall(start, zone), to_wall(end, zone)
        self.day_edit = DayField(opening.date(), self)
        self.start_edit = fields.time_field(QTime(opening.hour, opening.minute), self)
        self.end_edit = fields.time_field(QTime(closing.hour, closing.minute), self)
        self.setFocusProxy(self.day_edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        row.addWidget(self.day_edit, 2)
        row.addWidget(self.start_edit, 1)
        row.addWidget(label("–", "", self))
        row.addWidget(self.end_edit, 1)
        for edit, name in zip((self.start_edit, self.end_edit), spoken, strict=True):
            edit.setAccessibleName(name)
            edit.timeChanged.connect(self.changed)
        self.day_edit.dateChanged.connect(self.changed)

    def start(self) -> datetime:
        """Return the opening as aware UTC."""
        return wall_to_utc(self.day_edit.day(), _time(self.start_edit), self._zone)

    def end(self) -> datetime:
        """Return the closing as aware UTC."""
        day = self.day_edit.day()
        if _time(self.end_edit) <= _time(self.start_edit):
            day += timedelta(days=1)
        return wall_to_utc(day, _time(self.end_edit), self._zone)

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be typed in or only read."""
        for edit in (self.day_edit, self.start_edit, self.end_edit):
            edit.setEnabled(enabled)


def _time(edit: QTimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
