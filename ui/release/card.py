"""A framed part of the overview: head with a button, body that is rebuilt when it changed."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relapp.domain.text import Text
from relapp.services.views import ReleaseView
from ui.kit import theme
from ui.kit.buttons import Button, IconButton
from ui.kit.labels import ElidedLabel, SectionHeader, label
from ui.release.desk import ReleaseDesk
from ui.release.panel import clear_layout


class Card(QFrame):
    """Title, at most one button, and rows; `signature` says what the rows depend on."""

    def __init__(
        self, desk: ReleaseDesk, title: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("surface", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.desk = desk
        self.words = desk.words
        self._shown: object = None
        now = theme.current()
        self.head = SectionHeader(title, "", self, ruled=False)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(now.px(2))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        outer.setSpacing(now.px(6))
        outer.addWidget(self.head)
        outer.addLayout(self.rows)

    def show_view(self, view: ReleaseView) -> None:
        """Rebuild the rows if what they show has changed."""
        signature = (view.facts.release.id, self.signature(view))
        if signature != self._shown:
            self._shown = signature
            clear_layout(self.rows)
            self.fill(view)

    def signature(self, view: ReleaseView) -> object:
        """Return what the rows depend on."""
        raise NotImplementedError

    def fill(self, view: ReleaseView) -> None:
        """Add the rows."""
        raise NotImplementedError

    def add_button(self, text: str, slot: Callable[[], object], *, icon: str = "") -> Button:
        """Put a small button at the right of the head."""
        button = Button(
            text, self, icon=icon or None, small=True, name=f"{self.objectName()}.button"
        )
        button.clicked.connect(slot)
        self.head.row.addWidget(button)
        return button

    def allow(self, button: QWidget, refusal: Text | None) -> None:
        """Enable a button, or say in its tool tip why not."""
        button.setEnabled(refusal is None)
        button.setToolTip(self.words.of(refusal) if refusal is not None else "")

    def add_hint(self, text: str) -> None:
        """Say that there is nothing."""
        self.rows.addWidget(label(text, "hint", self, wrap=True))

    def line(
        self,
        first: str,
        text: str,
        *,
        note: str = "",
        tone: str = "",
        first_width: int = 96,
    ) -> QHBoxLayout:
        """Add a row of short name, text and note; more may be added to it at the right."""
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        if first:
            name = ElidedLabel(first, self, role="text_2")
            name.setFixedWidth(now.px(first_width))
            row.addWidget(name)
        row.addWidget(ElidedLabel(text, self), 1)
        if note:
            row.addWidget(label(note, "secondary", self, tone=tone))
        self.rows.addLayout(row)
        return row

    def remove_button(self, words: str, slot: Callable[[], object], name: str) -> IconButton:
        """Make the cross at the end of a row."""
        button = IconButton("close", words, self, size=12, name=name)
        button.clicked.connect(slot)
        return button
