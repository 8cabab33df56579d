"""Frames and fills: rounded boxes, cards with their states, focus ring, hatching."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from ui.kit import metrics, theme
from ui.kit.icons import Role


class Tone(StrEnum):
    """The meanings a colour can have; types, modes and people have none (`NEUTRAL`)."""

    NEUTRAL = "neutral"
    MUTED = "muted"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class ToneColours:
    """Token names of one tone: text and icon, fill, border, solid fill and the text on it."""

    text: str
    tint: str
    line: str
    solid: str
    on_solid: str


TONES = {
    Tone.NEUTRAL: ToneColours("text_2", "bg_surface", "line", "text_3", "bg_surface"),
    Tone.MUTED: ToneColours("text_2", "bg_sunken", "line", "text_3", "bg_surface"),
    Tone.ACCENT: ToneColours("accent", "accent_tint", "accent_line", "accent_fill", "on_accent"),
    Tone.OK: ToneColours("ok", "ok_tint", "ok_line", "ok", "on_solid"),
    Tone.WARN: ToneColours("warn", "warn_tint", "warn_line", "warn_bar", "on_solid"),
    Tone.BAD: ToneColours("bad", "bad_tint", "bad_line", "bad", "on_solid"),
    Tone.EMERGENCY: ToneColours(
        "emergency_text", "bg_surface", "emergency_text", "emergency", "on_emergency"
    ),
}


def draw_box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: Role | None = "bg_surface",
    border: Role | None = "line",
    *,
    radius: float = metrics.RADIUS,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Draw a rounded box whose border lies wholly inside the rectangle."""
    now = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border is not None else 0
    box = QRectF(rect).adjusted(half, half, -half, -half)
    # A colour as it is: making a QBrush of it first loads QGradient and QImage, 3 ms at the start.
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else now.colour(fill))
    painter.setPen(Qt.PenStyle.NoPen if border is None else _pen(border, width, dashed))
    painter.drawRoundedRect(box, now.px(radius), now.px(radius))
    painter.restore()


def draw_card(
    painter: QPainter,
    rect: QRect,
    *,
    hover: bool = False,
    selected: bool = False,
    focused: bool = False,
    edge: Role | None = None,
) -> None:
    """Draw the ground of a card: fill, border, the 4 px edge of a blocked one, focus ring.

    The ring lies 4 px outside the rectangle; leave that room around the card.
    """
    fill = "bg_selected" if selected else "bg_hover" if hover else "bg_surface"
    border = "accent" if selected else "line_control" if hover else "line"
    draw_box(painter, rect, fill, border, radius=metrics.RADIUS_CARD, width=2 if selected else 1)
    if edge is not None:
        draw_edge(painter, rect, edge, radius=metrics.RADIUS_CARD)
    if focused:
        draw_focus_ring(painter, rect, radius=metrics.RADIUS_CARD)


def draw_edge(
    painter: QPainter, rect: QRect, role: Role, *, width: int = 4, radius: float = metrics.RADIUS
) -> None:
    """Draw a coloured stripe at the left that follows the rounded corners."""
    now = theme.current()
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), now.px(radius), now.px(radius))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stripe = QPainterPath()
    stripe.addRect(QRectF(rect.x(), rect.y(), now.px(width), rect.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(role))
    painter.drawPath(path.intersected(stripe))
    painter.restore()


def draw_focus_ring(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    radius: float = metrics.RADIUS,
    role: Role = "accent",
    inside: bool = False,
) -> None:
    """Draw the 2 px ring, at offset 2 outside the rectangle or just inside it."""
    now = theme.current()
    grow = -1 if inside else 3
    ring = QRectF(rect).adjusted(-grow, -grow, grow, grow)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(now.colour(role), 2))
    corner = now.px(radius) + max(0, grow)
    painter.drawRoundedRect(ring, corner, corner)
    painter.restore()


def draw_rule(painter: QPainter, rect: QRect, role: Role = "line_soft") -> None:
    """Draw the one-pixel rule along the bottom of a row."""
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.current().colour(role))


def hatch(role: Role = "line", ground: Role | None = None, step: int = 8) -> QBrush:
    """Return a brush of diagonal lines for frozen days; one cached tile, so it is cheap."""
    now = theme.current()
    back = now.colour(ground).rgba() if ground is not None else 0
    return QBrush(_tile(now.colour(role).rgba(), back, now.px(step)))


def _tile(line: int, back: int, side: int) -> QPixmap:
    key = f"kit:hatch:{line:x}:{back:x}:{side}"
    tile = QPixmap()
    if QPixmapCache.find(key, tile):
        return tile
    tile = QPixmap(side, side)
    tile.fill(QColor.fromRgba(back) if back else Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(line), 1))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    QPixmapCache.insert(key, tile)
    return tile


def _pen(role: Role, width: float, dashed: bool) -> QPen:
    pen = QPen(theme.current().colour(role), width)
    if dashed:
        pen.setDashPattern([3.0, 2.5])
    return pen
