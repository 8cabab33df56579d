"""The page 评审: the list of meetings, and the one that is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.meeting import MeetingLine
from relapp.domain.meeting_series import Series
from relapp.domain.person import Person
from relapp.domain.vocabulary import MeetingState
from relapp.errors import RelappError
from ui.actions.catalogue import ActionId
from ui.actions.page import Page, PageContext
from ui.kit import messages
from ui.kit.keyboard import letter_shortcut
from ui.kit.window_state import WindowState
from ui.meeting.area import MakeArea
from ui.meeting.desk import MeetingDesk, MeetingServices
from ui.meeting.meeting_list import MeetingList
from ui.meeting.plan_dialog import PlanDialog
from ui.meeting.room import Room
from ui.meeting.series_dialog import SeriesDialog
from ui.meeting.series_menu import SeriesMenu

BOARD = "relapp://board"


class MeetingPane(Page):
    """Goes from the list to a meeting and back; a running one opens by itself the first time."""

    def __init__(
        self,
        context: PageContext,
        *,
        services: MeetingServices,
        make_area: MakeArea,
        state: WindowState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.desk = MeetingDesk(context, services, self, state)
        self.list = MeetingList(self.desk, self)
        self.room = Room(self.desk, make_area, self)
        self._looked = False
        self._build()
        self._connect()

    def activate(self) -> None:
        """Read what happened meanwhile."""
        self.refresh()

    def refresh(self) -> None:
        """Read the list and the meeting in view anew."""
        services, me = self.desk.services, self.desk.me
        self.list.state.start_loading()
        self.desk.context.tasks.read(
            lambda: (services.meetings.all(me), len(services.agenda.waiting())),
            self._on_read,
            self._on_failed,
            slot="meetings",
            owner=self,
        )
        if self.in_room():
            self.room.open_meeting(self.room.meeting_id)

    def in_room(self) -> bool:
        """Tell whether a meeting is in view."""
        return self._stack.currentWidget() is self.room

    def open_meeting(self, meeting_id: int) -> None:
        """Show a meeting."""
        self._looked = True
        self._stack.setCurrentWidget(self.room)
        self.room.open_meeting(meeting_id)

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Open a meeting by its key; `list` leads to all of them."""
        if parts and parts[0].isdecimal():
            self.open_meeting(int(parts[0]))
        elif parts == ("list",):
            self._looked = True
            self.show_list()

    def page_title(self) -> str:
        """Return the name of the meeting in view."""
        meeting = self.room.meeting
        return meeting.title if self.in_room() and meeting is not None else ""

    def escape(self) -> bool:
        """Go from a meeting to the list."""
        if not self.in_room():
            return False
        if self.can_leave():
            self.show_list()
        return True

    def show_list(self) -> None:
        """Show the list of meetings."""
        self.room.leave()
        self._stack.setCurrentWidget(self.list)
        self.list.view.setFocus()
        self.title_changed.emit("")
        self.refresh()

    def can_leave(self) -> bool:
        """Ask about words that were not saved."""
        if not self.in_room() or not self.room.unsaved():
            return True
        return messages.confirm(
            self,
            self.tr("有未保存的内容"),
            self.tr("结论说明或会议记录还没保存，离开就丢了。"),
            self.tr("放弃并离开"),
            danger=True,
        )

    def next_pane(self) -> bool:
        """Go from the agenda to the checks."""
        if not self.in_room():
            self.list.view.setFocus()
            return False
        if self.room.agenda.hasFocus():
            self.room.area.take_focus()
            return False
        self.room.agenda.setFocus()
        return True

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of a meeting."""
        return (
            ("1 2 3", self.tr("通过、不通过、不适用")),
            ("0", self.tr("撤回结论")),
            ("↑ ↓", self.tr("上一项、下一项")),
            ("U", self.tr("下一未勾选")),
            ("N", self.tr("写备注")),
            ("E", self.tr("添加证据")),
            ("[ ]", self.tr("上一议题、下一议题")),
            ("Alt ↑ ↓", self.tr("议题提前、延后")),
            ("F", self.tr("跟随主持人")),
            ("M", self.tr("记一条意见")),
            ("F11", self.tr("投影视图")),
            ("Ctrl ↵", self.tr("签署我的环节")),
        )

    def perform(self, action: ActionId) -> bool:
        """Open the wall by the key of the full screen."""
        if action is ActionId.FULL_SCREEN and self.in_room():
            self.room.toggle_wall()
            return True
        return False

    def _on_read(self, found: tuple[Sequence[MeetingLine], int]) -> None:
        lines, waiting = found
        self.list.show_lines(lines, waiting)
        running = next((line for line in lines if line.state is MeetingState.RUNNING), None)
        if running is not None and not self._looked:
            self.open_meeting(running.id)
        self._looked = True

    def _on_failed(self, error: RelappError) -> None:
        self.list.show_failed(self.desk.said(error))

    def _on_room_failed(self, error: RelappError) -> None:
        self.show_list()
        self.status_requested.emit(self.desk.said(error))

    def _on_hub_changed(self, changes: Changes) -> None:
        if self.room.meeting_id and (self.in_room() or self.room.wall is not None):
            self.room.take(changes)
        if not self.in_room() and self.isVisible() and changes.touches(Kind.MEETING):
            self.refresh()

    def _plan(self) -> None:
        self.desk.context.tasks.read(self.desk.services.people.all, self._ask_plan, owner=self)

    def _ask_plan(self, people: Sequence[Person]) -> None:
        dialog = PlanDialog(self.desk, people, None, self)
        dialog.exec()
        outcome = dialog.outcome
        dialog.deleteLater()
        if isinstance(outcome, Changes):
            self.desk.context.hub.announce(outcome)
            for meeting_id in outcome.ids(Kind.MEETING):
                self.open_meeting(meeting_id)

    def _show_series(self) -> None:
        services = self.desk.services
        self.desk.context.tasks.read(
            lambda: (services.series.all(self.desk.me), services.people.all()),
            self._ask_series,
            owner=self,
        )

    def _ask_series(self, found: tuple[Sequence[Series], Sequence[Person]]) -> None:
        series, people = found
        SeriesMenu(
            self.desk, series, partial(self._keep_series, people), self.list.series_button
        ).open_below()

    def _keep_series(self, people: Sequence[Person], series: Series | None) -> None:
        dialog = SeriesDialog(self.desk, people, series, self)
        dialog.exec()
        outcome, meeting_id = dialog.outcome, dialog.meeting_id
        dialog.deleteLater()
        if isinstance(outcome, Changes):
            self.desk.context.hub.announce(outcome)
        if meeting_id:
            self.open_meeting(meeting_id)

    def _letter(self, key: str, act: object) -> None:
        def go() -> None:
            if self.in_room() and callable(act):
                act()

        letter_shortcut(self, key, go)

    def _connect(self) -> None:
        context = self.desk.context
        context.hub.changed.connect(self._on_hub_changed)
        self.desk.announced.connect(self.status_requested)
        self.list.opened.connect(self.open_meeting)
        self.list.plan_wanted.connect(self._plan)
        self.list.series_wanted.connect(self._show_series)
        self.list.board_wanted.connect(partial(self.address_requested.emit, BOARD))
        self.list.state.retry_requested.connect(self.refresh)
        self.room.left.connect(self.escape)
        self.room.deeds.course.letter_wanted.connect(self.letter_requested)
        self.room.failed.connect(self._on_room_failed)
        self.room.title_changed.connect(self.title_changed)
        self.room.side.facts.open_wanted.connect(self._on_open_release)
        area = self.room.area
        area.announced.connect(self.status_requested)
        area.undo_offered.connect(self.undo_offered)
        area.address_wanted.connect(self.address_requested)
        self._letter("F", lambda: self.room.set_following(True))
        self._letter("M", self.room.side.write_note)
        self._letter("[", lambda: self.room.step(-1))
        self._letter("]", lambda: self.room.step(1))
        self.destroyed.connect(self.room.close_wall)

    def _on_open_release(self) -> None:
        read = self.room.read
        if read is not None and read.item is not None and not read.item.is_topic:
            self.address_requested.emit(f"relapp://release/{read.item.number}/tab/checks")

    def _build(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
