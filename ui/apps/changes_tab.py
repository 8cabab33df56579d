"""The register of change requests: what change management hands over, and where each one stands."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from relapp.domain.change_standing import ChangeStanding, Tool
from relapp.domain.text import Language
from relapp.domain.vocabulary import ChangeState
from ui.apps.change_columns import change_columns
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import Registers
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.segmented import SegmentedControl
from ui.kit.table_model import Column

_OVER = (ChangeState.DONE, ChangeState.REJECTED)
ALL, FREE, MOVED = "all", "free", "moved"
_TOOLS: Final[Mapping[Tool | None, str]] = {
    None: "",
    Tool.SERVICENOW: "ServiceNow",
    Tool.JIRA: "Jira Service Management",
    Tool.ZENTAO: "",
}


class ChangesTab(RegisterTab[ChangeStanding]):
    """Change requests with their approval, their release, and what became of them.

    Signals:
        combine_requested: the selected change requests, for one new release.
        release_requested: number of a release to look at.
        export_requested: a tool whose column names the schedule shall bear, or None.
    """

    combine_requested = Signal(object)
    release_requested = Signal(str)
    export_requested = Signal(object)

    def __init__(self, language: Language, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        self._language: Language = language
        self._zone = zone
        self._reason = ""
        super().__init__("changes", parent)
        self._build_second_bar()
        self.view.clicked.connect(self._on_clicked)
        self.view.entered.connect(self._on_entered)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.view.selectionModel().currentChanged.connect(self._tell_selection)

    def title(self) -> str:
        """Return the name of the register."""
        return self.tr("变更单")

    def words(self) -> tuple[str, str, str, str]:
        """Return the add button, the search hint, the empty sentence and what to do then."""
        return (
            self.tr("新增变更单…"),
            self.tr("编号、标题、应用、发布"),
            self.tr("还没有变更单"),
            self.tr("批准的变更单才能编入发布。逐个新增，或从 Excel 导入。"),
        )

    def idle_words(self) -> str:
        """Return what the box says that shows rows no longer in use."""
        return self.tr("含已完成和未批准")

    def records(self, registers: Registers) -> tuple[ChangeStanding, ...]:
        """Return the rows."""
        return registers.standings

    def key(self, record: ChangeStanding) -> int:
        """Return what tells a change request from others."""
        return record.change.id

    def is_active(self, record: ChangeStanding) -> bool:
        """Tell whether the change is still to be carried out, or needs a look."""
        return record.change.state not in _OVER or record.out_of_step

    def accepts(self, record: ChangeStanding) -> bool:
        """Tell whether the filter of the second bar lets a row through."""
        chosen = self.filter.current()
        if chosen == FREE:
            return not record.in_release
        return record.out_of_step if chosen == MOVED else True

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.filter.set_current(ALL)

    def haystack(self, record: ChangeStanding) -> str:
        """Return what the search looks through."""
        change = record.change
        words = (change.number, change.title, change.application, change.release_number)
        return " ".join((*words, change.source, change.source_state))

    def columns(self) -> tuple[Column[ChangeStanding], ...]:
        """Return the columns."""
        return change_columns(self._language, self._zone)

    def show_registers(self, registers: Registers) -> None:
        """Show what was read, and how many rows each filter has."""
        super().show_registers(registers)
        found = [r for r in self.records(registers) if self.is_active(r)]
        free = sum(1 for r in found if not r.in_release)
        moved = sum(1 for r in found if r.out_of_step)
        for key, words, count in (
            (FREE, self.tr("未纳入发布"), free),
            (MOVED, self.tr("状态有变"), moved),
        ):
            button = self.filter.button(key)
            button.setText(f"{words} {count}")
            button.updateGeometry()
        self.filter.updateGeometry()
        self._tell_selection()

    def set_registering_allowed(self, reason: str) -> None:
        """Enable combining, or say why this person may not register releases."""
        self._reason = reason
        self._tell_selection()

    def selected(self) -> tuple[ChangeStanding, ...]:
        """Return the selected rows from top to bottom."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (self.model.record(index) for index in rows)
        return tuple(record for record in found if record is not None)

    def _tell_selection(self) -> None:
        count = len(self.selected())
        text = self.tr("合并登记发布…")
        if count > 1:
            text = self.tr("合并 {n} 张登记发布…").format(n=count)
        self.combine_button.setText(text)
        self.combine_button.updateGeometry()
        reason = self._reason or ("" if count else self.tr("先选中要一起上线的变更单"))
        self.combine_button.setEnabled(not reason)
        self.combine_button.setToolTip(reason or self.tr("按住 Ctrl 或 Shift 选多张"))
        current = self.current()
        number = current.change.release_number if current is not None else ""
        self.open_button.setEnabled(bool(number))
        self.open_button.setToolTip("" if number else self.tr("这张变更单还没编入发布"))

    def _on_clicked(self, index: QModelIndex) -> None:
        """Follow the release's number; with Ctrl or Shift a row is only selected."""
        if not QGuiApplication.keyboardModifiers() and self._leads_away(index):
            self._on_open_clicked()

    def _on_entered(self, index: QModelIndex) -> None:
        shape = Qt.CursorShape
        leads = self._leads_away(index)
        self.view.viewport().setCursor(shape.PointingHandCursor if leads else shape.ArrowCursor)

    def _leads_away(self, index: QModelIndex) -> bool:
        record = self.model.record(index)
        there = record is not None and bool(record.change.release_number)
        return there and index.column() == self.model.column_index("release")

    def _on_open_clicked(self) -> None:
        record = self.current()
        if record is not None and record.change.release_number:
            self.release_requested.emit(record.change.release_number)

    def _on_combine_clicked(self) -> None:
        self.combine_requested.emit(self.selected())

    def _on_export_clicked(self) -> None:
        button = self.export_button
        self.export_menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _build_second_bar(self) -> None:
        now = theme.current()
        bar = QWidget(self)
        name = "apps.changes"
        self.filter = SegmentedControl(bar, name=f"{name}.filter", spoken=self.tr("只看"))
        self.filter.add(ALL, self.tr("全部"))
        self.filter.add(FREE, self.tr("未纳入发布"))
        self.filter.add(MOVED, self.tr("状态有变"))
        self.filter.chosen.connect(self._filter)
        self.open_button = Button(self.tr("打开发布"), bar, icon="external", name=f"{name}.open")
        self.export_button = Button(
            self.tr("导出排期给变更管理"), bar, icon="download", name=f"{name}.export"
        )
        self.combine_button = Button(
            self.tr("合并登记发布…"), bar, icon="link", name=f"{name}.combine"
        )
        self.export_menu = QMenu(self)
        for tool, words in _TOOLS.items():
            plain = self.tr("禅道") if tool is Tool.ZENTAO else self.tr("通用列名")
            action = QAction(words or plain, self.export_menu)
            action.setData(tool)
            action.triggered.connect(lambda _on=False, t=tool: self.export_requested.emit(t))
            self.export_menu.addAction(action)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.combine_button.clicked.connect(self._on_combine_clicked)
        row = QHBoxLayout(bar)
        row.setContentsMargins(now.px(14), 0, now.px(14), now.px(8))
        row.setSpacing(now.px(10))
        row.addWidget(self.filter)
        row.addStretch(1)
        for button in (self.open_button, self.export_button, self.combine_button):
            row.addWidget(button)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, bar)
