"""Where windows, splitters and columns stood last time, in an INI file of this person."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

_FILE = "window.ini"
_VERSION = 2
"""Of 1, Qt took any bytes: one flipped bit made it ask for 15 GB at the start."""
_DIGEST = 16


class WindowState(QObject):
    """Remembers sizes and small choices; a damaged or foreign entry is ignored, never an error."""

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        """Take the folder of the person's settings; None remembers nothing, as in tests."""
        super().__init__(parent)
        self._settings: QSettings | None = None
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            path = str(folder / _FILE)
            self._settings = QSettings(path, QSettings.Format.IniFormat, self)

    def save_window(self, window: QWidget) -> None:
        """Remember place and size under the window's object name."""
        self._set(f"window/{window.objectName()}", window.saveGeometry())

    def restore_window(self, window: QWidget) -> bool:
        """Put a window where it stood; False if it never stood, or no screen is there now."""
        kept = self._bytes(f"window/{window.objectName()}")
        if kept is None or not window.restoreGeometry(kept):
            return False
        frame = window.frameGeometry()
        screens = QGuiApplication.screens()
        return any(screen.availableGeometry().intersects(frame) for screen in screens)

    def save_splitter(self, splitter: QSplitter) -> None:
        """Remember the parts of a splitter."""
        self._set(f"splitter/{splitter.objectName()}", splitter.saveState())

    def restore_splitter(self, splitter: QSplitter) -> bool:
        """Divide a splitter as it was."""
        kept = self._bytes(f"splitter/{splitter.objectName()}")
        return kept is not None and splitter.restoreState(kept)

    def save_header(self, header: QHeaderView, name: str) -> None:
        """Remember order, widths and sorting of columns."""
        self._set(f"header/{name}/{header.count()}", header.saveState())

    def restore_header(self, header: QHeaderView, name: str) -> bool:
        """Put columns as they were; another number of columns starts afresh."""
        kept = self._bytes(f"header/{name}/{header.count()}")
        return kept is not None and header.restoreState(kept)

    def set_text(self, key: str, value: str) -> None:
        """Remember a small choice, such as the view last shown."""
        self._set(f"choice/{key}", value)

    def text(self, key: str, default: str = "") -> str:
        """Return a small choice."""
        if self._settings is None:
            return default
        value = self._settings.value(f"choice/{key}", default)
        return value if isinstance(value, str) else default

    def sync(self) -> None:
        """Write to disk now."""
        if self._settings is not None:
            self._settings.sync()

    def _set(self, key: str, value: QByteArray | str) -> None:
        if self._settings is not None:
            if isinstance(value, str):
                self._settings.setValue(key, value)
            else:
                self._settings.setValue(f"v{_VERSION}/{key}", _sealed(value))

    def _bytes(self, key: str) -> QByteArray | None:
        if self._settings is None:
            return None
        value = self._settings.value(f"v{_VERSION}/{key}")
        return _unsealed(value) if isinstance(value, str) else None


def _sealed(state: QByteArray) -> str:
    """Return a state as text with a sum of it: Qt believes every length it reads."""
    held = bytes(state.toBase64().data())
    return f"{_sum(held)}-{held.decode('ascii')}"


def _unsealed(text: str) -> QByteArray | None:
    """Return a state that is as it was written, None for any other."""
    digest, _, held = text.partition("-")
    content = held.encode("utf-8", "replace")
    return QByteArray.fromBase64(content) if digest == _sum(content) else None


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST]
