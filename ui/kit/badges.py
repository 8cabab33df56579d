"""Badges, avatars and key caps as widgets, for places without a delegate."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, theme
from ui.kit.painting import (
    BadgeSpec,
    Tone,
    badge_size,
    chip_size,
    draw_avatar,
    draw_badge,
    draw_chip,
    draw_key,
    key_size,
)


class Mark(QWidget):
    """A widget exactly as large as what it paints."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        """Return the same as the size hint."""
        return self.sizeHint()


class Badge(Mark):
    """A badge of 18 px."""

    def __init__(self, spec: BadgeSpec | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = BadgeSpec("")
        self.set_spec(spec)

    def set_spec(self, spec: BadgeSpec | str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show something else; words alone make a badge of the given tone."""
        self.spec = BadgeSpec(spec, tone) if isinstance(spec, str) else spec
        self.setAccessibleName(self.spec.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        return badge_size(self.spec)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        top = (self.height() - badge_size(self.spec).height()) // 2
        draw_badge(painter, 0, top, self.spec, self.width())
        painter.end()


class Chip(Mark):
    """A result chip of 24 px; dashed as long as there is no result."""

    def __init__(
        self, spec: BadgeSpec, parent: QWidget | None = None, *, dashed: bool = False
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._dashed = dashed
        self.setAccessibleName(spec.text)

    def set_spec(self, spec: BadgeSpec, *, dashed: bool = False) -> None:
        """Show another result."""
        self.spec = spec
        self._dashed = dashed
        self.setAccessibleName(spec.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        return chip_size(self.spec)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        draw_chip(painter, self.rect(), self.spec, dashed=self._dashed)
        painter.end()


class Avatar(Mark):
    """A person: letters in a circle."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        size: int = 18,
        me: bool = False,
        online: bool = False,
        absent: bool = False,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._name = ""
        # The full name is in the tool tip, so this mark listens to the mouse.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.set_person(name, me=me, online=online, absent=absent)

    def set_person(
        self, name: str, *, me: bool = False, online: bool = False, absent: bool = False
    ) -> None:
        """Show somebody else or another state."""
        self._name, self._me, self._online, self._absent = name, me, online, absent
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the circle and the dot beside it."""
        side = theme.current().px(self._size) + (3 if self._online else 0)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        spare = -3 if self._online else 0
        draw_avatar(
            painter,
            self.rect().adjusted(0, 0, spare, spare),
            self._name,
            me=self._me,
            online=self._online,
            absent=self._absent,
        )
        painter.end()


class KeyHint(Mark):
    """A small key cap beside the words it belongs to."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return key_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        draw_key(painter, 0, (self.height() - key_size(self._text).height()) // 2, self._text)
        painter.end()


class IconMark(Mark):
    """An icon as a widget."""

    def __init__(
        self, icon: str, role: str = "text_2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._role, self._size = icon, role, size

    def set_icon(self, icon: str, role: str | None = None) -> None:
        """Show another icon or colour."""
        self._icon = icon
        self._role = role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        """Return the scaled size."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        icons.paint(painter, self._icon, self.rect(), self._role)
        painter.end()
