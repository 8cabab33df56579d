"""Cells, styles and page set-up that all sheets of our workbooks share."""

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.properties import PageSetupProperties

from relapp.export.printable import printable

# The library carries no types.
Workbook = Any
Sheet = Any
StyledCell = Any

FONT = "微软雅黑"
INK, HEAD_FILL, LINE, QUIET = "17202E", "E8ECF2", "6B7482", "586374"
RATE, DAYS, COUNT, MOMENT = "0.0%", "0.0", "0", "yyyy-mm-dd hh:mm"

# Spreadsheets read a text that begins like this as a formula as soon as somebody edits the cell,
# or when the sheet is saved as CSV.
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")

_A4 = 9
_ROW_HEIGHT = 17
_SIDE = Side(style="thin", color=LINE)
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_MIDDLE = Alignment(vertical="center", wrap_text=True, indent=1, horizontal="left")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


class Painter:
    """Makes the cells of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def title(self, text: str) -> StyledCell:
        """Return a heading cell without border."""
        return self._plain(text, Font(name=FONT, size=14, bold=True, color=INK))

    def note(self, text: str) -> StyledCell:
        """Return small text without border."""
        return self._plain(text, Font(name=FONT, size=9, color=QUIET))

    def head(self, texts: Iterable[str]) -> list[StyledCell]:
        """Return the cells of a heading row."""
        return [self._boxed(text, bold=True, fill=HEAD_FILL, align=_CENTRE) for text in texts]

    def text(self, value: str, *, centred: bool = False, bold: bool = False) -> StyledCell:
        """Return a text cell, whatever it begins with."""
        return self._boxed(value, bold=bold, align=_CENTRE if centred else _MIDDLE)

    def number(self, value: float | str | None, form: str, *, bold: bool = False) -> StyledCell:
        """Return a figure or, where there is none, a dash."""
        cell = self._boxed("—" if value is None else value, bold=bold, align=_CENTRE)
        cell.number_format = form
        return cell

    def formula(self, text: str, form: str, *, bold: bool = False) -> StyledCell:
        """Return a formula cell; the text comes without the equals sign."""
        cell = self._boxed(None, bold=bold, align=_CENTRE)
        cell.value = f"={text}"
        cell.number_format = form
        return cell

    def array(self, text: str, form: str, place: str) -> StyledCell:
        """Return an array formula that stands in the cell `place`, such as B7."""
        cell = self._boxed(None, align=_CENTRE)
        cell.value = ArrayFormula(place, f"={text}")
        cell.number_format = form
        return cell

    def _plain(self, text: str, font: Font) -> StyledCell:
        cell = safe_text(self._sheet, text)
        cell.font = font
        return cell

    def _boxed(
        self,
        value: float | str | None,
        *,
        bold: bool = False,
        fill: str = "",
        align: Alignment = _MIDDLE,
    ) -> StyledCell:
        if isinstance(value, str):
            cell = safe_text(self._sheet, value)
        else:
            cell = WriteOnlyCell(self._sheet, value)
        cell.font = Font(name=FONT, size=10, bold=bold, color=INK)
        cell.border = _BORDER
        cell.alignment = align
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        return cell


def safe_text(sheet: Sheet, text: str) -> StyledCell:
    """Return a cell that holds a text as text, never as a formula."""
    cell = WriteOnlyCell(sheet)
    text = printable(text)
    cell.value = text
    # Also of what the library takes for an error value, such as #N/A.
    cell.data_type = "s"
    if text.startswith(_FORMULA_MARKS):
        cell.quotePrefix = True
    return cell


def use_font(workbook: Workbook) -> None:
    """Make our font the one of every cell that has no style of its own."""
    usual = workbook._fonts  # noqa: SLF001  the library has no other way to the default font
    usual.clear()
    usual.add(Font(name=FONT, size=10, family=2, charset=134))


def is_risky(text: str) -> bool:
    """Tell whether a text needs `safe_text` to stay text."""
    return text.startswith(_FORMULA_MARKS)


def set_up_page(sheet: Sheet, widths: Sequence[float], *, pages_wide: int = 1) -> None:
    """Set column widths, row height, landscape, pages across and the page number below."""
    from openpyxl.utils import get_column_letter

    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
    sheet.sheet_format.customHeight = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.75
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"


def make_high(sheet: Sheet, row: int) -> None:
    """Give a row room for a heading of two lines; call it before the row is written."""
    sheet.row_dimensions[row].height = 2 * _ROW_HEIGHT
