"""Charts by QPainter: rates over time against a target, and bars; the target is always drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.painting import CENTRE, LEFT, RIGHT, draw_text, text_width

_STEP = 5
_MARK = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a line chart.

    Attributes:
        name: period, such as 26Q3.
        value: per cent; None where nothing was counted.
        note: numerator and denominator, such as 35/38.
        open: the period is not over; its line is dashed and its name bold.
    """

    name: str
    value: float | None
    note: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the plot lies and which values it covers."""

    plot: QRectF
    low: float
    high: float

    def y(self, value: float) -> float:
        """Return the height of a value on the widget."""
        part = (value - self.low) / (self.high - self.low)
        return self.plot.bottom() - part * self.plot.height()


class LineChart(QWidget):
    """Per cent per period; below the target red, square and with the figure under the mark."""

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "line_chart", spoken: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = spoken
        self._points: tuple[Point, ...] = ()
        self._target: float | None = None
        self._target_name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_points(
        self, points: Sequence[Point], target: float | None = None, target_name: str = ""
    ) -> None:
        """Show periods from left to right and the named target line, all in per cent."""
        self._points = tuple(points)
        self._target = target
        self._target_name = target_name
        words = [f"{p.name} {p.value:.1f}%" for p in points if p.value is not None]
        self.setAccessibleName("，".join([self._title, target_name, *words]).strip("，"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        now = theme.current()
        return QSize(now.px(480), now.px(180))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest readable size."""
        now = theme.current()
        return QSize(now.px(60) + now.px(44) * max(1, len(self._points)), now.px(130))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, target, line, marks and names."""
        if not self._points:
            return
        painter = QPainter(self)
        self.draw(painter, self.rect())
        painter.end()

    def draw(self, painter: QPainter, rect: QRect) -> None:
        """Draw the chart on any device, for printing and pictures as well."""
        now = theme.current()
        values = [p.value for p in self._points if p.value is not None]
        if self._target is not None:
            values.append(self._target)
        low, high = nice_range(values)
        plot = QRectF(rect).adjusted(now.px(44), now.px(26), -now.px(14), -now.px(40))
        frame = _Frame(plot, low, high)
        self._draw_grid(painter, frame)
        self._draw_target(painter, frame)
        self._draw_line(painter, frame)
        for number, point in enumerate(self._points):
            self._draw_point(painter, frame, number, point)
        self._draw_target_name(painter, frame)

    def _x(self, frame: _Frame, number: int) -> float:
        slot = frame.plot.width() / len(self._points)
        return frame.plot.left() + slot * (number + 0.5)

    def _draw_grid(self, painter: QPainter, frame: _Frame) -> None:
        now = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        step = _STEP if frame.high - frame.low <= 5 * _STEP else 2 * _STEP
        if frame.high - frame.low > 10 * _STEP:
            step = 4 * _STEP
        value = frame.low
        while value <= frame.high + 0.01:
            y = round(frame.y(value))
            painter.setPen(QPen(now.line_soft, 1))
            painter.drawLine(round(frame.plot.left()), y, round(frame.plot.right()), y)
            place = QRect(0, y - now.px(9), round(frame.plot.left()) - now.px(8), now.px(18))
            draw_text(painter, place, f"{value:g}%", "text_2", 12, align=RIGHT)
            value += step

    def _draw_target(self, painter: QPainter, frame: _Frame) -> None:
        if self._target is None:
            return
        now = theme.current()
        y = round(frame.y(self._target))
        pen = QPen(now.text_2, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(round(frame.plot.left()), y, round(frame.plot.right()), y)

    def _draw_target_name(self, painter: QPainter, frame: _Frame) -> None:
        if self._target is None:
            return
        now = theme.current()
        width = text_width(self._target_name, 12) + 4
        left = round(frame.plot.right()) - width
        place = QRect(left, round(frame.y(self._target)) + 2, width, now.px(17))
        # The line of the last quarters may run here; the name must stay readable over it.
        painter.fillRect(place, now.bg_surface)
        draw_text(painter, place, self._target_name, "text_2", 12, align=RIGHT)

    def _draw_line(self, painter: QPainter, frame: _Frame) -> None:
        now = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        before: QPointF | None = None
        for number, point in enumerate(self._points):
            if point.value is None:
                before = None
                continue
            here = QPointF(self._x(frame, number), frame.y(point.value))
            if before is not None:
                pen = QPen(now.accent, 2)
                if point.open:
                    pen.setDashPattern([2, 2])
                painter.setPen(pen)
                painter.drawLine(before, here)
            before = here

    def _draw_point(self, painter: QPainter, frame: _Frame, number: int, point: Point) -> None:
        now = theme.current()
        slot = round(frame.plot.width() / len(self._points))
        x = self._x(frame, number)
        top = round(frame.plot.bottom()) + now.px(6)
        name = QRect(round(x - slot / 2), top, slot, now.px(16))
        role = "text" if point.open else "text_2"
        draw_text(painter, name, point.name, role, 12, bold=point.open, align=CENTRE)
        draw_text(painter, name.translated(0, now.px(15)), point.note, "text_2", 12, align=CENTRE)
        if point.value is None:
            return
        missed = self._target is not None and point.value < self._target
        colour = now.bad if missed else now.accent
        y = frame.y(point.value)
        side = now.px(_MARK)
        mark = QRectF(x - side, y - side, 2 * side, 2 * side)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if point.open else now.bg_surface)
        if missed:
            painter.drawRect(mark)
        else:
            painter.drawEllipse(mark)
        shift = now.px(8) if missed else -now.px(24)
        figure = QRect(round(x - slot / 2), round(y) + shift, slot, now.px(16))
        role = "bad" if missed else "text"
        draw_text(painter, figure, f"{point.value:.1f}", role, 12, bold=True, align=CENTRE)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: name, length and what is written behind it."""

    name: str
    value: float
    note: str = ""


