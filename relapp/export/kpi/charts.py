"""Native charts of the workbook, drawn by the spreadsheet from its own cells."""

import math
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties

from relapp.export.sheets import Sheet

# The library carries no types.
Chart = Any

_BLUE, _GREY, _DARK, _GRID = "1A5AC2", "7C8695", "414C5C", "E7EAEF"
_STEP = 0.05
_NARROW = 0.5


def trend_chart(
    sheet: Sheet, rows: tuple[int, int], columns: tuple[int, int, int], title: str, low: float
) -> Chart:
    """Return a line with markers and the target as a dashed line.

    Args:
        sheet: where the figures stand.
        rows: heading row and last row.
        columns: numbers of the columns with quarter, value and target.
        title: of the chart.
        low: where the axis begins.
    """
    head, last = rows
    quarter, value, target = columns
    chart = LineChart()
    for column in (value, target):
        cells = Reference(sheet, min_col=column, min_row=head, max_row=last)
        chart.add_data(cells, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=quarter, min_row=head + 1, max_row=last))
    line, dashes = chart.series
    line.graphicalProperties.line.solidFill = _BLUE
    line.graphicalProperties.line.width = 28_000
    line.marker.symbol, line.marker.size = "circle", 8
    line.marker.graphicalProperties = GraphicalProperties(solidFill=_BLUE)
    line.dLbls = _labels("t")
    dashes.graphicalProperties.line.solidFill = _DARK
    dashes.graphicalProperties.line.dashStyle = "dash"
    dashes.marker.symbol = "none"
    for series in chart.series:
        series.smooth = False
    chart.legend.position = "b"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = low, 1.0
    chart.y_axis.majorUnit = _STEP if low >= _NARROW else 2 * _STEP
    return _finished(chart, title)


def rate_chart(sheet: Sheet, rows: tuple[int, int], columns: tuple[int, int], title: str) -> Chart:
    """Return horizontal bars of a rate, one per value of a dimension, in the order of the rows."""
    head, last = rows
    label, value = columns
    chart = BarChart()
    chart.type = "bar"
    cells = Reference(sheet, min_col=value, min_row=head, max_row=last)
    chart.add_data(cells, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=label, min_row=head + 1, max_row=last))
    bars = chart.series[0]
    bars.graphicalProperties.solidFill = _GREY
    bars.dLbls = _labels("outEnd")
    chart.legend = None
    chart.gapWidth = 50
    # The first row on top, as in the table.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    # A bar is read by its length, so it begins at zero; beyond 100 % only the label stands.
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0.0, 1.1
    chart.y_axis.majorUnit = 0.2
    return _finished(chart, title)


def lowest(values: list[float], target: float | None) -> float:
    """Return where a rate axis begins: a step below the lowest figure, never below zero."""
    known = [*values, *([target] if target is not None else [])]
    return max(0.0, round(math.floor(min(known, default=0.0) / _STEP) * _STEP - _STEP, 2))


def _labels(position: str) -> DataLabelList:
    labels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    labels.numFmt, labels.position = "0.0%", position
    return labels


def _finished(chart: Chart, title: str) -> Chart:
    chart.title = title
    chart.y_axis.number_format = "0%"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties()
    chart.y_axis.majorGridlines.spPr.line.solidFill = _GRID
    # The library hides axes unless told otherwise.
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart
