"""The editor of one plan section: plain text that is never lost, saved when it is left."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from relapp.domain.release import PlanSection
from ui.kit import style, theme
from ui.kit.badges import KeyHint
from ui.kit.labels import ElidedLabel, label
from ui.release.conflict import ConflictBanner
from ui.release.plan_rows import SectionRow, stored_form
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


class SectionText(QPlainTextEdit):
    """The text field; Ctrl S saves, leaving it saves, Tab goes on to the next field.

    Signals:
        save_requested: by key, or because the field lost the focus.
    """

    save_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan.text")
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by key."""
        if event.matches(QKeySequence.StandardKey.Save):
            self.save_requested.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the person goes elsewhere, but not for a menu or another window."""
        super().focusOutEvent(event)
        aside = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in aside:
            self.save_requested.emit()


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
        self.state_label = label("", "secondary", self, name="plan.state")
        self.conflict = ConflictBanner(self, name="plan.conflict")
        self.text = SectionText(self)
        self.text.textChanged.connect(self._on_text_changed)
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
        self.text.setToolTip(self._words.of(row.refusal) if row.refusal is not None else "")
        style.refresh(self.text)

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
        count = len(stored_form(draft.body))
        self.count_label.setText(self.tr("{count} 字").format(count=count))

    def body(self) -> str:
        """Return the text as typed."""
        return self.text.toPlainText()

    def set_body(self, body: str) -> None:
        """Show another text; the cursor stays where it was as far as possible."""
        if body == self.text.toPlainText():
            return
        place, scrolled = self.text.textCursor().position(), self.text.verticalScrollBar().value()
        self._silent = True
        self.text.setPlainText(body)
        self._silent = False
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, len(self.text.document().toPlainText())))
        self.text.setTextCursor(cursor)
        self.text.verticalScrollBar().setValue(scrolled)

    def start_at_top(self) -> None:
        """Put the cursor at the start, for a section just opened."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_text_changed(self) -> None:
        if not self._silent:
            self.edited.emit()

    def _build(self) -> None:
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(now.px(20), now.px(12), now.px(20), now.px(12))
        outer.setSpacing(now.px(6))
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.state_label)
        outer.addWidget(self.chapter_label)
        outer.addLayout(head)
        outer.addWidget(self.hint_label)
        outer.addWidget(self.conflict)
        outer.addWidget(self.text, 1)
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
