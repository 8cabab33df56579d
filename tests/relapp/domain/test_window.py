from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.window import (
    Freeze,
    ReleaseWindow,
    WindowLoad,
    WindowProblemKind,
    WindowState,
    assignment_problems,
    capacity_left,
    clashes,
    fits,
    freeze_hits,
)
from relapp.errors import InvalidInput

OPENING = datetime(2026, 9, 22, 11, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
Kind = WindowProblemKind
EMPTY = WindowLoad()

moments = st.integers(1_577_836_800, 1_893_456_000).map(lambda s: datetime.fromtimestamp(s, UTC))
lengths = st.timedeltas(timedelta(minutes=1), timedelta(days=40))
periods = st.tuples(moments, lengths).map(lambda p: (p[0], p[0] + p[1]))


def window(
    state: WindowState = WindowState.PUBLISHED,
    families: tuple[str, ...] = (),
    capacity: int = 8,
) -> ReleaseWindow:
    return ReleaseWindow(
        id=18,
        year=2026,
        number=18,
        starts_at=OPENING,
        ends_at=OPENING + 4 * HOUR,
        families=families,
        capacity=capacity,
        material_due_at=datetime(2026, 9, 17, 10, tzinfo=UTC),
        state=state,
    )


def freeze(start: datetime, end: datetime, hard: bool = True) -> Freeze:
    return Freeze(id=1, name="季末关账", starts_at=start, ends_at=end, hard=hard)


def kinds(
    of: ReleaseWindow,
    taken: WindowLoad = EMPTY,
    family: str = "java",
    minutes: int | None = 30,
    freezes: tuple[Freeze, ...] = (),
    now: datetime = datetime(2026, 9, 16, tzinfo=UTC),
) -> list[WindowProblemKind]:
    found = assignment_problems(of, taken, family, minutes, freezes, now)
    return [problem.kind for problem in found]


def test_minutes_are_elapsed_time() -> None:
    assert window().minutes == 240


def test_end_before_start_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        freeze(OPENING, OPENING)
    assert refusal.value.code == "window.period"


def test_moments_without_zone_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="aware"):
        freeze(datetime(2026, 1, 1), OPENING)  # noqa: DTZ001  the very thing under test


def test_negative_capacity_is_refused() -> None:
    with pytest.raises(InvalidInput):
        window(capacity=-1)


@given(periods, periods)
def test_clash_is_symmetric_and_means_a_shared_moment(
    a: tuple[datetime, datetime], b: tuple[datetime, datetime]
) -> None:
    assert clashes(*a, *b) == clashes(*b, *a)
    assert clashes(*a, *b) == (max(a[0], b[0]) < min(a[1], b[1]))
    assert clashes(*a, *a)


@given(periods, lengths)
def test_touching_ends_do_not_clash(a: tuple[datetime, datetime], more: timedelta) -> None:
    assert not clashes(*a, a[1], a[1] + more)


@given(periods, st.lists(periods, max_size=8))
def test_freeze_hits_are_the_clashing_ones_in_order(
    a: tuple[datetime, datetime], others: list[tuple[datetime, datetime]]
) -> None:
    freezes = [Freeze(id=i, name="f", starts_at=s, ends_at=e) for i, (s, e) in enumerate(others)]
    hits = freeze_hits(*a, freezes)
    assert {f.id for f in hits} == {f.id for f in freezes if clashes(*a, f.starts_at, f.ends_at)}
    assert list(hits) == sorted(hits, key=lambda f: (f.starts_at, f.ends_at, f.id))


@given(st.integers(0, 20), st.integers(0, 20))
def test_capacity_left_never_goes_below_zero(capacity: int, taken: int) -> None:
    left = capacity_left(window(capacity=capacity), WindowLoad(taken, 0))
    assert left == max(0, capacity - taken)


def test_a_window_without_families_serves_all_and_case_is_ignored() -> None:
    assert fits(window(), "")
    assert fits(window(families=("Java", "前端")), "java")
    assert not fits(window(families=("Java",)), "")


def test_nothing_speaks_against_a_fitting_release() -> None:
    assert kinds(window(families=("java",)), WindowLoad(7, 200)) == []


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (WindowState.PUBLISHED, []),
        (WindowState.PLANNED, [Kind.NOT_PUBLISHED]),
        (WindowState.CANCELLED, [Kind.CANCELLED]),
    ],
)
def test_only_a_published_window_takes_releases(
    state: WindowState, expected: list[WindowProblemKind]
) -> None:
    assert kinds(window(state)) == expected
    assert window(state).is_open_for_planning == (not expected)


def test_full_wrong_family_and_too_long_refuse() -> None:
    found = kinds(window(families=("cobol",)), WindowLoad(8, 0), minutes=241)
    assert found == [Kind.FAMILY, Kind.FULL, Kind.LONGER_THAN_WINDOW]


def test_short_minutes_only_warn_and_tell_what_is_left() -> None:
    now = datetime(2026, 9, 16, tzinfo=UTC)
    (problem,) = assignment_problems(window(), WindowLoad(7, 205), "java", 90, (), now)
    assert problem.kind is Kind.MINUTES_SHORT
    assert not problem.blocks
    assert problem.params == {"needed": 90, "left": 35}


def test_no_estimate_says_nothing_about_minutes() -> None:
    assert kinds(window(), WindowLoad(1, 900), minutes=None) == []


def test_material_deadline_warns_until_the_window_opens() -> None:
    due = datetime(2026, 9, 17, 10, tzinfo=UTC)
    assert kinds(window(), now=due - timedelta(microseconds=1)) == []
    assert kinds(window(), now=due) == [Kind.MATERIAL_DUE_PASSED]
    assert kinds(window(), now=OPENING) == [Kind.STARTED]


def test_refusals_come_before_warnings_and_freezes_are_judged_at_the_window() -> None:
    closing = OPENING + 4 * HOUR
    soft = freeze(OPENING - HOUR, OPENING + HOUR, hard=False)
    hard = freeze(closing - HOUR, closing + HOUR)
    touching = freeze(closing, closing + HOUR)
    today = freeze(datetime(2026, 9, 15, tzinfo=UTC), datetime(2026, 9, 18, tzinfo=UTC))
    found = kinds(window(), freezes=(soft, hard, touching, today))
    assert found == [Kind.HARD_FREEZE, Kind.SOFT_FREEZE]
