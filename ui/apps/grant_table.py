"""Roles held in one department or for one application: a table, and a line that adds to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from relapp.domain.person import ADMINISTRATOR
from relapp.domain.role_grant import RoleGrant, grant_order
from relapp.domain.text import Language
from ui.apps.registers import Registers
from ui.kit import theme, views
from ui.kit.buttons import Button
from ui.kit.search_combo import SearchCombo
from ui.kit.table_model import Column, RecordTableModel

_DEPARTMENT, _APPLICATION = "department", "application"


class GrantTable(QWidget):
    """Shows and edits grants; Del removes those selected.

    Signals:
        changed: a grant was added or removed.
    """

    changed = Signal()

    def __init__(
        self,
        registers: Registers,
        held: frozenset[RoleGrant],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._registers, self._language = registers, language
        self.model: RecordTableModel[RoleGrant] = RecordTableModel(
            self._columns(), lambda grant: grant, parent=self
        )
        self.view = QTableView(self)
        views.prepare_table(
            self.view, name="apps.grants", spoken=self.tr("部分范围的岗位"), several=True
        )
        self.view.setProperty("framed", "true")
        self.view.setModel(self.model)
        self.view.setFixedHeight(theme.current().px(108))
        views.set_column_widths(self.view.horizontalHeader(), self.model.columns)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        self.view.selectionModel().selectionChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addLayout(self._build_line())
        column.addWidget(self.view)
        self._show(held)

    def grants(self) -> frozenset[RoleGrant]:
        """Return what is in the table."""
        return frozenset(self.model.records())

    def _build_line(self) -> QHBoxLayout:
        roles = [
            (key, name.of(self._language))
            for key, name in self._registers.roles.items()
            if key != ADMINISTRATOR
        ]
        scopes: list[tuple[object, str]] = [
            ((_DEPARTMENT, d.id), self.tr("部门 {name}").format(name=d.name))
            for d in self._registers.departments
        ]
        scopes += [
            ((_APPLICATION, a.id), self.tr("应用 {name}").format(name=a.name))
            for a in self._registers.applications
            if a.active
        ]
        self.role_combo = SearchCombo(
            roles, self, nothing=self.tr("选岗位"), name="apps.grants.role"
        )
        self.scope_combo = SearchCombo(
            scopes, self, nothing=self.tr("选部门或应用"), name="apps.grants.scope"
        )
        self.role_combo.setAccessibleName(self.tr("岗位"))
        self.scope_combo.setAccessibleName(self.tr("部门或应用"))
        self.add_button = Button(self.tr("加上"), self, icon="plus", name="apps.grants.add")
        self.remove_button = Button(
            self.tr("去掉"), self, icon="minus", key="Del", name="apps.grants.remove"
        )
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)
        self.role_combo.changed.connect(self._tell)
        self.scope_combo.changed.connect(self._tell)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(6))
        line.addWidget(self.role_combo, 1)
        line.addWidget(self.scope_combo, 1)
        line.addWidget(self.add_button)
        line.addWidget(self.remove_button)
        return line

    def _wanted(self) -> RoleGrant | None:
        role, scope = self.role_combo.value(), self.scope_combo.value()
        if not isinstance(role, str) or not isinstance(scope, tuple):
            return None
        kind, key = scope
        if kind == _DEPARTMENT:
            return RoleGrant(role, department_id=key)
        return RoleGrant(role, application_id=key)

    def _on_add(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._show(self.grants() | {wanted})
            self.view.setCurrentIndex(self.model.index_of(wanted))
            self.scope_combo.set_value(None)
            self.scope_combo.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _on_remove(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        chosen = {self.model.record(index) for index in rows}
        if chosen:
            self._show(frozenset(g for g in self.grants() if g not in chosen))
            self.changed.emit()

    def _show(self, grants: frozenset[RoleGrant]) -> None:
        self.model.set_records(sorted(grants, key=grant_order))
        self._tell()

    def _tell(self) -> None:
        self.add_button.setEnabled(self._wanted() is not None)
        self.remove_button.setEnabled(self.view.selectionModel().hasSelection())

    def _columns(self) -> tuple[Column[RoleGrant], ...]:
        roles, language, registers = self._registers.roles, self._language, self._registers
        return (
            Column(
                key="role",
                title=self.tr("岗位"),
                text=lambda g: roles[g.role].of(language) if g.role in roles else g.role,
                width=190,
            ),
            Column(
                key="scope",
                title=self.tr("只在"),
                text=lambda g: self.tr("、").join(registers.scope_names(g)),
                width=0,
            ),
        )
