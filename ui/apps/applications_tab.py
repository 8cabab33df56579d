"""The register of application systems."""

from PySide6.QtWidgets import QWidget

from relapp.domain.register import Application
from relapp.domain.text import Language
from relapp.domain.vocabulary import Criticality
from relapp.wording import terms
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import Registers
from ui.kit.table_model import Column

_ORDER = {Criticality.CORE: 0, Criticality.IMPORTANT: 1, Criticality.ORDINARY: 2}


class ApplicationsTab(RegisterTab[Application]):
    """Application systems with owner, versions and what is on its way for them."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        self._language = language
        super().__init__("applications", parent)

    def title(self) -> str:
        """Return the name of the register."""
        return self.tr("应用系统")

    def words(self) -> tuple[str, str, str, str]:
        """Return the add button, the search hint, the empty sentence and what to do then."""
        return (
            self.tr("新增应用…"),
            self.tr("名称、代号、技术类、人员"),
            self.tr("还没有应用系统"),
            self.tr("发布属于应用系统。逐个新增，或从 Excel 导入清单。"),
        )

    def idle_words(self) -> str:
        """Return what the box says that shows rows no longer in use."""
        return self.tr("含停用")

    def records(self, registers: Registers) -> tuple[Application, ...]:
        """Return the rows."""
        return registers.applications

    def is_active(self, record: Application) -> bool:
        """Tell whether the application is in use."""
        return record.active

    def haystack(self, record: Application) -> str:
        """Return what the search looks through."""
        return " ".join(
            (
                record.name,
                record.code,
                record.family,
                record.owner,
                record.manager,
                record.department,
            )
        )

    def columns(self) -> tuple[Column[Application], ...]:
        """Return the columns."""
        return (*self._identity(), *self._people(), *self._relations())

    def _identity(self) -> tuple[Column[Application], ...]:
        language = self._language
        return (
            Column(
                key="name",
                title=self.tr("名称"),
                text=lambda a: a.name,
                bold=lambda a: a.active,
                tone=lambda a: None if a.active else "text_3",
                width=170,
            ),
            Column(key="code", title=self.tr("代号"), text=lambda a: a.code, width=80),
            Column(key="family", title=self.tr("技术类"), text=lambda a: a.family, width=80),
            Column(
                key="version",
                title=self.tr("在用版本"),
                text=lambda a: a.current_version or "—",
                width=90,
            ),
            Column(
                key="criticality",
                title=self.tr("重要性"),
                text=lambda a: terms.CRITICALITY[a.criticality].of(language),
                sort=lambda a: _ORDER[a.criticality],
                width=76,
            ),
        )

    def _people(self) -> tuple[Column[Application], ...]:
        return (
            Column(
                key="owner", title=self.tr("系统拥有人"), text=lambda a: a.owner or "—", width=100
            ),
            Column(
                key="manager", title=self.tr("项目经理"), text=lambda a: a.manager or "—", width=116
            ),
            Column(
                key="department",
                title=self.tr("部门"),
                text=lambda a: a.department or "—",
                width=120,
            ),
        )

    def _relations(self) -> tuple[Column[Application], ...]:
        return (
            Column(
                key="running",
                title=self.tr("在途发布"),
                text=lambda a: str(self.registers.running.get(a.id, 0) or "—"),
                sort=lambda a: self.registers.running.get(a.id, 0),
                right=True,
                width=80,
            ),
            Column(key="depends_on", title=self.tr("依赖"), text=self._depends_on, width=0),
            Column(
                key="state",
                title=self.tr("状态"),
                text=lambda a: self.tr("在用") if a.active else self.tr("停用"),
                tone=lambda a: None if a.active else "text_3",
                width=64,
            ),
        )

    def _depends_on(self, application: Application) -> str:
        names = {a.id: a.name for a in self.registers.applications}
        return self.tr("、").join(names.get(key, "?") for key in application.depends_on)
