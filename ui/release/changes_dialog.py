"""看改了什么: the content a signature saw beside the present one, difference by difference."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.content_change import line_changes
from relapp.services.signed_content import LapsedContent
from relapp.services.views import ReleaseView
from relapp.wording.content import ContentWording, ContentWords
from relapp.wording.signing import signer_name
from ui.kit import theme
from ui.kit.base_dialog import BaseDialog
from ui.kit.labels import label
from ui.release.words import Words

CONTEXT = 1
"""Unchanged lines shown before and after a changed one."""


class ChangesDialog(BaseDialog):
    """Shows what changed since a signature; changes nothing itself."""

    def __init__(
        self, view: ReleaseView, found: LapsedContent, words: Words, parent: QWidget | None = None
    ) -> None:
        signature = found.signature
        note = words.join(words.of(signer_name(signature)), words.moment(signature.at))
        super().__init__(self.tr("签署以后改了什么"), parent, note=note, name="changes", width=760)
        self._words = words
        wording = ContentWording(view.definition, found.people, found.applications, words.zone)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().px(10))
        self._list.setContentsMargins(0, 0, theme.current().px(8), 0)
        for change in found.changes:
            self._list.addWidget(self._card(wording.words(change)))
        if not found.known:
            self._list.addWidget(
                label(self.tr("签署时的内容没有留存，只知道内容已变"), "secondary", self, wrap=True)
            )
        elif not found.changes:
            said = self.tr("内容没有变化，签署的窗口已过")
            self._list.addWidget(label(said, "secondary", self, wrap=True))
        self._list.addStretch(1)
        self.body.addWidget(self._scroll(), 1)
        self.add_accept(self.tr("知道了"))

    @classmethod
    def show_changes(
        cls, parent: QWidget, view: ReleaseView, found: LapsedContent, words: Words
    ) -> None:
        """Show the differences until the dialog is closed."""
        dialog = cls(view, found, words, parent)
        dialog.exec()
        dialog.deleteLater()

    def _card(self, change: ContentWords) -> QWidget:
        now = theme.current()
        card = QFrame(self)
        card.setProperty("surface", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(10))
        column.setSpacing(now.px(2))
        column.addWidget(label(self._words.of(change.title), "strong", card))
        before, after = self._words.of(change.before), self._words.of(change.after)
        lines = (("-", before), ("+", after))
        for mark, line in line_changes(before, after) if change.prose else lines:
            column.addWidget(self._line(mark, line, card))
        return card

    def _line(self, mark: str, text: str, card: QWidget) -> QWidget:
        tone = {"-": "bad", "+": "ok"}.get(mark, "")
        sign = {"-": "−", "+": "+"}.get(mark, " ")
        line = label(f"{sign} {text}", "" if tone else "secondary", card, tone=tone, wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return line

    def _scroll(self) -> QScrollArea:
        body = QWidget(self)
        body.setProperty("plain", "true")
        body.setLayout(self._list)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(theme.current().px(300))
        area.setWidget(body)
        return area
