"""Switches to another of the databases used on this machine."""

from PySide6.QtWidgets import QWidget

from relapp.errors import RelappError
from relapp.wording.errors import word
from ui.actions.database_list import DatabaseList
from ui.actions.databases import DatabaseBook
from ui.kit import i18n
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button
from ui.kit.tasks import TaskRunner

NEW = "new"
"""Answer of the dialog when another one is to be made or connected."""


class SwitchDialog(BaseDialog):
    """The list, and the way to a database that is not in it."""

    def __init__(
        self, tasks: TaskRunner, book: DatabaseBook, current: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("切换数据库"), parent, name="switch", width=720)
        self.answer = ""
        self.list = DatabaseList(tasks, book, current, self)
        self.list.chosen.connect(self._on_chosen)
        self.list.told.connect(self.set_note)
        self.list.refused.connect(self._on_refused)
        self.body.addWidget(self.list)
        self.new_button = Button(self.tr("新建或连接…"), self, icon="plus", name="switch.new")
        self.new_button.clicked.connect(self._on_new)
        self.add_extra(self.new_button)
        self.add_reject(self.tr("关闭"))
        self.list.refresh()
        self.list.view.setFocus()

    @classmethod
    def ask(cls, tasks: TaskRunner, book: DatabaseBook, current: str, parent: QWidget) -> str:
        """Return the address to open, `NEW`, or nothing."""
        dialog = cls(tasks, book, current, parent)
        agreed = dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer if agreed else ""

    def _on_chosen(self, address: str) -> None:
        self.answer = address
        self.accept()

    def _on_new(self) -> None:
        self._on_chosen(NEW)

    def _on_refused(self, error: RelappError) -> None:
        self.set_problem(word(error).of(i18n.language()))
