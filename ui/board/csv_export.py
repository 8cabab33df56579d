"""Writes the cards in sight as a CSV file that a spreadsheet opens as it is."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from relapp.domain.card import ReleaseCard
from relapp.services import files
from ui.kit.table_model import Column

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def write(
    cards: Sequence[ReleaseCard], columns: Sequence[Column[ReleaseCard]], target: Path
) -> Path:
    """Write a heading and one row a card; the file is whole or not there at all.

    Raises:
        ExportFailed: the place cannot be written.
    """
    shown = [column for column in columns if column.title]
    rows = [[column.title for column in shown]]
    rows += [[_plain(column.text(card)) for column in shown] for card in cards]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    # The mark at the start tells spreadsheets that the text is Unicode.
    return files.write_copy(text.getvalue().encode("utf-8-sig"), target)


def _plain(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
