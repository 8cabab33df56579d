"""The settings page: sections at the left, what can be set at the right."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from relapp import config
from relapp.address import MailPasswords
from relapp.services.database_keeper import DatabaseKeeper
from relapp.services.freezes import FreezesService
from relapp.services.history import HistoryService
from relapp.services.letters import LettersService
from relapp.services.office import OfficeService, ProcessesService
from relapp.services.pins import PinsService
from relapp.services.windows import WindowsService
from ui.actions.databases import DatabaseBook
from ui.actions.deputies import DeputyServices
from ui.actions.page import Page, PageContext
from ui.kit import theme, views
from ui.kit.labels import label
from ui.kit.list_model import RecordListModel
from ui.settings.database_section import DatabaseSection
from ui.settings.known_databases import KnownDatabases
from ui.settings.look_section import KeptSettings, LookSection
from ui.settings.mail_section import MailSection
from ui.settings.me_section import MeSection
from ui.settings.notices_section import NoticesSection
from ui.settings.office_section import OfficeSection
from ui.settings.people_section import PeopleSection
from ui.settings.processes_section import ProcessesSection
from ui.settings.section import Section
from ui.settings.templates_section import CheckTemplate, TemplatesSection
from ui.settings.windows_section import WindowsSection

_NAV: Final = 190
_WIDEST: Final = 860


@dataclass(frozen=True)
class SettingsServices:
    """What the page stands on.

    Attributes:
        database: file path or URL of the open database.
        letters: sends letters; None hides the mail server.
        mail_passwords: what is known of its passwords in this run.
        keeper: backs up, restores and moves the database; None hides that.
        book: the databases used on this machine; None hides them.
        check_template: raises RelappError for a template that cannot be used; None hides the check.
    """

    office: OfficeService
    processes: ProcessesService
    windows: WindowsService
    freezes: FreezesService
    history: HistoryService
    database: str
    check_template: CheckTemplate | None = None
    letters: LettersService | None = None
    mail_passwords: MailPasswords = field(default_factory=MailPasswords)
    deputies: DeputyServices | None = None
    keeper: DatabaseKeeper | None = None
    book: DatabaseBook | None = None
    pins: PinsService | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    title: str


class SettingsPane(Page):
    """Sections by name: database, processes, people, windows, templates, look, notices, mail, me.

    Signals:
        theme_requested: `system`, `light` or `dark`.
        language_requested: `system`, `zh` or `en`.
        scale_requested: 1.0, 1.15 or 1.3.
        database_requested: file path of a database to open.
        reopen_requested: the open database has another content now.
        first_run_requested: a database should be made or connected.
        identity_requested: another person wants to sit here.
        settings_kept: names and values of settings that changed.
    """

    theme_requested = Signal(str)
    language_requested = Signal(str)
    scale_requested = Signal(float)
    database_requested = Signal(str)
    reopen_requested = Signal()
    first_run_requested = Signal()
    identity_requested = Signal()
    settings_kept = Signal(object)

    def __init__(
        self,
        context: PageContext,
        services: SettingsServices,
        kept: KeptSettings = config.load,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self._context, self._services, self._kept = context, services, kept
        self._sections: dict[str, Section] = {}
        self.stack = QStackedWidget(self)
        self._add_sections()
        self._build()
        self.show_section("database")

    def page_title(self) -> str:
        """Return what the title bar shows."""
        return self.tr("设置")

    def activate(self) -> None:
        """Read the section in view anew."""
        self.section(self.current()).refresh()

    def refresh(self) -> None:
        """Read the section in view anew."""
        self.section(self.current()).refresh()

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Go to a section by its name."""
        if parts and parts[0] in self._sections:
            self.show_section(parts[0])

    def show_section(self, key: str) -> None:
        """Show a section.

        Raises:
            KeyError: there is no such section.
        """
        self.nav.setCurrentIndex(self.entries.index_of(key))
        area = self._areas[key]
        if self.stack.currentWidget() is not area or self.isVisible():
            self.stack.setCurrentWidget(area)
            self._sections[key].refresh()

    def current(self) -> str:
        """Return the name of the section in view."""
        entry = self.entries.record(self.nav.currentIndex())
        return entry.key if entry is not None else "database"

    def section(self, key: str) -> Section:
        """Return a section.

        Raises:
            KeyError: there is no such section.
        """
        return self._sections[key]

    def _on_current_changed(self) -> None:
        key = self.current()
        if self.stack.currentWidget() is not self._areas[key]:
            self.stack.setCurrentWidget(self._areas[key])
            self._sections[key].refresh()

    def _add_sections(self) -> None:
        context, services = self._context, self._services
        database = DatabaseSection(context, services.history, services.database, services.keeper)
        look = LookSection(context, self._kept)
        me = MeSection(context, services.processes, services.deputies, services.pins)
        people = PeopleSection(context)
        notices = NoticesSection(context, self._kept)
        notices.settings_kept.connect(self.settings_kept)
        mail = self._mail_section()
        self._titles = {
            "database": self.tr("数据库"),
            "processes": self.tr("流程定义"),
            "people": self.tr("岗位与人员"),
            "windows": self.tr("窗口规则"),
            "templates": self.tr("模板"),
            "look": self.tr("外观"),
            "notices": self.tr("提醒"),
            "mail": self.tr("邮件"),
            "office": self.tr("本单位"),
            "me": self.tr("我的身份"),
        }
        self._sections = {
            "database": database,
            "processes": ProcessesSection(context, services.processes),
            "people": people,
            "windows": WindowsSection(context, services.windows, services.freezes),
            "templates": TemplatesSection(context, services.check_template),
            "look": look,
            "notices": notices,
            **mail,
            "office": OfficeSection(context, services.office, services.pins),
            "me": me,
        }
        if services.book is not None:
            known = KnownDatabases(context, services.book, services.database, database)
            known.database_requested.connect(self.database_requested)
        database.database_requested.connect(self.database_requested)
        database.first_run_requested.connect(self.first_run_requested)
        database.reopen_requested.connect(self.reopen_requested)
        database.settings_kept.connect(self.settings_kept)
        look.theme_requested.connect(self.theme_requested)
        look.language_requested.connect(self.language_requested)
        look.scale_requested.connect(self.scale_requested)
        me.identity_requested.connect(self.identity_requested)
        people.address_requested.connect(self.address_requested)
        self._areas = {key: self._area(section) for key, section in self._sections.items()}
        for area in self._areas.values():
            self.stack.addWidget(area)

    def _mail_section(self) -> dict[str, Section]:
        services = self._services
        if services.letters is None:
            return {}
        section = MailSection(self._context, self._kept, services.letters, services.mail_passwords)
        section.settings_kept.connect(self.settings_kept)
        return {"mail": section}

    def _area(self, section: Section) -> QScrollArea:
        holder = QFrame()
        holder.setProperty("surface", "pane")
        section.setMaximumWidth(theme.current().px(_WIDEST))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(section, 1)
        row.addStretch(0)
        area = QScrollArea(self.stack)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        return area

    def _build(self) -> None:
        now = theme.current()
        self.entries: RecordListModel[_Entry] = RecordListModel(
            lambda e: e.title, lambda e: e.key, parent=self
        )
        self.entries.set_records([_Entry(key, self._titles[key]) for key in self._sections])
        self.nav = QListView(self)
        views.prepare_list(self.nav, name="settings.sections", spoken=self.tr("设置"))
        self.nav.setModel(self.entries)
        self.nav.selectionModel().currentChanged.connect(self._on_current_changed)
        left = QFrame(self)
        left.setProperty("surface", "pane")
        left.setFixedWidth(now.px(_NAV))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, now.px(14), 0, 0)
        head = label(self.tr("设置"), "title", left)
        head.setContentsMargins(now.px(14), 0, 0, now.px(4))
        column.addWidget(head)
        column.addWidget(self.nav, 1)
        line = QFrame(self)
        line.setProperty("surface", "divider")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(line)
        row.addWidget(self.stack, 1)
