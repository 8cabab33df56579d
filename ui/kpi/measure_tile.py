"""Tiles of the other key figures: what it is, how much, what it rests on."""

from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import KpiReport
from ui.kit import theme
from ui.kit.labels import ElidedLabel, label
from ui.kpi.words import KpiWords

TILES: Final = (
    MeasureKey.EMERGENCY,
    MeasureKey.ROLLBACK,
    MeasureKey.IN_WINDOW,
    MeasureKey.ON_TIME,
    MeasureKey.APPROVAL_MEDIAN,
    MeasureKey.CHANGE_LEAD,
    MeasureKey.FIRST_PASS,
    MeasureKey.OVERDUE,
)
_ACROSS: Final = 4


class MeasureTile(QFrame):
    """One key figure; the tool tip says how it is computed."""

    def __init__(self, key: MeasureKey, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"kpi.tile.{key.value}")
        self.setProperty("surface", "card")
        self._key = key
        self._words = words
        self.caption_label = ElidedLabel(words.caption(key), self, role="text_2", size=12)
        self.figure_label = label("", "kpi", self)
        self.detail_label = ElidedLabel("", self, role="text_2", size=12)
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        row.addWidget(self.figure_label)
        row.addWidget(self.detail_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(12), now.px(7), now.px(10), now.px(7))
        column.setSpacing(now.px(2))
        column.addWidget(self.caption_label)
        column.addLayout(row)

    def show_report(self, report: KpiReport) -> None:
        """Show the figure of the quarter."""
        self.figure_label.setText(self._words.value(report.current[self._key]))
        self.detail_label.setText(self._words.detail(report, self._key))
        caption, shown = self.caption_label.text(), self.figure_label.text()
        self.setAccessibleName(f"{caption} {shown}，{self.detail_label.text()}".rstrip("，"))
        formula = self._words.formula(self._key, report.targets.cmdb_days)
        self.setAccessibleDescription(formula)
        self.setToolTip(f"{caption}\n{formula}")


class MeasureGrid(QWidget):
    """The eight tiles in two rows."""

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi.tiles")
        self.tiles = {key: MeasureTile(key, words, self) for key in TILES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.current().px(8))
        for place, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, place // _ACROSS, place % _ACROSS)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)

    def show_report(self, report: KpiReport) -> None:
        """Show the figures of the quarter."""
        for tile in self.tiles.values():
            tile.show_report(report)
