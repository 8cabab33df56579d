"""One section of the settings: a head and what can be set below it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relapp.errors import RelappError
from relapp.wording.errors import word
from ui.actions.page import PageContext
from ui.kit import theme
from ui.kit.banner import Banner
from ui.kit.labels import label
from ui.kit.painting import Tone


class Section(QFrame):
    """Base of the sections; they read when they first come into view."""

    def __init__(
        self, context: PageContext, title: str, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.context = context
        now = theme.current()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(now.px(28), now.px(22), now.px(28), now.px(24))
        self.column.setSpacing(now.px(12))
        self.column.addWidget(label(title, "page-title", self))
        if note:
            self.column.addWidget(label(note, "secondary", self, wrap=True))
        self.banner = Banner(self, name="settings.banner")
        self.banner.hide()
        self.column.addWidget(self.banner)

    def refresh(self) -> None:
        """Read what is shown anew."""

    def tell_done(self, sentence: str) -> None:
        """Say that something was done."""
        self.banner.tell(Tone.OK, sentence, closable=True)

    def tell_refused(self, error: RelappError) -> None:
        """Say why something was not done."""
        text = word(error, self.context.zone).of(self.context.language)
        self.banner.tell(Tone.BAD, self.tr("没有完成"), text, closable=True)
