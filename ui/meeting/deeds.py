"""What the bar over a meeting offers, by name; each subject keeps its deeds in its own module."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.vocabulary import Reply
from ui.meeting.agenda_deeds import AgendaDeeds
from ui.meeting.course_deeds import CourseDeeds
from ui.meeting.desk import MeetingDesk
from ui.meeting.minutes_deeds import MinutesDeeds
from ui.meeting.reading import RoomRead
from ui.meeting.record_deeds import RecordDeeds


class MeetingDeeds(QObject):
    """Writes for one meeting; the room shows what came of it."""

    def __init__(self, desk: MeetingDesk, window: QWidget) -> None:
        super().__init__(window)
        self.agenda = AgendaDeeds(desk, window)
        self.course = CourseDeeds(desk, window)
        self.record = RecordDeeds(desk, window)
        self.minutes = MinutesDeeds(desk, window)
        self.course.ended.connect(self.minutes.make)
        self._read: RoomRead | None = None
        self._by_name = self._named()

    def take(self, read: RoomRead) -> None:
        """Take what is shown now; commands carry its versions."""
        self._read = read
        for deeds in (self.agenda, self.course, self.record, self.minutes):
            deeds.take(read)

    def do(self, name: str) -> None:
        """Carry out a deed of the bar by its name."""
        if self._read is not None and name in self._by_name:
            self._by_name[name](self._read)

    def _named(self) -> dict[str, Callable[[RoomRead], None]]:
        agenda, course, minutes = self.agenda, self.course, self.minutes
        return {
            "begin": course.begin,
            "pause": course.pause,
            "next": course.turn,
            "end": course.end,
            "edit": course.edit,
            "cancel": course.cancel,
            "invite": course.invite,
            "save_ics": course.save_appointment,
            "comes": partial(course.reply, Reply.COMES),
            "declines": partial(course.reply, Reply.DECLINES),
            "earlier": partial(agenda.shift, -1),
            "later": partial(agenda.shift, 1),
            "by_rule": agenda.add_by_rule,
            "add": agenda.ask_item,
            "add_topic": agenda.ask_topic,
            "make_minutes": minutes.make,
            "open_minutes": minutes.open,
            "save_minutes": minutes.save,
        }
