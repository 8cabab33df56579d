"""The deputies of one person as a small table, with naming one and ending one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.person import Person
from relapp.domain.signing import Delegation
from relapp.errors import RelappError
from relapp.wording.errors import word
from ui.actions import deputies
from ui.actions.deputies import DeputyFacts, DeputyServices
from ui.actions.deputy_dialog import DeputyDialog
from ui.actions.page import PageContext
from ui.kit import messages, theme, views
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.table_model import RecordTableModel


class DeputyList(QWidget):
    """Who stands in for the person, and for whom the person stands in, now or later.

    Signals:
        refused: a RelappError.
    """

    refused = Signal(object)

    def __init__(
        self,
        context: PageContext,
        services: DeputyServices,
        person_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._services, self._person_id = context, services, person_id
        self._facts = DeputyFacts()
        self.model: RecordTableModel[Delegation] = RecordTableModel((), lambda d: d.id, parent=self)
        self.view = QTableView(self)
        views.prepare_table(self.view, name="deputies.table", spoken=self.tr("代理"))
        self.view.setProperty("framed", "true")
        self.view.setFixedHeight(theme.current().px(132))
        self.empty_label = label(self.tr("现在和以后都没有代理。"), "secondary", self)
        self.set_button = Button(self.tr("设代理…"), self, icon="plus", name="deputies.set")
        self.end_button = Button(self.tr("结束代理"), self, key="Del", name="deputies.end")
        for button in (self.set_button, self.end_button):
            button.setAutoDefault(False)
        self.set_button.clicked.connect(self._on_set)
        self.end_button.clicked.connect(self._on_end)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_end)
        row = QHBoxLayout()
        row.addWidget(self.set_button)
        row.addWidget(self.end_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty_label)
        column.addWidget(self.view)
        column.addLayout(row)
        self._show()

    def refresh(self) -> None:
        """Read the deputies anew."""
        self._context.tasks.read(
            self._services.read, self._on_read, self._on_refused, slot="deputies"
        )

    def _on_read(self, facts: DeputyFacts) -> None:
        self._facts = facts
        self._show()

    def _show(self) -> None:
        now, mine = self._context.clock.now(), self._person_id
        shown = [
            d
            for d in self._facts.delegations
            if mine in (d.person_id, d.deputy_id) and not deputies.is_over(d, now)
        ]
        old = self.model
        columns = deputies.columns(self._context, self._facts.roles)
        self.model = RecordTableModel(columns, lambda d: d.id, parent=self)
        self.model.set_records(shown)
        self.view.setModel(self.model)
        old.deleteLater()
        views.set_column_widths(self.view.horizontalHeader(), columns)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        if shown:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setVisible(bool(shown))
        self.end_button.setVisible(bool(shown))
        self.empty_label.setVisible(not shown)
        self._tell()

    def _tell(self) -> None:
        current = self.model.record(self.view.currentIndex())
        may_end = current is not None and deputies.may_end(current, self._context)
        self.end_button.setEnabled(may_end)
        self.end_button.setToolTip("" if may_end else self.tr("由本人、发布管理岗或系统管理员结束"))

    def _on_set(self) -> None:
        changes = DeputyDialog.ask(
            self, self._context, self._services, self._facts, self._person_id
        )
        if changes is not None:
            self._on_done(changes)

    def _on_end(self) -> None:
        current = self.model.record(self.view.currentIndex())
        if current is None or not deputies.may_end(current, self._context):
            return
        if confirm_end(self, current):
            end = partial(
                self._services.delegations.end, self._context.me, current.id, current.version
            )
            self._context.tasks.write(end, self._on_done, self._on_refused)

    def _on_refused(self, error: RelappError) -> None:
        self.refused.emit(error)

    def _on_done(self, changes: Changes) -> None:
        self._context.hub.announce(changes)
        self.refresh()


class DeputiesDialog(BaseDialog):
    """The deputies of one person; each deed is done at once."""

    def __init__(
        self,
        context: PageContext,
        services: DeputyServices,
        person: Person,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent, name="deputies_dialog", width=720)
        self._context = context
        title = self.tr("{name} 的代理").format(name=person.name)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.list = DeputyList(context, services, person.id, self)
        self.list.refused.connect(self._on_refused)
        self.body.addWidget(self.list)
        self.add_reject(self.tr("关闭"))
        self.list.refresh()

    @classmethod
    def ask(
        cls, parent: QWidget, context: PageContext, services: DeputyServices, person: Person
    ) -> None:
        """Show the deputies until it is closed."""
        dialog = cls(context, services, person, parent)
        dialog.exec()
        dialog.deleteLater()

    def _on_refused(self, error: RelappError) -> None:
        self.set_problem(word(error, self._context.zone).of(self._context.language))


def confirm_end(parent: QWidget, delegation: Delegation) -> bool:
    """Ask whether a deputy should stand in no longer."""
    title = deputies.said(deputies.END_TITLE)
    text = deputies.said(deputies.END_TEXT).format(
        person=delegation.person, deputy=delegation.deputy
    )
    return messages.confirm(parent, title, text, deputies.said(deputies.END))
