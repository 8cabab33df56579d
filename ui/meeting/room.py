"""One meeting in view: reads it, follows its host, keeps the wall; commands are the deeds'."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.meeting import Meeting
from relapp.errors import RelappError
from ui.kit.painting import Tone
from ui.meeting.area import MakeArea
from ui.meeting.deeds import MeetingDeeds
from ui.meeting.desk import MeetingDesk
from ui.meeting.following import Following
from ui.meeting.host_eye import HostEye
from ui.meeting.projector import Projector
from ui.meeting.reading import RoomRead, read_room
from ui.meeting.room_frame import RoomFrame
from ui.meeting.wall_keeper import WallKeeper

SECOND = 1_000


class Room(QWidget):
    """Shows a meeting and follows it.

    Signals:
        left: the list of meetings is wanted.
        title_changed: the name of the meeting.
        failed: the meeting could not be read; carries the RelappError.
    """

    left = Signal()
    title_changed = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: MeetingDesk, make_area: MakeArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.meeting_id = 0
        self.read: RoomRead | None = None
        self.following = Following()
        self._arrived = False
        self._marked = ""
        self.frame = RoomFrame(desk, make_area, self)
        self.bar, self.banner = self.frame.bar, self.frame.banner
        self.agenda, self.area, self.side = self.frame.agenda, self.frame.area, self.frame.side
        self.deeds = MeetingDeeds(desk, self)
        self.walls = WallKeeper(desk, self)
        self.eye = HostEye(desk, self)
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._second.timeout.connect(self.show_time)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        self._connect()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting in view."""
        return self.read.meeting if self.read is not None else None

    def open_meeting(self, meeting_id: int) -> None:
        """Show a meeting."""
        if meeting_id != self.meeting_id:
            self.meeting_id, self.read = meeting_id, None
            self.following, self._arrived, self._marked = Following(), False, ""
            self.banner.hide()
        self._second.start()
        self.refresh()

    def leave(self) -> None:
        """Listen no more; an open wall goes on, for the host may look elsewhere meanwhile."""
        if self.wall is None:
            self._second.stop()
            self.eye.stop()

    def refresh(self) -> None:
        """Read the meeting anew; what is typed stays."""
        if self.meeting_id:
            desk = self._desk
            read = partial(
                read_room, desk.services, desk.me, self.meeting_id, self.following.own_item
            )
            desk.context.tasks.read(read, self._on_read, self._on_failed, slot="room")

    def take(self, changes: Changes) -> None:
        """Read anew when something here was touched."""
        if self.read is None:
            return
        ours = changes.touches(Kind.MEETING, self.meeting_id)
        if ours or changes.ids(Kind.RELEASE) & self.read.release_ids:
            self.refresh()

    def set_following(self, on: bool) -> None:
        """Switch 「跟随主持人」."""
        if on:
            self._marked = ""
            self.following.follow()
            self.banner.hide()
            self.refresh()
        elif self.read is not None and self.read.item is not None:
            self.following.stay(self.read.item.id)
        self.bar.set_following(self.following.on)

    def step(self, by: int) -> None:
        """Go to a neighbouring item of the agenda."""
        self.agenda.step(by)

    @property
    def wall(self) -> Projector | None:
        """The view for the wall, None while it is closed."""
        return self.walls.wall

    def toggle_wall(self) -> None:
        """Open the view for the wall, or close it."""
        self.walls.toggle()

    def close_wall(self) -> None:
        """Close the view for the wall with the page it belongs to."""
        self.walls.close()

    def unsaved(self) -> bool:
        """Tell whether words are typed that would be lost."""
        return self.side.decision.unsaved() or bool(self.side.record.note_edit.text().strip())

    def show_time(self) -> None:
        """Show how time stands now."""
        meeting = self.meeting
        if meeting is not None and meeting.running:
            self.frame.show_time(meeting)
            self.walls.show_read(self.read)

    def _on_read(self, read: RoomRead) -> None:
        before = self.read
        if read.meeting.id != self.meeting_id:
            return
        if before is None:
            self.following.enter(read.meeting, self._desk.me)
        elif before.item is not None and self._must_hold(before, read):
            self._hold(before.item.id)
            return
        self.read = read
        self._show(before, read)
        self._come(read.meeting)

    def _show_again(self) -> None:
        """Show what is loaded once more: the line went or came back, or more waits for it."""
        if self.read is not None:
            self._show(self.read, self.read)

    def _must_hold(self, before: RoomRead, after: RoomRead) -> bool:
        """Tell whether another item would take the place of one that is being typed for."""
        if before.item is None or after.item is None or before.item.id == after.item.id:
            return False
        return self.following.on and (self.area.is_typing() or self.unsaved())

    def _hold(self, item_id: int) -> None:
        """Stay with the item that is being typed for, and say so."""
        self.following.stay(item_id)
        self.banner.tell(
            Tone.ACCENT,
            self.tr("主持人已转到别的议题"),
            self.tr("你正在填写，先留在这里；写完按 F 跟上。"),
            closable=True,
        )
        self.refresh()

    def _show(self, before: RoomRead | None, read: RoomRead) -> None:
        meeting, item, view = read.meeting, read.item, read.view
        self.deeds.take(read)
        self.eye.take(read)
        self.frame.show_read(read)
        self.bar.set_following(self.following.on and meeting.running)
        if item is not None and view is not None:
            old = before.view.facts.release.id if before and before.view else 0
            fresh = old != view.facts.release.id
            led = before is not None and self.following.on
            self.area.show_view(
                view, fresh=fresh, start=not led, everything=self.following.steering
            )
            self._follow_row(read, fresh=fresh)
        self.walls.show_read(self.read)
        if before is None or before.meeting.title != meeting.title:
            self.title_changed.emit(meeting.title)
        if before is None and item is not None:
            self.area.take_focus()
        elif before is None:
            self.agenda.setFocus()

    def _follow_row(self, read: RoomRead, *, fresh: bool) -> None:
        """Go where the host looks in the release; only what is in view moves."""
        if self.following.steering or not self.following.on:
            return
        here = read.item is not None and read.item.id == read.meeting.current_item_id
        shown = read.meeting.shown.removeprefix("check/") if here else ""
        if shown != self._marked or fresh:
            self._marked = shown
            self.area.mark(shown)

    def _come(self, meeting: Meeting) -> None:
        """Being at a running meeting's page is being there; once, so that a host may untick."""
        me = meeting.attendee(self._desk.me.id)
        if meeting.running and me is not None and me.arrived_at is None and not self._arrived:
            self._arrived = True
            self.deeds.course.set_arrived(me.person_id, True)

    def _on_failed(self, error: RelappError) -> None:
        if self.read is None:
            self.meeting_id = 0
            self.failed.emit(error)
        else:
            self._on_refused(self._desk.said(error))

    def _on_refused(self, said: str) -> None:
        self.banner.tell(Tone.BAD, self.tr("没有完成"), said, closable=True)

    def _on_minutes_made(self) -> None:
        links = [("open_minutes", self.tr("打开")), ("save_minutes", self.tr("另存为…"))]
        said = self.tr("已存进数据库，随时可以再打开。")
        self.banner.tell(Tone.OK, self.tr("纪要已生成"), said, links, closable=True)

    def _on_item_chosen(self, item_id: int) -> None:
        if self.read is not None and self.read.item is not None and self.read.item.id == item_id:
            return
        self.following.go_to(item_id)
        self.bar.set_following(False)
        self.refresh()

    def _on_rows_moved(self) -> None:
        if self.read is None or self.read.item is None or not self.read.meeting.running:
            return
        if self.following.stay(self.read.item.id):
            self.bar.set_following(False)

    def _on_steered(self) -> None:
        self.following.steer()
        self.refresh()

    def _on_check_chosen(self, check_id: str) -> None:
        if self.following.steering:
            self.eye.show(check_id)

    def _on_wanted(self, name: str) -> None:
        if name == "back":
            self.left.emit()
        else:
            self.deeds.do(name)

    def _connect(self) -> None:
        deeds, area, side = self.deeds, self.area, self.side
        self.bar.wanted.connect(self._on_wanted)
        self.bar.follow_toggled.connect(self.set_following)
        self.bar.projector_wanted.connect(self.toggle_wall)
        self.bar.screen_wanted.connect(partial(self.walls.ask_screen, self.bar.screen_button))
        self.bar.people.arrival_wanted.connect(deeds.course.set_arrived)
        self.banner.action_triggered.connect(deeds.do)
        self.frame.empty.action_triggered.connect(partial(deeds.do, "by_rule"))
        self.agenda.chosen.connect(self._on_item_chosen)
        self.agenda.move_wanted.connect(deeds.agenda.move)
        self.agenda.remove_wanted.connect(deeds.agenda.remove)
        area.moved.connect(self._on_rows_moved)
        area.check_chosen.connect(self._on_check_chosen)
        area.stale.connect(self.refresh)
        side.facts.minutes_wanted.connect(deeds.agenda.set_minutes)
        side.decision.decided.connect(deeds.record.decide)
        side.decision.minutes_wanted.connect(deeds.minutes.use_minutes)
        side.duties.add_wanted.connect(deeds.record.add_action)
        side.duties.edit_wanted.connect(deeds.record.edit_action)
        side.duties.done_wanted.connect(deeds.record.finish_action)
        side.duties.remove_wanted.connect(deeds.record.remove_action)
        side.record.note_wanted.connect(deeds.record.add_note)
        side.record.change_wanted.connect(deeds.record.change_note)
        side.record.remove_wanted.connect(deeds.record.remove_note)
        side.facts.topic_wanted.connect(deeds.agenda.edit_topic)
        deeds.record.noted.connect(side.record.clear)
        deeds.course.steered.connect(self._on_steered)
        deeds.minutes.made.connect(self._on_minutes_made)
        self.eye.moved.connect(self.refresh)
        self._desk.refused.connect(self._on_refused)
        self._desk.stale.connect(self.refresh)
        outbox = self._desk.context.outbox
        if outbox is not None:
            outbox.away_changed.connect(self._show_again)
            outbox.changed.connect(self._show_again)
