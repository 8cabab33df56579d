"""The part of the settings that lists the databases used on this machine."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions.database_list import DatabaseList
from ui.actions.databases import DatabaseBook
from ui.actions.page import PageContext
from ui.kit.labels import label
from ui.settings.section import Section


class KnownDatabases(QWidget):
    """Stands in the section of the database, whose banner tells what was done.

    Signals:
        database_requested: address of a database to open.
    """

    database_requested = Signal(str)

    def __init__(
        self, context: PageContext, book: DatabaseBook, current: str, section: Section
    ) -> None:
        super().__init__(section)
        self.list = DatabaseList(context.tasks, book, current, self)
        self.list.chosen.connect(self.database_requested)
        self.list.told.connect(section.tell_done)
        self.list.refused.connect(section.tell_refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("用过的数据库"), "section", self))
        column.addWidget(self.list)
        # Above the stretch at the foot of the section.
        section.column.insertWidget(section.column.count() - 1, self)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list when it comes into view."""
        self.list.refresh()
        super().showEvent(event)
