"""What an administrator does with the database that is open: back up, restore, move."""

from collections.abc import Callable
from pathlib import Path

from relapp import config
from relapp.address import Passwords, is_server
from relapp.clock import Clock
from relapp.domain.backup import Rotation
from relapp.domain.person import Permission, Person
from relapp.paths import expanded
from relapp.services.automatic_backups import BackupFile, BackupPlan, listed, make_if_due
from relapp.services.backups import BackedUp, Restored, back_up, restore
from relapp.services.desk import require
from relapp.services.moving import Carried, Progress, move_database, silent
from relapp.services.replacing import Replace, backup_folder


def plan_of(settings: config.Settings) -> BackupPlan:
    """Return what the settings of this machine say about automatic backups."""
    folder = expanded(settings.backup_folder) if settings.backup_folder else None
    return BackupPlan(folder, Rotation(settings.backup_daily, settings.backup_weekly))


class DatabaseKeeper:
    """Works on one database by its address, beside the services that have it open."""

    def __init__(
        self,
        address: str,
        clock: Clock,
        settings: Callable[[], config.Settings],
        passwords: Passwords,
    ) -> None:
        """Take file or URL without a password, and who knows the passwords."""
        self._address, self._clock = address, clock
        self._settings, self._passwords = settings, passwords

    @property
    def file(self) -> Path | None:
        """The database's file; None on a server, whose own backups are its keeper's affair."""
        return config.database_file(self._address)

    @property
    def folder(self) -> Path:
        """Where backups lie unless somebody says otherwise."""
        file = self.file
        return backup_folder(None) if file is None else self.plan.folder_of(file)

    @property
    def plan(self) -> BackupPlan:
        """What holds for automatic backups now."""
        return plan_of(self._settings())

    def backups(self) -> tuple[BackupFile, ...]:
        """Return the backups made without being asked, newest first."""
        file = self.file
        return () if file is None else listed(file, self.plan)

    def make_if_due(self, progress: Progress = silent) -> BackedUp | None:
        """Make today's automatic backup of a file; raises StoreUnavailable, ExportFailed."""
        file = self.file
        return None if file is None else make_if_due(file, self.plan, self._clock.now(), progress)

    def back_up(self, actor: Person, file: Path, progress: Progress = silent) -> BackedUp:
        """Back the whole database up into a file.

        Raises:
            NotPermitted: not an administrator.
            RelappError: as `backups.back_up`.
        """
        require(actor, Permission.KEEP_DATABASE)
        source = self._passwords.complete(self._address)
        return back_up(source, file, now=self._clock.now(), progress=progress)

    def restore(self, actor: Person, file: Path, progress: Progress = silent) -> Restored:
        """Put a backup in the place of what is open, which is backed up first.

        Raises:
            NotPermitted: not an administrator.
            RelappError: as `backups.restore`.
        """
        require(actor, Permission.KEEP_DATABASE)
        target = self._passwords.complete(self._address)
        return restore(
            file,
            target,
            now=self._clock.now(),
            replace=Replace(self.folder),
            progress=progress,
        )

    def move(self, actor: Person, target: str, progress: Progress = silent) -> Carried:
        """Carry everything over into an empty database; this one stays as it is.

        Raises:
            NotPermitted: not an administrator.
            RelappError: as `moving.move_database`.
        """
        require(actor, Permission.KEEP_DATABASE)
        source = self._passwords.complete(self._address)
        whole = self._passwords.complete(target) if is_server(target) else target
        return move_database(source, whole, progress=progress)