class BarChart(QWidget):
    """Horizontal grey bars for counts, longest = full width; causes, ages, kinds."""

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "bar_chart", spoken: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = spoken
        self._bars: tuple[Bar, ...] = ()
        self._role = "line_control"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar], role: str = "line_control") -> None:
        """Show bars from the top, in a colour token."""
        self._bars = tuple(bars)
        self._role = role
        words = [f"{bar.name} {bar.note or format(bar.value, 'g')}" for bar in bars]
        self.setAccessibleName("，".join([self._title, *words]).strip("，"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row of 24 px per bar."""
        now = theme.current()
        return QSize(now.px(320), now.px(24) * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, narrower."""
        return QSize(theme.current().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rows of name, bar and note."""
        painter = QPainter(self)
        now = theme.current()
        step = now.px(24)
        names = max((text_width(bar.name, 12) for bar in self._bars), default=0)
        names = min(names + now.px(12), int(self.width() * 0.45))
        notes = max((text_width(self._note(bar), 12) for bar in self._bars), default=0)
        longest = max((bar.value for bar in self._bars), default=0) or 1
        room = self.width() - names - notes - now.px(16)
        for number, bar in enumerate(self._bars):
            row = QRect(0, number * step, self.width(), step - 1)
            draw_text(
                painter,
                row.adjusted(0, 0, names - row.width() - now.px(8), 0),
                bar.name,
                "text",
                12,
                align=LEFT,
            )
            draw_text(painter, row, self._note(bar), "text", 12, align=RIGHT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour(self._role))
            length = max(2.0, room * bar.value / longest) if bar.value > 0 else 0.0
            top = row.y() + (row.height() - now.px(8)) / 2
            painter.drawRoundedRect(QRectF(names, top, length, now.px(8)), 2, 2)
            painter.fillRect(QRect(0, row.bottom(), row.width(), 1), now.line_soft)
        painter.end()

    @staticmethod
    def _note(bar: Bar) -> str:
        return bar.note or f"{bar.value:g}"


def nice_range(values: Sequence[float]) -> tuple[float, float]:
    """Return round per cents around all values, at least 20 apart and never above 100."""
    if not values:
        return 0.0, 100.0
    low = max(0, floor((min(values) - 2) / _STEP) * _STEP)
    high = min(100, max(ceil((max(values) + 2) / _STEP) * _STEP, low + 4 * _STEP))
    return float(min(low, high - 4 * _STEP)), float(high)
