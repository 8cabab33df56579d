"""The success rate by kind, department and month: where it burns."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import Dimension, Figures, KpiReport
from relapp.wording.measures import DIMENSIONS
from ui.kit import theme
from ui.kit.labels import SectionHeader
from ui.kit.segmented import SegmentedControl
from ui.kpi.rate_list import RateGroup, RateList, RateRow
from ui.kpi.words import KpiWords

KINDS: Final = "kinds"
DEPARTMENTS: Final = "departments"
MONTHS: Final = "months"
_LEFT: Final = (Dimension.TYPE, Dimension.MODE, Dimension.PROCESS, Dimension.STRATEGY)
_SHOWN: Final = 10


class BreakdownCard(QFrame):
    """Bars with the target line; groups below it are red, carry a triangle and stand on top."""

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi.breakdown")
        self.setProperty("surface", "card")
        self._words = words
        self._report: KpiReport | None = None
        self.head = SectionHeader(self.tr("分项成功率"), "", self, ruled=False)
        self.views = SegmentedControl(self, name="kpi.breakdown.view", spoken=self.tr("分项"))
        for key, text in (
            (KINDS, self.tr("分项")),
            (DEPARTMENTS, self.tr("按部门")),
            (MONTHS, self.tr("按月")),
        ):
            self.views.add(key, text, small=True)
        self.views.chosen.connect(self._on_view_chosen)
        self.head.row.addWidget(self.views)
        self.left = RateList(self, name="kpi.breakdown.left")
        self.right = RateList(self, name="kpi.breakdown.right")
        self._build()

    def show_report(self, report: KpiReport) -> None:
        """Show the quarter in the view chosen."""
        self._report = report
        target = report.targets.rates.get(MeasureKey.SUCCESS)
        note = self.tr("竖线为目标 {target}").format(target=f"{target or 0:.0%}")
        self.head.set_note(note if target is not None else "")
        view = self.views.current()
        if view == KINDS:
            self.left.set_groups([self._group(d) for d in _LEFT], target)
            self.right.set_groups([self._group(Dimension.APPLICATION, _SHOWN)], target)
        else:
            by = Dimension.DEPARTMENT if view == DEPARTMENTS else Dimension.MONTH
            self.left.set_groups([self._group(by)], target)
        self.right.setVisible(view == KINDS)

    def _group(self, dimension: Dimension, limit: int = 0) -> RateGroup:
        report = self._report
        figures = report.breakdowns.get(dimension, ()) if report is not None else ()
        if dimension is not Dimension.MONTH:
            figures = tuple(f for f in figures if f.ended)
        shown = figures[:limit] if limit else figures
        return RateGroup(
            title=self._words.say(DIMENSIONS[dimension]),
            rows=tuple(self._row(dimension, found) for found in shown),
            rest=self._rest(figures[len(shown) :]),
        )

    def _row(self, dimension: Dimension, figures: Figures) -> RateRow:
        rate = figures[MeasureKey.SUCCESS]
        return RateRow(
            name=self._words.group(dimension, figures),
            value=rate.value,
            successful=figures.successful,
            ended=figures.ended,
            missed=rate.met is False,
        )

    def _rest(self, left_out: tuple[Figures, ...]) -> str:
        if not left_out:
            return ""
        if all(f.successful == f.ended for f in left_out):
            return self.tr("其余 {n} 个，均无失败").format(n=len(left_out))
        return self.tr("其余 {n} 个见工作簿").format(n=len(left_out))

    def _on_view_chosen(self, _key: str) -> None:
        if self._report is not None:
            self.show_report(self._report)

    def _build(self) -> None:
        now = theme.current()
        columns = QHBoxLayout()
        columns.setSpacing(now.px(24))
        for part in (self.left, self.right):
            columns.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        column.setSpacing(now.px(6))
        column.addWidget(self.head)
        column.addLayout(columns)
        column.addStretch(1)
