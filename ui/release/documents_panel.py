"""The tab 文档: the records the process asks for, and the button for those made here."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from relapp.domain.definition import DocumentSpec
from relapp.services.documents import WRITABLE
from relapp.services.views import ReleaseView
from ui.kit import theme, views
from ui.kit.banner import Banner
from ui.kit.buttons import Button, Kind
from ui.kit.labels import label
from ui.kit.table_model import Column, RecordTableModel
from ui.release.desk import ReleaseDesk
from ui.release.panel import Panel
from ui.release.plan_file import PlanFile


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One record of the process.

    Attributes:
        reached: the release is far enough for it.
        makeable: this version of the program writes it.
    """

    spec: DocumentSpec
    name: str
    stage: str
    reached: bool
    makeable: bool

    @property
    def ready(self) -> bool:
        """Whether it can be made now."""
        return self.reached and self.makeable


class DocumentsPanel(Panel):
    """A table of records with their state."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.banner = Banner(self, name="documents.banner")
        self._plan = PlanFile(desk, self.banner, self)
        self.table = QTableView(self)
        self.model: RecordTableModel[DocumentRow] = RecordTableModel(
            self._columns(), key=lambda row: row.spec.id, parent=self
        )
        self._build()

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show what can be made of the release."""
        if fresh:
            self.banner.hide()
        definition = view.definition
        present = definition.stage_ids.index(view.facts.release.stage)
        self.model.set_records(
            tuple(
                DocumentRow(
                    spec=spec,
                    name=self.words.of(spec.name),
                    stage=self.words.of(definition.stage(spec.from_stage).name),
                    reached=definition.stage_ids.index(spec.from_stage) <= present,
                    makeable=bool(spec.template) and spec.id in WRITABLE,
                )
                for spec in definition.documents
            )
        )
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_button()

    def came_into_view(self) -> None:
        """Take the keys."""
        self.table.setFocus()

    def state_of(self, row: DocumentRow) -> str:
        """Return whether a record can be made, and if not why."""
        if not row.makeable:
            return self.tr("这个版本还不能生成")
        if not row.reached:
            return self.tr("进入「{stage}」后可生成").format(stage=row.stage)
        return self.tr("可生成")

    def _current(self) -> DocumentRow | None:
        index = self.table.currentIndex()
        return self.model.record(index) if index.isValid() else None

    def _show_button(self) -> None:
        row = self._current()
        self.make_button.setEnabled(row is not None and row.ready)
        self.make_button.setToolTip("" if row is None or row.ready else self.state_of(row))

    def _on_activated(self, _index: QModelIndex) -> None:
        self._make()

    def _make(self) -> None:
        row = self._current()
        if row is not None and row.ready:
            self._plan.make(row.spec)

    def _columns(self) -> tuple[Column[DocumentRow], ...]:
        return (
            Column(
                key="name",
                title=self.tr("文档"),
                text=lambda row: row.name,
                tone=lambda row: None if row.ready else "text_2",
                bold=lambda row: row.ready,
                sortable=False,
                width=340,
            ),
            Column(
                key="stage",
                title=self.tr("从哪个阶段起"),
                text=lambda row: row.stage,
                sortable=False,
                width=160,
            ),
            Column(
                key="state",
                title=self.tr("状态"),
                text=self.state_of,
                tone=lambda row: "ok" if row.ready else "text_3",
                sortable=False,
                width=0,
            ),
        )

    def _build(self) -> None:
        now = theme.current()
        views.prepare_table(self.table, name="documents.table", spoken=self.tr("文档"))
        self.table.setModel(self.model)
        views.set_column_widths(self.table.horizontalHeader(), self.model.columns)
        self.table.selectionModel().currentChanged.connect(self._show_button)
        self.table.activated.connect(self._on_activated)
        self.make_button = Button(
            self.tr("生成…"), self, kind=Kind.PRIMARY, icon="file-word", name="documents.make"
        )
        self.make_button.clicked.connect(self._make)
        bar = QHBoxLayout()
        bar.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(8))
        bar.addWidget(label(self.tr("文档"), "section", self))
        bar.addStretch(1)
        bar.addWidget(self.make_button)
        self.banner.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(bar)
        outer.addWidget(self.banner)
        outer.addWidget(self.table, 1)
