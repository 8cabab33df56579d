"""The foot of the first run: the sample, what went wrong, back and on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button, LinkButton, PrimaryButton
from ui.kit.labels import IconLabel


class FirstRunFooter(QFrame):
    """Buttons whose words follow the page and the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        now = theme.current()
        self.sample_link = LinkButton("", self, size=13, name="first_run.sample")
        self.problem_label = IconLabel("triangle", "", self, role="bad")
        self.problem_label.hide()
        self.back_button = Button("", self, name="first_run.back")
        self.next_button = PrimaryButton("", self, name="first_run.next")
        self.back_button.setAutoDefault(False)
        self.next_button.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(32), now.px(12), now.px(32), now.px(12))
        row.setSpacing(now.px(10))
        row.addWidget(self.sample_link)
        row.addWidget(self.problem_label, 1)
        row.addStretch(0)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)

    def set_words(self, sample: str, back: str, on: str) -> None:
        """Name the link and the buttons; without a word the way back is hidden."""
        self.sample_link.setText(sample)
        self.back_button.setText(back)
        self.back_button.setVisible(bool(back))
        self.next_button.setText(on)
        self._fit()

    def set_busy(self, busy: bool) -> None:
        """Keep everybody's hands off while something is being made."""
        for button in (self.sample_link, self.back_button, self.next_button):
            button.setEnabled(not busy)
        self._fit()

    def show_problem(self, text: str) -> None:
        """Say what went wrong; empty takes it back."""
        self.problem_label.set_content(text)
        self.problem_label.setToolTip(text)
        self.problem_label.setVisible(bool(text))

    def _fit(self) -> None:
        # An enabled button's words are bold, so it wants more room than a disabled one.
        for button in (self.sample_link, self.back_button, self.next_button):
            button.updateGeometry()
