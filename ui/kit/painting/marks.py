"""Small marks with words: badges, result chips, card strips, key caps, avatars."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from ui.kit import i18n, icons, metrics, theme
from ui.kit.painting.surfaces import TONES, Tone, draw_box
from ui.kit.painting.text import CENTRE, LEFT, draw_text, text_width

ICON_SIZE = 12
PAD = 5
GAP = 4


@dataclass(frozen=True, slots=True)
class BadgeSpec:
    """What a badge says and looks like.

    Attributes:
        text: one or two words; may be empty when the icon says it.
        tone: its meaning.
        icon: name of an icon; every badge that is a state has one.
        bold: for the counted markers such as 阻塞 3.
        solid: filled, for 紧急 and for the tag of a live change.
        plain: without border, as the block marker.
    """

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str | None = None
    bold: bool = False
    solid: bool = False
    plain: bool = False


def blocked_badge(text: str) -> BadgeSpec:
    """Return the marker of a blocked object, such as 「阻塞 3」."""
    return BadgeSpec(text, Tone.BAD, "blocked", bold=True, plain=True)


def emergency_badge(text: str) -> BadgeSpec:
    """Return the only solid badge, that of the mode 紧急."""
    return BadgeSpec(text, Tone.EMERGENCY, "bolt", bold=True, solid=True)


def badge_text_size() -> int:
    """Return the text size of badges: Latin letters are wider and may be smaller."""
    return 11 if i18n.language() == "en" else 12


def badge_size(spec: BadgeSpec) -> QSize:
    """Return how large a badge is, in real pixels."""
    now = theme.current()
    width = 2 * now.px(PAD) + 2
    if spec.text:
        width += text_width(spec.text, badge_text_size(), bold=spec.bold)
    if spec.icon:
        width += now.px(ICON_SIZE) + (now.px(GAP) if spec.text else 0)
    return QSize(width, now.px(metrics.BADGE))


def draw_badge(painter: QPainter, x: int, y: int, spec: BadgeSpec, max_width: int = 0) -> int:
    """Draw a badge with its left top corner there; return its width.

    Args:
        painter: on any device.
        x: left edge.
        y: top edge.
        spec: what to draw.
        max_width: cut the text to fit, 0 = as wide as it is.
    """
    size = badge_size(spec)
    width = min(size.width(), max_width) if max_width else size.width()
    rect = QRect(x, y, width, size.height())
    colours = TONES[spec.tone]
    if spec.solid:
        draw_box(painter, rect, colours.solid, None, radius=metrics.RADIUS_BADGE)
    else:
        border = None if spec.plain else colours.line
        draw_box(painter, rect, colours.tint, border, radius=metrics.RADIUS_BADGE)
    role = colours.on_solid if spec.solid else colours.text
    pad = theme.current().px(PAD) + 1
    _icon_and_text(painter, rect.adjusted(pad, 0, -pad, 0), spec, role, badge_text_size())
    return width


def chip_size(spec: BadgeSpec) -> QSize:
    """Return how large a result chip is, in real pixels."""
    now = theme.current()
    width = 2 * now.px(9) + text_width(spec.text, 13, bold=spec.bold)
    if spec.icon:
        width += now.px(14 + 6)
    return QSize(width, now.px(metrics.BUTTON_SMALL))


def draw_chip(painter: QPainter, rect: QRect, spec: BadgeSpec, *, dashed: bool = False) -> None:
    """Draw a result chip of a check row, the word right of its icon; dashed = not yet answered."""
    colours = TONES[spec.tone]
    border = "line_control" if dashed else colours.line
    draw_box(painter, rect, colours.tint, border, dashed=dashed)
    now = theme.current()
    inner = rect.adjusted(now.px(9), 0, -now.px(9), 0)
    side = now.px(14)
    if spec.icon:
        icons.paint(
            painter, spec.icon, QRect(inner.x(), inner.y(), side, inner.height()), colours.text
        )
        inner.setLeft(inner.x() + side + now.px(6))
    draw_text(painter, inner, spec.text, colours.text, 13, bold=spec.bold)


def draw_strip(
    painter: QPainter, rect: QRect, text: str, tone: Tone, icon: str | None = None
) -> None:
    """Draw the one strip a card may have: overdue, due today or trial run."""
    colours = TONES[tone]
    draw_box(painter, rect, colours.tint, None, radius=metrics.RADIUS_BADGE)
    pad = theme.current().px(6)
    spec = BadgeSpec(text, tone, icon)
    _icon_and_text(painter, rect.adjusted(pad, 0, -pad, 0), spec, colours.text, 12)


def key_size(text: str) -> QSize:
    """Return how large a key cap is, in real pixels."""
    now = theme.current()
    return QSize(max(now.px(16), text_width(text, 11) + now.px(10)), now.px(17))


def draw_key(painter: QPainter, x: int, y: int, text: str, role: str | None = None) -> int:
    """Draw a key cap; `role` colours border and text on a filled button. Return its width."""
    size = key_size(text)
    rect = QRect(x, y, size.width(), size.height())
    draw_box(
        painter,
        rect,
        None if role else "bg_surface",
        role or "line_control",
        radius=metrics.RADIUS_BADGE,
    )
    draw_text(painter, rect, text, role or "text_2", 11, bold=role is not None, align=CENTRE)
    return size.width()


def initials(name: str) -> str:
    """Return what an avatar shows: the surname of a Chinese name, else up to two letters."""
    words = name.split()
    if not words:
        return "?"
    if unicodedata.east_asian_width(words[0][0]) in ("W", "F"):
        return words[0][0]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def draw_avatar(
    painter: QPainter,
    rect: QRect,
    name: str,
    *,
    me: bool = False,
    online: bool = False,
    absent: bool = False,
) -> None:
    """Draw a person: me = accent fill, online = green dot, absent = ring without fill."""
    now = theme.current()
    side = min(rect.width(), rect.height())
    circle = QRect(
        rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, side, side
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if absent:
        painter.setPen(QPen(now.line_control, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.accent_fill if me else now.avatar)
        painter.drawEllipse(circle)
    letters = initials(name)
    # Chinese never below 12 px; Latin letters may be smaller.
    size = max(12.0, side * 0.5 / now.scale) if len(letters) == 1 else side * 0.44 / now.scale
    role = "text_2" if absent else "on_accent" if me else "avatar_text"
    draw_text(painter, circle, letters, role, size, align=CENTRE)
    if online:
        _draw_dot(painter, circle, side)
    painter.restore()


def _draw_dot(painter: QPainter, circle: QRect, side: int) -> None:
    now = theme.current()
    dot = max(6.0, side * 0.32)
    place = QRectF(circle.right() + 1.5 - dot, circle.bottom() + 1.5 - dot, dot, dot)
    painter.setPen(QPen(now.bg_surface, 1.4))
    painter.setBrush(now.ok)
    painter.drawEllipse(place)


def _icon_and_text(painter: QPainter, rect: QRect, spec: BadgeSpec, role: str, size: float) -> None:
    now = theme.current()
    left = rect.x()
    if spec.icon:
        side = now.px(ICON_SIZE)
        icons.paint(painter, spec.icon, QRect(left, rect.y(), side, rect.height()), role)
        left += side + now.px(GAP)
    # One spare pixel: Qt rounds widths and would cut a text that fits.
    place = QRect(left, rect.y(), rect.right() - left + 2, rect.height())
    draw_text(painter, place, spec.text, role, size, bold=spec.bold, align=LEFT)
