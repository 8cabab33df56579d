"""The next twelve days of a series: which are arranged, left out, or may still be called off."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.changes import Changes
from relapp.domain.meeting_series import DayState, SeriesDay
from relapp.wording import dates
from relapp.wording import meeting_series as words
from ui.kit import icons, theme
from ui.kit.buttons import Button
from ui.kit.labels import SectionHeader
from ui.meeting.desk import MeetingDesk

_DAY = Qt.ItemDataRole.UserRole
_WIDTH = 320
_LOOKS = {
    DayState.TO_MAKE: ("circle", "text_2"),
    DayState.MADE: ("circle-check", "ok"),
    DayState.CALLED_OFF: ("circle-minus", "text_2"),
    DayState.DAY_OFF: ("circle-minus", "text_2"),
    DayState.TAKEN: ("circle-minus", "text_2"),
}


class SeriesDays(QWidget):
    """Shows the days; one that is not arranged yet can be called off for a saved series.

    Signals:
        changed: a day was called off; the days are to be read anew.
        opened: key of a meeting that is made.
    """

    changed = Signal()
    opened = Signal(int)

    def __init__(self, desk: MeetingDesk, series_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.series_id = series_id
        self.list = QListWidget(self)
        self.list.setObjectName("series.days")
        self.list.setAccessibleName(self.tr("接下来的日期"))
        self.list.setProperty("framed", "true")
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemActivated.connect(self._open)
        self.off_button = Button(
            self.tr("取消这一次…"), self, icon="circle-minus", small=True, name="series.call_off"
        )
        self.off_button.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(SectionHeader(self.tr("接下来 12 次"), parent=self))
        column.addWidget(self.list, 1)
        column.addWidget(self.off_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._tell()

    def show_days(self, days: tuple[SeriesDay, ...]) -> None:
        """Show the days; the one in view stays chosen."""
        row = self.list.currentRow()
        self.list.clear()
        for day in days:
            icon, role = _LOOKS[day.state]
            item = QListWidgetItem(icons.icon(icon, role, 14), self._words(day), self.list)
            item.setData(_DAY, day)
        self.list.setCurrentRow(min(row, len(days) - 1))
        self._tell()

    def _words(self, day: SeriesDay) -> str:
        desk = self._desk
        shown = desk.of(dates.day_with_weekday(day.day))
        said = f"{shown}　{desk.of(words.DAY_STATE[day.state])}"
        if day.moved:
            said += self.tr("（原为 {day}）").format(day=desk.of(dates.day(day.rule_day)))
        return f"{said}：{day.reason}" if day.reason else said

    def _chosen(self) -> SeriesDay | None:
        item = self.list.currentItem()
        day = item.data(_DAY) if item is not None else None
        return day if isinstance(day, SeriesDay) else None

    def _tell(self) -> None:
        day = self._chosen()
        reason = ""
        if not self.series_id:
            reason = self.tr("先保存例会，再取消其中一次")
        elif day is None:
            reason = self.tr("先选一个日期")
        elif day.state is DayState.MADE:
            reason = self.tr("已经安排的会议，双击打开再取消")
        elif day.state is not DayState.TO_MAKE:
            reason = self.tr("这一天本来就不开")
        self.off_button.setEnabled(not reason)
        self.off_button.setToolTip(reason)

    def _open(self) -> None:
        day = self._chosen()
        if day is not None and day.meeting_id:
            self.opened.emit(day.meeting_id)

    def _ask(self) -> None:
        day = self._chosen()
        if day is None:
            return
        reason, given = QInputDialog.getText(self, self.tr("取消这一次"), self.tr("原因"))
        if given and reason.strip():
            series = self._desk.services.series
            call = partial(series.call_off, self._desk.me, self.series_id, day.rule_day, reason)
            self._desk.write(call, self._on_called_off)

    def _on_called_off(self, _changes: Changes) -> None:
        self.changed.emit()
