"""The page of the import that asks what words mean which no mapping knows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.text import Language
from relapp.domain.vocabulary import ChangeKind, ChangeState
from relapp.services.import_words import UnknownWord
from relapp.wording import terms
from relapp.wording.imports import TARGETS
from ui.kit import style, theme
from ui.kit.labels import label

_APPLICATIONS = ("application", "service")


class WordsPage(QWidget):
    """Each word with a choice of its meanings; nothing is chosen beforehand.

    Signals:
        changed: a meaning was chosen.
    """

    changed = Signal()

    def __init__(
        self, language: Language, applications: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._applications = tuple(applications)
        self.combos: dict[tuple[str, str], QComboBox] = {}
        words = self.tr("文件里有这些说法不认识。告诉程序各是什么意思，下次遇到就不再问。")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setMinimumHeight(theme.current().px(300))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(10))
        column.addWidget(label(words, "secondary", self, wrap=True))
        column.addWidget(self._area, 1)

    def show_words(self, asked: Sequence[UnknownWord]) -> None:
        """Ask for the meaning of these words."""
        self.combos = {}
        now = theme.current()
        body = QFrame(self._area)
        body.setProperty("surface", "pane")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, now.px(6), 0)
        grid.setHorizontalSpacing(now.px(12))
        grid.setVerticalSpacing(now.px(6))
        grid.setColumnStretch(2, 1)
        for row, word in enumerate(asked):
            combo = self._combo(word, body)
            said = label(self.tr("「{word}」").format(word=word.word), "strong", body)
            said.setBuddy(combo)
            place = self.tr("{heading} 列，{n} 行").format(heading=word.heading, n=word.count)
            grid.addWidget(said, row, 0)
            grid.addWidget(label(place, "secondary", body), row, 1)
            grid.addWidget(combo, row, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(body)

    def answers(self) -> dict[tuple[str, str], str]:
        """Return the meaning of each word that has one; empty for a word to be passed over."""
        return {
            key: combo.currentData() for key, combo in self.combos.items() if combo.currentIndex()
        }

    def missing(self) -> int:
        """Return how many words have no meaning yet."""
        return len(self.combos) - len(self.answers())

    def focus_first(self) -> None:
        """Begin at the first word."""
        for combo in self.combos.values():
            combo.setFocus()
            return

    def _combo(self, word: UnknownWord, body: QWidget) -> QComboBox:
        combo = QComboBox(body)
        combo.setObjectName(f"apps.import.word.{word.target}.{word.word}")
        target = TARGETS[word.target].of(self._language)
        combo.setAccessibleName(self.tr("{word} 是什么").format(word=f"{target} {word.word}"))
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        style.restyle(combo, dialog=True)
        combo.addItem(self.tr("选一个"), None)
        for meaning, words in self._meanings(word.target):
            combo.addItem(words, meaning)
        combo.currentIndexChanged.connect(self.changed)
        self.combos[word.target, word.word] = combo
        return combo

    def _meanings(self, target: str) -> list[tuple[str, str]]:
        language = self._language
        if target in _APPLICATIONS:
            names = [(name, name) for name in self._applications]
            return [("", self.tr("不归任何应用系统")), *names]
        if target == "kind":
            return [(kind.value, terms.CHANGE_KIND[kind].of(language)) for kind in ChangeKind]
        states = [(s.value, terms.CHANGE_STATE[s].of(language)) for s in ChangeState]
        return [*states, ("", self.tr("不看这个说法"))]
