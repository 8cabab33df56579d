"""Bars and cells that show a quantity: progress, capacity, stages, rate against a target."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from ui.kit import theme
from ui.kit.icons import Role
from ui.kit.painting.surfaces import hatch


def draw_progress(
    painter: QPainter, rect: QRect, fraction: float, role: Role | None = None
) -> None:
    """Draw a bar as tall as the rectangle; blue, green when full, unless a role is given."""
    now = theme.current()
    fraction = min(1.0, max(0.0, fraction))
    fill = role if role is not None else "ok" if fraction >= 1 else "accent"
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.track)
    painter.drawRoundedRect(rect, radius, radius)
    if fraction > 0:
        painter.setBrush(now.colour(fill))
        width = max(rect.height(), rect.width() * fraction)
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), width, rect.height()), radius, radius)
    painter.restore()


def capacity_width(total: int, cell: int, gap: int = 2) -> int:
    """Return the width of so many cells, in the pixels of its arguments."""
    return max(0, total * (cell + gap) - gap)


def draw_capacity(  # noqa: PLR0913 - plain values are what delegates have at hand
    painter: QPainter,
    rect: QRect,
    used: int,
    total: int,
    *,
    adding: int = 0,
    failed: int = 0,
    role: Role = "accent",
    gap: int = 2,
) -> None:
    """Draw one cell per place: filled, failed (red), about to be added (hatched), free.

    More used than there are places shows the surplus cells red.
    """
    now = theme.current()
    count = max(total, used + adding)
    if count <= 0:
        return
    width = (rect.width() - gap * (count - 1)) / count
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(count):
        left = round(rect.x() + number * (width + gap))
        right = round(rect.x() + number * (width + gap) + width)
        cell = QRectF(left + 0.5, rect.y() + 0.5, right - left - 1, rect.height() - 1)
        is_bad = used - failed <= number < used or (number >= total and number < used)
        colour = now.bad if is_bad else now.colour(role)
        if number < used:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(colour)
        elif number < used + adding:
            painter.setPen(QPen(now.bad if number >= total else colour, 1))
            painter.setBrush(hatch(role, "bg_surface", 4))
        else:
            painter.setPen(QPen(now.line_control, 1))
            painter.setBrush(now.bg_surface)
        painter.drawRoundedRect(cell, 1, 1)
    painter.restore()


def stage_cells_width(total: int) -> int:
    """Return the width `draw_stage_cells` needs, in real pixels."""
    now = theme.current()
    return total * now.px(9) + (total - 1) * now.px(2)


def draw_stage_cells(painter: QPainter, x: int, centre: int, position: int, total: int) -> int:
    """Draw small squares for stages: passed grey, present blue, to come hollow; return width."""
    now = theme.current()
    side, gap = now.px(9), now.px(2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(total):
        cell = QRectF(x + number * (side + gap) + 0.5, centre - side / 2 + 0.5, side - 1, side - 1)
        if number < position:
            colour, fill = now.line_control, QBrush(now.line_control)
        elif number == position:
            colour, fill = now.accent, QBrush(now.accent)
        else:
            colour, fill = now.line_control, QBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(cell, 2, 2)
    painter.restore()
    return stage_cells_width(total)


def draw_target_bar(
    painter: QPainter, rect: QRect, fraction: float, target: float | None, role: Role | None = None
) -> None:
    """Draw a rate as a bar with the target as a vertical line; red below it, else green."""
    now = theme.current()
    missed = target is not None and fraction < target
    fill = role if role is not None else "bad" if missed else "ok"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.track)
    painter.drawRoundedRect(rect, 2, 2)
    if fraction > 0:
        painter.setBrush(now.colour(fill))
        width = rect.width() * min(1.0, fraction)
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), width, rect.height()), 2, 2)
    if target is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        x = round(rect.x() + rect.width() * target)
        painter.setPen(QPen(now.text, 1))
        painter.drawLine(QPointF(x, rect.y() - 1), QPointF(x, rect.bottom() + 1))
    painter.restore()
