"""The picture of the approval route; a node can be chosen by mouse or arrow keys."""

import itertools

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from relapp.domain.vocabulary import StepState
from ui.kit import icons, keyboard_use, theme
from ui.kit.painting import (
    RIGHT,
    draw_box,
    draw_focus_ring,
    draw_text,
    text_width,
)
from ui.release.route_layout import (
    NODE_LEAST,
    PlacedColumn,
    PlacedNode,
    RouteLayout,
    place_route,
)
from ui.release.route_rows import RouteColumn, RouteNode
from ui.release.words import Words

LOOKS = {
    StepState.SIGNED: ("circle-check", "ok", "ok_tint", "ok_line"),
    StepState.CURRENT: ("circle-dot", "accent", "accent_tint", "accent"),
    StepState.WAITING: ("circle", "text_2", "bg_surface", "line"),
    StepState.RETURNED: ("return", "bad", "bad_tint", "bad_line"),
    StepState.LAPSED: ("triangle", "warn", "warn_tint", "warn_line"),
    StepState.NOT_NEEDED: ("circle-minus", "text_3", "bg_sunken", "line"),
    StepState.HELD: ("pause", "text_3", "bg_sunken", "line"),
}


class RouteView(QWidget):
    """Paints the route and remembers which step is chosen.

    Signals:
        chosen: identifier of the step a person chose.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("route")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("ring_inside", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = words
        self._columns: tuple[RouteColumn, ...] = ()
        self._layout = RouteLayout((), 0, 0)
        self._chosen = ""
        self._hovered = ""

    def set_columns(self, columns: tuple[RouteColumn, ...]) -> None:
        """Show a route; the chosen step stays while it is part of it."""
        self._columns = columns
        self._place()
        spoken = [f"{c.number} {c.name}" for c in columns]
        self.setAccessibleName(self.tr("审批路线：") + self._words.join(*spoken))
        self.updateGeometry()

    def choose(self, step_id: str) -> None:
        """Mark a step as chosen without telling anybody."""
        self._chosen = step_id
        node = self.node(step_id)
        if node is not None:
            self.setAccessibleDescription(self._words.step_sentence(node.step))
        self.update()

    def chosen_id(self) -> str:
        """Return the identifier of the chosen step."""
        return self._chosen

    def node(self, step_id: str) -> RouteNode | None:
        """Return a node of the picture."""
        for placed in self._layout.nodes():
            if placed.node.id == step_id:
                return placed.node
        return None

    def rect_of(self, step_id: str) -> QRect:
        """Return where a node is painted, an empty rectangle if it is not."""
        for placed in self._layout.nodes():
            if placed.node.id == step_id:
                return placed.rect
        return QRect()

    def sizeHint(self) -> QSize:
        """Return the room of the whole picture."""
        return QSize(self._layout.width, self._layout.height)

    def minimumSizeHint(self) -> QSize:
        """Return the room below which nodes would lose their words."""
        least = theme.current().px(NODE_LEAST + 16) * max(1, len(self._columns))
        return QSize(min(least, self._layout.width), self._layout.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the nodes anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Tell about the node under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            placed = self._layout.at(event.pos())
            QToolTip.showText(event.globalPos(), self.tooltip(placed), self)
            return True
        return super().event(event)

    def tooltip(self, placed: PlacedNode | None) -> str:
        """Return everything a node has no room for."""
        if placed is None:
            return ""
        node = placed.node
        signature = node.step.signature
        parts = (
            self._words.step_sentence(node.step),
            self._words.of(node.step.step.looks_at),
            node.reason,
            signature.opinion if signature is not None else "",
        )
        return "\n".join(part for part in parts if part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what would be chosen."""
        placed = self._layout.at(event.position().toPoint())
        hovered = placed.node.id if placed is not None else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing hover."""
        self._hovered = ""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the node under the mouse."""
        placed = self._layout.at(event.position().toPoint())
        if placed is not None:
            self._pick(placed.node.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from node to node with the arrows."""
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()))
        nodes = self._layout.nodes()
        if step is None or not nodes:
            super().keyPressEvent(event)
            return
        ids = [placed.node.id for placed in nodes]
        place = ids.index(self._chosen) + step if self._chosen in ids else 0
        self._pick(ids[max(0, min(place, len(ids) - 1))])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring at the chosen node."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw links, frames, nodes and captions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._layout.columns
        for before, after in itertools.pairwise(columns):
            self._draw_link(painter, before, after)
        for column in columns:
            self._draw_column(painter, column)
        painter.end()

    def _pick(self, step_id: str) -> None:
        if step_id != self._chosen:
            self.choose(step_id)
            self.chosen.emit(step_id)

    def _place(self) -> None:
        self._layout = place_route(self._columns, max(1, self.width() - 4))
        self.update()

    def _draw_link(self, painter: QPainter, before: PlacedColumn, after: PlacedColumn) -> None:
        now = theme.current()
        y = before.rect.center().y()
        start, end = QPointF(before.rect.right() + 2, y), QPointF(after.rect.x() - 1, y)
        if not before.column.done:
            pen = QPen(now.line_control, 1.4)
            pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            painter.drawLine(start, end)
            return
        painter.setPen(QPen(now.ok, 1.4))
        painter.drawLine(start, end)
        reach = now.px(4)
        for side in (-reach, reach):
            painter.drawLine(end, QPointF(end.x() - reach, y + side))

    def _draw_column(self, painter: QPainter, placed: PlacedColumn) -> None:
        now, column = theme.current(), placed.column
        if len(column.nodes) > 1:
            turn = any(node.state is StepState.CURRENT for node in column.nodes)
            border = "accent_line" if turn else "line"
            fill = "accent_tint" if turn else "bg_sunken"
            draw_box(painter, placed.rect, fill, border, radius=6)
        for node in placed.nodes:
            self._draw_node(painter, node)
        caption = QRect(
            placed.rect.x(),
            placed.rect.bottom() + now.px(5),
            placed.rect.width() + now.px(12),
            now.px(18),
        )
        draw_text(painter, caption, f"{column.number} {column.name}", "text_2", 12)

    def _draw_node(self, painter: QPainter, placed: PlacedNode) -> None:
        now, node, rect = theme.current(), placed.node, placed.rect
        icon, role, fill, border = LOOKS[node.state]
        picked = node.id == self._chosen
        strong = node.state is StepState.CURRENT
        if node.id == self._hovered and not strong:
            border = "line_control"
        draw_box(painter, rect, fill, border, radius=5, width=2 if strong else 1)
        if picked:
            draw_box(painter, rect.adjusted(0, 0, 0, 0), None, "accent", radius=5, width=2)
            under = QRect(rect.x() + now.px(8), rect.bottom() - 2, rect.width() - now.px(16), 2)
            painter.fillRect(under, now.accent)
        side = now.px(14)
        mark = QRect(rect.x() + now.px(9), rect.y(), side, rect.height())
        icons.paint(painter, icon, mark, role)
        left = mark.right() + now.px(8)
        room = QRect(left, rect.y(), rect.right() - left - now.px(6), rect.height())
        if placed.stacked:
            self._draw_one_line(painter, room, node, role)
        else:
            self._draw_two_lines(painter, room, node)
        if picked and keyboard_use.focus_visible(self):
            draw_focus_ring(painter, rect, radius=5, inside=True)

    def _draw_one_line(self, painter: QPainter, room: QRect, node: RouteNode, role: str) -> None:
        now = theme.current()
        strong = node.state is StepState.CURRENT
        taken = min(text_width(node.detail, 13), room.width() // 2)
        place = QRect(room.right() - taken, room.y(), taken + 1, room.height())
        draw_text(painter, place, node.detail, role if strong else "text_2", 13, align=RIGHT)
        title = room.adjusted(0, 0, -taken - now.px(10), 0)
        draw_text(painter, title, node.title, "text", 13, bold=True)

    def _draw_two_lines(self, painter: QPainter, room: QRect, node: RouteNode) -> None:
        now = theme.current()
        line, top = now.px(18), room.y() + (room.height() - now.px(36)) // 2
        quiet = node.state is StepState.NOT_NEEDED
        title = QRect(room.x(), top, room.width(), line)
        draw_text(painter, title, node.title, "text_3" if quiet else "text", 13, bold=not quiet)
        detail = QRect(room.x(), top + line, room.width(), line)
        draw_text(painter, detail, node.detail, "text_2", 12)


class RouteArea(QScrollArea):
    """As high as the route; scrolls sideways when nodes would lose their words."""

    def __init__(self, route: RouteView, parent: QWidget) -> None:
        super().__init__(parent)
        self._route = route
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(route)
        route.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def fit(self) -> None:
        """Take the height of the route as it is now."""
        height = self._route.sizeHint().height()
        if self._route.minimumSizeHint().width() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the scroll bar where it is needed."""
        super().resizeEvent(event)
        self.fit()
