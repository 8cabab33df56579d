"""The button of one result: its tone as frame and text, filled with the tint when it is given."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit import theme
from ui.kit.buttons import Button, Kind
from ui.kit.painting import TONES, Tone, draw_box

_TONES = {Kind.OK: Tone.OK, Kind.DANGER: Tone.BAD, Kind.NORMAL: Tone.MUTED}


class ResultButton(Button):
    """Checkable; stays pressed in its own colour, since the style sheet knows only the accent."""

    def __init__(
        self, text: str, kind: Kind, icon: str, key: str, parent: QWidget, *, name: str
    ) -> None:
        super().__init__(text, parent, kind=kind, icon=icon, key=key, name=name)
        self._tone = _TONES[kind]
        self.setAccessibleName(text)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and content."""
        painter = QPainter(self)
        now, colours = theme.current(), TONES[self._tone]
        plain = self._tone is Tone.MUTED
        border = "line_control" if plain else colours.text
        fill = "bg_surface"
        if self.isDown() or self.isChecked():
            fill = colours.tint
        elif self.underMouse():
            fill = "bg_hover"
        draw_box(painter, self.rect(), fill, border, width=2 if self.isChecked() else 1)
        room = self.rect().adjusted(now.px(self._pad()), 0, -now.px(self._pad()), 0)
        content = min(self._content_width(), room.width())
        room.setLeft(room.x() + (room.width() - content) // 2)
        room.setWidth(content)
        self._draw_content(painter, room)
        painter.end()
