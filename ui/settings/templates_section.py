"""The Word templates documents are made of: where they lie, and whether they can be filled."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from relapp.errors import RelappError
from relapp.paths import templates_dir
from relapp.wording.errors import word
from ui.actions.page import PageContext
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, label
from ui.settings.section import Section

CheckTemplate = Callable[[Path], None]
"""Raises RelappError for a template that cannot be used."""


class TemplatesSection(Section):
    """Lists the templates with the result of the check."""

    def __init__(
        self,
        context: PageContext,
        check: CheckTemplate | None,
        parent: QWidget | None = None,
        folder: Path | None = None,
    ) -> None:
        note = self.tr("文档套用这些 Word 模板。按本单位的样子改好，放回同一个文件夹，再检查一次。")
        super().__init__(context, self.tr("模板"), note, parent)
        self._check = check
        self.folder = folder or templates_dir()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(theme.current().px(16))
        self.column.addLayout(self._grid)
        self.results: dict[str, IconLabel] = {}
        self.folder_button = Button(
            self.tr("打开文件夹"), self, icon="folder", name="settings.templates_folder"
        )
        self.check_button = Button(
            self.tr("检查模板"), self, icon="check", name="settings.check_templates"
        )
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.check_button.clicked.connect(self.check)
        self.check_button.setVisible(check is not None)
        row = QHBoxLayout()
        row.addWidget(self.folder_button)
        row.addWidget(self.check_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """List the files anew."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.results = {}
        for row, path in enumerate(sorted(self.folder.glob("*.docx"))):
            size = f"{path.stat().st_size / 1024:.0f} KB"
            result = IconLabel("file-word", "", self, size=13)
            self._grid.addWidget(label(path.name, "strong", self), row, 0)
            self._grid.addWidget(label(size, "secondary", self), row, 1)
            self._grid.addWidget(result, row, 2)
            self.results[path.name] = result

    def check(self) -> None:
        """Check every template without the database."""
        if self._check is None:
            return
        for path in sorted(self.folder.glob("*.docx")):
            task = partial(self._check, path)
            done = partial(self._on_sound, path.name)
            refused = partial(self._on_faulty, path.name)
            self.context.tasks.read(task, done, refused)

    def _on_sound(self, name: str, _nothing: None) -> None:
        self.results[name].set_content(self.tr("可用"), "circle-check", "ok")

    def _on_faulty(self, name: str, error: RelappError) -> None:
        text = word(error, self.context.zone).of(self.context.language)
        self.results[name].set_content(text, "triangle", "bad")
        self.results[name].setToolTip(text)

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
