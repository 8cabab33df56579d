"""How releases, documents and chapters are painted in the lists at the left."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from relapp.domain.card import ReleaseCard
from ui.documents.reading import Standing
from ui.kit import icons, metrics, theme
from ui.kit.painting import RIGHT, draw_text, text_width
from ui.kit.roles import EXTRA_ROLE, RECORD_ROLE
from ui.kit.row_delegate import AnyIndex, RowDelegate, is_selected, role_text, text_rect

ICON_ROLE: Final = EXTRA_ROLE
NOTE_ROLE: Final = EXTRA_ROLE + 1
MARKS: Final = {
    Standing.FILLED: ("circle-check", "ok"),
    Standing.MISSING: ("triangle", "warn"),
    Standing.EMPTY: ("circle", "line_control"),
}
_RELEASE: Final = 44


class ReleaseDelegate(RowDelegate):
    """Number and title above application and version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=_RELEASE)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of two lines."""
        return QSize(theme.current().px(120), theme.current().px(_RELEASE))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one release."""
        card: ReleaseCard = index.data(RECORD_ROLE)
        now = theme.current()
        place = text_rect(option, 12)
        line = QRect(place.x(), place.y() + now.px(3), place.width(), now.px(19))
        used = draw_text(painter, line, card.number, "text_2", 12) + now.px(8)
        draw_text(painter, line.adjusted(used, 0, 0, 0), card.title, "text_2", 12)
        line.translate(0, now.px(19))
        version = text_width(card.version_to, 12) + 2
        draw_text(painter, line, card.version_to, "text_2", 12, align=RIGHT)
        name = line.adjusted(0, 0, -version - now.px(8), 0)
        draw_text(painter, name, card.application, bold=is_selected(option))


class MarkedDelegate(RowDelegate):
    """A mark, a name that elides and a note that never does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=metrics.TABLE_ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a row."""
        return QSize(theme.current().px(120), theme.current().px(metrics.TABLE_ROW))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one document or chapter."""
        now = theme.current()
        place = text_rect(option, 12)
        icon, role = index.data(ICON_ROLE)
        icons.paint(painter, icon, QRect(place.x(), place.y(), now.px(14), place.height()), role)
        place.adjust(now.px(21), 0, 0, 0)
        note = role_text(index, NOTE_ROLE)
        room = min(text_width(note, 12) + 2, round(place.width() * 0.6))
        tail = place.adjusted(place.width() - room, 0, 0, 0)
        draw_text(painter, tail, note, "text_3", 12, align=RIGHT)
        name = place.adjusted(0, 0, -room - now.px(8), 0)
        draw_text(painter, name, role_text(index), "text", bold=is_selected(option))
