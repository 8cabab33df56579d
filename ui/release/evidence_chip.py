"""One piece of evidence as a small button that opens it, with a cross that detaches it."""

from pathlib import PurePath

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.release import Evidence
from ui.kit import icons, theme
from ui.kit.buttons import ClickableRow
from ui.kit.painting import draw_box, draw_text, elided, text_width

WIDEST = 190
_ICONS = {
    ".docx": "file-word",
    ".doc": "file-word",
    ".xlsx": "file-excel",
    ".xls": "file-excel",
    ".csv": "file-excel",
    ".eml": "mail",
    ".msg": "mail",
}


def file_icon(name: str, link: str = "") -> str:
    """Return the icon of a file by its ending, or that of a link."""
    if link:
        return "link"
    return _ICONS.get(PurePath(name).suffix.lower(), "document")


class EvidenceChip(ClickableRow):
    """Click opens the evidence; the cross or Delete detaches it.

    Signals:
        opened: the Evidence.
        removed: the Evidence.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(
        self, evidence: Evidence, parent: QWidget | None = None, *, removable: bool = True
    ) -> None:
        super().__init__(parent)
        self._evidence = evidence
        self._removable = removable
        self.setObjectName(f"evidence.{evidence.id}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("证据 {name}").format(name=evidence.name))
        self.setToolTip(evidence.link or evidence.name)
        self.activated.connect(self._on_activated)

    def sizeHint(self) -> QSize:
        """Return the room for icon, name and cross."""
        now = theme.current()
        words = min(text_width(self._evidence.name, 12), now.px(WIDEST))
        return QSize(words + now.px(46 if self._removable else 30), now.px(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Detach with Delete, open with Enter."""
        if event.key() == Qt.Key.Key_Delete and self._removable:
            self.removed.emit(self._evidence)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click on the cross from one on the name."""
        if self._removable and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit(self._evidence)
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon, name and cross."""
        painter = QPainter(self)
        now = theme.current()
        fill = "bg_hover" if self.hovered else "bg_surface"
        draw_box(painter, self.rect(), fill, "line_control" if self.hovered else "line", radius=3)
        side, height = now.px(12), self.height()
        icon = file_icon(self._evidence.name, self._evidence.link)
        icons.paint(painter, icon, QRect(now.px(6), 0, side, height), "text_2")
        room = QRect(now.px(22), 0, self.width() - now.px(46 if self._removable else 28), height)
        draw_text(painter, room, elided(self._evidence.name, room.width(), 12), "text", 12)
        if self._removable:
            icons.paint(painter, "close", self._cross(), "text_3")
        painter.end()

    def _cross(self) -> QRect:
        side = theme.current().px(10)
        return QRect(self.width() - side - theme.current().px(6), 0, side, self.height())

    def _on_activated(self) -> None:
        self.opened.emit(self._evidence)
