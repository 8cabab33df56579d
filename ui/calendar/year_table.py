"""The year as a table: every window with its time, load, state and what happened to it."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QTableView, QWidget

from relapp.domain.window import ReleaseWindow, WindowState
from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar.findings import findings
from ui.calendar.look import Look
from ui.calendar.snapshot import CalendarSnapshot, results
from ui.kit import views
from ui.kit.table_model import Column, RecordTableModel

translate = QCoreApplication.translate
_TONES: Final = {WindowState.PLANNED: "accent", WindowState.CANCELLED: "text_3"}


class YearTable(QTableView):
    """Lists the windows of a year; Enter or double click goes to the window's month.

    Signals:
        window_activated: key of a window.
        window_selected: key of a window.
    """

    window_activated = Signal(int)
    window_selected = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._snapshot = CalendarSnapshot(2000, look.zone)
        self._now: datetime | None = None
        views.prepare_table(
            self, name="calendar.table", spoken=translate("YearTable", "年度窗口计划")
        )
        self.windows: RecordTableModel[ReleaseWindow] = RecordTableModel(
            self._columns(), lambda w: w.id, self._sentence, self
        )
        self.setModel(self.windows)
        self.setSortingEnabled(True)
        views.set_column_widths(self.horizontalHeader(), self.windows.columns)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def show_year(self, snapshot: CalendarSnapshot, now: datetime) -> None:
        """Show the windows of a snapshot's year, cancelled ones included."""
        self._snapshot, self._now = snapshot, now
        windows = [w for w in snapshot.windows if w.year == snapshot.year]
        self.windows.set_records(sorted(windows, key=lambda w: w.starts_at))

    def select_from(self, day: date) -> None:
        """Select the window of a day, or the next one after it."""
        windows = self.windows.records()
        later = [w for w in windows if self._look.day(w.starts_at) >= day]
        if windows:
            wanted = min(later, key=lambda w: w.starts_at) if later else windows[-1]
            self.setCurrentIndex(self.windows.index_of(wanted.id))

    def _on_activated(self, index: QModelIndex) -> None:
        window = self.windows.record(index)
        if window is not None:
            self.window_activated.emit(window.id)

    def _on_current_changed(self, index: QModelIndex) -> None:
        window = self.windows.record(index)
        if window is not None:
            self.window_selected.emit(window.id)

    def _columns(self) -> tuple[Column[ReleaseWindow], ...]:
        look = self._look
        return (
            Column(
                key="number",
                title=translate("YearTable", "窗口"),
                text=lambda w: look.say(words.window_title(w.number)),
                sort=lambda w: w.number,
                width=84,
            ),
            Column(
                key="starts",
                title=translate("YearTable", "时间"),
                text=lambda w: look.period(w.starts_at, w.ends_at),
                sort=lambda w: w.starts_at,
                width=196,
            ),
            Column(
                key="families",
                title=translate("YearTable", "适用"),
                text=lambda w: look.say(words.families(w.families)),
                width=112,
            ),
            Column(
                key="load",
                title=translate("YearTable", "已排 / 容量"),
                text=lambda w: f"{self._snapshot.load(w.id).releases} / {w.capacity}",
                sort=lambda w: self._snapshot.load(w.id).releases,
                right=True,
                width=88,
            ),
            Column(
                key="due",
                title=translate("YearTable", "材料截止"),
                text=lambda w: (
                    look.say(dates.moment(w.material_due_at, look.zone))
                    if w.material_due_at
                    else "—"
                ),
                sort=lambda w: w.material_due_at,
                width=152,
            ),
            Column(
                key="state",
                title=translate("YearTable", "状态"),
                text=self._state,
                tone=self._tone,
                width=124,
            ),
            Column(key="note", title=translate("YearTable", "调整"), text=self._note, width=0),
        )

    def _state(self, window: ReleaseWindow) -> str:
        if window.state is not WindowState.PUBLISHED or self._now is None:
            return self._look.say(words.WINDOW_STATES[window.state])
        if window.ends_at <= self._now:
            ended = results(self._snapshot.cards_in(window.id))
            shown = (
                (translate("YearTable", "成功 {n}"), ended.succeeded),
                (translate("YearTable", "回退 {n}"), ended.rolled_back),
                (translate("YearTable", "未确认 {n}"), ended.unconfirmed),
            )
            parts = [text.format(n=count) for text, count in shown if count]
            return " ".join(parts) or translate("YearTable", "已过")
        conflicts = sum(1 for f in findings(self._snapshot, window, self._now) if f.conflict)
        if conflicts:
            return translate("YearTable", "冲突 {n}").format(n=conflicts)
        return self._look.say(words.WINDOW_STATES[window.state])

    def _tone(self, window: ReleaseWindow) -> str | None:
        if self._now is None or window.state is not WindowState.PUBLISHED:
            return _TONES.get(window.state)
        if window.ends_at <= self._now:
            ended = results(self._snapshot.cards_in(window.id))
            return "bad" if ended.rolled_back else "text_2"
        conflicts = any(f.conflict for f in findings(self._snapshot, window, self._now))
        return "bad" if conflicts else "ok"

    def _note(self, window: ReleaseWindow) -> str:
        parts = []
        if window.moved_from is not None:
            origin = self._look.short(self._look.day(window.moved_from))
            parts.append(translate("YearTable", "自 {day} 移来").format(day=origin))
        parts += [window.move_reason, window.note]
        return translate("YearTable", "，").join(part for part in parts if part)

    def _sentence(self, window: ReleaseWindow) -> str:
        return " ".join(column.text(window) for column in self._columns())
