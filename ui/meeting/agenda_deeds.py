"""What is done to the agenda: items come, go, move and get their minutes."""

from functools import partial

from relapp.domain.board import CardFilter, CardList
from relapp.domain.changes import Changes
from relapp.domain.meeting import AgendaItem, Meeting
from ui.meeting.deeds_base import Deeds
from ui.meeting.dialogs import AddItemDialog
from ui.meeting.reading import RoomRead
from ui.meeting.topic_dialog import TopicDialog


class AgendaDeeds(Deeds):
    """Writes the agenda of one meeting."""

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
        item = self.item(item_id)
        if self._read is not None and item is not None:
            agenda, meeting = self._desk.services.agenda, self._read.meeting
            self._desk.write(
                partial(
                    agenda.set_minutes, self._desk.me, meeting.id, item_id, minutes, item.version
                )
            )

    def shift(self, by: int, read: RoomRead) -> None:
        """Move the item in view by a place."""
        if read.item is not None:
            self.move(read.item.id, read.item.position + by)

    def add_by_rule(self, read: RoomRead) -> None:
        """Put on what waits for a meeting."""
        agenda = self._desk.services.agenda
        call = partial(agenda.add_by_rule, self._desk.me, read.meeting.id)
        self._desk.write(call, partial(self._on_added, len(read.meeting.items)))

    def _on_added(self, _before: int, changes: Changes) -> None:
        said = self.tr("等评审的发布已补进议程") if changes else self.tr("没有在等评审会的发布了")
        self._desk.announced.emit(said)

    def ask_item(self, read: RoomRead) -> None:
        """Ask which release is to be put on."""
        board = self._desk.services.board
        self._desk.context.tasks.read(
            partial(board.cards, CardFilter()), partial(self._ask_item, read.meeting), owner=self
        )

    def ask_topic(self, read: RoomRead) -> None:
        """Ask which topic is to be put on."""
        self.run_dialog(TopicDialog(self._desk, read.meeting, read.people, None, self._window))

    def edit_topic(self, item: AgendaItem) -> None:
        """Ask what a topic is about, once more."""
        if self._read is not None:
            meeting, people = self._read.meeting, self._read.people
            self.run_dialog(TopicDialog(self._desk, meeting, people, item, self._window))

    def _ask_item(self, meeting: Meeting, cards: CardList) -> None:
        self.run_dialog(AddItemDialog(self._desk, meeting, cards.cards, self._window))
