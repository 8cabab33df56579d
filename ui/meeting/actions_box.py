"""What is to be done after the meeting: lines to tick, with who and until when."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.meeting import ActionItem, Meeting
from relapp.domain.meeting_rules import can_keep_actions
from ui.kit import theme
from ui.kit.buttons import IconButton, LinkButton
from ui.kit.labels import SectionHeader, label
from ui.meeting.desk import MeetingDesk


class ActionsBox(QWidget):
    """The action items of one item of the agenda.

    Signals:
        add_wanted: a new one.
        edit_wanted: the ActionItem.
        done_wanted: the ActionItem and whether it is done.
        remove_wanted: the ActionItem.
    """

    add_wanted = Signal()
    edit_wanted = Signal(object)
    done_wanted = Signal(object, bool)
    remove_wanted = Signal(object)

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[tuple[ActionItem, ...], bool] | None = None
        self._build()

    def show_actions(self, meeting: Meeting, item_id: int) -> None:
        """Show what is to be done after an item."""
        leads = can_keep_actions(self._desk.me, meeting) is None
        actions = meeting.actions_of(item_id)
        self.add_link.setVisible(leads)
        if self._shown == (actions, leads):
            return
        self._shown = (actions, leads)
        while self._rows.count():
            taken = self._rows.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action in actions:
            self._rows.addWidget(self._row(action, leads))
        self.none_label.setVisible(not actions)

    def _row(self, action: ActionItem, leads: bool) -> QWidget:
        now = theme.current()
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(now.px(6))
        tick = QCheckBox(row)
        tick.setObjectName(f"meeting.action.{action.id}")
        tick.setAccessibleName(action.text)
        tick.setChecked(action.done_at is not None)
        tick.setEnabled(leads or action.owner_id == self._desk.me.id)
        tick.toggled.connect(partial(self.done_wanted.emit, action))
        line.addWidget(tick)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(action.text, "", row, wrap=True))
        due = self._desk.day(action.due_at) if action.due_at is not None else self.tr("未定日期")
        words.addWidget(label(f"{action.owner or '—'} · {due}", "secondary", row))
        line.addLayout(words, 1)
        if leads:
            edit = IconButton("edit", self.tr("修改"), row, size=12, name="meeting.edit_action")
            edit.clicked.connect(partial(self.edit_wanted.emit, action))
            gone = IconButton("close", self.tr("删除"), row, size=12, name="meeting.drop_action")
            gone.clicked.connect(partial(self.remove_wanted.emit, action))
            line.addWidget(edit)
            line.addWidget(gone)
        return row

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(12), now.px(4), now.px(12), now.px(8))
        column.setSpacing(now.px(6))
        head = QHBoxLayout()
        head.addWidget(SectionHeader(self.tr("会后事项"), parent=self), 1)
        self.add_link = LinkButton(self.tr("加一条…"), self, name="meeting.add_action")
        self.add_link.clicked.connect(self.add_wanted)
        head.addWidget(self.add_link)
        column.addLayout(head)
        self.none_label = label(self.tr("还没有"), "hint", self)
        column.addWidget(self.none_label)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(now.px(6))
        column.addLayout(self._rows)
