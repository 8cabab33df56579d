"""Does what the first run asks for: make, look into or fill a database, dress the program."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from relapp import config
from relapp.domain.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.connection import Server
    from relapp.domain.connection_check import Finding, Trial
    from ui.first_run.actions import Examination, NewDatabase
    from ui.kit.tasks import IsCancelled, Progress
    from ui.shell.assembly import CoreServices


class FirstRunDesk:
    """The actions of the first run, on top of the composition root's two ways to a database."""

    def __init__(
        self,
        open_core: Callable[[str], CoreServices],
        create_core: Callable[[NewDatabase], CoreServices],
        dress: Callable[[str, float], object],
        speak: Callable[[str], object],
        can_keep: Callable[[], bool],
    ) -> None:
        self._open_core = open_core
        self._create_core = create_core
        self._dress = dress
        self._speak = speak
        self._can_keep = can_keep

    def default_file(self) -> Path:
        """Return where a local database is proposed."""
        return config.default_database()

    def create(self, wanted: NewDatabase) -> None:
        """Make a database with the processes chosen; raises RelappError."""
        from relapp.services.definition_file import parse_definition

        # Files are read before anything is made: a bad one must not leave half a database.
        definitions = [
            parse_definition(path.read_text("utf-8"), path.name) for path in wanted.processes
        ]
        file = config.database_file(wanted.target)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        core = self._create_core(wanted)
        try:
            founder = core.people.by_login(wanted.founder.login)
            for definition in definitions:
                if founder is not None:
                    core.processes.store(founder, definition)
        finally:
            core.close()

    def create_sample(self, target: str, progress: Progress, cancelled: IsCancelled) -> str:
        """Make the sample office and return the log-in of its keeper; raises RelappError."""
        from relapp.sample.furnish import founder
        from relapp.sample.office import build_sample

        Path(target).parent.mkdir(parents=True, exist_ok=True)
        try:
            build_sample(target, datetime.now(UTC), progress, cancelled)
        except BaseException:
            # Half a sample is worth nothing and would be in the way of the next try.
            for file in Path(target).parent.glob(f"{Path(target).name}*"):
                file.unlink(missing_ok=True)
            raise
        core = self._open_core(target)
        try:
            return founder(core).login  # type: ignore[arg-type]
        finally:
            core.close()

    def test(self, server: Server, tell: Callable[[Finding], object]) -> Trial:
        """Try a team database step by step."""
        from relapp.services.connection_test import try_connection

        return try_connection(server, tell)

    def can_keep(self) -> bool:
        """Tell whether the system has a key store for the password."""
        return self._can_keep()

    def examine(self, target: str) -> Examination:
        """Open an existing database and look; raises RelappError with the reason."""
        from relapp.domain.board import CardFilter, Scope
        from ui.first_run.actions import Examination

        core = self._open_core(target)
        try:
            people = tuple(person for person in core.people.all() if person.active)
            processes = tuple(
                Text(f"{d.code} {d.name.zh} {d.version}", f"{d.code} {d.name.en} {d.version}")
                for d in core.processes.active()
            )
            wanted = CardFilter(scope=Scope.EVERYTHING, limit=1)
            return Examination(
                core.office.get().name,
                people,
                processes,
                core.board.cards(wanted).total,
                len(core.applications.all()),
            )
        finally:
            core.close()

    def apply_look(self, theme: str, scale: float) -> None:
        """Dress the program at once."""
        self._dress(theme, scale)

    def apply_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._speak(language)
