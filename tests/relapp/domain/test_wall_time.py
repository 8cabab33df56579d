from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.wall_time import day_bounds, to_wall, wall_exists, wall_to_utc

BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from(
    [
        "Asia/Shanghai",
        "Europe/Berlin",
        "America/New_York",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "UTC",
    ]
).map(ZoneInfo)
days = st.dates(date(1995, 1, 1), date(2035, 1, 1))


@given(days, st.times(), zones)
def test_wall_time_comes_back_unless_clocks_skip_it(day: date, at: time, zone: ZoneInfo) -> None:
    moment = wall_to_utc(day, at, zone)
    assert moment.tzinfo is UTC
    same = to_wall(moment, zone).replace(tzinfo=None) == datetime.combine(day, at)
    assert same == wall_exists(day, at, zone)


@given(days, zones)
def test_days_follow_each_other_without_gap(day: date, zone: ZoneInfo) -> None:
    start, end = day_bounds(day, zone)
    assert day_bounds(day + timedelta(days=1), zone)[0] == end
    assert timedelta() <= end - start <= timedelta(hours=25)


def test_evening_in_shanghai() -> None:
    moment = wall_to_utc(date(2026, 9, 22), time(19, 30), ZoneInfo("Asia/Shanghai"))
    assert moment == datetime(2026, 9, 22, 11, 30, tzinfo=UTC)


def test_skipped_hour_opens_later_never_earlier() -> None:
    moment = wall_to_utc(date(2026, 3, 29), time(2, 30), BERLIN)
    assert to_wall(moment, BERLIN).time() == time(3, 30)
    assert not wall_exists(date(2026, 3, 29), time(2, 30), BERLIN)


def test_repeated_hour_means_the_first() -> None:
    for fold in (0, 1):
        moment = wall_to_utc(date(2026, 10, 25), time(2, 30, fold=fold), BERLIN)
        assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_moment_without_zone_has_no_wall_time() -> None:
    with pytest.raises(ValueError, match="aware"):
        to_wall(datetime(2026, 1, 1), BERLIN)  # noqa: DTZ001  the very thing under test
