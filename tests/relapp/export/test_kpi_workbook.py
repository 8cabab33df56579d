"""The KPI workbook: what stands in its cells, and that a spreadsheet computes the same figures."""

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from relapp.domain.kpi import KpiRelease, Measure, MeasureKey
from relapp.domain.kpi_report import Dimension, KpiReport, build_report
from relapp.errors import ExportFailed
from relapp.export.kpi.charts import lowest
from relapp.export.kpi_workbook import write_workbook
from relapp.wording.measures import MEASURES
from tests.relapp.domain.kpi_samples import SHANGHAI, a_release
from tests.relapp.export.conftest import Convert
from tests.relapp.export.kpi_samples import AS_OF, QUARTER, a_report

_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
# Names that a spreadsheet would take for a formula, a pattern, a comparison, a date or a number.
_NASTY = ("=1+1", "+1", "-A1", "@SUM(A1)", "A*", "A?", "~A", "<>甲", ">5", "2026-07", "01", "A")


def nasty() -> list[KpiRelease]:
    return [
        a_release(
            f"={n}",
            title=f"-{name}",
            application=name,
            department=name,
            process=name,
            ended_at=AS_OF,
        )
        for n, name in enumerate(_NASTY)
    ]


@pytest.fixture(scope="module")
def report() -> KpiReport:
    return a_report(*nasty())


