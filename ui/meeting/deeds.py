"""What the bar over a meeting offers, carried out: asks where something is asked, then writes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.board import CardFilter, CardList
from relapp.domain.changes import Changes
from relapp.domain.meeting import ActionItem, AgendaItem, Meeting
from relapp.domain.vocabulary import MeetingDecision, Reply
from relapp.errors import RelappError
from ui.kit import messages
from ui.meeting.desk import MeetingDesk
from ui.meeting.dialogs import ActionDialog, AddItemDialog, CancelDialog
from ui.meeting.plan_dialog import PlanDialog
from ui.meeting.reading import RoomRead


class MeetingDeeds(QObject):
    """Writes for one meeting; the room shows what came of it.

    Signals:
        steered: an item was turned to, or the meeting was opened, from this desk.
        minutes_made: the minutes are kept.
        decided: a decision was saved.
        noted: a line of the record was saved.
    """

    steered = Signal()
    minutes_made = Signal()
    noted = Signal()

    def __init__(self, desk: MeetingDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._read: RoomRead | None = None
        # Copies to look at go away with the page.
        self._folder = QTemporaryDir()

    def take(self, read: RoomRead) -> None:
        """Take what is shown now; commands carry its versions."""
        self._read = read

    def do(self, name: str) -> None:
        """Carry out a deed of the bar by its name."""
        read = self._read
        if read is None:
            return
        deeds: dict[str, Callable[[RoomRead], None]] = {
            "begin": self._begin,
            "pause": self._pause,
            "next": self._next,
            "earlier": partial(self._shift, -1),
            "later": partial(self._shift, 1),
            "end": self._end,
            "edit": self._edit,
            "cancel": self._cancel,
            "by_rule": self._by_rule,
            "add": self._add,
            "make_minutes": self._make_minutes,
            "open_minutes": self._open_minutes,
            "save_minutes": self._save_minutes,
            "comes": partial(self._reply, Reply.COMES),
            "declines": partial(self._reply, Reply.DECLINES),
        }
        if name in deeds:
            deeds[name](read)

    def move(self, item_id: int, place: int) -> None:
        """Put an item at a place."""
        if self._read is not None:
            meeting, agenda = self._read.meeting, self._desk.services.agenda
            call = partial(agenda.move, self._desk.me, meeting.id, item_id, place, meeting.version)
            self._desk.write(call)

    def remove(self, item_id: int) -> None:
        """Take an item off."""
        if self._read is not None:
            agenda = self._desk.services.agenda
            self._desk.write(partial(agenda.remove, self._desk.me, self._read.meeting.id, item_id))

    def set_minutes(self, item_id: int, minutes: int) -> None:
        """Give an item another length."""
        item = self._item(item_id)
        if self._read is not None and item is not None:
            agenda, meeting = self._desk.services.agenda, self._read.meeting
            self._desk.write(
                partial(
                    agenda.set_minutes, self._desk.me, meeting.id, item_id, minutes, item.version
                )
            )

    def set_arrived(self, person_id: int, arrived: bool) -> None:
        """Tick somebody."""
        if self._read is not None:
            meetings, meeting = self._desk.services.meetings, self._read.meeting
            self._desk.write(
                partial(
                    meetings.set_arrived,
                    self._desk.me,
                    meeting.id,
                    person_id,
                    arrived=arrived,
                )
            )

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

    def use_minutes(self) -> None:
        """Answer the check of the release in view with the minutes."""
        if self._read is not None and self._read.item is not None:
            minutes, item = self._desk.services.minutes, self._read.item
            call = partial(minutes.answer_check, self._desk.me, self._read.meeting.id, item.id)
            self._desk.write(call, self._on_used)

    def add_note(self, text: str) -> None:
        """Add a line to the record of the item in view."""
        if self._read is not None and self._read.item is not None:
            record, item = self._desk.services.record, self._read.item
            call = partial(record.add_note, self._desk.me, self._read.meeting.id, item.id, text)
            self._desk.write(call, self._on_noted)

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
            self._desk.write(
                partial(
                    record.finish_action,
                    self._desk.me,
                    meeting.id,
                    action.id,
                    action.version,
                    done=done,
                )
            )

    def remove_action(self, action: ActionItem) -> None:
        """Take an action item away."""
        if self._read is not None:
            record, meeting = self._desk.services.record, self._read.meeting
            self._desk.write(
                partial(record.remove_action, self._desk.me, meeting.id, action.id, action.version)
            )

    def _item(self, item_id: int) -> AgendaItem | None:
        return self._read.meeting.item(item_id) if self._read is not None else None

    def _begin(self, read: RoomRead) -> None:
        meetings, meeting = self._desk.services.meetings, read.meeting
        call = partial(meetings.begin, self._desk.me, meeting.id, meeting.version)
        self._desk.write(call, self._on_steered)

    def _next(self, read: RoomRead) -> None:
        """Turn to the item in view if the room is at another one, else to the next."""
        meetings, meeting = self._desk.services.meetings, read.meeting
        wanted = read.item.id if read.item is not None else None
        if wanted == meeting.current_item_id:
            wanted = None
        call = partial(meetings.turn_to, self._desk.me, meeting.id, wanted, meeting.version)
        self._desk.write(call, self._on_steered)

    def _pause(self, read: RoomRead) -> None:
        meetings, meeting = self._desk.services.meetings, read.meeting
        paused = meeting.paused_at is None
        self._desk.write(
            partial(meetings.pause, self._desk.me, meeting.id, meeting.version, paused=paused)
        )

    def _shift(self, by: int, read: RoomRead) -> None:
        if read.item is not None:
            self.move(read.item.id, read.item.position + by)

    def _end(self, read: RoomRead) -> None:
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
        self._make_minutes(read)

    def _make_minutes(self, read: RoomRead) -> None:
        minutes = self._desk.services.minutes
        call = partial(minutes.make, self._desk.me, read.meeting.id, self._desk.context.language)
        self._desk.write(call, self._on_made)

    def _on_made(self, _changes: Changes) -> None:
        self.minutes_made.emit()

    def _open_minutes(self, read: RoomRead) -> None:
        if read.minutes is not None:
            target = Path(self._folder.path()) / read.minutes.sha256[:12] / read.minutes.name
            self._desk.context.tasks.read(
                partial(self._copy, read.meeting, target), self._launch, self._on_failed
            )

    def _save_minutes(self, read: RoomRead) -> None:
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

    def _edit(self, read: RoomRead) -> None:
        self._run_dialog(PlanDialog(self._desk, read.people, read.meeting, self._window))

    def _cancel(self, read: RoomRead) -> None:
        self._run_dialog(CancelDialog(self._desk, read.meeting, self._window))

    def _by_rule(self, read: RoomRead) -> None:
        agenda = self._desk.services.agenda
        call = partial(agenda.add_by_rule, self._desk.me, read.meeting.id)
        self._desk.write(call, partial(self._on_added, len(read.meeting.items)))

    def _on_added(self, _before: int, changes: Changes) -> None:
        said = self.tr("等评审的发布已补进议程") if changes else self.tr("没有在等评审会的发布了")
        self._desk.announced.emit(said)

    def _add(self, read: RoomRead) -> None:
        board = self._desk.services.board
        self._desk.context.tasks.read(
            partial(board.cards, CardFilter()), partial(self._ask_item, read.meeting), owner=self
        )

    def _ask_item(self, meeting: Meeting, cards: CardList) -> None:
        self._run_dialog(AddItemDialog(self._desk, meeting, cards.cards, self._window))

    def _ask_action(self, read: RoomRead, item_id: int | None, action: ActionItem | None) -> None:
        dialog = ActionDialog(
            self._desk, read.meeting.id, item_id, read.people, action, self._window
        )
        self._run_dialog(dialog)

    def _run_dialog(self, dialog: PlanDialog | CancelDialog | AddItemDialog | ActionDialog) -> None:
        dialog.exec()
        outcome = dialog.outcome
        dialog.deleteLater()
        if isinstance(outcome, Changes):
            self._desk.context.hub.announce(outcome)

    def _reply(self, reply: Reply, read: RoomRead) -> None:
        meetings = self._desk.services.meetings
        self._desk.write(partial(meetings.reply, self._desk.me, read.meeting.id, reply))

    def _on_steered(self, _changes: Changes) -> None:
        self.steered.emit()

    def _on_noted(self, _changes: Changes) -> None:
        self.noted.emit()

    def _on_used(self, _changes: Changes) -> None:
        self._desk.announced.emit(self.tr("已用纪要勾选「评审会已召开」"))
