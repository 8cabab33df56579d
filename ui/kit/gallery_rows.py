"""Painted samples of the gallery: check rows, route nodes, window blocks."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, theme
from ui.kit.painting import (
    RIGHT,
    BadgeSpec,
    Tone,
    badge_size,
    chip_size,
    draw_avatar,
    draw_badge,
    draw_box,
    draw_capacity,
    draw_chip,
    draw_edge,
    draw_rule,
    draw_text,
    text_width,
)

_PASSED = BadgeSpec("通过", Tone.OK, "check", bold=True)
_FAILED = BadgeSpec("不通过", Tone.BAD, "cross", bold=True)
_ROWS = (
    ("待勾选", "", "", BadgeSpec("待勾选", icon="circle")),
    ("通过", "", "周启明", _PASSED),
    (
        "不通过，备注必填",
        "票据组未回复",
        "周启明",
        BadgeSpec("不通过", Tone.BAD, "cross", bold=True),
    ),
    ("不适用，备注必填", "", "周启明", BadgeSpec("不适用", Tone.MUTED, "minus", bold=True)),
    (
        "他人刚勾选（底色停留 4 秒）",
        "live",
        "赵海峰",
        _PASSED,
    ),
    ("本环节已签署", "", "王若楠", BadgeSpec("已锁定", Tone.MUTED, "lock")),
)
_NODES = (
    ("circle-check", "已签", "同意 14:31", Tone.OK, False),
    ("circle-dot", "进行中", "4 / 7", Tone.ACCENT, True),
    ("circle", "等待", "前组未完", Tone.NEUTRAL, False),
    ("return", "已退回", "待补充", Tone.BAD, False),
    ("circle-minus", "不需要", "基础设施未变", Tone.NEUTRAL, False),
)
_TINTS = {
    Tone.OK: ("ok_tint", "ok_line", "ok"),
    Tone.ACCENT: ("accent_tint", "accent", "accent"),
    Tone.BAD: ("bad_tint", "bad_line", "bad"),
    Tone.NEUTRAL: ("bg_surface", "line", "text_2"),
}
_WINDOWS = (
    ("有余量", "第 20 窗口", "5/8", 5, False),
    ("排满", "第 6 窗口", "排满", 8, False),
    ("有冲突", "第 18 窗口", "2", 7, True),
)


class _Sample(QWidget):
    """A painted sample of fixed height."""

    height_px = 100

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the scaled height."""
        now = theme.current()
        return QSize(now.px(360), now.px(self.height_px))


