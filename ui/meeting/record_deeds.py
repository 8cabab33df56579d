"""What is written into the record: decisions, notes, and what is to be done afterwards."""

from functools import partial

from PySide6.QtCore import Signal

from relapp.domain.changes import Changes
from relapp.domain.meeting import ActionItem, Note
from relapp.domain.outbox import Deed
from relapp.domain.vocabulary import MeetingDecision
from ui.meeting.deeds_base import Deeds
from ui.meeting.dialogs import ActionDialog
from ui.meeting.reading import RoomRead


class RecordDeeds(Deeds):
    """Writes the record of the item in view.

    Signals:
        noted: a line of the record was saved.
    """

    noted = Signal()

    def decide(self, decision: MeetingDecision, note: str) -> None:
        """Save the decision on the item in view."""
        if self._read is not None and self._read.item is not None:
            item, record = self._read.item, self._desk.services.record
            call = partial(
                record.decide,
                self._desk.me,
                self._read.meeting.id,
                item.id,
                decision,
                note,
                item.version,
            )
            self._desk.write(call)

    def add_note(self, text: str) -> None:
        """Add a line to the record of the item in view."""
        if self._read is not None and self._read.item is not None:
            notes, item = self._desk.services.notes, self._read.item
            meeting = self._read.meeting
            call = partial(notes.add, self._desk.me, meeting.id, item.id, text)
            deed = self._desk.deed(Deed.NOTE, meeting.id, item.id, item.name, {"note": text})
            self._desk.send(deed, call, self._on_noted)

    def change_note(self, note: Note, text: str) -> None:
        """Put other words into a line; of the version that was opened for it."""
        if self._read is not None:
            notes, meeting = self._desk.services.notes, self._read.meeting
            call = partial(notes.change, self._desk.me, meeting.id, note.id, text, note.version)
            self._desk.write(call, self._on_noted)

    def remove_note(self, note: Note) -> None:
        """Take a line back."""
        if self._read is not None:
            notes, meeting = self._desk.services.notes, self._read.meeting
            self._desk.write(
                partial(notes.remove, self._desk.me, meeting.id, note.id, note.version)
            )

    def add_action(self) -> None:
        """Ask what is to be done after the item in view."""
        if self._read is not None:
            item_id = self._read.item.id if self._read.item is not None else None
            self._ask_action(self._read, item_id, None)

    def edit_action(self, action: ActionItem) -> None:
        """Ask what is to be done, once more."""
        if self._read is not None:
            self._ask_action(self._read, action.item_id, action)

    def finish_action(self, action: ActionItem, done: bool) -> None:
        """Tick what was done."""
        if self._read is not None:
            record, meeting = self._desk.services.record, self._read.meeting
            call = partial(
                record.finish_action,
                self._desk.me,
                meeting.id,
                action.id,
                action.version,
                done=done,
            )
            deed = self._desk.deed(
                Deed.ACTION_DONE, meeting.id, action.id, action.text, {"done": done}, action.version
            )
            self._desk.send(deed, call)

    def remove_action(self, action: ActionItem) -> None:
        """Take an action item away."""
        if self._read is not None:
            record, meeting = self._desk.services.record, self._read.meeting
            self._desk.write(
                partial(record.remove_action, self._desk.me, meeting.id, action.id, action.version)
            )

    def _ask_action(self, read: RoomRead, item_id: int | None, action: ActionItem | None) -> None:
        dialog = ActionDialog(
            self._desk, read.meeting.id, item_id, read.people, action, self._window
        )
        self.run_dialog(dialog)

    def _on_noted(self, _changes: Changes) -> None:
        self.noted.emit()
