"""The contract's figure: success rate against its target, and what the rest may still cost."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relapp.domain.kpi import Measure, MeasureKey
from relapp.domain.kpi_report import KpiReport, Outlook
from relapp.wording.measures import MEASURES, figure
from ui.kit import fonts, style, theme
from ui.kit.badges import Badge
from ui.kit.labels import label, rule
from ui.kit.painting import BadgeSpec, Tone
from ui.kit.target_bar import TargetBar
from ui.kpi.words import KpiWords

_POINTS = 100


class ContractCard(QFrame):
    """发布成功率 as large as it matters."""

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi.contract")
        self.setProperty("surface", "card")
        self._words = words
        title = words.say(MEASURES[MeasureKey.SUCCESS].name)
        self.title_label = label(title, "section", self)
        self.kind_badge = Badge(self.tr("合同指标"), self)
        self.rate_label = label("", "kpi-main", self, name="kpi.rate")
        self.rate_label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.verdict_badge = Badge("", self)
        self.count_label = label("", "", self, wrap=True, name="kpi.counts")
        self.bar = TargetBar(self)
        self.outlook_label = label("", "secondary", self, wrap=True, name="kpi.outlook")
        self._build()

    def show_report(self, report: KpiReport) -> None:
        """Show the quarter."""
        measure = report.current[MeasureKey.SUCCESS]
        missed = measure.met is False
        self.rate_label.setText(figure(measure))
        tone = "bad" if missed else "ok" if measure.met else None
        style.restyle(self.rate_label, tone=tone)
        self.verdict_badge.set_spec(self._verdict(measure))
        self.verdict_badge.setVisible(measure.met is not None)
        self.count_label.setText(self._counts(report))
        name = ""
        if measure.target is not None:
            name = self.tr("目标 {target}").format(target=f"{measure.target:.0%}")
        self.bar.set_rate(measure.value or 0.0, measure.target, name)
        self.outlook_label.setText(fonts.fitted(self._outlook(report)))
        spoken = (self.title_label.text(), figure(measure), self.verdict_badge.spec.text, name)
        self.setAccessibleName("，".join(part for part in spoken if part))
        self.setToolTip(self._words.formula(MeasureKey.SUCCESS, report.targets.cmdb_days))

    def _verdict(self, measure: Measure) -> BadgeSpec:
        if measure.met is None or measure.value is None or measure.target is None:
            return BadgeSpec("")
        points = f"{abs(measure.value - measure.target) * _POINTS:.1f}"
        if measure.met:
            text = self.tr("达标，高出 {n} 点").format(n=points)
            if points == "0.0":
                text = self.tr("达标，正好")
            return BadgeSpec(text, Tone.OK, "circle-check")
        return BadgeSpec(self.tr("低于目标 {n} 点").format(n=points), Tone.BAD, "triangle")

    def _counts(self, report: KpiReport) -> str:
        now = report.current
        text = self.tr("{n} 成功 / {of} 结束").format(n=now.successful, of=now.ended)
        if now.cancelled:
            text += self.tr("，取消 {n} 个不计").format(n=now.cancelled)
        return fonts.fitted(text)

    def _outlook(self, report: KpiReport) -> str:
        if not report.unfinished:
            before = figure(report.previous[MeasureKey.SUCCESS])
            return self.tr("本季已结束，上季 {rate}。").format(rate=before)
        outlook = report.outlook
        if outlook is None:
            return ""
        if outlook.upcoming == 0:
            return self.tr("本季没有其他计划发布。")
        rest = self.tr("本季还剩 {n} 个计划发布。").format(n=outlook.upcoming)
        return rest + self._affordable(outlook)

    def _affordable(self, outlook: Outlook) -> str:
        beyond = "" if outlook.rate_beyond is None else f"{outlook.rate_beyond:.1%}"
        if outlook.affordable is None:
            text = self.tr("全部成功也只到 {rate}，本季已达不到目标。")
        elif not beyond:
            text = self.tr("全部失败也仍达标。")
        elif outlook.affordable == 0:
            text = self.tr("再失败 1 个就降到 {rate}。")
        else:
            text = self.tr("再失败 {n} 个仍达标，失败 {more} 个则降到 {rate}。")
        more = (outlook.affordable or 0) + 1
        return text.format(n=outlook.affordable, more=more, rate=beyond)

    def _build(self) -> None:
        now = theme.current()
        head = QHBoxLayout()
        head.addWidget(self.title_label)
        head.addStretch(1)
        head.addWidget(self.kind_badge)
        main = QHBoxLayout()
        main.setSpacing(now.px(12))
        main.addWidget(self.rate_label)
        main.addWidget(self.verdict_badge)
        main.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        column.setSpacing(now.px(6))
        column.addLayout(head)
        column.addLayout(main)
        column.addWidget(self.count_label)
        column.addWidget(self.bar)
        column.addWidget(rule(self, soft=True))
        column.addWidget(self.outlook_label)
        column.addStretch(1)
