"""The bar over the calendar: month, view, how the year's plan stands, what to do about it."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from relapp.domain.window import WindowState
from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar.look import Look
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import metrics, theme
from ui.kit.badges import Badge
from ui.kit.buttons import Button, IconButton, PrimaryButton
from ui.kit.labels import ElidedLabel, divider, label
from ui.kit.painting import BadgeSpec, Tone
from ui.kit.segmented import SegmentedControl

MONTH: Final = "month"
YEAR: Final = "year"
_NARROW: Final = 1080


class PlanHeader(QFrame):
    """Names the page and offers the deeds of the yearly plan.

    Signals:
        moved: months to go, -1 or 1.
        today_requested: back to today.
        view_chosen: `month` or `year`.
        generate_requested: year to plan.
        publish_requested: year to publish.
        export_requested: the year should become an .ics file.
        rules_requested: the window rule should be looked at.
    """

    moved = Signal(int)
    today_requested = Signal()
    view_chosen = Signal(str)
    generate_requested = Signal(int)
    publish_requested = Signal(int)
    export_requested = Signal()
    rules_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.header")
        self.setProperty("surface", "header")
        self._look = look
        self._year = 0
        self._to_generate = 0
        self.setFixedHeight(theme.current().px(metrics.PAGE_HEAD))
        self._build_left()
        self._build_right()
        row = QHBoxLayout(self)
        now = theme.current()
        row.setContentsMargins(now.px(14), 0, now.px(14), 0)
        row.setSpacing(now.px(8))
        for part in (
            self.back_button,
            self.month_label,
            self.next_button,
            self.today_button,
            self.views,
            divider(self),
            self.title_label,
            self.state_badge,
        ):
            row.addWidget(part)
        row.addWidget(self.count_label, 1)
        for part in (
            self.rules_button,
            self.export_button,
            self.generate_button,
            self.publish_button,
        ):
            row.addWidget(part)

    def show_plan(self, snapshot: CalendarSnapshot, month: date, now: datetime) -> None:
        """Name the month and say how the year's plan stands."""
        self._year = snapshot.year
        windows = snapshot.of_year()
        drafts = sum(1 for w in windows if w.state is WindowState.PLANNED)
        self.month_label.setText(self._look.say(dates.month(month)))
        title = self.tr("{year} 年窗口计划").format(year=snapshot.year)
        self.title_label.setText(title)
        self.state_badge.set_spec(self._state(len(windows), drafts))
        self.count_label.setText(self._counts(snapshot, now))
        planned = bool(windows)
        self._to_generate = snapshot.year + 1 if planned else snapshot.year
        text = self.tr("编制 {year} 年计划").format(year=self._to_generate)
        self.generate_button.setText(text)
        self.publish_button.setVisible(drafts > 0)
        self.generate_button.setVisible(drafts == 0)
        publish = self.tr("发布 {year} 年计划").format(year=snapshot.year)
        self.publish_button.setText(publish)
        self.export_button.setEnabled(planned)
        for button in (self.generate_button, self.publish_button):
            button.updateGeometry()

    def set_planning_allowed(self, reason: str) -> None:
        """Enable the deeds of the plan, or say why this person may not do them."""
        for button in (self.generate_button, self.publish_button):
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the rules to the settings page where there is no room."""
        super().resizeEvent(event)
        self.rules_button.setVisible(self.width() >= theme.current().px(_NARROW))

    def _state(self, count: int, drafts: int) -> BadgeSpec:
        if not count:
            return BadgeSpec(self.tr("未编制"), Tone.WARN, "circle-alert")
        if drafts:
            text = self._look.say(words.WINDOW_STATES[WindowState.PLANNED])
            return BadgeSpec(text, Tone.ACCENT, "edit")
        text = self._look.say(words.WINDOW_STATES[WindowState.PUBLISHED])
        return BadgeSpec(text, Tone.OK, "check")

    def _counts(self, snapshot: CalendarSnapshot, now: datetime) -> str:
        windows = snapshot.of_year()
        parts = []
        if windows:
            parts.append(self.tr("全年 {n} 个窗口").format(n=len(windows)))
            over = sum(1 for w in windows if w.ends_at <= now)
            parts.append(self.tr("已用 {n} 个").format(n=over))
        moved = sum(1 for w in windows if w.moved_from is not None)
        if moved:
            parts.append(self.tr("调整过 {n} 个").format(n=moved))
        if not snapshot.official:
            parts.append(self.tr("放假安排未公布，按法定日推算"))
        return self.tr("，").join(parts)

    def _on_back_clicked(self) -> None:
        self.moved.emit(-1)

    def _on_next_clicked(self) -> None:
        self.moved.emit(1)

    def _on_generate_clicked(self) -> None:
        self.generate_requested.emit(self._to_generate)

    def _on_publish_clicked(self) -> None:
        self.publish_requested.emit(self._year)

    def _build_left(self) -> None:
        self.back_button = IconButton("chevron-left", self.tr("上个月"), self, name="calendar.back")
        self.next_button = IconButton(
            "chevron-right", self.tr("下个月"), self, name="calendar.next"
        )
        self.month_label = label("", "strong", self, name="calendar.month_name")
        self.today_button = Button(self.tr("今天"), self, key="T", name="calendar.today")
        self.views = SegmentedControl(self, name="calendar.view", spoken=self.tr("月或年"))
        self.views.add(MONTH, self.tr("月"))
        self.views.add(YEAR, self.tr("年"))
        self.title_label = label("", "title", self, name="calendar.title")
        self.state_badge = Badge("", self)
        self.count_label = ElidedLabel("", self, role="text_2", size=12)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.today_button.clicked.connect(self.today_requested)
        self.views.chosen.connect(self.view_chosen)

    def _build_right(self) -> None:
        self.rules_button = Button(
            self.tr("窗口规则"), self, icon="settings", name="calendar.rules"
        )
        self.export_button = Button(
            self.tr("导出年度计划"), self, icon="download", name="calendar.export"
        )
        self.generate_button = PrimaryButton("", self, icon="plus", name="calendar.generate")
        self.publish_button = PrimaryButton("", self, icon="check", name="calendar.publish")
        self.rules_button.clicked.connect(self.rules_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.generate_button.clicked.connect(self._on_generate_clicked)
        self.publish_button.clicked.connect(self._on_publish_clicked)
