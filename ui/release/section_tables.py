"""What stands below the text of a section: its tables, and the questionnaire with the risks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.plan_copy import start_of
from relapp.domain.plan_kinds import KINDS, RISK
from relapp.domain.plan_paste import Names
from relapp.domain.register import Application
from relapp.services.views import ReleaseView
from relapp.wording.plan_values import Wording
from ui.kit import theme
from ui.release.desk import ReleaseDesk
from ui.release.item_table import ItemTable
from ui.release.plan_rows import SectionRow
from ui.release.risk_panel import RiskPanel


class SectionTables(QWidget):
    """Keeps each table once it was shown, so that a line half filled in is never lost.

    Signals:
        edited: something typed in a table is not saved, or has been saved.
    """

    edited = Signal()

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._applications: tuple[Application, ...] = ()
        self._shown: tuple[ReleaseView, SectionRow] | None = None
        self.tables: dict[str, ItemTable] = {}
        self.risk = RiskPanel(desk, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(16))
        self._column.addWidget(self.risk)

    def begin(self) -> None:
        """Forget what was typed, as for another release, and learn the names of applications."""
        for table in self.tables.values():
            table.reset()
        read = self._desk.services.applications.all
        self._desk.tasks.read(read, self._on_applications, slot="plan.applications")

    def show_section(self, view: ReleaseView, row: SectionRow) -> bool:
        """Show the tables of a section; tell whether it has any."""
        self._shown = (view, row)
        editable = row.refusal is None
        for kind in row.spec.items:
            if kind not in self.tables:
                table = self.tables[kind] = ItemTable(KINDS[kind], self._desk, self)
                table.edited.connect(self.edited)
                self._column.insertWidget(self._column.count() - 1, table)
        for kind, table in self.tables.items():
            here = kind in row.spec.items
            table.setVisible(here)
            if here:
                self._prepare(table, view)
                table.follow(view.facts.items.get(kind, ()), editable=editable)
        asked = RISK.id in row.spec.items and bool(view.definition.risk_levels)
        self.risk.setVisible(asked)
        if asked:
            self.risk.show_view(view, editable=editable)
        return bool(row.spec.items)

    def unsaved_in(self, kinds: tuple[str, ...]) -> bool:
        """Tell whether one of these tables holds something that is not saved."""
        return any(self.tables[kind].unsaved() for kind in kinds if kind in self.tables)

    def _on_applications(self, found: tuple[Application, ...]) -> None:
        self._applications = found
        if self._shown is not None:
            self.show_section(*self._shown)

    def _prepare(self, table: ItemTable, view: ReleaseView) -> None:
        desk = self._desk
        people = {person.id: person.name for person in desk.people}
        applications = {a.id: a.name for a in self._applications}
        words = Wording(desk.words.language, desk.words.zone, people, applications)
        table.model.set_words(words, view.definition.risk_levels)
        here = {person.name: person.id for person in desk.people if person.active}
        systems = {a.name: a.id for a in self._applications if a.active}
        table.set_names(Names(here, systems, desk.words.zone))
        table.view.cells.proposed = start_of(view.facts) or desk.words.clock.now()
