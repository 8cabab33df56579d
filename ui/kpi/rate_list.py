"""Rows of a breakdown: name, bar with the target line, rate, counts, triangle when missed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons, theme
from ui.kit.painting import RIGHT, draw_rule, draw_target_bar, draw_text, text_width

_STEP = 25
_NAMES = 0.34


@dataclass(frozen=True, slots=True)
class RateRow:
    """One group; `value` is None when nothing of it ended."""

    name: str
    value: float | None
    successful: int
    ended: int
    missed: bool = False

    @property
    def rate(self) -> str:
        """The rate in words."""
        return "—" if self.value is None else f"{self.value:.1%}"

    @property
    def counts(self) -> str:
        """Numerator and denominator."""
        return f"{self.successful} / {self.ended}"


@dataclass(frozen=True, slots=True)
class RateGroup:
    """Rows under one title; `rest` tells of those left out."""

    title: str
    rows: tuple[RateRow, ...]
    note: str = ""
    rest: str = ""


class RateList(QWidget):
    """Groups of rows from the top, all bars of one length so that they compare."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "rates") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.groups: tuple[RateGroup, ...] = ()
        self._target: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[RateGroup], target: float | None) -> None:
        """Show groups against a target between 0 and 1."""
        self.groups = tuple(groups)
        self._target = target
        self.setAccessibleName("；".join(_spoken(group) for group in groups))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all rows."""
        lines = sum(1 + len(g.rows) + bool(g.rest) for g in self.groups)
        return QSize(theme.current().px(340), theme.current().px(_STEP) * lines)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, narrower."""
        return QSize(theme.current().px(260), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw titles and rows."""
        painter = QPainter(self)
        step = theme.current().px(_STEP)
        line = QRect(0, 0, self.width(), step)
        for group in self.groups:
            used = draw_text(painter, line, group.title, "text", 12, bold=True)
            place = line.adjusted(used + theme.current().px(8), 0, 0, 0)
            draw_text(painter, place, group.note, "text_2", 12)
            draw_rule(painter, line)
            line.translate(0, step)
            for row in group.rows:
                self._draw_row(painter, line, row)
                draw_rule(painter, line)
                line.translate(0, step)
            if group.rest:
                draw_text(painter, line, group.rest, "text_2", 12)
                line.translate(0, step)
        painter.end()

    def _draw_row(self, painter: QPainter, line: QRect, row: RateRow) -> None:
        now = theme.current()
        mark = now.px(18)
        counts = text_width("100 / 100", 12) + now.px(4)
        rate = text_width("100.0%", 12, bold=True) + now.px(10)
        names = round(line.width() * _NAMES)
        role = "bad" if row.missed else "text"
        draw_text(painter, QRect(line.x(), line.y(), names, line.height()), row.name, "text", 12)
        right = line.right() + 1
        if row.missed:
            place = QRect(right - now.px(14), line.y(), now.px(14), line.height())
            icons.paint(painter, "triangle", place, "bad")
        right -= mark
        place = QRect(right - counts, line.y(), counts, line.height())
        draw_text(painter, place, row.counts, "text_2", 12, align=RIGHT)
        right -= counts
        place = QRect(right - rate, line.y(), rate, line.height())
        draw_text(painter, place, row.rate, role, 12, bold=row.missed, align=RIGHT)
        right -= rate + now.px(8)
        left = line.x() + names + now.px(8)
        if row.value is not None and right > left:
            height = now.px(8)
            bar = QRect(left, line.y() + (line.height() - height) // 2, right - left, height)
            fill = "bad" if row.missed else "ok"
            draw_target_bar(painter, bar, row.value, self._target, fill)


def _spoken(group: RateGroup) -> str:
    rows = "，".join(f"{row.name} {row.rate} {row.counts}" for row in group.rows)
    return f"{group.title}：{rows} {group.rest}".rstrip()
