"""The page of one release: head, seven tabs, and the one reading that feeds them all."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.person import Person
from relapp.domain.presence import Present
from relapp.errors import NotFound, RelappError
from relapp.services.views import ReleaseView
from ui.actions.catalogue import ActionId
from ui.actions.page import Page, PageContext
from ui.inspector.commands import ReleaseCommands
from ui.kit import messages
from ui.kit.state_panel import StatePanel
from ui.release import more_menu, page_actions
from ui.release.deeds import ReleaseDeeds
from ui.release.desk import ReleaseDesk, ReleaseServices
from ui.release.files import FileDoor
from ui.release.frame import ReleaseFrame
from ui.release.overview_panel import OverviewPanel
from ui.release.panel import Panel
from ui.release.presence import PresenceDesk
from ui.release.tabs import KEYS, make_panel, tab_of

SAVING_AFTER = 300
MINUTE = 60_000


class ReleasePane(Page):
    """Shows one release at a time; every write is announced and read back."""

    def __init__(
        self, context: PageContext, *, services: ReleaseServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("release.pane")
        self.desk = ReleaseDesk(context, services, self)
        self._door = FileDoor(self.desk, self)
        self._wanted_id = 0
        self._target: tuple[str, str, str] | None = None
        self.panels: dict[str, Panel] = {}
        self.frame = ReleaseFrame(self.desk, self)
        self.head, self.tabs, self.trouble = self.frame.head, self.frame.tabs, self.frame.trouble
        self.deeds = ReleaseDeeds(self.desk, self)
        self.presence = PresenceDesk(self.desk, self)
        self.commands = ReleaseCommands(context, services.releases, self)
        self._build()
        self._connect()
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVING_AFTER)
        self._saving.timeout.connect(self.head.saving_label.show)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    def show_release(self, release_id: int, tab: str | None = None, subject: str = "") -> None:
        """Show a release, on a tab, with one of its things in view."""
        if release_id != self.desk.release_id:
            self._leave_panels()
        self._wanted_id = release_id
        if tab or subject:
            self._target = (tab or "", "", subject or "")
        elif release_id != self.desk.release_id:
            self._target = ("overview", "", "")
        self.refresh()

    def refresh(self) -> None:
        """Read the release anew; what is half typed stays."""
        if not self._wanted_id:
            return
        self.state.start_loading(self.tr("正在读取发布"))
        read = partial(self._read, self._wanted_id)
        self.desk.tasks.read(read, self._on_read, self._on_read_failed, slot="view")

    def current_tab(self) -> str:
        """Return the key of the tab in view."""
        return KEYS[self.tabs.currentIndex()]

    def show_tab(self, key: str) -> Panel:
        """Bring a tab into view; its panel is made when it is first visited."""
        place = KEYS.index(key)
        if self.tabs.currentIndex() == place:
            self._on_tab_changed(place)
        else:
            self.tabs.setCurrentIndex(place)
        return self.panels[key]

    def panel(self, key: str) -> Panel:
        """Return the panel of a tab, made now if need be."""
        if key not in self.panels:
            panel = make_panel(key, self.desk, self._door, self)
            self.panels[key] = panel
            self.frame.stack.addWidget(panel)
            if self.desk.view is not None:
                panel.show_view(self.desk.view, fresh=True)
            panel.show_presence(self.presence.found)
        return self.panels[key]

    def go(self, address: str) -> None:
        """Go to a place on this page, or hand the address to the window."""
        view = self.desk.view
        own = f"relapp://release/{view.facts.release.number}/" if view is not None else ""
        if not own or not address.startswith(own):
            self.address_requested.emit(address)
            return
        need, _slash, subject = address.removeprefix(own).partition("/")
        tab = tab_of(need)
        if tab is None:
            self.address_requested.emit(address)
            return
        self._go_to(tab, need, subject)
        if need == "outcome":
            self.deeds.state_outcome()
        elif need == "trial_run":
            self.deeds.set_trial()

    def page_title(self) -> str:
        """Return number, application and version."""
        if self.desk.view is None:
            return ""
        release = self.desk.view.facts.release
        return f"{release.number} {release.application} {release.version_to}"

    def activate(self) -> None:
        """Read what happened meanwhile."""
        self.refresh()

    def can_leave(self) -> bool:
        """Save what can be saved; ask about what cannot."""
        self._leave_panels()
        lost = next((said for panel in self.panels.values() if (said := panel.unsaved())), "")
        if not lost:
            return True
        text = self.tr("{what}，离开就丢了。").format(what=lost)
        return messages.confirm(
            self, self.tr("有未保存的内容"), text, self.tr("放弃并离开"), danger=True
        )

    def next_pane(self) -> bool:
        """Go from the tabs into the tab."""
        if self.tabs.hasFocus():
            self.panel(self.current_tab()).came_into_view()
            return False
        self.tabs.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the tab in view."""
        return page_actions.keys(self.current_tab())

    def allows(self, action: ActionId) -> str | None:
        """Say whether an action of the menus may be done with this release."""
        return page_actions.allows(self, action)

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus."""
        return page_actions.perform(self, action)

    def entries(self) -> tuple[more_menu.Deed, ...]:
        """Return the further deeds of the menu at the head."""
        view = self.desk.view
        overview = self.panel("overview")
        if view is None or not isinstance(overview, OverviewPanel):
            return ()
        return more_menu.deeds(view, self.desk, self.deeds, self.commands, overview.facts)

    def advance(self) -> None:
        """Move the release to its next stage."""
        view = self.desk.view
        if view is not None and self.head.advance_button.isEnabled():
            release = view.facts.release
            self.commands.advance(release.id, release.number, release.version)

    def _read(self, release_id: int) -> tuple[ReleaseView, tuple[Person, ...]]:
        services = self.desk.services
        return services.releases.view(release_id), services.people.all()

    def _on_read(self, found: tuple[ReleaseView, tuple[Person, ...]]) -> None:
        view, people = found
        fresh = self.desk.release_id != view.facts.release.id
        self.desk.people = people
        self.desk.now_in_view(view)
        self.state.show_content()
        self.frame.show_view(view)
        for panel in self.panels.values():
            panel.show_view(view, fresh=fresh)
        if self.isVisible():
            self.presence.be_at(view.facts.release.id)
        if fresh:
            self.trouble.hide()
            self.title_changed.emit(self.page_title())
        target, self._target = self._target, None
        if target is not None:
            self._go_to(*target)

    def _show_again(self) -> None:
        """Show what is loaded once more: the line went or came back, and rights with it."""
        view = self.desk.view
        if view is not None:
            self.frame.show_view(view)
            for panel in self.panels.values():
                panel.show_view(view, fresh=False)

    def _on_read_failed(self, error: RelappError) -> None:
        if isinstance(error, NotFound):
            self.desk.now_in_view(None)
            self.state.show_empty(
                "question",
                self.tr("没有这份发布"),
                self.tr("它可能已被移除，或者编号有误"),
                button=self.tr("返回"),
            )
        elif self.desk.view is None:
            self.state.show_failed(self.tr("读不到发布"), self.trouble.worded(error))
        else:
            self.state.show_content()
            outbox = self.desk.context.outbox
            if outbox is None or not outbox.away:
                self.trouble.tell_unread(error, self.refresh)

    def _go_to(self, tab: str, need: str, subject: str) -> None:
        key = tab if tab in KEYS else "overview"
        panel = self.show_tab(key)
        if subject and not panel.focus_subject(need, subject):
            # An address may name a tab that does not hold the thing; it is found all the same.
            for other in ("checks", "tests", "plan", "approval", "run_sheet"):
                wanted = "deliverable" if other == "checks" else ""
                if other != key and self.panel(other).focus_subject(wanted, subject):
                    self.show_tab(other)
                    return

    def _leave_panels(self) -> None:
        for panel in self.panels.values():
            panel.leave()

    def _on_tab_changed(self, place: int) -> None:
        before = self.frame.stack.currentWidget()
        panel = self.panel(KEYS[place])
        if isinstance(before, Panel) and before is not panel:
            before.leave()
        self.frame.stack.setCurrentWidget(panel)
        if self.desk.view is not None:
            panel.came_into_view()

    def _on_hub_changed(self, changes: Changes) -> None:
        ours = self._wanted_id and changes.touches(Kind.RELEASE, self._wanted_id)
        around = (Kind.PERSON, Kind.WINDOW, Kind.DELEGATION)
        if ours or any(changes.touches(kind) for kind in around):
            self.refresh()

    def _on_writing(self, count: int) -> None:
        if count:
            self._saving.start()
        else:
            self._saving.stop()
            self.head.saving_label.hide()

    def _on_menu_requested(self, button: QWidget) -> None:
        menu = more_menu.build_menu(self.entries(), self.desk, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_command_refused(self, _release_id: int, error: RelappError) -> None:
        self.trouble.tell_refused(error)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102  Qt's name says it
        super().showEvent(event)
        if self.desk.release_id:
            self.presence.be_at(self.desk.release_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Be gone for others; a window that is only minimised still has the release open."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.presence.leave()

    def _on_presence(self, found: tuple[Present, ...]) -> None:
        self.head.presence.show_people(found)
        for panel in self.panels.values():
            panel.show_presence(found)

    def _on_minute(self) -> None:
        if self.desk.view is not None and self.isVisible():
            self.head.show_time(self.desk.view)

    def _connect(self) -> None:
        desk = self.desk
        desk.address_wanted.connect(self.go)
        desk.announced.connect(self.status_requested)
        desk.undo_offered.connect(self.undo_offered)
        desk.writing.connect(self._on_writing)
        desk.stale.connect(self.refresh)
        desk.context.hub.changed.connect(self._on_hub_changed)
        self.presence.changed.connect(self._on_presence)
        if desk.context.outbox is not None:
            desk.context.outbox.away_changed.connect(self._show_again)
        self.commands.finished.connect(self.status_requested)
        self.commands.letter_wanted.connect(self.letter_requested)
        self.commands.refused.connect(self._on_command_refused)
        self.head.back_requested.connect(self.exit_requested)
        self.head.advance_requested.connect(self.advance)
        self.head.menu_requested.connect(self._on_menu_requested)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.state.retry_requested.connect(self.refresh)
        self.state.action_triggered.connect(self.exit_requested)

    def _build(self) -> None:
        self.state = StatePanel(self.frame, self, name="release.state")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.state)
