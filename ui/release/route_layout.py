"""Where the nodes of a route stand: pure geometry, apart from painting and mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from ui.kit import theme
from ui.kit.painting import text_width
from ui.release.route_rows import RouteColumn, RouteNode

SINGLE = 46
STACKED = 28
GAP = 8
FRAME = 8
LINK = 34
LINK_LEAST = 16
ICON = 30
NODE_LEAST = 96
NODE_MOST = 210
STACK_MOST = 400
CAPTION = 24


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with its rectangle; stacked ones have one line of words."""

    node: RouteNode
    rect: QRect
    stacked: bool


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A group with its rectangle and its nodes."""

    column: RouteColumn
    rect: QRect
    nodes: tuple[PlacedNode, ...]


@dataclass(frozen=True, slots=True)
class RouteLayout:
    """All groups placed side by side."""

    columns: tuple[PlacedColumn, ...]
    width: int
    height: int

    def at(self, place: QPoint) -> PlacedNode | None:
        """Return the node at a place."""
        for column in self.columns:
            for node in column.nodes:
                if node.rect.contains(place):
                    return node
        return None

    def nodes(self) -> tuple[PlacedNode, ...]:
        """Return all nodes in reading order."""
        return tuple(node for column in self.columns for node in column.nodes)


def place_route(columns: tuple[RouteColumn, ...], width: int) -> RouteLayout:
    """Place groups left to right, centred on one line; links give way first, then nodes."""
    now = theme.current()
    if not columns:
        return RouteLayout((), 0, 0)
    widths = [_wanted(column) for column in columns]
    link = now.px(LINK)
    links = len(columns) - 1
    if sum(widths) + links * link > width:
        link = max(now.px(LINK_LEAST), (width - sum(widths)) // max(1, links))
    over = sum(widths) + links * link - width
    if over > 0:
        widths = _shrunk(columns, widths, over)
    height = max(_height(column) for column in columns)
    placed: list[PlacedColumn] = []
    left = 0
    for column, column_width in zip(columns, widths, strict=True):
        tall = _height(column)
        rect = QRect(left, (height - tall) // 2, column_width, tall)
        placed.append(PlacedColumn(column, rect, _nodes(column, rect)))
        left += column_width + link
    return RouteLayout(tuple(placed), left - link, height + now.px(CAPTION))


def _stacked(column: RouteColumn) -> bool:
    return len(column.nodes) > 1


def _height(column: RouteColumn) -> int:
    now, count = theme.current(), len(column.nodes)
    if not _stacked(column):
        return now.px(SINGLE)
    return now.px(2 * FRAME + count * STACKED + (count - 1) * GAP)


def _wanted(column: RouteColumn) -> int:
    now = theme.current()
    if _stacked(column):
        words = max(
            text_width(n.title, 13, bold=True) + now.px(16) + text_width(n.detail, 13)
            for n in column.nodes
        )
        return min(words + now.px(ICON + 2 * FRAME + 16), now.px(STACK_MOST + 2 * FRAME))
    node = column.nodes[0]
    words = max(text_width(node.title, 13, bold=True), text_width(node.detail, 12))
    return max(now.px(NODE_LEAST), min(words + now.px(ICON + 14), now.px(NODE_MOST)))


def _shrunk(columns: tuple[RouteColumn, ...], widths: list[int], over: int) -> list[int]:
    """Take what is too much from the groups in proportion, none below its least width."""
    now = theme.current()
    least = [now.px(NODE_LEAST * (2 if _stacked(column) else 1)) for column in columns]
    spare = [max(0, width - low) for width, low in zip(widths, least, strict=True)]
    total = sum(spare)
    if total == 0:
        return widths
    share = min(1.0, over / total)
    return [width - round(part * share) for width, part in zip(widths, spare, strict=True)]


def _nodes(column: RouteColumn, rect: QRect) -> tuple[PlacedNode, ...]:
    now = theme.current()
    if not _stacked(column):
        return (PlacedNode(column.nodes[0], rect, stacked=False),)
    inner = rect.adjusted(now.px(FRAME), now.px(FRAME), -now.px(FRAME), -now.px(FRAME))
    placed = []
    for place, node in enumerate(column.nodes):
        top = inner.y() + place * now.px(STACKED + GAP)
        box = QRect(inner.x(), top, inner.width(), now.px(STACKED))
        placed.append(PlacedNode(node, box, stacked=True))
    return tuple(placed)
