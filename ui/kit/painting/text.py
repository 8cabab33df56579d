"""Text in delegates and own widgets: measured, cut with an ellipsis, wrapped to a few lines."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption

from ui.kit import fonts, theme
from ui.kit.icons import Role

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


def text_width(text: str, size: float = 13, *, bold: bool = False) -> int:
    """Return the width of a line at a design size, in real pixels."""
    return _width(fonts.fitted(text), theme.current().px(size), bold)


def line_height(size: float = 13) -> int:
    """Return the height of a line of the design: the size and five pixels."""
    return theme.current().px(size + 5)


def elided(text: str, width: int, size: float = 13, *, bold: bool = False) -> str:
    """Return the text, cut with `…` if it is wider than `width`."""
    return _elided(fonts.fitted(text), max(0, width), theme.current().px(size), bold)


def wrapped(
    text: str, width: int, lines: int = 2, size: float = 12, *, bold: bool = False
) -> tuple[str, ...]:
    """Return the text broken into at most so many lines, the last cut with `…`."""
    return _wrapped(fonts.fitted(text), max(1, width), lines, theme.current().px(size), bold)


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: Role = "text",
    size: float = 13,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Draw one line, cut to the rectangle; return the width it took."""
    if not text or rect.width() <= 0:
        return 0
    shown = elided(text, rect.width(), size, bold=bold)
    now = theme.current()
    painter.setFont(now.font(size, bold=bold))
    painter.setPen(now.colour(role))
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)
    return min(rect.width(), text_width(shown, size, bold=bold))


def draw_lines(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: Role = "text",
    size: float = 12,
    *,
    lines: int = 2,
    bold: bool = False,
) -> int:
    """Draw up to so many lines from the top of the rectangle; return the height they took."""
    step = line_height(size)
    shown = wrapped(text, rect.width(), lines, size, bold=bold)
    for number, line in enumerate(shown):
        place = QRect(rect.x(), rect.y() + number * step, rect.width(), step)
        draw_text(painter, place, line, role, size, bold=bold)
    return len(shown) * step


@lru_cache(maxsize=8192)
def _width(text: str, pixels: int, bold: bool) -> int:
    return QFontMetrics(fonts.font(pixels, bold=bold)).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _elided(text: str, width: int, pixels: int, bold: bool) -> str:
    metrics = QFontMetrics(fonts.font(pixels, bold=bold))
    if metrics.horizontalAdvance(text) <= width:
        # Widths are rounded: what was given just its room would else be cut for a part of a pixel.
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=8192)
def _wrapped(text: str, width: int, lines: int, pixels: int, bold: bool) -> tuple[str, ...]:
    font = fonts.font(pixels, bold=bold)
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # QTextLayout counts UTF-16 units; slicing the encoded text keeps rare characters whole.
    units = flat.encode("utf-16-le")
    ends = [*starts[1:], len(units) // 2]
    parts = [
        units[2 * start : 2 * end].decode("utf-16-le").rstrip()
        for start, end in zip(starts, ends, strict=True)
    ]
    if len(parts) > lines:
        rest = units[2 * starts[lines - 1] :].decode("utf-16-le")
        cut = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        parts = [*parts[: lines - 1], cut]
    return tuple(part for part in parts if part)


def draw_baseline(
    painter: QPainter,
    place: QPointF,
    text: str,
    role: Role = "text",
    size: float = 13,
    *,
    bold: bool = False,
) -> int:
    """Draw one line standing on a point; return its width."""
    now = theme.current()
    painter.setFont(now.font(size, bold=bold))
    painter.setPen(now.colour(role))
    painter.drawText(place, fonts.fitted(text))
    return text_width(text, size, bold=bold)


def inner(rect: QRectF | QRect, horizontal: int, vertical: int = 0) -> QRect:
    """Return the rectangle without margins given in design pixels."""
    now = theme.current()
    h, v = now.px(horizontal), now.px(vertical)
    whole = rect.toRect() if isinstance(rect, QRectF) else rect
    return whole.adjusted(h, v, -h, -v)
