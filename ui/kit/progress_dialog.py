"""Shows long work that takes longer than a blink, and lets a person cancel it."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.kit.base_dialog import BaseDialog
from ui.kit.labels import ElidedLabel
from ui.kit.tasks import LongTask

SHOWN_AFTER: Final = 400
_FULL: Final = 1000


class ProgressDialog(BaseDialog):
    """Title, step and bar of one long task; it closes itself when the task ends."""

    def __init__(self, task: LongTask, parent: QWidget | None = None) -> None:
        super().__init__(task.title, parent, name="progress", width=420)
        self._task = task
        self.setModal(True)
        self.step_label = ElidedLabel(self.tr("正在准备"), self, role="text_2", size=12)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(task.title)
        self.body.addWidget(self.step_label)
        self.body.addWidget(self.bar)
        self._cancel = self.add_reject(self.tr("取消"))
        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_finished)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER)
        self._timer.timeout.connect(self.show)
        self._timer.start()

    @classmethod
    def watch(cls, task: LongTask, parent: QWidget | None) -> "ProgressDialog":
        """Show a task if it is still running after 400 ms; return at once."""
        return cls(task, parent)

    def reject(self) -> None:
        """Ask the task to stop and wait for it; what it wrote so far is thrown away."""
        self._task.cancel()
        self.step_label.setText(self.tr("正在停止，不留下半个文件"))
        self._cancel.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take closing as cancelling."""
        self.reject()
        event.ignore()

    def _on_progressed(self, text: str, fraction: float) -> None:
        if self._task.is_cancelled():
            return
        if text:
            self.step_label.setText(text)
        if fraction < 0:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, _FULL)
            self.bar.setValue(round(min(1.0, fraction) * _FULL))

    def _on_finished(self) -> None:
        self._timer.stop()
        self.hide()
        self.done(0)
        self.deleteLater()
