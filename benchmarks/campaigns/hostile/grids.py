"""Tables as offices keep them, changed cell by cell, and written as CSV or as a workbook."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from benchmarks.campaigns.hostile.cells import Raw, cell
from benchmarks.campaigns.hostile.damage import (
    Bite,
    bomb,
    damaged,
    entity_bomb,
    maybe_bites,
    packed,
    repacked,
)

Value = str | Raw
Grid = list[list[Value]]

OPS: Final = (
    *("cell", "cell", "cell", "cell", "cell", "cell", "cell", "head", "drop_column"),
    *("copy_column", "drop_row", "copy_row", "blank_row", "title_row", "wide", "long", "short"),
)
CODECS: Final = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "latin-1")
FAITHFUL: Final = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
DELIMITERS: Final = (",", "\t", ";")
_BOMB: Final = 300
INSIDE: Final = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml")
_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_FORM: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a table; row and column are taken modulo its size."""

    op: str
    row: int
    column: int
    value: Value


@dataclass(frozen=True, slots=True)
class TableCase:
    """One file: which table, how it was changed and written, and what happened to its bytes."""

    table: int
    edits: tuple[Edit, ...]
    form: str
    codec: int
    bites: tuple[Bite, ...]
    within: int
    """For a workbook: 0 bites the file, others a part of it, or plant a bomb."""


def cases(forms: Sequence[str]) -> st.SearchStrategy[TableCase]:
    """Return table cases in these forms, `csv` and `xlsx`."""
    edit = st.builds(Edit, st.sampled_from(OPS), st.integers(0, 30), st.integers(0, 15), cell)
    return st.builds(
        TableCase,
        st.integers(0, 7),
        st.lists(edit, max_size=5).map(tuple),
        st.sampled_from(forms),
        st.integers(0, 35),
        maybe_bites.map(tuple),
        st.integers(0, 9),
    )


def edited(tables: Sequence[Sequence[Sequence[str]]], case: TableCase) -> Grid:
    """Return the table of a case with all its changes."""
    grid: Grid = [list(row) for row in tables[case.table % len(tables)]]
    for edit in case.edits:
        _edit(grid, edit)
    return grid


def _edit(grid: Grid, edit: Edit) -> None:  # noqa: C901, PLR0912  a table of small deeds
    if not grid:
        return
    row, width = grid[edit.row % len(grid)], max(len(grid[0]), 1)
    column = edit.column % width
    match edit.op:
        case "cell":
            row += [""] * (column + 1 - len(row))
            row[column] = edit.value
        case "head":
            grid[0][column : column + 1] = [edit.value]
        case "drop_column":
            for line in grid:
                del line[column : column + 1]
        case "copy_column":
            for line in grid:
                line.extend(line[column : column + 1])
        case "drop_row":
            grid.remove(row)
        case "copy_row":
            grid.append(list(row))
        case "blank_row":
            grid.insert(edit.row % len(grid), [])
        case "title_row":
            grid.insert(0, [edit.value])
        case "wide":
            row += [""] * (10 ** (edit.column % 5)) + [edit.value]
        case "long":
            grid += [list(row) for _ in range(edit.column * 10)]
        case _:
            del row[column:]


def prepare() -> None:
    """Make the bomb beforehand: packing it takes longer than any case may."""
    bomb(_BOMB, INSIDE[0])


def is_faithful(case: TableCase, grid: Grid) -> bool:
    """Tell whether the file says exactly what the table says."""
    if case.bites or (case.form == "csv" and codec_of(case) not in FAITHFUL):
        return False
    first = "".join(str(v) for row in grid[:2] for v in row)
    if first.startswith("\ufeff"):
        # At the very beginning of a file it is the mark of its encoding.
        return False
    if case.form == "csv" and set(first) & set(DELIMITERS):
        # Which sign parts the cells is guessed from the first lines.
        return False
    return not any("\ud800" <= sign <= "\udfff" for row in grid for v in row for sign in str(v))


def codec_of(case: TableCase) -> str:
    """Return the encoding of a CSV, UTF-8 for one in six more."""
    return CODECS[case.codec % len(CODECS)] if case.codec > len(CODECS) else "utf-8"


def as_csv(grid: Grid, case: TableCase) -> bytes:
    """Return the file; what its encoding lacks becomes a broken byte."""
    text = io.StringIO(newline="")
    delimiter = DELIMITERS[case.codec // len(CODECS) % len(DELIMITERS)]
    csv.writer(text, delimiter=delimiter).writerows([str(v) for v in row] for row in grid)
    codec = codec_of(case)
    errors = "replace" if codec == "latin-1" else "surrogatepass"
    if codec == "gb18030":
        errors = "replace"
    return damaged(text.getvalue().encode(codec, errors), case.bites)


def as_workbook(grid: Grid, case: TableCase) -> bytes:
    """Return the workbook, damaged from outside or within."""
    content = workbook(grid)
    if not case.bites or case.within == 0:
        return damaged(content, case.bites)
    if case.within == 1 and case.bites[0].place % 8 == 0:
        return bomb(_BOMB, INSIDE[0])
    if case.within < 3:  # noqa: PLR2004  two of ten
        codec = "utf-16" if case.bites[0].value % 2 else "utf-8"
        return repacked(content, INSIDE[0], (), entity_bomb(_ONE_CELL, codec))
    return repacked(content, INSIDE[case.within % len(INSIDE)], case.bites)


def workbook(grid: Grid) -> bytes:
    """Return a small .xlsx with a table as its first sheet, and some styles of dates."""
    rows = "".join(
        f'<row r="{number}">{"".join(map(_cell, row))}</row>'
        for number, row in enumerate(grid, start=1)
    )
    sheet = (
        f"<worksheet {_MAIN}><dimension ref='A1:B2'/><sheetData>{rows}</sheetData>"
        "<mergeCells count='1'><mergeCell ref='A2:B3'/></mergeCells></worksheet>"
    )
    parts = ((INSIDE[0], sheet), *_PARTS.items())
    return packed([(name, text.encode("utf-8", "surrogatepass")) for name, text in parts])


def _cell(value: Value) -> str:
    if isinstance(value, Raw):
        return f'<c t="{value.kind}" s="{value.style}"><v>{escape(value.text)}</v></c>'
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_FORM}.sheet.main+xml"/>'
        f'<Override PartName="/{INSIDE[0]}" ContentType="{_FORM}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_FORM}.styles+xml"/>'
        f'<Override PartName="/{INSIDE[2]}" ContentType="{_FORM}.sharedStrings+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {_MAIN} xmlns:r="{_REL}"><sheets>'
        '<sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet {_MAIN}><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="21"/>'
        '<xf numFmtId="46"/></cellXfs></styleSheet>'
    ),
    "xl/sharedStrings.xml": (f'<sst {_MAIN} count="1"><si><t>编号</t></si></sst>'),
}
_ONE_CELL: Final = (
    f"<worksheet {_MAIN}><sheetData><row><c t='str'><v>{{}}</v></c></row></sheetData></worksheet>"
)
