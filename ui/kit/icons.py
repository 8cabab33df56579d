"""Icons by name and colour role: SVG files on a 16 px grid, recoloured when they are painted.

An icon of `icon()` asks for the theme at paint time, so buttons and actions need no refresh after
a change of theme. A role is a token name of `Theme` (`text_2`, `accent`, `bad` …) or a QColor.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.kit import theme
from ui.kit.resources import resource

Role = str | QColor

CACHE_KIB: Final = 32 * 1024


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@lru_cache(maxsize=256)
def source(name: str) -> str:
    """Return the SVG text of an icon.

    Raises:
        KeyError: there is no such icon.
    """
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


def svg(name: str, colour: QColor) -> QByteArray:
    """Return an icon as SVG in one colour, for renderers and files."""
    return QByteArray(source(name).replace("currentColor", colour.name()).encode())


def pixmap(name: str, role: Role = "text_2", size: int = 16, dpr: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a screen of the given ratio."""
    colour = theme.current().colour(role)
    key = f"kit:{name}:{colour.rgba():x}:{size}:{dpr:.3f}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    result = _render(name, colour, size, dpr)
    if QPixmapCache.cacheLimit() < CACHE_KIB:
        QPixmapCache.setCacheLimit(CACHE_KIB)
    QPixmapCache.insert(key, result)
    return result


def paint(painter: QPainter, name: str, rect: QRect | QRectF, role: Role = "text_2") -> None:
    """Paint an icon in the middle of a rectangle, as large as its shorter side."""
    size = int(min(rect.width(), rect.height()))
    if size <= 0:
        return
    left = rect.x() + (rect.width() - size) / 2
    top = rect.y() + (rect.height() - size) / 2
    picture = pixmap(name, role, size, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPoint(round(left), round(top)), picture)


def icon(name: str, role: Role = "text_2", size: int = 16, *, active: Role | None = None) -> QIcon:
    """Return an icon for buttons, actions and menus.

    Args:
        name: file name below resources/icons without its ending.
        role: colour in the normal state; a disabled icon is `text_3`.
        size: preferred size in logical pixels.
        active: colour while the owner is checked or selected, else the same.
    """
    source(name)
    return QIcon(_ThemedEngine(name, role, size, active))


class _ThemedEngine(QIconEngine):
    """Draws one icon in the colour its role has at this moment."""

    def __init__(self, name: str, role: Role, size: int, active: Role | None) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._size = size
        self._active = active

    def clone(self) -> QIconEngine:
        """Return the same icon again."""
        return _ThemedEngine(self._name, self._role, self._size, self._active)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint in the colour of this moment."""
        paint(painter, self._name, rect, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Render at one size."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Render for a screen of another ratio."""
        # Qt passes the size in device pixels here.
        side = min(size.width(), size.height())
        result = pixmap(self._name, self._colour(mode, state), max(1, side))
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

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> Role:
        if mode == QIcon.Mode.Disabled:
            return "text_3"
        if self._active is not None and (state == QIcon.State.On or mode == QIcon.Mode.Selected):
            return self._active
        return self._role


def _render(name: str, colour: QColor, size: int, dpr: float) -> QPixmap:
    pixels = max(1, round(size * dpr))
    result = QPixmap(pixels, pixels)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(svg(name, colour)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    result.setDevicePixelRatio(dpr)
    return result
