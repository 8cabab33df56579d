"""The calendar page: year strip, what waits for a date, month, and the selected window."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.errors import RelappError
from relapp.services.documents import DocumentsService
from relapp.wording.errors import word
from ui.actions.catalogue import ActionId
from ui.actions.page import Page, PageContext
from ui.calendar.body import CalendarBody
from ui.calendar.drop_preview import DropPreview
from ui.calendar.look import Look
from ui.calendar.mime import Cargo, CargoKind
from ui.calendar.month_grid import month_shifted
from ui.calendar.own_date_dialog import OwnDate
from ui.calendar.placement import Placement
from ui.calendar.placing_banner import PlacingBanner, key_sheet
from ui.calendar.plan_desk import PlanDesk
from ui.calendar.plan_header import MONTH, YEAR, PlanHeader
from ui.calendar.reading import CalendarServices, read_snapshot
from ui.calendar.side_list import entries
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit.state_panel import StatePanel

_KINDS: Final = (Kind.WINDOW, Kind.FREEZE, Kind.CALENDAR, Kind.RELEASE, Kind.CHANGE_REQUEST)


class CalendarPane(Page):
    """Plans releases into windows.

    Signals:
        release_selected: key of the release selected in the list or in a window.
        release_wanted: change and window ids; a new release should carry the change there.
    """

    release_selected = Signal(int)
    release_wanted = Signal(int, int)

    def __init__(
        self,
        context: PageContext,
        services: CalendarServices,
        documents: DocumentsService | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("calendar")
        self._context = context
        self._look = Look(context.language, context.zone)
        self._services = services
        self._day = self._look.day(context.clock.now())
        self._snapshot: CalendarSnapshot | None = None
        self._wanted: Cargo | None = None
        self._stale = True
        self._build()
        self._placement = Placement(context, self._services, self.body.grid, self.preview)
        self._desk = PlanDesk(context, self._services, documents, self)
        self._connect()

    def show_date(self, day: date) -> None:
        """Go to a day."""
        self._show_month_view()
        self._go(day)

    def show_window(self, window_id: int) -> None:
        """Go to the day of a window; one of another year is looked up first."""
        window = self._snapshot.window(window_id) if self._snapshot is not None else None
        if window is not None:
            self.show_date(self._look.day(window.starts_at))

    def choose_window_for(self, release_id: int) -> None:
        """Begin placing a release by keyboard: arrows choose the day, Enter places it."""
        self._show_month_view()
        self._wanted = Cargo(CargoKind.RELEASE, release_id)
        if self._snapshot is None or self._stale:
            self.refresh()
        else:
            self._take_up_wanted()

    def page_title(self) -> str:
        """Return what the title bar shows."""
        return self.tr("窗口日历")

    def activate(self) -> None:
        """Read when the page comes into view and something has changed."""
        if self._stale:
            self.refresh()
        self.body.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the year anew."""
        self.state.start_loading(self.tr("正在读取窗口计划"))
        read = partial(read_snapshot, self._services, self._day.year, self._context.zone)
        self._context.tasks.read(read, self._on_read, self._on_read_failed, slot="year")

    def escape(self) -> bool:
        """Give up placing."""
        if self._placement.marked is None:
            return False
        self._placement.mark(None)
        return True

    def next_pane(self) -> bool:
        """Move the focus from the year to the list, the month and the panel."""
        return self.body.focus_next()

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Go to `window/<id>`, `schedule/<number>` or a date such as `2026-09-22`."""
        match parts:
            case ("window", number) if number.isdecimal():
                self.show_window(int(number))
            case ("schedule", number):
                read = partial(self._services.releases.id_of, number)
                self._context.tasks.read(read, self.choose_window_for, self._on_refused)
            case (day,):
                self.show_date(date.fromisoformat(day))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page."""
        return key_sheet()

    def allows(self, action: ActionId) -> str | None:
        """Say which deeds of the menu this page does."""
        return self._desk.allows(action)

    def perform(self, action: ActionId) -> bool:
        """Do a deed of the menu."""
        return self._desk.perform(action)

    def export(self) -> None:
        """Write the year as an .ics file."""
        self._desk.export()

    @property
    def day(self) -> date:
        """The selected day."""
        return self._day

    @property
    def snapshot(self) -> CalendarSnapshot | None:
        """What is shown, None before the first reading."""
        return self._snapshot

    def tell(self, sentence: str) -> None:
        """Show a refusal over the page."""
        self.banner.tell_refused(sentence)

    def _on_read(self, snapshot: CalendarSnapshot) -> None:
        self._snapshot = snapshot
        self._stale = False
        self._placement.set_snapshot(snapshot)
        self.header.set_planning_allowed(self._desk.refusal())
        self.body.waiting.show_entries(entries(snapshot))
        self.state.show_content()
        self._show()
        self._take_up_wanted()

    def _on_read_failed(self, error: RelappError) -> None:
        self.state.show_failed(self.tr("读不到窗口计划"), self._look.say(word(error)))

    def _show(self) -> None:
        if self._snapshot is None:
            return
        now = self._context.clock.now()
        self.header.show_plan(self._snapshot, self._day, now)
        self.body.strip.show_year(self._snapshot, self._day, now)
        self.body.grid.show_page(self._snapshot, self._day, now)
        self.body.table.show_year(self._snapshot, now)
        self._show_panel()

    def _show_panel(self) -> None:
        cell = self.body.grid.cell(self._day)
        if self._snapshot is not None:
            self._desk.look_at(self._snapshot, self._day)
        if cell is not None and self._snapshot is not None:
            self.body.panel.show_day(self._snapshot, cell, self._context.clock.now())

    def _go(self, day: date) -> None:
        before, self._day = self._day, day
        if self._snapshot is None or day.year != self._snapshot.year:
            self.refresh()
        elif (before.year, before.month) != (day.year, day.month):
            self._show()
        else:
            self.body.grid.show_page(self._snapshot, day, self._context.clock.now())
            self._show_panel()
        self._placement.show_at(day)

    def _take_up_wanted(self) -> None:
        if self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        self.body.waiting.select(wanted)
        self._placement.mark(wanted)
        self.body.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_moved(self, months: int) -> None:
        self._go(month_shifted(self._day, months))

    def _on_today(self) -> None:
        self.show_date(self._look.day(self._context.clock.now()))

    def _on_month_chosen(self, month: date) -> None:
        self._show_month_view()
        self._go(month_shifted(self._day, month.month - self._day.month))

    def _on_day_activated(self, day: date) -> None:
        marked = self._placement.marked
        if marked is not None:
            self._placement.drop(marked, day)
        elif self.body.panel.releases.releases.rowCount():
            self.body.panel.releases.setFocus(Qt.FocusReason.TabFocusReason)
            first = self.body.panel.releases.releases.index(0, 0)
            self.body.panel.releases.setCurrentIndex(first)

    def _on_marked_changed(self, marked: Cargo | None) -> None:
        self.body.waiting.set_marked(marked)
        if marked is None:
            self.banner.hide()
            return
        subject = self._snapshot.card(marked.id) if self._snapshot is not None else None
        name = f"{subject.number} {subject.application}" if subject is not None else ""
        self.banner.tell_placing(self.tr("变更") if marked.kind is CargoKind.CHANGE else name)

    def _on_marked(self, cargo: Cargo) -> None:
        self._show_month_view()
        self._placement.mark(cargo)
        self.body.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_given_up(self, _key: str) -> None:
        self._placement.mark(None)

    def _on_placed(self, sentence: str, back: object) -> None:
        self.banner.hide()
        if back is None:
            self.status_requested.emit(sentence)
        else:
            self.undo_offered.emit(sentence, back)

    def _on_refused(self, error: RelappError) -> None:
        self.tell(self._look.say(word(error, self._look.zone)))

    def _on_hub_changed(self, changes: Changes) -> None:
        if not any(changes.touches(kind) for kind in _KINDS):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_view_chosen(self, view: str) -> None:
        self.body.show_year_table(view == YEAR)
        if view == YEAR:
            self._placement.mark(None)
            self.body.table.select_from(self._day)

    def _on_window_selected(self, window_id: int) -> None:
        window = self._snapshot.window(window_id) if self._snapshot is not None else None
        if window is not None and self.body.shows_year:
            self._go(self._look.day(window.starts_at))

    def _on_release_opened(self, number: str) -> None:
        self.address_requested.emit(f"relapp://release/{number}")

    def _on_own_date_chosen(self, release_id: int, chosen: OwnDate) -> None:
        self._placement.schedule(release_id, start=chosen.start, end=chosen.end)

    def _on_rules_requested(self) -> None:
        self.address_requested.emit("relapp://settings/windows")

    def _show_month_view(self) -> None:
        self.header.views.set_current(MONTH)
        self.body.show_year_table(False)

    def _connect(self) -> None:
        self.header.moved.connect(self._on_moved)
        self.header.today_requested.connect(self._on_today)
        self.header.view_chosen.connect(self._on_view_chosen)
        self.header.rules_requested.connect(self._on_rules_requested)
        self.body.strip.month_chosen.connect(self._on_month_chosen)
        self.body.grid.day_changed.connect(self._go)
        self.body.grid.day_activated.connect(self._on_day_activated)
        self.body.grid.release_activated.connect(self._on_release_opened)
        self.body.table.window_activated.connect(self.show_window)
        self.body.table.window_selected.connect(self._on_window_selected)
        self.body.waiting.marked.connect(self._on_marked)
        self.body.waiting.opened.connect(self._on_release_opened)
        self.body.panel.address_requested.connect(self.address_requested)
        self.body.panel.taken_out.connect(self._placement.take_out)
        self._placement.marked_changed.connect(self._on_marked_changed)
        self._placement.placed.connect(self._on_placed)
        self._placement.refused.connect(self.tell)
        self._placement.release_wanted.connect(self.release_wanted)
        self._placement.date_wanted.connect(self._desk.ask_own_date)
        self._desk.own_date_chosen.connect(self._on_own_date_chosen)
        self._desk.refused.connect(self.tell)
        self._desk.done.connect(self.status_requested)
        self.header.generate_requested.connect(self._desk.generate)
        self.header.publish_requested.connect(self._desk.publish)
        self.header.export_requested.connect(self._desk.export)
        self.body.panel.move_requested.connect(self._desk.move)
        self.body.panel.edit_requested.connect(self._desk.edit)
        self.body.panel.window_requested.connect(self._desk.add_window)
        self.body.panel.freeze_requested.connect(self._desk.freeze)
        self.banner.action_triggered.connect(self._on_given_up)
        self.state.retry_requested.connect(self.refresh)
        self._context.hub.changed.connect(self._on_hub_changed)

    def _build(self) -> None:
        self.header = PlanHeader(self._look, self)
        self.banner = PlacingBanner(self)
        self.body = CalendarBody(self._look, self)
        self.state = StatePanel(self.body, self, name="calendar.state")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (self.header, self.banner, self.state):
            outer.addWidget(part)
        outer.setStretchFactor(self.state, 1)
        self.preview = DropPreview(self._look, self)
