"""The register page: applications, people with roles, change requests."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from relapp.domain.change_standing import ChangeStanding
from relapp.domain.changes import Changes, Kind
from relapp.domain.person import Permission, may
from relapp.domain.register import Application
from relapp.domain.signing import Delegation
from relapp.errors import RelappError
from relapp.services.import_mapping import ImportKind
from relapp.wording.errors import word
from ui.actions import deputies
from ui.actions.deputies import DeputyFacts, DeputyServices
from ui.actions.deputy_dialog import DeputyDialog
from ui.actions.deputy_list import confirm_end
from ui.actions.page import Page, PageContext
from ui.apps.application_dialog import ApplicationDialog
from ui.apps.applications_tab import ApplicationsTab
from ui.apps.change_deeds import ChangeDeeds
from ui.apps.change_dialog import ChangeDialog
from ui.apps.changes_tab import ChangesTab
from ui.apps.departments_dialog import DepartmentsDialog
from ui.apps.deputies_tab import DeputiesTab
from ui.apps.import_dialog import ImportDialog
from ui.apps.matrix_tab import MatrixTab
from ui.apps.people_tab import PeopleTab
from ui.apps.person_dialog import PersonDialog
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import AppsServices, Registers, read
from ui.kit import metrics, theme
from ui.kit.banner import Banner
from ui.kit.labels import label
from ui.kit.segmented import SegmentedControl

APPLICATIONS: Final = "applications"
PEOPLE: Final = "people"
CHANGES: Final = "changes"
DEPUTIES: Final = "deputies"
MATRIX: Final = "matrix"
_KINDS: Final = (
    Kind.APPLICATION,
    Kind.PERSON,
    Kind.DEPARTMENT,
    Kind.CHANGE_REQUEST,
    Kind.PROCESS,
    Kind.RELEASE,
    Kind.DELEGATION,
)
_IMPORTS: Final = {
    APPLICATIONS: ImportKind.APPLICATIONS,
    PEOPLE: ImportKind.PEOPLE,
    CHANGES: ImportKind.CHANGES,
}
_ADDRESSES: Final = {"application": APPLICATIONS, "person": PEOPLE, "change": CHANGES}


class AppsPane(Page):
    """The registers, the deputies and who may sign what, behind one switch.

    Signals:
        release_wanted: keys of the change requests that a new release shall carry.
    """

    release_wanted = Signal(object)

    def __init__(
        self, context: PageContext, services: AppsServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("apps")
        self._context, self._services = context, services
        self._registers = Registers()
        self._stale = True
        self._wanted: tuple[str, str] | None = None
        self._build()
        self._deeds = ChangeDeeds(context, services.schedule, self.tab_changes, self.banner)
        self._deeds.release_wanted.connect(self.release_wanted)
        self._deeds.address_wanted.connect(self.address_requested)
        context.hub.changed.connect(self._on_hub_changed)

    def page_title(self) -> str:
        """Return what the title bar shows."""
        return self.view().title()

    def activate(self) -> None:
        """Read when the page comes into view and something has changed."""
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read all registers anew."""
        for tab in self.tabs.values():
            tab.state.start_loading()
        task = partial(read, self._services)
        self._context.tasks.read(task, self._on_read, self._on_read_failed, slot="registers")

    def focus_filter(self) -> None:
        """Put the cursor into the search."""
        self.view().focus_search()

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Go to `application/<id>`, `person/<id>`, `change/<number>`, `import` or a register."""
        match parts:
            case (kind, key) if kind in _ADDRESSES:
                self._wanted = (_ADDRESSES[kind], key)
                self.show_register(_ADDRESSES[kind])
                if not self._stale:
                    self._take_up_wanted()
            case ("import",):
                self.show_register(APPLICATIONS)
                self._on_import_requested()
            case ("matrix", "gaps"):
                self.show_register(MATRIX)
                self.matrix.show_gaps()
            case (name,) if name in self.views:
                self.show_register(name)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page."""
        return (
            ("Ctrl F  /", self.tr("查找")),
            ("↓", self.tr("从查找到列表")),
            ("Enter", self.tr("编辑")),
            ("Ctrl C", self.tr("复制选中的行")),
        )

    def show_register(self, name: str) -> None:
        """Show one of the registers.

        Raises:
            KeyError: there is no such register.
        """
        self.stack.setCurrentWidget(self.views[name])
        self.switch.set_current(name)
        self.title_changed.emit(self.page_title())

    def view(self) -> RegisterTab[Any] | MatrixTab:
        """Return what is in view."""
        return self.views[self.switch.current()]

    def tab(self) -> RegisterTab[Any]:
        """Return the register in view.

        Raises:
            KeyError: the matrix is in view.
        """
        return self.tabs[self.switch.current()]

    def refusal(self) -> str:
        """Return why this person may not change the registers, empty when they may."""
        if may(self._context.me, Permission.KEEP_REGISTER):
            return ""
        return self.tr("改登记要有「发布管理岗」或「系统管理员」岗位")

    def _on_read(self, registers: Registers) -> None:
        self._registers = registers
        self._stale = False
        reason = self.refusal()
        for tab in self.tabs.values():
            tab.show_registers(registers)
            tab.set_editing_allowed(reason)
        self.tabs_people.departments_button.setEnabled(not reason)
        self.matrix.show_registers(registers)
        self._take_up_wanted()

    def _on_read_failed(self, error: RelappError) -> None:
        for tab in self.tabs.values():
            tab.state.show_failed(
                self.tr("读不到登记"), word(error, self._context.zone).of(self._context.language)
            )

    def _take_up_wanted(self) -> None:
        if self._wanted is None:
            return
        (name, key), self._wanted = self._wanted, None
        if name == CHANGES:
            numbers = {c.number: c.id for c in self._registers.changes}
            self.tabs[name].show_record(numbers.get(key))
        elif key.isdecimal():
            self.tabs[name].show_record(int(key))

    def _on_hub_changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in _KINDS):
            self._stale = True
            if self.isVisible():
                self.refresh()

    def _on_chosen(self, name: str) -> None:
        self.show_register(name)

    def _on_add_requested(self) -> None:
        self._edit(None)

    def _on_edit_requested(self, record: object) -> None:
        self._edit(record)

    def _edit(self, record: object) -> None:
        context, services, registers = self._context, self._services, self._registers
        match self.switch.current():
            case "applications":
                known = record if isinstance(record, Application) else None
                changes = ApplicationDialog.ask(
                    self, context, services.applications, registers, known
                )
            case "deputies":
                self._edit_deputy(record)
                return
            case "people":
                person = next((p for p in registers.people if p == record), None)
                changes = PersonDialog.ask(
                    self, context, services, registers, person, self._deputy_services()
                )
            case _:
                change = record.change if isinstance(record, ChangeStanding) else None
                changes = ChangeDialog.ask(self, context, services.changes, registers, change)
        self._announce(changes)

    def _deputy_services(self) -> DeputyServices | None:
        services = self._services
        if services.delegations is None or services.pins is None:
            return None
        delegations, pins = services.delegations, services.pins
        return DeputyServices(delegations, services.people, services.processes, pins)

    def _edit_deputy(self, record: object) -> None:
        services, registers = self._deputy_services(), self._registers
        if services is None:
            return
        me = self._context.me
        if not isinstance(record, Delegation):
            facts = DeputyFacts(registers.people, registers.roles, registers.delegations)
            self._announce(DeputyDialog.ask(self, self._context, services, facts, me.id))
        elif deputies.may_end(record, self._context) and confirm_end(self, record):
            end = partial(services.delegations.end, me, record.id, record.version)
            self._context.tasks.write(end, self._announce, self._on_refused)

    def _on_refused(self, error: RelappError) -> None:
        self.status_requested.emit(word(error, self._context.zone).of(self._context.language))

    def _on_gaps_requested(self) -> None:
        self.open_address((MATRIX, "gaps"))

    def _on_copied(self) -> None:
        self.status_requested.emit(self.tr("已复制整表，可粘贴到 Excel"))

    def _on_departments_requested(self) -> None:
        self._announce(
            DepartmentsDialog.ask(self, self._context, self._services.people, self._registers)
        )

    def _on_import_requested(self) -> None:
        imports = self._services.imports
        if imports is not None:
            kind = _IMPORTS[self.switch.current()]
            names = [a.name for a in self._registers.applications if a.active]
            self._announce(ImportDialog.ask(self, self._context, imports, kind, names))

    def _announce(self, changes: Changes | None) -> None:
        if changes is not None:
            self._context.hub.announce(changes)

    def _build(self) -> None:
        now = theme.current()
        language = self._context.language
        header = QFrame(self)
        header.setProperty("surface", "header")
        header.setFixedHeight(now.px(metrics.PAGE_HEAD))
        self.switch = SegmentedControl(header, name="apps.switch", spoken=self.tr("登记"))
        self.stack = QStackedWidget(self)
        self.tabs_people = PeopleTab(language, self._context.clock, self.stack)
        self.tab_changes = ChangesTab(language, self._context.zone, self.stack)
        self.tabs: dict[str, RegisterTab[Any]] = {
            APPLICATIONS: ApplicationsTab(language, self.stack),
            PEOPLE: self.tabs_people,
            CHANGES: self.tab_changes,
            DEPUTIES: DeputiesTab(self._context, self.stack),
        }
        for name, tab in self.tabs.items():
            self.stack.addWidget(tab)
            self.switch.add(name, tab.title())
            tab.add_requested.connect(self._on_add_requested)
            tab.edit_requested.connect(self._on_edit_requested)
            tab.import_requested.connect(self._on_import_requested)
            tab.import_button.setVisible(self._services.imports is not None)
        self.matrix = MatrixTab(language, self._context.clock, self.stack)
        self.matrix.copied.connect(self._on_copied)
        self.stack.addWidget(self.matrix)
        self.switch.add(MATRIX, self.matrix.title())
        self.views: dict[str, RegisterTab[Any] | MatrixTab] = {**self.tabs, MATRIX: self.matrix}
        self.tabs[DEPUTIES].import_button.hide()
        self.tabs_people.departments_requested.connect(self._on_departments_requested)
        self.tabs_people.gaps_requested.connect(self._on_gaps_requested)
        self.switch.chosen.connect(self._on_chosen)
        row = QHBoxLayout(header)
        row.setContentsMargins(now.px(14), 0, now.px(14), 0)
        row.addWidget(label(self.tr("登记"), "title", header))
        row.addSpacing(now.px(12))
        row.addWidget(self.switch)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.banner = Banner(self, name="apps.banner")
        self.banner.hide()
        outer.addWidget(header)
        outer.addWidget(self.banner)
        outer.addWidget(self.stack, 1)
