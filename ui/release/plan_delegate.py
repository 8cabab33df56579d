"""Paints a section of the plan in two lines: mark, number and name, then who wrote it when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.kit import icons, theme
from ui.kit.painting import draw_text, text_width
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate
from ui.release.plan_rows import SectionRow
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
HEIGHT = 46
PAD = 14


class SectionDelegate(RowDelegate):
    """Rows of 46 px with a mark: written, owed, optional; a dot while text is unsaved."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, height=HEIGHT)
        self._words = words

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw mark and both lines."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, SectionRow):
            return
        now, rect = theme.current(), option.rect
        name, role = _mark(row)
        side = now.px(16)
        mark = QRect(rect.x() + now.px(PAD), rect.y(), side, rect.height())
        icons.paint(painter, name, mark, role)
        left, line = mark.right() + now.px(9), now.px(19)
        width = rect.right() - left - now.px(PAD)
        top = QRect(left, rect.y() + now.px(4), width, line)
        if row.unsaved:
            words = self.tr("未保存")
            taken = text_width(words, 12) + now.px(8)
            place = QRect(top.right() - taken + now.px(8), top.y(), taken, line)
            draw_text(painter, place, words, "warn", 12)
            top.setWidth(top.width() - taken)
        step = draw_text(painter, top, row.number, "text_3", 12) + now.px(6)
        draw_text(painter, top.adjusted(step, 0, 0, 0), self._words.of(row.spec.name), "text", 13)
        second = QRect(left, top.y() + line, width, line)
        tone = "accent" if row.editors else "text_2"
        draw_text(painter, second, self.second_line(row), tone, 12)

    def second_line(self, row: SectionRow) -> str:
        """Return who edits it now, who wrote it when, or who owes it."""
        if row.editors:
            who = self._words.names(row.editors)
            return self.tr("{person} 正在修改").format(person=who)
        if row.written:
            lines = self.tr("{count} 行").format(count=row.lines) if row.lines else ""
            if row.section is None or not row.section.body.strip():
                return lines
            return self._words.join(
                f"{row.section.person} · {self._words.stamp(row.section.at)}", lines
            )
        if not row.spec.required:
            return self.tr("可选，未写")
        role, stage = self._words.of(row.role), self._words.of(row.stage)
        return self.tr("{role}编写，「{stage}」结束前").format(role=role, stage=stage)


def _mark(row: SectionRow) -> tuple[str, str]:
    if row.written:
        return "circle-check", "ok"
    if row.due:
        return "circle-alert", "warn"
    return "circle", "text_3"
