"""The process definitions in force; takes a new version in from a YAML file."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from relapp.domain.changes import Changes
from relapp.domain.definition import ProcessDefinition
from relapp.domain.person import Permission, may
from relapp.errors import InvalidInput, RelappError
from relapp.services.definition_problems import Problem
from relapp.services.office import ProcessesService
from relapp.wording.definitions import problem_line
from relapp.wording.errors import lines
from ui.actions.page import PageContext
from ui.kit import messages, theme, views
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.table_model import Column, RecordTableModel
from ui.settings.section import Section

_LARGEST = 2_000_000


class ProcessesSection(Section):
    """A table of definitions, the stages of the selected one, and the import."""

    def __init__(
        self, context: PageContext, processes: ProcessesService, parent: QWidget | None = None
    ) -> None:
        note = self.tr("每个发布一直按登记时的版本走；启用新版本只影响以后登记的发布。")
        super().__init__(context, self.tr("流程定义"), note, parent)
        self._processes = processes
        self.model: RecordTableModel[ProcessDefinition] = RecordTableModel(
            self._columns(), lambda d: d.row_id, parent=self
        )
        self.view = QTableView(self)
        views.prepare_table(self.view, name="settings.processes", spoken=self.tr("流程定义"))
        self.view.setProperty("framed", "true")
        self.view.setModel(self.model)
        self.view.setFixedHeight(theme.current().px(132))
        views.set_column_widths(self.view.horizontalHeader(), self.model.columns)
        self.view.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.column.addWidget(self.view)
        self.stages_label = label("", "secondary", self, wrap=True, name="settings.stages")
        self.column.addWidget(self.stages_label)
        self.import_button = Button(
            self.tr("导入流程 YAML…"), self, icon="upload", name="settings.import_process"
        )
        self.import_button.clicked.connect(self._on_import_clicked)
        row = QHBoxLayout()
        row.addWidget(self.import_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.problems_label = label("", "strong", self, tone="bad", wrap=True)
        self.problems_edit = QPlainTextEdit(self)
        self.problems_edit.setReadOnly(True)
        self.problems_edit.setAccessibleName(self.tr("要改的地方"))
        self.problems_label.hide()
        self.problems_edit.hide()
        self.column.addWidget(self.problems_label)
        self.column.addWidget(self.problems_edit, 1)
        self.column.addStretch(1)
        allowed = may(context.me, Permission.KEEP_PROCESSES)
        self.import_button.setEnabled(allowed)
        if not allowed:
            self.import_button.setToolTip(self.tr("改流程要有「系统管理员」岗位"))

    def refresh(self) -> None:
        """Read the definitions anew."""
        self.context.tasks.read(
            self._processes.active, self._on_read, self.tell_refused, slot="processes"
        )

    def ask_file(self) -> Path | None:
        """Ask for the YAML file; tests replace this."""
        title = self.tr("导入流程定义")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", "YAML (*.yaml *.yml)")
        return Path(chosen) if chosen else None

    def _on_read(self, definitions: tuple[ProcessDefinition, ...]) -> None:
        self.model.set_records(definitions)
        if definitions and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_current_changed(self) -> None:
        definition = self.model.record(self.view.currentIndex())
        if definition is None:
            return
        language = self.context.language
        names = " → ".join(stage.name.of(language) for stage in definition.stages)
        counts = self.tr("{checks} 项检查、{deliverables} 份交付物、{roles} 个岗位")
        told = counts.format(
            checks=sum(1 for _ in definition.all_checks()),
            deliverables=len(definition.deliverables),
            roles=len(definition.roles),
        )
        self.stages_label.setText(f"{names}\n{told}\nSHA-256 {definition.sha256}")

    def _on_import_clicked(self) -> None:
        path = self.ask_file()
        if path is not None:
            task = partial(_parsed, path)
            self.context.tasks.read(task, self._on_parsed, self._on_faulty)

    def _on_parsed(self, definition: ProcessDefinition) -> None:
        self._show_problems("", ())
        name = definition.name.of(self.context.language)
        title = self.tr("启用 {name} {version}").format(name=name, version=definition.version)
        known = next((d for d in self.model.records() if d.id == definition.id), None)
        text = self.tr("这是一个新流程，启用后可以按它登记发布。")
        if known is not None:
            text = self.tr("以后登记的发布按 {new}；在途的发布仍按各自的版本。现在是 {old}。")
            text = text.format(new=definition.version, old=known.version)
        if messages.confirm(self, title, text, self.tr("启用")):
            store = partial(self._processes.store, self.context.me, definition)
            self.context.tasks.write(store, self._on_stored, self.tell_refused)

    def _on_stored(self, changes: Changes) -> None:
        self.context.hub.announce(changes)
        self.tell_done(self.tr("已启用"))
        self.refresh()

    def _on_faulty(self, error: RelappError) -> None:
        language = self.context.language
        first, *others = [t.of(language) for t in lines(error, self.context.zone)]
        problems = error.details.get("problems")
        if isinstance(problems, tuple):
            others += [problem_line(p).of(language) for p in problems if isinstance(p, Problem)]
        self._show_problems(first, tuple(others))

    def _show_problems(self, first: str, others: tuple[str, ...]) -> None:
        self.problems_label.setText(first)
        self.problems_label.setVisible(bool(first))
        self.problems_edit.setPlainText("\n".join(others))
        self.problems_edit.setVisible(bool(others))

    def _columns(self) -> tuple[Column[ProcessDefinition], ...]:
        language = self.context.language
        return (
            Column(key="code", title=self.tr("代号"), text=lambda d: d.code, width=52),
            Column(
                key="name",
                title=self.tr("名称"),
                text=lambda d: d.name.of(language),
                bold=lambda d: True,
                width=0,
            ),
            Column(key="version", title=self.tr("版本"), text=lambda d: d.version, width=70),
            Column(key="effective", title=self.tr("生效"), text=lambda d: d.effective, width=100),
            Column(
                key="stages",
                title=self.tr("阶段"),
                text=lambda d: str(len(d.stages)),
                right=True,
                width=56,
            ),
            Column(
                key="target",
                title=self.tr("成功率目标"),
                text=lambda d: f"{d.success_target:.0%}",
                right=True,
                width=92,
            ),
            Column(key="sha", title="SHA-256", text=lambda d: d.sha256[:12], width=120),
        )


def _parsed(path: Path) -> ProcessDefinition:
    # The YAML library is imported when the first file is read.
    from relapp.services.definition_file import parse_definition

    try:
        if path.stat().st_size > _LARGEST:
            size = f"{path.stat().st_size / 1e6:.1f} MB"
            raise InvalidInput("file.too_large", name=path.name, size=size, limit="2 MB")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise InvalidInput("file.unreadable", name=path.name, why=why) from error
    return parse_definition(text, path.name)
