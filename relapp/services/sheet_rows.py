"""Reads the rows of one sheet out of its XML: only cells that hold something become objects.

openpyxl makes an object of every cell. Sheets padded with formatted, empty cells, ten thousand to
a row, took it longer than all that they say. libxml2 passes those over; what a cell with a
content means is still openpyxl's to tell.
"""

from collections.abc import Iterator
from typing import IO, Any, Final

from lxml import etree  # type: ignore[import-untyped]
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import INLINE_STRING, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

_TEXT: Final = f"{{{SHEET_MAIN_NS}}}t"
_RUN: Final = f"{{{SHEET_MAIN_NS}}}r"
_FILLED: Final = etree.XPath("*[string()]")
_UNPLACED: Final = etree.XPath("boolean(*[not(@r)])")


class UnsoundSheet(ValueError):
    """Rows that claim the number of one before them, or that no memory holds."""


def filled_rows(page: Any, longest: int) -> Iterator[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401  openpyxl is untyped
    """Yield number and cells of each row that is there, up to its last cell with a content.

    Args:
        page: a sheet of a workbook opened with `read_only` and `data_only`.
        longest: bytes of one row, or of what stands between two.

    Raises:
        UnsoundSheet: rows would be lost, or take too much memory.
    """
    book, last = page.parent, 0
    with page._get_source() as source:  # noqa: SLF001  what openpyxl itself does, see above
        parser = _Parser(
            _Metered(source, longest),
            page._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        for number, cells in parser.parse():
            if number <= last:
                raise UnsoundSheet("row numbers")
            last = number
            yield number, _in_place(cells)


def _in_place(cells: list[dict[str, Any]]) -> tuple[Any, ...]:
    # A formula without a value leaves a cell as empty as any other.
    held = [cell for cell in cells if cell["value"] not in (None, "")]
    # The last one need not be the one farthest right.
    row = [None] * max((cell["column"] for cell in held), default=0)
    for cell in held:
        row[cell["column"] - 1] = cell["value"]
    return tuple(row)


class _Metered:
    """A part of a package that stops where no row has ended for too long."""

    def __init__(self, source: IO[bytes], longest: int) -> None:
        self._source, self._longest = source, longest
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self.since += len(piece)
        if self.since > self._longest:
            raise UnsoundSheet("a row without end")
        return piece


class _Cell:
    """What openpyxl asks of a cell; lxml's own search by paths takes half the time of a row."""

    __slots__ = ("_cell", "get")

    def __init__(self, cell: Any) -> None:  # noqa: ANN401  lxml is untyped
        self._cell, self.get = cell, cell.get

    def findtext(self, tag: str, default: str | None = None) -> str | None:
        return next((child.text or "" for child in self._cell if child.tag == tag), default)

    def inline(self) -> str:
        """Return a text that stands in the cell itself, without its form and its reading aids."""
        found = ""
        for child in self._cell:
            for part in child if child.tag == INLINE_STRING else ():
                if part.tag == _TEXT:
                    found += part.text or ""
                elif part.tag == _RUN:
                    found += "".join(run.text or "" for run in part if run.tag == _TEXT)
        return found


class _Parser(WorkSheetParser):  # type: ignore[misc]  # openpyxl is untyped
    """Parses nothing but rows, and of these nothing but cells with a text in them."""

    col_counter: int

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """Yield the number of each row and its cells."""
        rows = etree.iterparse(
            self.source,
            tag=ROW_TAG,
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        for _, row in rows:
            self.source.since = 0
            yield self.parse_row(row)
            row.clear()
            # Else all rows would stay until the end, empty.
            while row.getprevious() is not None:
                del row.getparent()[0]

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:  # noqa: ANN401  lxml is untyped
        """Return the number of a row and its cells."""
        number, _ = super().parse_row(etree.Element(row.tag, row.attrib))
        filled = _FILLED(row)
        if not filled or not _UNPLACED(row):
            return number, [self.parse_cell(_Cell(cell)) for cell in filled]
        return number, list(self._counted(row, filled))

    def parse_cell(self, cell: _Cell) -> dict[str, Any]:
        """Return column and value of a cell; openpyxl makes six objects of each text."""
        if cell.get("t") != "inlineStr":
            found: dict[str, Any] = super().parse_cell(cell)
            return found
        place = cell.get("r")
        self.col_counter = coordinate_to_tuple(place)[1] if place else self.col_counter + 1
        return {"column": self.col_counter, "value": cell.inline()}

    def _counted(self, row: Any, filled: list[Any]) -> Iterator[dict[str, Any]]:  # noqa: ANN401  lxml is untyped
        """Parse cells of which some do not say where they stand: right of the one before."""
        left, place = iter(filled), ""
        awaited = next(left, None)
        for cell in row:
            at = cell.get("r")
            if at:
                place = at
            elif place:
                self.col_counter, place = coordinate_to_tuple(place)[1], ""
            if cell is awaited:
                yield self.parse_cell(_Cell(cell))
                awaited = next(left, None)
                if awaited is None:
                    return
            elif not at:
                self.col_counter += 1
