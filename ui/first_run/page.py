"""One page of the first run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.text import Language
from ui.first_run.answers import Answers
from ui.kit import theme
from ui.kit.labels import label


class FirstRunPage(QWidget):
    """Title, a sentence, and the page's questions below.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self, title: str, note: str, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.language = language
        now = theme.current()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(now.px(6))
        self.column.addWidget(label(title, "page-title", self))
        self.note_label = label(note, "secondary", self, wrap=True)
        self.column.addWidget(self.note_label)
        self.column.addSpacing(now.px(12))

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""

    def answered(self, answers: Answers) -> Answers:
        """Return the answers with this page's part replaced."""
        return answers

    def complain(self, answers: Answers) -> bool:
        """Mark what is missing; True if anything is."""
        return False

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
