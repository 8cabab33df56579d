"""Small questions of the meeting page: what to add, what is to be done, why it is called off."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from relapp.domain.card import ReleaseCard
from relapp.domain.meeting import (
    LONGEST_ITEM,
    USUAL_MINUTES,
    ActionDraft,
    ActionItem,
    Meeting,
)
from relapp.domain.person import Person
from relapp.domain.wall_time import wall_to_utc
from ui.actions.saving_dialog import SavingDialog
from ui.kit import fields
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import DayField
from ui.kit.search_combo import SearchCombo
from ui.meeting.desk import MeetingDesk

_END_OF_DAY = time(18)


class AddItemDialog(SavingDialog):
    """A release found by words is put at the end of the agenda."""

    def __init__(
        self,
        desk: MeetingDesk,
        meeting: Meeting,
        cards: Sequence[ReleaseCard],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", desk.context.tasks, parent, name="meeting.add_dialog")
        title = self.tr("加议题")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk, self._meeting = desk, meeting
        listed = {item.release_id for item in meeting.items}
        options = [
            (c.release_id, f"{c.number} {c.application} {c.version_to} {c.title}")
            for c in sorted(cards, key=lambda c: c.number)
            if c.live and c.release_id not in listed
        ]
        form = FormGrid(self)
        self.release_combo = SearchCombo(
            options, form, nothing=self.tr("输入编号、应用或标题查找"), name="meeting.add_release"
        )
        self.minutes_edit: QSpinBox = fields.number_field(
            1, LONGEST_ITEM, USUAL_MINUTES, form, suffix=self.tr(" 分钟")
        )
        form.add(self.tr("发布"), self.release_combo, required=True)
        form.add(self.tr("计划时长"), self.minutes_edit)
        self.body.addWidget(form)
        self.add_accept(self.tr("加入议程"))
        self.add_reject()
        self.release_combo.changed.connect(self._tell)
        self._tell()

    def command(self) -> Callable[[], object] | None:
        """Return the adding."""
        key = self.release_combo.key()
        if key is None:
            return None
        desk = self._desk
        return partial(
            desk.services.agenda.add, desk.me, self._meeting.id, key, self.minutes_edit.value()
        )

    def _tell(self) -> None:
        reason = "" if self.release_combo.key() is not None else self.tr("先选一份发布")
        self.set_acceptable(not reason, reason)


class ActionDialog(SavingDialog):
    """What is to be done, by whom, until when."""

    def __init__(
        self,
        desk: MeetingDesk,
        meeting_id: int,
        item_id: int | None,
        people: Sequence[Person],
        action: ActionItem | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", desk.context.tasks, parent, name="meeting.action_dialog")
        title = self.tr("会后事项")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk, self._meeting_id, self._item_id = desk, meeting_id, item_id
        self._action = action
        due = action.due_at if action is not None else desk.now() + timedelta(days=3)
        form = FormGrid(self)
        self.text_edit = QLineEdit(action.text if action is not None else "", form)
        self.text_edit.setPlaceholderText(self.tr("例如：补齐压测报告"))
        active = [(p.id, p.name) for p in people if p.active]
        self.owner_combo = SearchCombo(active, form, nothing=self.tr("还没定"))
        if action is not None:
            self.owner_combo.set_value(action.owner_id)
        day = (due or desk.now()).astimezone(desk.context.zone).date()
        self.due_edit = DayField(day, form)
        self.dated = QCheckBox(self.tr("有完成日期"), form)
        self.dated.setChecked(due is not None)
        self.dated.toggled.connect(self.due_edit.setEnabled)
        self.due_edit.setEnabled(due is not None)
        form.add(self.tr("事项"), self.text_edit, required=True)
        form.add(self.tr("责任人"), self.owner_combo)
        form.add(self.tr("完成日期"), self.due_edit)
        form.add_wide(self.dated)
        self.body.addWidget(form)
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self.text_edit.textChanged.connect(self._tell)
        self._tell()

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        desk, action = self._desk, self._action
        draft = ActionDraft(
            text=self.text_edit.text(),
            item_id=action.item_id if action is not None else self._item_id,
            owner_id=self.owner_combo.key(),
            due_at=self._due(),
            id=action.id if action is not None else 0,
            version=action.version if action is not None else 0,
        )
        return partial(desk.services.record.save_action, desk.me, self._meeting_id, draft)

    def _due(self) -> datetime | None:
        if not self.dated.isChecked():
            return None
        return wall_to_utc(self.due_edit.day(), _END_OF_DAY, self._desk.context.zone)

    def _tell(self) -> None:
        reason = "" if self.text_edit.text().strip() else self.tr("写下要做什么")
        self.set_acceptable(not reason, reason)


class CancelDialog(SavingDialog):
    """A meeting is called off with a reason."""

    def __init__(self, desk: MeetingDesk, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__("", desk.context.tasks, parent, name="meeting.cancel_dialog", width=440)
        title = self.tr("取消「{title}」").format(title=meeting.title)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("议题留在记录里，可以由别的评审会补充。"))
        self._desk, self._meeting = desk, meeting
        form = FormGrid(self)
        self.reason_edit = QLineEdit(form)
        form.add(self.tr("原因"), self.reason_edit, required=True)
        self.body.addWidget(form)
        self.add_accept(self.tr("取消会议"))
        self.add_reject(self.tr("不取消"))
        self.reason_edit.textChanged.connect(self._tell)
        self._tell()

    def command(self) -> Callable[[], object] | None:
        """Return the cancelling."""
        desk, meeting = self._desk, self._meeting
        return partial(
            desk.services.meetings.cancel,
            desk.me,
            meeting.id,
            self.reason_edit.text(),
            meeting.version,
        )

    def _tell(self) -> None:
        reason = "" if self.reason_edit.text().strip() else self.tr("写明原因")
        self.set_acceptable(not reason, reason)
