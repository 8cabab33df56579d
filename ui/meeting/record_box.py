"""The record of an item: lines of who said what, and the field for the next one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.meeting_rules import can_speak
from ui.kit import theme
from ui.kit.labels import SectionHeader, label
from ui.meeting.desk import MeetingDesk


class RecordBox(QWidget):
    """Shows the lines and asks for new ones; what is typed stays with the item it was typed for.

    Signals:
        note_wanted: the words.
    """

    note_wanted = Signal(str)

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item_id = 0
        self._drafts: dict[int, str] = {}
        self._build()

    def show_item(self, meeting: Meeting, item: AgendaItem) -> None:
        """Show the record of an item."""
        if item.id != self._item_id:
            self._drafts[self._item_id] = self.note_edit.text()
            self._item_id = item.id
            self.note_edit.setText(self._drafts.pop(item.id, ""))
        grown = len(item.note) != len(self.lines_label.text())
        self.lines_label.setText(item.note)
        self.lines_label.setVisible(bool(item.note))
        self.none_label.setVisible(not item.note)
        reason = self._desk.why(can_speak(self._desk.me, meeting))
        self.note_edit.setVisible(not reason)
        self.note_edit.setToolTip(reason)
        if grown:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.maximum())

    def write(self) -> None:
        """Put the cursor into the field."""
        self.note_edit.setFocus()

    def clear(self) -> None:
        """Forget what was typed; it is saved."""
        self.note_edit.clear()

    def _on_return(self) -> None:
        text = self.note_edit.text().strip()
        if text:
            self.note_wanted.emit(text)

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(12), now.px(4), now.px(12), now.px(10))
        column.setSpacing(now.px(6))
        head = SectionHeader(self.tr("会议记录"), parent=self)
        head.set_note(self.tr("自动汇总进纪要"))
        column.addWidget(head)
        inner = QWidget(self)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        self.lines_label = label("", "secondary", inner, wrap=True, name="meeting.record")
        self.none_label = label(self.tr("还没有记录"), "hint", inner)
        lines.addWidget(self.lines_label)
        lines.addWidget(self.none_label)
        lines.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(inner)
        self.area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.area.setMinimumHeight(now.px(44))
        column.addWidget(self.area, 1)
        self.note_edit = QLineEdit(self)
        self.note_edit.setObjectName("meeting.note")
        self.note_edit.setAccessibleName(self.tr("会议记录"))
        self.note_edit.setPlaceholderText(self.tr("记一条意见（M），回车保存"))
        self.note_edit.returnPressed.connect(self._on_return)
        column.addWidget(self.note_edit)
