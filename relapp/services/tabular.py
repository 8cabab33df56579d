"""Reads tables from CSV and Excel files that nobody vouches for: values only, under limits."""

import codecs
import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from relapp.errors import Cancelled, InvalidInput
from relapp.services.import_problems import ProblemList

Cell = str | int | float | bool | date | datetime | time | None
Progress = Callable[[str, float], None]
IsCancelled = Callable[[], bool]

LARGEST_FILE: Final = 64 * 1024 * 1024
MOST_ROWS: Final = 200_000
HEAD_LINES: Final = 100
"""Lines, however long, among which the separator of a CSV is looked for."""
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 10_000
LAST_ROW: Final = 1_048_576
"""Of any spreadsheet program; a file may claim more, all empty."""
EVERY: Final = 1000
"""Rows between two questions whether the person cancelled."""

CSV_SUFFIXES: Final = (".csv", ".tsv", ".txt")
EXCEL_SUFFIXES: Final = (".xlsx", ".xlsm")

# Illegal in XML, so in any document made later, or turning the direction of a line around.
_UNUSABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Table:
    """The cells of one sheet.

    Attributes:
        file: name of the file.
        rows: pairs of row as a spreadsheet counts it and its cells; empty rows are left out.
        sha256: of the file, so that the journal can say what was imported.
    """

    file: str
    rows: Sequence[tuple[int, Sequence[Cell]]]
    sha256: str


@dataclass(frozen=True)
class Watch:
    """How a long import talks to whoever waits for it."""

    progress: Progress | None = None
    cancelled: IsCancelled | None = None

    def tell(self, step: str, fraction: float) -> None:
        """Report a step (key of `relapp.wording.imports.STEPS`); raises Cancelled."""
        self.check()
        if self.progress is not None:
            self.progress(step, fraction)

    def check(self) -> None:
        """Raise Cancelled once the person asked for it."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled("import.cancelled")


def read_table(path: Path, sheet: str, problems: ProblemList, watch: Watch) -> Table:
    """Read a file by its suffix.

    Args:
        path: the file.
        sheet: sheet of a workbook, empty for its first one.
        problems: where faults are noted.
        watch: who waits.

    Raises:
        InvalidInput: `import.invalid` for what cannot be read at all, `file.unreadable`.
        Cancelled: the person asked for it.
    """
    watch.tell("reading", 0.0)
    suffix = path.suffix.lower()
    content = read_content(path, problems)
    if suffix in EXCEL_SUFFIXES:
        from relapp.services.workbooks import workbook_rows

        found = workbook_rows(content, sheet, problems)
    elif suffix in CSV_SUFFIXES:
        found = _csv_rows(decoded(content, problems), problems)
    else:
        problems.stop("suffix", allowed=" ".join((*CSV_SUFFIXES[:2], *EXCEL_SUFFIXES)))
    rows = _gathered(found, problems, watch)
    return Table(problems.file, rows, hashlib.sha256(content).hexdigest())


def read_content(path: Path, problems: ProblemList) -> bytes:
    """Return the bytes of a file that is not too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            problems.stop("too_large", allowed=f"{LARGEST_FILE // 1024 // 1024} MiB")
        # The file may grow between the question and the reading.
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        # ValueError: the name has a sign that none can have.
        why = getattr(error, "strerror", None) or str(error)
        raise InvalidInput("file.unreadable", name=path.name, why=why) from error
    if len(content) > LARGEST_FILE:
        problems.stop("too_large", allowed=f"{LARGEST_FILE // 1024 // 1024} MiB")
    return content


def decoded(content: bytes, problems: ProblemList) -> str:
    """Return the text of a file in UTF-8 or, as Chinese Excel saves CSV, in GB18030."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for codec in ["utf-16"] if marked else ["utf-8-sig", "gb18030"]:
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return problems.stop("encoding")


def _gathered(
    found: Iterable[tuple[int, Sequence[Cell]]], problems: ProblemList, watch: Watch
) -> list[tuple[int, Sequence[Cell]]]:
    rows: list[tuple[int, Sequence[Cell]]] = []
    for number, cells in found:
        if not number % EVERY:
            watch.check()
        if len(cells) > MOST_COLUMNS and any(c not in (None, "") for c in cells[MOST_COLUMNS:]):
            problems.stop("too_many_columns", row=number, allowed=MOST_COLUMNS)
        if not any(cells) and not any(c not in (None, "") for c in cells):
            continue
        # A workbook may pad a row with thousands of formatted, empty cells.
        rows.append((number, cells[:MOST_COLUMNS] if len(cells) > MOST_COLUMNS else cells))
        # One more for the heading.
        if len(rows) > MOST_ROWS + 1:
            problems.stop("too_many_rows", allowed=MOST_ROWS)
    return rows


def _csv_rows(text: str, problems: ProblemList) -> Iterator[tuple[int, Sequence[Cell]]]:
    suspicious = _UNUSABLE.search(text) is not None
    # Without quotes no cell is longer than its line.
    lines = text.splitlines()
    longest = max(map(len, lines), default=0)
    if longest > MOST_COLUMNS * LONGEST_CELL:
        # Nothing but separators would still make a hundred million cells of one line.
        problems.stop("too_long", allowed=LONGEST_CELL)
    wide = '"' in text or longest > LONGEST_CELL
    # strict: without it an unclosed quote would swallow the rest of the file as one cell
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(lines), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > LAST_ROW:
                problems.stop("too_many_rows", allowed=MOST_ROWS)
            if wide:
                _check_lengths(number, cells, problems)
            if suspicious:
                check_signs(number, cells, problems)
            # The garbage collector soon leaves tuples of text alone, but never lists.
            yield number, tuple(cells)
    except csv.Error as error:
        if "field larger" in str(error):
            problems.stop("too_long", row=number + 1, allowed=LONGEST_CELL)
        problems.stop("csv", row=number + 1)


def _check_lengths(number: int, cells: Sequence[str], problems: ProblemList) -> None:
    for cell in cells:
        if len(cell) > LONGEST_CELL:
            problems.stop("too_long", row=number, value=cell, allowed=LONGEST_CELL)


def _delimiter(lines: Sequence[str]) -> str:
    """Choose what stands most often in the first line that holds any of the usual signs."""
    for line in lines[:HEAD_LINES]:
        counts = {sign: line.count(sign) for sign in ",\t;"}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best]:
            return best
    return ","


def check_signs(number: int, cells: Sequence[Cell], problems: ProblemList) -> None:
    """Refuse a row with signs that no document may hold; raises InvalidInput."""
    for cell in cells:
        bad = _UNUSABLE.search(cell) if isinstance(cell, str) else None
        if bad is not None:
            sign = f"U+{ord(bad.group()):04X}"
            problems.stop("character", row=number, value=cell, allowed=sign)
