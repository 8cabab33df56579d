"""Widths and alignment of filled tables, from the layout a template carries in alternative text.

A loop over columns gives every cell the width of the one cell in the template. The alternative
text of a table therefore names the shares, such as `9c 38l 12c`: relative width and left, centre
or right; a number alone leaves the alignment of the style.
"""

import re
from collections.abc import Iterator

from relapp.export.word_xml import Element, W, add_child

_LAYOUT = re.compile(r"^\s*\d+(\.\d+)?[lcr]?(\s+\d+(\.\d+)?[lcr]?)*\s*$")
# A table of this many rows moves to the next page rather than leave a row or two behind.
_SMALL = 9
_CELL, _CELL_WIDTH = W + "tc", W + "tcW"
_PARAGRAPH, _PROPERTIES, _JC = W + "p", W + "pPr", W + "jc"
_HEADING = f"{W}trPr/{W}tblHeader"
_KEEP = W + "keepNext"
_WIDTH, _UNIT, _VALUE = W + "w", W + "type", W + "val"
_SIDES = {"l": "left", "c": "center", "r": "right"}


def lay_out_tables(body: Element) -> None:
    """Give every table its widths, and mend what a loop without turns left empty."""
    for table in list(body.iter(W + "tbl")):
        rows = table.findall(W + "tr")
        for row in rows:
            if row.find(W + "tc") is None:
                table.remove(row)
        rows = table.findall(W + "tr")
        if not rows:
            table.getparent().remove(table)
            continue
        layout = _layout(table)
        if layout:
            _apply(table, rows, layout)
        else:
            _complete_grid(table, rows)
        if len(rows) <= _SMALL:
            _keep_together(rows)


def _keep_together(rows: list[Element]) -> None:
    for row in rows[:-1]:
        for cell in row.iterchildren(_CELL):
            for paragraph in cell.iterchildren(_PARAGRAPH):
                properties = paragraph[0] if len(paragraph) else None
                if properties is None or properties.tag != _PROPERTIES:
                    continue
                if len(properties) > 1 and properties.find(_KEEP) is not None:
                    continue
                # After w:pStyle, which always comes first.
                properties.insert(1, properties.makeelement(_KEEP))


def _layout(table: Element) -> list[tuple[float, str]]:
    note = table.find(f"{W}tblPr/{W}tblDescription")
    if note is None:
        return []
    text = note.get(W + "val") or ""
    if not _LAYOUT.match(text):
        return []
    note.getparent().remove(note)
    return [(float(word.rstrip("lcr")), _SIDES.get(word[-1], "")) for word in text.split()]


def _apply(table: Element, rows: list[Element], layout: list[tuple[float, str]]) -> None:
    width = _width(table)
    total = sum(share for share, _ in layout) or 1
    columns = [(str(round(width * share / total)), side) for share, side in layout]
    _write_grid(table, [column for column, _ in columns])
    for row in rows:
        heading = row.find(_HEADING) is not None
        for cell, (column, side) in zip(row.iterchildren(_CELL), columns, strict=False):
            _set_width(cell, column)
            if side and not heading:
                for paragraph in cell.iterchildren(_PARAGRAPH):
                    _align(paragraph, side)


def _width(table: Element) -> int:
    wanted = table.find(f"{W}tblPr/{W}tblW")
    if wanted is not None and wanted.get(W + "type") == "dxa":
        return int(float(wanted.get(W + "w")))
    return sum(int(float(column.get(W + "w", "0"))) for column in table.iter(W + "gridCol"))


def _write_grid(table: Element, widths: list[str]) -> None:
    grid = table.find(W + "tblGrid")
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.append(grid.makeelement(W + "gridCol", {_WIDTH: width}))


# These two run for every cell of every table, which is most of the time a document takes: they
# look at the places where the elements always stand before they search for them.


def _set_width(cell: Element, width: str) -> None:
    wanted = cell[0][0] if len(cell) and len(cell[0]) else None
    if wanted is None or wanted.tag != _CELL_WIDTH:
        wanted = cell.find(f"{W}tcPr/{W}tcW")
    if wanted is not None:
        wanted.set(_WIDTH, width)
        wanted.set(_UNIT, "dxa")


def _align(paragraph: Element, side: str) -> None:
    if not len(paragraph) or paragraph[0].tag != _PROPERTIES:
        return
    properties = paragraph[0]
    if len(properties) == 1:
        # Only the style is named, as in the template we ship.
        add_child(properties, _JC).set(_VALUE, side)
        return
    mark = properties.makeelement(_JC, {_VALUE: side})
    for old in properties.findall(_JC):
        properties.remove(old)
    # The schema wants w:jc before these, and Word is strict about it.
    place = next(
        (n for n, child in enumerate(properties) if child.tag in _AFTER_JC), len(properties)
    )
    properties.insert(place, mark)


_AFTER_JC = frozenset(
    W + name
    for name in (
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    )
)


def _complete_grid(table: Element, rows: list[Element]) -> None:
    """Spread the columns evenly when a loop made more or fewer of them than the grid names."""
    count = max(sum(_spans(row)) for row in rows)
    if count != len(table.findall(f"{W}tblGrid/{W}gridCol")):
        _write_grid(table, [str(_width(table) // count)] * count)


def _spans(row: Element) -> Iterator[int]:
    for cell in row.iterfind(W + "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        yield 1 if span is None else int(span.get(W + "val"))
