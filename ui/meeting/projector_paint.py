"""Draws the wall: large figures and words on the scale of the projector, 16 · 20 · 30 · 40."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from relapp.domain.meeting_time import TimeBand
from relapp.domain.vocabulary import CheckResult, StepState
from ui.kit import icons, theme
from ui.kit.painting import RIGHT, TONES, Tone, draw_box, draw_rule, draw_text, text_width
from ui.meeting.timer_box import BAND_ROLES

SMALL, BODY, HEAD, CLOCK = 16, 20, 30, 40
_STEP_LOOKS = {
    StepState.SIGNED: ("circle-check", Tone.OK),
    StepState.CURRENT: ("circle-dot", Tone.ACCENT),
    StepState.WAITING: ("circle", Tone.NEUTRAL),
    StepState.RETURNED: ("return", Tone.BAD),
    StepState.LAPSED: ("triangle", Tone.WARN),
    StepState.NOT_NEEDED: ("circle-minus", Tone.MUTED),
}
_RESULT_LOOKS = {
    None: ("circle", Tone.NEUTRAL),
    CheckResult.PASS: ("circle-check", Tone.OK),
    CheckResult.FAIL: ("circle-x", Tone.BAD),
    CheckResult.NOT_APPLICABLE: ("circle-minus", Tone.MUTED),
    CheckResult.DEFERRED: ("hourglass", Tone.WARN),
}


@dataclass(frozen=True, slots=True)
class WallStep:
    """A step on the wall."""

    title: str
    detail: str
    figures: str
    state: StepState
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class WallCheck:
    """A check on the wall."""

    text: str
    who: str
    word: str
    result: CheckResult | None


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything on the wall, in words."""

    above: str = ""
    title: str = ""
    clock: str = ""
    clock_note: str = ""
    band: TimeBand = TimeBand.CALM
    shown_head: str = ""
    shown_text: str = ""
    shown_word: str = ""
    shown_result: CheckResult | None = None
    shown_note: str = ""
    open_title: str = ""
    open_note: str = ""
    checks: tuple[WallCheck, ...] = ()
    route_title: str = ""
    route_figures: str = ""
    route_share: float = 0.0
    steps: tuple[WallStep, ...] = ()
    foot: str = ""
    foot_right: str = ""
    decision: str = ""
    decision_tone: Tone = Tone.OK

    @property
    def sentence(self) -> str:
        """The wall as it is read aloud."""
        waiting = " · ".join(f"{c.text} {c.who} {c.word}" for c in self.checks)
        steps = " · ".join(f"{s.title} {s.detail} {s.figures}" for s in self.steps)
        parts = (
            self.above,
            self.title,
            self.clock,
            self.clock_note,
            self.shown_head,
            self.shown_text,
            self.shown_word,
            self.open_title,
            waiting,
            steps,
            self.decision,
            self.foot,
        )
        return " | ".join(part for part in parts if part)


