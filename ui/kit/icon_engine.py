"""The engine behind the icons of buttons and actions: it asks for the theme when it paints."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.kit import icons


def themed(name: str, role: icons.Role, size: int, active: icons.Role | None) -> QIcon:
    """Return an icon that follows the theme; `icons.icon` says what is what."""
    return QIcon(ThemedEngine(name, role, size, active))


class ThemedEngine(QIconEngine):
    """Draws one icon in the colour its role has at this moment."""

    def __init__(self, name: str, role: icons.Role, size: int, active: icons.Role | None) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._size = size
        self._active = active

    def clone(self) -> QIconEngine:
        """Return the same icon again."""
        return ThemedEngine(self._name, self._role, self._size, self._active)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint in the colour of this moment."""
        icons.paint(painter, self._name, rect, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Render at one size."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Render for a screen of another ratio."""
        # Qt passes the size in device pixels here.
        side = min(size.width(), size.height())
        result = icons.pixmap(self._name, self._colour(mode, state), max(1, side))
        if scale != 1.0:
            result = QPixmap(result)
            result.setDevicePixelRatio(scale)
        return result

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """Return the largest square that fits."""
        side = min(size.width(), size.height())
        return QSize(side, side)

    def availableSizes(
        self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off
    ) -> list[QSize]:
        """Return the design size."""
        return [QSize(self._size, self._size)]

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> icons.Role:
        if mode == QIcon.Mode.Disabled:
            return "text_3"
        if self._active is not None and (state == QIcon.State.On or mode == QIcon.Mode.Selected):
            return self._active
        return self._role
