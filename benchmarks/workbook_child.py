"""Writes one workbook and says how long it took: `python -m benchmarks.workbook_child WHAT DIR N`.

`base` reads the cells of the workbook that `ours` left and writes them with openpyxl alone.
"""

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.workbook import peak_megabytes
from relapp.domain.kpi import KpiRelease
from relapp.domain.kpi_report import build_report
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Strategy

START = datetime(2026, 7, 1, 4, tzinfo=UTC)


def main(what: str, folder: Path, releases: int) -> None:
    """Write and print seconds and megabytes as JSON."""
    seconds = _ours(folder, releases) if what == "ours" else _base(folder)
    print(json.dumps({"seconds": seconds, "mb": peak_megabytes()}))


def _ours(folder: Path, releases: int) -> float:
    from relapp.export.kpi_workbook import write_workbook

    zone = ZoneInfo("Asia/Shanghai")
    rows = (_release(n) for n in range(releases))
    quarter = Quarter(2026, 3)
    report = build_report(rows, quarter, as_of=START + timedelta(days=100), zone=zone)
    begun = time.perf_counter()
    write_workbook(report, folder / "ours.xlsx", "zh")
    return time.perf_counter() - begun


def _base(folder: Path) -> float:
    from openpyxl import Workbook, load_workbook

    source = load_workbook(folder / "ours.xlsx", read_only=True)
    copy = Workbook(write_only=True)
    spent = 0.0
    for sheet in source.worksheets:
        target = copy.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            begun = time.perf_counter()
            target.append(row)
            spent += time.perf_counter() - begun
    begun = time.perf_counter()
    copy.save(folder / "base.xlsx")
    return spent + time.perf_counter() - begun


def _release(number: int) -> KpiRelease:
    ended = START + timedelta(minutes=number % 120_000)
    return KpiRelease(
        number=f"FB26-{number:06d}",
        title=f"批量发布 {number}",
        application=f"应用系统{number % 40:02d}",
        department=f"部门{number % 12}",
        type=ReleaseType.UPGRADE,
        mode=ReleaseMode.EMERGENCY if number % 17 == 0 else ReleaseMode.PLANNED,
        strategy=Strategy.FULL,
        process="A",
        planned_start=ended - timedelta(days=3),
        deployed_at=ended - timedelta(days=3),
        ended_at=ended,
        outcome=Outcome.ROLLED_BACK if number % 23 == 0 else Outcome.SUCCESS,
        rolled_back=number % 23 == 0,
        confirmed=number % 23 != 0,
        in_window=True,
        on_time=number % 19 != 0,
        checks=20,
        checks_first_passed=19,
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
