"""Opens and closes the wall of one meeting, and asks and remembers on which screen it stands."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.meeting.desk import MeetingDesk
from ui.meeting.projector import Projector
from ui.meeting.reading import RoomRead
from ui.meeting.wall_screen import ScreenMenu, remember, remembered, screen_for


class WallKeeper(QObject):
    """At most one wall; `wall` is None while it is closed."""

    def __init__(self, desk: MeetingDesk, room: QWidget) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._read: RoomRead | None = None
        self.wall: Projector | None = None

    def show_read(self, read: RoomRead | None) -> None:
        """Show the host's item of what was read, now and once the wall is opened."""
        self._read = read
        if self.wall is not None and read is not None:
            self.wall.show_meeting(read.meeting, read.wall_view)

    def toggle(self) -> None:
        """Open the wall, or close it."""
        if self.wall is not None:
            self.wall.close()
            return
        wall = Projector(self._desk)
        wall.closed.connect(self._on_closed)
        wall.screen_lost.connect(self._on_screen_lost)
        self.wall = wall
        self.show_read(self._read)
        wall.open_beside(self._room.window(), remembered(self._desk))

    def close(self) -> None:
        """Close the wall if it is open."""
        if self.wall is not None:
            self.wall.close()

    def ask_screen(self, button: QWidget) -> None:
        """Ask below a button where the wall stands."""
        own = self._room.window().screen()
        names = [screen.name() for screen in QGuiApplication.screens()]
        coming = screen_for(names, own.name(), remembered(self._desk))
        menu = ScreenMenu(self.wall.filled if self.wall is not None else coming, own, button)
        menu.chosen.connect(self.stand_on)
        menu.open_below()

    def stand_on(self, name: str) -> None:
        """Open the wall on a screen, or bring it there, and remember that."""
        remember(self._desk, name)
        if self.wall is None:
            self.toggle()
        else:
            self.wall.open_beside(self._room.window(), name)

    def _on_closed(self) -> None:
        self.wall = None

    def _on_screen_lost(self) -> None:
        self._desk.announced.emit(self.tr("投影的屏幕断开了，投影视图改为窗口；接上后自动回去"))
