"""The scrolling content of the KPI page; beside one another where there is room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.kpi_report import KpiReport
from ui.kit import style, theme
from ui.kpi.breakdown_card import BreakdownCard
from ui.kpi.contract_card import ContractCard
from ui.kpi.failures_card import FailuresCard
from ui.kpi.measure_tile import MeasureGrid
from ui.kpi.trend_card import TrendCard
from ui.kpi.words import KpiWords

_SIDE: Final = 350
_CONTRACT: Final = 340
_WIDE: Final = 1120
_FAIR: Final = 760


class KpiBody(QScrollArea):
    """All cards; the arrow and page keys scroll."""

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.named(self, "kpi.body", self.tr("季度指标"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._content = content = QWidget(self)
        self.contract = ContractCard(words, content)
        self.trend = TrendCard(words, content)
        self.tiles = MeasureGrid(words, content)
        self.breakdown = BreakdownCard(words, content)
        self.failures = FailuresCard(words, content)
        self._build(content)
        self.setWidget(content)

    def show_report(self, report: KpiReport) -> None:
        """Show a quarter in every card."""
        for card in (self.contract, self.trend, self.tiles, self.breakdown, self.failures):
            card.show_report(report)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side below the rest, and the trend below the figure, where it is narrow."""
        super().resizeEvent(event)
        now, beside = theme.current(), QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        width = self.viewport().width()
        wide, fair = width >= now.px(_WIDE), width >= now.px(_FAIR)
        self._columns.setDirection(beside if wide else below)
        self.failures.setMaximumWidth(now.px(_SIDE) if wide else self.maximumWidth())
        self._top.setDirection(beside if fair else below)
        self.contract.setMaximumWidth(now.px(_CONTRACT) if fair else self.maximumWidth())
        self._fit()

    def _fit(self) -> None:
        """Let the page scroll before any card is squeezed; wrapped lines need their height."""
        layout = self._columns
        layout.activate()
        width = self.viewport().width()
        height = layout.minimumSize().height()
        if layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(width))
        self._content.setMinimumHeight(height)

    def _build(self, content: QWidget) -> None:
        now = theme.current()
        gap = now.px(10)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(gap)
        self._top.addWidget(self.contract, 2)
        self._top.addWidget(self.trend, 4)
        main = QVBoxLayout()
        main.setSpacing(gap)
        main.addLayout(self._top)
        main.addWidget(self.tiles)
        main.addWidget(self.breakdown, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(now.px(12), gap, now.px(12), now.px(12))
        self._columns.setSpacing(gap)
        self._columns.addLayout(main, 5)
        self._columns.addWidget(self.failures, 2)
