"""The course of a meeting: arranged, opened, turned, paused, ended; who comes to it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from relapp.domain.changes import Changes
from relapp.domain.letter import LetterKind
from relapp.domain.outbox import Deed
from relapp.domain.vocabulary import Reply
from relapp.errors import RelappError
from ui.actions.letters import LetterWish
from ui.kit import messages
from ui.meeting.deeds_base import Deeds
from ui.meeting.dialogs import CancelDialog
from ui.meeting.plan_dialog import PlanDialog
from ui.meeting.reading import RoomRead


class CourseDeeds(Deeds):
    """Turns one meeting.

    Signals:
        steered: an item was turned to, or the meeting was opened, from this desk.
        letter_wanted: a LetterWish.
        ended: the meeting has ended; carries what was read of it.
    """

    steered = Signal()
    letter_wanted = Signal(object)
    ended = Signal(object)

    def set_arrived(self, person_id: int, arrived: bool) -> None:
        """Tick somebody."""
        if self._read is not None:
            meetings, meeting = self._desk.services.meetings, self._read.meeting
            call = partial(
                meetings.set_arrived, self._desk.me, meeting.id, person_id, arrived=arrived
            )
            payload = {"arrived": arrived}
            deed = self._desk.deed(Deed.ARRIVED, meeting.id, person_id, meeting.title, payload)
            self._desk.send(deed, call)

    def begin(self, read: RoomRead) -> None:
        """Open the meeting."""
        meetings, meeting = self._desk.services.meetings, read.meeting
        call = partial(meetings.begin, self._desk.me, meeting.id, meeting.version)
        self._desk.write(call, self._on_steered)

    def turn(self, read: RoomRead) -> None:
        """Turn to the item in view if the room is at another one, else to the next."""
        meetings, meeting = self._desk.services.meetings, read.meeting
        wanted = read.item.id if read.item is not None else None
        if wanted == meeting.current_item_id:
            wanted = None
        call = partial(meetings.turn_to, self._desk.me, meeting.id, wanted, meeting.version)
        self._desk.write(call, self._on_steered)

    def pause(self, read: RoomRead) -> None:
        """Stop the clock, or let it run on."""
        meetings, meeting = self._desk.services.meetings, read.meeting
        paused = meeting.paused_at is None
        self._desk.write(
            partial(meetings.pause, self._desk.me, meeting.id, meeting.version, paused=paused)
        )

    def end(self, read: RoomRead) -> None:
        """End the meeting, once that was confirmed."""
        meeting = read.meeting
        undecided = sum(1 for item in meeting.items if item.decision is None)
        text = self.tr("会议结束后自动生成纪要，结论不再改动。")
        if undecided:
            text += self.tr("还有 {n} 个议题没有结论，纪要里写「本次未作结论」。").format(
                n=undecided
            )
        title = self.tr("结束「{title}」").format(title=meeting.title)
        if messages.confirm(self._window, title, text, self.tr("结束会议")):
            meetings = self._desk.services.meetings
            call = partial(meetings.end, self._desk.me, meeting.id, meeting.version)
            self._desk.write(call, partial(self._on_ended, read))

    def _on_ended(self, read: RoomRead, _changes: Changes) -> None:
        self.ended.emit(read)

    def invite(self, read: RoomRead) -> None:
        """Have the invitation composed; it opens in the mail program or is sent."""
        wish = LetterWish(LetterKind.INVITATION, meeting_id=read.meeting.id)
        self.letter_wanted.emit(wish)

    def save_appointment(self, read: RoomRead) -> None:
        """Ask for a place and write the meeting there for one's own calendar."""
        day = read.meeting.starts_at.astimezone(self._desk.context.zone)
        name = self.tr("评审会 {day}.ics").format(day=f"{day:%Y-%m-%d}")
        chosen, _filter = QFileDialog.getSaveFileName(self._window, self.tr("存为日程"), name)
        if chosen:
            context = self._desk.context
            save = partial(
                self._desk.services.letters.save_appointment,
                self._desk.me,
                read.meeting.id,
                Path(chosen),
                context.language,
            )
            context.tasks.read(save, self._on_appointment, self._on_failed)

    def _on_appointment(self, path: Path) -> None:
        self._desk.announced.emit(self.tr("日程已存为 {path}").format(path=path))

    def _on_failed(self, error: RelappError) -> None:
        self._desk.refused.emit(self._desk.said(error))

    def edit(self, read: RoomRead) -> None:
        """Ask for another arrangement."""
        self.run_dialog(PlanDialog(self._desk, read.people, read.meeting, self._window))

    def cancel(self, read: RoomRead) -> None:
        """Ask why it is called off."""
        self.run_dialog(CancelDialog(self._desk, read.meeting, self._window))

    def reply(self, reply: Reply, read: RoomRead) -> None:
        """Say whether one comes."""
        meetings = self._desk.services.meetings
        self._desk.write(partial(meetings.reply, self._desk.me, read.meeting.id, reply))

    def _on_steered(self, _changes: Changes) -> None:
        self.steered.emit()
