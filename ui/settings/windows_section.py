"""The window rule in force with its next dates, and the years whose holidays are known."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.person import Permission, may
from relapp.domain.text import Text
from relapp.domain.window_rule import WindowRule, preview
from relapp.domain.working_days import YearStatus
from relapp.services.freezes import FreezesService
from relapp.services.windows import WindowsService
from relapp.wording import dates
from relapp.wording import windows as words
from ui.actions.page import PageContext
from ui.kit.buttons import Button
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.settings.section import Section

_AHEAD = 6
_MOST = 1_000_000


@dataclass(frozen=True)
class RuleFacts:
    """The rule, None where no process has one, and what is known of the years."""

    rule: WindowRule | None
    years: tuple[tuple[int, YearStatus], ...]


class WindowsSection(Section):
    """Reads the rule of the active processes; the rule itself is part of the process."""

    def __init__(
        self,
        context: PageContext,
        windows: WindowsService,
        freezes: FreezesService,
        parent: QWidget | None = None,
    ) -> None:
        note = self.tr("规则写在流程定义里，换规则就导入新版流程；单个窗口在日历上移动。")
        super().__init__(context, self.tr("窗口规则"), note, parent)
        self._windows, self._freezes = windows, freezes
        form = FormGrid(self, label_width=84)
        self.rule_label = label("", "", form, wrap=True, name="settings.rule")
        self.due_label = label("", "", form, wrap=True)
        self.next_label = label("", "", form, wrap=True, name="settings.next_dates")
        form.add(self.tr("规则"), self.rule_label)
        form.add(self.tr("材料截止"), self.due_label)
        form.add(self.tr("接下来"), self.next_label)
        self.column.addWidget(form)
        self.column.addWidget(label(self.tr("放假安排"), "section", self))
        self.years_label = label("", "secondary", self, wrap=True, name="settings.years")
        self.column.addWidget(self.years_label)
        text = self.tr(
            "CSV 或 JSON：date、kind（休 / 班）、name 三列。导入后，那一年按公布的安排算。"
        )
        self.column.addWidget(label(text, "hint", self, wrap=True))
        self.import_button = Button(
            self.tr("导入放假安排…"), self, icon="upload", name="settings.import_days"
        )
        self.import_button.clicked.connect(self._on_import_clicked)
        allowed = may(context.me, Permission.KEEP_WINDOWS)
        self.import_button.setEnabled(allowed)
        row = QHBoxLayout()
        row.addWidget(self.import_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the rule and the years anew."""
        year = self._today().year
        read = partial(_read, self._windows, (year, year + 1))
        self.context.tasks.read(read, self._on_read, self.tell_refused, slot="rule")

    def ask_file(self) -> Path | None:
        """Ask for the file of holidays; tests replace this."""
        title = self.tr("导入放假安排")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", "CSV, JSON (*.csv *.json)")
        return Path(chosen) if chosen else None

    def _on_read(self, facts: RuleFacts) -> None:
        language = self.context.language
        rule = facts.rule
        if rule is None:
            self.rule_label.setText(self.tr("在用的流程没有窗口规则，窗口逐个新增。"))
        else:
            self.rule_label.setText(rule_text(rule).of(language))
            text = self.tr("窗口前 {n} 个工作日的 {time}")
            self.due_label.setText(
                text.format(n=rule.material_days_before, time=f"{rule.material_time:%H:%M}")
            )
            ahead = preview(rule, self._today(), _AHEAD)
            self.next_label.setText(self.tr("、").join(dates.day(d).of(language) for d in ahead))
        shown = self.tr("{year} 年：{status}")
        self.years_label.setText(
            self.tr("；").join(
                shown.format(year=year, status=words.YEAR_STATUSES[status].of(language))
                for year, status in facts.years
            )
        )

    def _on_import_clicked(self) -> None:
        path = self.ask_file()
        if path is None:
            return
        take = partial(_take, self._freezes, self.context, path)
        self.context.tasks.write(take, self._on_imported, self.tell_refused)

    def _on_imported(self, changes: Changes) -> None:
        self.context.hub.announce(changes)
        self.tell_done(self.tr("放假安排已更新"))
        self.refresh()

    def _today(self) -> date:
        return self.context.clock.now().astimezone(self.context.zone).date()


def rule_text(rule: WindowRule) -> Text:
    """Return 每月第 2、4 个周四 19:30 起 240 分钟，容量 8."""
    # Any Monday serves: only its name is wanted.
    monday = date(2024, 1, 1)
    weekday = dates.weekday(monday.replace(day=rule.weekday))
    weeks_zh = "、".join(str(week) for week in rule.weeks)
    weeks_en = " and ".join(_ORDINALS[week] for week in rule.weeks)
    start = f"{rule.starts:%H:%M}"
    families = words.families(rule.families)
    return Text(
        f"每月第 {weeks_zh} 个{weekday.zh} {start} 起 {rule.minutes} 分钟，"
        f"容量 {rule.capacity}，适用：{families.zh}",
        f"Every {weeks_en} {weekday.en} of the month from {start} for {rule.minutes} minutes, "
        f"{rule.capacity} slots, for {families.en}",
    )


_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def _read(windows: WindowsService, years: tuple[int, ...]) -> RuleFacts:
    return RuleFacts(windows.rule(), tuple((y, windows.year(y).status) for y in years))


def _take(freezes: FreezesService, context: PageContext, path: Path) -> Changes:
    from relapp.domain.calendar_file import parse_calendar_days
    from relapp.errors import InvalidInput

    try:
        text = path.read_text("utf-8-sig")[: _MOST + 1]
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise InvalidInput("file.unreadable", name=path.name, why=why) from error
    years = {day.date.year for day in parse_calendar_days(text, path.name)}
    return freezes.import_days(context.me, text, path.name, sorted(years))
