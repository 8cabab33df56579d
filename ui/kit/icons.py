"""Icons by name and colour role: SVG files on a 16 px grid, recoloured when they are painted.

An icon of `icon()` asks for the theme at paint time, so buttons and actions need no refresh after
a change of theme. A role is a token name of `Theme` (`text_2`, `accent`, `bad` …) or a QColor.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.kit import theme
from ui.kit.resources import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

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
    # Cards paint pictures; QIcon and all its names are first needed by buttons.
    from ui.kit.icon_engine import themed

    source(name)
    return themed(name, role, size, active)


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
