"""A dialog that stays open until its command was carried out; a refusal keeps what was typed."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from relapp.errors import RelappError
from relapp.wording.errors import word
from ui.kit import i18n
from ui.kit.base_dialog import BaseDialog
from ui.kit.tasks import TaskRunner


class SavingDialog(BaseDialog):
    """Runs `command()` on the worker when accepted; closes only once it succeeded.

    A subclass answers `command`; what the command returned is `outcome` afterwards.
    """

    def __init__(
        self,
        title: str,
        tasks: TaskRunner,
        parent: QWidget | None = None,
        *,
        note: str = "",
        name: str = "dialog",
        width: int = 520,
    ) -> None:
        super().__init__(title, parent, note=note, name=name, width=width)
        self._tasks = tasks
        self._busy = False
        self.outcome: object = None

    def command(self) -> Callable[[], object] | None:
        """Return what to run, or None after saying what is still missing."""
        raise NotImplementedError

    def accept(self) -> None:
        """Run the command; closing waits for its answer."""
        if self._busy:
            return
        self.set_problem("")
        command = self.command()
        if command is not None:
            self.run(command)

    def run(self, command: Callable[[], object]) -> None:
        """Carry out a command on the worker and close once it succeeded."""
        if not self._busy:
            self._set_busy(True)
            self._tasks.write(command, self._on_done, self._on_refused)

    def reject(self) -> None:
        """Close, unless a command is under way."""
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open while a command is under way."""
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def refused(self, error: RelappError) -> None:
        """Say why it was not done; a subclass may point at the field instead."""
        self.set_problem(word(error).of(i18n.language()))

    def _on_done(self, outcome: object) -> None:
        self._set_busy(False)
        self.outcome = outcome
        super().accept()

    def _on_refused(self, error: RelappError) -> None:
        self._set_busy(False)
        self.refused(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in (self.accept_button, self.reject_button):
            if button is not None:
                button.setEnabled(not busy)
                button.updateGeometry()
