"""The settings of this machine while the program runs, and writing them down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from relapp import config


class KeptSettings(QObject):
    """What the person chose so far; every change goes to the file at once.

    Signals:
        not_kept: why a change could not be written.
    """

    not_kept = Signal(str)

    def __init__(self, settings: config.Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def current(self) -> config.Settings:
        """Return the settings as they stand."""
        return self._settings

    def keep(self, **changes: Any) -> None:
        """Write a choice down; a folder that cannot be written is no reason to stop."""
        self._settings = replace(self._settings, **changes)
        try:
            config.save(self._settings)
        except OSError as error:
            self.not_kept.emit(error.strerror or str(error))
