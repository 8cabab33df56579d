"""The meetings there are: those to come first, then those that were."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.meeting import MeetingLine
from relapp.domain.meeting_rules import can_plan
from relapp.domain.vocabulary import MeetingState
from relapp.wording.meeting import STATE
from ui.kit import metrics, theme
from ui.kit.buttons import Button, Kind
from ui.kit.labels import ElidedLabel, label
from ui.kit.list_model import RecordListModel
from ui.kit.painting import BadgeSpec, Tone, badge_size, draw_badge, draw_text, line_height
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate
from ui.kit.state_panel import StatePanel
from ui.kit.views import prepare_list
from ui.meeting.desk import MeetingDesk

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 54
_LOOKS = {
    MeetingState.PLANNED: (Tone.NEUTRAL, "calendar"),
    MeetingState.RUNNING: (Tone.ACCENT, "circle-dot"),
    MeetingState.ENDED: (Tone.OK, "circle-check"),
    MeetingState.CANCELLED: (Tone.MUTED, "circle-minus"),
}
_TO_COME = (MeetingState.RUNNING, MeetingState.PLANNED)


class MeetingDelegate(RowDelegate):
    """Two lines: when and where it is, what it comes to."""

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=ROW)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room of a row."""
        return QSize(0, theme.current().px(ROW))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one meeting."""
        line = index.data(RECORD_ROLE)
        if not isinstance(line, MeetingLine):
            return
        now = theme.current()
        inside = option.rect.adjusted(now.px(14), now.px(8), -now.px(14), -now.px(8))
        tone, icon = _LOOKS[line.state]
        spec = BadgeSpec(self._desk.of(STATE[line.state]), tone, icon)
        width = badge_size(spec).width()
        draw_badge(painter, inside.right() - width, inside.y() + now.px(8), spec)
        room = QRect(inside.x(), inside.y(), inside.width() - width - now.px(16), line_height(14))
        draw_text(painter, room, line.title, "text", 14, bold=True)
        room.translate(0, line_height(14))
        room.setHeight(line_height(12))
        words = describe(
            line, self._desk, self.tr("{n} 个议题，已有结论 {done}"), self.tr("主持 {name}")
        )
        draw_text(painter, room, words, "text_2", 12)


def describe(line: MeetingLine, desk: MeetingDesk, items: str, host: str) -> str:
    """Return the second line of a meeting."""
    end = line.starts_at + timedelta(minutes=line.minutes)
    parts = (
        desk.period(line.starts_at, end),
        line.place,
        host.format(name=line.host),
        items.format(n=line.items, done=line.decided),
    )
    return " · ".join(part for part in parts if part)


class MeetingList(QWidget):
    """The page as long as no meeting is open.

    Signals:
        opened: key of a meeting.
        plan_wanted: a new meeting is to be called.
        board_wanted: the releases in approval on the board.
        series_wanted: recurring meetings are to be kept.
    """

    opened = Signal(int)
    plan_wanted = Signal()
    board_wanted = Signal()
    series_wanted = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: RecordListModel[MeetingLine] = RecordListModel(
            lambda line: line.title,
            lambda line: line.id,
            lambda line: f"{line.title} {desk.of(STATE[line.state])}",
            parent=self,
        )
        self._build()

    def show_lines(self, lines: Sequence[MeetingLine], waiting: int) -> None:
        """Show the meetings; `waiting` releases are on no agenda yet."""
        coming = sorted(
            (line for line in lines if line.state in _TO_COME),
            key=lambda line: (line.state is not MeetingState.RUNNING, line.starts_at),
        )
        past = [line for line in lines if line.state not in _TO_COME]
        self.lines.set_records([*coming, *past])
        words = self.tr("{n} 份发布在等评审会，还没排进议程").format(n=waiting)
        self.waiting_label.setText(words if waiting else "")
        if lines:
            self.state.show_content()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.lines.index(0, 0))
            return
        may = can_plan(self._desk.me) is None
        hint = (
            self.tr("安排一次会议，再按规则补充议程：等评审结论和等审批的发布会自动列进来。")
            if may
            else self.tr("发布管理岗安排会议并邀请你以后，会出现在这里。")
        )
        button = self.tr("安排评审会…") if may else self.tr("去看板看审批中的发布")
        self.state.show_empty("review", self.tr("还没有评审会"), hint, button=button)

    def show_failed(self, said: str) -> None:
        """Say that the list could not be read."""
        self.state.show_failed(self.tr("没有读到评审会"), said)

    def _on_button(self) -> None:
        if can_plan(self._desk.me) is None:
            self.plan_wanted.emit()
        else:
            self.board_wanted.emit()

    def _on_activated(self, index: QModelIndex) -> None:
        line = self.lines.record(index)
        if line is not None:
            self.opened.emit(line.id)

    def _build(self) -> None:
        now = theme.current()
        bar = QFrame(self)
        bar.setProperty("surface", "bar")
        bar.setFixedHeight(now.px(metrics.PAGE_HEAD))
        row = QHBoxLayout(bar)
        row.setContentsMargins(now.px(12), 0, now.px(12), 0)
        row.setSpacing(now.px(10))
        row.addWidget(label(self.tr("评审会"), "section", bar))
        self.waiting_label = ElidedLabel("", bar, role="warn", size=12, name="meeting.waiting")
        row.addWidget(self.waiting_label, 1)
        board = Button(self.tr("审批中的发布"), bar, icon="board", name="meeting.board")
        board.clicked.connect(self.board_wanted)
        row.addWidget(board)
        self.series_button = Button(self.tr("例会…"), bar, icon="history", name="meeting.series")
        self.series_button.clicked.connect(self.series_wanted)
        row.addWidget(self.series_button)
        self.plan_button = Button(
            self.tr("安排评审会…"), bar, kind=Kind.PRIMARY, icon="plus", name="meeting.plan"
        )
        self.plan_button.clicked.connect(self.plan_wanted)
        reason = self._desk.why(can_plan(self._desk.me))
        for button in (self.plan_button, self.series_button):
            button.setEnabled(not reason)
            button.setToolTip(reason)
        row.addWidget(self.plan_button)
        self.view = QListView(self)
        prepare_list(self.view, name="meeting.list", spoken=self.tr("评审会"))
        self.view.setModel(self.lines)
        self.view.setItemDelegate(MeetingDelegate(self._desk, self.view))
        self.view.activated.connect(self._on_activated)
        self.view.doubleClicked.connect(self._on_activated)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.state = StatePanel(self.view, self, name="meeting.state")
        self.state.action_triggered.connect(self._on_button)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(bar)
        pile.addWidget(self.state, 1)
        self.setFocusProxy(self.view)
