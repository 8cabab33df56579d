"""Paints the cell of one day: number, marks, hatching, window blocks and notes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from relapp.domain.working_days import DayKind
from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar import block_painter
from ui.calendar.cell_layout import INSET, MORE, CellLayout
from ui.calendar.day_items import DayCell
from ui.calendar.look import Look
from ui.kit import theme
from ui.kit.painting import (
    CENTRE,
    LEFT,
    BadgeSpec,
    Tone,
    badge_size,
    draw_badge,
    draw_box,
    draw_text,
    hatch,
    text_width,
)

_MARKS: Final = {DayKind.HOLIDAY: Tone.OK, DayKind.MAKEUP_WORKDAY: Tone.WARN}


@dataclass(frozen=True, slots=True)
class CellState:
    """How a cell stands out at this moment.

    Attributes:
        drop: None = nothing is dragged over it, True = may be dropped, False = refused.
        chosen: id of the selected window, whose block is tinted.
    """

    look: Look
    today: bool = False
    current: bool = False
    drop: bool | None = None
    chosen: int | None = None


def paint_cell(painter: QPainter, layout: CellLayout, state: CellState) -> None:
    """Paint one cell, its border included."""
    cell, rect = layout.cell, layout.rect
    _paint_ground(painter, cell, rect)
    _paint_head(painter, cell, rect, state)
    for placed in layout.placed:
        block_painter.paint_item(painter, placed, state.look, state.chosen, state.drop)
    if layout.hidden:
        place = QRect(rect.x(), rect.bottom() - theme.current().px(MORE), rect.width(), 0)
        place.setHeight(theme.current().px(MORE))
        draw_text(painter, place, f"+{layout.hidden}", "text_2", 12, align=CENTRE)
    _paint_frame(painter, rect, state)


def ground(cell: DayCell) -> QColor:
    """Return the fill of a day: white, between white and grey on days off, grey elsewhere."""
    now = theme.current()
    if cell.special is not None and cell.special.kind is DayKind.HOLIDAY:
        return mixed(now.bg_surface, now.ok_tint, 0.4)
    if not cell.in_month:
        return now.bg_window
    return now.bg_surface if cell.working else mixed(now.bg_surface, now.bg_window, 0.6)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a colour between two, `share` of the second."""
    return QColor(
        round(first.red() + (second.red() - first.red()) * share),
        round(first.green() + (second.green() - first.green()) * share),
        round(first.blue() + (second.blue() - first.blue()) * share),
    )


def _paint_ground(painter: QPainter, cell: DayCell, rect: QRect) -> None:
    now = theme.current()
    painter.fillRect(rect, ground(cell))
    if cell.frozen:
        painter.setBrushOrigin(0, 0)
        painter.fillRect(rect, hatch("line" if cell.hard else "line_soft", None, 12))
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), now.line)
    painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), now.line)


def _paint_frame(painter: QPainter, rect: QRect, state: CellState) -> None:
    if state.drop is not None:
        draw_box(painter, rect, None, "accent" if state.drop else "bad", radius=0, width=2)
    elif state.current:
        draw_box(painter, rect, None, "accent", radius=0, width=2)


def day_text(cell: DayCell, look: Look) -> str:
    """Return the number of a day, with its month where one begins."""
    if cell.day.day != 1:
        return str(cell.day.day)
    return dates.day(cell.day).of(look.language)


def _paint_head(painter: QPainter, cell: DayCell, rect: QRect, state: CellState) -> None:
    now = theme.current()
    left = rect.x() + now.px(INSET)
    line = QRect(left, rect.y() + now.px(4), rect.width() - now.px(2 * INSET), now.px(22))
    right = _paint_mark(painter, cell, line, state.look)
    text = day_text(cell, state.look)
    if state.today:
        left += _paint_today(painter, line, text)
        note = QCoreApplication.translate("MonthGrid", "今天")
        bold = True
    else:
        role, size = ("text", 14) if cell.in_month else ("text_2", 13)
        width = text_width(text, size, bold=cell.in_month)
        place = QRect(left, line.y(), line.width(), line.height())
        draw_text(painter, place, text, role, size, bold=cell.in_month)
        left += width + now.px(6)
        note = _note(cell, state.look)
        bold = False
    place = QRect(left, line.y(), right - left, line.height())
    draw_text(painter, place, note, "text" if bold else "text_2", 12, bold=bold)


def _paint_mark(painter: QPainter, cell: DayCell, line: QRect, look: Look) -> int:
    """Paint 休 or 班 at the right; return where room for words ends."""
    if cell.special is None:
        return line.right()
    kind = cell.special.kind
    badge = BadgeSpec(words.DAY_MARKS[kind].of(look.language), _MARKS[kind])
    size = badge_size(badge)
    x = line.right() - size.width() + 2
    draw_badge(painter, x, line.y() + (line.height() - size.height()) // 2, badge)
    return x - theme.current().px(4)


def _paint_today(painter: QPainter, line: QRect, text: str) -> int:
    now = theme.current()
    width = max(now.px(22), text_width(text, 14, bold=True) + now.px(8))
    place = QRect(line.x() - 1, line.y(), width, line.height())
    draw_box(painter, place, "accent_fill", None, radius=3)
    draw_text(painter, place, text, "on_accent", 14, bold=True, align=CENTRE)
    return width + now.px(6)


def _note(cell: DayCell, look: Look) -> str:
    """Return the name of the holiday on its first day, or what a working weekend is for."""
    special = cell.special
    if special is None:
        return ""
    if special.kind is DayKind.MAKEUP_WORKDAY:
        return words.DAY_KINDS[special.kind].of(look.language)
    return words.day_name(special.name).of(look.language) if cell.first_off else ""


def paint_weekdays(painter: QPainter, rects: list[QRect], names: list[str]) -> None:
    """Paint the head of the page with the names of the weekdays."""
    now = theme.current()
    for rect, name in zip(rects, names, strict=True):
        painter.fillRect(rect, now.bg_window)
        painter.setPen(QPen(now.line, 1))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), now.line)
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), now.line)
        place = rect.adjusted(now.px(INSET), 0, 0, 0)
        draw_text(painter, place, name, "text_2", 12, align=LEFT)
