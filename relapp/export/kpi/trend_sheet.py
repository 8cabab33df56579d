"""The trend sheet: eight quarters of every figure and a line chart of the success rate."""

from openpyxl.utils import get_column_letter

from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import TREND_QUARTERS, Figures
from relapp.export.kpi.book import LIMIT_CELL, Book, computed
from relapp.export.kpi.charts import lowest, trend_chart
from relapp.export.kpi.formulas import Formulas
from relapp.export.sheets import COUNT, RATE, Painter, Sheet, StyledCell, make_high, set_up_page
from relapp.wording.measures import SHORT

_OTHERS = [key for key in MeasureKey if key is not MeasureKey.SUCCESS]
_HEADS = (
    "quarter", "ended", "successful", "computed", "target", "program", "check", "cancelled",
    "chart_value",
)  # fmt: skip
_HEAD = 3


def write_trend(sheet: Sheet, book: Book) -> None:
    """Write the sheet."""
    painter = Painter(sheet)
    set_up_page(sheet, [10] * len(_HEADS) + [11] * len(_OTHERS))
    sheet.freeze_panes = f"B{_HEAD + 1}"
    sheet.append([painter.title(book.word("trend_title"))])
    sheet.append([painter.note(book.word("recompute"))])
    others = [SHORT[key].of(book.language) for key in _OTHERS]
    make_high(sheet, _HEAD)
    sheet.append(painter.head([*(book.word(key) for key in _HEADS), *others]))
    for row, figures in enumerate(book.report.trend, _HEAD + 1):
        sheet.append(_row(painter, book, figures, row))
    last = _HEAD + TREND_QUARTERS
    book.mark(sheet, f"G{_HEAD + 1}:G{last}")
    rates = [f[MeasureKey.SUCCESS].value for f in book.report.trend]
    target = book.report.current[MeasureKey.SUCCESS].target
    low = lowest([rate for rate in rates if rate is not None], target)
    chart = trend_chart(sheet, (_HEAD, last), (1, 9, 5), book.word("trend_title"), low)
    chart.width, chart.height = 26, 10
    sheet.add_chart(chart, f"A{last + 2}")


def _row(painter: Painter, book: Book, figures: Figures, row: int) -> list[StyledCell]:
    formulas = Formulas(book.language, f"$A{row}", book.from_figures(LIMIT_CELL))
    success = figures[MeasureKey.SUCCESS]
    others = [
        computed(painter, formulas.parts(key), figures[key], f"{get_column_letter(place)}{row}")
        for place, key in enumerate(_OTHERS, len(_HEADS) + 1)
    ]
    return [
        painter.text(figures.label, centred=True, bold=True),
        painter.formula(formulas.ended(), COUNT),
        painter.formula(formulas.successful(), COUNT),
        painter.formula(f'IF(B{row}=0,"—",C{row}/B{row})', RATE, bold=True),
        painter.number(success.target, RATE),
        painter.number(success.value, RATE),
        painter.formula(book.check(f"D{row}", f"F{row}"), "General"),
        painter.number(figures.cancelled, COUNT),
        # A quarter without releases leaves a gap in the line; a text would be drawn as zero.
        painter.formula(f"IF(B{row}=0,NA(),D{row})", RATE),
        *others,
    ]
