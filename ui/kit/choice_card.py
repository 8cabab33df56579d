"""A card that is one of a few answers: radio mark, title and what it means."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, theme
from ui.kit.buttons import ClickableRow
from ui.kit.painting import draw_box, draw_lines, draw_text, line_height, wrapped

_PAD = 14
_MARK = 15
_LINES = 3


class ChoiceCard(ClickableRow):
    """Put the cards of one question into an exclusive `QButtonGroup`; arrow keys move it then."""

    def __init__(
        self,
        title: str,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        name: str = "",
    ) -> None:
        """Take the answer in two words, what it means, and an icon if it has one."""
        super().__init__(parent)
        self._detail = text
        self._icon = icon
        self.setText(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Be taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of title and text at a width."""
        now = theme.current()
        room = width - now.px(2 * _PAD) - self._indent()
        lines = len(wrapped(self._detail, room, _LINES, 12)) if self._detail else 0
        return now.px(2 * 12) + line_height(14) + lines * line_height(12)

    def sizeHint(self) -> QSize:
        """Return a comfortable width and the height it needs then."""
        width = theme.current().px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest width that reads well."""
        width = theme.current().px(200)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, mark, icon, title and text."""
        painter = QPainter(self)
        now = theme.current()
        on = self.isChecked()
        fill = "bg_selected" if on else "bg_hover" if self.hovered else "bg_surface"
        border = "accent" if on else "line_control"
        draw_box(painter, self.rect(), fill, border, radius=5, width=2 if on else 1)
        top = now.px(12)
        self._draw_mark(painter, QRect(now.px(_PAD), top, now.px(_MARK), line_height(14)), on)
        left = now.px(_PAD) + self._indent()
        if self._icon is not None:
            place = QRect(left, top, now.px(16), line_height(14))
            icons.paint(painter, self._icon, place, "accent" if on else "text")
        title_left = left + (now.px(22) if self._icon is not None else 0)
        line = QRect(title_left, top, self.width() - title_left - now.px(_PAD), line_height(14))
        role = "text" if self.isEnabled() else "text_3"
        draw_text(painter, line, self.text(), role, 14, bold=True)
        room = QRect(left, top + line_height(14), self.width() - left - now.px(_PAD), 0)
        draw_lines(painter, room, self._detail, "text_2", 12, lines=_LINES)
        painter.end()

    def _draw_mark(self, painter: QPainter, rect: QRect, on: bool) -> None:
        now = theme.current()
        side = now.px(_MARK)
        top = rect.y() + (rect.height() - side) // 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(now.accent_fill if on else now.bg_surface)
        painter.setPen(QPen(now.accent_fill if on else now.line_control, 1))
        painter.drawEllipse(rect.x(), top, side - 1, side - 1)
        if on:
            dot = round(side * 0.4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.on_accent)
            shift = (side - 1 - dot) // 2
            painter.drawEllipse(rect.x() + shift, top + shift, dot, dot)
        painter.restore()

    def _indent(self) -> int:
        return theme.current().px(_MARK + 11)
