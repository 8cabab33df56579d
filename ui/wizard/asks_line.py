"""One line that says how much the process will ask of the release, always up to date."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.kit import theme
from ui.kit.labels import label
from ui.wizard.answers import Answers, asks


class AsksLine(QWidget):
    """Counts of checks, deliverables, plan sections and signatures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wizard.asks")
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, now.px(4), 0, 0)
        row.setSpacing(now.px(6))
        row.addWidget(label(self.tr("这个流程会问"), "secondary", self))
        self._figures: list[QLabel] = []
        for name in (
            self.tr("项检查"),
            self.tr("份交付物"),
            self.tr("节方案"),
            self.tr("个签署"),
        ):
            figure = label("0", "strong", self)
            self._figures.append(figure)
            row.addSpacing(now.px(10))
            row.addWidget(figure)
            row.addWidget(label(name, "secondary", self))
        row.addStretch(1)

    def show_answers(self, answers: Answers) -> None:
        """Count anew."""
        found = asks(answers.definition, answers.profile)
        counts = (found.checks, found.deliverables, found.sections, found.signatures)
        for figure, count in zip(self._figures, counts, strict=True):
            figure.setText(str(count))

    def counts(self) -> tuple[int, ...]:
        """Return the figures shown."""
        return tuple(int(figure.text()) for figure in self._figures)
