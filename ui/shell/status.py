"""The status bar: database, last reading, what was just done, the office's clock, the key sheet."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.kit import icons, metrics, painting, theme
from ui.kit.badges import KeyHint
from ui.kit.buttons import ClickableRow, LinkButton
from ui.kit.labels import ElidedLabel, IconLabel, label

_ICON = 14
TOLD_FOR = 10_000
"""Milliseconds a sentence stays; as long can a deed be taken back."""


class DatabaseName(ClickableRow):
    """Which database it is; a click lists those to switch to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status.database")
        self.setToolTip(self.tr("切换数据库"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon, self._role = "database", "text_2"

    def set_content(self, text: str, icon: str, role: str) -> None:
        """Show other words, another icon and colour."""
        self._icon, self._role = icon, role
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        px = theme.current().px
        width = px(_ICON + 5) + painting.text_width(self.text(), 12) + px(2)
        return QSize(width, max(px(_ICON), painting.line_height(12)))

    def minimumSizeHint(self) -> QSize:
        """Be content with the icon and a few letters."""
        return QSize(min(self.sizeHint().width(), theme.current().px(60)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words."""
        px = theme.current().px
        painter = QPainter(self)
        icons.paint(painter, self._icon, QRect(0, 0, px(_ICON), self.height()), self._role)
        room = self.rect().adjusted(px(_ICON + 5), 0, 0, 0)
        role = "accent" if self.hovered else self._role
        painting.draw_text(painter, room, self.text(), role, 12)
        painter.end()


class StatusLine(QFrame):
    """One line at the foot of the window.

    Signals:
        undo_requested: 撤销 beside the sentence was pressed.
        keys_requested: the sheet of keys is wanted.
    """

    undo_requested = Signal()
    keys_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self.setObjectName("status")
        self.database = DatabaseName(self)
        self.database.set_content(self.tr("没有打开数据库"), "database", "text_2")
        self.sync = IconLabel("sync", "", self, name="status.sync")
        self.message = ElidedLabel("", self, role="text", size=12, name="status.message")
        self.undo_link = LinkButton(self.tr("撤销"), self, name="status.undo")
        self.undo_link.hide()
        self.undo_link.clicked.connect(self.undo_requested)
        self.clock = label("", "secondary", self, name="status.clock")
        self.keys_link = LinkButton(self.tr("查看快捷键"), self, name="status.keys")
        self.keys_link.clicked.connect(self.keys_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(16)
        row.addWidget(self.database)
        row.addWidget(self.sync)
        row.addWidget(self.message, 1)
        row.addWidget(self.undo_link)
        row.addWidget(self.clock)
        keys = QHBoxLayout()
        keys.setSpacing(5)
        keys.addWidget(KeyHint("?", self), 0, Qt.AlignmentFlag.AlignVCenter)
        keys.addWidget(self.keys_link)
        row.addLayout(keys)
        self.setFixedHeight(theme.current().px(metrics.STATUS_BAR))
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(TOLD_FOR)
        self._told.timeout.connect(self.forget)
        self.sync.hide()

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        """Say a sentence for ten seconds, with or without the offer to take it back."""
        if not sentence:
            return
        self.message.setText(sentence)
        self.undo_link.setVisible(undo)
        self._told.start()

    def forget(self) -> None:
        """Take sentence and offer away."""
        self._told.stop()
        self.message.setText("")
        self.undo_link.hide()

    def set_database(self, words: str, *, connected: bool) -> None:
        """Say which database it is and whether it answers."""
        icon, role = ("database", "ok") if connected else ("plug", "warn")
        self.database.set_content(words, icon, role)

    def set_synced(self, words: str) -> None:
        """Say when it was read last."""
        self.sync.set_content(words)
        self.sync.setVisible(bool(words))
