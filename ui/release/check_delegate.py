"""Paints the check list: group heads, and rows of text, note, evidence, person and result."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relapp.domain.outbox import Standing
from relapp.domain.release import CheckAnswer
from relapp.domain.vocabulary import CheckResult
from relapp.wording import spot_check
from relapp.wording.outbox import STANDING
from ui.kit import icons, metrics, theme
from ui.kit.painting import (
    RIGHT,
    BadgeSpec,
    Tone,
    badge_size,
    chip_size,
    draw_avatar,
    draw_badge,
    draw_box,
    draw_chip,
    draw_focus_ring,
    draw_progress,
    draw_rule,
    draw_text,
    text_width,
)
from ui.kit.roles import RECORD_ROLE
from ui.release.check_model import FLASH_ROLE
from ui.release.check_rows import CheckGroup, CheckRow, Place
from ui.release.words import Phrase, Words

AnyIndex = QModelIndex | QPersistentModelIndex

WHO = 136
WHO_SHORT = 28
EVIDENCE = 46
RIGHT_PAD = 12
NUMBER = 34
NARROW = 720
"""Below this width of the list, in design pixels, names give way to avatars."""

RESULT_BADGES = {
    CheckResult.PASS: (Tone.OK, "check"),
    CheckResult.FAIL: (Tone.BAD, "cross"),
    CheckResult.NOT_APPLICABLE: (Tone.MUTED, "minus"),
    CheckResult.DEFERRED: (Tone.WARN, "hourglass"),
}


def result_chip(answer: CheckAnswer | None, word: str) -> BadgeSpec:
    """Return what the chip of an answer looks like."""
    if answer is None:
        return BadgeSpec(word, Tone.NEUTRAL, "circle")
    tone, icon = RESULT_BADGES[answer.result]
    return BadgeSpec(word, tone, icon, bold=True)


class CheckDelegate(QStyledItemDelegate):
    """Group heads 38 px, rows 38 px, the row open for an answer 112 px."""

    def __init__(self, words: Words, me_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._me_id = me_id
        self._open_id = ""
        self._shown_id = ""
        self._open_height = metrics.CHECK_ROW_OPEN

    def set_open(self, item_id: str, height: int = 0) -> None:
        """Make room for the editor of one row; an empty identifier closes it."""
        self._open_id = item_id
        self._open_height = height

    def set_shown(self, item_id: str) -> None:
        """Mark the row that the host of a meeting shows."""
        self._shown_id = item_id

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room a row takes."""
        row = index.data(RECORD_ROLE)
        now = theme.current()
        if isinstance(row, CheckRow) and row.id == self._open_id:
            return QSize(0, self._open_height or now.px(metrics.CHECK_ROW_OPEN))
        return QSize(0, now.px(metrics.CHECK_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        record = index.data(RECORD_ROLE)
        if isinstance(record, CheckGroup):
            self._paint_group(painter, option, record)
        elif isinstance(record, CheckRow) and record.id != self._open_id:
            self._paint_row(painter, option, index, record)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Let the open row take its whole room; the style would leave a margin."""
        editor.setGeometry(option.rect)

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, group: CheckGroup
    ) -> None:
        now, rect = theme.current(), option.rect
        painter.fillRect(rect, now.bg_window)
        name, role = _group_icon(group)
        side = now.px(16)
        x = rect.x() + now.px(2)
        icons.paint(painter, name, QRect(x, rect.y(), side, rect.height()), role)
        x += side + now.px(8)
        for text, colour, bold, size in (
            (self._words.of(group.name), "text", True, 14),
            (self._words.of(group.kind), "text_2", False, 13),
            (self._words.names(group.people), "text_2", False, 13),
            (f"{group.answered} / {len(group.rows)}", "text", True, 13),
        ):
            if text:
                room = QRect(x, rect.y(), rect.right() - x, rect.height())
                x += draw_text(painter, room, text, colour, size, bold=bold) + now.px(8)
        x = self._paint_group_state(painter, rect, x, group)
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        chevron = QRect(rect.right() - now.px(22), rect.y(), now.px(14), rect.height())
        icons.paint(painter, "chevron-up" if is_open else "chevron-down", chevron, "text_3")

    def _paint_group_state(self, painter: QPainter, rect: QRect, x: int, group: CheckGroup) -> int:
        now = theme.current()
        width, height = now.px(90), now.px(metrics.BAR)
        bar = QRect(x, rect.center().y() - height // 2 + 1, width, height)
        if bar.right() < rect.right() - now.px(30):
            draw_progress(painter, bar, group.answered / max(1, len(group.rows)))
            x += width + now.px(10)
        for spec in _group_badges(group):
            size = badge_size(spec)
            if x + size.width() < rect.right() - now.px(30):
                y = rect.y() + (rect.height() - size.height()) // 2
                x += draw_badge(painter, x, y, spec) + now.px(6)
        return x

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, row: CheckRow
    ) -> None:
        now, rect = theme.current(), option.rect
        flash = index.data(FLASH_ROLE)
        painter.fillRect(rect, now.colour(_ground(option, row, flash)))
        self._paint_frame(painter, rect, index)
        if row.id == self._shown_id:
            painter.fillRect(QRect(rect.x(), rect.y(), now.px(4), rect.height()), now.accent)
        number = QRect(rect.x(), rect.y(), now.px(NUMBER), rect.height())
        draw_text(
            painter, number, str(row.number), "text_3", 13, align=Qt.AlignmentFlag.AlignCenter
        )
        end = self._paint_right(painter, rect, row)
        left = rect.x() + now.px(NUMBER)
        end = self._paint_waiting(painter, QRect(left, rect.y(), end - left, rect.height()), row)
        end = self._paint_looked(painter, QRect(left, rect.y(), end - left, rect.height()), row)
        end = self._paint_note(
            painter, QRect(left, rect.y(), end - left, rect.height()), row, flash
        )
        text = QRect(left, rect.y(), end - left - now.px(8), rect.height())
        role = "text_2" if row.locked else "text"
        draw_text(painter, text, self._words.of(row.item.text), role, 14)
        if option.state & QStyle.StateFlag.State_Selected:
            inner = rect.adjusted(0, 0, 0, -1)
            draw_box(painter, inner, None, "accent", width=2)
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_focus_ring(painter, inner, inside=True)

    def _paint_frame(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        now = theme.current()
        last = index.row() == index.model().rowCount(index.parent()) - 1
        painter.fillRect(QRect(rect.x(), rect.y(), 1, rect.height()), now.line)
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), now.line)
        if index.row() == 0:
            painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), 1), now.line)
        draw_rule(painter, rect, "line" if last else "line_soft")

    def _paint_right(self, painter: QPainter, rect: QRect, row: CheckRow) -> int:
        """Paint chip, person and evidence from the right; return where they begin."""
        now, answer = theme.current(), row.answer
        chip = result_chip(answer, self._words.result(answer))
        size = chip_size(chip)
        x = rect.right() - now.px(RIGHT_PAD) - size.width()
        y = rect.y() + (rect.height() - size.height()) // 2
        draw_chip(painter, QRect(x, y, size.width(), size.height()), chip, dashed=answer is None)
        if answer is None:
            return x
        narrow = rect.width() < now.px(NARROW)
        x = rect.right() - now.px(RIGHT_PAD + 96)
        x -= now.px(WHO_SHORT if narrow else WHO)
        avatar = QRect(x, rect.y(), now.px(19), rect.height())
        draw_avatar(painter, avatar, answer.person, me=answer.person_id == self._me_id)
        if not narrow:
            words = QRect(x + now.px(26), rect.y(), now.px(WHO - 30), rect.height())
            stamp = self._words.stamp(answer.at)
            said = f"{answer.person} {stamp}"
            # A day of another year is long; the avatar says whose answer it is.
            fits = text_width(said, 13) <= words.width()
            draw_text(painter, words, said if fits else stamp, "text_2", 13)
        if row.locked:
            icons.paint(
                painter,
                "lock",
                QRect(x - now.px(18), rect.y(), now.px(12), rect.height()),
                "text_3",
            )
            x -= now.px(18)
        x -= now.px(EVIDENCE)
        if answer.evidence or row.lacks_evidence:
            role = "warn" if row.lacks_evidence else "text_2"
            clip = QRect(x, rect.y(), now.px(14), rect.height())
            icons.paint(painter, "paperclip", clip, role)
            count = QRect(x + now.px(18), rect.y(), now.px(26), rect.height())
            draw_text(painter, count, str(len(answer.evidence)), role, 13)
        return x

    def _paint_waiting(self, painter: QPainter, room: QRect, row: CheckRow) -> int:
        """Paint that the answer waits for the database, right-aligned; return where it begins."""
        if row.waiting is None:
            return room.right() + 1
        conflict = row.waiting is Standing.CONFLICT
        tone, icon = (Tone.ACCENT, "sync") if conflict else (Tone.WARN, "hourglass")
        spec = BadgeSpec(self._words.of(STANDING[row.waiting]), tone, icon)
        size, now = badge_size(spec), theme.current()
        x = room.right() - size.width() - now.px(8)
        draw_badge(painter, x, room.y() + (room.height() - size.height()) // 2, spec)
        return x - now.px(4)

    def _paint_looked(self, painter: QPainter, room: QRect, row: CheckRow) -> int:
        """Paint what the office found, right-aligned; return where it begins.

        Without room for who and when, the verdict alone stays.
        """
        if row.looked is None:
            return room.right() + 1
        now = theme.current()
        tone, icon = (Tone.OK, "eye") if row.looked.holds else (Tone.BAD, "question")
        said = spot_check.mark(row.looked, self._words.zone)
        spec = BadgeSpec(self._words.of(said), tone, icon)
        text = text_width(self._words.of(row.item.text), 14) + now.px(24)
        if badge_size(spec).width() + text > room.width():
            spec = BadgeSpec(self._words.of(spot_check.SHORT[row.looked.holds]), tone, icon)
        size = badge_size(spec)
        x = room.right() - size.width() - now.px(8)
        draw_badge(painter, x, room.y() + (room.height() - size.height()) // 2, spec)
        return x - now.px(4)

    def _paint_note(self, painter: QPainter, room: QRect, row: CheckRow, flash: bool | None) -> int:
        """Paint the tag of a fresh answer and the note, right-aligned; return where they begin."""
        now, end = theme.current(), room.right()
        if flash is not None:
            tag = BadgeSpec(Phrase.tr("刚刚更新"), Tone.BAD if flash else Tone.OK, solid=True)
            size = badge_size(tag)
            end -= size.width() + now.px(8)
            draw_badge(painter, end, room.y() + (room.height() - size.height()) // 2, tag)
        note = row.answer.note if row.answer is not None else ""
        if not note:
            return end
        text = text_width(self._words.of(row.item.text), 14) + now.px(16)
        width = max(min(text_width(note, 12), end - room.x() - text), now.px(120))
        width = min(width, text_width(note, 12) + 2, room.width() // 2)
        failed = row.answer is not None and row.answer.result is CheckResult.FAIL
        place = QRect(end - width - now.px(8), room.y(), width, room.height())
        draw_text(painter, place, note, "bad" if failed else "text_3", 12, align=RIGHT)
        return place.x()


def _ground(option: QStyleOptionViewItem, row: CheckRow, flash: bool | None) -> str:
    if flash is not None:
        return "bad_tint" if flash else "ok_tint"
    if option.state & QStyle.StateFlag.State_Selected:
        return "bg_selected"
    if option.state & QStyle.StateFlag.State_MouseOver:
        return "bg_hover"
    return "bg_sunken" if row.locked else "bg_surface"


def _group_icon(group: CheckGroup) -> tuple[str, str]:
    if group.doubted:
        return "circle-alert", "bad"
    if group.signed or all(row.settled for row in group.rows):
        return "circle-check", "ok"
    if group.place is Place.PRESENT:
        return "circle-dot", "accent" if group.mine else "text_2"
    return ("lock" if group.place is Place.PAST else "circle"), "text_3"


def _group_badges(group: CheckGroup) -> tuple[BadgeSpec, ...]:
    badges: list[BadgeSpec] = []
    if group.failed:
        text = Phrase.tr("不通过 {count}").format(count=group.failed)
        badges.append(BadgeSpec(text, Tone.BAD, "cross"))
    if group.doubted:
        text = Phrase.tr("存疑 {count}").format(count=group.doubted)
        badges.append(BadgeSpec(text, Tone.BAD, "question"))
    if group.signed:
        badges.append(BadgeSpec(Phrase.tr("已签署"), Tone.OK, "check"))
    elif group.place is Place.AHEAD:
        badges.append(BadgeSpec(Phrase.tr("未到"), Tone.MUTED, "hourglass"))
    return tuple(badges)
