"""A few lines under a date field that say what is to know about the date."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.window_plan import PlanConflict, PlanWeight
from relapp.wording.windows import conflict_text
from ui.calendar.look import Look
from ui.kit import theme
from ui.kit.labels import IconLabel


class RemarkLines(QWidget):
    """Shows remarks on a date, serious ones in red; says so when there are none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.remarks")
        self._look = look
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.current().px(2))

    def show_remarks(self, found: tuple[PlanConflict, ...], extra: tuple[str, ...] = ()) -> None:
        """Show these remarks and further plain lines."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for remark in found:
            serious = remark.weight is PlanWeight.OPT_IN
            text = self._look.say(conflict_text(remark, self._look.zone))
            icon = "triangle" if serious else "info"
            self._lines.addWidget(IconLabel(icon, text, self, role="bad" if serious else "warn"))
        if not found:
            text = self.tr("这天上班，没有封网，也没有别的窗口")
            self._lines.addWidget(IconLabel("circle-check", text, self, role="ok"))
        for text in extra:
            self._lines.addWidget(IconLabel("info", text, self))

    def texts(self) -> tuple[str, ...]:
        """Return the lines shown."""
        found = []
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, IconLabel):
                found.append(widget.text())
        return tuple(found)
