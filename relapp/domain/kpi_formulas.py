"""Every formula of the key figures, over one record per release.

Formulas follow PROCESS section 4 (the contract's success rate and the list beyond it); those that
the list only names take their definition from the metric catalogue in PEERS section 1b. All of
them count releases that ended, cancelled ones left out, and say None where nothing was counted.
"""

from collections.abc import Callable, Iterable, Sequence

from relapp.domain.kpi import KpiRelease, Measure, MeasureKey, Targets


def measure_all(releases: Iterable[KpiRelease], targets: Targets) -> tuple[Measure, ...]:
    """Return every key figure over the counted ones among the releases."""
    counted = [release for release in releases if release.counted]
    return tuple(_measure(key, counted, targets) for key in MeasureKey)


def median(values: Sequence[float]) -> float | None:
    """Return the median as spreadsheets compute it."""
    return percentile(values, 0.5)


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the inclusive percentile with linear interpolation, as PERCENTILE in spreadsheets."""
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


_Count = tuple[int, int]


def _measure(key: MeasureKey, counted: list[KpiRelease], targets: Targets) -> Measure:
    target = targets.rates.get(key)
    if key is MeasureKey.OVERDUE:
        late, total = _overdue(counted)
        return Measure(key, "count", float(late) if counted else None, late, total, target)
    if key in _DURATIONS:
        days, share = _DURATIONS[key]
        known = [value for value in map(days, counted) if value is not None]
        return Measure(key, "days", percentile(known, share), None, len(known), target)
    hits, total = (
        _cmdb(counted, targets.cmdb_days) if key is MeasureKey.CMDB else _RATES[key](counted)
    )
    return Measure(key, "rate", hits / total if total else None, hits, total, target)


def _success(counted: list[KpiRelease]) -> _Count:
    """发布成功率 = successful / ended (PROCESS 4, the contract)."""
    return sum(r.successful for r in counted), len(counted)


def _emergency(counted: list[KpiRelease]) -> _Count:
    """紧急发布占比 = emergency / ended (PROCESS 4, PEERS 1b)."""
    return sum(r.emergency for r in counted), len(counted)


def _rollback(counted: list[KpiRelease]) -> _Count:
    """回退率 = rolled back / ended (PROCESS 4, PEERS 1b)."""
    return sum(r.rolled_back for r in counted), len(counted)


def _in_window(counted: list[KpiRelease]) -> _Count:
    """窗口内上线 = inside the window first approved / those with a window (PROCESS 4)."""
    return _known(r.in_window for r in counted)


def _on_time(counted: list[KpiRelease]) -> _Count:
    """准点率 = by the end first planned / those planned (PROCESS 4, PEERS 1b 发布及时率)."""
    return _known(r.on_time for r in counted)


def _change_failure(counted: list[KpiRelease]) -> _Count:
    """变更失败率 = releases that degraded the service / ended (PROCESS 4, PEERS 1b)."""
    return sum(r.failed_change for r in counted), len(counted)


def _first_pass(counted: list[KpiRelease]) -> _Count:
    """检查一次通过率 = checks passed at the first answer / checks answered (PROCESS 4)."""
    return sum(r.checks_first_passed for r in counted), sum(r.checks for r in counted)


def _materials(counted: list[KpiRelease]) -> _Count:
    """材料截止时齐套率 = complete at the deadline / those with a deadline (PROCESS 4)."""
    return _known(r.materials_complete for r in counted)


def _cmdb(counted: list[KpiRelease], limit: int) -> _Count:
    """配置库按时更新 = updated within N working days / those that change it (PROCESS 4)."""
    needed = [r.cmdb_working_days for r in counted if r.cmdb_needed]
    return sum(days is not None and days <= limit for days in needed), len(needed)


def _reviewed(counted: list[KpiRelease]) -> _Count:
    """失败发布复盘率 = reviewed / not successful (PROCESS 3 and 4)."""
    failed = [r for r in counted if not r.successful]
    return sum(r.reviewed for r in failed), len(failed)


def _overdue(counted: list[KpiRelease]) -> _Count:
    """逾期跟进 = follow-ups past their date and open; beside it all of them (PROCESS 4)."""
    return sum(r.follow_ups_overdue for r in counted), sum(r.follow_ups for r in counted)


_RATES: dict[MeasureKey, Callable[[list[KpiRelease]], _Count]] = {
    MeasureKey.SUCCESS: _success,
    MeasureKey.EMERGENCY: _emergency,
    MeasureKey.ROLLBACK: _rollback,
    MeasureKey.IN_WINDOW: _in_window,
    MeasureKey.ON_TIME: _on_time,
    MeasureKey.CHANGE_FAILURE: _change_failure,
    MeasureKey.FIRST_PASS: _first_pass,
    MeasureKey.MATERIALS: _materials,
    MeasureKey.REVIEWED: _reviewed,
}
_DURATIONS: dict[MeasureKey, tuple[Callable[[KpiRelease], float | None], float]] = {
    # 审批时长 and 变更到上线: calendar days, median and 90th percentile (PROCESS 4).
    MeasureKey.APPROVAL_MEDIAN: (lambda r: r.approval_days, 0.5),
    MeasureKey.APPROVAL_P90: (lambda r: r.approval_days, 0.9),
    MeasureKey.CHANGE_LEAD: (lambda r: r.change_days, 0.5),
}


def _known(answers: Iterable[bool | None]) -> _Count:
    known = [answer for answer in answers if answer is not None]
    return sum(known), len(known)
