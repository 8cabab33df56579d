"""The bars over the meeting: what it is and how time stands; below, what its host may do."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.meeting import Meeting
from relapp.domain.meeting_rules import can_begin, can_invite, can_lead, can_prepare, can_steer
from relapp.domain.meeting_time import seconds_behind, seconds_used
from relapp.domain.vocabulary import MeetingState, Reply
from relapp.wording.meeting import STATE, clock
from ui.kit import metrics, theme
from ui.kit.badges import Badge
from ui.kit.buttons import Button, IconButton, Kind
from ui.kit.labels import ElidedLabel, rule
from ui.kit.painting import BadgeSpec, Tone
from ui.meeting.desk import MeetingDesk
from ui.meeting.people_strip import PeopleStrip
from ui.meeting.timer_box import TimerBox

_STATE_LOOKS = {
    MeetingState.PLANNED: (Tone.NEUTRAL, "calendar"),
    MeetingState.RUNNING: (Tone.ACCENT, "circle-dot"),
    MeetingState.ENDED: (Tone.OK, "circle-check"),
    MeetingState.CANCELLED: (Tone.MUTED, "circle-minus"),
}

TITLE = 190


class HostBar(QWidget):
    """Shows the meeting and asks for its turns.

    Signals:
        wanted: name of a deed: begin, pause, next, earlier, later, end, edit, cancel, by_rule,
            add, add_topic, invite, save_ics, open_minutes, save_minutes, make_minutes, comes,
            declines, back.
        follow_toggled: whether this desk follows the host.
        projector_wanted: the view for the wall.
        screen_wanted: where the wall stands is to be chosen.
    """

    wanted = Signal(str)
    follow_toggled = Signal(bool)
    projector_wanted = Signal()
    screen_wanted = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.buttons: dict[str, Button] = {}
        self.title_label = ElidedLabel("", self, size=15, bold=True, name="meeting.title")
        self.detail_label = ElidedLabel("", self, role="text_2", size=12, name="meeting.detail")
        self.state_badge = Badge("", parent=self)
        self.timer = TimerBox(self)
        self.people = PeopleStrip(desk, self)
        self._build()

    def show_meeting(self, meeting: Meeting, *, has_minutes: bool) -> None:
        """Show a meeting and what may be done with it from this desk."""
        self.title_label.setText(meeting.title)
        when = self._desk.period(meeting.starts_at, meeting.ends_at)
        host = self.tr("主持 {name}").format(name=meeting.host)
        self.detail_label.setText(" · ".join(w for w in (host, meeting.place, when) if w))
        leads = can_lead(self._desk.me, meeting) is None
        self.people.show_meeting(meeting, leads=leads)
        held = meeting.state is not MeetingState.CANCELLED
        self.projector_button.setVisible(held)
        self.screen_button.setVisible(held and len(QGuiApplication.screens()) > 1)
        self.follow_button.setVisible(meeting.running)
        self._show_deeds(meeting, leads=leads, has_minutes=has_minutes)
        self.show_time(meeting)

    def show_time(self, meeting: Meeting) -> None:
        """Show how time stands now."""
        now, current = self._desk.now(), meeting.current
        tone, icon = _STATE_LOOKS[meeting.state]
        said = self._desk.of(STATE[meeting.state])
        if meeting.running and meeting.began_at is not None:
            said += " " + clock(int((now - meeting.began_at).total_seconds()))
        self.state_badge.set_spec(BadgeSpec(said, tone, icon))
        self.timer.setVisible(meeting.running and current is not None)
        if current is not None:
            used = seconds_used(meeting, current, now)
            self.timer.set_time(used, current.minutes, paused=meeting.paused_at is not None)

    def pace(self, meeting: Meeting) -> str:
        """Say whether the meeting is ahead of its plan or behind it."""
        if not meeting.running:
            return ""
        minutes = round(seconds_behind(meeting, self._desk.now()) / 60)
        if minutes > 0:
            return self.tr("比计划慢 {n} 分钟").format(n=minutes)
        if minutes < 0:
            return self.tr("比计划快 {n} 分钟").format(n=-minutes)
        return self.tr("和计划一致")

    def set_following(self, on: bool) -> None:
        """Show whether this desk follows the host."""
        self.follow_button.setChecked(on)

    def _show_deeds(self, meeting: Meeting, *, leads: bool, has_minutes: bool) -> None:
        planned, ended = meeting.state is MeetingState.PLANNED, meeting.state is MeetingState.ENDED
        running = meeting.running
        me = self._desk.me
        invited = meeting.attendee(me.id)
        shown = {
            "begin": planned and leads,
            "pause": running and leads,
            "next": running and leads,
            "earlier": (planned or running) and leads,
            "later": (planned or running) and leads,
            "by_rule": (planned or running) and leads,
            "add": (planned or running) and leads,
            "add_topic": (planned or running) and leads,
            "edit": planned and leads,
            "cancel": planned and leads,
            "end": running and leads,
            "make_minutes": ended and leads and not has_minutes,
            "open_minutes": ended and has_minutes,
            "save_minutes": ended and has_minutes,
            "invite": planned and leads,
            "save_ics": planned,
            "comes": planned and invited is not None and me.id != meeting.host_id,
            "declines": planned and invited is not None and me.id != meeting.host_id,
        }
        for name, button in self.buttons.items():
            button.setVisible(shown[name])
        self.deeds.setVisible(any(shown.values()))
        self._allow("begin", self._desk.why(can_begin(me, meeting)))
        for name in ("pause", "next", "end"):
            self._allow(name, self._desk.why(can_steer(me, meeting)))
        for name in ("earlier", "later", "by_rule", "add", "add_topic"):
            self._allow(name, self._desk.why(can_prepare(me, meeting)))
        self._allow("invite", self._desk.why(can_invite(me, meeting)))
        paused = meeting.paused_at is not None
        self.buttons["pause"].setText(self.tr("继续计时") if paused else self.tr("暂停计时"))
        self.buttons["pause"].set_icon_name("play" if paused else "pause")
        reply = invited.reply if invited is not None else Reply.OPEN
        self.buttons["comes"].setChecked(reply is Reply.COMES)
        self.buttons["declines"].setChecked(reply is Reply.DECLINES)

    def _allow(self, name: str, reason: str) -> None:
        self.buttons[name].setEnabled(not reason)
        self.buttons[name].setToolTip(reason)

    def _build(self) -> None:
        now = theme.current()
        top = QFrame(self)
        top.setProperty("surface", "bar")
        top.setFixedHeight(now.px(metrics.PAGE_HEAD))
        self.back_button = IconButton("arrow-left", self.tr("全部评审会"), top, name="meeting.back")
        self.back_button.clicked.connect(self._asks("back"))
        self.follow_button = Button(
            self.tr("跟随主持人"), top, icon="link", key="F", name="meeting.follow"
        )
        self.follow_button.setCheckable(True)
        self.follow_button.clicked.connect(self.follow_toggled)
        self.projector_button = Button(
            self.tr("投影视图"), top, icon="monitor", key="F11", name="meeting.projector"
        )
        self.projector_button.clicked.connect(self.projector_wanted)
        self.screen_button = IconButton(
            "chevron-down", self.tr("选择投影的屏幕"), top, name="meeting.screen"
        )
        self.screen_button.clicked.connect(self.screen_wanted)
        # Where room is short, letters of the people give way before the name of the meeting.
        self.title_label.setMinimumWidth(now.px(TITLE))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title_label)
        words.addWidget(self.detail_label)
        row = QHBoxLayout(top)
        row.setContentsMargins(now.px(8), now.px(4), now.px(12), now.px(4))
        row.setSpacing(now.px(10))
        row.addWidget(self.back_button)
        row.addLayout(words, 1)
        for widget in (
            self.state_badge,
            self.timer,
            self.people,
            self.follow_button,
            self.projector_button,
            self.screen_button,
        ):
            row.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(self._build_deeds())

    def _build_deeds(self) -> QWidget:
        now = theme.current()
        self.deeds = QFrame(self)
        self.deeds.setProperty("surface", "pane")
        column = QVBoxLayout(self.deeds)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(now.px(12), now.px(5), now.px(12), now.px(5))
        row.setSpacing(now.px(8))
        for name, text, icon, kind in (
            ("begin", self.tr("开始会议"), "play", Kind.PRIMARY),
            ("next", self.tr("下一议题"), "arrow-right", Kind.PRIMARY),
            ("pause", self.tr("暂停计时"), "pause", Kind.NORMAL),
            ("earlier", self.tr("提前"), "arrow-up", Kind.NORMAL),
            ("later", self.tr("延后"), "arrow-down", Kind.NORMAL),
            ("by_rule", self.tr("按规则补充议程"), "list", Kind.NORMAL),
            ("add", self.tr("加议题…"), "plus", Kind.NORMAL),
            ("add_topic", self.tr("加专题…"), "plus", Kind.NORMAL),
            ("edit", self.tr("修改安排…"), "edit", Kind.NORMAL),
            ("invite", self.tr("发送邀请…"), "mail", Kind.NORMAL),
            ("save_ics", self.tr("存为日程…"), "calendar", Kind.NORMAL),
            ("comes", self.tr("我参加"), "check", Kind.NORMAL),
            ("declines", self.tr("我不能参加"), "cross", Kind.NORMAL),
            ("make_minutes", self.tr("生成纪要"), "file-word", Kind.PRIMARY),
            ("open_minutes", self.tr("打开纪要"), "file-word", Kind.PRIMARY),
            ("save_minutes", self.tr("纪要另存为…"), "download", Kind.NORMAL),
        ):
            row.addWidget(self._button(name, text, icon, kind))
        row.addStretch(1)
        row.addWidget(self._button("cancel", self.tr("取消会议…"), "circle-minus", Kind.DANGER))
        row.addWidget(self._button("end", self.tr("结束会议…"), "stop", Kind.DANGER))
        for name in ("comes", "declines"):
            self.buttons[name].setCheckable(True)
        column.addLayout(row)
        column.addWidget(rule(self.deeds))
        return self.deeds

    def _button(self, name: str, text: str, icon: str, kind: Kind) -> Button:
        button = Button(text, self, kind=kind, icon=icon, small=True, name=f"meeting.{name}")
        button.clicked.connect(self._asks(name))
        # All of them at once would make the window as wide as they are.
        button.hide()
        self.buttons[name] = button
        return button

    def _asks(self, name: str) -> Callable[[], None]:
        def ask() -> None:
            self.wanted.emit(name)

        return ask
