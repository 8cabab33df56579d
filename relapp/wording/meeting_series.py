"""Words of recurring meetings: how often, which week, what becomes of days off."""

from collections.abc import Mapping
from datetime import date, timedelta

from relapp.domain.meeting_series import LAST, Cycle, DayState, OffDays, SeriesRule
from relapp.domain.text import Text
from relapp.wording import dates

CYCLE: Mapping[Cycle, Text] = {
    Cycle.WEEKLY: Text("每周", "Every week"),
    Cycle.BIWEEKLY: Text("每两周", "Every second week"),
    Cycle.MONTHLY: Text("每月", "Every month"),
}
NTH: Mapping[int, Text] = {
    1: Text("第一个", "first"),
    2: Text("第二个", "second"),
    3: Text("第三个", "third"),
    4: Text("第四个", "fourth"),
    LAST: Text("最后一个", "last"),
}
OFF_DAYS: Mapping[OffDays, Text] = {
    OffDays.NEXT: Text("顺延到下一个工作日", "Move to the next working day"),
    OffDays.PREVIOUS: Text("提前到上一个工作日", "Move to the working day before"),
    OffDays.SKIP: Text("这一次不开", "Leave it out"),
    OffDays.KEEP: Text("照常开", "Hold it all the same"),
}
DAY_STATE: Mapping[DayState, Text] = {
    DayState.TO_MAKE: Text("待安排", "To be arranged"),
    DayState.MADE: Text("已安排", "Arranged"),
    DayState.CALLED_OFF: Text("已取消", "Called off"),
    DayState.DAY_OFF: Text("非工作日，不开", "Day off, left out"),
    DayState.TAKEN: Text("与另一次同一天，不开", "Same day as another, left out"),
}
_MONDAY = date(2024, 1, 1)


def weekday(number: int) -> Text:
    """Return 周四 / Thu of an ISO number."""
    return dates.weekday(_MONDAY + timedelta(days=number - 1))


def rule_words(rule: SeriesRule) -> Text:
    """Return 每两周周四 / every second week, Thu; 每月第二个周四 / every month, second Thu."""
    cycle, day = CYCLE[rule.cycle], weekday(rule.weekday)
    if rule.cycle is Cycle.MONTHLY:
        nth = NTH[rule.nth]
        return Text(f"{cycle.zh}{nth.zh}{day.zh}", f"{cycle.en}, {nth.en} {day.en}")
    return Text(f"{cycle.zh}{day.zh}", f"{cycle.en}, {day.en}")
