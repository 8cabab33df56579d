"""Rows of the inspector: a condition with its way to mend it, a line of history."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.gate import Requirement
from relapp.domain.journal import Entry
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import Need, Standing
from relapp.wording import terms
from relapp.wording.countdown import due_moment, short_day
from relapp.wording.gate import action, sentence
from relapp.wording.journal import sentence as journal_sentence
from ui.kit import icons, painting, theme
from ui.kit.buttons import ClickableRow
from ui.kit.painting import RIGHT

NEED_ICONS = {
    Need.CHECK: "review",
    Need.DELIVERABLE: "document",
    Need.SECTION: "edit",
    Need.SIGNATURE: "person",
    Need.SCHEDULE: "calendar",
    Need.RUN_SHEET: "list",
    Need.OUTCOME: "flag",
    Need.FOLLOW_UP: "clock",
    Need.TRIAL_RUN: "hourglass",
    Need.DEPENDENCY: "link",
    Need.CHANGE: "tag",
    Need.HOLD: "pause",
    Need.TEST: "shield",
    Need.RETURN: "return",
}
_NAMES = 2


class RequirementRow(ClickableRow):
    """One unmet condition: what, kind, who, until when, and the link; a click follows it."""

    def __init__(
        self,
        requirement: Requirement,
        now: datetime,
        zone: ZoneInfo,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.requirement = requirement
        self._sentence = sentence(requirement).of(language)
        self._action = action(requirement).of(language)
        self._blocking = requirement.standing is Standing.BLOCKING
        who = requirement.people[:_NAMES]
        more = len(requirement.people) - len(who)
        names = "、".join(who) if language == "zh" else ", ".join(who)
        if more > 0:
            names += Text(f" 等 {more + len(who)} 人", f" +{more}").of(language)
        self._about = "  ".join(w for w in (terms.NEED[requirement.need].of(language), names) if w)
        self._due, self._tone = "", "text_2"
        if requirement.due is not None:
            moment = due_moment(requirement.due, now, zone).of(language)
            late = requirement.due < now
            words = Text("已过 {m}", "was due {m}") if late else Text("{m} 前", "{m}")
            self._due = words.of(language).format(m=moment)
            soon = requirement.due - now < timedelta(hours=24)
            self._tone = "bad" if late else "warn" if soon else "text_2"
        self.setProperty("ring_inside", "true")
        state = terms.STANDING[requirement.standing].of(language)
        self.setAccessibleName(f"{state} {self._sentence} {self._about} {self._due} {self._action}")
        self.setToolTip(self._sentence)
        self.setObjectName(f"need.{requirement.need.value}.{requirement.subject_id}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return what is missing."""
        return self._sentence

    def hasHeightForWidth(self) -> bool:
        """Be taller when the sentence needs a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        px = theme.current().px
        lines = painting.wrapped(self._sentence, width - px(24), 2, 13)
        return max(1, len(lines)) * px(18) + px(18 + 14)

    def sizeHint(self) -> QSize:
        """Return one line and its facts."""
        px = theme.current().px
        return QSize(px(220), self.heightForWidth(max(self.width(), px(220))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, sentence, facts and link."""
        px, now = theme.current().px, theme.current()
        painter = QPainter(self)
        if self.hovered:
            painter.fillRect(self.rect(), now.bg_hover)
        role = "bad" if self._blocking else "text_2"
        icon = NEED_ICONS[self.requirement.need]
        icons.paint(painter, icon, QRect(0, px(7), px(16), px(18)), role)
        inner = self.rect().adjusted(px(24), px(7), 0, 0)
        used = painting.draw_lines(painter, inner, self._sentence, "text", 13, lines=2)
        line = QRect(inner.x(), inner.y() + used, inner.width(), px(18))
        chevron = QRect(line.right() - px(11), line.y(), px(12), line.height())
        icons.paint(painter, "chevron-right", chevron, "accent")
        words = line.adjusted(0, 0, -px(14), 0)
        link = painting.draw_text(painter, words, self._action, "accent", 12, align=RIGHT)
        room = line.adjusted(0, 0, -link - px(24), 0)
        due = painting.text_width(self._due, 12, bold=self._tone != "text_2")
        about = room.adjusted(0, 0, -due - px(8), 0) if self._due else room
        x = painting.draw_text(painter, about, self._about, "text_2", 12)
        place = room.adjusted(x + px(8), 0, 1, 0)
        bold = self._tone != "text_2"
        painting.draw_text(painter, place, self._due, self._tone, 12, bold=bold)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.line_soft)
        painter.end()


class ActivityRow(QWidget):
    """Who did what, and when."""

    def __init__(
        self,
        entry: Entry,
        now: datetime,
        zone: ZoneInfo,
        language: Language,
        me: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._name = entry.actor
        self._mine = entry.actor_id == me
        self._words = journal_sentence(entry).of(language)
        self._when = when(entry.at, now, zone).of(language)
        self.setAccessibleName(f"{entry.actor} {self._words} {self._when}")
        self.setToolTip(f"{entry.actor}: {self._words}")
        self.setFixedHeight(theme.current().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw avatar, sentence and time."""
        px = theme.current().px
        painter = QPainter(self)
        side = px(20)
        spot = QRect(0, (self.height() - side) // 2, side, side)
        painting.draw_avatar(painter, spot, self._name, me=self._mine)
        line = self.rect().adjusted(px(28), 0, 0, 0)
        used = painting.draw_text(painter, line, self._when, "text_2", 12, align=RIGHT)
        room = line.adjusted(0, 0, -used - px(8), 0)
        painting.draw_text(painter, room, self._words, "text_2", 12)
        painter.end()


def when(at: datetime, now: datetime, zone: ZoneInfo) -> Text:
    """Return 08:55 for today, 昨天, else 9/14."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    if local.date() == today:
        return Text(f"{local:%H:%M}", f"{local:%H:%M}")
    if local.date() == today - timedelta(days=1):
        return Text("昨天", "yesterday")
    return short_day(at, zone)
