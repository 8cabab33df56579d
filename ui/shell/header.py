"""The head of the window: menus, search, what waits for me, who I am."""

import sys

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from ui.kit import icons, metrics, painting, theme
from ui.kit.buttons import ClickableRow
from ui.kit.keyboard import key_text
from ui.kit.painting import CENTRE


class SearchField(ClickableRow):
    """Looks like a field and opens the command box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("查找发布、应用、人员或命令"))
        self.setAccessibleName(self.text())
        self.setObjectName("header.search")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the design."""
        px = theme.current().px
        return QSize(px(280), px(26))

    def minimumSizeHint(self) -> QSize:
        """Be content with less."""
        return QSize(theme.current().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, words and key."""
        px = theme.current().px
        painter = QPainter(self)
        line = "line_control" if self.hovered else "line"
        painting.draw_box(painter, self.rect(), "bg_window", line)
        spot = QRect(px(8), 0, px(14), self.height())
        icons.paint(painter, "search", spot, "text_3")
        key = key_text("Ctrl+K")
        width = painting.key_size(key).width()
        top = (self.height() - painting.key_size(key).height()) // 2
        painting.draw_key(painter, self.width() - width - px(6), top, key)
        room = self.rect().adjusted(px(28), 0, -width - px(12), 0)
        painting.draw_text(painter, room, self.text(), "text_3", 12)
        painter.end()


class Bell(ClickableRow):
    """How many things wait for me; a click lists them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("header.bell")
        self._count = 0
        self.set_count(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show how many things wait."""
        self._count = count
        words = self.tr("{n} 项等我处理").format(n=count) if count else self.tr("没有等我的事")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square and room for the count."""
        px = theme.current().px
        return QSize(px(34), px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bell and count."""
        px = theme.current().px
        painter = QPainter(self)
        side = px(16)
        spot = QRect((self.width() - side) // 2, (self.height() - side) // 2 + px(2), side, side)
        icons.paint(painter, "bell", spot, "text" if self.hovered else "text_2")
        if self._count:
            text = str(min(self._count, 99))
            width = max(px(15), painting.text_width(text, 10) + px(8))
            badge = QRect(spot.center().x(), 0, width, px(15))
            painting.draw_box(painter, badge, "bad", None, radius=8)
            painting.draw_text(painter, badge, text, "on_solid", 10, align=CENTRE)
        painter.end()


class Me(ClickableRow):
    """Avatar, name and role of the person at this desk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("header.me")
        self._name, self._role = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_person(self, name: str, role: str) -> None:
        """Show who it is."""
        self._name, self._role = name, role
        self.setAccessibleName(f"{name} {role}".strip())
        self.setToolTip(self.tr("换人、部门与岗位"))
        self.setVisible(bool(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all three."""
        px = theme.current().px
        width = painting.text_width(self._name, 13, bold=True) + px(26 + 8)
        width += painting.text_width(self._role, 12) + px(4 + 10)
        return QSize(width, px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw avatar, name and role."""
        px = theme.current().px
        painter = QPainter(self)
        side = px(26)
        spot = QRect(0, (self.height() - side) // 2, side, side)
        painting.draw_avatar(painter, spot, self._name, me=True, online=True)
        room = self.rect().adjusted(side + px(8), 0, 0, 0)
        used = painting.draw_text(painter, room, self._name, "text", 13, bold=True)
        role = room.adjusted(used + px(5), 0, 0, 0)
        painting.draw_text(painter, role, self._role, "text_2", 12)
        painter.end()


class Header(QFrame):
    """Menu bar (native on macOS), search, bell, me."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.setObjectName("header")
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.search = SearchField(self)
        self.bell = Bell(self)
        self.me = Me(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 1)
        row.setSpacing(10)
        if sys.platform != "darwin":
            row.addWidget(self.menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self.bell)
        row.addWidget(self.me)
        self.setFixedHeight(theme.current().px(metrics.HEADER))
