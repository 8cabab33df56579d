"""Deeds of one subject: they write for the meeting in view, with the versions that it showed."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.meeting import AgendaItem
from ui.actions.saving_dialog import SavingDialog
from ui.meeting.desk import MeetingDesk
from ui.meeting.reading import RoomRead


class Deeds(QObject):
    """What deeds of every subject stand on: desk, window and what was read last."""

    def __init__(self, desk: MeetingDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._read: RoomRead | None = None

    def take(self, read: RoomRead) -> None:
        """Take what is shown now; commands carry its versions."""
        self._read = read

    def item(self, item_id: int) -> AgendaItem | None:
        """Return an item of the agenda as it was read."""
        return self._read.meeting.item(item_id) if self._read is not None else None

    def run_dialog(self, dialog: SavingDialog) -> None:
        """Ask by a dialog that saves for itself, and announce what it touched."""
        dialog.exec()
        outcome = dialog.outcome
        dialog.deleteLater()
        if isinstance(outcome, Changes):
            self._desk.context.hub.announce(outcome)
