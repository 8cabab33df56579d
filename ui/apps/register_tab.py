"""One register as a table with a search, and what is done with its rows."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from ui.apps.registers import Registers
from ui.kit import theme, views
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.labels import label
from ui.kit.state_panel import StatePanel
from ui.kit.table_model import Column, RecordTableModel

T = TypeVar("T")


class RegisterTab(QWidget, Generic[T]):
    """Base of the three registers; a subclass says what is shown and edited.

    Signals:
        edit_requested: a record to look at or edit.
        add_requested: a new record is wanted.
        import_requested: rows should come from a file.
    """

    edit_requested = Signal(object)
    add_requested = Signal()
    import_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"apps.{name}")
        self.registers = Registers()
        self.model: RecordTableModel[T] = RecordTableModel(
            self.columns(), self.key, self.sentence, self
        )
        self.view = QTableView(self)
        views.prepare_table(self.view, name=f"apps.{name}.table", spoken=self.title(), several=True)
        self.view.setModel(self.model)
        self.view.setSortingEnabled(True)
        views.set_column_widths(self.view.horizontalHeader(), self.model.columns)
        self.view.activated.connect(self._on_activated)
        self.state = StatePanel(self.view, self, name=f"apps.{name}.state")
        self.state.action_triggered.connect(self.add_requested)
        self.state.link_triggered.connect(self._on_link)
        self._build_bar(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.state, 1)

    def title(self) -> str:
        """Return the name of the register."""
        raise NotImplementedError

    def words(self) -> tuple[str, str, str, str]:
        """Return the add button, the search hint, the empty sentence and what to do then."""
        raise NotImplementedError

    def columns(self) -> tuple[Column[T], ...]:
        """Return the columns."""
        raise NotImplementedError

    def records(self, registers: Registers) -> tuple[T, ...]:
        """Return the rows of this register."""
        raise NotImplementedError

    def haystack(self, record: T) -> str:
        """Return what the search looks through."""
        raise NotImplementedError

    def is_active(self, record: T) -> bool:
        """Tell whether a row is in use; others are shown only when asked for."""
        raise NotImplementedError

    def accepts(self, record: T) -> bool:
        """Tell whether a further filter of the subclass lets a row through."""
        return True

    def clear_filter(self) -> None:
        """Take a further filter of the subclass back."""

    def idle_words(self) -> str:
        """Return what the box says that shows rows no longer in use."""
        raise NotImplementedError

    def key(self, record: T) -> Hashable:
        """Return what tells a record from others."""
        return record.id  # type: ignore[attr-defined,no-any-return]

    def sentence(self, record: T) -> str:
        """Return a row in words."""
        return " ".join(column.text(record) for column in self.columns() if column.text(record))

    def show_registers(self, registers: Registers) -> None:
        """Show what was read."""
        self.registers = registers
        self._filter()

    def show_record(self, key: object) -> T | None:
        """Select a record, whatever hides it now; return it."""
        found = next((r for r in self.records(self.registers) if self.key(r) == key), None)
        if found is None:
            return None
        self.search_edit.clear()
        self.clear_filter()
        self._filter()
        if not self.is_active(found):
            self.idle_check.setChecked(True)
        index = self.model.index_of(self.key(found))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        return found

    def current(self) -> T | None:
        """Return the current record."""
        return self.model.record(self.view.currentIndex())

    def set_editing_allowed(self, reason: str) -> None:
        """Enable adding, or say why this person may not."""
        for button in (self.add_button, self.import_button):
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search into the table with the down key; clear it with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return) and self.model.rowCount():
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                self.view.setCurrentIndex(self.model.index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_edit.text():
                self.search_edit.clear()
                return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        words = self.search_edit.text().casefold().split()
        everything = self.records(self.registers)
        idle = self.idle_check.isChecked()
        found = [
            r
            for r in everything
            if (idle or self.is_active(r))
            and self.accepts(r)
            and all(w in self.haystack(r).casefold() for w in words)
        ]
        self.model.set_records(found)
        text = self.tr("{n} / {total}").format(n=len(found), total=len(everything))
        self.count_label.setText(text)
        self.idle_check.setVisible(any(not self.is_active(r) for r in everything))
        add, _, empty, hint = self.words()
        if found:
            self.state.show_content()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))
        elif everything:
            self.state.show_empty("filter", self.tr("没有匹配的"), "", link=self.tr("清除筛选"))
        else:
            self.state.show_empty("apps", empty, hint, button=add)

    def _on_link(self) -> None:
        self.search_edit.clear()
        self.clear_filter()
        self.idle_check.setChecked(True)
        self._filter()

    def _on_activated(self, index: QModelIndex) -> None:
        record = self.model.record(index)
        if record is not None:
            self.edit_requested.emit(record)

    def _on_edit_clicked(self) -> None:
        record = self.current()
        if record is not None:
            self.edit_requested.emit(record)

    def _build_bar(self, name: str) -> None:
        now = theme.current()
        add, search, _, _ = self.words()
        self.bar = QWidget(self)
        self.search_edit = QLineEdit(self.bar)
        self.search_edit.setObjectName(f"apps.{name}.search")
        self.search_edit.setPlaceholderText(search)
        self.search_edit.setAccessibleName(search)
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.setFixedWidth(now.px(260))
        self.search_edit.textChanged.connect(self._filter)
        self.search_edit.installEventFilter(self)
        self.count_label = label("", "secondary", self.bar)
        self.idle_check = QCheckBox(self.idle_words(), self.bar)
        self.idle_check.toggled.connect(self._filter)
        self.edit_button = Button(self.tr("编辑…"), self.bar, key="Enter", name=f"apps.{name}.edit")
        self.import_button = Button(
            self.tr("导入 Excel…"), self.bar, icon="upload", name=f"apps.{name}.import"
        )
        self.add_button = PrimaryButton(add, self.bar, icon="plus", name=f"apps.{name}.add")
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.import_button.clicked.connect(self.import_requested)
        self.add_button.clicked.connect(self.add_requested)
        self.row = QHBoxLayout(self.bar)
        self.row.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(8))
        self.row.setSpacing(now.px(10))
        self.row.addWidget(self.search_edit)
        self.row.addWidget(self.count_label)
        self.row.addWidget(self.idle_check)
        self.row.addStretch(1)
        self.row.addWidget(self.edit_button)
        self.row.addWidget(self.import_button)
        self.row.addWidget(self.add_button)
