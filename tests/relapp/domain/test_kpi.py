"""The key figures: counted by hand where the contract is concerned, by laws for the rest."""

import statistics
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.kpi import (
    KpiRelease,
    Measure,
    MeasureKey,
    Targets,
    affordable_failures,
    rate_after,
)
from relapp.domain.kpi_formulas import measure_all, median, percentile
from relapp.domain.kpi_report import Dimension, build_report
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType
from relapp.errors import InvalidInput
from tests.relapp.domain.kpi_samples import ENDED, SHANGHAI, a_release, releases

Q3 = Quarter(2026, 3)


def measures(*found: KpiRelease, targets: Targets | None = None) -> dict[MeasureKey, Measure]:
    return {m.key: m for m in measure_all(found, targets or Targets())}


def a_failure(number: str = "FB26-118", **facts: object) -> KpiRelease:
    return a_release(number, outcome=Outcome.ROLLED_BACK, rolled_back=True, **facts)


def counts(measure: Measure) -> tuple[int | None, int]:
    return measure.numerator, measure.denominator


def test_success_rate_is_successful_over_ended_without_cancelled_ones() -> None:
    found = measures(
        a_release(),
        a_release(),
        a_release(outcome=Outcome.ROLLED_BACK, rolled_back=True, confirmed=True),
        a_release(outcome=Outcome.UNCONFIRMED, confirmed=False),
        a_release(outcome=Outcome.CANCELLED),
        a_release(outcome=None, ended_at=None),
    )[MeasureKey.SUCCESS]
    assert counts(found) == (2, 4)
    assert found.value == 0.5
    assert found.met is False


def test_a_target_is_compared_without_rounding() -> None:
    def success(hits: int, ended: int) -> bool | None:
        return Measure(MeasureKey.SUCCESS, "rate", hits / ended, hits, ended, 0.9).met

    assert success(9, 10) is True
    assert success(89999, 100000) is False
    assert success(27, 30) is True, "0.9 as a binary fraction is a little more than nine tenths"


def test_nothing_counted_is_none_not_zero() -> None:
    found = measures(a_release(outcome=Outcome.CANCELLED))
    assert {m.value for m in found.values()} == {None}
    assert {m.met for m in found.values()} == {None}


def test_lower_is_better_for_durations_and_bad_shares() -> None:
    target = Targets({MeasureKey.EMERGENCY: 0.2})
    one, four = a_release(mode=ReleaseMode.EMERGENCY), [a_release()] * 4
    assert measures(one, *four, targets=target)[MeasureKey.EMERGENCY].met is True
    assert measures(one, one, *four, targets=target)[MeasureKey.EMERGENCY].met is False


def test_shares_leave_out_releases_the_question_does_not_apply_to() -> None:
    found = measures(
        a_release(in_window=True, on_time=False, materials_complete=True),
        a_release(in_window=False, on_time=None, materials_complete=None),
        a_release(),
    )
    assert counts(found[MeasureKey.IN_WINDOW]) == (1, 2)
    assert counts(found[MeasureKey.ON_TIME]) == (0, 1)
    assert counts(found[MeasureKey.MATERIALS]) == (1, 1)


def test_a_release_fails_as_change_by_rollback_or_incident_once() -> None:
    found = measures(a_release(rolled_back=True, incidents=3), a_release(incidents=1), a_release())
    assert counts(found[MeasureKey.CHANGE_FAILURE]) == (2, 3)
    assert counts(found[MeasureKey.ROLLBACK]) == (1, 3)


def test_lead_times_are_days() -> None:
    start = ENDED - timedelta(days=20)
    found = measures(
        *(
            a_release(
                submitted_at=start,
                approved_at=start + timedelta(days=days),
                change_approved_at=start,
                deployed_at=start + timedelta(days=10, hours=12),
            )
            for days in (1, 2, 3, 4, 10)
        ),
        a_release(submitted_at=start),
    )
    assert found[MeasureKey.APPROVAL_MEDIAN].value == 3
    assert found[MeasureKey.APPROVAL_P90].value == pytest.approx(7.6)
    assert found[MeasureKey.APPROVAL_MEDIAN].denominator == 5
    assert found[MeasureKey.CHANGE_LEAD].value == 10.5


def test_cmdb_counts_the_ones_not_updated_yet_as_late() -> None:
    found = measures(
        a_release(cmdb_needed=True, cmdb_working_days=3),
        a_release(cmdb_needed=True, cmdb_working_days=4),
        a_release(cmdb_needed=True, cmdb_working_days=None),
        a_release(cmdb_needed=False, cmdb_working_days=1),
    )
    assert counts(found[MeasureKey.CMDB]) == (1, 3)


def test_reviews_are_asked_of_failed_releases_only() -> None:
    found = measures(a_release(reviewed=True), a_failure(), a_failure(reviewed=True))
    assert counts(found[MeasureKey.REVIEWED]) == (1, 2)
    assert measures(a_release())[MeasureKey.REVIEWED].value is None


def test_overdue_follow_ups_are_a_count() -> None:
    found = measures(a_release(follow_ups=3, follow_ups_overdue=2), a_release())
    assert found[MeasureKey.OVERDUE].value == 2
    assert counts(found[MeasureKey.OVERDUE]) == (2, 3)


