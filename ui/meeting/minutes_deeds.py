"""What is done with the minutes: made, opened, saved elsewhere, used as evidence."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.changes import Changes
from relapp.domain.meeting import Meeting
from relapp.errors import RelappError
from ui.meeting.deeds_base import Deeds
from ui.meeting.desk import MeetingDesk
from ui.meeting.reading import RoomRead


class MinutesDeeds(Deeds):
    """Handles the minutes of one meeting.

    Signals:
        made: the minutes are kept.
    """

    made = Signal()

    def __init__(self, desk: MeetingDesk, window: QWidget) -> None:
        super().__init__(desk, window)
        # Copies to look at go away with the page.
        self._folder = QTemporaryDir()

    def use_minutes(self) -> None:
        """Answer the check of the release in view with the minutes."""
        if self._read is not None and self._read.item is not None:
            minutes, item = self._desk.services.minutes, self._read.item
            call = partial(minutes.answer_check, self._desk.me, self._read.meeting.id, item.id)
            self._desk.write(call, self._on_used)

    def make(self, read: RoomRead) -> None:
        """Write the minutes and keep them."""
        minutes = self._desk.services.minutes
        call = partial(minutes.make, self._desk.me, read.meeting.id, self._desk.context.language)
        self._desk.write(call, self._on_made)

    def _on_made(self, _changes: Changes) -> None:
        self.made.emit()

    def open(self, read: RoomRead) -> None:
        """Open a copy of the minutes."""
        if read.minutes is not None:
            target = Path(self._folder.path()) / read.minutes.sha256[:12] / read.minutes.name
            self._desk.context.tasks.read(
                partial(self._copy, read.meeting, target), self._launch, self._on_failed
            )

    def save(self, read: RoomRead) -> None:
        """Ask for a place and put a copy there."""
        if read.minutes is None:
            return
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, self.tr("纪要另存为"), read.minutes.name
        )
        if chosen:
            copy = partial(self._copy, read.meeting, Path(chosen))
            self._desk.context.tasks.read(copy, self._on_saved, self._on_failed)

    def _copy(self, meeting: Meeting, target: Path) -> Path:
        target.parent.mkdir(parents=True, exist_ok=True)
        return self._desk.services.minutes.save(self._desk.me, meeting.id, target)

    def _launch(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_saved(self, path: Path) -> None:
        self._desk.announced.emit(self.tr("纪要已另存为 {path}").format(path=path))

    def _on_failed(self, error: RelappError) -> None:
        self._desk.refused.emit(self._desk.said(error))

    def _on_used(self, _changes: Changes) -> None:
        self._desk.announced.emit(self.tr("已用纪要勾选「评审会已召开」"))
