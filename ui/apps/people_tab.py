"""The register of people and the roles they hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.person import Person
from relapp.domain.text import Language
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import Registers
from ui.kit.buttons import Button
from ui.kit.table_model import Column


class PeopleTab(RegisterTab[Person]):
    """People with department and roles.

    Signals:
        departments_requested: the departments should be looked at.
    """

    departments_requested = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        self._language = language
        super().__init__("people", parent)
        self.departments_button = Button(
            self.tr("部门…"), self.bar, icon="people", name="apps.people.departments"
        )
        self.departments_button.clicked.connect(self.departments_requested)
        self.row.insertWidget(self.row.indexOf(self.edit_button), self.departments_button)

    def title(self) -> str:
        """Return the name of the register."""
        return self.tr("人员与岗位")

    def words(self) -> tuple[str, str, str, str]:
        """Return the add button, the search hint, the empty sentence and what to do then."""
        return (
            self.tr("新增人员…"),
            self.tr("姓名、登录名、部门、岗位"),
            self.tr("还没有人员"),
            self.tr("检查、签署和步骤都要有人；新增人员并给岗位。"),
        )

    def idle_words(self) -> str:
        """Return what the box says that shows rows no longer in use."""
        return self.tr("含停用")

    def records(self, registers: Registers) -> tuple[Person, ...]:
        """Return the rows."""
        return registers.people

    def is_active(self, record: Person) -> bool:
        """Tell whether the person still works here."""
        return record.active

    def haystack(self, record: Person) -> str:
        """Return what the search looks through."""
        shown = (record.name, record.login, record.department, self._roles(record), record.email)
        return " ".join(shown)

    def columns(self) -> tuple[Column[Person], ...]:
        """Return the columns."""
        return (
            Column(
                key="name",
                title=self.tr("姓名"),
                text=lambda p: p.name,
                bold=lambda p: p.active,
                tone=lambda p: None if p.active else "text_3",
                width=110,
            ),
            Column(key="login", title=self.tr("登录名"), text=lambda p: p.login, width=130),
            Column(
                key="department",
                title=self.tr("部门"),
                text=lambda p: p.department or "—",
                width=150,
            ),
            Column(
                key="roles",
                title=self.tr("岗位"),
                text=lambda p: self._roles(p) or self.tr("没有岗位"),
                tone=lambda p: None if p.roles or not p.active else "warn",
                width=0,
            ),
            Column(key="email", title=self.tr("邮箱"), text=lambda p: p.email or "—", width=210),
            Column(
                key="state",
                title=self.tr("状态"),
                text=lambda p: self.tr("在用") if p.active else self.tr("停用"),
                tone=lambda p: None if p.active else "text_3",
                width=64,
            ),
        )

    def _roles(self, person: Person) -> str:
        names = self.registers.roles
        known = [key for key in names if key in person.roles]
        return self.tr("、").join(names[key].of(self._language) for key in known)
