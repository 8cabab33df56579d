"""Windows, freezes and the working calendar, and what they mean for releases."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.changes import Kind
from relapp.domain.release import RunStepDraft
from relapp.domain.vocabulary import Reason, ReleaseType, RunKind
from relapp.domain.window import ReleaseWindow, WindowLoad, WindowProblemKind, WindowState
from relapp.domain.working_days import CalendarDay, DayKind, YearStatus
from relapp.errors import (
    InvalidInput,
    NotFound,
    NotPermitted,
    RelappError,
    RuleViolation,
    StaleRecord,
)
from relapp.services.freezes import FreezeDraft
from relapp.services.windows import WindowDraft
from relapp.wording.errors import word
from tests.relapp.small_office import SmallOffice, local

APPROVED = 3
"""Key of the release of the busy office that was approved and is being implemented."""


def code_of(command: Callable[[], object]) -> str:
    with pytest.raises(RelappError) as caught:
        command()
    return caught.value.code


def window(office: SmallOffice, number: int = 1) -> ReleaseWindow:
    return next(w for w in office.core.windows.year(2026).windows if w.number == number)


def draft_of(known: ReleaseWindow, **fields: object) -> WindowDraft:
    draft = WindowDraft(
        starts_at=known.starts_at,
        ends_at=known.ends_at,
        capacity=known.capacity,
        families=known.families,
        material_due_at=known.material_due_at,
        note=known.note,
        id=known.id,
        version=known.version,
    )
    return replace(draft, **fields)  # type: ignore[arg-type]


def schedule(office: SmallOffice, key: int, **where: object) -> None:
    office.core.releases.schedule(office["office"], key, office.version(key), **where)  # type: ignore[arg-type]


def problems(office: SmallOffice, key: int, **where: object) -> set[WindowProblemKind]:
    with pytest.raises(RelappError) as caught:
        schedule(office, key, **where)
    assert caught.value.code == "window.refused"
    return {p.kind for p in caught.value.details["problems"]}  # type: ignore[attr-defined]


def test_a_release_takes_a_window_and_gives_it_back(office: SmallOffice) -> None:
    key = office.register()
    schedule(office, key, window_id=office.window())
    assert office.core.board.card(key).starts_at == local(9, 24)
    assert office.core.windows.year(2026).loads == {office.window(): WindowLoad(1, 0)}
    schedule(office, key)
    facts = office.facts(key)
    assert (facts.window, facts.release.planned_start) == (None, None)
    with pytest.raises(StaleRecord):
        office.core.releases.schedule(office["office"], key, 1, window_id=office.window())


def test_windows_that_refuse(office: SmallOffice) -> None:
    key = office.register()
    assert problems(office, key, window_id=office.window(3)) == {WindowProblemKind.NOT_PUBLISHED}
    other = office.register(application_id=office.application("门户"))
    assert problems(office, other, window_id=office.window()) == {WindowProblemKind.FAMILY}
    for _ in range(4):
        office.register(window_id=office.window())
    assert problems(office, key, window_id=office.window()) == {WindowProblemKind.FULL}
    office.clock.set(local(10, 15))
    assert problems(office, key, window_id=office.window(2)) == {WindowProblemKind.STARTED}
    with pytest.raises(NotFound):
        schedule(office, key, window_id=999)


def test_a_full_window_keeps_those_who_are_in_it(office: SmallOffice) -> None:
    keys = [office.register(window_id=office.window()) for _ in range(4)]
    schedule(office, keys[0], window_id=office.window())
    schedule(office, keys[0], window_id=office.window(2))
    schedule(office, office.register(), window_id=office.window())
    assert problems(office, keys[0], window_id=office.window()) == {WindowProblemKind.FULL}


def test_a_hard_freeze_refuses_and_a_soft_one_does_not(office: SmallOffice) -> None:
    key = office.register()
    for hard in (False, True):
        office.core.freezes.save_freeze(
            office["office"],
            FreezeDraft(
                name="月结", starts_at=local(9, 24, 23, 0), ends_at=local(9, 26), hard=hard
            ),
        )
        if hard:
            assert problems(office, key, window_id=office.window()) == {
                WindowProblemKind.HARD_FREEZE
            }
        else:
            schedule(office, key, window_id=office.window())


def test_a_run_sheet_longer_than_the_window(office: SmallOffice) -> None:
    key = office.register()
    for kind, minutes in ((RunKind.STEP, 241), (RunKind.ROLLBACK, 600)):
        draft = RunStepDraft("步", kind, minutes=minutes)
        office.core.run_sheets.save(office["manager"], key, draft)
    assert problems(office, key, window_id=office.window()) == {
        WindowProblemKind.LONGER_THAN_WINDOW
    }


def test_dates_of_its_own(office: SmallOffice) -> None:
    upgrade = office.register()
    assert code_of(lambda: schedule(office, upgrade, start=local(9, 25))) == (
        "schedule.needs_window"
    )
    new = office.register(type=ReleaseType.NEW_SYSTEM)
    schedule(office, new, start=local(9, 25), end=local(9, 26))
    release = office.facts(new).release
    assert (release.planned_start, release.planned_end) == (local(9, 25), local(9, 26))
    wrong = code_of(lambda: schedule(office, new, start=local(9, 25), end=local(9, 25)))
    assert wrong == "window.period"


def test_a_freeze_refuses_a_date_yet_not_an_emergency(office: SmallOffice) -> None:
    office.core.freezes.save_freeze(
        office["office"], FreezeDraft(name="年结", starts_at=local(9, 25), ends_at=local(9, 27))
    )
    new = office.register(type=ReleaseType.NEW_SYSTEM)
    assert problems(office, new, start=local(9, 25, 16)) == {WindowProblemKind.HARD_FREEZE}
    schedule(office, new, start=local(9, 25, 15), end=local(9, 25))
    office.register(office.emergency(planned_start=local(9, 26)))


def test_two_desks_want_the_last_place(office: SmallOffice) -> None:
    for _ in range(3):
        office.register(window_id=office.window())
    keys = [office.register(), office.register()]
    desks = [office.open_again() for _ in keys]
    barrier = threading.Barrier(2)

    def take(desk: SmallOffice, key: int) -> str:
        actor, version, place = desk["office"], desk.version(key), desk.window()
        barrier.wait(10)
        try:
            desk.core.releases.schedule(actor, key, version, window_id=place)
        except RelappError as error:
            return error.code
        return "taken"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, desks, keys)) == ["taken", "window.refused"]


def test_a_moved_window_leaves_its_ghost_and_takes_its_releases_along(
    office: SmallOffice,
) -> None:
    key = office.register(window_id=office.window())
    known = window(office)
    changes = office.core.windows.move(
        office["office"], known.id, local(9, 22), local(9, 22, 23), " 让路 ", known.version
    )
    assert changes.touches(Kind.WINDOW, known.id)
    assert changes.touches(Kind.RELEASE, key)
    moved = window(office)
    assert (moved.starts_at, moved.ends_at) == (local(9, 22), local(9, 22, 23))
    assert (moved.moved_from, moved.move_reason) == (local(9, 24), "让路")
    assert moved.material_due_at == local(9, 18)
    assert office.core.board.card(key).starts_at == local(9, 22)
    office.core.windows.move(
        office["office"], known.id, local(9, 23), local(9, 23, 23), "再让", moved.version
    )
    assert window(office).moved_from == local(9, 24)


def test_a_window_that_was_approved_for_is_not_moved(busy: SmallOffice) -> None:
    known = window(busy)
    with pytest.raises(RuleViolation) as caught:
        busy.core.windows.move(
            busy["office"], known.id, local(9, 22), local(9, 22, 23), "让路", known.version
        )
    number = busy.facts(APPROVED).release.number
    assert word(caught.value).zh == (
        f"{number} 已批准在第 {known.number} 窗口上线，不能改期。先把它退回前面的阶段，再移动窗口"
    )
    assert window(busy) == known


def test_moving_a_window_makes_approvals_lapse(busy: SmallOffice) -> None:
    approving, known = 2, window(busy)
    for item in ("manager_ready", "manager_tests"):
        busy.answer(approving, item)
    busy.sign(approving, "manager")
    busy.core.releases.send_back(busy["office"], APPROVED, "prepare", "窗口要改期")
    busy.core.windows.move(
        busy["office"], known.id, local(9, 22), local(9, 22, 23), "让路", known.version
    )
    assert busy.requirement(approving, "manager").reason is Reason.LAPSED
    assert busy.core.board.card(approving).first_reason is Reason.LAPSED


def test_a_cancelled_window_stops_its_releases(busy: SmallOffice) -> None:
    known = window(busy)
    changes = busy.core.windows.cancel(busy["office"], known.id, "封网", known.version)
    assert changes.ids(Kind.RELEASE) == {2, 3, 4}
    assert window(busy).state is WindowState.CANCELLED
    for key, stopped in ((2, True), (3, False), (4, False)):
        reasons = {r.reason for r in busy.view(key).blockers}
        assert (Reason.WINDOW_CANCELLED in reasons) is stopped
    later = window(busy)
    move = busy.core.windows.move
    start, end = local(9, 29), local(9, 29, 23)
    assert code_of(lambda: move(busy["office"], later.id, start, end, "x", later.version)) == (
        "window.cancelled"
    )
    assert code_of(
        lambda: busy.core.windows.cancel(busy["office"], later.id, "x", later.version)
    ) == ("window.cancelled")


def test_moves_and_cancellations_need_a_reason_and_a_right(office: SmallOffice) -> None:
    known, windows = window(office), office.core.windows
    start, end = local(9, 22), local(9, 22, 23)
    for reason, who, code in ((" ", "office", "reason.missing"), ("x", "manager", None)):
        for command in (
            lambda: windows.move(office[who], known.id, start, end, reason, 1),  # noqa: B023
            lambda: windows.cancel(office[who], known.id, reason, 1),  # noqa: B023
        ):
            assert code_of(command) == (code or "permission.missing")
    assert code_of(lambda: windows.move(office["office"], known.id, end, start, "x", 1)) == (
        "window.period"
    )
    with pytest.raises(StaleRecord):
        windows.cancel(office["office"], known.id, "x", 9)
    with pytest.raises(NotFound):
        windows.cancel(office["office"], 999, "x", 1)


def test_a_window_made_by_hand(office: SmallOffice) -> None:
    start = local(12, 10)
    draft = WindowDraft(
        starts_at=start, ends_at=start + timedelta(hours=2), capacity=5, note=" 加 "
    )
    changes = office.core.windows.save(office["office"], draft)
    made = window(office, 4)
    assert changes.touches(Kind.WINDOW, made.id)
    assert (made.capacity, made.note, made.state) == (5, "加", WindowState.PUBLISHED)
    assert made.families == ()
    for wrong, code in (
        (replace(draft, ends_at=start), "window.period"),
        (replace(draft, capacity=0), "window.capacity"),
        (draft_of(made, starts_at=start + timedelta(hours=1)), "window.move_instead"),
    ):
        with pytest.raises(RelappError) as caught:
            office.core.windows.save(office["office"], wrong)
        assert caught.value.code == code
    office.core.windows.save(office["office"], draft_of(made, capacity=6, families=("java", "net")))
    assert (window(office, 4).capacity, window(office, 4).families) == (6, ("java", "net"))
    with pytest.raises(NotPermitted):
        office.core.windows.save(office["tester"], draft)


def test_a_new_deadline_for_papers_reaches_the_cards(office: SmallOffice) -> None:
    key = office.register(window_id=office.window())
    due = local(9, 16, 18, 0)
    changes = office.core.windows.save(
        office["office"], draft_of(window(office), material_due_at=due)
    )
    assert changes.touches(Kind.RELEASE, key)
    assert office.core.board.card(key).due_at == due


def test_a_year_is_proposed_chosen_and_published(office: SmallOffice) -> None:
    windows, actor = office.core.windows, office["office"]
    assert not windows.year(2027).published
    proposal = windows.propose(2027)
    assert len(proposal) == 24
    chosen = [p for p in proposal if not p.needs_opt_in]
    windows.create(actor, chosen, published=False)
    stored = windows.year(2027).windows
    assert [w.number for w in stored] == list(range(1, len(chosen) + 1))
    assert {w.state for w in stored} == {WindowState.PLANNED}
    changes = windows.publish(actor, 2027)
    assert changes.ids(Kind.WINDOW) == {w.id for w in stored}
    assert windows.year(2027).published
    assert not windows.publish(actor, 2027)
    for command in (
        lambda: windows.create(office["pmo"], ()),
        lambda: windows.publish(office["pmo"], 2027),
    ):
        assert code_of(command) == "permission.missing"


def test_the_window_of_the_glance_is_a_published_one(office: SmallOffice) -> None:
    office.clock.set(local(10, 16))
    assert office.core.board.glance(office["office"]).window is None
    office.core.windows.publish(office["office"], 2026)
    found = office.core.board.glance(office["office"]).window
    assert found is not None
    assert found.number == 3


def test_freezes_are_kept_changed_and_removed(office: SmallOffice) -> None:
    freezes, actor = office.core.freezes, office["office"]
    draft = FreezeDraft(
        name=" 年结 ", starts_at=local(12, 28), ends_at=local(12, 31), reason="结账"
    )
    changes = freezes.save_freeze(actor, draft)
    (known,) = office.core.windows.year(2026).freezes
    assert (known.name, known.hard, known.reason) == ("年结", True, "结账")
    assert changes.touches(Kind.FREEZE, known.id)
    again = replace(draft, name="年终结账", hard=False, id=known.id, version=known.version)
    freezes.save_freeze(actor, again)
    with pytest.raises(StaleRecord):
        freezes.save_freeze(actor, again)
    freezes.remove_freeze(actor, known.id)
    assert office.core.windows.year(2026).freezes == ()
    assert code_of(lambda: freezes.remove_freeze(actor, known.id)) == "freeze.unknown"
    for wrong, code in (
        (replace(draft, name=" "), "field.missing"),
        (replace(draft, ends_at=draft.starts_at), "window.period"),
    ):
        with pytest.raises(InvalidInput) as caught:
            freezes.save_freeze(actor, wrong)
        assert caught.value.code == code
    with pytest.raises(NotPermitted):
        freezes.save_freeze(office["tester"], draft)


def test_a_year_across_the_office_zone(office: SmallOffice) -> None:
    office.core.freezes.save_freeze(
        office["office"],
        FreezeDraft(name="跨年", starts_at=local(12, 31, 23, 30), ends_at=local(1, 1, 0, 30, 2027)),
    )
    for year in (2026, 2027):
        assert [f.name for f in office.core.windows.year(year).freezes] == ["跨年"]


def test_the_notice_of_a_year_replaces_what_was_known(office: SmallOffice) -> None:
    plan = office.core.windows.year(2026)
    assert plan.status is YearStatus.OFFICIAL
    assert CalendarDay(date(2026, 10, 1), DayKind.HOLIDAY, "国庆节", "chinesecalendar") in plan.days
    text = "date,kind,name\n2026-05-01,holiday,劳动节\n"
    changes = office.core.freezes.import_days(office["office"], text, "节假日.csv", (2026,))
    assert changes.touches(Kind.CALENDAR)
    assert [d.date for d in office.core.windows.year(2026).days] == [date(2026, 5, 1)]
    with pytest.raises(InvalidInput):
        office.core.freezes.import_days(office["office"], "nonsense", "x.csv", (2026,))
    assert len(office.core.windows.year(2026).days) == 1


def test_single_days_are_laid_over_the_notice(office: SmallOffice) -> None:
    before = len(office.core.windows.year(2026).days)
    text = "date,kind,name\n2026-12-24,holiday,司庆\n2026-10-01,makeup_workday,值班\n"
    office.core.freezes.import_days(office["office"], text, "司庆.csv")
    days = {d.date: d for d in office.core.windows.year(2026).days}
    assert len(days) == before + 1
    assert days[date(2026, 10, 1)].kind is DayKind.MAKEUP_WORKDAY
