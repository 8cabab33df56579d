"""Which automatic backups stay, and when one is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.backup import Rotation, is_due, surplus

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
MOMENTS = st.lists(
    st.integers(-900 * 1440, 260 * 1440).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    max_size=60,
)
ROTATIONS = st.builds(Rotation, st.integers(-1, 20), st.integers(-1, 20))


def day(moment: datetime) -> object:
    return moment.astimezone(ZONE).date()


def week(moment: datetime) -> object:
    return moment.astimezone(ZONE).isocalendar()[:2]


def test_a_year_of_days_leaves_a_week_and_four_weeks() -> None:
    made = [NOW - timedelta(days=n) for n in range(365)]
    gone = set(surplus(made, Rotation(7, 4), NOW, ZONE))
    ages = [n for n, moment in enumerate(made) if moment not in gone]
    # Wednesday: seven days, and the Sundays of the three weeks before this one.
    assert ages == [0, 1, 2, 3, 4, 5, 6, 10, 17]


def test_of_one_day_the_newest_stays() -> None:
    made = [NOW - timedelta(minutes=n) for n in (0, 20, 50)]
    assert surplus(made, Rotation(7, 4), NOW, ZONE) == (made[2], made[1])


def test_the_day_is_that_of_the_office() -> None:
    # 23:50 and 00:10 in Shanghai, one day in UTC.
    late, early = (
        datetime(2026, 9, 15, 15, 50, tzinfo=UTC),
        datetime(2026, 9, 15, 16, 10, tzinfo=UTC),
    )
    assert not is_due([early], NOW, ZONE)
    assert is_due([late], NOW, ZONE)
    assert is_due([], NOW, ZONE)
    assert surplus([late, early], Rotation(2, 0), NOW, ZONE) == ()


def test_a_clock_that_was_ahead_neither_stops_backups_nor_costs_any() -> None:
    ahead = [NOW + timedelta(days=n) for n in range(1, 30)]
    assert is_due(ahead, NOW, ZONE)
    assert surplus([*ahead, NOW], Rotation(1, 1), NOW, ZONE) == ()


def test_nothing_wanted_is_said_so() -> None:
    assert Rotation().wanted
    assert Rotation(0, 1).wanted
    assert not Rotation(0, 0).wanted


@given(MOMENTS, ROTATIONS)
def test_what_goes_is_of_the_past_and_the_newest_stays(
    made: list[datetime], rotation: Rotation
) -> None:
    gone = surplus(made, rotation, NOW, ZONE)
    past = [moment for moment in made if moment <= NOW]
    assert set(gone) <= set(past)
    assert list(gone) == sorted(set(gone))
    assert not past or max(past) not in gone


@given(MOMENTS, ROTATIONS)
def test_as_many_days_and_weeks_stay_as_wanted(made: list[datetime], rotation: Rotation) -> None:
    past = {moment for moment in made if moment <= NOW}
    stay = past - set(surplus(made, rotation, NOW, ZONE))
    for kind, wanted in ((day, rotation.daily), (week, rotation.weekly)):
        spans = sorted({kind(moment) for moment in past}, reverse=True)  # type: ignore[type-var]
        for span in spans[: max(wanted, 0)]:
            assert max(m for m in past if kind(m) == span) in stay
    assert len(stay) <= max(rotation.daily, 0) + max(rotation.weekly, 0) + 1


@given(MOMENTS, ROTATIONS)
def test_removing_twice_removes_nothing_more(made: list[datetime], rotation: Rotation) -> None:
    gone = set(surplus(made, rotation, NOW, ZONE))
    assert surplus([m for m in made if m not in gone], rotation, NOW, ZONE) == ()
