"""The facts of an item: what it is, when it goes live, how far its checks are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.meeting import LONGEST_ITEM, AgendaItem, Meeting
from relapp.domain.meeting_rules import can_prepare
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.gate import sentence
from relapp.wording.meeting import WHY
from ui.kit import fields, theme
from ui.kit.buttons import LinkButton
from ui.kit.labels import ElidedLabel, SectionHeader, label
from ui.meeting.desk import MeetingDesk

_MOST_BLOCKERS = 2


class FactsBox(QWidget):
    """Pairs of label and value; the minutes can be changed by who leads.

    Signals:
        minutes_wanted: key of the item and its new minutes.
        open_wanted: the release's own page.
        topic_wanted: the topic is to be changed.
    """

    minutes_wanted = Signal(int, int)
    open_wanted = Signal()
    topic_wanted = Signal(object)

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: AgendaItem | None = None
        self._values: dict[str, ElidedLabel] = {}
        self._build()

    def show_item(self, meeting: Meeting, item: AgendaItem, view: ReleaseView | None) -> None:
        """Show the facts of an item."""
        self._item = item
        desk = self._desk
        kind = " · ".join(
            (desk.of(terms.TYPE_SHORT[item.type]), desk.of(terms.MODE_SHORT[item.mode]))
        )
        window = self.tr("未排期")
        if item.starts_at is not None and item.ends_at is not None:
            window = desk.period(item.starts_at, item.ends_at)
        said = {
            "kind": kind,
            "window": window,
            "owner": item.owner,
            "why": desk.of(WHY[item.why]),
            "met": "",
        }
        blockers = ""
        if view is not None:
            said["met"] = f"{view.met} / {len(view.requirements)}"
            texts = [desk.of(sentence(r)) for r in view.blockers[:_MOST_BLOCKERS]]
            more = len(view.blockers) - len(texts)
            if more > 0:
                texts.append(self.tr("另有 {n} 项").format(n=more))
            blockers = "\n".join(f"· {text}" for text in texts)
        for key, value in said.items():
            self._values[key].setText(value or "—")
        self._show_kind(meeting, item)
        self.open_label.setText(blockers)
        self.open_label.setVisible(bool(blockers))
        may = can_prepare(desk.me, meeting) is None
        self.minutes_edit.setEnabled(may)
        if not self.minutes_edit.hasFocus():
            self.minutes_edit.blockSignals(True)
            self.minutes_edit.setValue(item.minutes)
            self.minutes_edit.blockSignals(False)

    def _show_kind(self, meeting: Meeting, item: AgendaItem) -> None:
        """Leave out what a topic has not: type, window, conditions, a page of its own."""
        for key in ("kind", "window", "why", "met"):
            self._form.setRowVisible(self._values[key], not item.is_topic)
        self._head.title_label.setText(self.tr("专题") if item.is_topic else self.tr("发布"))
        named = self.tr("主讲") if item.is_topic else self.tr("负责人")
        owner = self._form.labelForField(self._values["owner"])
        if isinstance(owner, QLabel):
            owner.setText(named)
        self._open_link.setVisible(not item.is_topic)
        may = can_prepare(self._desk.me, meeting) is None
        self._topic_link.setVisible(item.is_topic and may)

    def _on_topic_clicked(self) -> None:
        if self._item is not None:
            self.topic_wanted.emit(self._item)

    def _on_minutes_edited(self) -> None:
        if self._item is not None and self.minutes_edit.value() != self._item.minutes:
            self.minutes_wanted.emit(self._item.id, self.minutes_edit.value())

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(8))
        column.setSpacing(now.px(5))
        head = QHBoxLayout()
        self._head = SectionHeader(self.tr("发布"), parent=self)
        head.addWidget(self._head, 1)
        self._open_link = LinkButton(self.tr("打开发布"), self, name="meeting.open_release")
        self._open_link.clicked.connect(self.open_wanted)
        head.addWidget(self._open_link)
        self._topic_link = LinkButton(self.tr("修改…"), self, name="meeting.edit_topic")
        self._topic_link.clicked.connect(self._on_topic_clicked)
        head.addWidget(self._topic_link)
        column.addLayout(head)
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(now.px(10))
        form.setVerticalSpacing(now.px(4))
        for key, title in (
            ("kind", self.tr("类型")),
            ("window", self.tr("窗口")),
            ("owner", self.tr("负责人")),
            ("why", self.tr("议题来由")),
            ("met", self.tr("条件")),
        ):
            value = ElidedLabel("", self, name=f"meeting.fact.{key}")
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._values[key] = value
            form.addRow(label(title, "secondary", self), value)
        self.minutes_edit: QSpinBox = fields.number_field(
            1, LONGEST_ITEM, 20, self, suffix=self.tr(" 分钟"), name="meeting.minutes"
        )
        self.minutes_edit.setAccessibleName(self.tr("计划时长"))
        self.minutes_edit.editingFinished.connect(self._on_minutes_edited)
        form.addRow(label(self.tr("计划时长"), "secondary", self), self.minutes_edit)
        column.addLayout(form)
        self.open_label = label("", "secondary", self, wrap=True, name="meeting.blockers")
        column.addWidget(self.open_label)
