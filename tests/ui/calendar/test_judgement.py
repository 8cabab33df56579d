"""What a drop would do, and why some days take nothing."""

from datetime import date

import pytest

from relapp.domain.vocabulary import BoardColumn, ReleaseMode, ReleaseType
from relapp.domain.window import WindowProblemKind, WindowState
from tests.ui.calendar.autumn import NOW, ZONE, a_card, the_snapshot
from ui.calendar.drop_preview import reasons, verdict
from ui.calendar.judgement import Judgement, Refusal, judge
from ui.calendar.look import Look
from ui.calendar.mime import Cargo, CargoKind, cargo_of, mime_of
from ui.calendar.reading import ReleasePlan

LOOK = Look("zh", ZONE)
UPGRADE = Cargo(CargoKind.RELEASE, 158)
NEW_SYSTEM = Cargo(CargoKind.RELEASE, 157)


def judged(cargo: Cargo, day: date, minutes: int | None = None, **changes: object) -> Judgement:
    return judge(the_snapshot(**changes), cargo, day, NOW, ReleasePlan(minutes))


def test_the_last_place_is_announced_as_full() -> None:
    found = judged(UPGRADE, date(2026, 9, 22), 30)
    assert found.allowed
    assert verdict(found, LOOK) == "放下后 8 / 8 排满"
    assert reasons(found, LOOK) == ()


def test_too_few_minutes_are_told_but_do_not_refuse() -> None:
    found = judged(UPGRADE, date(2026, 9, 22), 90)
    assert found.allowed
    assert reasons(found, LOOK) == ("窗口只余 35 分钟，本发布预计 90 分钟",)


def test_a_full_window_refuses_with_the_reason() -> None:
    found = judged(UPGRADE, date(2026, 10, 8))
    assert not found.allowed
    kinds = {p.kind for p in found.problems}
    assert WindowProblemKind.FULL in kinds
    assert verdict(found, LOOK) == "不能放在这天"


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (date(2026, 9, 23), Refusal.NO_WINDOW),
        (date(2026, 9, 29), Refusal.FROZEN),
    ],
)
def test_a_planned_upgrade_needs_a_day_with_a_window(day: date, refusal: Refusal) -> None:
    assert judged(UPGRADE, day).refusal is refusal


def test_a_new_system_may_take_a_date_of_its_own_but_no_past_one() -> None:
    assert judged(NEW_SYSTEM, date(2026, 9, 23)).own_date
    assert judged(NEW_SYSTEM, date(2026, 9, 14)).refusal is Refusal.PAST


def test_a_process_without_windows_leaves_the_date_free() -> None:
    plan = ReleasePlan(by_window=False)
    found = judge(the_snapshot(), UPGRADE, date(2026, 9, 23), NOW, plan)
    assert found.own_date


def test_a_freeze_does_not_stop_an_emergency() -> None:
    card = a_card(170, mode=ReleaseMode.EMERGENCY, type=ReleaseType.UPGRADE)
    found = judged(Cargo(CargoKind.RELEASE, 170), date(2026, 9, 29), loose=(card,))
    assert found.own_date


def test_what_is_being_carried_out_stays_where_it_is() -> None:
    card = a_card(171, column=BoardColumn.IMPLEMENTING)
    found = judged(Cargo(CargoKind.RELEASE, 171), date(2026, 9, 22), loose=(card,))
    assert found.refusal is Refusal.TOO_LATE
    assert reasons(found, LOOK) == ("已开始实施，不能再改期",)


def test_a_cancelled_window_is_no_window() -> None:
    snapshot = the_snapshot()
    windows = tuple(
        w
        if w.number != 18
        else type(w)(
            id=w.id,
            year=w.year,
            number=w.number,
            starts_at=w.starts_at,
            ends_at=w.ends_at,
            state=WindowState.CANCELLED,
        )
        for w in snapshot.windows
    )
    assert judged(UPGRADE, date(2026, 9, 22), windows=windows).refusal is Refusal.NO_WINDOW


def test_the_window_it_is_in_already_is_refused() -> None:
    assert judged(Cargo(CargoKind.RELEASE, 151), date(2026, 9, 22)).refusal is Refusal.SAME_WINDOW


def test_a_release_that_is_gone_says_so() -> None:
    found = judged(Cargo(CargoKind.RELEASE, 999), date(2026, 9, 22))
    assert found.refusal is Refusal.GONE


def test_a_change_is_judged_by_its_application() -> None:
    assert judged(Cargo(CargoKind.CHANGE, 2295), date(2026, 9, 22)).allowed
    refused = judged(Cargo(CargoKind.CHANGE, 2295), date(2026, 9, 22), families={})
    assert refused.problems[0].kind is WindowProblemKind.FAMILY


def test_cargo_survives_the_journey_and_foreign_data_is_ignored() -> None:
    assert cargo_of(mime_of(UPGRADE, "FB26-158")) == UPGRADE
    foreign = mime_of(UPGRADE, "")
    foreign.setData("application/x-relapp-calendar", b"release:x")
    assert cargo_of(foreign) is None
