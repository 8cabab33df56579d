"""The quarterly picture: key figures of a quarter, eight quarters of trend, and breakdowns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from relapp.domain.kpi import (
    KpiRelease,
    Measure,
    MeasureKey,
    Targets,
    affordable_failures,
    rate_after,
)
from relapp.domain.kpi_formulas import measure_all
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import Outcome
from relapp.domain.wall_time import to_wall

TREND_QUARTERS = 8


class Dimension(StrEnum):
    """By what a figure is broken down."""

    MONTH = "month"
    TYPE = "type"
    MODE = "mode"
    STRATEGY = "strategy"
    PROCESS = "process"
    DEPARTMENT = "department"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Figures:
    """All key figures of one set of releases.

    Attributes:
        label: the value of the dimension (an enum value or a name), or the quarter.
        cancelled: cancelled ones, which no figure counts.
    """

    label: str
    measures: tuple[Measure, ...]
    cancelled: int = 0

    def __getitem__(self, key: MeasureKey) -> Measure:
        return self.measures[_PLACES[key]]

    @property
    def ended(self) -> int:
        """Releases that ended, cancelled ones left out."""
        return self[MeasureKey.SUCCESS].denominator

    @property
    def successful(self) -> int:
        """Releases that were done without rollback and confirmed."""
        return self[MeasureKey.SUCCESS].numerator or 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the rest of the quarter may bring.

    Attributes:
        upcoming: releases still planned to end in the quarter.
        affordable: failures among them that leave the target reached; None if out of reach.
        rate_beyond: success rate with one failure more than affordable.
    """

    upcoming: int
    affordable: int | None
    rate_beyond: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiReport:
    """Everything the KPI page and the workbook show of a quarter.

    Attributes:
        as_of: when the data were read; a quarter not over by then is unfinished.
        releases: releases of the eight quarters, newest first, cancelled ones included.
        trend: eight quarters, oldest first; the last is the quarter itself.
    """

    quarter: Quarter
    as_of: datetime
    zone: ZoneInfo
    targets: Targets
    releases: tuple[KpiRelease, ...]
    trend: tuple[Figures, ...]
    breakdowns: Mapping[Dimension, tuple[Figures, ...]]
    failures: tuple[KpiRelease, ...]
    outlook: Outlook | None

    @property
    def current(self) -> Figures:
        """The figures of the quarter."""
        return self.trend[-1]

    @property
    def previous(self) -> Figures:
        """The figures of the quarter before."""
        return self.trend[-2]

    @property
    def unfinished(self) -> bool:
        """Whether the quarter was still running when the data were read."""
        return self.as_of < self.quarter.bounds(self.zone)[1]


def build_report(
    releases: Iterable[KpiRelease],
    quarter: Quarter,
    *,
    as_of: datetime,
    zone: ZoneInfo,
    targets: Targets | None = None,
    upcoming: int = 0,
) -> KpiReport:
    """Return the report of a quarter.

    Args:
        releases: at least those that ended in the quarter and the seven before; others are
            passed over.
        quarter: the quarter to report on.
        as_of: when the releases were read, aware.
        zone: the office's zone, which decides to what quarter and month an end belongs.
        targets: what the office wants to reach; the contract's 90 % unless given.
        upcoming: releases planned to end before the quarter does.
    """
    targets = targets or Targets()
    by_quarter = _by_quarter(releases, quarter, zone)
    own = by_quarter[quarter]
    trend = tuple(_figures(str(q), found, targets) for q, found in by_quarter.items())
    return KpiReport(
        quarter=quarter,
        as_of=as_of,
        zone=zone,
        targets=targets,
        releases=tuple(r for found in reversed(by_quarter.values()) for r in _newest_first(found)),
        trend=trend,
        breakdowns={d: _breakdown(d, own, quarter, zone, targets) for d in Dimension},
        failures=tuple(_newest_first(r for r in own if r.counted and not r.successful)),
        outlook=_outlook(trend[-1], upcoming, targets),
    )


def month_of(release: KpiRelease, zone: ZoneInfo) -> str:
    """Return the month in which a release ended in the office's zone, as 2026-09; or nothing."""
    return f"{to_wall(release.ended_at, zone):%Y-%m}" if release.ended_at else ""


def _by_quarter(
    releases: Iterable[KpiRelease], last: Quarter, zone: ZoneInfo
) -> dict[Quarter, list[KpiRelease]]:
    found: dict[Quarter, list[KpiRelease]] = {
        last.shifted(n): [] for n in range(1 - TREND_QUARTERS, 1)
    }
    for release in releases:
        if release.ended_at is None:
            continue
        place = Quarter.containing(release.ended_at, zone)
        if place in found:
            found[place].append(release)
    return found


def _newest_first(releases: Iterable[KpiRelease]) -> list[KpiRelease]:
    ended = [(r.ended_at, r.number, r) for r in releases if r.ended_at]
    return [r for _, _, r in sorted(ended, key=lambda e: e[:2], reverse=True)]


def _figures(label: str, releases: list[KpiRelease], targets: Targets) -> Figures:
    cancelled = sum(r.outcome is Outcome.CANCELLED for r in releases)
    return Figures(label, measure_all(releases, targets), cancelled)


def _breakdown(
    dimension: Dimension,
    releases: list[KpiRelease],
    quarter: Quarter,
    zone: ZoneInfo,
    targets: Targets,
) -> tuple[Figures, ...]:
    def by_month(release: KpiRelease) -> str:
        return month_of(release, zone)

    value = _VALUES.get(dimension, by_month)
    groups: dict[str, list[KpiRelease]] = {}
    if dimension is Dimension.MONTH:
        groups = {month: [] for month in quarter.months()}
    for release in releases:
        groups.setdefault(value(release), []).append(release)
    figures = [_figures(label, found, targets) for label, found in groups.items()]
    if dimension is Dimension.MONTH:
        return tuple(figures)
    # Where it burns first: the lowest success rate on top, then the one with most releases.
    return tuple(sorted(figures, key=_worst_first))


def _worst_first(figures: Figures) -> tuple[float, int, str]:
    rate = figures[MeasureKey.SUCCESS].value
    return (2.0 if rate is None else rate, -figures.ended, figures.label)


def _outlook(current: Figures, upcoming: int, targets: Targets) -> Outlook | None:
    target = targets.rates.get(MeasureKey.SUCCESS)
    if target is None:
        return None
    counts = current.successful, current.ended, upcoming
    affordable = affordable_failures(*counts, target)
    beyond = 0 if affordable is None else affordable + 1
    rate = rate_after(*counts, beyond) if beyond <= upcoming else None
    return Outlook(upcoming, affordable, rate)


_VALUES: dict[Dimension, Callable[[KpiRelease], str]] = {
    Dimension.TYPE: lambda r: r.type.value,
    Dimension.MODE: lambda r: r.mode.value,
    Dimension.STRATEGY: lambda r: r.strategy.value,
    Dimension.PROCESS: lambda r: r.process,
    Dimension.DEPARTMENT: lambda r: r.department,
    Dimension.APPLICATION: lambda r: r.application,
}
_PLACES = {key: place for place, key in enumerate(MeasureKey)}
