"""The data sheet: one row per release, written as a stream so that its length costs no memory."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from relapp.domain.kpi import KpiRelease
from relapp.domain.text import Language
from relapp.export.kpi.columns import COLUMNS, DataRows
from relapp.export.printable import printable
from relapp.export.sheets import MOMENT, Painter, Sheet, Workbook, is_risky, safe_text, set_up_page

_FORMS = {"date": MOMENT, "days": "0.00"}


def write_data(
    sheet: Sheet, releases: Iterable[KpiRelease], zone: ZoneInfo, language: Language
) -> int:
    """Write all rows and return the number of the last one."""
    set_up_page(sheet, [column.width for column in COLUMNS], pages_wide=3)
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:C"
    sheet.freeze_panes = "D2"
    sheet.append(Painter(sheet).head(column.title.of(language) for column in COLUMNS))
    rows = DataRows(zone, language)
    styled = _styled_cells(sheet)
    last = 1
    for release in releases:
        last += 1
        cells: list[Any] = rows.cells(release)
        for place, cell in styled:
            value = cells[place]
            if value is not None:
                # One cell is used again for the whole column: the row is written before the next.
                cell.value = value
                cells[place] = cell
        for place in _TYPED_TEXT:
            text = cells[place]
            if text is not None:
                text = printable(text)
                cells[place] = safe_text(sheet, text) if is_risky(text) else text
        sheet.append(cells)
    last = max(last, 2)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    return last


def name_columns(workbook: Workbook, sheet: Sheet, last: int, language: Language) -> None:
    """Give every column of the data a name, so that formulas can be read."""
    for place, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        cells = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${last}"
        name = column.range_name(language)
        workbook.defined_names[name] = DefinedName(name, attr_text=cells)


def _styled_cells(sheet: Sheet) -> list[tuple[int, Any]]:
    found = []
    for place, column in enumerate(COLUMNS):
        form = _FORMS.get(column.kind)
        if form:
            cell = WriteOnlyCell(sheet, datetime(2026, 1, 1) if column.kind == "date" else 0.0)  # noqa: DTZ001
            cell.number_format = form
            found.append((place, cell))
    return found


# What people type; everything else is a word, a number or a date of ours.
_TYPED = {"number", "title", "application", "department", "process", "window"}
_TYPED_TEXT = [place for place, column in enumerate(COLUMNS) if column.key in _TYPED]
