"""The year at a glance: twelve months with their windows, freezes, holidays and the present."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from relapp.domain.working_days import DayKind
from relapp.wording import dates
from ui.calendar.day_items import freeze_days
from ui.calendar.look import Look
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import theme
from ui.kit.painting import RIGHT, draw_box, draw_text, hatch

_MONTHS: Final = 12
_BAR: Final = 8
_BAR_HEIGHT: Final = 36
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Bar:
    """One window: its day, how full it is (above 1 when overbooked) and whether it is over."""

    day: date
    share: float
    past: bool


@dataclass(frozen=True, slots=True)
class MonthSummary:
    """One month of the strip; runs are first and last days."""

    month: date
    releases: int
    bars: tuple[Bar, ...] = ()
    freezes: tuple[tuple[date, date], ...] = ()
    holidays: tuple[tuple[date, date], ...] = ()


def summaries(snapshot: CalendarSnapshot, now: datetime) -> tuple[MonthSummary, ...]:
    """Return the twelve months of a snapshot's year."""
    months = (date(snapshot.year, n, 1) for n in range(1, _MONTHS + 1))
    return tuple(_summary(snapshot, month, now) for month in months)


def _summary(snapshot: CalendarSnapshot, month: date, now: datetime) -> MonthSummary:
    last = month.replace(day=monthrange(month.year, month.month)[1])
    windows = [w for w in snapshot.of_year() if month <= snapshot.day_of(w.starts_at) <= last]
    bars = tuple(
        Bar(
            snapshot.day_of(w.starts_at),
            snapshot.load(w.id).releases / max(1, w.capacity),
            w.ends_at <= now,
        )
        for w in windows
    )
    own = sum(
        1
        for c in snapshot.cards
        if c.window_id is None and c.starts_at and month <= snapshot.day_of(c.starts_at) <= last
    )
    freezes = tuple(
        (max(first, month), min(until, last))
        for first, until in (freeze_days(snapshot, f) for f in snapshot.freezes)
        if first <= last and until >= month
    )
    releases = own + sum(snapshot.load(w.id).releases for w in windows)
    return MonthSummary(month, releases, bars, freezes, _holidays(snapshot, month, last))


def _holidays(snapshot: CalendarSnapshot, first: date, last: date) -> tuple[tuple[date, date], ...]:
    runs: list[tuple[date, date]] = []
    for special in snapshot.calendar.special_days(first, last):
        if special.kind is not DayKind.HOLIDAY:
            continue
        if runs and special.date - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], special.date)
        else:
            runs.append((special.date, special.date))
    return tuple(run for run in runs if (run[1] - run[0]).days)


