"""The record of an item: lines of who said what, one's own to mend, and the field for the next."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.meeting import AgendaItem, Meeting, Note, RecordLine
from relapp.domain.meeting_rules import can_change_note, can_speak
from relapp.domain.outbox import Deed, waiting
from ui.kit import theme
from ui.kit.buttons import IconButton
from ui.kit.labels import SectionHeader, label
from ui.meeting.desk import MeetingDesk

Lines = tuple[tuple[RecordLine, bool], ...]


class RecordBox(QWidget):
    """Shows the lines and asks for new ones; what is typed stays with the item it was typed for.

    Signals:
        note_wanted: the words of a new line.
        change_wanted: the Note as it was opened and its new words.
        remove_wanted: the Note.
    """

    note_wanted = Signal(str)
    change_wanted = Signal(object, str)
    remove_wanted = Signal(object)

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item_id = 0
        self._drafts: dict[int, str] = {}
        self._shown: tuple[Lines, tuple[str, ...]] | None = None
        self._mended: Note | None = None
        self._build()

    def show_item(self, meeting: Meeting, item: AgendaItem) -> None:
        """Show the record of an item."""
        if item.id != self._item_id:
            if self._mended is None:
                self._drafts[self._item_id] = self.note_edit.text()
            self._item_id = item.id
            self._mend(None)
            self.note_edit.setText(self._drafts.pop(item.id, ""))
        reason = self._desk.why(can_speak(self._desk.me, meeting), waits=True)
        self.note_edit.setVisible(not reason)
        self.note_edit.setToolTip(reason)
        me = self._desk.me
        lines = tuple(
            (line, line.note is not None and can_change_note(me, meeting, line.note) is None)
            for line in meeting.record_of(item)
        )
        queued = self._waiting(meeting, item)
        if (lines, queued) != self._shown:
            self._show_lines(lines, queued)

    def write(self) -> None:
        """Put the cursor into the field."""
        self.note_edit.setFocus()

    def clear(self) -> None:
        """Forget what was typed; it is saved."""
        self._mend(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a line as it was with Escape."""
        if self._mended is not None and isinstance(event, QKeyEvent):
            down = event.type() == QEvent.Type.KeyPress
            if down and event.key() == Qt.Key.Key_Escape:
                self._mend(None)
                return True
        return super().eventFilter(watched, event)

    def _on_return(self) -> None:
        text = self.note_edit.text().strip()
        if text and self._mended is not None:
            self.change_wanted.emit(self._mended, text)
        elif text:
            self.note_wanted.emit(text)

    def _mend(self, note: Note | None) -> None:
        """Take a line into the field; none makes room for a new one."""
        self._mended = note
        self.note_edit.setText(note.said if note is not None else "")
        mending = self.tr("正在修改，回车保存，Esc 不改")
        self.head.set_note(mending if note is not None else self.tr("自动汇总进纪要"))
        if note is not None:
            self.note_edit.selectAll()
            self.note_edit.setFocus()

    def _waiting(self, meeting: Meeting, item: AgendaItem) -> tuple[str, ...]:
        """Return lines that wait on the disk of this machine."""
        outbox = self._desk.context.outbox
        if outbox is None:
            return ()
        subject = (Deed.NOTE.value, meeting.id, str(item.id))
        said = self.tr("{time} {person}：{text}（待提交）")
        return tuple(
            said.format(time=self._desk.time(a.at), person=self._desk.me.name, text=a.note)
            for a in waiting(outbox.queue)
            if a.subject == subject
        )

    def _show_lines(self, lines: Lines, queued: tuple[str, ...]) -> None:
        before = self._shown
        grown = before is None or len(lines) + len(queued) > len(before[0]) + len(before[1])
        self._shown = (lines, queued)
        while self._rows.count():
            taken = self._rows.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, mine in lines:
            self._rows.addWidget(self._row(line, mine=mine))
        for text in queued:
            row = label(text, "", self._inner, wrap=True, tone="warn", name="meeting.waiting")
            self._rows.addWidget(row)
        self.none_label.setVisible(not lines and not queued)
        if grown:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _row(self, line: RecordLine, *, mine: bool) -> QWidget:
        row = QWidget(self._inner)
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(theme.current().px(4))
        cells.addWidget(label(line.text, "secondary", row, wrap=True, name="meeting.record"), 1)
        if mine and line.note is not None:
            key = line.note.id
            edit = IconButton(
                "edit", self.tr("修改这条记录"), row, size=12, name=f"meeting.edit_note.{key}"
            )
            edit.clicked.connect(partial(self._mend, line.note))
            gone = IconButton(
                "close", self.tr("删除这条记录"), row, size=12, name=f"meeting.drop_note.{key}"
            )
            gone.clicked.connect(partial(self.remove_wanted.emit, line.note))
            for button in (edit, gone):
                cells.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(12), now.px(4), now.px(12), now.px(10))
        column.setSpacing(now.px(6))
        self.head = SectionHeader(self.tr("会议记录"), self.tr("自动汇总进纪要"), self)
        self.head.note_label.setObjectName("meeting.mending")
        column.addWidget(self.head)
        self._inner = QWidget(self)
        lines = QVBoxLayout(self._inner)
        lines.setContentsMargins(0, 0, 0, 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(now.px(2))
        lines.addLayout(self._rows)
        self.none_label = label(self.tr("还没有记录"), "hint", self._inner)
        lines.addWidget(self.none_label)
        lines.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self._inner)
        self.area.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self.area.setMinimumHeight(now.px(44))
        column.addWidget(self.area, 1)
        self.note_edit = QLineEdit(self)
        self.note_edit.setObjectName("meeting.note")
        self.note_edit.setAccessibleName(self.tr("会议记录"))
        self.note_edit.setPlaceholderText(self.tr("记一条意见（M），回车保存"))
        self.note_edit.returnPressed.connect(self._on_return)
        self.note_edit.installEventFilter(self)
        column.addWidget(self.note_edit)
