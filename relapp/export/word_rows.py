"""Heights of table rows, as the estimate of pages needs them."""

from collections.abc import Iterator
from typing import NamedTuple

from relapp.export.word_shapes import Shape, Shapes
from relapp.export.word_xml import Element, W

_CELL, _PARAGRAPH, _BREAK, _KEEP = W + "tc", W + "p", W + "br", W + "keepNext"
_BORDER = 10
# Properties and one paragraph: what a cell holds unless the office put more into it.
_PLAIN_CELL = 2


class RowHeight(NamedTuple):
    """One row of a table and how high it is, in twentieths of a point."""

    row: Element
    height: float
    heading: bool
    keep_next: bool


def row_heights(table: Element, shapes: Shapes) -> Iterator[RowHeight]:
    """Yield the rows of a table with their heights."""
    measure = _Rows(table, shapes)
    heading = True
    for row in table.iterchildren(W + "tr"):
        properties = row.find(W + "trPr")
        heading = (
            heading and properties is not None and properties.find(W + "tblHeader") is not None
        )
        height = _wanted(properties, measure.height(row, alike=not heading))
        yield RowHeight(row, height, heading, heading or measure.kept(row))


class _Rows:
    """Measures the rows of one table, most of which come from one loop and look alike."""

    def __init__(self, table: Element, shapes: Shapes) -> None:
        across, self._down = shapes.cell_margins(table)
        grid = table.iterfind(f"{W}tblGrid/{W}gridCol")
        self._widths = [float(column.get(W + "w", "0")) - across for column in grid]
        self._shapes = shapes
        self._broken = next(table.iter(_BREAK), None) is not None
        self._keeps = next(table.iter(_KEEP), None) is not None
        self._usual: list[Shape] = []

    def height(self, row: Element, *, alike: bool) -> float:
        cells = row.findall(_CELL)
        if self._broken or not alike or any(len(cell) != _PLAIN_CELL for cell in cells):
            heights = [self._cell(c, w) for c, w in zip(cells, self._widths, strict=False)]
        else:
            if len(self._usual) != len(cells):
                self._usual = [self._shapes.of(cell[1]) for cell in cells]
            heights = [
                s.before + s.line_height * s.lines("".join(cell.itertext()), width) + s.after
                for cell, s, width in zip(cells, self._usual, self._widths, strict=False)
            ]
        return max(heights, default=0.0) + self._down + _BORDER

    def kept(self, row: Element) -> bool:
        path = f"{_CELL}/{_PARAGRAPH}/{W}pPr/{_KEEP}"
        return self._keeps and row.find(path) is not None

    def _cell(self, cell: Element, width: float) -> float:
        height = 0.0
        for paragraph in cell.iterchildren(_PARAGRAPH):
            shape = self._shapes.of(paragraph)
            lines = sum(shape.lines(part, width) for part in text_of(paragraph).split("\n"))
            height += shape.before + shape.line_height * lines + shape.after
        return height


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph with its line breaks."""
    found = paragraph.iter(W + "t", _BREAK)
    return "".join("\n" if element.tag == _BREAK else element.text or "" for element in found)


def _wanted(properties: Element | None, needed: float) -> float:
    wanted = None if properties is None else properties.find(W + "trHeight")
    if wanted is None:
        return needed
    given = float(wanted.get(W + "val", "0"))
    return given if wanted.get(W + "hRule") == "exact" else max(needed, given)
