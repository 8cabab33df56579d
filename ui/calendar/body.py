"""The parts of the calendar page below its header, put together."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.calendar.legend import Legend
from ui.calendar.look import Look
from ui.calendar.month_grid import MonthGrid
from ui.calendar.side_list import SideList
from ui.calendar.window_panel import WindowPanel
from ui.calendar.year_strip import YearStrip
from ui.calendar.year_table import YearTable
from ui.kit import metrics, theme

_PANEL: Final = 288
_NARROW_PANEL: Final = 268
_NARROW_LIST: Final = 200
_LEGEND_FROM: Final = 620


class CalendarBody(QWidget):
    """Year strip on top; below it the list, the month or the year's table, and the panel."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = YearStrip(look, self)
        self.left = QWidget(self)
        self.waiting = SideList(look, self.left)
        self.views = QStackedWidget(self)
        self.grid = MonthGrid(look, self.views)
        self.table = YearTable(look, self.views)
        self.panel = WindowPanel(look, self)
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.waiting, 1)
        self.legend = Legend(look, self.left)
        left.addWidget(self.legend)
        self.views.addWidget(self.grid)
        self.views.addWidget(self.table)
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self.left)
        parts.addWidget(divider_line(self))
        parts.addWidget(self.views, 1)
        parts.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(parts, 1)
        theme.notifier().changed.connect(self._on_theme_changed)
        self._fit()

    @property
    def shows_year(self) -> bool:
        """Whether the table of the year is in view."""
        return self.views.currentWidget() is self.table

    def show_year_table(self, wanted: bool) -> None:
        """Show the table of the year, or the month."""
        self.views.setCurrentWidget(self.table if wanted else self.grid)

    def focus_next(self) -> bool:
        """Move the focus to the next part; False after the last."""
        ring: list[QWidget] = [
            self.strip,
            self.waiting,
            self.table if self.shows_year else self.grid,
            self.panel.releases,
        ]
        focused = [place for place, part in enumerate(ring) if part.hasFocus()]
        place = focused[0] + 1 if focused else 0
        if place == len(ring):
            return False
        ring[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the panels in a small window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        now = theme.current()
        narrow = self.width() < now.px(metrics.OVERLAY_BELOW - metrics.RAIL)
        self.panel.setFixedWidth(now.px(_NARROW_PANEL if narrow else _PANEL))
        self.legend.setVisible(self.height() >= now.px(_LEGEND_FROM))
        self.left.setFixedWidth(now.px(_NARROW_LIST if narrow else metrics.SIDE_MIN))

    def _on_theme_changed(self, _theme: object) -> None:
        self._fit()


def divider_line(parent: QWidget) -> QFrame:
    """Make the line between two columns of the page, as tall as they are."""
    line = QFrame(parent)
    line.setProperty("surface", "divider")
    line.setFixedWidth(1)
    return line
