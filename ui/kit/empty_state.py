"""What stands where nothing can be shown: empty, loading, failed; always with a way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import fonts, style, theme
from ui.kit.badges import IconMark
from ui.kit.buttons import LinkButton, PrimaryButton
from ui.kit.labels import label


class EmptyState(QWidget):
    """Icon, one sentence, what to do, one button and perhaps a link.

    Signals:
        action_triggered: the button was pressed.
        link_triggered: the link was followed.
    """

    action_triggered = Signal()
    link_triggered = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "empty_state") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.icon = IconMark("filter", "text_2", 20, self)
        self.title_label = label("", "section", self)
        self.hint_label = label("", "secondary", self, wrap=True)
        self.button = PrimaryButton("", self, name=f"{name}.action")
        self.link = LinkButton("", self, size=13, name=f"{name}.link")
        self.button.clicked.connect(self.action_triggered)
        self.link.clicked.connect(self.link_triggered)
        self.title_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.current().px(6))
        layout.addStretch(1)
        for part in (self.icon, self.title_label, self.hint_label, self.button, self.link):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def tell(
        self,
        icon: str,
        title: str,
        hint: str = "",
        *,
        button: str = "",
        link: str = "",
        role: str = "text_2",
    ) -> None:
        """Show these words; without button or link words that part is hidden."""
        self.icon.set_icon(icon, role)
        self.title_label.setText(fonts.fitted(title))
        self.hint_label.setText(fonts.fitted(hint))
        self.hint_label.setMaximumWidth(theme.current().px(420))
        hint_width = self.hint_label.fontMetrics().horizontalAdvance(hint) + 4
        self.hint_label.setMinimumWidth(min(hint_width, theme.current().px(420)))
        self.hint_label.setVisible(bool(hint))
        for widget, words in ((self.button, button), (self.link, link)):
            widget.setText(words)
            widget.setAccessibleName(words)
            widget.setVisible(bool(words))
            widget.updateGeometry()
        style.named(self, self.objectName(), f"{title} {hint}".strip())

    def tell_loading(self, title: str, hint: str = "", cancel: str = "") -> None:
        """Say that reading takes its time."""
        self.tell("hourglass", title, hint, link=cancel, role="accent")

    def tell_failed(self, title: str, hint: str = "", retry: str = "") -> None:
        """Say what cannot be shown and offer to try again."""
        self.tell("plug", title, hint, link=retry, role="bad")
