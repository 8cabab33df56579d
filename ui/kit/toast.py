"""A short message at the foot of a window that goes away by itself, with one thing to undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.buttons import IconButton, LinkButton
from ui.kit.labels import ElidedLabel
from ui.kit.painting import draw_box

SECONDS = 10


class Toast(QWidget):
    """One line over the foot of a window.

    Signals:
        action_triggered: the person took it back, or followed the link.
        gone: it is no longer shown.
    """

    action_triggered = Signal()
    gone = Signal()

    def __init__(
        self,
        window: QWidget,
        text: str,
        *,
        action: str = "",
        icon: str = "circle-check",
        role: str = "ok",
        seconds: float = SECONDS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        self.setAccessibleName(text)
        now = theme.current()
        self.text_label = ElidedLabel(text, self)
        self.action_button = LinkButton(action, self, size=13, name="toast.action")
        self.action_button.setVisible(bool(action))
        self.action_button.clicked.connect(self._on_action)
        close = IconButton("close", self.tr("关闭"), self, size=12, name="toast.close")
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(12), now.px(6), now.px(6), now.px(6))
        row.setSpacing(now.px(10))
        row.addWidget(IconMark(icon, role, 16, self))
        row.addWidget(self.text_label, 1)
        row.addWidget(self.action_button)
        row.addWidget(close)
        window.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._timer.start(int(seconds * 1000))
        self._place()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window; take no event away."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), "bg_surface", "line_control", radius=5)
        painter.end()

    def _on_action(self) -> None:
        self.action_triggered.emit()
        self.dismiss()

    def _place(self) -> None:
        window = self._window
        now = theme.current()
        width = min(max(self.sizeHint().width(), now.px(280)), window.width() - now.px(40))
        height = self.sizeHint().height()
        bottom = window.height() - now.px(36)
        self.setGeometry((window.width() - width) // 2, bottom - height, width, height)


def show_toast(
    window: QWidget,
    text: str,
    *,
    action: str = "",
    done: Callable[[], object] | None = None,
    icon: str = "circle-check",
    role: str = "ok",
) -> Toast:
    """Show a message at the foot of a window, in place of the one shown there before."""
    for old in window.findChildren(Toast):
        old.dismiss()
    toast = Toast(window, text, action=action, icon=icon, role=role)
    if done is not None:
        toast.action_triggered.connect(done)
    return toast
