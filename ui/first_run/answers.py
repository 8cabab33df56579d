"""What the first run has been told so far."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from relapp.connection import Security, Server
from ui.first_run.actions import Examination

__all__ = ["Answers", "Place", "Security", "Server"]


class Place(StrEnum):
    """Where data lie."""

    NEW_FILE = "new_file"
    OPEN_FILE = "open_file"
    TEAM = "team"


@dataclass(frozen=True)
class Answers:
    """All four pages; `examination` is there once an existing database was looked at."""

    language: str = "system"
    theme: str = "system"
    scale: float = 1.0
    place: Place = Place.NEW_FILE
    file: str = ""
    existing_file: str = ""
    server: Server = field(default_factory=Server)
    keep: bool = False
    examination: Examination | None = None
    examined: str = field(default="", repr=False)
    name: str = ""
    login: str = ""
    office: str = ""
    unit: str = ""
    processes: tuple[Path, ...] = ()

    @property
    def target(self) -> str:
        """File path or URL that was chosen."""
        if self.place is Place.TEAM:
            return self.server.url()
        return self.file if self.place is Place.NEW_FILE else self.existing_file

    @property
    def joins(self) -> bool:
        """Whether an existing database is joined rather than a new one made."""
        return self.examination is not None and self.examined == self.target

    def forgetting(self) -> "Answers":
        """Return the same without what was found in a database."""
        return replace(self, examination=None, examined="")
