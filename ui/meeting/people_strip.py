"""Who is there: a row of letters; a click opens the list in which the host ticks them."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from relapp.domain.meeting import Attendee, Meeting
from relapp.wording.meeting import REPLY
from ui.kit import theme
from ui.kit.buttons import ClickableRow
from ui.kit.painting import draw_avatar, draw_box, draw_text, text_width
from ui.meeting.desk import MeetingDesk

MOST = 7
LETTER = 26
"""Width of one person's letters with the gap, in design pixels."""


class PeopleStrip(ClickableRow):
    """Letters of the people with a dot for those who came.

    Signals:
        arrival_wanted: key of a person and whether he is there.
    """

    arrival_wanted = Signal(int, bool)

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting.people")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._desk = desk
        self._people: tuple[Attendee, ...] = ()
        self._running = False
        self._leads = False
        self.activated.connect(self.open_list)

    def show_meeting(self, meeting: Meeting, *, leads: bool) -> None:
        """Show the people of a meeting."""
        self._people = tuple(sorted(meeting.people, key=lambda p: p.arrived_at is None))
        self._running, self._leads = meeting.running, leads
        self.setAccessibleName(self.summary())
        self.setToolTip(self.summary())
        self.updateGeometry()
        self.update()

    def summary(self) -> str:
        """Say how many came and who of those needed did not."""
        came = [p for p in self._people if p.arrived_at is not None]
        missing = [p.name for p in self._people if p.arrived_at is None and p.required]
        said = self.tr("到会 {n} / {all}").format(n=len(came), all=len(self._people))
        if missing and self._running:
            names = self.tr("、").join(missing[:2])
            said += "　" + self.tr("{names}未到").format(names=names)
        return said

    def sizeHint(self) -> QSize:
        """Return the room of letters and words."""
        letters = min(len(self._people), MOST) * theme.current().px(LETTER)
        return QSize(self._words_width() + letters, theme.current().px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the words; letters are shown as far as there is room."""
        return QSize(self._words_width(), theme.current().px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw letters and words."""
        now, painter = theme.current(), QPainter(self)
        if self.hovered:
            draw_box(painter, self.rect(), "bg_hover", None)
        x, side = now.px(4), now.px(22)
        y = (self.height() - side) // 2
        fit = (self.width() - self._words_width()) // now.px(LETTER)
        for person in self._people[: max(0, min(MOST, fit))]:
            came = person.arrived_at is not None
            draw_avatar(
                painter,
                QRect(x, y, side, side),
                person.name,
                me=person.person_id == self._desk.me.id,
                online=came,
                absent=not came,
            )
            x += now.px(LETTER)
        room = QRect(x + now.px(4), 0, self.width() - x, self.height())
        draw_text(painter, room, self.summary(), "text_2", 12)
        painter.end()

    def _words_width(self) -> int:
        return text_width(self.summary(), 12) + theme.current().px(16)

    def open_list(self) -> QMenu:
        """Open the list of everybody below the letters."""
        menu = QMenu(self)
        menu.setObjectName("meeting.people_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person in self._people:
            reply = self._desk.of(REPLY[person.reply])
            needed = self.tr("必须") if person.required else self.tr("可选")
            action = menu.addAction(f"{person.name}　{needed} · {reply}")
            action.setCheckable(True)
            action.setChecked(person.arrived_at is not None)
            own = person.person_id == self._desk.me.id
            action.setEnabled(self._running and (self._leads or own))
            action.toggled.connect(partial(self.arrival_wanted.emit, person.person_id))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu
