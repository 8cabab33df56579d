"""What the KPI page says about quarters, figures and groups, in the language of the page."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from relapp.domain.kpi import KpiRelease, Measure, MeasureKey
from relapp.domain.kpi_report import Dimension, Figures, KpiReport
from relapp.domain.quarter import Quarter
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from relapp.wording import dates, terms
from relapp.wording.measures import MEASURES, figure

_YEAR_DIGITS = 2


@dataclass(frozen=True, slots=True)
class KpiWords:
    """Language and zone of what is shown."""

    language: Language
    zone: ZoneInfo

    def say(self, text: Text) -> str:
        """Return a bilingual text in the language of the page."""
        return text.of(self.language)

    def day(self, moment: datetime) -> str:
        """Return the office's date of a moment: 9月16日, 16 Sep."""
        return self.say(dates.day(moment.astimezone(self.zone).date()))

    def quarter(self, quarter: Quarter) -> str:
        """Return 2026 年第三季度, Q3 2026."""
        names = (
            QCoreApplication.translate("Kpi", "{year} 年第一季度"),
            QCoreApplication.translate("Kpi", "{year} 年第二季度"),
            QCoreApplication.translate("Kpi", "{year} 年第三季度"),
            QCoreApplication.translate("Kpi", "{year} 年第四季度"),
        )
        return names[quarter.number - 1].format(year=quarter.year)

    def short(self, label: str) -> str:
        """Return the short name of a quarter in the trend: 26Q3."""
        return label[_YEAR_DIGITS:]

    def caption(self, key: MeasureKey) -> str:
        """Return what stands over a figure; the unit is written behind the figure itself."""
        match key:
            case MeasureKey.APPROVAL_MEDIAN:
                return QCoreApplication.translate("Kpi", "审批时长")
            case MeasureKey.CHANGE_LEAD:
                return QCoreApplication.translate("Kpi", "变更到上线")
            case MeasureKey.OVERDUE:
                return QCoreApplication.translate("Kpi", "逾期跟进")
        return self.say(MEASURES[key].name)

    def value(self, measure: Measure) -> str:
        """Return a figure with its unit: 92.1%, 2.1 天, 3."""
        shown = figure(measure)
        if measure.unit == "days" and measure.value is not None:
            return QCoreApplication.translate("Kpi", "{n} 天").format(n=shown)
        return shown

    def detail(self, report: KpiReport, key: MeasureKey) -> str:
        """Return what a figure rests on and what it was in the quarter before."""
        measure, before = report.current[key], report.previous[key]
        parts: list[str] = []
        if measure.unit == "rate":
            parts.append(f"{measure.numerator} / {measure.denominator}")
        elif measure.unit == "days":
            parts.append(QCoreApplication.translate("Kpi", "中位数"))
        if key is MeasureKey.APPROVAL_MEDIAN:
            late = self.value(report.current[MeasureKey.APPROVAL_P90])
            parts.append(QCoreApplication.translate("Kpi", "P90 {value}").format(value=late))
        if key is MeasureKey.OVERDUE and measure.value:
            days = longest_overdue(report)
            parts.append(QCoreApplication.translate("Kpi", "最长 {n} 天").format(n=days))
        if before.value is not None and key is not MeasureKey.APPROVAL_MEDIAN:
            was = QCoreApplication.translate("Kpi", "上季 {value}")
            parts.append(was.format(value=self.value(before)))
        return QCoreApplication.translate("Kpi", "，").join(parts)

    def formula(self, key: MeasureKey, cmdb_days: int) -> str:
        """Return how a figure is computed and what it leaves out."""
        words = MEASURES[key]
        formula = self.say(words.formula).replace("{days}", str(cmdb_days))
        return f"{formula}\n{self.say(words.scope)}"

    def group(self, dimension: Dimension, figures: Figures) -> str:
        """Return the name of a group of a breakdown."""
        label = figures.label
        match dimension:
            case Dimension.TYPE:
                return self.say(terms.TYPE[ReleaseType(label)])
            case Dimension.MODE:
                return self.say(terms.MODE[ReleaseMode(label)])
            case Dimension.STRATEGY:
                return self.say(terms.STRATEGY[Strategy(label)])
            case Dimension.PROCESS:
                return QCoreApplication.translate("Kpi", "流程 {code}").format(code=label)
            case Dimension.MONTH:
                first = date.fromisoformat(f"{label}-01")
                return self.say(dates.month(first))
        return label or QCoreApplication.translate("Kpi", "没有填写")

    def ending(self, release: KpiRelease) -> str:
        """Return why a release counts as failed."""
        if release.rolled_back:
            return QCoreApplication.translate("Kpi", "已回退")
        return QCoreApplication.translate("Kpi", "未确认")

    def review(self, release: KpiRelease) -> str:
        """Return how far the failure review and its measures are."""
        if not release.reviewed:
            return QCoreApplication.translate("Kpi", "复盘未完成")
        if release.follow_ups_overdue:
            text = QCoreApplication.translate("Kpi", "已复盘，{n} 项改进逾期")
            return text.format(n=release.follow_ups_overdue)
        return QCoreApplication.translate("Kpi", "已复盘")


def longest_overdue(report: KpiReport) -> int:
    """Return by how many days the oldest overdue follow-up of the quarter is late."""
    start, end = report.quarter.bounds(report.zone)
    own = (r for r in report.releases if r.ended_at and start <= r.ended_at < end)
    return max((r.follow_up_days for r in own), default=0)