def test_first_pass_is_by_check_not_by_release() -> None:
    found = measures(a_release(checks=30, checks_first_passed=24), a_release(checks=10))
    assert counts(found[MeasureKey.FIRST_PASS]) == (24, 40)


def test_affordable_failures_of_the_picture() -> None:
    assert affordable_failures(35, 38, 9, 0.9) == 1
    assert rate_after(35, 38, 9, 2) == pytest.approx(0.8936, abs=1e-4)
    assert affordable_failures(0, 5, 2, 0.9) is None
    assert affordable_failures(10, 10, 0, 0.9) == 0
    assert rate_after(0, 0, 0, 0) is None


@given(
    st.integers(0, 200), st.integers(0, 200), st.integers(0, 50), st.sampled_from([0.8, 0.9, 1.0])
)
def test_affordable_failures_is_the_largest_that_keeps_the_target(
    successful: int, failed: int, upcoming: int, target: float
) -> None:
    ended, exact = successful + failed, Fraction(str(target))

    def reached(failures: int) -> bool:
        return successful + upcoming - failures >= exact * (ended + upcoming)

    found = affordable_failures(successful, ended, upcoming, target)
    if found is None:
        assert not reached(0)
    else:
        assert reached(found)
        assert found == upcoming or not reached(found + 1)


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_median_is_the_statistical_one(values: list[float]) -> None:
    assert median(values) == pytest.approx(statistics.median(values))


@given(st.lists(st.integers(0, 1000), min_size=2), st.integers(1, 9))
def test_percentile_is_the_inclusive_one(values: list[int], tenth: int) -> None:
    wanted = statistics.quantiles(values, n=10, method="inclusive")[tenth - 1]
    assert percentile(values, tenth / 10) == pytest.approx(wanted)


@given(st.lists(releases(), max_size=30))
def test_every_share_is_a_share_of_what_was_counted(found: list[KpiRelease]) -> None:
    for measure in measure_all(found, Targets()):
        if measure.unit != "rate":
            continue
        assert measure.numerator is not None
        assert 0 <= measure.numerator <= measure.denominator
        assert (measure.value is None) == (measure.denominator == 0)


@given(st.lists(releases(), max_size=30))
def test_breakdowns_add_up_to_the_quarter(found: list[KpiRelease]) -> None:
    report = build_report(found, Q3, as_of=ENDED, zone=SHANGHAI)
    for dimension in Dimension:
        rows = report.breakdowns[dimension]
        assert sum(row.ended for row in rows) == report.current.ended
        assert sum(row.successful for row in rows) == report.current.successful
    assert len(report.failures) == report.current.ended - report.current.successful
    assert len(report.trend) == 8


@given(st.lists(releases(), max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_releases_does_not_matter(found: list[KpiRelease], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = build_report(found, Q3, as_of=ENDED, zone=SHANGHAI)
    other = build_report(shuffled, Q3, as_of=ENDED, zone=SHANGHAI)
    assert one.trend == other.trend
    assert one.breakdowns == other.breakdowns


def test_a_release_belongs_to_the_quarter_the_office_saw_it_end_in() -> None:
    late_evening_utc = datetime(2026, 6, 30, 16, 30, tzinfo=UTC)
    report = build_report([a_release(ended_at=late_evening_utc)], Q3, as_of=ENDED, zone=SHANGHAI)
    assert report.current.ended == 1
    assert [m.label for m in report.breakdowns[Dimension.MONTH] if m.ended] == ["2026-07"]


def test_breakdowns_put_the_worst_first_and_months_in_order() -> None:
    report = build_report(
        [
            a_release(application="甲", type=ReleaseType.NEW_SYSTEM),
            a_failure(application="乙"),
            a_release(application="丙"),
            a_release(application="丙"),
        ],
        Q3,
        as_of=ENDED,
        zone=SHANGHAI,
        upcoming=6,
    )
    assert [f.label for f in report.breakdowns[Dimension.APPLICATION]] == ["乙", "丙", "甲"]
    assert [f.label for f in report.breakdowns[Dimension.MONTH]] == list(Q3.months())
    assert report.unfinished
    assert report.outlook is not None
    assert (report.outlook.affordable, report.outlook.rate_beyond) == (0, 0.8)
    assert report.previous.ended == 0


def test_quarters_shift_across_years_and_are_read_back() -> None:
    assert str(Quarter(2026, 1).shifted(-1)) == "2025Q4"
    assert Quarter.parse("2026q3") == Q3
    assert Quarter.parse(str(Q3)) == Q3
    assert Q3.bounds(SHANGHAI)[0] == datetime(2026, 6, 30, 16, tzinfo=UTC)
    for wrong in ("2026Q5", "26Q3", "", "2026Q33"):
        with pytest.raises(InvalidInput):
            Quarter.parse(wrong)


@given(st.integers(2000, 2100), st.integers(1, 4), st.integers(-40, 40))
def test_shifting_there_and_back(year: int, number: int, by: int) -> None:
    quarter = Quarter(year, number)
    assert quarter.shifted(by).shifted(-by) == quarter
    assert (quarter.shifted(by) > quarter) == (by > 0)
