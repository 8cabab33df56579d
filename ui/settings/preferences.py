"""Preferences of the person at this machine: declared as data, kept in an INI file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

T = TypeVar("T")
_FILE = "preferences.ini"
_SEPARATOR = "\n"


@dataclass(frozen=True)
class Preference(Generic[T]):
    """One preference.

    Attributes:
        key: its name in the file.
        default: what holds until the person chooses.
        read: makes the value of the text in the file; a ValueError means the default.
        write: makes the text.
    """

    key: str
    default: T
    read: Callable[[str], T]
    write: Callable[[T], str] = str


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return read


def _scale(text: str) -> float:
    value = float(text)
    if value not in (1.0, 1.15, 1.3):
        raise ValueError(text)
    return value


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split(_SEPARATOR) if line)


THEME: Final = Preference("look/theme", "system", _one_of("system", "light", "dark"))
LANGUAGE: Final = Preference("look/language", "system", _one_of("system", "zh", "en"))
SCALE: Final = Preference("look/scale", 1.0, _scale)
DATABASE: Final = Preference("data/database", "", str)
"""What is opened at start: a file path or a URL without a password; empty = first run."""
RECENT: Final = Preference[tuple[str, ...]]("data/recent", (), _lines, _SEPARATOR.join)
LOGIN: Final = Preference("data/login", "", str)
"""Who sits here, as the log-in name in the database; a local file has no log-in of its own."""
ALL: Final[tuple[Preference[object], ...]] = (
    THEME,  # type: ignore[assignment]  # a tuple of preferences of any type
    LANGUAGE,
    SCALE,
    DATABASE,
    RECENT,
    LOGIN,
)
_MOST_RECENT = 8


class Preferences(QObject):
    """Reads and writes preferences; a damaged entry counts as not set.

    Signals:
        changed: key of the preference that was set.
    """

    changed = Signal(str)

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        """Take the folder of the person's settings; None forgets everything, as in tests."""
        super().__init__(parent)
        self._settings: QSettings | None = None
        self._memory: dict[str, str] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._settings = QSettings(str(folder / _FILE), QSettings.Format.IniFormat, self)

    def get(self, preference: Preference[T]) -> T:
        """Return the value, or the default where nothing usable is kept."""
        kept: object = self._memory.get(preference.key)
        if self._settings is not None:
            kept = self._settings.value(preference.key)
        if not isinstance(kept, str):
            return preference.default
        try:
            return preference.read(kept)
        except ValueError:
            return preference.default

    def set(self, preference: Preference[T], value: T) -> None:
        """Keep a value at once."""
        text = preference.write(value)
        if self._settings is not None:
            self._settings.setValue(preference.key, text)
            self._settings.sync()
        self._memory[preference.key] = text
        self.changed.emit(preference.key)

    def remember_database(self, target: str) -> None:
        """Make a database the one that is opened at start and the first of the recent ones."""
        self.set(DATABASE, target)
        others = (other for other in self.get(RECENT) if other != target)
        self.set(RECENT, (target, *others)[:_MOST_RECENT])
