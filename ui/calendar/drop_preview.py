"""The small frame beside the mouse, or the chosen day, that says what a drop would do."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from relapp.domain.card import ReleaseCard
from relapp.domain.register import ChangeRequest
from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar.judgement import Judgement, Refusal
from ui.calendar.look import Look
from ui.kit import icons, theme
from ui.kit.painting import RIGHT, draw_box, draw_text, text_width

translate = QCoreApplication.translate

_LINE: Final = 20
_PAD: Final = 10
_WIDEST: Final = 420


def verdict(judgement: Judgement, look: Look) -> str:
    """Return the first line's right side: what the day would be after the drop."""
    window = judgement.window
    if judgement.own_date:
        day = look.say(dates.day_with_weekday(judgement.day))
        return translate("DropPreview", "自定日期 {day}").format(day=day)
    if window is None or not judgement.allowed:
        return translate("DropPreview", "不能放在这天")
    text = translate("DropPreview", "放下后 {n} / {capacity}")
    if judgement.after >= window.capacity:
        text = translate("DropPreview", "放下后 {n} / {capacity} 排满")
    return text.format(n=judgement.after, capacity=window.capacity)


def reasons(judgement: Judgement, look: Look) -> tuple[str, ...]:
    """Return what speaks against the drop, refusals first."""
    if judgement.refusal is not None:
        return (_refusal(judgement, look),)
    return tuple(look.say(words.problem_text(p, look.zone)) for p in judgement.problems)


def _refusal(judgement: Judgement, look: Look) -> str:
    if judgement.refusal is Refusal.FROZEN and judgement.freeze is not None:
        text = translate("DropPreview", "「{name}」封网（{period}），请另选")
        freeze = judgement.freeze
        return text.format(name=freeze.name, period=look.short_period(freeze))
    texts = {
        Refusal.NO_WINDOW: translate("DropPreview", "这天没有窗口，请放到有窗口的一天"),
        Refusal.FROZEN: translate("DropPreview", "这天封网，请另选"),
        Refusal.PAST: translate("DropPreview", "这天已过，请另选"),
        Refusal.SAME_WINDOW: translate("DropPreview", "已在这个窗口里"),
        Refusal.TOO_LATE: translate("DropPreview", "已开始实施，不能再改期"),
        Refusal.GONE: translate("DropPreview", "这个发布已被改动，先刷新"),
    }
    return texts[judgement.refusal] if judgement.refusal is not None else ""


class DropPreview(QWidget):
    """Floats over the calendar and never takes the mouse."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.preview")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look = look
        self.ground = parent
        self._judgement: Judgement | None = None
        self._left = ("", "")
        self.hide()

    def tell(
        self,
        subject: ReleaseCard | ChangeRequest | None,
        judgement: Judgement,
        at: QPoint,
    ) -> None:
        """Show what a drop would do; `at` is a point of the parent to stand beside."""
        self._judgement = judgement
        if isinstance(subject, ReleaseCard):
            self._left = (subject.number, f"{subject.application} {subject.version_to}")
        elif subject is not None:
            self._left = (subject.number, subject.application or subject.title)
        else:
            self._left = ("", "")
        self.setAccessibleName(self.text())
        self.resize(self.sizeHint())
        x = min(at.x() + 14, self.ground.width() - self.width() - 4)
        y = at.y() + 12
        if y + self.height() > self.ground.height():
            y = at.y() - self.height() - 8
        self.move(max(4, x), max(4, y))
        self.show()
        self.raise_()
        self.update()

    def text(self) -> str:
        """Return everything shown, for tests and screen readers."""
        if self._judgement is None:
            return ""
        shown = (*self._left, verdict(self._judgement, self._look))
        return " ".join((*shown, *reasons(self._judgement, self._look)))

    def sizeHint(self) -> QSize:
        """Return the room for all lines."""
        now = theme.current()
        if self._judgement is None:
            return QSize(0, 0)
        lines = reasons(self._judgement, self._look)
        icon = now.px(20)
        head = sum(text_width(t, 13, bold=True) for t in (*self._left, self._verdict()))
        widths = [head + icon + now.px(28), *(text_width(t, 12) + icon + now.px(8) for t in lines)]
        width = min(max(widths) + now.px(2 * _PAD), now.px(_WIDEST))
        return QSize(width, now.px(_LINE * (1 + len(lines)) + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint subject, verdict and reasons."""
        if self._judgement is None:
            return
        now = theme.current()
        painter = QPainter(self)
        allowed = self._judgement.allowed
        draw_box(painter, self.rect(), "bg_surface", "accent" if allowed else "bad")
        line = QRect(now.px(_PAD), now.px(6), self.width() - now.px(2 * _PAD), now.px(_LINE))
        icon, side = QRect(line), now.px(14)
        icon.setWidth(side)
        icons.paint(painter, "drag" if allowed else "blocked", icon, "accent" if allowed else "bad")
        right = draw_text(
            painter, line, self._verdict(), "text" if allowed else "bad", 13, bold=True, align=RIGHT
        )
        place = line.adjusted(now.px(20), 0, -right - now.px(10), 0)
        used = draw_text(painter, place, self._left[0], "text_2", 12)
        place.setLeft(place.x() + used + now.px(8))
        draw_text(painter, place, self._left[1], "text", 13, bold=True)
        self._paint_reasons(painter, line)
        painter.end()

    def _paint_reasons(self, painter: QPainter, line: QRect) -> None:
        assert self._judgement is not None
        now = theme.current()
        refused = [self._judgement.refusal is not None]
        blocks = refused if refused[0] else [p.blocks for p in self._judgement.problems]
        for text, stops in zip(reasons(self._judgement, self._look), blocks, strict=True):
            line = line.translated(0, now.px(_LINE))
            role = "bad" if stops else "warn"
            icon = QRect(line.x(), line.y(), now.px(14), line.height())
            icons.paint(painter, "blocked" if stops else "triangle", icon, role)
            draw_text(painter, line.adjusted(now.px(20), 0, 0, 0), text, role, 12)

    def _verdict(self) -> str:
        return verdict(self._judgement, self._look) if self._judgement is not None else ""
