"""A pane that shows its content, or says why there is none: loading, empty, failed."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit import line
from ui.kit.empty_state import EmptyState
from ui.kit.skeleton import Skeleton

SKELETON_AFTER = 150
WORDS_AFTER = 1000
CANCEL_AFTER = 3000


class StatePanel(QStackedWidget):
    """Wraps a widget that waits for data; old data stays in sight while new is read.

    Signals:
        cancel_requested: the person does not want to wait any longer.
        retry_requested: the person wants to try again.
        action_triggered: the button of the empty state.
        link_triggered: the link of the empty state.
    """

    cancel_requested = Signal()
    retry_requested = Signal()
    action_triggered = Signal()
    link_triggered = Signal()

    def __init__(
        self, content: QWidget, parent: QWidget | None = None, *, name: str = "state"
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.content = content
        self.skeleton = Skeleton(self, rows=0)
        self.empty = EmptyState(self, name=f"{name}.empty")
        self.loading = EmptyState(self, name=f"{name}.loading")
        self.failed = EmptyState(self, name=f"{name}.failed")
        for page in (content, self.skeleton, self.empty, self.loading, self.failed):
            self.addWidget(page)
        self.empty.action_triggered.connect(self.action_triggered)
        self.empty.link_triggered.connect(self.link_triggered)
        self.loading.link_triggered.connect(self.cancel_requested)
        self.failed.link_triggered.connect(self.retry_requested)
        self._has_content = False
        self._loading_title = ""
        self._loading_hint = ""
        self._timers = [
            self._timer(SKELETON_AFTER, self._show_skeleton),
            self._timer(WORDS_AFTER, self._show_words),
            self._timer(CANCEL_AFTER, self._offer_cancel),
        ]

    def show_content(self) -> None:
        """Show the data."""
        self._stop()
        self._has_content = True
        self.setCurrentWidget(self.content)

    def show_empty(
        self, icon: str, title: str, hint: str = "", *, button: str = "", link: str = ""
    ) -> None:
        """Say that there is nothing, and what to do."""
        self._stop()
        self._has_content = False
        self.empty.tell(icon, title, hint, button=button, link=link)
        self.setCurrentWidget(self.empty)

    def show_failed(self, title: str, hint: str = "") -> None:
        """Say that reading failed and offer to try again.

        While the database is away, what is loaded stays in sight: the window says why it is old.
        """
        self._stop()
        if self._has_content and line.is_away():
            return
        self._has_content = False
        self.failed.tell_failed(title, hint, self.tr("重试"))
        self.setCurrentWidget(self.failed)

    def start_loading(self, title: str = "", hint: str = "") -> None:
        """Note that reading has begun; something is shown only if it takes its time."""
        self._loading_title = title or self.tr("正在读取")
        self._loading_hint = hint
        if self._has_content:
            return
        for timer in self._timers:
            timer.start()

    def _timer(self, after: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(slot)
        return timer

    def _stop(self) -> None:
        for timer in self._timers:
            timer.stop()

    def _show_skeleton(self) -> None:
        self.setCurrentWidget(self.skeleton)

    def _show_words(self) -> None:
        waited = not self._timers[2].isActive()
        cancel = self.tr("取消") if waited else ""
        self.loading.tell_loading(self._loading_title, self._loading_hint, cancel)
        self.setCurrentWidget(self.loading)

    def _offer_cancel(self) -> None:
        self._show_words()
