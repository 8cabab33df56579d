"""The editor of one plan section: text that is never lost, and below it whatever tables it has."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.release import PlanSection
from ui.kit import style, theme
from ui.kit.badges import KeyHint
from ui.kit.labels import ElidedLabel, label
from ui.release.conflict import ConflictBanner
from ui.release.plan_rows import SectionRow, stored_form
from ui.release.rich_edit import FormBar, SectionText
from ui.release.words import Words


@dataclass
class Draft:
    """Text of one section as it stands here, and what it was based on."""

    body: str
    base: str
    version: int

    @property
    def changed(self) -> bool:
        """Whether it differs from what is saved."""
        return stored_form(self.body) != self.base


def draft_of(section: PlanSection | None) -> Draft:
    """Return the draft of an untouched section."""
    if section is None:
        return Draft("", "", 0)
    return Draft(section.body, stored_form(section.body), section.version)


class SectionEditor(QWidget):
    """Head, conflict banner and text of the section that is open.

    Signals:
        edited: the person typed.
        save_requested: what was typed is to be saved now.
    """

    edited = Signal()
    save_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._silent = False
        self.chapter_label = label("", "secondary", self)
        self.title_label = ElidedLabel("", self, size=16, bold=True)
        self.hint_label = label("", "secondary", self, wrap=True)
        self.presence_label = label("", "secondary", self, name="plan.presence")
        style.restyle(self.presence_label, tone="accent")
        self.presence_label.hide()
        self.state_label = label("", "secondary", self, name="plan.state")
        self.conflict = ConflictBanner(self, name="plan.conflict")
        self.text = SectionText(self)
        self.form = FormBar(self.text, self)
        self.area = QScrollArea(self)
        self.area.setObjectName("plan.area")
        self.text.textChanged.connect(self._on_text_changed)
        self.text.cursorPositionChanged.connect(self._on_cursor_moved)
        self.text.save_requested.connect(self.save_requested)
        self._build()

    def show_row(self, row: SectionRow) -> None:
        """Show what a section is about, and whether it may be written here."""
        self.chapter_label.setText(self._words.of(row.spec.chapter))
        self.title_label.setText(f"{row.number}  {self._words.of(row.spec.name)}")
        hint = self._words.of(row.spec.hint)
        self.hint_label.setText(hint)
        self.text.setPlaceholderText(hint)
        self.text.setAccessibleName(self._words.of(row.spec.name))
        self.text.setReadOnly(row.refusal is not None)
        self.form.setEnabled(row.refusal is None)
        self.text.setToolTip(self._words.of(row.refusal) if row.refusal is not None else "")
        style.refresh(self.text)

    def show_editors(self, names: tuple[str, ...]) -> None:
        """Say who edits this section at another desk; writing stays possible."""
        who = self._words.names(names)
        self.presence_label.setText(self.tr("{person} 正在修改本节").format(person=who))
        self.presence_label.setVisible(bool(names))

    def show_state(self, row: SectionRow, draft: Draft, *, saving: bool) -> None:
        """Say whether the text is saved, and since when."""
        if row.refusal is not None:
            said, tone = self._words.of(row.refusal), "muted"
        elif saving:
            said, tone = self.tr("保存中"), "muted"
        elif draft.changed:
            said, tone = self.tr("未保存，离开本节时自动保存"), "warn"
        elif row.section is not None:
            said = self.tr("已保存 {when} {person}").format(
                when=self._words.stamp(row.section.at), person=row.section.person
            )
            tone = "muted"
        else:
            said, tone = self.tr("还没写"), "muted"
        self.state_label.setText(said)
        style.restyle(self.state_label, tone=tone)
        count = len(self.text.toPlainText().rstrip())
        self.count_label.setText(self.tr("{count} 字").format(count=count))

    def body(self) -> str:
        """Return the text as it is kept."""
        return self.text.body()

    def set_body(self, body: str) -> None:
        """Show another text; the cursor stays where it was as far as possible."""
        if body == self.body():
            return
        place, scrolled = self.text.textCursor().position(), self.area.verticalScrollBar().value()
        self._silent = True
        self.text.set_body(body)
        self._silent = False
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        self.area.verticalScrollBar().setValue(scrolled)

    def set_below(self, widget: QWidget, *, shown: bool) -> None:
        """Put what belongs to the section below its text, which else takes all the room."""
        if self._page.indexOf(widget) < 0:
            self._page.insertWidget(self._page.count() - 1, widget)
        widget.setVisible(shown)
        self._page.setStretch(self._page.indexOf(self.text), 0 if shown else 1)
        self._page.setStretch(self._page.count() - 1, 1 if shown else 0)

    def start_at_top(self) -> None:
        """Put the cursor at the start, for a section just opened."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.area.verticalScrollBar().setValue(0)

    def _on_text_changed(self) -> None:
        if not self._silent:
            self.edited.emit()

    def _on_cursor_moved(self) -> None:
        """Keep the cursor in view: the page scrolls, the field is as high as its text."""
        page = self.area.widget()
        if page is not None and self.text.hasFocus():
            place = self.text.mapTo(page, self.text.cursorRect().center())
            self.area.ensureVisible(place.x(), place.y(), 0, theme.current().px(28))

    def _build_area(self) -> None:
        page = QWidget(self.area)
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(theme.current().px(14))
        self._page.addWidget(self.text, 1)
        self._page.addStretch(0)
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build(self) -> None:
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(now.px(20), now.px(12), now.px(20), now.px(12))
        outer.setSpacing(now.px(6))
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.presence_label)
        head.addWidget(self.state_label)
        outer.addWidget(self.chapter_label)
        outer.addLayout(head)
        bar = QHBoxLayout()
        bar.addWidget(self.hint_label, 1)
        bar.addWidget(self.form, 0, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(bar)
        outer.addWidget(self.conflict)
        self._build_area()
        outer.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        self.count_label = label("", "hint", self, name="plan.count")
        foot.addWidget(self.count_label)
        foot.addStretch(1)
        foot.addWidget(label(self.tr("一行一段；以 | 分隔的几行排成表格"), "hint", self))
        foot.addSpacing(12)
        foot.addWidget(label(self.tr("保存"), "secondary", self))
        foot.addWidget(KeyHint("Ctrl S", self))
        outer.addLayout(foot)
