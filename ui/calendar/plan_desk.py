"""The deeds of the yearly plan: generate, publish, move, edit, freeze, export."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.changes import Changes
from relapp.domain.person import Permission, may
from relapp.domain.window import ReleaseWindow, WindowState
from relapp.domain.window_plan import PlannedWindow
from relapp.domain.window_rule import WindowRule
from relapp.errors import RelappError
from relapp.services.documents import DocumentsService
from relapp.wording.errors import word
from ui.actions.catalogue import ActionId
from ui.actions.page import PageContext
from ui.calendar.freeze_dialog import FreezeDialog
from ui.calendar.generate_dialog import GeneratePlanDialog
from ui.calendar.move_dialog import MoveWindowDialog
from ui.calendar.own_date_dialog import OwnDateDialog
from ui.calendar.reading import CalendarServices
from ui.calendar.snapshot import CalendarSnapshot
from ui.calendar.window_dialog import WindowDialog, WindowSubject
from ui.kit import messages

_PLANNING = (
    ActionId.WINDOWS_GENERATE,
    ActionId.WINDOWS_PUBLISH,
    ActionId.WINDOW_MOVE,
    ActionId.FREEZE_ADD,
)


class PlanDesk(QObject):
    """Opens the dialogs of the plan over the page and announces what they did.

    Signals:
        refused: a sentence to show over the page.
        done: a short sentence for the status bar.
        own_date_chosen: release key and `OwnDate`.
    """

    refused = Signal(str)
    done = Signal(str)
    own_date_chosen = Signal(int, object)

    def __init__(
        self,
        context: PageContext,
        services: CalendarServices,
        documents: DocumentsService | None,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._services, self._documents = context, services, documents
        self._page = page
        self._snapshot = CalendarSnapshot(2000, context.zone)
        self._day = date(2000, 1, 1)

    def look_at(self, snapshot: CalendarSnapshot, day: date) -> None:
        """Take what is in view: the deeds are about it."""
        self._snapshot, self._day = snapshot, day

    def refusal(self) -> str:
        """Return why this person may not change the plan, empty when they may."""
        if may(self._context.me, Permission.KEEP_WINDOWS):
            return ""
        return self.tr("改窗口计划要有「发布管理岗」「管理员」或「应用系统开发部总监」岗位")

    def allows(self, action: ActionId) -> str | None:
        """Say whether a deed of the menu may be done now; None for foreign ones."""
        if action is ActionId.EXPORT_WINDOWS:
            return "" if self._documents is not None else None
        if action is ActionId.WINDOWS_SHOW:
            return ""
        if action not in _PLANNING:
            return None
        window = self._window()
        if action is ActionId.WINDOW_MOVE and window is None:
            return self.tr("先选中有窗口的一天")
        return self.refusal()

    def perform(self, action: ActionId) -> bool:
        """Do a deed of the menu; tell whether it is ours."""
        if self.allows(action) is None:
            return False
        match action:
            case ActionId.WINDOWS_GENERATE:
                self.generate(self._year_to_plan())
            case ActionId.WINDOWS_PUBLISH:
                self.publish(self._snapshot.year)
            case ActionId.WINDOW_MOVE:
                self.move()
            case ActionId.FREEZE_ADD:
                self.freeze()
            case ActionId.EXPORT_WINDOWS:
                self.export()
        return True

    def generate(self, year: int) -> None:
        """Propose a year by the rule and let the person choose."""
        read = partial(self._services.windows.propose, year)
        self._context.tasks.read(read, partial(self._on_proposed, year), self._on_refused)

    def publish(self, year: int) -> None:
        """Publish the proposals of a year after asking."""
        drafts = [w for w in self._snapshot.of_year() if w.state is WindowState.PLANNED]
        if not drafts:
            self.refused.emit(self.tr("{year} 年没有待发布的窗口").format(year=year))
            return
        title = self.tr("发布 {year} 年窗口计划").format(year=year)
        text = self.tr("{n} 个窗口发布后可以排期，日后移动要写原因。").format(n=len(drafts))
        if messages.confirm(self._page, title, text, self.tr("发布计划")):
            command = partial(self._services.windows.publish, self._context.me, year)
            self._context.tasks.write(command, self._on_changed, self._on_refused)

    def move(self) -> None:
        """Move the window in view."""
        window = self._window()
        if window is not None and not self._is_refused():
            self._announce(
                MoveWindowDialog.ask(
                    self._page, self._context, self._services.windows, self._snapshot, window
                )
            )

    def edit(self) -> None:
        """Edit the window in view."""
        window = self._window()
        if window is not None and not self._is_refused():
            self._ask_window(WindowSubject(self._snapshot, self._day, window))

    def add_window(self) -> None:
        """Make a window by hand on the day in view, as the rule would make it."""
        if not self._is_refused():
            done = partial(self._on_rule_read, self._day)
            self._context.tasks.read(self._services.windows.rule, done, self._on_refused)

    def freeze(self) -> None:
        """Add or change a freeze, beginning with the one of the day in view."""
        if not self._is_refused():
            self._announce(
                FreezeDialog.ask(
                    self._page, self._context, self._services.freezes, self._snapshot, self._day
                )
            )

    def export(self) -> None:
        """Write the year as an .ics file."""
        if self._documents is None:
            return
        name = self.tr("窗口计划-{year}.ics").format(year=self._snapshot.year)
        target = self.ask_target(name)
        if target is None:
            return
        write = partial(
            self._documents.windows_ics, self._snapshot.year, target, self._context.language
        )
        self._context.tasks.read(write, self._on_exported, self._on_refused)

    def ask_target(self, name: str) -> Path | None:
        """Ask where the file goes; tests replace this."""
        title = self.tr("导出年度计划")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, "iCalendar (*.ics)")
        return Path(chosen) if chosen else None

    def ask_own_date(self, release_id: int, day: date) -> None:
        """Ask for the date of a release that needs no window."""
        card = self._snapshot.card(release_id)
        if card is None:
            return
        chosen = OwnDateDialog.ask(self._page, self._context, self._snapshot, card, day)
        if chosen is not None:
            self.own_date_chosen.emit(release_id, chosen)

    def _ask_window(self, subject: WindowSubject) -> None:
        windows = self._services.windows
        self._announce(WindowDialog.ask(self._page, self._context, windows, subject))

    def _announce(self, changes: Changes | None) -> None:
        if changes is not None:
            self._context.hub.announce(changes)

    def _on_rule_read(self, day: date, rule: WindowRule | None) -> None:
        subject = WindowSubject(self._snapshot, day, None, rule or WindowRule())
        self._ask_window(subject)

    def _on_proposed(self, year: int, found: tuple[PlannedWindow, ...]) -> None:
        if not found:
            self.refused.emit(self.tr("在用的流程没有窗口规则，可在某一天手工新增窗口"))
            return
        windows = self._services.windows
        self._announce(GeneratePlanDialog.ask(self._page, self._context, windows, year, found))

    def _on_exported(self, target: Path) -> None:
        self.done.emit(self.tr("已导出 {name}").format(name=target.name))

    def _on_changed(self, changes: Changes) -> None:
        self._announce(changes)

    def _on_refused(self, error: RelappError) -> None:
        self.refused.emit(word(error, self._context.zone).of(self._context.language))

    def _is_refused(self) -> bool:
        reason = self.refusal()
        if reason:
            self.refused.emit(reason)
        return bool(reason)

    def _window(self) -> ReleaseWindow | None:
        found = self._snapshot.windows_on(self._day)
        return next((w for w in found if w.state is not WindowState.CANCELLED), None)

    def _year_to_plan(self) -> int:
        return self._snapshot.year + bool(self._snapshot.of_year())
