"""Writes the quarterly KPI workbook: figures that anybody can trace and compute again in Excel."""

from pathlib import Path

from relapp.domain.kpi_report import KpiReport
from relapp.domain.text import Language
from relapp.export.files import whole_file


def write_workbook(
    report: KpiReport, target: Path, language: Language = "zh", office: str = ""
) -> Path:
    """Write the workbook of a quarter.

    Raises:
        ExportFailed: the target cannot be written; it is as it was before.
    """
    # A quarter of a second to load: only when somebody wants a workbook.
    from openpyxl import Workbook

    from relapp.export.kpi.book import Book
    from relapp.export.kpi.breakdown_sheet import write_breakdown
    from relapp.export.kpi.data_sheet import name_columns, write_data
    from relapp.export.kpi.definitions_sheet import write_definitions
    from relapp.export.kpi.figures_sheet import write_figures
    from relapp.export.kpi.trend_sheet import write_trend
    from relapp.export.sheets import use_font

    book = Book(report, language, office)
    workbook = Workbook(write_only=True)
    use_font(workbook)
    with whole_file(target) as draft:
        for key, write in (
            ("sheet_kpi", write_figures),
            ("sheet_trend", write_trend),
            ("sheet_breakdown", write_breakdown),
        ):
            write(workbook.create_sheet(book.word(key)), book)
        sheet = workbook.create_sheet(book.word("sheet_data"))
        last = write_data(sheet, report.releases, report.zone, language)
        name_columns(workbook, sheet, last, language)
        write_definitions(workbook.create_sheet(book.word("sheet_definitions")), book)
        workbook.properties.creator = office
        workbook.properties.title = book.word("title", quarter=report.quarter)
        workbook.save(draft)
    return target
