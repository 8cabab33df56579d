"""Where the host looks: this desk tells it when it is the host's, and asks for it when not."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.domain.meeting_rules import can_steer
from relapp.errors import RelappError
from ui.meeting.desk import MeetingDesk
from ui.meeting.reading import RoomRead

PULSE = 400
"""Milliseconds between two looks at where the host is; one row is read."""
SHOW_AFTER = 200
"""Milliseconds a row must stay current before the room is told of it."""


class HostEye(QObject):
    """Keeps desks together within the second, beside the journal: a look is no record.

    Signals:
        moved: the host is elsewhere, or the meeting changed.
    """

    moved = Signal()

    def __init__(self, desk: MeetingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: RoomRead | None = None
        self._check = ""
        self._pulse = QTimer(self)
        self._pulse.setInterval(PULSE)
        self._pulse.timeout.connect(self._look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOW_AFTER)
        self._soon.timeout.connect(self._tell)

    def take(self, read: RoomRead | None) -> None:
        """Take what is shown now."""
        self._read = read
        if read is None or not read.meeting.running:
            self._pulse.stop()
        elif not self._pulse.isActive():
            self._pulse.start()

    def stop(self) -> None:
        """Look no more."""
        self._pulse.stop()
        self._soon.stop()

    def show(self, check_id: str) -> None:
        """Tell the room, in a moment, which check this desk looks at."""
        self._check = check_id
        self._soon.start()

    def _tell(self) -> None:
        read, desk = self._read, self._desk
        if read is None or read.item is None or can_steer(desk.me, read.meeting) is not None:
            return
        if self._check and read.item.id == read.meeting.current_item_id:
            place = f"check/{self._check}"
            meetings = desk.services.meetings
            desk.write(partial(meetings.show, desk.me, read.meeting.id, read.item.id, place))

    def _look(self) -> None:
        if self._read is not None:
            pulse = partial(self._desk.services.meetings.pulse, self._read.meeting.id)
            self._desk.context.tasks.read(pulse, self._on_pulse, self._on_no_pulse, slot="pulse")

    def _on_pulse(self, found: tuple[int, str]) -> None:
        read = self._read
        if read is not None and found != (read.meeting.version, read.meeting.shown):
            self.moved.emit()

    def _on_no_pulse(self, _error: RelappError) -> None:
        # The feed of the window says that the database is away.
        return
