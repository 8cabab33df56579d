"""Writes the cards in sight as a CSV file that a spreadsheet opens as it is."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from relapp.domain.card import ReleaseCard
from relapp.errors import ExportFailed
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
    try:
        # The mark at the start tells spreadsheets that the text is Unicode.
        with NamedTemporaryFile(
            "w", encoding="utf-8-sig", newline="", dir=target.parent, delete=False
        ) as beside:
            csv.writer(beside).writerows(rows)
            beside.flush()
            os.fsync(beside.fileno())
        Path(beside.name).replace(target)
    except OSError as error:
        raise ExportFailed("export.not_written", path=str(target)) from error
    return target


def _plain(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
