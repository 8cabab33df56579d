"""One answer of the glance strip: caption, large figure, detail, and a click that filters."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, metrics, theme
from ui.kit.buttons import ClickableRow
from ui.kit.painting import (
    BadgeSpec,
    badge_size,
    capacity_width,
    draw_badge,
    draw_capacity,
    draw_text,
    text_width,
)

_PAD = 16
_GAP = 8
_CELL = 7
_CELL_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class TileContent:
    """What a tile says.

    Attributes:
        icon: name of the icon before the caption.
        caption: what the tile is about.
        figure: the answer in large; empty when there is nothing to count.
        detail: the answer in words.
        role: colour token of the figure.
        capacity: places taken and places there are, drawn as cells.
        badge: a warning at the end of the line.
    """

    icon: str
    caption: str
    figure: str = ""
    detail: str = ""
    role: str = "text"
    capacity: tuple[int, int] | None = None
    badge: BadgeSpec | None = None


class StatTile(ClickableRow):
    """A tile of the glance strip; checkable, so that it shows when it filters."""

    def __init__(
        self, content: TileContent, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._content = content
        self.setObjectName(name)
        self.setCheckable(True)
        self.setProperty("ring_inside", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_content(content)

    def content(self) -> TileContent:
        """Return what the tile says."""
        return self._content

    def set_content(self, content: TileContent) -> None:
        """Say something else."""
        self._content = content
        words = [content.caption, content.figure, content.detail]
        if content.badge:
            words.append(content.badge.text)
        self.setAccessibleName(" ".join(word for word in words if word))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the wider of both lines."""
        now = theme.current()
        content = self._content
        top = now.px(14 + 6) + text_width(content.caption, 12)
        below = text_width(content.detail, 12 if content.figure else 13)
        if content.figure:
            below += text_width(content.figure, 18, bold=True) + now.px(_GAP)
        if content.capacity:
            below += capacity_width(content.capacity[1], now.px(_CELL)) + now.px(_GAP)
        if content.badge:
            below += badge_size(content.badge).width() + now.px(_GAP)
        return QSize(max(top, below) + 2 * now.px(_PAD) + 2, now.px(metrics.GLANCE))

    def minimumSizeHint(self) -> QSize:
        """Return room for the caption; the detail may be cut."""
        now = theme.current()
        wanted = now.px(14 + 6) + text_width(self._content.caption, 12) + 2 * now.px(_PAD)
        return QSize(min(self.sizeHint().width(), wanted), now.px(metrics.GLANCE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, caption line and answer line."""
        painter = QPainter(self)
        now = theme.current()
        if self.isChecked():
            painter.fillRect(self.rect(), now.bg_selected)
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), now.accent)
        elif self.hovered or self.isDown():
            painter.fillRect(self.rect(), now.bg_hover)
        left, right = now.px(_PAD), self.width() - now.px(_PAD)
        role = "accent" if self.isChecked() else "text_2"
        side = now.px(14)
        line = QRect(left, now.px(9), right - left, now.px(18))
        icons.paint(painter, self._content.icon, QRect(left, line.y(), side, line.height()), role)
        draw_text(
            painter, line.adjusted(side + now.px(6), 0, 0, 0), self._content.caption, role, 12
        )
        self._draw_answer(painter, QRect(left, now.px(28), right - left, now.px(26)))
        painter.end()

    def _draw_answer(self, painter: QPainter, line: QRect) -> None:
        now = theme.current()
        content = self._content
        left = line.x()
        if content.figure:
            role = content.role if self.isEnabled() else "text_3"
            left += draw_text(painter, line, content.figure, role, 18, bold=True) + now.px(_GAP)
        if content.capacity:
            left += self._draw_cells(painter, left, line) + now.px(_GAP)
        badge = badge_size(content.badge) if content.badge else QSize(0, 0)
        spare = badge.width() + now.px(_GAP) if content.badge else 0
        room = QRect(left, line.y(), max(0, line.right() + 1 - left - spare), line.height())
        size = 12 if content.figure else 13
        left += draw_text(painter, room, content.detail, "text_2", size) + now.px(_GAP)
        if content.badge:
            top = line.y() + (line.height() - badge.height()) // 2
            draw_badge(painter, left, top, content.badge, max(0, line.right() + 2 - left))

    def _draw_cells(self, painter: QPainter, left: int, line: QRect) -> int:
        now = theme.current()
        used, total = self._content.capacity or (0, 0)
        width = capacity_width(total, now.px(_CELL))
        height = now.px(_CELL_HEIGHT)
        cells = QRect(left, line.y() + (line.height() - height) // 2, width, height)
        draw_capacity(painter, cells, used, total)
        return width


class TileDivider(QWidget):
    """The line between two tiles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().line_soft)
        painter.end()
