"""Last page: the processes the office works by."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.definition import ProcessDefinition
from relapp.domain.text import Language, Text
from ui.first_run.answers import Answers
from ui.first_run.page import FirstRunPage
from ui.first_run.result_line import ResultLine
from ui.kit import theme
from ui.kit.buttons import Button, LinkButton
from ui.kit.labels import label


class ProcessPage(FirstRunPage):
    """Lists what is or will be there; a process of one's own may be added from a file."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("选择流程"), "", language, parent)
        self._shipped: tuple[Text, ...] = ()
        self._files: tuple[Path, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().px(8))
        self.column.addLayout(self._list)
        self.add_button = Button(
            self.tr("再加一个流程文件…"), self, icon="plus", name="first_run.add_process"
        )
        # It has the focus when the page comes up, and Enter goes on from every page.
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._on_add_clicked)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.column.addSpacing(theme.current().px(6))
        self.column.addLayout(row)
        self.column.addStretch(1)

    def set_shipped(self, definitions: tuple[ProcessDefinition, ...]) -> None:
        """Take the processes that come with the program."""
        self._shipped = tuple(
            Text(f"{d.code} {d.name.zh} {d.version}", f"{d.code} {d.name.en} {d.version}")
            for d in definitions
        )

    def show_answers(self, answers: Answers) -> None:
        """Show what the database has, or what it will get."""
        self._files = answers.processes
        self.add_button.setVisible(not answers.joins)
        found = answers.examination
        note = self.tr("都会装入，登记发布时再选走哪个。本单位自己的流程可以写成 YAML 加进来。")
        names = self._shipped
        if found is not None and answers.joins:
            note = self.tr("这个库里在用的流程，登记发布时再选走哪个。")
            names = found.processes
        self.note_label.setText(note)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in names:
            line = ResultLine(name.of(self.language), "circle-check", "ok", self)
            self._list.addWidget(line)
        for path in () if answers.joins else self._files:
            self._list.addWidget(self._file_row(path))

    def answered(self, answers: Answers) -> Answers:
        """Return the files added."""
        return replace(answers, processes=self._files)

    def ask_file(self) -> Path | None:
        """Ask for a YAML file; tests replace this."""
        title = self.tr("流程文件")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", "YAML (*.yaml *.yml)")
        return Path(chosen) if chosen else None

    def _on_add_clicked(self) -> None:
        path = self.ask_file()
        if path is not None and path not in self._files:
            self._files = (*self._files, path)
            self._list.addWidget(self._file_row(path))
            self.changed.emit()

    def _on_remove_clicked(self) -> None:
        link = self.sender()
        name = str(link.property("path"))
        self._files = tuple(p for p in self._files if str(p) != name)
        row = link.parent()
        if isinstance(row, QWidget):
            row.hide()
            row.deleteLater()
        self.changed.emit()

    def _file_row(self, path: Path) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(path.name, "strong", holder))
        remove = LinkButton(self.tr("去掉"), holder)
        remove.setProperty("path", str(path))
        remove.clicked.connect(self._on_remove_clicked)
        row.addWidget(remove)
        row.addStretch(1)
        return holder
