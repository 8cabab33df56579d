"""What stands in the window when a database cannot be opened: why, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.buttons import Button, Kind
from ui.kit.labels import label
from ui.kit.messages import copy_link


class ErrorPage(QWidget):
    """One sentence on what is the matter, where, and the buttons.

    Signals:
        chosen: `retry`, `upgrade`, `open` (another file or server) or `create`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("error_page")
        icon = IconMark("plug", "bad", 20, self)
        self.title_label = label("", "page-title", self, name="error.title")
        self.text_label = label("", "field", self, wrap=True, name="error.text")
        self.place_label = label("", "hint", self, wrap=True, name="error.place")
        self.buttons = {
            "retry": Button(
                self.tr("重试"), self, kind=Kind.PRIMARY, icon="sync", name="error.retry"
            ),
            "upgrade": Button(
                self.tr("升级数据库"),
                self,
                kind=Kind.PRIMARY,
                icon="arrow-up",
                name="error.upgrade",
            ),
            "open": Button(self.tr("选另一个数据库…"), self, icon="folder", name="error.open"),
            "create": Button(self.tr("新建数据库…"), self, icon="plus", name="error.create"),
        }
        inner = QVBoxLayout()
        inner.setSpacing(8)
        for part in (icon, self.title_label, self.text_label, self.place_label):
            inner.addWidget(part)
        inner.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons.values():
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        row.addStretch(1)
        inner.addLayout(row)
        self._details = QHBoxLayout()
        inner.addLayout(self._details)
        holder = QWidget(self)
        holder.setLayout(inner)
        holder.setMaximumWidth(theme.current().px(640))
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder, 8)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)

    def tell(
        self, title: str, sentences: str, place: str, details: str, *, outdated: bool = False
    ) -> None:
        """Say what happened to which database.

        `details` go to the clipboard; without them nothing failed and there is nothing to retry.
        An outdated database is brought up to date instead of being tried again.
        """
        self.title_label.setText(title)
        self.text_label.setText(sentences)
        self.place_label.setText(place)
        self.place_label.setVisible(bool(place))
        while self._details.count():
            item = self._details.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.buttons["retry"].setVisible(bool(details) and not outdated)
        self.buttons["upgrade"].setVisible(outdated)
        if details:
            self._details.addWidget(copy_link(details, self))
        self._details.addStretch(1)
        self.setAccessibleName(f"{title} {sentences}")

    def _on_clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(key)
