"""Calendar files: read back by a parser, and stable when written again."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from relapp.domain.window import Freeze, ReleaseWindow, WindowState
from relapp.errors import ExportFailed
from relapp.export.icalendar import write_ics

SHANGHAI = ZoneInfo("Asia/Shanghai")
MADE = datetime(2026, 9, 16, 1, tzinfo=UTC)


def a_window(number: int = 18, **facts: object) -> ReleaseWindow:
    values: dict[str, object] = {
        "id": number,
        "year": 2026,
        "number": number,
        "starts_at": datetime(2026, 9, 22, 11, 30, tzinfo=UTC),
        "ends_at": datetime(2026, 9, 22, 15, 30, tzinfo=UTC),
        "state": WindowState.PUBLISHED,
    }
    return ReleaseWindow(**(values | facts))  # type: ignore[arg-type]


def a_freeze(**facts: object) -> Freeze:
    values: dict[str, object] = {
        "id": 3,
        "name": "国庆封网",
        "starts_at": datetime(2026, 9, 27, 16, tzinfo=UTC),
        "ends_at": datetime(2026, 10, 8, 16, tzinfo=UTC),
    }
    return Freeze(**(values | facts))  # type: ignore[arg-type]


def written(folder: Path, windows: list[ReleaseWindow], freezes: list[Freeze]) -> Path:
    return write_ics(windows, freezes, folder / "a.ics", SHANGHAI, made_at=MADE)


def test_windows_are_read_back_in_office_time(tmp_path: Path) -> None:
    window = a_window(
        families=("java",),
        material_due_at=datetime(2026, 9, 17, 10, tzinfo=UTC),
        moved_from=datetime(2026, 9, 24, 11, 30, tzinfo=UTC),
        move_reason="中秋前一日",
        version=2,
    )
    calendar = Calendar.from_ical(written(tmp_path, [window], []).read_bytes())
    (event,) = calendar.events
    assert str(event["summary"]) == "发布窗口 2026-18"
    assert event.start == datetime(2026, 9, 22, 19, 30, tzinfo=SHANGHAI)
    assert event.end - event.start == timedelta(hours=4)
    assert event["uid"] == "window-18@relapp"
    assert (event["sequence"], str(event["status"])) == (1, "CONFIRMED")
    for words in (
        "容量 8",
        "java",
        "材料截止：2026-09-17 18:00",
        "原定 2026-09-24 19:30；中秋前一日",
    ):
        assert words in str(event["description"])


def test_the_zone_is_defined_in_the_file(tmp_path: Path) -> None:
    text = written(tmp_path, [a_window()], []).read_text(encoding="utf-8")
    assert "BEGIN:VTIMEZONE" in text
    assert "TZID:Asia/Shanghai" in text
    assert "DTSTART;TZID=Asia/Shanghai:20260922T193000" in text


def test_freezes_of_whole_days_are_all_day_entries(tmp_path: Path) -> None:
    part_of_day = a_freeze(id=4, ends_at=datetime(2026, 10, 8, 12, tzinfo=UTC), hard=False)
    path = written(tmp_path, [], [a_freeze(), part_of_day])
    whole, part = Calendar.from_ical(path.read_bytes()).events
    assert (whole.start, whole.end) == (date(2026, 9, 28), date(2026, 10, 9))
    assert str(whole["transp"]) == "OPAQUE"
    assert part.end == datetime(2026, 10, 8, 20, tzinfo=SHANGHAI)
    assert "仅提醒" in str(part["description"])


def test_cancelled_windows_say_so_and_planned_ones_are_tentative(tmp_path: Path) -> None:
    windows = [a_window(1, state=WindowState.CANCELLED), a_window(2, state=WindowState.PLANNED)]
    events = Calendar.from_ical(written(tmp_path, windows, []).read_bytes()).events
    assert [str(e["status"]) for e in events] == ["CANCELLED", "TENTATIVE"]


def test_lines_are_folded_at_75_bytes_without_breaking_a_character(tmp_path: Path) -> None:
    window = a_window(note="停机公告、口径说明与值守安排，" * 20)
    data = written(tmp_path, [window], []).read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()
    assert window.note in str(Calendar.from_ical(data).events[0]["description"])


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, [a_window(2), a_window(1)], [a_freeze()]).read_bytes()
    assert written(tmp_path, [a_window(1), a_window(2)], [a_freeze()]).read_bytes() == first


def test_typed_text_cannot_add_lines_of_its_own(tmp_path: Path) -> None:
    freeze = a_freeze(name="甲\r\nATTENDEE:mailto:x@example.org", reason="一,二;三\\n\x00")
    path = written(tmp_path, [], [freeze])
    (event,) = Calendar.from_ical(path.read_bytes()).events
    assert "attendee" not in event
    assert "一,二;三\\n" in str(event["description"])


def test_english_words_and_a_feed_name_of_the_office(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write_ics(
        [a_window()], [], path, SHANGHAI, made_at=MADE, language="en", feed="desk.example.org"
    )
    (event,) = Calendar.from_ical(path.read_bytes()).events
    assert str(event["summary"]) == "Release window 2026-18"
    assert event["uid"] == "window-18@desk.example.org"


def test_a_target_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        written(tmp_path / "no", [], [])
