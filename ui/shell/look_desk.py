"""Language, light or dark, and size of text: puts them in force and keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.kit import i18n, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.shell.kept_settings import KeptSettings
    from ui.shell.start import Start


class LookDesk(QObject):
    """How the program looks and speaks.

    Signals:
        outworn: widgets made so far have the wrong words or sizes and are to be made anew.
    """

    outworn = Signal()

    def __init__(self, app: QApplication, start: Start, kept: KeptSettings) -> None:
        super().__init__(kept)
        self._app, self._kept = app, kept
        self._asked = start.asked.theme
        self.language = start.language

    def set_theme(self, name: str) -> None:
        """Dress the program otherwise, now and at the next start."""
        theme.apply(self._app, name, theme.current().scale)
        self._kept.keep(theme="" if name == theme.SYSTEM else name)

    def set_scale(self, scale: float) -> None:
        """Take another size of text; pages are made anew."""
        chosen = self._asked or self._kept.current().theme or theme.SYSTEM
        theme.apply(self._app, chosen, scale)
        self._kept.keep(scale=scale)
        self.outworn.emit()

    def set_language(self, language: str) -> None:
        """Speak another language from now on: the window is made anew around the database."""
        self.try_language(language)
        self._kept.keep(language="" if language == i18n.SYSTEM else language)
        self.outworn.emit()

    def try_look(self, name: str, scale: float) -> None:
        """Dress the program without keeping it, as the first run does."""
        theme.apply(self._app, name, scale)

    def try_language(self, language: str) -> None:
        """Change the words of what is made from now on, without keeping it."""
        self.language = i18n.install(self._app, language)
        theme.refresh(self._app)
