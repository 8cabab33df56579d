"""Reads the cells of an .xlsx workbook: values as last calculated, no formula, no bomb."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import IO, Any, Final

from relapp.errors import RelappError
from relapp.services.import_problems import ProblemList
from relapp.services.tabular import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    check_signs,
)

LARGEST_UNPACKED: Final = 256 * 1024 * 1024
MOST_PARTS: Final = 5_000
LONGEST_ROW: Final = 16 * 1024 * 1024
"""Bytes of one row, of one shared text, or of a part without either."""
_MARKS: Final = (b"<row", b":row", b"<si", b":si")
_PIECE: Final = 1024 * 1024
_PROLOG: Final = 64 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ERRORS: Final = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)


def workbook_rows(
    content: bytes, sheet: str, problems: ProblemList
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Yield rows of a sheet with their numbers; raises InvalidInput for what is not sound."""
    # openpyxl takes long to import, and most imports read a CSV.
    from relapp.services.sheet_rows import filled_rows

    try:
        _check_package(content, problems)
        # It warns of parts that it does not keep when saving, where nothing is saved, and of dates
        # beyond all calendars, which it answers with an error value.
        with warnings.catch_warnings(action="ignore"), closing(_opened(content)) as book:
            page = _chosen(book, sheet, problems)
            problems.sheet = str(page.title)
            # The size a file states for a sheet may be missing or a lie; nobody asks for it.
            for number, cells in filled_rows(page, LONGEST_ROW):
                if number > LAST_ROW:
                    problems.stop("too_many_rows", allowed=MOST_ROWS)
                _check_cells(number, cells, problems)
                yield number, cells
    except RelappError:
        raise
    except Exception as error:
        # Whatever zip, XML and workbook libraries let through for packages that are not as they
        # should be: they keep no list of it, and a dozen kinds have been seen.
        problems.stop("not_xlsx", value=type(error).__name__)


def _opened(content: bytes) -> Any:  # noqa: ANN401  openpyxl is untyped
    from openpyxl import load_workbook

    # data_only: the value a spreadsheet program left there; nothing is calculated here.
    return load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False, keep_vba=False
    )


def _check_package(content: bytes, problems: ProblemList) -> None:
    if content.startswith(_OLE):
        problems.stop("old_excel")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        size = sum(part.file_size for part in parts)
        # The sizes are those a reader stops at, so that a false one cannot grow later.
        if size > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
            problems.stop("bomb", allowed=f"{LARGEST_UNPACKED // 1024 // 1024} MiB")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with package.open(part) as file:
                    _check_part(file, problems)


def _check_part(file: IO[bytes], problems: ProblemList) -> None:
    """Refuse what no workbook needs, and rows that no memory holds: a row is read as a whole."""
    prolog = file.read(_PROLOG)
    # Entities could unfold within the parser; UTF-16 has a zero beside each sign.
    plain = prolog.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        problems.stop("not_xlsx", value="DOCTYPE")
    row = 0
    piece = prolog
    while piece:
        last = max(piece.rfind(mark) for mark in _MARKS)
        row = len(piece) - last if last >= 0 else row + len(piece)
        if row > LONGEST_ROW:
            problems.stop("bomb", allowed=f"{LONGEST_ROW // 1024 // 1024} MiB")
        piece = file.read(_PIECE)


def _chosen(book: Any, sheet: str, problems: ProblemList) -> Any:  # noqa: ANN401  openpyxl is untyped
    pages = list(book.worksheets)
    if not pages:
        problems.stop("empty")
    if not sheet:
        visible = [page for page in pages if page.sheet_state == "visible"]
        return (visible or pages)[0]
    for page in pages:
        if page.title.strip().casefold() == sheet.strip().casefold():
            return page
    return problems.stop("sheet", value=sheet, allowed=", ".join(page.title for page in pages))


def _check_cells(number: int, cells: Sequence[Cell], problems: ProblemList) -> None:
    for cell in cells[: MOST_COLUMNS + 1]:
        if isinstance(cell, str):
            if len(cell) > LONGEST_CELL:
                problems.stop("too_long", row=number, value=cell, allowed=LONGEST_CELL)
            if cell in _ERRORS:
                problems.stop("error_cell", row=number, value=cell)
    check_signs(number, cells[: MOST_COLUMNS + 1], problems)
