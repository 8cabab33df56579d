"""The decision on an item: four buttons and the words that go with it, for the host alone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.meeting_rules import can_decide, needs_words
from relapp.domain.vocabulary import MeetingDecision
from relapp.wording.meeting import DECISION, line_of
from ui.kit import fields, theme
from ui.kit.badges import Badge
from ui.kit.buttons import Button, Kind
from ui.kit.labels import SectionHeader, label
from ui.kit.painting import BadgeSpec
from ui.meeting.agenda_rows import DECISION_LOOKS
from ui.meeting.desk import MeetingDesk

_KINDS = {
    MeetingDecision.PASSED: Kind.OK,
    MeetingDecision.CONDITIONAL: Kind.NORMAL,
    MeetingDecision.NOT_PASSED: Kind.DANGER,
    MeetingDecision.POSTPONED: Kind.NORMAL,
}


class DecisionBox(QWidget):
    """What the meeting decided; words typed here stay until they are saved.

    Signals:
        decided: MeetingDecision and words.
        minutes_wanted: the check of the meeting is to be answered with the minutes.
    """

    decided = Signal(object, str)
    minutes_wanted = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item_id = 0
        self._saved = ""
        self.buttons: dict[MeetingDecision, Button] = {}
        self._build()

    def show_item(self, meeting: Meeting, item: AgendaItem, *, use_minutes: bool) -> None:
        """Show the decision of an item, and what may still be decided."""
        if item.id != self._item_id:
            self._item_id, self._saved = item.id, item.decision_note
            self.note_edit.setPlainText(item.decision_note)
        elif self.note_edit.toPlainText().strip() == self._saved:
            # Nothing is typed that is not saved: what another desk wrote may be shown.
            self._saved = item.decision_note
            if self.note_edit.toPlainText() != item.decision_note:
                self.note_edit.setPlainText(item.decision_note)
        self._saved = item.decision_note
        reason = self._desk.why(can_decide(self._desk.me, meeting))
        for decision, button in self.buttons.items():
            button.setVisible(not reason)
            button.setDefault(item.decision is decision)
            button.setProperty("chosen", "true" if item.decision is decision else None)
        self.note_edit.setVisible(not reason)
        self._show_result(item, reason)
        self.use_button.setVisible(use_minutes)

    def unsaved(self) -> bool:
        """Tell whether words are typed that were not saved."""
        return self.note_edit.isVisibleTo(self) and (
            self.note_edit.toPlainText().strip() != self._saved
        )

    def _show_result(self, item: AgendaItem, reason: str) -> None:
        decided = item.decision is not None
        self.badge.setVisible(decided)
        if item.decision is not None:
            icon, tone = DECISION_LOOKS[item.decision]
            text = self._desk.of(DECISION[item.decision])
            self.badge.set_spec(BadgeSpec(text, tone, icon, bold=True))
        line = self._desk.of(line_of(item, self._desk.context.zone))
        self.line_label.setText(line or reason)
        self.line_label.setVisible(bool(line or reason))
        words = item.decision_note if reason else ""
        self.words_label.setText(words)
        self.words_label.setVisible(bool(words))
        self.problem_label.hide()

    def _on_clicked(self, decision: MeetingDecision) -> None:
        note = self.note_edit.toPlainText().strip()
        if needs_words(decision) and not note:
            self.problem_label.setText(
                self.tr("「{decision}」要写明条件或原因").format(
                    decision=self._desk.of(DECISION[decision])
                )
            )
            self.problem_label.show()
            self.note_edit.setFocus()
            return
        self.problem_label.hide()
        self.decided.emit(decision, note)

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(12), now.px(4), now.px(12), now.px(8))
        column.setSpacing(now.px(6))
        column.addWidget(SectionHeader(self.tr("会议结论"), parent=self))
        self.badge = Badge("", parent=self)
        column.addWidget(self.badge)
        self.line_label = label("", "secondary", self, wrap=True, name="meeting.decision_line")
        column.addWidget(self.line_label)
        self.words_label = label("", "", self, wrap=True, name="meeting.decision_words")
        column.addWidget(self.words_label)
        self.note_edit = fields.text_area(
            2, self, hint=self.tr("条件、原因或说明"), name="meeting.decision_note"
        )
        self.note_edit.setAccessibleName(self.tr("结论说明"))
        column.addWidget(self.note_edit)
        self.problem_label = label("", "", self, tone="bad", wrap=True, name="meeting.problem")
        column.addWidget(self.problem_label)
        grid = QGridLayout()
        grid.setSpacing(now.px(6))
        for place, (decision, kind) in enumerate(_KINDS.items()):
            text = self._desk.of(DECISION[decision])
            button = Button(
                text,
                self,
                kind=kind,
                icon=DECISION_LOOKS[decision][0],
                small=True,
                name=f"meeting.decide.{decision.value}",
            )
            button.clicked.connect(partial(self._on_clicked, decision))
            self.buttons[decision] = button
            grid.addWidget(button, place // 2, place % 2)
        column.addLayout(grid)
        self.use_button = Button(
            self.tr("用纪要勾选「评审会已召开」"),
            self,
            kind=Kind.PRIMARY,
            icon="paperclip",
            small=True,
            name="meeting.use_minutes",
        )
        self.use_button.clicked.connect(self.minutes_wanted)
        column.addWidget(self.use_button)
