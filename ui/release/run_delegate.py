"""Paints the rows of the run sheet: phases, facts at the left, the chart at the right."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relapp.domain.vocabulary import RunKind, RunResult
from ui.kit import icons, metrics, theme
from ui.kit.painting import BadgeSpec, Tone, badge_size, draw_avatar, draw_badge, draw_text
from ui.kit.roles import EXTRA_ROLE, RECORD_ROLE
from ui.kit.row_delegate import draw_current, draw_ground, text_rect
from ui.release import gantt
from ui.release.gantt_scale import GanttScale
from ui.release.run_model import ACTUAL, CHART, NUMBER, OWNER, PLANNED, RESULT, TITLE
from ui.release.run_rows import RunGroup, RunRow
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
RESULT_LOOKS = {
    RunResult.PENDING: ("circle", "text_2"),
    RunResult.RUNNING: ("play", "accent"),
    RunResult.DONE: ("circle-check", "ok"),
    RunResult.FAILED: ("circle-x", "bad"),
    RunResult.SKIPPED: ("circle-minus", "text_2"),
    RunResult.GO: ("check", "ok"),
    RunResult.NO_GO: ("cross", "bad"),
}


class RunDelegate(QStyledItemDelegate):
    """Phases 26 px, rows 30 px; the chart needs a scale and the present moment."""

    def __init__(self, words: Words, me_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._me_id = me_id
        self.scale: GanttScale | None = None
        self.at = words.clock.now()

    def set_scale(self, scale: GanttScale | None, at: datetime) -> None:
        """Take the span of the chart and the present."""
        self.scale, self.at = scale, at

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room a row takes."""
        is_group = not index.parent().isValid()
        height = metrics.RUN_PHASE if is_group else metrics.RUN_STEP
        return QSize(0, theme.current().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        record = index.data(RECORD_ROLE)
        if isinstance(record, RunGroup):
            self._paint_group(painter, option, record)
        elif isinstance(record, RunRow):
            if record.step.kind is RunKind.GATE:
                painter.fillRect(option.rect, theme.current().bg_window)
            draw_ground(painter, option)
            self._paint_cell(painter, option, index, record)
            draw_current(painter, option, index)

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, group: RunGroup
    ) -> None:
        now = theme.current()
        painter.fillRect(option.rect, now.bg_sunken)
        room = option.rect.adjusted(now.px(14), 0, 0, 0)
        role = "text_2" if group.rollback else "text"
        draw_text(painter, room, self._words.of(group.title), role, 13, bold=True)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, row: RunRow
    ) -> None:
        column, rect = index.column(), option.rect
        words = str(index.data() or "")
        if column == NUMBER:
            self._paint_number(painter, rect, row, words)
        elif column == TITLE:
            strong = row.step.kind is RunKind.GATE or row.step.result is RunResult.RUNNING
            room = text_rect(option)
            taken = draw_text(painter, room, words, "text", 13, bold=strong)
            rest = room.adjusted(taken + theme.current().px(10), 0, 0, 0)
            draw_text(painter, rest, str(index.data(EXTRA_ROLE) or ""), "text_2", 12)
        elif column == OWNER:
            self._paint_owner(painter, text_rect(option), row, words)
        elif column in (PLANNED, ACTUAL):
            missing = column == PLANNED and row.step.planned_start is None
            role = "warn" if missing else "text_2" if column == PLANNED else "text"
            draw_text(painter, text_rect(option), words, role, 13)
        elif column == RESULT:
            self._paint_result(painter, text_rect(option), row, words)
        elif column == CHART and self.scale is not None:
            painter.save()
            painter.setClipRect(rect)
            gantt.draw_grid(painter, rect, self.scale, self._words)
            gantt.draw_row(painter, rect, row, self.scale, self._words, self.at)
            painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, row: RunRow, words: str) -> None:
        if row.step.kind is RunKind.GATE:
            side = theme.current().px(14)
            place = QRect(0, 0, side, side)
            place.moveCenter(rect.center())
            icons.paint(painter, "flag", place, "text_2")
            return
        draw_text(painter, rect, words, "text_2", 13, align=Qt.AlignmentFlag.AlignCenter)

    def _paint_owner(self, painter: QPainter, rect: QRect, row: RunRow, words: str) -> None:
        now = theme.current()
        if not row.step.owner:
            draw_text(painter, rect, words, "warn", 13)
            return
        side = now.px(19)
        mine = row.step.owner_id == self._me_id
        draw_avatar(painter, QRect(rect.x(), rect.y(), side, rect.height()), words, me=mine)
        draw_text(painter, rect.adjusted(side + now.px(6), 0, 0, 0), words, "text", 13)

    def _paint_result(self, painter: QPainter, rect: QRect, row: RunRow, words: str) -> None:
        now, result = theme.current(), row.step.result
        icon, role = RESULT_LOOKS[result]
        if result in (RunResult.GO, RunResult.NO_GO):
            spec = BadgeSpec(words, Tone.OK if result is RunResult.GO else Tone.BAD, icon)
        elif row.step.kind is RunKind.GATE and result is RunResult.PENDING:
            spec = BadgeSpec(self.tr("待决策"), Tone.NEUTRAL, "hourglass")
        else:
            side = now.px(14)
            if result is RunResult.DONE and row.step.note:
                role = "warn"
            icons.paint(painter, icon, QRect(rect.x(), rect.y(), side, rect.height()), role)
            strong = result is RunResult.RUNNING
            room = rect.adjusted(side + now.px(5), 0, 0, 0)
            draw_text(painter, room, words, role, 13, bold=strong)
            return
        size = badge_size(spec)
        y = rect.y() + (rect.height() - size.height()) // 2
        draw_badge(painter, rect.x(), y, spec, rect.width())
