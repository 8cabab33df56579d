"""Estimates on which page a heading will stand, from the exact line heights of the styles.

Word counts pages only when it shows a document. The templates set every line height exactly, so
counting lines gives the same answer; where an office loosens that, a number may be one off until
the contents are updated in Word (F9). All lengths are twentieths of a point, as in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from relapp.export.word_rows import row_heights, text_of
from relapp.export.word_shapes import Shapes
from relapp.export.word_xml import Element, W

_PARAGRAPH = W + "p"
_UNSPLIT = 3
_PAIR = 2


@dataclass(slots=True)
class _Piece:
    """A paragraph or a table row on its way to a page."""

    line: float
    lines: int = 1
    before: float = 0
    after: float = 0
    keep_next: bool = False
    break_before: bool = False
    break_after: bool = False
    repeated: float = 0
    """Height of the heading rows that come again when a row begins a page."""
    element: Element = None
    next_frame: "_Frame | None" = None

    @property
    def height(self) -> float:
        return self.line * self.lines

    @property
    def together(self) -> int:
        """Lines that Word keeps on one page: no single line is left behind or sent ahead."""
        return self.lines if self.lines <= _UNSPLIT else _PAIR


class _Frame(NamedTuple):
    """Room for text on a page of one section."""

    width: float
    height: float


def page_numbers(body: Element, styles: Element) -> dict[Element, int]:
    """Return the page of every paragraph that stands directly in the body."""
    pieces = list(_pieces(body, Shapes(styles)))
    frame = _frames(body)[0]
    pages: dict[Element, int] = {}
    page, used, gap = 1, 0.0, 0.0
    for place, piece in enumerate(pieces):
        needed = max(gap, piece.before) + _together(pieces, place)
        if used and (piece.break_before or used + needed > frame.height):
            page, used, gap = page + 1, piece.repeated, 0.0
        pages[piece.element] = page
        used += max(gap, piece.before) if used else 0.0
        lines = piece.lines
        while used + lines * piece.line > frame.height and lines > 1:
            lines -= max(int((frame.height - used) // piece.line), 1)
            page, used = page + 1, 0.0
        used, gap = used + lines * piece.line, piece.after
        if piece.break_after:
            page, used, gap = page + 1, 0.0, 0.0
            frame = piece.next_frame or frame
    return pages


def _together(pieces: list[_Piece], place: int) -> float:
    """Return the height that must fit on the page for a piece to begin there."""
    height = 0.0
    for piece in pieces[place:]:
        if not piece.keep_next:
            return height + piece.line * piece.together
        height += piece.height + piece.after
    return height


def _pieces(body: Element, shapes: Shapes) -> Iterator[_Piece]:
    frames = _frames(body)
    section = 0
    for block in _blocks(body):
        width = frames[section].width
        if block.tag == W + "tbl":
            yield from _rows(block, shapes)
            continue
        piece = _paragraph(block, shapes, width)
        if block.find(f"{W}pPr/{W}sectPr") is not None and section + 1 < len(frames):
            section += 1
            piece.break_after, piece.next_frame = True, frames[section]
        yield piece


def paragraphs_of(body: Element) -> Iterator[Element]:
    """Yield the paragraphs that stand directly in the body, those of tables left out."""
    return (block for block in _blocks(body) if block.tag == _PARAGRAPH)


def _blocks(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in {W + "p", W + "tbl"}:
            yield child
        elif child.tag == W + "sdt":
            yield from chain.from_iterable(_blocks(c) for c in child.iterfind(W + "sdtContent"))


def _paragraph(paragraph: Element, shapes: Shapes, width: float) -> _Piece:
    shape = shapes.of(paragraph)
    breaks = any(b.get(W + "type") == "page" for b in paragraph.iter(W + "br"))
    return _Piece(
        line=shape.line_height,
        lines=shape.lines(text_of(paragraph), width),
        before=shape.before,
        after=shape.after,
        keep_next=shape.keep_next,
        break_before=shape.break_before,
        break_after=breaks,
        element=paragraph,
    )


def _rows(table: Element, shapes: Shapes) -> Iterator[_Piece]:
    repeated = 0.0
    for row, height, heading, kept in row_heights(table, shapes):
        yield _Piece(height, keep_next=kept, repeated=repeated, element=row)
        repeated += height if heading else 0.0


def _frames(body: Element) -> list[_Frame]:
    return [_frame(section) for section in body.iter(W + "sectPr")] or [_Frame(9150, 14100)]


def _frame(section: Element) -> _Frame:
    def length(name: str, side: str, usual: float) -> float:
        found = section.find(W + name)
        return usual if found is None else abs(float(found.get(W + side, usual)))

    width, height = length("pgSz", "w", 11906), length("pgSz", "h", 16838)
    across = length("pgMar", "left", 1378) + length("pgMar", "right", 1378)
    down = length("pgMar", "top", 1440) + length("pgMar", "bottom", 1259)
    return _Frame(width - across, height - down)
