"""The right side: make the document, what is still missing in it, which editions there are."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.dossier import HistoryRow, PlanDocument
from relapp.domain.text import Language
from ui.documents.reading import Gap
from ui.kit import fields, fonts, style, theme
from ui.kit.buttons import Button, LinkButton, PrimaryButton
from ui.kit.keyboard import key_text
from ui.kit.labels import ElidedLabel, IconLabel, SectionHeader, label, rule

_NOTE_LINES: Final = 3


class ExportSide(QScrollArea):
    """Edition note, buttons, gaps and editions.

    Signals:
        make_requested: write the document in view.
        workbook_requested: write the KPI workbook of the present quarter.
        calendar_requested: write the window calendar of the present year.
        address_requested: address of the place where a gap is filled.
    """

    make_requested = Signal()
    workbook_requested = Signal()
    calendar_requested = Signal()
    address_requested = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.named(self, "documents.export", self.tr("生成与导出"))
        self._language = language
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QFrame(self)
        self._content.setProperty("surface", "pane")
        self._gap_rows: list[QWidget] = []
        self._edition_rows: list[QWidget] = []
        self._build_parts(self._content)
        self._build(self._content)
        self.setWidget(self._content)

    def note(self) -> str:
        """Return what the person wrote about this edition."""
        return self.note_edit.toPlainText().strip()

    def show_sheet(self, content: PlanDocument, gaps: Sequence[Gap]) -> None:
        """Show edition, gaps and editions of a document."""
        text = self.tr("{version}（下一版）").format(version=content.version)
        self.version_label.setText(fonts.fitted(text))
        self._show_gaps(gaps)
        self._show_editions(content.editions)

    def set_allowed(self, reason: str) -> None:
        """Enable making the document in view, or say why it cannot be made."""
        self.make_button.setEnabled(not reason)
        self.make_button.setToolTip(reason)
        self.reason_label.setText(fonts.fitted(reason))
        self.reason_label.setVisible(bool(reason))
        self.note_edit.setEnabled(not reason)

    def gap_links(self) -> tuple[LinkButton, ...]:
        """Return the links to what is still missing."""
        return tuple(link for row in self._gap_rows for link in row.findChildren(LinkButton))

    def _show_gaps(self, gaps: Sequence[Gap]) -> None:
        _clear(self._gap_rows)
        self.gaps_head.set_note(str(len(gaps)) if gaps else "")
        self.complete_label.setVisible(not gaps)
        for gap in gaps:
            row = self._gap_row(gap)
            self._gaps.addWidget(row)
            self._gap_rows.append(row)

    def _gap_row(self, gap: Gap) -> QWidget:
        name = gap.name.of(self._language)
        row = QWidget(self._content)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(8))
        if gap.run_sheet:
            text, words = self.tr("还没有编排上线步骤"), self.tr("去编排")
        else:
            text = self.tr("「{name}」还没有写").format(name=name)
            words = self.tr("去填写")
        line.addWidget(IconLabel("triangle", text, row, role="warn"), 1)
        link = LinkButton(words, row)
        link.setAccessibleName(f"{words}：{name}")
        link.clicked.connect(partial(self._go, gap.address))
        line.addWidget(link)
        return row

    def _show_editions(self, editions: Sequence[HistoryRow]) -> None:
        _clear(self._edition_rows)
        self.unmade_label.setVisible(not editions)
        for edition in editions:
            row = QWidget(self._content)
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, theme.current().px(4))
            column.setSpacing(0)
            text = f"{edition.version}　{edition.written_on}　{edition.author}"
            column.addWidget(ElidedLabel(text, row, size=12))
            if edition.change:
                column.addWidget(ElidedLabel(edition.change, row, role="text_2", size=12))
            self._editions.addWidget(row)
            self._edition_rows.append(row)

    def _go(self, address: str, _checked: bool = False) -> None:
        self.address_requested.emit(address)

    def _build_parts(self, content: QWidget) -> None:
        self.version_label = label("", "strong", content, name="documents.version")
        hint = self.tr("写进变更履历，可以不填")
        self.note_edit = fields.text_area(_NOTE_LINES, content, hint=hint, name="documents.note")
        self.note_edit.setAccessibleName(self.tr("本版变更说明"))
        self.make_button = PrimaryButton(
            self.tr("生成 Word"),
            content,
            icon="file-word",
            key=key_text("Ctrl+E"),
            name="documents.make",
        )
        self.reason_label = label("", "hint", content, wrap=True, name="documents.reason")
        self.reason_label.hide()
        self.workbook_button = Button(
            self.tr("本季指标工作簿 Excel"), content, icon="file-excel", name="documents.workbook"
        )
        self.calendar_button = Button(
            self.tr("今年窗口日历 ics"), content, icon="calendar", name="documents.calendar"
        )
        self.gaps_head = SectionHeader(self.tr("内容待补"), "", content)
        self.complete_label = IconLabel(
            "circle-check", self.tr("必填的内容都有了"), content, role="ok"
        )
        self.unmade_label = label(self.tr("还没有生成过"), "secondary", content)
        self.make_button.clicked.connect(self.make_requested)
        self.workbook_button.clicked.connect(self.workbook_requested)
        self.calendar_button.clicked.connect(self.calendar_requested)

    def _build(self, content: QWidget) -> None:
        now = theme.current()
        column = QVBoxLayout(content)
        column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        column.setSpacing(now.px(6))
        column.addWidget(SectionHeader(self.tr("生成与导出"), "", content))
        column.addWidget(label(self.tr("版本"), "secondary", content))
        column.addWidget(self.version_label)
        column.addWidget(label(self.tr("本版变更说明"), "secondary", content))
        column.addWidget(self.note_edit)
        column.addWidget(self.make_button)
        column.addWidget(self.reason_label)
        column.addSpacing(now.px(8))
        column.addWidget(self.gaps_head)
        column.addWidget(self.complete_label)
        self._gaps = QVBoxLayout()
        column.addLayout(self._gaps)
        column.addSpacing(now.px(8))
        column.addWidget(SectionHeader(self.tr("生成记录"), "", content))
        column.addWidget(self.unmade_label)
        self._editions = QVBoxLayout()
        column.addLayout(self._editions)
        column.addStretch(1)
        column.addWidget(SectionHeader(self.tr("其他文件"), "", content))
        column.addWidget(self.workbook_button)
        column.addWidget(self.calendar_button)
        column.addWidget(rule(content, soft=True))
        hint = self.tr("内容取自发布数据，改数据后重新生成即可；手工改过的 Word 可作为交付物上传。")
        column.addWidget(label(hint, "hint", content, wrap=True))


def _clear(rows: list[QWidget]) -> None:
    for row in rows:
        row.hide()
        row.deleteLater()
    rows.clear()
