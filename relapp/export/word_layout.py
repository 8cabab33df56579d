"""Widths and alignment of filled tables, from the layout a template carries in alternative text.

A loop over columns gives every cell the width of the one cell in the template. The alternative
text of a table therefore names the shares, such as `9c 38l 12c`: relative width and left, centre
or right; a number alone leaves the alignment of the style.
"""

import re
from collections.abc import Iterator

from relapp.export.word_xml import Element, W

_LAYOUT = re.compile(r"^\s*\d+(\.\d+)?[lcr]?(\s+\d+(\.\d+)?[lcr]?)*\s*$")
# A table of this many rows moves to the next page rather than leave a row or two behind.
_SMALL = 9
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
        for properties in row.iterfind(f"{W}tc/{W}p/{W}pPr"):
            if properties.find(W + "keepNext") is None:
                # After w:pStyle, which always comes first.
                properties.insert(1, properties.makeelement(W + "keepNext"))


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
    widths = [round(width * share / total) for share, _ in layout]
    _write_grid(table, widths)
    for row in rows:
        heading = row.find(f"{W}trPr/{W}tblHeader") is not None
        for place, cell in enumerate(row.iterfind(W + "tc")):
            if place >= len(layout):
                break
            _set_width(cell, widths[place])
            side = layout[place][1]
            if side and not heading:
                for paragraph in cell.iterfind(W + "p"):
                    _align(paragraph, side)


def _width(table: Element) -> int:
    wanted = table.find(f"{W}tblPr/{W}tblW")
    if wanted is not None and wanted.get(W + "type") == "dxa":
        return int(float(wanted.get(W + "w")))
    return sum(int(float(column.get(W + "w", "0"))) for column in table.iter(W + "gridCol"))


def _write_grid(table: Element, widths: list[int]) -> None:
    grid = table.find(W + "tblGrid")
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = grid.makeelement(W + "gridCol", {W + "w": str(width)})
        grid.append(column)


def _set_width(cell: Element, width: int) -> None:
    wanted = cell.find(f"{W}tcPr/{W}tcW")
    if wanted is not None:
        wanted.set(W + "w", str(width))
        wanted.set(W + "type", "dxa")


def _align(paragraph: Element, side: str) -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return
    for old in properties.findall(W + "jc"):
        properties.remove(old)
    mark = properties.makeelement(W + "jc", {W + "val": side})
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
        _write_grid(table, [_width(table) // count] * count)


def _spans(row: Element) -> Iterator[int]:
    for cell in row.iterfind(W + "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        yield 1 if span is None else int(span.get(W + "val"))