class YearStrip(QWidget):
    """Shows a year; a month is chosen by click or with the left and right keys.

    Signals:
        month_chosen: first day of the month.
    """

    month_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.year")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._look = look
        self._months: tuple[MonthSummary, ...] = ()
        self._current = 1
        self._today: date | None = None

    def show_year(self, snapshot: CalendarSnapshot, month: date, now: datetime) -> None:
        """Show a year and mark one of its months as the page in view."""
        self._months = summaries(snapshot, now)
        self._current = month.month
        self._today = snapshot.day_of(now)
        self.setAccessibleName(self._look.say(dates.month(month)))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the design."""
        now = theme.current()
        return QSize(now.px(880), now.px(92))

    def minimumSizeHint(self) -> QSize:
        """Stay readable in the smallest window."""
        return QSize(theme.current().px(480), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the month under the mouse."""
        place = int(event.position().x() * _MONTHS / max(1, self.width()))
        self._choose(place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the month before or after."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._choose(self._current + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the months side by side."""
        painter = QPainter(self)
        now = theme.current()
        painter.fillRect(self.rect(), now.bg_surface)
        for summary in self._months:
            self._paint_month(painter, summary)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.line)
        if self._months:
            rect = self._rect(self._current)
            draw_box(painter, rect, None, "accent", radius=0, width=2)
        painter.end()

    def _choose(self, month: int) -> None:
        if self._months and 1 <= month <= _MONTHS:
            self.month_chosen.emit(self._months[month - 1].month)

    def _rect(self, month: int) -> QRect:
        left = round(self.width() * (month - 1) / _MONTHS)
        right = round(self.width() * month / _MONTHS)
        return QRect(left, 0, right - left, self.height())

    def _paint_month(self, painter: QPainter, summary: MonthSummary) -> None:
        now = theme.current()
        rect = self._rect(summary.month.month)
        current = summary.month.month == self._current
        if current:
            painter.fillRect(rect, now.bg_selected)
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), now.line_soft)
        head = QRect(rect.x() + now.px(9), rect.y() + now.px(6), rect.width() - now.px(18), 0)
        head.setHeight(now.px(20))
        name = self._name(summary.month)
        draw_text(painter, head, name, "accent" if current else "text", 12, bold=True)
        draw_text(painter, head, str(summary.releases or ""), "text_2", 12, align=RIGHT)
        base = rect.bottom() - now.px(18)
        axis = QRectF(rect.x() + now.px(8), base, rect.width() - now.px(16), 1)
        self._paint_runs(painter, summary, axis)
        for bar in summary.bars:
            self._paint_bar(painter, bar, axis)
        painter.fillRect(axis, now.line_control)
        if self._today is not None and (summary.month.year, summary.month.month) == (
            self._today.year,
            self._today.month,
        ):
            self._paint_now(painter, axis, self._today)

    def _name(self, month: date) -> str:
        if self._look.language == "en":
            return dates.month(month).en.split()[0]
        return f"{month.month}月"

    def _paint_runs(self, painter: QPainter, summary: MonthSummary, axis: QRectF) -> None:
        now = theme.current()
        for first, last in summary.freezes:
            span = self._span(axis, first, last)
            height = now.px(_BAR_HEIGHT + 8)
            box = QRectF(span.x(), axis.y() - height, span.width(), height).toRect()
            painter.fillRect(box, hatch("line", None, 6))
            draw_box(painter, box, None, "line", radius=0)
        for first, last in summary.holidays:
            span = self._span(axis, first, last)
            painter.fillRect(QRectF(span.x(), axis.y() + now.px(5), span.width(), 4), now.ok)

    def _span(self, axis: QRectF, first: date, last: date) -> QRectF:
        days = monthrange(first.year, first.month)[1]
        left = axis.x() + axis.width() * (first.day - 1) / days
        right = axis.x() + axis.width() * last.day / days
        return QRectF(left, axis.y(), right - left, 1)

    def _paint_bar(self, painter: QPainter, bar: Bar, axis: QRectF) -> None:
        now = theme.current()
        width, height = now.px(_BAR), now.px(_BAR_HEIGHT)
        middle = self._span(axis, bar.day, bar.day).center().x()
        left = round(min(max(middle - width / 2, axis.x()), axis.right() - width))
        box = QRect(left, round(axis.y()) - height, width, height)
        colour = now.line_control if bar.past else now.accent_fill
        draw_box(painter, box, "bg_surface", colour, radius=0)
        filled = round((height - 2) * min(1.0, bar.share))
        inner = QRect(box.x() + 1, box.bottom() - filled, width - 2, filled)
        painter.fillRect(inner, now.bad if bar.share > 1 else colour)

    def _paint_now(self, painter: QPainter, axis: QRectF, today: date) -> None:
        now = theme.current()
        x = round(self._span(axis, today, today).center().x())
        top = axis.y() - now.px(_BAR_HEIGHT + 8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.bad, 2))
        painter.drawLine(QPointF(x, top), QPointF(x, axis.y() + now.px(4)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.bad)
        tip, wing = axis.y() + now.px(3), now.px(4)
        low = tip + now.px(6)
        painter.drawPolygon(
            QPolygonF([QPointF(x, tip), QPointF(x - wing, low), QPointF(x + wing, low)])
        )
        painter.restore()
