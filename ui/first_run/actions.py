"""What the first run asks of the program, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from relapp.connection import Server
from relapp.domain.connection_check import Finding, Trial
from relapp.domain.office import Office
from relapp.domain.person import Person, PersonDraft
from relapp.domain.text import Text
from ui.kit.tasks import IsCancelled, Progress


@dataclass(frozen=True)
class Examination:
    """What an existing database holds, read in one go.

    Attributes:
        office: name of the office.
        people: active people, to choose oneself from.
        processes: names of the active processes with their versions.
        releases, applications: how many there are.
    """

    office: str
    people: tuple[Person, ...]
    processes: tuple[Text, ...] = ()
    releases: int = 0
    applications: int = 0


@dataclass(frozen=True)
class NewDatabase:
    """Everything a new database is made of.

    Attributes:
        target: file path, or URL of an empty database of the team.
        founder: the first person, administrator and release office.
        processes: YAML files to store beside the shipped processes.
    """

    target: str = field(repr=False)
    office: Office
    founder: PersonDraft
    processes: tuple[Path, ...] = ()


class FirstRunActions(Protocol):
    """Given by the program; all but the looks run on a worker."""

    def default_file(self) -> Path:
        """Return where a local database is proposed."""

    def create(self, wanted: NewDatabase) -> None:
        """Make a database; raises RelappError and leaves nothing half made."""

    def create_sample(self, target: str, progress: Progress, cancelled: IsCancelled) -> str:
        """Make the sample office and return the log-in of its keeper; raises RelappError."""

    def test(self, server: Server, tell: Callable[[Finding], object]) -> Trial:
        """Try a team database step by step, telling each finding as it comes."""

    def can_keep(self) -> bool:
        """Tell whether the system has a key store for the password."""

    def examine(self, target: str) -> Examination:
        """Open an existing database and look; raises RelappError with the reason."""

    def apply_look(self, theme: str, scale: float) -> None:
        """Dress the program at once; `theme` is `system`, `light` or `dark`."""

    def apply_language(self, language: str) -> None:
        """Speak `system`, `zh` or `en` from now on; widgets made afterwards do."""


@dataclass(frozen=True)
class FirstRunChoice:
    """What to open, as whom, and how it looks.

    Attributes:
        database: file path or URL, with the password of a team database.
        login: log-in name of the person in that database.
        sample: the sample office was made.
        keep: the password is to be kept in the system's key store.
    """

    database: str = field(repr=False)
    login: str
    language: str = "system"
    theme: str = "system"
    scale: float = 1.0
    sample: bool = False
    keep: bool = False
