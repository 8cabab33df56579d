"""What all parts of the meeting page share: person, services, words, one way to write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from relapp.domain.changes import Changes
from relapp.domain.outbox import Deed, Queued, not_queued
from relapp.domain.refusal import Refusal
from relapp.domain.text import Text
from relapp.errors import RelappError
from relapp.services.board import BoardService
from relapp.services.letters import LettersService
from relapp.services.meeting_agenda import AgendaService
from relapp.services.meeting_minutes import MinutesService
from relapp.services.meeting_notes import MeetingNotesService
from relapp.services.meeting_record import MeetingRecordService
from relapp.services.meeting_series import MeetingSeriesService
from relapp.services.meetings import MeetingsService
from relapp.services.people import PeopleService
from relapp.services.releases import ReleasesService
from relapp.wording import dates
from relapp.wording.errors import word, word_refusal
from ui.actions.outbox import new_key
from ui.actions.page import PageContext
from ui.kit import line
from ui.kit.window_state import WindowState


@dataclass(frozen=True)
class MeetingServices:
    """The use cases that the page calls."""

    meetings: MeetingsService
    agenda: AgendaService
    record: MeetingRecordService
    notes: MeetingNotesService
    series: MeetingSeriesService
    minutes: MinutesService
    releases: ReleasesService
    board: BoardService
    people: PeopleService
    letters: LettersService


class MeetingDesk(QObject):
    """Writes and words.

    Signals:
        announced: sentence for the status bar.
        refused: sentence of what was not done.
        stale: what is shown is known to be old.
    """

    announced = Signal(str)
    refused = Signal(str)
    stale = Signal()

    def __init__(
        self,
        context: PageContext,
        services: MeetingServices,
        parent: QObject,
        state: WindowState | None = None,
    ) -> None:
        """Take what is shared; without a state nothing is remembered of the windows."""
        super().__init__(parent)
        self.state = state
        self.context = context
        self.services = services
        self.me = context.me

    def of(self, text: Text) -> str:
        """Return a wording in the language of the desk."""
        return text.of(self.context.language)

    def why(self, refusal: Refusal | None, *, waits: bool = False) -> str:
        """Return the sentence of a refusal, empty for none.

        While the database is away, only what `waits` on disk for it is not refused.
        """
        if refusal is None and not waits and line.is_away():
            refusal = not_queued("command")
        return self.of(word_refusal(refusal, self.context.zone)) if refusal is not None else ""

    def said(self, error: RelappError) -> str:
        """Return the sentence of an error."""
        return self.of(word(error, self.context.zone))

    def time(self, at: datetime) -> str:
        """Return the wall time alone."""
        return f"{at.astimezone(self.context.zone):%H:%M}"

    def day(self, at: datetime) -> str:
        """Return date and weekday."""
        return self.of(dates.day_with_weekday(at.astimezone(self.context.zone).date()))

    def period(self, start: datetime, end: datetime) -> str:
        """Return a span of wall time."""
        return self.of(dates.period(start, end, self.context.zone))

    def now(self) -> datetime:
        """Return the present."""
        return self.context.clock.now()

    def write(
        self,
        call: Callable[[], Changes],
        done: Callable[[Changes], object] | None = None,
        failed: Callable[[RelappError], object] | None = None,
    ) -> None:
        """Carry out a command off the GUI thread and announce what it touched."""
        self.context.tasks.write(
            call, partial(self._on_written, done), partial(self._on_failed, failed)
        )

    def deed(
        self,
        deed: Deed,
        meeting_id: int,
        thing: int,
        title: str,
        payload: Mapping[str, object],
        version: int = 0,
    ) -> Queued:
        """Return a deed as it waits on disk, done now."""
        return Queued(new_key(), deed, meeting_id, str(thing), title, version, self.now(), payload)

    def send(
        self,
        action: Queued,
        call: Callable[[], Changes],
        done: Callable[[Changes], object] | None = None,
    ) -> None:
        """Carry out a command that may wait on disk while the database is away.

        With an outbox it goes under a key from the first attempt on: a line of the record whose
        commit was not answered would otherwise be written twice. `done` is also called when the
        words are safe on disk.
        """
        outbox = self.context.outbox
        if outbox is None:
            self.write(call, done)
            return

        def write(take_up: Callable[[RelappError], bool]) -> None:
            def answered(changes: Changes) -> None:
                outbox.ended()
                self._on_written(done, changes)

            def refused(error: RelappError) -> None:
                outbox.ended()
                if not take_up(error):
                    self._on_failed(None, error)

            self.context.tasks.write(partial(outbox.enter, action), answered, refused, owner=self)

        outbox.deliver(action, write, partial(self._on_kept, done), partial(self._on_failed, None))

    def _on_kept(self, done: Callable[[Changes], object] | None) -> None:
        self.announced.emit(self.tr("待提交，已存在本机，连上后自动补交"))
        if done is not None:
            done(Changes())

    def _on_written(self, done: Callable[[Changes], object] | None, changes: Changes) -> None:
        self.context.hub.announce(changes)
        if done is not None:
            done(changes)

    def _on_failed(
        self, failed: Callable[[RelappError], object] | None, error: RelappError
    ) -> None:
        self.refused.emit(self.said(error))
        # Somebody else was faster, perhaps: what is shown is read anew, what is typed stays.
        self.stale.emit()
        if failed is not None:
            failed(error)
