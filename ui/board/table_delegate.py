"""Paints the table of the board: group rows all across, cells that are more than a text."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import ReleaseMode
from relapp.wording import terms
from ui.board.face import CardFace, Faces
from ui.board.lane_groups import Lane
from ui.board.moves import COLUMNS
from ui.board.table_model import CardTableModel, first_obstacle
from ui.kit import icons, painting, theme
from ui.kit.painting import TONES, Tone
from ui.kit.row_delegate import RowDelegate, draw_ground

AnyIndex = QModelIndex | QPersistentModelIndex


class TableDelegate(RowDelegate):
    """Paints group rows and the cells that are more than a text."""

    def __init__(self, faces: Faces, model: CardTableModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._faces = faces
        self._model = model
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a marked row in the ground of a selected one, a group row all across."""
        lane = self._model.lane(index)
        if lane is not None:
            if index.column() == 0:
                whole = QRect(
                    0, option.rect.y(), self._view.viewport().width(), option.rect.height()
                )
                self._paint_group(painter, whole, lane, index)
            return
        card = self._model.card(index)
        if card is not None and self._model.is_marked(card):
            painter.fillRect(option.rect, theme.current().bg_selected)
        super().paint(painter, option, index)

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one cell."""
        card = self._model.card(index)
        if card is None:
            return
        px = theme.current().px
        cell = option.rect.adjusted(px(8), 0, -px(6), -1)
        key = self._model.columns[index.column()].key
        face = self._faces.of(card)
        if key in _PAINTERS:
            _PAINTERS[key](painter, cell, face, self)
            return
        bold = key == "application"
        role = "text_2" if key in ("number", "version", "type") and not bold else "text"
        painting.draw_text(painter, cell, str(index.data() or ""), role, 13, bold=bold)

    def obstacle(self, card: ReleaseCard) -> str:
        """Return the words of the column 阻塞首因."""
        return first_obstacle(self._faces, card)

    def stage(self, card: ReleaseCard) -> str:
        """Return the words of the column 阶段."""
        return terms.COLUMN_SHORT[card.column].of(self._faces.words.language)

    def left(self, card: ReleaseCard) -> str:
        """Return the words of the column 还有."""
        return self._faces.left(card)

    def is_marked(self, card: ReleaseCard) -> bool:
        """Tell whether a card is marked."""
        return self._model.is_marked(card)

    def _paint_group(self, painter: QPainter, row: QRect, lane: Lane, index: AnyIndex) -> None:
        px, now = theme.current().px, theme.current()
        painter.fillRect(row, now.bg_sunken)
        option = QStyleOptionViewItem()
        option.rect = row
        draw_ground(painter, option)
        tree = self._view
        is_open = isinstance(tree, QTreeView) and tree.isExpanded(index)
        chevron = "chevron-down" if is_open else "chevron-right"
        icons.paint(painter, chevron, QRect(px(10), row.y(), px(14), row.height()), "text_2")
        if tree.currentIndex() == index and tree.hasFocus():
            painter.fillRect(QRect(0, row.y(), px(3), row.height()), now.accent)
        x = px(36)
        for text, role, bold, width in (
            (lane.title, "text", True, 104),
            (lane.note, "text_2", False, 202),
            (self._count(lane), "text_2", False, 74),
        ):
            room = QRect(x, row.y(), px(width - 8), row.height())
            used = painting.draw_text(painter, room, text, role, 13 if bold else 12, bold=bold)
            x += max(px(width) if text else 0, used)
        if lane.capacity is not None:
            used, total = lane.capacity
            width = painting.capacity_width(total, px(7))
            box = QRect(x, row.y() + (row.height() - px(14)) // 2, width, px(14))
            painting.draw_capacity(painter, box, used, total)
            x += width + px(8)
            room = QRect(x, row.y(), px(60), row.height())
            x += painting.draw_text(painter, room, f"{used} / {total}", "text_2", 12) + px(20)
        if lane.left:
            room = QRect(x, row.y(), px(140), row.height())
            x += painting.draw_text(painter, room, lane.left, "text", 12, bold=True) + px(24)
        self._paint_counts(painter, QRect(x, row.y(), row.right() - x, row.height()), lane)

    def _paint_counts(self, painter: QPainter, room: QRect, lane: Lane) -> None:
        px = theme.current().px
        say = self._faces.words.language
        marks = []
        if lane.blocked:
            marks.append(("blocked", f"{_BLOCKED[say]} {lane.blocked}", Tone.BAD))
        if lane.overdue:
            marks.append(("triangle", f"{_LATE[say]} {lane.overdue}", Tone.BAD))
        if lane.papers is not None and lane.papers.icon:
            marks.append((lane.papers.icon, lane.papers.text, lane.papers.tone))
        x = room.x()
        for icon, text, tone in marks:
            role = TONES[tone].text
            icons.paint(painter, icon, QRect(x, room.y(), px(12), room.height()), role)
            place = QRect(x + px(16), room.y(), max(0, room.right() - x), room.height())
            x += px(16) + painting.draw_text(painter, place, text, role, 12) + px(24)

    def _count(self, lane: Lane) -> str:
        return self.tr("{n} 个发布").format(n=len(lane.cards))


_BLOCKED: Final = {"zh": "阻塞", "en": "Blocked"}
_LATE: Final = {"zh": "逾期", "en": "Overdue"}


def _paint_mark(painter: QPainter, cell: QRect, face: CardFace, owner: TableDelegate) -> None:
    px = theme.current().px
    side = px(14)
    box = QRect(cell.x(), cell.y() + (cell.height() - side) // 2, side, side)
    marked = owner.is_marked(face.card)
    fill, line = ("accent_fill", "accent_fill") if marked else ("bg_surface", "line_control")
    painting.draw_box(painter, box, fill, line, radius=3)
    if marked:
        icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), "on_accent")


def _paint_stage(painter: QPainter, cell: QRect, face: CardFace, owner: TableDelegate) -> None:
    place = COLUMNS.index(face.card.column)
    width = painting.draw_stage_cells(painter, cell.x(), cell.center().y(), place, len(COLUMNS))
    room = cell.adjusted(width + theme.current().px(6), 0, 0, 0)
    painting.draw_text(painter, room, owner.stage(face.card), "text", 13)


def _paint_mode(painter: QPainter, cell: QRect, face: CardFace, _owner: TableDelegate) -> None:
    if face.card.mode is ReleaseMode.EMERGENCY:
        top = cell.y() + (cell.height() - painting.badge_size(face.mode).height()) // 2
        painting.draw_badge(painter, cell.x(), top, face.mode, cell.width())
    else:
        painting.draw_text(painter, cell, face.mode.text, "text_2", 13)


def _paint_left(painter: QPainter, cell: QRect, face: CardFace, owner: TableDelegate) -> None:
    text = owner.left(face.card)
    late = face.strip is not None and face.strip.tone is Tone.BAD
    role = "bad" if late else face.line.tone
    painting.draw_text(painter, cell, text, role, 13, bold=role in ("bad", "warn"))


def _paint_progress(painter: QPainter, cell: QRect, face: CardFace, _owner: TableDelegate) -> None:
    if not face.card.total:
        return
    px = theme.current().px
    bar = QRect(cell.x(), cell.center().y() - px(1), px(46), px(4))
    painting.draw_progress(painter, bar, face.fraction)
    room = cell.adjusted(px(52), 0, 0, 0)
    role = "ok" if face.full else "text_2"
    used = painting.draw_text(painter, room, face.progress, role, 12)
    if face.full:
        spot = QRect(room.x() + used + px(3), room.y(), px(12), room.height())
        icons.paint(painter, "check", spot, "ok")


def _paint_blocker(painter: QPainter, cell: QRect, face: CardFace, owner: TableDelegate) -> None:
    text = owner.obstacle(face.card)
    if not text:
        return
    px, card = theme.current().px, face.card
    stopped = card.live and card.blocking > 0
    mark = face.strip or face.outcome
    icon = "blocked" if stopped else mark.icon if mark else ""
    tone = Tone.BAD if stopped else mark.tone if mark else Tone.NEUTRAL
    role = TONES[tone].text
    icons.paint(painter, icon, QRect(cell.x(), cell.y(), px(13), cell.height()), role)
    room = cell.adjusted(px(17), 0, 0, 0)
    if stopped:
        painting.draw_text(painter, room, str(card.blocking), role, 13, bold=True)
        room = room.adjusted(px(20), 0, 0, 0)
    painting.draw_text(painter, room, text, role, 13)


def _paint_owner(painter: QPainter, cell: QRect, face: CardFace, _owner: TableDelegate) -> None:
    if not face.card.owner:
        return
    side = theme.current().px(18)
    spot = QRect(cell.x(), cell.y() + (cell.height() - side) // 2, side, side)
    painting.draw_avatar(painter, spot, face.card.owner)
    room = cell.adjusted(side + theme.current().px(6), 0, 0, 0)
    painting.draw_text(painter, room, face.card.owner, "text_2", 13)


_PAINTERS: Final = {
    "mark": _paint_mark,
    "stage": _paint_stage,
    "mode": _paint_mode,
    "left": _paint_left,
    "progress": _paint_progress,
    "blocker": _paint_blocker,
    "owner": _paint_owner,
}
