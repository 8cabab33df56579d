"""Eight quarters of the success rate against the target."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import KpiReport
from ui.kit import theme
from ui.kit.charts import LineChart, Point
from ui.kit.labels import SectionHeader
from ui.kpi.words import KpiWords

_PERCENT = 100
_CHART = 170


class TrendCard(QFrame):
    """A line through the quarters; the unfinished one is dashed, missed ones are squares."""

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi.trend")
        self.setProperty("surface", "card")
        self._words = words
        self.head = SectionHeader(self.tr("近 8 季趋势"), "", self, ruled=False)
        self.chart = LineChart(self, name="kpi.trend.chart", spoken=self.tr("近 8 季趋势"))
        now = theme.current()
        self.chart.setMinimumHeight(now.px(_CHART))
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(10), now.px(6), now.px(8))
        column.setSpacing(now.px(4))
        column.addWidget(self.head)
        column.addWidget(self.chart, 1)

    def show_report(self, report: KpiReport) -> None:
        """Show the eight quarters up to the report's own."""
        points = []
        for figures in report.trend:
            rate = figures[MeasureKey.SUCCESS]
            own = figures is report.current
            points.append(
                Point(
                    name=self._words.short(figures.label),
                    value=None if rate.value is None else rate.value * _PERCENT,
                    note=f"{figures.successful}/{figures.ended}" if figures.ended else "—",
                    open=own and report.unfinished,
                )
            )
        target = report.targets.rates.get(MeasureKey.SUCCESS)
        name = "" if target is None else self.tr("目标 {target}").format(target=f"{target:.0%}")
        self.chart.set_points(points, None if target is None else target * _PERCENT, name)
        self.head.set_note(self._note(report))

    def _note(self, report: KpiReport) -> str:
        missed = self.tr("方块为未达标")
        if not report.unfinished:
            return missed
        own = self._words.short(report.current.label)
        day = self._words.day(report.as_of)
        return self.tr("{missed}；{quarter} 截至 {day}").format(missed=missed, quarter=own, day=day)
