"""The breakdown sheet: the quarter by month, type, mode, strategy, process, department, system."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import Dimension, Figures
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from relapp.export.kpi.book import LIMIT_CELL, QUARTER_CELL, Book, computed
from relapp.export.kpi.charts import rate_chart
from relapp.export.kpi.columns import BLANK, month_label
from relapp.export.kpi.formulas import Formulas
from relapp.export.sheets import COUNT, RATE, Painter, Sheet, StyledCell, make_high, set_up_page
from relapp.wording.measures import DIMENSIONS, SHORT
from relapp.wording.terms import MODE, STRATEGY, TYPE

_OTHERS = [key for key in MeasureKey if key is not MeasureKey.SUCCESS]
_HEADS = ("ended", "successful", "computed", "program", "check")
_WIDTHS = (24, 9, 9, 10, 10, 10)
# Every row costs a dozen formulas over all data; the rows beyond are named below the table.
_MOST = 60
_IN_CHART = 15


def write_breakdown(sheet: Sheet, book: Book) -> None:
    """Write the sheet."""
    painter = Painter(sheet)
    set_up_page(sheet, [*_WIDTHS, *[11] * len(_OTHERS)])
    sheet.freeze_panes = "B2"
    title = book.word("breakdown_title", quarter=book.report.quarter)
    sheet.append([painter.title(title)])
    row = 2
    charted: dict[Dimension, tuple[int, int]] = {}
    for dimension, found in book.report.breakdowns.items():
        shown = [figures for figures in found if figures.ended][:_MOST]
        if dimension is Dimension.MONTH:
            shown = list(found)
        sheet.append([])
        head = row + 1
        make_high(sheet, head)
        _write_head(sheet, painter, book, dimension)
        for place, figures in enumerate(shown, head + 1):
            sheet.append(_row(painter, book, dimension, figures, place))
        row = head + len(shown) + 1
        charted[dimension] = head, row - 1
        book.mark(sheet, f"F{head + 1}:F{max(row - 1, head + 1)}")
        rest = sum(1 for figures in found if figures.ended) - len(shown)
        if rest > 0:
            sheet.append([painter.note(book.word("left_out", count=rest))])
            row += 1
    # On paper the charts have a page of their own rather than half of one.
    sheet.row_breaks.append(Break(id=row))
    _add_charts(sheet, book, charted, row + 2)


def _write_head(sheet: Sheet, painter: Painter, book: Book, dimension: Dimension) -> None:
    name = DIMENSIONS[dimension].of(book.language)
    others = [SHORT[key].of(book.language) for key in _OTHERS]
    sheet.append(painter.head([name, *(book.word(key) for key in _HEADS), *others]))


def _row(
    painter: Painter, book: Book, dimension: Dimension, figures: Figures, row: int
) -> list[StyledCell]:
    label = _label(book, dimension, figures.label)
    formulas = Formulas(
        book.language,
        book.from_figures(QUARTER_CELL),
        book.from_figures(LIMIT_CELL),
        dimension,
        f"$A{row}",
        _criterion(label, f"$A{row}"),
    )
    others = [
        computed(painter, formulas.parts(key), figures[key], f"{get_column_letter(place)}{row}")
        for place, key in enumerate(_OTHERS, len(_HEADS) + 2)
    ]
    return [
        painter.text(label),
        painter.formula(formulas.ended(), COUNT),
        painter.formula(formulas.successful(), COUNT),
        painter.formula(f'IF(B{row}=0,"—",C{row}/B{row})', RATE, bold=True),
        painter.number(figures[MeasureKey.SUCCESS].value, RATE),
        painter.formula(book.check(f"D{row}", f"E{row}"), "General"),
        *others,
    ]


def _label(book: Book, dimension: Dimension, value: str) -> str:
    match dimension:
        case Dimension.MONTH:
            return month_label(value)
        case Dimension.TYPE:
            return TYPE[ReleaseType(value)].of(book.language)
        case Dimension.MODE:
            return MODE[ReleaseMode(value)].of(book.language)
        case Dimension.STRATEGY:
            return STRATEGY[Strategy(value)].of(book.language)
        case _:
            return value or BLANK


def _criterion(label: str, cell: str) -> str:
    """Return what COUNTIFS must be asked so that a name is not read as pattern or comparison."""
    if not label.startswith(("<", ">", "=")) and not any(mark in label for mark in "~*?"):
        return cell
    for mark in "~*?":
        cell = f'SUBSTITUTE({cell},"{mark}","~{mark}")'
    return f'"="&{cell}'


def _add_charts(
    sheet: Sheet, book: Book, charted: dict[Dimension, tuple[int, int]], row: int
) -> None:
    for dimension, key, anchor in (
        (Dimension.MONTH, "chart_month", "A"),
        (Dimension.APPLICATION, "chart_application", "H"),
    ):
        head, last = charted[dimension]
        if last <= head:
            continue
        last = min(last, head + _IN_CHART)
        chart = rate_chart(sheet, (head, last), (1, 4), book.word(key))
        chart.width, chart.height = 16, max(6.0, 2.5 + 0.8 * (last - head))
        sheet.add_chart(chart, f"{anchor}{row}")
