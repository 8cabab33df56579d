"""Puts a topic on the agenda that is no release, or changes what it is about."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from relapp.domain.meeting import LONGEST_ITEM, USUAL_MINUTES, AgendaItem, Meeting, TopicDraft
from relapp.domain.person import Person
from ui.actions.saving_dialog import SavingDialog
from ui.kit import fields
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo
from ui.meeting.desk import MeetingDesk


class TopicDialog(SavingDialog):
    """Title, who presents it, and how long it may take."""

    def __init__(
        self,
        desk: MeetingDesk,
        meeting: Meeting,
        people: Sequence[Person],
        item: AgendaItem | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", desk.context.tasks, parent, name="meeting.topic_dialog", width=480)
        title = self.tr("加专题") if item is None else self.tr("修改专题")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("不是发布的议题，例如季度指标、流程修订。也计时、记结论、进纪要。"))
        self._desk, self._meeting, self._item = desk, meeting, item
        form = FormGrid(self)
        self.title_edit = QLineEdit(item.title if item is not None else "", form)
        self.title_edit.setPlaceholderText(self.tr("例如：第三季度发布指标"))
        self.title_edit.setMaxLength(200)
        active = [(p.id, p.name) for p in people if p.active]
        self.presenter_combo = SearchCombo(
            active, form, nothing=self.tr("还没定"), name="meeting.presenter"
        )
        if item is not None:
            self.presenter_combo.set_value(item.owner_id)
        minutes = item.minutes if item is not None else USUAL_MINUTES
        self.minutes_edit: QSpinBox = fields.number_field(
            1, LONGEST_ITEM, minutes, form, suffix=self.tr(" 分钟")
        )
        form.add(self.tr("专题"), self.title_edit, required=True)
        form.add(self.tr("主讲"), self.presenter_combo)
        form.add(self.tr("计划时长"), self.minutes_edit)
        self.body.addWidget(form)
        self.add_accept(self.tr("加入议程") if item is None else self.tr("保存"))
        self.add_reject()
        self.title_edit.textChanged.connect(self._tell)
        self._tell()

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        item = self._item
        draft = TopicDraft(
            title=self.title_edit.text(),
            presenter_id=self.presenter_combo.key(),
            minutes=self.minutes_edit.value(),
            id=item.id if item is not None else 0,
            version=item.version if item is not None else 0,
        )
        desk = self._desk
        return partial(desk.services.agenda.save_topic, desk.me, self._meeting.id, draft)

    def _tell(self) -> None:
        reason = "" if self.title_edit.text().strip() else self.tr("写下专题")
        self.set_acceptable(not reason, reason)
