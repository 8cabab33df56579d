"""First page: language, light or dark, size of text; each is seen at once."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relapp.domain.text import Language
from ui.first_run.answers import Answers
from ui.first_run.page import FirstRunPage
from ui.kit.form_grid import FormGrid
from ui.kit.segmented import SegmentedControl


class LookPage(FirstRunPage):
    """Three switches.

    Signals:
        look_chosen: theme and scale.
        language_chosen: `system`, `zh` or `en`.
    """

    look_chosen = Signal(str, float)
    language_chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("语言与外观"), self.tr("马上生效，以后能在「设置」里改。"), language, parent
        )
        self.languages = SegmentedControl(self, name="first_run.language", spoken=self.tr("语言"))
        self.languages.add("system", self.tr("跟随系统"))
        self.languages.add("zh", "简体中文")
        self.languages.add("en", "English")
        self.themes = SegmentedControl(self, name="first_run.theme", spoken=self.tr("明暗"))
        self.themes.add("system", self.tr("跟随系统"), "monitor")
        self.themes.add("light", self.tr("浅色"), "sun")
        self.themes.add("dark", self.tr("深色"), "moon")
        self.scales = SegmentedControl(self, name="first_run.scale", spoken=self.tr("文字大小"))
        for value in ("1.0", "1.15", "1.3"):
            self.scales.add(value, f"{float(value):.0%}")
        form = FormGrid(self, label_width=90)
        form.add(self.tr("语言"), _at_left(self.languages))
        form.add(self.tr("明暗"), _at_left(self.themes))
        form.add(self.tr("文字大小"), _at_left(self.scales))
        self.column.addWidget(form)
        self.column.addStretch(1)
        self.languages.chosen.connect(self.language_chosen)
        self.themes.chosen.connect(self._on_look_chosen)
        self.scales.chosen.connect(self._on_look_chosen)

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        self.languages.set_current(answers.language)
        self.themes.set_current(answers.theme)
        self.scales.set_current(str(answers.scale))

    def answered(self, answers: Answers) -> Answers:
        """Return language and look."""
        return replace(
            answers,
            language=self.languages.current(),
            theme=self.themes.current(),
            scale=float(self.scales.current()),
        )

    def focus_first(self) -> None:
        """Begin at the language."""
        self.languages.button(self.languages.current()).setFocus()

    def _on_look_chosen(self, _key: str) -> None:
        self.look_chosen.emit(self.themes.current(), float(self.scales.current()))


def _at_left(control: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return holder
