"""Chooses some of many: a list with boxes and a field that narrows it."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from ui.kit import style, theme, views
from ui.kit.base_dialog import BaseDialog
from ui.kit.labels import label
from ui.kit.table_model import Column, RecordTableModel


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `detail` stands beside its name."""

    key: Hashable
    text: str
    detail: str = ""


class ChooseDialog(BaseDialog):
    """Ticks stay while the list is narrowed."""

    def __init__(
        self,
        title: str,
        choices: tuple[Choice, ...],
        chosen: frozenset[Hashable],
        parent: QWidget | None = None,
        *,
        note: str = "",
        accept: str = "",
        empty: str = "",
    ) -> None:
        super().__init__(title, parent, note=note, name="choose", width=600)
        self._choices = choices
        self._chosen = set(chosen)
        self.search = style.named(QLineEdit(self), "choose.search", self.tr("筛选"))
        self.search.setPlaceholderText(self.tr("筛选"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.table = QTableView(self)
        self.model: RecordTableModel[Choice] = RecordTableModel(
            (
                Column(
                    key="text",
                    title=self.tr("名称"),
                    text=lambda choice: choice.text,
                    checked=lambda choice: choice.key in self._chosen,
                    width=300,
                    sortable=False,
                ),
                Column(
                    key="detail",
                    title=self.tr("说明"),
                    text=lambda choice: choice.detail,
                    tone=lambda _choice: "text_2",
                    width=0,
                    sortable=False,
                ),
            ),
            key=lambda choice: choice.key,
            parent=self,
        )
        self._build(accept, empty)
        self._filter()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        choices: tuple[Choice, ...],
        chosen: frozenset[Hashable] = frozenset(),
        *,
        note: str = "",
        accept: str = "",
        empty: str = "",
    ) -> frozenset[Hashable] | None:
        """Return the keys ticked, or None if the person thought better of it."""
        dialog = cls(title, choices, chosen, parent, note=note, accept=accept, empty=empty)
        agreed = bool(dialog.exec())
        found = dialog.chosen()
        dialog.deleteLater()
        return found if agreed else None

    def chosen(self) -> frozenset[Hashable]:
        """Return the keys ticked."""
        return frozenset(self._chosen)

    def toggle(self, choice: Choice) -> None:
        """Tick or untick one."""
        self._chosen ^= {choice.key}
        index = self.model.index_of(choice.key)
        self.model.dataChanged.emit(index, index)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field into the list with the arrow."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.search and event.type() == QEvent.Type.KeyPress and down:
            self.table.setFocus()
            self.table.selectRow(max(0, self.table.currentIndex().row()))
            return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        needle = self.search.text().strip().casefold()
        self.model.set_records(
            tuple(c for c in self._choices if needle in f"{c.text} {c.detail}".casefold())
        )

    def _tell(self) -> None:
        self.set_note(self.tr("已选 {count} 项").format(count=len(self._chosen)))

    def _on_check_requested(self, choice: Choice, _on: bool) -> None:
        self.toggle(choice)

    def _build(self, accept: str, empty: str) -> None:
        views.prepare_table(self.table, name="choose.table", spoken=self.windowTitle())
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.setProperty("framed", "true")
        self.table.setMinimumHeight(theme.current().px(280))
        views.set_column_widths(self.table.horizontalHeader(), self.model.columns)
        self.model.check_requested.connect(self._on_check_requested)
        self.body.addWidget(self.search)
        if self._choices:
            self.body.addWidget(self.table, 1)
        else:
            self.table.hide()
            self.body.addWidget(label(empty or self.tr("没有可选的"), "secondary", self))
        self.add_accept(accept or self.tr("确定"))
        self.add_reject()
        self.search.setFocus()
