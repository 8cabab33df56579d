"""Sentences for refused windows, window rules and calendar files, with place, value and rule."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.text import Text, same
from relapp.errors import RelappError
from relapp.wording import dates

_RULE_FIELDS: Mapping[str, Text] = {
    "weeks": Text("每月第几周", "Weeks of the month"),
    "weekday": Text("星期", "Weekday"),
    "minutes": Text("时长（分钟）", "Minutes"),
    "capacity": Text("容量", "Slots"),
    "material_days_before": Text("材料提前工作日", "Papers due, working days before"),
}
_FIELD_RULES: Mapping[str, Text] = {
    "not_empty": Text("至少选一个", "choose at least one"),
    "distinct": Text("不能重复", "no repeats"),
}

_FILE_RULES: Mapping[str, Text] = {
    "too_long": Text("文件超过 {limit} 个字符", "the file has more than {limit} characters"),
    "too_many_rows": Text("超过 {limit} 行", "more than {limit} rows"),
    "empty": Text("没有任何日期", "there is no date in it"),
    "not_csv": Text("第 {row} 行不是完整的 CSV", "line {row} is not complete CSV"),
    "not_json": Text("不是有效的 JSON{place}", "it is not valid JSON{place}"),
    "not_a_list": Text(
        "JSON 应为列表，或带 days 列表的对象",
        "JSON must be a list, or an object with a list “days”",
    ),
}
_ROW_RULES: Mapping[str, Text] = {
    "twice": Text("这一天在第 {first_row} 行已有", "row {first_row} has this date already"),
    "too_many_columns": Text("比表头多出一列", "one column more than the header"),
    "missing_column": Text("表头缺少这一列", "the header lacks this column"),
    "unknown_column": Text("只能有 {allowed}，各一列", "columns are {allowed}, once each"),
    "not_an_object": Text("每项应为一个对象", "each entry must be an object"),
    "not_text": Text("应为文字", "must be text"),
    "kind": Text("只能是 {allowed}", "must be one of {allowed}"),
    "date": Text("应为有效日期，如 2026-10-01", "must be a valid date such as 2026-10-01"),
    "year": Text("年份应在 {allowed} 之间", "the year must lie within {allowed}"),
    "too_long": Text("最多 {limit} 个字", "at most {limit} characters"),
    "unprintable": Text("有不可显示的字符", "has characters that cannot be shown"),
}


def calendar_error_text(error: RelappError, zone: ZoneInfo) -> Text | None:
    """Word a refusal of this area, or return None when the code belongs elsewhere.

    Codes: `window.period`, `window.capacity`, `window_rule.field`, `calendar.file`, `calendar.row`.
    """
    details = error.details
    match error.code:
        case "window.period":
            return _period(details, zone)
        case "window.capacity":
            return Text(
                "窗口容量不能小于 {minimum}", "A window has at least {minimum} slots"
            ).format(**details)
        case "window_rule.field":
            return _rule_field(details)
        case "calendar.file":
            return _file(details)
        case "calendar.row":
            return _row(details)
    return None


def _period(details: Mapping[str, object], zone: ZoneInfo) -> Text:
    moments = {
        key: dates.moment(value, zone)
        for key, value in details.items()
        if isinstance(value, datetime)
    }
    template = Text(
        "结束时间 {ends_at} 应晚于开始时间 {starts_at}",
        "The end ({ends_at}) must be after the start ({starts_at})",
    )
    return template.format(**moments)


def _rule_field(details: Mapping[str, object]) -> Text:
    field, rule = str(details["field"]), str(details["rule"])
    limits = rule.replace("..", "–")
    allowed = _FIELD_RULES.get(rule, Text(f"应在 {limits} 之间", f"must be {limits}"))
    template = Text(
        "窗口规则的{field}：{value}，{allowed}", "Window rule, {field}: {value}, {allowed}"
    )
    values = {"field": _RULE_FIELDS.get(field, same(field)), "allowed": allowed}
    return template.format(value=_listed(details["value"]), **values)


def _file(details: Mapping[str, object]) -> Text:
    row = details.get("row")
    place = Text(f"（第 {row} 行）", f" (line {row})") if row is not None else same("")
    reason = _FILE_RULES[str(details["rule"])].format(**{**details, "place": place})
    return Text("{file}：{reason}", "{file}: {reason}").format(file=details["file"], reason=reason)


def _row(details: Mapping[str, object]) -> Text:
    listed = {key: _listed(value) for key, value in details.items()}
    reason = _ROW_RULES[str(details["rule"])].format(**listed)
    column = details["column"]
    place = Text(f" {column} 列", f", column {column}") if column else same("")
    template = Text(
        "{file} 第 {row} 行{place}「{value}」：{reason}",
        "{file} row {row}{place}, “{value}”: {reason}",
    )
    return template.format(**{**listed, "place": place, "reason": reason})


def _listed(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value
