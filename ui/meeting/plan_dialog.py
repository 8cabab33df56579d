"""Calls a meeting or changes what was arranged: title, place, time, host and people."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.meeting import MEETING_LENGTH, Invitation, Meeting, MeetingDraft
from relapp.domain.person import Person
from relapp.domain.wall_time import wall_to_utc
from ui.actions.saving_dialog import SavingDialog
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import PeriodField
from ui.kit.search_combo import SearchCombo
from ui.meeting.desk import MeetingDesk
from ui.meeting.people_picker import PeoplePicker

_USUAL = time(14)


class PlanDialog(SavingDialog):
    """One meeting; ticked people must come, half-ticked ones may."""

    def __init__(
        self,
        desk: MeetingDesk,
        people: Sequence[Person],
        meeting: Meeting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", desk.context.tasks, parent, name="meeting.plan_dialog", width=560)
        title = self.tr("修改评审会") if meeting is not None else self.tr("安排评审会")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk, self._meeting = desk, meeting
        self._people = [p for p in people if p.active]
        self._build()
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self._tell()

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        host_id = self.host_combo.key()
        if host_id is None:
            return None
        start, end = self.period.start(), self.period.end()
        meeting = self._meeting
        draft = MeetingDraft(
            title=self.title_edit.text(),
            place=self.place_edit.text(),
            starts_at=start,
            minutes=int((end - start).total_seconds() // 60),
            host_id=host_id,
            people=self.invited(),
            id=meeting.id if meeting is not None else 0,
            version=meeting.version if meeting is not None else 0,
        )
        return partial(self._desk.services.meetings.save, self._desk.me, draft)

    def invited(self) -> tuple[Invitation, ...]:
        """Return who is asked to come."""
        return self.people_list.invited()

    def _tell(self) -> None:
        reason = ""
        if not self.title_edit.text().strip():
            reason = self.tr("写下会议名称")
        elif self.host_combo.key() is None:
            reason = self.tr("选定主持人")
        self.set_acceptable(not reason, reason)

    def _build(self) -> None:
        meeting, desk = self._meeting, self._desk
        form = FormGrid(self, label_width=72)
        self.title_edit = QLineEdit(form)
        self.place_edit = QLineEdit(form)
        start = meeting.starts_at if meeting is not None else self._usual_start()
        minutes = meeting.minutes if meeting is not None else MEETING_LENGTH
        spoken = (self.tr("开始"), self.tr("结束"))
        end = start + timedelta(minutes=minutes)
        self.period = PeriodField(start, end, desk.context.zone, form, spoken=spoken)
        options = [(p.id, p.name) for p in self._people]
        self.host_combo = SearchCombo(options, form, nothing=self.tr("选人"), name="meeting.host")
        self.host_combo.set_value(meeting.host_id if meeting is not None else desk.me.id)
        self.title_edit.setText(meeting.title if meeting is not None else self._usual_title(start))
        self.place_edit.setText(meeting.place if meeting is not None else "")
        self.place_edit.setPlaceholderText(self.tr("例如：三楼评审室"))
        known = {p.person_id: p.required for p in meeting.people} if meeting is not None else {}
        self.people_list = PeoplePicker(self._people, known, form)
        form.add(self.tr("名称"), self.title_edit, required=True)
        form.add(self.tr("时间"), self.period)
        form.add(self.tr("地点"), self.place_edit)
        form.add(self.tr("主持人"), self.host_combo, required=True)
        form.add(
            self.tr("参会人"),
            self.people_list,
            hint=self.tr("点一次为可选（半勾），再点一次为必须到会；受邀的人都能看到会议内容。"),
        )
        self.form = form
        self.body.addWidget(form)
        self.title_edit.textChanged.connect(self._tell)
        self.host_combo.changed.connect(self._tell)

    def _usual_start(self) -> datetime:
        day = self._desk.now().astimezone(self._desk.context.zone).date() + timedelta(days=1)
        return wall_to_utc(day, _USUAL, self._desk.context.zone)

    def _usual_title(self, start: datetime) -> str:
        day = start.astimezone(self._desk.context.zone)
        return self.tr("{month}月{day}日 发布评审会").format(month=day.month, day=day.day)
