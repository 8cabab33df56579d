from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from relapp.sample.pace import statutory_pace

PACE = statutory_pace(range(2025, 2028))
HALF_HOUR = timedelta(minutes=30)


def test_work_is_done_in_working_hours_and_keeps_its_order() -> None:
    start = datetime(2025, 12, 31, 16, tzinfo=UTC)
    # Half hours around New Year, a Spring Festival of nine days and the weekends between.
    asked = [start + HALF_HOUR * count for count in range(48 * 80)]
    worked = [PACE.worked(moment) for moment in asked]
    assert all(done <= moment for done, moment in zip(worked, asked, strict=True))
    assert all(earlier < later for earlier, later in pairwise(worked))
    for done in worked:
        wall = done.astimezone(PACE.zone)
        assert PACE.calendar.is_working(wall.date())
        assert time(9) <= wall.time() < time(12) or time(13, 30) <= wall.time() < time(18)


def test_a_moment_of_a_long_holiday_falls_into_the_last_afternoon_before_it() -> None:
    # 14 February 2026 is a Saturday worked instead of a day of the festival from the 15th on.
    done = PACE.worked(PACE.at(date(2026, 2, 20), 11))
    assert PACE.at(date(2026, 2, 14), 13, 30) <= done < PACE.at(date(2026, 2, 14), 18)