def paint_wall(painter: QPainter, rect: QRect, wall: Wall) -> None:
    """Draw the wall into a rectangle."""
    now = theme.current()
    painter.fillRect(rect, now.bg_surface)
    pad = now.px(36)
    head = QRect(rect.x(), rect.y(), rect.width(), now.px(92))
    _paint_head(painter, head.adjusted(pad, now.px(12), -pad, 0), wall)
    draw_rule(painter, head, "line")
    foot = QRect(rect.x(), rect.bottom() - now.px(62), rect.width(), now.px(62))
    painter.fillRect(foot, now.bg_sunken)
    _paint_foot(painter, foot.adjusted(pad, 0, -pad, 0), wall)
    body = QRect(rect.x(), head.bottom(), rect.width(), foot.top() - head.bottom())
    body = body.adjusted(pad, now.px(24), -pad, -now.px(8))
    right = min(now.px(460), body.width() * 34 // 100)
    _paint_route(painter, QRect(body.right() - right, body.y(), right, body.height()), wall)
    left = body.adjusted(0, 0, -right - now.px(36), 0)
    top = _paint_shown(painter, left, wall)
    _paint_open(painter, left.adjusted(0, top, 0, 0), wall)


def _line(rect: QRect, y: int, size: int) -> QRect:
    return QRect(rect.x(), y, rect.width(), theme.current().px(size + 10))


def _paint_head(painter: QPainter, rect: QRect, wall: Wall) -> None:
    now = theme.current()
    width = max(
        text_width(wall.clock, CLOCK, bold=True), text_width(wall.clock_note, SMALL)
    ) + now.px(20)
    left = rect.adjusted(0, 0, -width, 0)
    draw_text(painter, _line(left, rect.y(), SMALL), wall.above, "text_2", SMALL)
    title = _line(left, rect.y() + now.px(26), HEAD)
    draw_text(painter, title, wall.title, "text", HEAD, bold=True)
    role = BAND_ROLES[wall.band][0]
    clock = _line(rect, rect.y() - now.px(4), CLOCK)
    draw_text(painter, clock, wall.clock, role, CLOCK, bold=True, align=RIGHT)
    note = _line(rect, rect.y() + now.px(44), SMALL)
    draw_text(painter, note, wall.clock_note, "text_2", SMALL, align=RIGHT)


def _paint_shown(painter: QPainter, rect: QRect, wall: Wall) -> int:
    """Draw the frame of what the host looks at, or the decision; return the height it took."""
    now = theme.current()
    if wall.decision:
        return _paint_decision(painter, rect, wall)
    if not wall.shown_text:
        return 0
    box = QRect(rect.x(), rect.y(), rect.width(), now.px(172))
    draw_box(painter, box, "accent_tint", "accent", radius=6, width=3)
    inside = box.adjusted(now.px(28), now.px(22), -now.px(28), 0)
    draw_text(painter, _line(inside, inside.y(), SMALL), wall.shown_head, "accent", SMALL + 2)
    text = _line(inside, inside.y() + now.px(36), HEAD)
    draw_text(painter, text, wall.shown_text, "text", HEAD, bold=True)
    icon, tone = _RESULT_LOOKS[wall.shown_result]
    line = _line(inside, inside.y() + now.px(92), BODY)
    role, side = TONES[tone].text, now.px(20)
    icons.paint(painter, icon, QRect(line.x(), line.y(), side, line.height()), role)
    line.setLeft(line.x() + side + now.px(10))
    width = draw_text(painter, line, wall.shown_word, role, BODY, bold=True)
    line.setLeft(line.x() + width + now.px(20))
    draw_text(painter, line, wall.shown_note, "text_2", BODY)
    return box.height() + now.px(24)


def _paint_decision(painter: QPainter, rect: QRect, wall: Wall) -> int:
    now, colours = theme.current(), TONES[wall.decision_tone]
    box = QRect(rect.x(), rect.y(), rect.width(), now.px(96))
    draw_box(painter, box, colours.tint, colours.line, radius=6, width=3)
    inside = box.adjusted(now.px(28), 0, -now.px(28), 0)
    draw_text(painter, inside, wall.decision, colours.text, HEAD, bold=True)
    return box.height() + now.px(24)


def _paint_open(painter: QPainter, rect: QRect, wall: Wall) -> None:
    now = theme.current()
    head = _line(rect, rect.y(), BODY)
    width = draw_text(painter, head, wall.open_title, "text", BODY, bold=True)
    note = head.adjusted(width + now.px(14), now.px(3), 0, 0)
    draw_text(painter, note, wall.open_note, "text_2", SMALL + 1)
    y, high = head.bottom() + now.px(8), now.px(55)
    for check in wall.checks:
        row = QRect(rect.x(), y, rect.width(), high)
        if row.bottom() > rect.bottom():
            break
        draw_rule(painter, row, "line")
        _paint_check(painter, row, check)
        y += high


def _paint_check(painter: QPainter, row: QRect, check: WallCheck) -> None:
    now = theme.current()
    icon, tone = _RESULT_LOOKS[check.result]
    role, side = TONES[tone].text, now.px(22)
    icons.paint(painter, icon, QRect(row.x(), row.y(), side, row.height()), role)
    draw_text(painter, row, check.word, role, BODY, bold=True, align=RIGHT)
    end = now.px(110)
    who = QRect(row.right() - end - now.px(230), row.y(), now.px(220), row.height())
    draw_text(painter, who, check.who, "text_2", BODY - 1)
    text = QRect(row.x() + side + now.px(16), row.y(), 0, row.height())
    text.setRight(who.x() - now.px(12))
    draw_text(painter, text, check.text, "text", BODY)


def _paint_route(painter: QPainter, rect: QRect, wall: Wall) -> None:
    if not wall.route_title:
        return
    now = theme.current()
    head = _line(rect, rect.y(), BODY)
    draw_text(painter, head, wall.route_title, "text", BODY, bold=True)
    draw_text(painter, head, wall.route_figures, "text", BODY + 4, bold=True, align=RIGHT)
    bar = QRect(rect.x(), head.bottom() + now.px(8), rect.width(), now.px(8))
    draw_box(painter, bar, "track", None, radius=4)
    filled = QRect(bar.x(), bar.y(), int(bar.width() * wall.route_share), bar.height())
    if filled.width() > 0:
        draw_box(painter, filled, "accent_fill", None, radius=4)
    y, high = bar.bottom() + now.px(12), now.px(64)
    for step in wall.steps:
        box = QRect(rect.x(), y, rect.width(), high)
        if box.bottom() > rect.bottom():
            break
        _paint_step(painter, box.adjusted(now.px(14) if step.grouped else 0, 0, 0, 0), step)
        y += high + now.px(9)


def _paint_step(painter: QPainter, box: QRect, step: WallStep) -> None:
    now = theme.current()
    icon, tone = _STEP_LOOKS[step.state]
    colours = TONES[tone]
    current = step.state is StepState.CURRENT
    draw_box(painter, box, colours.tint, colours.text if current else colours.line, width=2)
    side = now.px(22)
    icon_place = QRect(box.x() + now.px(18), box.y(), side, box.height())
    icons.paint(painter, icon, icon_place, colours.text)
    right = box.adjusted(0, 0, -now.px(16), 0)
    draw_text(painter, right, step.figures, colours.text, BODY + 2, bold=True, align=RIGHT)
    width = text_width(step.figures, BODY + 2, bold=True) + now.px(28)
    words = box.adjusted(now.px(56), 0, -width, 0)
    top = QRect(words.x(), box.y() + now.px(7), words.width(), now.px(28))
    draw_text(painter, top, step.title, "text", BODY - 1, bold=True)
    low = QRect(words.x(), box.y() + now.px(34), words.width(), now.px(24))
    draw_text(painter, low, step.detail, "text_2", SMALL)


def _paint_foot(painter: QPainter, rect: QRect, wall: Wall) -> None:
    now = theme.current()
    width = text_width(wall.foot_right, SMALL + 1) + now.px(20)
    draw_text(painter, rect, wall.foot_right, "text_2", SMALL + 1, align=RIGHT)
    side = now.px(18)
    icons.paint(painter, "circle-dot", QRect(rect.x(), rect.y(), side, rect.height()), "ok")
    words = rect.adjusted(side + now.px(12), 0, -width, 0)
    draw_text(painter, words, wall.foot, "text", SMALL + 1)
