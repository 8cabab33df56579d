"""What a day of the month page holds."""

from datetime import date

from tests.ui.calendar.autumn import NOW, a_card, the_snapshot
from ui.calendar.day_items import (
    DayCell,
    DeadlineItem,
    FreezeItem,
    GhostItem,
    WindowItem,
    page,
    page_days,
)
from ui.calendar.findings import FindingKind, findings


def cell(day: date, **changes: object) -> DayCell:
    cells = page(the_snapshot(**changes), day, NOW)
    return next(c for c in cells if c.day == day)


def test_a_page_has_whole_weeks_from_monday_to_sunday() -> None:
    days = page_days(date(2026, 9, 22))
    assert (days[0], days[-1], len(days)) == (date(2026, 8, 31), date(2026, 10, 4), 35)
    assert len(page_days(date(2026, 2, 1))) == 35
    assert len(page_days(date(2026, 8, 1))) == 42


def test_a_moved_window_stands_on_its_new_day_and_leaves_a_ghost() -> None:
    (ghost, _) = cell(date(2026, 9, 24)).items
    assert isinstance(ghost, GhostItem)
    assert ghost.moved_to == date(2026, 9, 22)
    window = cell(date(2026, 9, 22)).window
    assert isinstance(window, WindowItem)
    assert (window.window.number, window.moved_from) == (18, date(2026, 9, 24))


def test_a_past_window_tells_how_its_releases_ended() -> None:
    window = cell(date(2026, 9, 10)).window
    assert window is not None
    assert window.past
    assert (window.results.succeeded, window.results.rolled_back) == (5, 1)
    assert window.conflicts == 0


def test_the_deadline_names_how_many_releases_are_incomplete() -> None:
    found = [i for d in (15, 16, 17, 18) for i in cell(date(2026, 9, d)).items]
    (deadline,) = [i for i in found if isinstance(i, DeadlineItem)]
    assert deadline.incomplete == 2


def test_a_freeze_is_named_once_and_covers_its_days() -> None:
    first, second = cell(date(2026, 9, 28)), cell(date(2026, 9, 29))
    assert isinstance(first.items[0], FreezeItem)
    assert second.items == ()
    assert first.frozen
    assert second.hard


def test_only_the_first_day_of_a_holiday_carries_its_name() -> None:
    assert cell(date(2026, 9, 25)).first_off
    assert not cell(date(2026, 9, 26)).first_off
    assert not cell(date(2026, 9, 26)).working
    assert cell(date(2026, 9, 20)).working


def test_conflicts_come_before_advice() -> None:
    snapshot = the_snapshot()
    window = snapshot.window(18)
    assert window is not None
    kinds = [f.kind for f in findings(snapshot, window, NOW)]
    assert kinds == [FindingKind.DEPENDENCY, FindingKind.MATERIAL]


def test_a_release_of_the_wrong_family_is_a_conflict() -> None:
    snapshot = the_snapshot(
        cards=(a_card(150, window_id=18, application_id=99),), families={99: "主机"}
    )
    window = snapshot.window(18)
    assert window is not None
    assert [f.kind for f in findings(snapshot, window, NOW)] == [FindingKind.FAMILY]
