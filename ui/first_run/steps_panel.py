"""The panel at the left of the first run: product, steps done and to come, a reassurance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, theme
from ui.kit.painting import CENTRE, draw_lines, draw_text

_WIDTH: Final = 250
_PAD: Final = 24
_TOP: Final = 104
_STEP: Final = 52
_DOT: Final = 22


@dataclass(frozen=True, slots=True)
class Step:
    """Name of a step and what it settles."""

    title: str
    detail: str


class StepsPanel(QWidget):
    """A picture of where the person is; not a control."""

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._position = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_step(self, position: int, steps: Sequence[Step]) -> None:
        """Mark a step as the present one."""
        self._steps = tuple(steps)
        self._position = position
        text = self.tr("第 {n} 步，共 {total} 步：{title}")
        self.setAccessibleName(
            text.format(n=position + 1, total=len(steps), title=steps[position].title)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        now = theme.current()
        return QSize(now.px(_WIDTH), now.px(_TOP + _STEP * len(self._steps) + 120))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, the steps and the words at the foot."""
        painter = QPainter(self)
        now = theme.current()
        painter.fillRect(self.rect(), now.bg_window)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), now.line)
        self._paint_product(painter)
        for place, step in enumerate(self._steps):
            self._paint_step(painter, place, step)
        room = QRect(now.px(_PAD), 0, self.width() - now.px(2 * _PAD - 8), now.px(60))
        room.moveBottom(self.height() - now.px(18))
        words = self.tr(
            "这些设置以后都能在「设置」里改。由本机换到团队数据库时，可把已有发布一并迁移。"
        )
        draw_lines(painter, room, words, "text_2", 12, lines=3)
        painter.end()

    def _paint_product(self, painter: QPainter) -> None:
        now = theme.current()
        logo = QRect(now.px(_PAD), now.px(28), now.px(36), now.px(36))
        icons.paint(painter, "logo", logo, "accent")
        left = logo.right() + now.px(12)
        line = QRect(left, now.px(27), self.width() - left - now.px(8), now.px(22))
        draw_text(painter, line, self.tr("发布台"), "text", 18, bold=True)
        line.translate(0, now.px(20))
        draw_text(painter, line, self.tr("应用上线与运维服务"), "text_2", 12)

    def _paint_step(self, painter: QPainter, place: int, step: Step) -> None:
        now = theme.current()
        top = now.px(_TOP + place * _STEP)
        dot = QRect(now.px(_PAD), top, now.px(_DOT), now.px(_DOT))
        done, current = place < self._position, place == self._position
        fill = now.ok if done else now.accent_fill if current else now.bg_surface
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(fill if done or current else now.line_control, 1))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(dot).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()
        if done:
            icons.paint(painter, "check", dot.adjusted(4, 4, -4, -4), "on_solid")
        else:
            role = "on_accent" if current else "text_2"
            draw_text(painter, dot, str(place + 1), role, 12, align=CENTRE)
        left = dot.right() + now.px(10)
        line = QRect(left, top - now.px(1), self.width() - left - now.px(10), now.px(20))
        role = "ok" if done else "accent" if current else "text"
        draw_text(painter, line, step.title, role, 13, bold=done or current)
        line.translate(0, now.px(18))
        draw_text(painter, line, step.detail, "text_2", 12)
