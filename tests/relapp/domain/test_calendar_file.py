import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.calendar_file import MAX_CHARACTERS, MAX_ROWS, parse_calendar_days
from relapp.domain.working_days import CalendarDay, DayKind
from relapp.errors import InvalidInput

CSV = "\ufeffdate,kind,name\r\n2027/10/1,休,国庆节\r\n\r\n2027-02-14,班,春节\r\n"

names = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=40)
records = st.lists(
    st.builds(
        CalendarDay,
        st.dates(date(1990, 1, 1), date(2100, 12, 31)),
        st.sampled_from(DayKind),
        names,
        st.just("f.json"),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda d: d.date,
)


def refusal(text: str, filename: str = "notice.csv") -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        parse_calendar_days(text, filename)
    return caught.value


def test_csv_as_a_spreadsheet_saves_it() -> None:
    assert parse_calendar_days(CSV, "C:\\desk\\2027.csv") == (
        CalendarDay(date(2027, 2, 14), DayKind.MAKEUP_WORKDAY, "春节", "2027.csv"),
        CalendarDay(date(2027, 10, 1), DayKind.HOLIDAY, "国庆节", "2027.csv"),
    )


def test_name_may_be_absent_and_columns_in_any_order() -> None:
    (day,) = parse_calendar_days("Kind,DATE\nWorkday,2027-02-14\n", "x.csv")
    assert day == CalendarDay(date(2027, 2, 14), DayKind.MAKEUP_WORKDAY, "", "x.csv")


@given(records)
def test_json_comes_back_in_order_of_date(days: list[CalendarDay]) -> None:
    rows = [{"date": d.date.isoformat(), "kind": d.kind.value, "name": d.name} for d in days]
    expected = tuple(sorted(days, key=lambda d: d.date))
    assert parse_calendar_days(json.dumps(rows), "dir/f.json") == expected
    assert parse_calendar_days(json.dumps({"days": rows}), "f.json") == expected


@given(st.text(max_size=200), st.sampled_from(["a.csv", "a.json"]))
def test_any_text_is_read_or_refused(text: str, filename: str) -> None:
    with suppress(InvalidInput):
        assert parse_calendar_days(text, filename)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date,kind\n2027-02-30,休", {"row": 2, "column": "date", "rule": "date"}),
        ("date,kind\n20270230,休", {"row": 2, "column": "date", "rule": "date"}),
        ("date,kind\n2027-02/03,休", {"row": 2, "column": "date", "rule": "date"}),
        ("date,kind\n1027-02-03,休", {"row": 2, "column": "date", "rule": "year"}),
        ("date,kind\n2027-02-03,off", {"row": 2, "column": "kind", "value": "off"}),
        ("date,kind\n2027-02-03", {"row": 2, "column": "kind", "value": ""}),
        ("date,kind\n2027-02-03,休,x", {"row": 2, "column": "", "value": "x"}),
        ("date,name\n", {"row": 1, "column": "kind", "rule": "missing_column"}),
        ("date,kind,note\n", {"row": 1, "column": "note", "rule": "unknown_column"}),
        ("date,kind,kind\n", {"row": 1, "column": "kind", "rule": "unknown_column"}),
        ("date,kind,name\n2027-02-03,休,a\x01b", {"row": 2, "column": "name"}),
        (
            "date,kind\n2027-02-03,休\n\n2027/2/3,班",
            {"row": 4, "column": "date", "rule": "twice", "first_row": 2},
        ),
    ],
)
def test_csv_cells_are_refused_by_place(text: str, expected: dict[str, object]) -> None:
    error = refusal(text)
    assert error.code == "calendar.row"
    assert expected.items() <= error.details.items()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        ("3", "not_a_list"),
        ('{"x": []}', "not_a_list"),
        ("[]", "empty"),
    ],
)
def test_json_that_is_no_list_is_refused(text: str, rule: str) -> None:
    error = refusal(text, "x.JSON")
    assert (error.code, error.details["rule"]) == ("calendar.file", rule)


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ([[1, 2]], "not_an_object"),
        ({"date": 20270203, "kind": "休"}, "not_text"),
        ({"date": "2027-02-03", "kind": "休", "name": ["x"]}, "not_text"),
        ({"date": "2027-02-03", "kind": "休", "extra": "x"}, "unknown_column"),
    ],
)
def test_json_entries_are_refused_by_number(item: object, rule: str) -> None:
    good = {"date": "2027-01-01", "kind": "休"}
    error = refusal(json.dumps([good, item]), "x.json")
    assert (error.code, error.details["row"], error.details["rule"]) == ("calendar.row", 2, rule)


def test_an_unclosed_quote_does_not_swallow_the_file() -> None:
    error = refusal('date,kind,name\n2027-02-03,休,"春节\n2027-02-04,休,春节\n')
    assert (error.code, error.details["rule"]) == ("calendar.file", "not_csv")


def test_limits() -> None:
    assert refusal("x" * (MAX_CHARACTERS + 1)).details["rule"] == "too_long"
    many = "date,kind\n" + "2027-02-03,休\n" * (MAX_ROWS + 1)
    assert refusal(many).details["rule"] == "twice"
    assert refusal("date,kind,name\n2027-02-03,休," + "长" * 61).details["rule"] == "too_long"
    distinct = [
        {"date": date.fromordinal(727000 + i).isoformat(), "kind": "休"} for i in range(5001)
    ]
    assert refusal(json.dumps(distinct), "x.json").details["rule"] == "too_many_rows"
    assert refusal("", "x.csv").details["rule"] == "missing_column"
    assert refusal("date,kind\n").details["rule"] == "empty"
