"""The rail at the left: one button a page, with a count of what waits there."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.actions.catalogue import BY_ID, PAGE_ACTIONS, ActionId
from ui.actions.factory import words
from ui.kit import icons, metrics, painting, theme
from ui.kit.buttons import ClickableRow
from ui.kit.keyboard import key_text
from ui.kit.painting import CENTRE


class RailButton(ClickableRow):
    """Icon above a word; the bar at the left marks the page in view."""

    def __init__(self, text: str, icon: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}　{key_text(key)}" if key else text)
        self.setProperty("ring_inside", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        self.count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square of the rail."""
        px = theme.current().px
        return QSize(px(metrics.RAIL), px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word and count."""
        px, now = theme.current().px, theme.current()
        painter = QPainter(self)
        tile = self.rect().adjusted(px(4), px(1), -px(4), -px(1))
        if self.isChecked():
            painting.draw_box(painter, tile, "bg_selected", None, radius=6)
            painter.fillRect(QRect(0, tile.y() + px(4), 3, tile.height() - px(8)), now.accent)
        elif self.hovered:
            painting.draw_box(painter, tile, "bg_hover", None, radius=6)
        role = "accent" if self.isChecked() else "text_2"
        side = px(20)
        spot = QRect((self.width() - side) // 2, px(8), side, side)
        icons.paint(painter, self._icon, spot, role)
        size = 12 if painting.text_width(self.text(), 12) <= self.width() - px(6) else 11
        line = QRect(0, px(29), self.width(), px(18))
        bold = self.isChecked()
        painting.draw_text(painter, line, self.text(), role, size, bold=bold, align=CENTRE)
        if self.count:
            self._draw_count(painter, spot)
        painter.end()

    def _draw_count(self, painter: QPainter, icon: QRect) -> None:
        px = theme.current().px
        text = str(self.count) if self.count < 100 else "99+"  # noqa: PLR2004
        width = max(px(15), painting.text_width(text, 10) + px(8))
        badge = QRect(icon.right() - px(5), icon.y() - px(5), width, px(15))
        painting.draw_box(painter, badge, "bad", None, radius=8)
        painting.draw_text(painter, badge, text, "on_solid", 10, align=CENTRE)


class Rail(QFrame):
    """The pages, settings apart at the foot.

    Signals:
        chosen: name of the page whose button was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, RailButton] = {}
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 4, 1, 6)
        pile.setSpacing(0)
        for action_id, page in PAGE_ACTIONS.items():
            if action_id is ActionId.PAGE_SETTINGS:
                pile.addStretch(1)
            spec = BY_ID[action_id]
            button = RailButton(words(spec.text), spec.icon, spec.key, self)
            button.setObjectName(f"rail.{page}")
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self.buttons[page] = button
            pile.addWidget(button)
        self.setFixedWidth(theme.current().px(metrics.RAIL))

    def set_current(self, page: str) -> None:
        """Mark the page in view; a page that is not on the rail leaves the mark where it is."""
        if page in self.buttons:
            self.buttons[page].setChecked(True)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show what waits on the pages."""
        for page, button in self.buttons.items():
            button.set_count(counts.get(page, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the right."""
        painter = QPainter(self)
        now = theme.current()
        painter.fillRect(self.rect(), now.bg_surface)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), now.line)
        painter.end()

    def focus_current(self) -> None:
        """Give the focus to the button of the page in view."""
        for button in self.buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_clicked(self) -> None:
        for page, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(page)
