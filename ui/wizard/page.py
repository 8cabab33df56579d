"""One page of the form: shows answers, takes answers, says what is missing in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.page import PageContext
from ui.wizard.answers import Answers
from ui.wizard.reading import WizardData


class WizardPage(QWidget):
    """Base of the pages; they keep what was typed while the person goes back and forth.

    Signals:
        changed: something was typed or chosen.
        forward_requested: the person did what usually ends the page (double click, Enter).
    """

    changed = Signal()
    forward_requested = Signal()

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.data = context, data

    def show_answers(self, answers: Answers) -> None:
        """Fit the page to what was answered before it."""

    def answered(self, answers: Answers) -> Answers:
        """Return the answers with this page's part replaced."""
        return answers

    def complain(self, answers: Answers) -> bool:
        """Mark what is missing or wrong and put the focus there; True if anything is."""
        return False

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