class RowsSample(_Sample):
    """Six check rows in a frame."""

    height_px = 34 * len(_ROWS) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        now = theme.current()
        draw_box(painter, self.rect(), radius=5)
        step = now.px(34)
        for number, (text, note, who, result) in enumerate(_ROWS):
            row = QRect(1, 1 + number * step, self.width() - 2, step)
            if note == "live":
                painter.fillRect(row, now.ok_tint)
            if number < len(_ROWS) - 1:
                draw_rule(painter, row, "line")
            self._draw_row(painter, row, (number, text, note, who), result)
        painter.end()

    @staticmethod
    def _draw_row(
        painter: QPainter, row: QRect, words: tuple[int, str, str, str], result: BadgeSpec
    ) -> None:
        now = theme.current()
        number, text, note, who = words
        place = row.adjusted(now.px(13), 0, -now.px(10), 0)
        draw_text(painter, place, str(number + 1), "text_2", 13)
        size = chip_size(result)
        chip = QRect(place.right() + 1 - size.width(), 0, size.width(), size.height())
        chip.moveTop(row.y() + (row.height() - size.height()) // 2)
        draw_chip(painter, chip, result, dashed=not who)
        people = place.right() - now.px(160)
        if who:
            side = now.px(18)
            draw_avatar(painter, QRect(people, row.y(), side, row.height()), who)
            name = QRect(people + now.px(26), row.y(), now.px(70), row.height())
            draw_text(painter, name, who, "text", 13)
        left = place.x() + now.px(20)
        end = people - now.px(8)
        if note == "live":
            tag = BadgeSpec("刚刚更新", Tone.OK, solid=True)
            end -= badge_size(tag).width()
            draw_badge(painter, end, row.y() + (row.height() - now.px(18)) // 2, tag)
        elif note:
            width = text_width(note, 12) + 2
            end -= width
            draw_text(painter, QRect(end, row.y(), width, row.height()), note, "bad", 12)
        room = QRect(left, row.y(), end - left - now.px(4), row.height())
        draw_text(painter, room, text, "text", 14)


class NodesSample(_Sample):
    """The states of a step of the route."""

    height_px = 40 * 2 + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the nodes."""
        painter = QPainter(self)
        now = theme.current()
        for number, (icon, name, note, tone, current) in enumerate(_NODES):
            row, column = divmod(number, 3)
            step = (self.width() + now.px(8)) // 3
            box = QRect(column * step, row * now.px(48), step - now.px(8), now.px(40))
            fill, border, role = _TINTS[tone]
            draw_box(painter, box, fill, border, radius=5, width=2 if current else 1)
            side = now.px(16)
            icons.paint(
                painter, icon, QRect(box.x() + now.px(9), box.y(), side, box.height()), role
            )
            words = box.adjusted(now.px(32), now.px(3), -now.px(6), 0)
            upper = QRect(words.x(), words.y(), words.width(), now.px(17))
            draw_text(painter, upper, name, "text", 12, bold=True)
            draw_text(painter, upper.translated(0, now.px(17)), note, role, 12)
        painter.end()


class WindowsSample(_Sample):
    """Window blocks with their places, and the ghost of a moved one."""

    height_px = 60

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the blocks."""
        painter = QPainter(self)
        now = theme.current()
        step = (self.width() + now.px(8)) // 4
        for number, (head, name, note, used, clash) in enumerate(_WINDOWS):
            left = number * step
            draw_text(painter, QRect(left, 0, step, now.px(17)), head, "text_2", 12)
            block = QRect(left, now.px(20), step - now.px(8), now.px(38))
            self._draw_block(painter, block, (name, note), used, clash)
        left = 3 * step
        draw_text(painter, QRect(left, 0, step, now.px(17)), "已移走", "text_2", 12)
        ghost = QRect(left, now.px(20), self.width() - left, now.px(38))
        draw_box(painter, ghost, None, "line_control", radius=3, dashed=True)
        words = ghost.adjusted(now.px(8), now.px(2), 0, 0)
        line = QRect(words.x(), words.y(), words.width(), now.px(17))
        draw_text(painter, line, "原第 18 窗口", "text_2", 12)
        draw_text(painter, line.translated(0, now.px(16)), "已移至 9/22", "text_2", 12)
        painter.end()

    @staticmethod
    def _draw_block(
        painter: QPainter, block: QRect, words: tuple[str, str], used: int, clash: bool
    ) -> None:
        now = theme.current()
        name, note = words
        draw_box(painter, block, "accent_tint", "accent_line", radius=3)
        draw_edge(painter, block, "accent", width=3, radius=3)
        inner = block.adjusted(now.px(9), now.px(3), -now.px(7), -now.px(7))
        line = QRect(inner.x(), inner.y(), inner.width(), now.px(17))
        draw_text(painter, line, name, "text", 12, bold=True)
        if not clash:
            draw_text(painter, line, note, "text", 12, align=RIGHT)
        else:
            width = text_width(note, 12)
            draw_text(painter, line, note, "bad", 12, align=RIGHT)
            side = now.px(12)
            mark = QRect(line.right() - width - side - now.px(2), line.y(), side, line.height())
            icons.paint(painter, "triangle", mark, "bad")
        cells = QRect(inner.x(), inner.bottom() - now.px(6), inner.width(), now.px(7))
        draw_capacity(painter, cells, used, 8)
