"""Further applications that the release brings along, each with its own versions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from relapp.domain.register import Application
from ui.kit import style, theme
from ui.kit.buttons import IconButton
from ui.kit.labels import ElidedLabel, label
from ui.kit.search_combo import SearchCombo
from ui.wizard.answers import ScopeEntry
from ui.wizard.reading import WizardData


class FurtherList(QWidget):
    """Rows of application, version before and after; a choice below adds one.

    Signals:
        changed: a row was added, removed or edited.
    """

    changed = Signal()

    def __init__(self, data: WizardData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._main: int | None = None
        self._rows: dict[int, tuple[QLineEdit, QLineEdit]] = {}
        now = theme.current()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(now.px(6))
        self._grid.setVerticalSpacing(now.px(4))
        self._grid.setColumnStretch(0, 1)
        self.add_combo = SearchCombo(
            self._options(), self, nothing=self.tr("再加一个应用系统"), name="wizard.further"
        )
        self.add_combo.setAccessibleName(self.tr("再加一个应用系统"))
        self.add_combo.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(6))
        column.addWidget(label(self.tr("一起上线的其他应用"), "section", self))
        column.addLayout(self._grid)
        column.addWidget(self.add_combo)

    def set_main(self, application_id: int) -> None:
        """Leave the main application out of the choice and of the rows."""
        self._main = application_id
        if application_id in self._rows:
            del self._rows[application_id]
            self._rebuild(self.entries())
        self.add_combo.set_options(self._options())

    def entries(self) -> tuple[ScopeEntry, ...]:
        """Return the rows."""
        return tuple(
            ScopeEntry(key, before.text().strip(), after.text().strip())
            for key, (before, after) in self._rows.items()
        )

    def add(self, application_id: int) -> None:
        """Add a row with the version in production filled in."""
        application = self._data.application(application_id)
        if application is None or application_id in self._rows or application_id == self._main:
            return
        before = ScopeEntry(application_id, application.current_version, "")
        self._rebuild((*self.entries(), before))
        self._rows[application_id][1].setFocus()
        self.changed.emit()

    def show_entries(self, entries: tuple[ScopeEntry, ...]) -> None:
        """Show rows that are known before anybody chose one."""
        self._rebuild(tuple(e for e in entries if e.application_id != self._main))

    def complain(self) -> bool:
        """Mark rows without a new version; True if there are any."""
        wrong = [after for _, after in self._rows.values() if not after.text().strip()]
        for _, after in self._rows.values():
            style.restyle(after, invalid=after in wrong)
            after.setToolTip(self.tr("写下上线后的版本") if after in wrong else "")
        if wrong:
            wrong[0].setFocus()
        return bool(wrong)

    def _on_activated(self) -> None:
        key = self.add_combo.key()
        self.add_combo.set_value(None)
        if key is not None:
            self.add(key)

    def _on_remove_clicked(self) -> None:
        key = int(self.sender().property("application"))
        kept = tuple(e for e in self.entries() if e.application_id != key)
        self._rebuild(kept)
        self.changed.emit()

    def _rebuild(self, entries: tuple[ScopeEntry, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for row, entry in enumerate(entries):
            application = self._data.application(entry.application_id)
            if application is not None:
                self._build_row(row, application, entry)
        self.add_combo.set_options(self._options())

    def _build_row(self, row: int, application: Application, entry: ScopeEntry) -> None:
        before, after = QLineEdit(entry.version_from, self), QLineEdit(entry.version_to, self)
        before.setAccessibleName(self.tr("{name} 上线前版本").format(name=application.name))
        after.setAccessibleName(self.tr("{name} 上线后版本").format(name=application.name))
        after.setPlaceholderText(self.tr("上线后版本"))
        remove = IconButton("close", self.tr("去掉"), self, size=14)
        remove.setProperty("application", application.id)
        remove.clicked.connect(self._on_remove_clicked)
        after.textChanged.connect(self.changed)
        before.textChanged.connect(self.changed)
        for edit in (before, after):
            edit.setFixedWidth(theme.current().px(92))
        for column, widget in enumerate(
            (ElidedLabel(application.name, self), before, after, remove)
        ):
            self._grid.addWidget(widget, row, column)
        self._rows[application.id] = (before, after)

    def _options(self) -> list[tuple[object, str]]:
        taken = {*self._rows, self._main}
        return [(a.id, a.name) for a in self._data.applications if a.id not in taken]
