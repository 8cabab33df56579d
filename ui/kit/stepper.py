"""The track of stages: passed, present and to come, with names below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.kit import icons, theme
from ui.kit.painting import CENTRE, draw_text, text_width

_DOT = 14


class Stepper(QWidget):
    """Shows where something stands among its stages; a picture, not a control."""

    def __init__(
        self, steps: Sequence[str] = (), parent: QWidget | None = None, *, name: str = "stepper"
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._steps: tuple[str, ...] = ()
        self._position = 0
        self._hints: tuple[str, ...] = ()
        self._stopped = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps, 0)

    def set_steps(
        self,
        steps: Sequence[str],
        position: int,
        *,
        hints: Sequence[str] = (),
        stopped: bool = False,
    ) -> None:
        """Show stages and the present one; at `len(steps)` all are passed.

        Args:
            steps: short names.
            position: index of the present stage.
            hints: tool tip per stage, such as its sub-stages and dates.
            stopped: draw the present stage in red (returned, rolled back).
        """
        self._steps = tuple(steps)
        self._position = position
        self._hints = tuple(hints)
        self._stopped = stopped
        if 0 <= position < len(self._steps):
            spoken = self.tr("第 {number} 步，共 {total} 步：{step}")
            self.setAccessibleName(
                spoken.format(number=position + 1, total=len(steps), step=steps[position])
            )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all names side by side."""
        now = theme.current()
        widest = max((text_width(step, 12, bold=True) for step in self._steps), default=0)
        return QSize((widest + now.px(12)) * max(1, len(self._steps)), now.px(_DOT + 8 + 18))

    def minimumSizeHint(self) -> QSize:
        """Return room for the dots; names are cut before they run into each other."""
        now = theme.current()
        return QSize(now.px(28) * max(1, len(self._steps)), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell about the stage under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._steps:
            place = int(event.pos().x() * len(self._steps) / max(1, self.width()))
            place = min(max(0, place), len(self._steps) - 1)
            hint = self._hints[place] if place < len(self._hints) else self._steps[place]
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lines, dots and names."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.current()
        slot = self.width() / len(self._steps)
        centre = now.px(_DOT) / 2 + 2
        centres = [QPointF(slot * (number + 0.5), centre) for number in range(len(self._steps))]
        self._draw_lines(painter, centres)
        for number, (step, place) in enumerate(zip(self._steps, centres, strict=True)):
            self._draw_dot(painter, place, number)
            name = QRect(round(slot * number), now.px(_DOT) + now.px(7), round(slot), now.px(18))
            present = number == self._position
            role = self._present_role() if present else "text_2"
            if number > self._position:
                role = "text_3"
            draw_text(painter, name, step, role, 12, bold=present, align=CENTRE)
        painter.end()

    def _present_role(self) -> str:
        return "bad" if self._stopped else "accent"

    def _draw_lines(self, painter: QPainter, centres: list[QPointF]) -> None:
        now = theme.current()
        gap = now.px(_DOT) / 2 + 1
        for number in range(len(centres) - 1):
            passed = number < self._position
            painter.setPen(QPen(now.ok if passed else now.line, 2))
            painter.drawLine(
                QPointF(centres[number].x() + gap, centres[number].y()),
                QPointF(centres[number + 1].x() - gap, centres[number].y()),
            )

    def _draw_dot(self, painter: QPainter, centre: QPointF, number: int) -> None:
        now = theme.current()
        half = now.px(_DOT) / 2
        circle = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        if number < self._position:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.ok)
            painter.drawEllipse(circle)
            icons.paint(painter, "check", circle.adjusted(2, 2, -2, -2), "on_solid")
        elif number == self._position:
            painter.setPen(QPen(now.colour(self._present_role()), now.px(4)))
            painter.setBrush(now.bg_surface)
            inset = now.px(4) / 2
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        else:
            painter.setPen(QPen(now.line_control, 1))
            painter.setBrush(now.bg_surface)
            painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