@pytest.fixture(scope="module")
def workbook(report: KpiReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("kpi") / "指标.xlsx"
    return write_workbook(report, target, office="衡序集团信息管理部")


@pytest.fixture(scope="module")
def book(workbook: Path) -> Any:  # noqa: ANN401  the library carries no types
    return openpyxl.load_workbook(workbook)


@pytest.fixture(scope="module")
def computed(workbook: Path, convert: Convert) -> dict[str, list[list[str]]]:
    """Return the sheets as LibreOffice computed them; our file holds no results at all."""
    convert(workbook, _CSV)
    return {name: grid(workbook, name) for name in ("指标", "趋势", "分项", "数据", "定义")}


def grid(workbook: Path, sheet: str) -> list[list[str]]:
    path = workbook.with_name(f"{workbook.stem}-{sheet}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def value(text: str) -> float | None:
    if text in {"—", ""}:
        return None
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def agrees(cell: str, measure: Measure) -> bool:
    found = value(cell)
    if found is None or measure.value is None:
        return found is measure.value is None
    return found == pytest.approx(measure.value, abs=1e-9)


def test_sheets_stand_in_reading_order(book: Any) -> None:  # noqa: ANN401
    assert book.sheetnames == ["指标", "趋势", "分项", "数据", "定义"]


def test_every_figure_is_a_formula_over_named_columns(book: Any) -> None:  # noqa: ANN401
    sheet = book["指标"]
    for row in range(7, 7 + len(MeasureKey)):
        cell = sheet.cell(row, 2).value
        text = cell if isinstance(cell, str) else cell.text
        assert text.startswith("=")
        assert "数据_季度" in text
        assert not isinstance(sheet.cell(row, 7).value, str) or sheet.cell(row, 7).value == "—"
    names = {name for name in book.defined_names if name.startswith("数据_")}
    assert len(names) == 36
    last = len(book["数据"]["A"])
    assert book.defined_names["数据_季度"].attr_text == f"'数据'!$A$2:$A${last}"


def test_what_people_typed_stays_text(book: Any, report: KpiReport) -> None:  # noqa: ANN401
    rows = list(book["数据"].iter_rows(min_row=2))
    assert len(rows) == len(report.releases)
    texts = {cell.value: cell for row in rows for cell in row if isinstance(cell.value, str)}
    for name in ("=1+1", "+1", "-A1", "@SUM(A1)", "=3", "-=1+1"):
        assert texts[name].data_type == "s"
        assert texts[name].quotePrefix
    assert not any(cell.data_type == "f" for row in rows for cell in row)


def test_dates_are_real_dates_in_office_time(book: Any, report: KpiReport) -> None:  # noqa: ANN401
    heads = [cell.value for cell in book["数据"][1]]
    *_, row = book["数据"].iter_rows(min_row=2)
    ended = row[heads.index("结束时间")]
    moment = report.releases[-1].ended_at
    assert moment is not None
    wall = moment.astimezone(SHANGHAI).replace(tzinfo=None)
    assert isinstance(ended.value, datetime)
    assert abs((ended.value - wall).total_seconds()) < 1
    assert ended.number_format == "yyyy-mm-dd hh:mm"
    assert row[0].value == "2024Q4"


def test_the_data_sheet_can_be_filtered_scrolled_and_printed(book: Any) -> None:  # noqa: ANN401
    sheet = book["数据"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:AJ{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    for name in book.sheetnames:
        setup = book[name].page_setup
        assert (setup.orientation, setup.fitToHeight) == ("landscape", 0)
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.column_dimensions[letter].width > 7 for letter in ("A", "D", "AJ"))


def test_charts_are_native_and_show_their_axes(workbook: Path) -> None:
    import zipfile

    with zipfile.ZipFile(workbook) as package:
        charts = [package.read(n).decode() for n in package.namelist() if "charts/chart" in n]
    assert len(charts) == 3
    for chart in charts:
        assert chart.count('<delete val="0"') == 2
    lines = next(chart for chart in charts if "lineChart" in chart)
    assert '<smooth val="1"' not in lines
    assert 'prstDash val="dash"' in lines
    assert '<min val="0.8"' in lines


def test_missed_targets_and_differences_are_marked(book: Any) -> None:  # noqa: ANN401
    rules = [
        (str(cells.sqref), rule.formula[0])
        for cells in book["指标"].conditional_formatting
        for rule in cells.rules
    ]
    assert {formula for _, formula in rules} == {'"不一致"', '"未达标"', '"达标"'}


def test_rate_axes_begin_a_step_below_the_lowest() -> None:
    assert lowest([0.857, 0.93], 0.9) == 0.8
    assert lowest([0.02], 0.9) == 0
    assert lowest([], None) == 0


def test_a_spreadsheet_computes_the_same_key_figures(
    computed: dict[str, list[list[str]]], report: KpiReport
) -> None:
    rows = {row[0]: row for row in computed["指标"]}
    for measure in report.current.measures:
        row = rows[MEASURES[measure.key].name.zh]
        assert agrees(row[1], measure), row
        assert row[7] == "一致", row
        assert int(row[5]) == measure.denominator
        if measure.numerator is not None:
            assert int(row[4]) == measure.numerator
    assert rows["发布成功率"][3] == "达标"
    assert report.outlook is not None
    spare = rows["仍达标时最多还可失败"]
    assert (spare[1], spare[7]) == (str(report.outlook.affordable), "一致")


def test_a_spreadsheet_computes_the_same_trend(
    computed: dict[str, list[list[str]]], report: KpiReport
) -> None:
    rows = computed["趋势"][3:11]
    assert [row[0] for row in rows] == [figures.label for figures in report.trend]
    for row, figures in zip(rows, report.trend, strict=True):
        assert (int(row[1]), int(row[2])) == (figures.ended, figures.successful)
        assert row[6] == "一致"
        for cell, measure in zip(row[9:], figures.measures[1:], strict=True):
            assert agrees(cell, measure), (row, measure)


def test_a_spreadsheet_computes_the_same_breakdown_whatever_the_names(
    computed: dict[str, list[list[str]]], report: KpiReport
) -> None:
    rows = [row for row in computed["分项"] if row[1] and row[1] != "结束"]
    figures = [f for d in Dimension for f in report.breakdowns[d]]
    assert len(rows) == len(figures)
    for row, found in zip(rows, figures, strict=True):
        assert (int(row[1]), int(row[2])) == (found.ended, found.successful), row
        assert row[5] == "一致", row
        for cell, measure in zip(row[6:], found.measures[1:], strict=True):
            assert agrees(cell, measure), (row, measure)


def test_a_spreadsheet_shows_the_typed_text(computed: dict[str, list[list[str]]]) -> None:
    applications = {row[4] for row in computed["数据"]}
    assert set(_NASTY) <= applications


def test_english_workbooks_compute_too(report: KpiReport, tmp_path: Path, convert: Convert) -> None:
    path = write_workbook(report, tmp_path / "kpi.xlsx", "en", office="Hengxu Group")
    convert(path, _CSV)
    rows = grid(path, "KPI")
    checks = [row[7] for row in rows[6 : 6 + len(MeasureKey)]]
    assert set(checks) == {"same"}
    words = "".join(cell for row in rows[:22] for cell in row)
    assert not [c for c in words if "\u4e00" <= c <= "\u9fff"]


def test_an_office_without_releases_gets_dashes(tmp_path: Path, convert: Convert) -> None:
    empty = build_report([], QUARTER, as_of=AS_OF, zone=SHANGHAI)
    path = write_workbook(empty, tmp_path / "empty.xlsx")
    convert(path, _CSV)
    rows = grid(path, "指标")[6 : 6 + len(MeasureKey)]
    assert {row[1] for row in rows} == {"—"}
    assert {row[7] for row in rows} == {"一致"}


def test_text_that_no_file_can_carry_is_cleaned(tmp_path: Path) -> None:
    strange = a_release("FB\x00-1", title="a\x0bb", application="\ud800甲", ended_at=AS_OF)
    report = build_report([strange], QUARTER, as_of=AS_OF, zone=SHANGHAI)
    sheet = openpyxl.load_workbook(write_workbook(report, tmp_path / "a.xlsx"))["数据"]
    assert [cell.value for cell in sheet[2]][2:5] == ["FB-1", "ab", "甲"]


def test_a_target_that_cannot_be_written_is_refused(report: KpiReport, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        write_workbook(report, tmp_path / "no" / "a.xlsx")
