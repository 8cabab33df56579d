"""Asks who sits at this desk, when the database does not know the log-in of the machine."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListView, QWidget

from relapp.domain.person import Person
from ui.kit import theme, views
from ui.kit.base_dialog import BaseDialog
from ui.kit.list_model import RecordListModel


class WhoDialog(BaseDialog):
    """A list of people; Enter takes the marked one."""

    def __init__(self, people: Sequence[Person], current: int | None, parent: QWidget) -> None:
        super().__init__(self.tr("我是谁"), parent, name="who", width=420)
        self.set_note(self.tr("签署、勾选和记录都用这个身份，以后可以点右上角的头像换人。"))
        self.people: RecordListModel[Person] = RecordListModel(
            lambda p: "　".join(w for w in (p.name, p.department) if w), lambda p: p.id
        )
        self.people.set_records(sorted(people, key=lambda p: p.name))
        self.list = QListView(self)
        views.prepare_list(self.list, name="who.list", spoken=self.tr("人员"))
        self.list.setModel(self.people)
        self.list.setMinimumHeight(theme.current().px(300))
        self.list.setProperty("framed", "true")
        self.list.doubleClicked.connect(self.accept)
        self.body.addWidget(self.list)
        self.add_reject()
        self.add_accept(self.tr("就是我"))
        chosen = self.people.index_of(current) if current is not None else None
        first = chosen if chosen is not None and chosen.isValid() else self.people.index(0, 0)
        self.list.setCurrentIndex(first)
        self.list.setFocus()

    @classmethod
    def ask(cls, people: Sequence[Person], current: int | None, parent: QWidget) -> Person | None:
        """Return the person, None when nobody was chosen."""
        dialog = cls(people, current, parent)
        return dialog.person() if dialog.exec() else None

    def person(self) -> Person | None:
        """Return the marked person."""
        return self.people.record(self.list.currentIndex())
