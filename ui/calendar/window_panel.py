"""The panel at the right: the selected window with its facts, findings and releases."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.window import ReleaseWindow, WindowState
from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar.day_facts import Fact, day_facts, window_facts
from ui.calendar.day_items import DayCell
from ui.calendar.finding_row import FindingRow
from ui.calendar.findings import Finding, findings
from ui.calendar.look import Look
from ui.calendar.release_rows import ReleaseRows
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import ElidedLabel, IconLabel, label, rule

_TOP: Final = Qt.AlignmentFlag.AlignTop


class WindowPanel(QFrame):
    """Shows a window, or a day without one; offers what can be done with it.

    Signals:
        address_requested: a link, or a release that was opened.
        move_requested: the window shown should be moved.
        edit_requested: the window shown should be edited.
        freeze_requested: a freeze should be added on the day shown.
        window_requested: a window should be made by hand on the day shown.
        taken_out: key of a release to be taken out of its window.
    """

    address_requested = Signal(str)
    move_requested = Signal()
    edit_requested = Signal()
    freeze_requested = Signal()
    window_requested = Signal()
    taken_out = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.panel")
        self.setProperty("surface", "pane")
        self._look = look
        self._window: ReleaseWindow | None = None
        self.title_label = label("", "title", self, name="calendar.panel.title")
        self.period_label = ElidedLabel("", self, role="text_2", size=13)
        self.releases = ReleaseRows(self)
        self.releases.opened.connect(self._on_release_opened)
        self.releases.taken_out.connect(self.taken_out)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._build_head())
        outer.addWidget(rule(self))
        outer.addWidget(self._build_body(), 1)
        outer.addWidget(rule(self))
        outer.addLayout(self._build_footer())

    def show_day(self, snapshot: CalendarSnapshot, cell: DayCell, now: datetime) -> None:
        """Show the window of a day, or the day itself."""
        item = cell.window
        self._window = item.window if item is not None else None
        if self._window is None:
            self._show_plain_day(snapshot, cell)
        else:
            self._show_window(snapshot, self._window, now)
        self._tell_buttons(cell.day, now)

    @property
    def window_shown(self) -> ReleaseWindow | None:
        """The window in view."""
        return self._window

    def _show_window(
        self, snapshot: CalendarSnapshot, window: ReleaseWindow, now: datetime
    ) -> None:
        self.title_label.setText(self._look.say(words.window_title(window.number)))
        self.period_label.setText(self._look.period(window.starts_at, window.ends_at))
        self._fill_facts(window_facts(snapshot, window, self._look, now))
        self._fill_findings(findings(snapshot, window, now))
        cards = snapshot.cards_in(window.id)
        self.releases_head.setText(self.tr("发布 {n}").format(n=len(cards)))
        self.releases_head.show()
        self.releases.show_releases(cards)

    def _show_plain_day(self, snapshot: CalendarSnapshot, cell: DayCell) -> None:
        self.title_label.setText(self._look.say(dates.day_with_weekday(cell.day)))
        self.period_label.setText(self.tr("没有窗口"))
        self._fill_facts(day_facts(snapshot, cell, self._look))
        self._fill_findings(())
        self.releases_head.hide()
        self.releases.show_releases(())

    def _tell_buttons(self, day: date, now: datetime) -> None:
        window = self._window
        self.move_button.setVisible(window is not None)
        self.edit_button.setVisible(window is not None)
        self.window_button.setVisible(window is None)
        past = window is not None and window.starts_at <= now
        cancelled = window is not None and window.state is WindowState.CANCELLED
        self.move_button.setEnabled(not past and not cancelled)
        reason = self.tr("窗口已开始，不能再移动") if past else ""
        self.move_button.setToolTip(reason)

    def _fill_facts(self, facts: tuple[Fact, ...]) -> None:
        _clear(self._facts)
        for row, fact in enumerate(facts):
            if fact.name:
                self._facts.addWidget(label(fact.name, "field", self._body), row, 0, _TOP)
            role = "strong" if fact.tone in ("warn", "bad") else ""
            value = label(fact.value, role, self._body, tone=fact.tone, wrap=True)
            self._facts.addWidget(value, row, 1 if fact.name else 0, 1, 1 if fact.name else 2)

    def _fill_findings(self, found: tuple[Finding, ...]) -> None:
        _clear(self._findings)
        conflicts = sum(1 for f in found if f.conflict)
        self.conflict_label.setVisible(bool(conflicts))
        self.conflict_label.set_content(self.tr("冲突 {n}").format(n=conflicts))
        self.advice_label.setText(self.tr("提醒 {n}").format(n=len(found) - conflicts))
        self.advice_label.setVisible(len(found) > conflicts)
        self._findings_head.setVisible(bool(found))
        for finding in found:
            row = FindingRow(finding, self._look, self._body)
            row.address_requested.connect(self.address_requested)
            self._findings.addWidget(row)

    def _on_release_opened(self, number: str) -> None:
        self.address_requested.emit(f"relapp://release/{number}")

    def _build_head(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setContentsMargins(now.px(14), now.px(7), now.px(10), now.px(7))
        row.setSpacing(now.px(12))
        row.addWidget(self.title_label)
        row.addWidget(self.period_label, 1)
        return row

    def _build_body(self) -> QScrollArea:
        now = theme.current()
        self._body = QFrame(self)
        self._body.setProperty("surface", "pane")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._facts = QGridLayout()
        self._facts.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(12))
        self._facts.setHorizontalSpacing(now.px(14))
        self._facts.setVerticalSpacing(now.px(4))
        self._facts.setColumnMinimumWidth(0, now.px(34))
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        column.addWidget(rule(self._body))
        column.addWidget(self._build_findings_head())
        self._findings = QVBoxLayout()
        self._findings.setSpacing(0)
        column.addLayout(self._findings)
        self.releases_head = label("", "section", self._body, name="calendar.panel.releases")
        self.releases_head.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(6))
        column.addWidget(self.releases_head)
        column.addWidget(self.releases)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        return area

    def _build_findings_head(self) -> QWidget:
        now = theme.current()
        self._findings_head = QWidget(self._body)
        self.conflict_label = IconLabel(
            "triangle", "", self._findings_head, role="bad", size=13, bold=True
        )
        self.advice_label = label("", "secondary", self._findings_head)
        row = QHBoxLayout(self._findings_head)
        row.setContentsMargins(now.px(14), now.px(7), now.px(14), now.px(7))
        row.setSpacing(now.px(10))
        row.addWidget(self.conflict_label)
        row.addWidget(self.advice_label)
        row.addStretch(1)
        return self._findings_head

    def _build_footer(self) -> QHBoxLayout:
        now = theme.current()
        self.move_button = Button(self.tr("移动…"), self, name="calendar.move")
        self.edit_button = Button(self.tr("编辑…"), self, name="calendar.edit")
        self.window_button = Button(self.tr("新增窗口…"), self, name="calendar.window")
        self.freeze_button = Button(self.tr("封网…"), self, name="calendar.freeze")
        self.move_button.clicked.connect(self.move_requested)
        self.edit_button.clicked.connect(self.edit_requested)
        self.window_button.clicked.connect(self.window_requested)
        self.freeze_button.clicked.connect(self.freeze_requested)
        row = QHBoxLayout()
        row.setContentsMargins(now.px(14), now.px(9), now.px(14), now.px(9))
        row.setSpacing(now.px(6))
        for button in (
            self.move_button,
            self.edit_button,
            self.window_button,
            self.freeze_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        return row


def _clear(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
