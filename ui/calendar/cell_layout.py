"""Where the things of one day lie within its cell, and what is left out when room is short."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect

from ui.calendar.day_items import (
    DayCell,
    DayItem,
    DeadlineItem,
    FreezeItem,
    GhostItem,
    OwnDateItem,
    WindowItem,
)
from ui.kit import theme

HEAD: Final = 29
"""Height of the line with the day's number."""
INSET: Final = 7
GAP: Final = 4
LINE: Final = 17
PAD: Final = 4
CELLS: Final = 13
MORE: Final = 16


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its place; `lines` names the parts of it that fit, in the order shown."""

    item: DayItem
    rect: QRect
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellLayout:
    """One cell: its rectangle, what is placed in it and how many things found no room."""

    cell: DayCell
    rect: QRect
    placed: tuple[Placed, ...]
    hidden: int

    def at(self, point: QPoint) -> Placed | None:
        """Return the item under a point."""
        return next((p for p in self.placed if p.rect.contains(point)), None)


# Parts in the order in which they are given up last; heights in design pixels.
_HEIGHTS: Final = {
    "title": LINE + 1,
    "cells": CELLS,
    "time": LINE,
    "moved": LINE,
    "results": LINE + 2,
    "first": LINE,
    "second": LINE,
}
_SHOWN_ORDER: Final = ("title", "time", "cells", "moved", "results", "first", "second")


def lay_out(cell: DayCell, rect: QRect) -> CellLayout:
    """Place the items of a day; the first ones get their full height before later ones."""
    now = theme.current()
    room = rect.height() - now.px(HEAD) - now.px(GAP)
    shown = list(cell.items)
    while shown and _sum_of_least(shown) + _more(len(cell.items) - len(shown)) > room:
        shown.pop()
    hidden = len(cell.items) - len(shown)
    spare = room - _sum_of_least(shown) - _more(hidden)
    placed, top = [], rect.y() + now.px(HEAD)
    for item in shown:
        lines, spare = _grown(item, spare)
        height = _height(item, lines)
        inset = now.px(INSET)
        place = QRect(rect.x() + inset, top, rect.width() - 2 * inset, height)
        placed.append(Placed(item, place, lines))
        top += height + now.px(GAP)
    return CellLayout(cell, rect, tuple(placed), hidden)


def line_height(part: str) -> int:
    """Return the height of one part of an item in real pixels."""
    return theme.current().px(_HEIGHTS[part])


def _wanted(item: DayItem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts an item always has and those it gets in turn while there is room."""
    if isinstance(item, WindowItem):
        if item.past:
            return ("title",), ("cells", "results")
        return ("title",), ("cells", "time", *(("moved",) if item.moved_from else ()))
    if isinstance(item, GhostItem | FreezeItem):
        return ("first",), ("second",)
    if isinstance(item, DeadlineItem):
        return ("first",), ("second",) if item.incomplete else ()
    return ("first",), ()


def _padding(item: DayItem) -> int:
    boxed = isinstance(item, WindowItem | GhostItem | FreezeItem)
    return 2 * PAD if boxed else 2 if isinstance(item, OwnDateItem) else 0


def _height(item: DayItem, lines: tuple[str, ...]) -> int:
    return theme.current().px(_padding(item)) + sum(line_height(part) for part in lines)


def _sum_of_least(items: list[DayItem]) -> int:
    gap = theme.current().px(GAP)
    return sum(_height(item, _wanted(item)[0]) + gap for item in items)


def _more(hidden: int) -> int:
    return theme.current().px(MORE) if hidden else 0


def _grown(item: DayItem, spare: int) -> tuple[tuple[str, ...], int]:
    parts, wishes = _wanted(item)
    for wish in wishes:
        if line_height(wish) > spare:
            break
        parts = (*parts, wish)
        spare -= line_height(wish)
    return tuple(sorted(parts, key=_SHOWN_ORDER.index)), spare
