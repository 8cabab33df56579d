"""Words for windows, freezes and the working calendar: states, problems, plan conflicts."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from relapp.domain.text import Text, same
from relapp.domain.window import WindowProblem, WindowProblemKind, WindowState
from relapp.domain.window_plan import PlanConflict, PlanConflictKind, PlanWeight
from relapp.domain.working_days import DayKind, YearStatus
from relapp.wording import dates

WINDOW_STATES: Mapping[WindowState, Text] = {
    WindowState.PLANNED: Text("编制中", "Draft"),
    WindowState.PUBLISHED: Text("已发布", "Published"),
    WindowState.CANCELLED: Text("已取消", "Cancelled"),
}
DAY_KINDS: Mapping[DayKind, Text] = {
    DayKind.HOLIDAY: Text("法定休假", "Public holiday"),
    DayKind.MAKEUP_WORKDAY: Text("调休上班", "Working weekend"),
}
DAY_MARKS: Mapping[DayKind, Text] = {
    DayKind.HOLIDAY: Text("休", "Off"),
    DayKind.MAKEUP_WORKDAY: Text("班", "Work"),
}
YEAR_STATUSES: Mapping[YearStatus, Text] = {
    YearStatus.OFFICIAL: Text("正式", "Official"),
    YearStatus.FORECAST: Text("预测", "Forecast"),
}
PLAN_WEIGHTS: Mapping[PlanWeight, Text] = {
    PlanWeight.OPT_IN: Text("勾选才排", "Only if ticked"),
    PlanWeight.ADVICE: Text("提醒", "Advice"),
    PlanWeight.REVIEW: Text("待复核", "To review"),
}

_PROBLEMS: Mapping[WindowProblemKind, Text] = {
    WindowProblemKind.CANCELLED: Text(
        "第 {number} 窗口已取消，请另选", "Window {number} is cancelled; choose another"
    ),
    WindowProblemKind.NOT_PUBLISHED: Text(
        "{year} 年窗口计划还没发布，先发布再排期",
        "The {year} window plan is not published yet; publish it first",
    ),
    WindowProblemKind.STARTED: Text(
        "窗口 {starts_at} 已开始，请选后面的窗口",
        "The window opened on {starts_at}; choose a later one",
    ),
    WindowProblemKind.FAMILY: Text(
        "这个窗口只收：{families}；本发布：{family}",
        "This window takes {families} only; the release is {family}",
    ),
    WindowProblemKind.FULL: Text(
        "名额已满（{taken} / {capacity}），请另选窗口或先移出一个",
        "No slot left ({taken} of {capacity}); choose another window or take one out",
    ),
    WindowProblemKind.LONGER_THAN_WINDOW: Text(
        "本发布预计 {needed} 分钟，超过窗口全长 {minutes} 分钟",
        "The release needs {needed} minutes, the whole window has {minutes}",
    ),
    WindowProblemKind.HARD_FREEZE: Text(
        "「{name}」封网（{period}），请另选", "Freeze “{name}” ({period}); choose another date"
    ),
    WindowProblemKind.SOFT_FREEZE: Text(
        "「{name}」期间（{period}）尽量不发布", "“{name}” ({period}): avoid releases"
    ),
    WindowProblemKind.MATERIAL_DUE_PASSED: Text(
        "材料已于 {due_at} 截止", "Papers were due on {due_at}"
    ),
    WindowProblemKind.MINUTES_SHORT: Text(
        "窗口只余 {left} 分钟，本发布预计 {needed} 分钟",
        "{left} minutes left in the window, the release needs {needed}",
    ),
}

_CONFLICTS: Mapping[PlanConflictKind, Text] = {
    PlanConflictKind.HOLIDAY: Text("{day} 是{name}假期", "{day} is a public holiday ({name})"),
    PlanConflictKind.NON_WORKING_DAY: Text("{day} 不上班", "{day} is not a working day"),
    PlanConflictKind.HARD_FREEZE: Text(
        "遇「{name}」封网（{period}）", "In freeze “{name}” ({period})"
    ),
    PlanConflictKind.SOFT_FREEZE: Text(
        "在「{name}」期间（{period}），尽量不发布", "During “{name}” ({period}): avoid releases"
    ),
    PlanConflictKind.OVERLAP: Text(
        "与 {year} 年第 {number} 窗口重叠", "Overlaps window {number} of {year}"
    ),
    PlanConflictKind.PARALLEL: Text(
        "同时段还有 {year} 年第 {number} 窗口（其他技术类）",
        "Window {number} of {year} runs at the same time for other technologies",
    ),
    PlanConflictKind.BEFORE_LONG_HOLIDAY: Text(
        "次日起放假（{name}，{days}），值守人手少",
        "Long holiday from the next day ({name}, {days}); few people on duty",
    ),
    PlanConflictKind.CLOCK_CHANGE: Text(
        "当天 {meant} 因夏令时不存在，改为 {becomes} 开始",
        "Clocks skip {meant} on that day; it opens at {becomes}",
    ),
    PlanConflictKind.YEAR_FORECAST: Text(
        "{year} 年放假安排未公布，公布后复核",
        "The {year} holidays are not announced; review when they are",
    ),
}

_HOLIDAYS_EN: Mapping[str, str] = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗战胜利70周年纪念日": "Victory Day",
}


def window_title(number: int) -> Text:
    """Return 第 18 窗口 / Window 18."""
    return Text(f"第 {number} 窗口", f"Window {number}")


def day_name(name: str) -> Text:
    """Return the name of a holiday in both languages; an office's own names stay as typed."""
    if not name:
        return Text("法定", "unnamed")
    parts = name.split("、")
    return Text(name, ", ".join(_HOLIDAYS_EN.get(part, part) for part in parts))


def families(names: tuple[str, ...]) -> Text:
    """Return the technology families a window serves as one enumeration."""
    if not names:
        return Text("全部技术类", "all technologies")
    return Text("、".join(names), ", ".join(names))


def problem_text(problem: WindowProblem, zone: ZoneInfo) -> Text:
    """Word what speaks against an assignment, times as clocks of the zone show them."""
    return _filled(_PROBLEMS[problem.kind], problem.params, zone)


def conflict_text(conflict: PlanConflict, zone: ZoneInfo) -> Text:
    """Word a remark on a planned window."""
    return _filled(_CONFLICTS[conflict.kind], conflict.params, zone)


def _filled(template: Text, params: Mapping[str, object], zone: ZoneInfo) -> Text:
    values = {key: _value(value, zone) for key, value in params.items()}
    match params:
        case {"families": tuple(served), "family": str(family)}:
            values["families"] = families(served)
            values["family"] = same(family) if family else Text("未分类", "unclassified")
        case {"starts_at": datetime() as start, "ends_at": datetime() as end}:
            values["period"] = dates.period(start, end, zone)
        case {"first": date() as first, "last": date() as last, "name": str(name)}:
            values["days"] = dates.days(first, last)
            values["name"] = day_name(name)
        case {"day": date(), "name": str(name)}:
            values["name"] = day_name(name)
    return template.format(**values)


def _value(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return dates.moment(value, zone)
    if isinstance(value, date):
        return dates.day_with_weekday(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value
