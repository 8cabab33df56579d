"""The parts of the room and where they stand: bars, agenda, release, item."""

from typing import cast

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.meeting_rules import can_prepare
from ui.kit import metrics, theme
from ui.kit.banner import Banner
from ui.kit.empty_state import EmptyState
from ui.kit.labels import divider, label
from ui.meeting.agenda_list import AgendaList
from ui.meeting.agenda_rows import agenda_rows
from ui.meeting.area import MakeArea, ReleaseArea
from ui.meeting.desk import MeetingDesk
from ui.meeting.host_bar import HostBar
from ui.meeting.reading import RoomRead
from ui.meeting.side_panel import SidePanel


class RoomFrame(QWidget):
    """Shows what was read; it knows nothing of following and writes nothing."""

    def __init__(self, desk: MeetingDesk, make_area: MakeArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.bar = HostBar(desk, self)
        self.banner = Banner(self, name="meeting.banner")
        self.agenda = AgendaList(self)
        self._area_widget = make_area(self)
        self.area = cast("ReleaseArea", self._area_widget)
        self.side = SidePanel(desk, self.area.papers, self)
        self._build(self._area_widget)

    def show_read(self, read: RoomRead) -> None:
        """Show everything but the release in the middle."""
        meeting, item = read.meeting, read.item
        self.bar.show_meeting(meeting, has_minutes=read.minutes is not None)
        self._name_next(read)
        decided = sum(1 for i in meeting.items if i.decision is not None)
        self.count_label.setText(f"{decided} / {len(meeting.items)}")
        self.agenda.movable = can_prepare(self._desk.me, meeting) is None
        self.agenda.show_rows(agenda_rows(meeting, self._desk), item.id if item else 0)
        self._show_middle(meeting, item)
        self.show_time(meeting)
        if item is not None:
            self.side.show_item(meeting, item, read.view, use_minutes=read.use_minutes)

    def show_time(self, meeting: Meeting) -> None:
        """Show how time stands now."""
        self.bar.show_time(meeting)
        self.pace_label.setText(self.bar.pace(meeting))

    def _name_next(self, read: RoomRead) -> None:
        """Say on the button whether it turns to the next item or to the one in view."""
        meeting, item = read.meeting, read.item
        here = item is None or item.id == meeting.current_item_id
        words = self.tr("下一议题") if here else self.tr("转到此议题")
        self.bar.buttons["next"].setText(words)
        self.bar.buttons["next"].updateGeometry()

    def _show_middle(self, meeting: Meeting, item: AgendaItem | None) -> None:
        """Show the release, or what there is in its place: a topic, or nothing yet."""
        empty = not meeting.items
        topic = item is not None and item.is_topic
        focus = QApplication.focusWidget()
        if topic and focus is not None and self._area_widget.isAncestorOf(focus):
            # The release goes out of view; the keys go back to the agenda.
            self.agenda.setFocus()
        self.empty.setVisible(empty or topic)
        self._area_widget.setVisible(not empty and not topic)
        self.side.setVisible(not empty)
        if item is not None and topic:
            who = self.tr("主讲 {name}").format(name=item.owner) if item.owner else ""
            hint = self.tr("专题：没有检查项，结论、记录和会后事项在右侧。")
            self.empty.tell("note", item.title, "　".join(filter(None, (who, hint))))
        elif empty and can_prepare(self._desk.me, meeting) is None:
            self.empty.tell(
                "list",
                self.tr("议程还是空的"),
                self.tr("等评审结论和等审批的发布可以按规则一次补进来，也可以逐个加。"),
                button=self.tr("按规则补充议程"),
            )
        elif empty:
            self.empty.tell("list", self.tr("议程还是空的"), self.tr("主持人还没有排议题。"))

    def _build(self, area: QWidget) -> None:
        now = theme.current()
        left = QFrame(self)
        left.setProperty("surface", "pane")
        left.setFixedWidth(now.px(metrics.SIDE_MIN))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(now.px(12), now.px(8), now.px(10), now.px(8))
        head.setSpacing(now.px(8))
        self.count_label = label("", "secondary", left, name="meeting.count")
        self.pace_label = label("", "secondary", left, name="meeting.pace")
        head.addWidget(label(self.tr("议程"), "section", left))
        head.addWidget(self.count_label)
        head.addStretch(1)
        head.addWidget(self.pace_label)
        column.addLayout(head)
        column.addWidget(self.agenda, 1)
        hint = self.tr("[ ] 切换议题，Alt ↑ ↓ 或拖动调整次序。关闭跟随后可自由翻看。")
        foot = label(hint, "hint", left, wrap=True)
        foot.setContentsMargins(now.px(12), now.px(8), now.px(10), now.px(10))
        column.addWidget(foot)
        self.empty = EmptyState(self, name="meeting.empty")
        self.empty.hide()
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(left)
        body.addWidget(divider(self, 0))
        body.addWidget(area, 1)
        body.addWidget(self.empty, 1)
        body.addWidget(self.side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.banner)
        outer.addLayout(body, 1)
        self.banner.hide()
