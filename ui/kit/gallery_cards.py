"""The sample cards of the gallery: every state a card can be in, painted with the kit's pieces."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, theme
from ui.kit.painting import (
    CENTRE,
    RIGHT,
    BadgeSpec,
    Tone,
    badge_size,
    blocked_badge,
    draw_avatar,
    draw_badge,
    draw_box,
    draw_card,
    draw_lines,
    draw_progress,
    draw_strip,
    draw_text,
    emergency_badge,
    line_height,
    text_width,
)

_NUMBER, _TITLE = "FB26-147", "还款计划批量重算与罚息口径调整"
_TOTAL = 21


@dataclass(frozen=True, slots=True)
class SampleCard:
    """One state: its name and what differs from the plain card."""

    name: str
    hover: bool = False
    selected: bool = False
    focused: bool = False
    edge: bool = False
    marker: BadgeSpec | None = None
    state: tuple[str, str, str] | None = None
    strip: tuple[str, Tone, str] | None = None
    urgent: bool = False
    date: str = "9/22 周二 · 6 天"
    done: int = 18


FIRST_ROW = (
    SampleCard("常态"),
    SampleCard("悬停", hover=True),
    SampleCard("选中", selected=True),
    SampleCard("键盘焦点", focused=True),
    SampleCard("阻塞", edge=True, marker=blocked_badge("阻塞 3")),
    SampleCard("今天到期", strip=("今天 18:00 补齐材料", Tone.WARN, "clock")),
    SampleCard(
        "逾期",
        edge=True,
        marker=blocked_badge("阻塞 1"),
        strip=("配置更新逾期 1 天", Tone.BAD, "triangle"),
        date="9/10 已上线",
    ),
    SampleCard(
        "紧急", urgent=True, strip=("今晚 21:00 · 12 小时", Tone.WARN, "clock"), date="9/16 周三"
    ),
)
SECOND_ROW = (
    SampleCard("条件齐，可进入下一阶段", done=21),
    SampleCard("正在保存", state=("sync", "保存中", "text_2")),
    SampleCard("离线修改，待同步", state=("plug", "待同步", "warn")),
    SampleCard("他人正在编辑", state=("edit", "许薇", "accent")),
)


class CardSample(QWidget):
    """One painted card with the name of its state above."""

    def __init__(self, card: SampleCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self.setAccessibleName(card.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return name and card."""
        now = theme.current()
        height = now.px(24 + 138 + (26 if self._card.strip else 0)) + 4
        return QSize(now.px(166), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and card."""
        painter = QPainter(self)
        now = theme.current()
        card = self._card
        head = QRect(0, 0, self.width(), now.px(18))
        draw_text(painter, head, card.name, "text_2", 12)
        frame = QRect(4, now.px(22), self.width() - 8, self.height() - now.px(22) - 4)
        edge = "bad" if card.edge else None
        draw_card(
            painter,
            frame,
            hover=card.hover,
            selected=card.selected,
            focused=card.focused,
            edge=edge,
        )
        inner = frame.adjusted(now.px(10), now.px(7), -now.px(9), -now.px(9))
        self._draw_lines(painter, inner)
        painter.end()

    def _draw_lines(self, painter: QPainter, inner: QRect) -> None:
        now = theme.current()
        card = self._card
        line = QRect(inner.x(), inner.y(), inner.width(), now.px(18))
        draw_text(painter, line, _NUMBER, "text_2", 12)
        if card.marker:
            left = inner.right() + 1 - badge_size(card.marker).width()
            draw_badge(painter, left, line.y(), card.marker)
        elif card.state:
            self._draw_state(painter, line, card.state)
        line.translate(0, now.px(20))
        draw_text(painter, line, "V6.8.0", "text_2", 12, align=RIGHT)
        room = line.width() - text_width("V6.8.0", 12) - now.px(6)
        name = QRect(line.x(), line.y(), room, line.height())
        draw_text(painter, name, "核心租赁系统", "text", 13, bold=True)
        top = line.bottom() + 1
        title = QRect(inner.x(), top, inner.width(), 2 * line_height(12))
        top += draw_lines(painter, title, _TITLE, "text", 12) + now.px(4)
        left = inner.x()
        left += draw_badge(painter, left, top, BadgeSpec("升级")) + now.px(4)
        draw_badge(
            painter, left, top, emergency_badge("紧急") if card.urgent else BadgeSpec("计划内")
        )
        side = now.px(18)
        draw_avatar(painter, QRect(inner.right() + 1 - side, top, side, side), "陈志远")
        self._draw_foot(painter, inner)

    def _draw_foot(self, painter: QPainter, inner: QRect) -> None:
        now = theme.current()
        card = self._card
        bar = QRect(inner.x(), inner.bottom() + 1 - now.px(4), inner.width(), now.px(4))
        draw_progress(painter, bar, card.done / _TOTAL)
        line = QRect(inner.x(), bar.y() - now.px(21), inner.width(), now.px(18))
        draw_text(painter, line, card.date, "text", 12)
        full = card.done == _TOTAL
        count = f"{card.done}/{_TOTAL}"
        draw_text(painter, line, count, "ok" if full else "text", 12, align=RIGHT)
        if full:
            side = now.px(12)
            left = line.right() + 1 - text_width(count, 12) - side - now.px(3)
            icons.paint(painter, "circle-check", QRect(left, line.y(), side, line.height()), "ok")
        if card.strip:
            text, tone, icon = card.strip
            strip = QRect(inner.x(), line.y() - now.px(25), inner.width(), now.px(20))
            draw_strip(painter, strip, text, tone, icon)

    @staticmethod
    def _draw_state(painter: QPainter, line: QRect, state: tuple[str, str, str]) -> None:
        now = theme.current()
        icon, text, role = state
        draw_text(painter, line, text, role, 12, align=RIGHT)
        side = now.px(12)
        left = line.right() + 1 - text_width(text, 12) - side - now.px(4)
        icons.paint(painter, icon, QRect(left, line.y(), side, line.height()), role)


class DropSample(QWidget):
    """The frames of a drag: source left empty, target that takes, target that refuses."""

    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return name and frame."""
        now = theme.current()
        return QSize(now.px(166), now.px(24 + 112) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and frames."""
        painter = QPainter(self)
        now = theme.current()
        draw_text(painter, QRect(0, 0, self.width(), now.px(18)), self._name, "text_2", 12)
        frame = QRect(4, now.px(22), self.width() - 8, now.px(110))
        if self._kind == "source":
            draw_box(painter, frame, None, "line_control", radius=5, dashed=True)
        else:
            upper = QRect(frame.x(), frame.y(), frame.width(), now.px(50))
            draw_box(painter, upper, "bg_selected", "accent", radius=5, width=2)
            self._words(painter, upper, "check", "放到「准备」", "accent")
            lower = upper.translated(0, now.px(60))
            draw_box(painter, lower, "bad_tint", "bad", radius=5, width=2)
            self._words(painter, lower, "blocked", "差 3 项，不能进入「审批」", "bad")
        painter.end()

    @staticmethod
    def _words(painter: QPainter, rect: QRect, icon: str, text: str, role: str) -> None:
        now = theme.current()
        side = now.px(12)
        width = min(rect.width() - side - now.px(6) - 4, text_width(text, 12))
        left = rect.x() + (rect.width() - width - side - now.px(6)) // 2
        icons.paint(painter, icon, QRect(left, rect.y(), side, rect.height()), role)
        place = QRect(left + side + now.px(6), rect.y(), width + 2, rect.height())
        draw_text(painter, place, text, role, 12, align=CENTRE)
