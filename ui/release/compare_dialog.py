"""Two texts side by side, so that nobody has to choose blindly."""

from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.base_dialog import BaseDialog
from ui.kit.labels import label
from ui.release import rich_document


class CompareDialog(BaseDialog):
    """Shows what is typed here beside what somebody else saved; changes nothing."""

    def __init__(self, mine: str, theirs: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("对比两份文字"), parent, name="compare", width=860)
        columns = QHBoxLayout()
        columns.setSpacing(theme.current().px(12))
        titles = (self.tr("我的（未保存）"), self.tr("{person} 保存的").format(person=person))
        for title, text in zip(titles, (mine, theirs), strict=True):
            column = QVBoxLayout()
            box = QTextEdit(self)
            rich_document.fill(box.document(), text)
            box.setReadOnly(True)
            box.setAccessibleName(title)
            box.setMinimumHeight(theme.current().px(320))
            column.addWidget(label(title, "strong", self))
            column.addWidget(box)
            columns.addLayout(column)
        self.body.addLayout(columns)
        self.add_accept(self.tr("知道了"))

    @classmethod
    def show_both(cls, parent: QWidget, mine: str, theirs: str, person: str) -> None:
        """Show both texts until the dialog is closed."""
        dialog = cls(mine, theirs, person, parent)
        dialog.exec()
        dialog.deleteLater()
