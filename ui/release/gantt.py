"""Paints the chart of the run sheet: hollow bars planned, solid bars actual, gates as diamonds."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from relapp.domain.vocabulary import RunKind, RunResult
from ui.kit import icons, theme
from ui.kit.painting import draw_box, draw_text, text_width
from ui.release.gantt_scale import MARK_ROOM, GanttScale
from ui.release.run_rows import MINUTE, RunRow
from ui.release.words import Phrase, Words

BAR = 7
_ACTUAL = {
    RunResult.DONE: "ok",
    RunResult.GO: "ok",
    RunResult.RUNNING: "accent",
    RunResult.FAILED: "bad",
    RunResult.NO_GO: "bad",
    RunResult.SKIPPED: "text_3",
}


def draw_grid(painter: QPainter, rect: QRect, scale: GanttScale, words: Words) -> None:
    """Draw the vertical lines under the marks of the header."""
    now = theme.current()
    painter.setPen(QPen(now.line_soft, 1))
    for mark in scale.marks(rect.width(), now.px(MARK_ROOM), words.zone):
        x = rect.x() + round(scale.x(mark, rect.width()))
        painter.drawLine(x, rect.y(), x, rect.bottom())


def draw_row(
    painter: QPainter, rect: QRect, row: RunRow, scale: GanttScale, words: Words, at: datetime
) -> None:
    """Draw one row of the chart."""
    if row.step.kind is RunKind.GATE:
        _draw_gate(painter, rect, row, scale)
        return
    step, colour = row.step, _ACTUAL.get(row.step.result)
    right = rect.x()
    if step.planned_start is not None and step.planned_end is not None:
        top = rect.y() + theme.current().px(6)
        bar = _bar(rect, scale, step.planned_start, step.planned_end, top)
        draw_box(painter, bar, "bg_surface", "line_control", radius=2)
        right = max(right, round(bar.right()))
    if step.actual_start is not None and colour is not None:
        end = step.actual_end or at
        top = rect.y() + theme.current().px(6 + BAR + 2)
        bar = _bar(rect, scale, step.actual_start, end, top)
        draw_box(painter, bar, colour, None, radius=2)
        right = max(right, round(bar.right()))
    _draw_lateness(painter, rect, row, right, words, at)


def draw_now(painter: QPainter, rect: QRect, scale: GanttScale, at: datetime) -> None:
    """Draw the line of the present through the chart."""
    if scale.holds(at):
        x = rect.x() + round(scale.x(at, rect.width()))
        painter.fillRect(QRect(x, rect.y(), 2, rect.height()), theme.current().bad)


def _draw_gate(painter: QPainter, rect: QRect, row: RunRow, scale: GanttScale) -> None:
    at = row.step.actual_end or row.step.planned_start
    if at is None:
        return
    now = theme.current()
    half = now.px(9)
    x = rect.x() + scale.x(at, rect.width())
    y = rect.y() + rect.height() / 2
    shape = QPolygonF(
        [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = _ACTUAL.get(row.step.result)
    painter.setPen(QPen(now.line_control, 1.2) if colour is None else Qt.PenStyle.NoPen)
    painter.setBrush(now.bg_surface if colour is None else now.colour(colour))
    painter.drawPolygon(shape)
    if colour in ("ok", "bad"):
        mark = QRectF(x - half / 2, y - half / 2, half, half)
        icons.paint(painter, "check" if colour == "ok" else "cross", mark, "on_solid")
    painter.restore()


def _draw_lateness(
    painter: QPainter, rect: QRect, row: RunRow, right: int, words: Words, at: datetime
) -> None:
    step, now = row.step, theme.current()
    said, role = "", "warn"
    if row.late:
        said = Phrase.tr("+{count} 分").format(count=row.late)
    elif step.result is RunResult.RUNNING and step.planned_end is not None:
        begun = step.actual_start or at
        ends = max(at, begun + step.minutes * MINUTE)
        over = (ends - step.planned_end) // MINUTE
        said = Phrase.tr("预计 {time}").format(time=words.time(ends))
        if over > 0:
            said = words.join(said, Phrase.tr("+{count} 分").format(count=over))
        role = "accent"
    if not said:
        return
    width = text_width(said, 12) + 2
    x = right + now.px(6)
    if x + width > rect.right():
        return
    top = rect.y() + rect.height() // 2 - now.px(3)
    draw_text(painter, QRect(x, top, width, now.px(16)), said, role, 12)


def _bar(rect: QRect, scale: GanttScale, start: datetime, end: datetime, top: int) -> QRectF:
    now = theme.current()
    left = rect.x() + scale.x(max(start, scale.start), rect.width())
    right = rect.x() + scale.x(min(end, scale.end), rect.width())
    return QRectF(left, top, max(now.px(4), right - left), now.px(BAR))
