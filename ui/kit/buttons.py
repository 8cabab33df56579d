"""Buttons: normal, primary, danger, link and icon, with a key cap where a key does the same."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ui.kit import icons, metrics, theme
from ui.kit.painting import LEFT, draw_key, draw_text, key_size, text_width


class Kind(StrEnum):
    """What a button means."""

    NORMAL = ""
    PRIMARY = "primary"
    DANGER = "danger"
    OK = "ok"


_PAD = 12
_ICON = 16
_GAP = 6


class Button(QPushButton):
    """A push button whose icon, text and key cap share the colour of its state."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = Kind.NORMAL,
        icon: str | None = None,
        key: str = "",
        name: str = "",
        small: bool = False,
    ) -> None:
        """Describe the button; `key` is shown only, the action or shortcut is made elsewhere."""
        super().__init__(text, parent)
        self._icon_name = icon
        self._key = key
        self._small = small
        self.setProperty("kind", kind.value or None)
        self.setProperty("small", "true" if small else None)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key cap, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, text and key cap."""
        height = metrics.BUTTON_SMALL if self._small else metrics.BUTTON
        now = theme.current()
        return QSize(self._content_width() + 2 * now.px(self._pad()), now.px(height))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button's words are never cut by a layout."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame by the style sheet and the content in one colour."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        now = theme.current()
        room = self.rect().adjusted(now.px(self._pad()), 0, -now.px(self._pad()), 0)
        content = min(self._content_width(), room.width())
        left = room.x() + (room.width() - content) // 2
        self._draw_content(painter, QRect(left, 0, content, self.height()))
        painter.end()

    def _draw_content(self, painter: QPainter, rect: QRect) -> None:
        now = theme.current()
        role = self._role()
        left, right = rect.x(), rect.right() + 1
        if self._icon_name:
            side = now.px(self._icon_size())
            icons.paint(painter, self._icon_name, QRect(left, 0, side, rect.height()), role)
            left += side + (now.px(_GAP) if self.text() else 0)
        if self._key:
            size = key_size(self._key)
            right -= size.width()
            filled = self.property("kind") == Kind.PRIMARY.value and self.isEnabled()
            top = (self.height() - size.height()) // 2
            draw_key(painter, right, top, self._key, role if filled else None)
            right -= now.px(8)
        place = QRect(left, 0, right - left + 1, rect.height())
        draw_text(painter, place, self._words(), role, self._size(), bold=self._bold(), align=LEFT)

    def _content_width(self) -> int:
        now = theme.current()
        width = text_width(self._words(), self._size(), bold=self._bold() or self.isCheckable())
        if self._icon_name:
            width += now.px(self._icon_size()) + (now.px(_GAP) if self.text() else 0)
        if self._key:
            width += key_size(self._key).width() + now.px(8)
        return width + 1

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _pad(self) -> int:
        return 8 if self._small else 10 if self.property("segment") else _PAD

    def _size(self) -> int:
        return 12 if self._small else 13

    def _icon_size(self) -> int:
        return 14 if self._small else _ICON

    def _bold(self) -> bool:
        if not self.isEnabled():
            return False
        return self.isChecked() or bool(self.property("kind"))

    def _role(self) -> str:
        if not self.isEnabled():
            return "text_3"
        kind = self.property("kind")
        if kind == Kind.PRIMARY.value:
            return "on_accent"
        if kind in (Kind.DANGER.value, Kind.OK.value):
            base = "bad" if kind == Kind.DANGER.value else "ok"
            return "on_solid" if self.isDown() else base
        if self.isChecked():
            return "accent"
        return "text_2" if self.property("segment") else "text"


class PrimaryButton(Button):
    """The one button of a page or dialog that does what one came for."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        key: str = "",
        name: str = "",
    ) -> None:
        super().__init__(text, parent, kind=Kind.PRIMARY, icon=icon, key=key, name=name)


class DangerButton(Button):
    """A button that takes something away or sends it back."""

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str | None = None, name: str = ""
    ) -> None:
        super().__init__(text, parent, kind=Kind.DANGER, icon=icon, name=name)


class LinkButton(QAbstractButton):
    """Words in the accent colour that go somewhere; underlined under the mouse."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        size: int = 12,
        chevron: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._chevron = chevron
        self._hover = False
        self.setText(text)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for words and arrow."""
        now = theme.current()
        width = text_width(self.text(), self._size) + 2
        if self._chevron:
            width += now.px(14)
        return QSize(width, now.px(self._size + 8))

    def minimumSizeHint(self) -> QSize:
        """Return the same: links are short."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline."""
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop underlining."""
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and arrow."""
        painter = QPainter(self)
        now = theme.current()
        role = "accent" if self.isEnabled() else "text_3"
        width = draw_text(painter, self.rect(), self.text(), role, self._size)
        if self._hover and self.isEnabled():
            base = (self.height() + now.px(self._size)) // 2
            painter.fillRect(QRect(0, base, width, 1), now.colour(role))
        if self._chevron:
            side = now.px(12)
            icons.paint(painter, "chevron-right", QRect(width + 2, 0, side, self.height()), role)
        painter.end()


class IconButton(QToolButton):
    """A square button with an icon only; its words are tool tip and spoken name."""

    def __init__(
        self,
        icon: str,
        words: str,
        parent: QWidget | None = None,
        *,
        role: str = "text_2",
        size: int = 16,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._design_size = size
        self.setIcon(icons.icon(icon, role, size, active="accent"))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._scale()
        super().changeEvent(event)

    def _scale(self) -> None:
        side = theme.current().px(self._design_size)
        if self.iconSize() != QSize(side, side):
            self.setIconSize(QSize(side, side))


class ClickableRow(QAbstractButton):
    """Base of own-painted buttons: hover and keyboard activation without a frame.

    Signals:
        activated: clicked, or Enter pressed while focused.
    """

    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.activated)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show hover."""
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing hover."""
        self.hovered = False
        self.update()
        super().leaveEvent(event)
