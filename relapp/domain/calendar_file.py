"""Reads a year's holidays and make-up workdays from a small CSV or JSON file, all or nothing.

CSV: a header line and the columns `date,kind,name` in any order, `name` may be absent.
JSON: a list of objects with the same keys, or an object that has this list under `days`.
Dates are `2026-10-01` or, as spreadsheets save them, `2026/10/1`; kinds are listed in `KINDS`.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath

from relapp.domain.working_days import CalendarDay, DayKind
from relapp.errors import InvalidInput

MAX_CHARACTERS = 1_000_000
MAX_ROWS = 5_000
MAX_NAME = 60
FIRST_YEAR, LAST_YEAR = 1990, 2100

KINDS = {
    "holiday": DayKind.HOLIDAY,
    "休": DayKind.HOLIDAY,
    "放假": DayKind.HOLIDAY,
    "makeup_workday": DayKind.MAKEUP_WORKDAY,
    "workday": DayKind.MAKEUP_WORKDAY,
    "班": DayKind.MAKEUP_WORKDAY,
    "调休上班": DayKind.MAKEUP_WORKDAY,
}

_REQUIRED = ("date", "kind")
_COLUMNS = (*_REQUIRED, "name")
_DATE = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")

# Row number as the person sees it (header of a CSV is row 1) and the cells by column.
_Row = tuple[int, dict[str, object]]


def parse_calendar_days(text: str, filename: str) -> tuple[CalendarDay, ...]:
    """Return the days of a file in order of date; the file's name is their source.

    Raises:
        InvalidInput: `calendar.file` when the file as a whole is unusable, `calendar.row` for one
            cell; details name file, row, column, value and rule.
    """
    if len(text) > MAX_CHARACTERS:
        raise _bad_file(filename, "too_long", limit=MAX_CHARACTERS)
    source = PurePath(filename.replace("\\", "/")).name
    text = text.removeprefix("\ufeff")
    rows = _json_rows if filename.lower().endswith(".json") else _csv_rows
    days: dict[date, tuple[int, CalendarDay]] = {}
    for number, cells in rows(text, filename):
        day = _day(number, cells, filename, source)
        if day.date in days:
            first = days[day.date][0]
            raise _bad_row(filename, number, "date", day.date.isoformat(), "twice", first_row=first)
        days[day.date] = number, day
    if not days:
        raise _bad_file(filename, "empty")
    return tuple(days[key][1] for key in sorted(days))


def _csv_rows(text: str, filename: str) -> Iterator[_Row]:
    # strict: without it an unclosed quote would swallow the rest of the file as one name
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, filename)
        count = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            _check_count(count, filename)
            if len(cells) > len(header):
                extra = cells[len(header)]
                raise _bad_row(filename, reader.line_num, "", extra, "too_many_columns")
            yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise _bad_file(filename, "not_csv", row=reader.line_num) from error


def _check_header(header: list[str], filename: str) -> None:
    for column in _REQUIRED:
        if column not in header:
            raise _bad_row(filename, 1, column, ",".join(header), "missing_column")
    for column in header:
        if column not in _COLUMNS or header.count(column) > 1:
            raise _bad_row(filename, 1, column, column, "unknown_column", allowed=_COLUMNS)


def _json_rows(text: str, filename: str) -> Iterator[_Row]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise _bad_file(filename, "not_json", row=line) from error
    if isinstance(content, dict):
        content = content.get("days")
    if not isinstance(content, list):
        raise _bad_file(filename, "not_a_list")
    for number, item in enumerate(content, start=1):
        _check_count(number, filename)
        if not isinstance(item, dict):
            raise _bad_row(filename, number, "", item, "not_an_object")
        _check_keys(number, item, filename)
        yield number, item


def _check_keys(number: int, keys: Iterable[str], filename: str) -> None:
    for key in keys:
        if key not in _COLUMNS:
            raise _bad_row(filename, number, key, key, "unknown_column", allowed=_COLUMNS)


def _check_count(count: int, filename: str) -> None:
    if count > MAX_ROWS:
        raise _bad_file(filename, "too_many_rows", limit=MAX_ROWS)


def _day(number: int, cells: dict[str, object], filename: str, source: str) -> CalendarDay:
    for column, value in cells.items():
        if not isinstance(value, str):
            raise _bad_row(filename, number, column, value, "not_text")
    text = {column: str(value).strip() for column, value in cells.items()}
    kind = KINDS.get(text.get("kind", "").lower())
    if kind is None:
        allowed = tuple(KINDS)
        raise _bad_row(filename, number, "kind", text.get("kind", ""), "kind", allowed=allowed)
    day = _date(number, text.get("date", ""), filename)
    name = text.get("name", "")
    if len(name) > MAX_NAME:
        raise _bad_row(filename, number, "name", name, "too_long", limit=MAX_NAME)
    if not name.isprintable():
        raise _bad_row(filename, number, "name", name, "unprintable")
    return CalendarDay(day, kind, name, source)


def _date(number: int, text: str, filename: str) -> date:
    parts = _DATE.fullmatch(text)
    if parts is None:
        raise _bad_row(filename, number, "date", text, "date")
    year, month, day = (int(part) for part in parts.group(1, 3, 4))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        allowed = (FIRST_YEAR, LAST_YEAR)
        raise _bad_row(filename, number, "date", text, "year", allowed=allowed)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _bad_row(filename, number, "date", text, "date") from error


def _bad_file(filename: str, rule: str, **more: object) -> InvalidInput:
    return InvalidInput("calendar.file", file=filename, rule=rule, **more)


def _bad_row(
    filename: str, row: int, column: str, value: object, rule: str, **more: object
) -> InvalidInput:
    # A wrong value may be huge or deeply nested; a sentence needs its beginning or its type only.
    nested = isinstance(value, dict | list)
    shown = type(value).__name__ if nested else str(value)
    short = shown if len(shown) <= MAX_NAME else shown[:MAX_NAME] + "…"
    return InvalidInput(
        "calendar.row", file=filename, row=row, column=column, value=short, rule=rule, **more
    )
