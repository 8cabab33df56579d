"""Writes CSV that every spreadsheet opens as it is, and that runs nothing there."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from relapp.export.files import whole_file

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_table(rows: Iterable[Sequence[str]], target: Path) -> Path:
    """Write rows, the heading first; the file is whole or not there at all.

    Raises:
        ExportFailed: the place cannot be written.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    with whole_file(target) as draft:
        # The mark at the start tells spreadsheets that the text is Unicode.
        draft.write_bytes(text.getvalue().encode("utf-8-sig"))
    return target


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_DANGEROUS) else cell
