"""A list of duties that is walked with the arrows; Enter and double click open."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from relapp.domain.duties import Duty
from ui.desk.delegate import DutyDelegate
from ui.desk.lines import LineModel, Moment, lines
from ui.kit import views


class DutyList(QListView):
    """One of the two lists of the desk.

    Signals:
        opened: the Duty to go to.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget, *, name: str, spoken: str, numbered: bool) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self.lines = LineModel(self)
        views.prepare_list(self, name=name, spoken=spoken, uniform=False)
        self.setModel(self.lines)
        self.setItemDelegate(DutyDelegate(self, numbered=numbered))
        self.doubleClicked.connect(self._open)

    def show_duties(self, duties: Iterable[Duty], at: Moment) -> None:
        """Show these; what was current stays so, else the first is."""
        self.lines.set_records(lines(duties, at, numbered=self._numbered))
        if self.duty() is None:
            self.select_first()

    def select_first(self) -> None:
        """Make the first duty current."""
        for line in self.lines.duties()[:1]:
            self.setCurrentIndex(self.lines.index_of(line.key))

    def duty(self) -> Duty | None:
        """Return what is current."""
        line = self.lines.record(self.currentIndex())
        return line.duty if line is not None else None

    def numbered(self, digit: int) -> Duty | None:
        """Return the duty that a digit stands for."""
        return next((ln.duty for ln in self.lines.duties() if ln.digit == digit), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; letters and digits are commands of the page, no search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, _index: QModelIndex) -> None:
        duty = self.duty()
        if duty is not None:
            self.opened.emit(duty)
