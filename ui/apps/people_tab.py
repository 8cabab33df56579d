"""The register of people and the roles they hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.clock import Clock
from relapp.domain.matrix import Question, signers, unsigned
from relapp.domain.person import Person
from relapp.domain.role_grant import grant_order
from relapp.domain.text import Language
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import Registers
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.painting import Tone
from ui.kit.table_model import Column


class PeopleTab(RegisterTab[Person]):
    """People with department and roles.

    Signals:
        departments_requested: the departments should be looked at.
        gaps_requested: the steps that nobody can sign should be looked at.
    """

    departments_requested = Signal()
    gaps_requested = Signal()

    def __init__(self, language: Language, clock: Clock, parent: QWidget | None = None) -> None:
        self._language, self._clock = language, clock
        super().__init__("people", parent)
        self.departments_button = Button(
            self.tr("部门…"), self.bar, icon="people", name="apps.people.departments"
        )
        self.departments_button.clicked.connect(self.departments_requested)
        self.row.insertWidget(self.row.indexOf(self.edit_button), self.departments_button)
        self.banner = Banner(self, name="apps.people.gaps")
        self.banner.hide()
        self.banner.action_triggered.connect(self.gaps_requested)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self.banner)

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

    def show_registers(self, registers: Registers) -> None:
        """Show what was read, and warn of steps that nobody can sign."""
        super().show_registers(registers)
        missing = [
            row
            for definition in registers.definitions
            for row in unsigned(signers(Question(definition), registers.staff, self._clock.now()))
            if row.nobody and row.signs
        ]
        if not missing:
            self.banner.hide()
            return
        names = dict.fromkeys(
            row.step.name.of(self._language) for row in missing if row.step is not None
        )
        title = self.tr("{n} 个环节没有人能签").format(n=len(missing))
        text = self.tr("、").join(names)
        self.banner.tell(Tone.BAD, title, text, [("gaps", self.tr("谁能签什么"))])

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
                tone=lambda p: None if p.all_grants or not p.active else "warn",
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
        held = [names[key].of(self._language) for key in names if key in person.roles]
        for grant in sorted(person.grants, key=grant_order):
            if grant.role in names:
                scope = self.tr("、").join(self.registers.scope_names(grant))
                role = names[grant.role].of(self._language)
                held.append(self.tr("{role}（{scope}）").format(role=role, scope=scope))
        return self.tr("、").join(held)
