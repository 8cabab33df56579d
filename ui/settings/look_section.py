"""Language, theme and size of text, each shown at once."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relapp.config import Settings
from ui.actions.page import PageContext
from ui.kit.form_grid import FormGrid
from ui.kit.segmented import SegmentedControl
from ui.settings.section import Section

SYSTEM: Final = "system"
SCALES: Final = ("1.0", "1.15", "1.3")
KeptSettings = Callable[[], Settings]
"""Returns what is kept on this machine; the program writes it when a switch is told."""


class LookSection(Section):
    """Three switches.

    Signals:
        theme_requested: `system`, `light` or `dark`.
        language_requested: `system`, `zh` or `en`.
        scale_requested: 1.0, 1.15 or 1.3.
    """

    theme_requested = Signal(str)
    language_requested = Signal(str)
    scale_requested = Signal(float)

    def __init__(
        self, context: PageContext, kept: KeptSettings, parent: QWidget | None = None
    ) -> None:
        note = self.tr("只影响这台电脑上的你。")
        super().__init__(context, self.tr("外观"), note, parent)
        self._kept = kept
        self.language = SegmentedControl(self, name="settings.language", spoken=self.tr("语言"))
        self.language.add(SYSTEM, self.tr("跟随系统"))
        self.language.add("zh", "简体中文")
        self.language.add("en", "English")
        self.theme = SegmentedControl(self, name="settings.theme", spoken=self.tr("明暗"))
        self.theme.add(SYSTEM, self.tr("跟随系统"), "monitor")
        self.theme.add("light", self.tr("浅色"), "sun")
        self.theme.add("dark", self.tr("深色"), "moon")
        self.scale = SegmentedControl(self, name="settings.scale", spoken=self.tr("文字大小"))
        for value in SCALES:
            self.scale.add(value, f"{float(value):.0%}")
        form = FormGrid(self, label_width=84)
        form.add(self.tr("语言"), _at_left(self.language))
        form.add(self.tr("明暗"), _at_left(self.theme))
        form.add(self.tr("文字大小"), _at_left(self.scale))
        self.column.addWidget(form)
        self.column.addStretch(1)
        self.language.chosen.connect(self.language_requested)
        self.theme.chosen.connect(self.theme_requested)
        self.scale.chosen.connect(self._on_scale_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        kept = self._kept()
        self.language.set_current(kept.language or SYSTEM)
        self.theme.set_current(kept.theme or SYSTEM)
        self.scale.set_current(_nearest(kept.scale))

    def _on_scale_chosen(self, value: str) -> None:
        self.scale_requested.emit(float(value))


def _nearest(scale: float) -> str:
    return min(SCALES, key=lambda value: abs(float(value) - scale))


def _at_left(control: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return holder
