"""Reads the cells of an .xlsx workbook: values as last calculated, no formula, no bomb."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, Final

from relapp.services.import_problems import ProblemList
from relapp.services.tabular import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Cell, check_signs

LARGEST_UNPACKED: Final = 256 * 1024 * 1024
LAST_ROW: Final = 1_048_576
"""Of any spreadsheet program; a file may claim more."""
MOST_PARTS: Final = 5_000
_PROLOG: Final = 64 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ERRORS: Final = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)


def workbook_rows(
    content: bytes, sheet: str, problems: ProblemList
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Yield rows of a sheet with their numbers; raises InvalidInput for what is not sound."""
    _check_package(content, problems)
    try:
        with closing(_opened(content)) as book:
            page = _chosen(book, sheet, problems)
            problems.sheet = str(page.title)
            # The size a file states for a sheet may be missing or a lie.
            page.reset_dimensions()
            for number, cells in enumerate(page.iter_rows(values_only=True), start=1):
                if number > LAST_ROW:
                    problems.stop("too_many_rows", allowed=MOST_ROWS)
                _check_cells(number, cells, problems)
                yield number, cells
    except _damage() as error:
        problems.stop("not_xlsx", value=type(error).__name__)


def _opened(content: bytes) -> Any:  # noqa: ANN401  openpyxl is untyped
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns of parts that it does not keep when saving; nothing is saved here.
        warnings.simplefilter("ignore")
        # data_only: the value a spreadsheet program left there; nothing is calculated here.
        return load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False, keep_vba=False
        )


def _damage() -> tuple[type[Exception], ...]:
    """Return what openpyxl lets through for packages that are not as they should be."""
    from xml.etree.ElementTree import ParseError

    from openpyxl.utils.exceptions import InvalidFileException

    return (
        ParseError,
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        RecursionError,
    )


def _check_package(content: bytes, problems: ProblemList) -> None:
    if content.startswith(_OLE):
        problems.stop("old_excel")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            size = sum(part.file_size for part in parts)
            # The sizes are those a reader stops at, so that a false one cannot grow later.
            if size > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
                problems.stop("bomb", allowed=f"{LARGEST_UNPACKED // 1024 // 1024} MiB")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as file:
                        # Entities could unfold within the parser; no workbook needs any.
                        prolog = file.read(_PROLOG)
                    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
                        problems.stop("not_xlsx", value="DOCTYPE")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        problems.stop("not_xlsx", value=type(error).__name__)


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
