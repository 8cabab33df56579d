"""Use cases of importing: ledgers and lists from Excel and CSV files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from relapp.domain.person import Permission, Person
from relapp.services.changes_import import ChangesImport
from relapp.services.desk import Desk, require
from relapp.services.directory_import import ApplicationsImport, PeopleImport
from relapp.services.holidays_import import HolidaysImport
from relapp.services.import_mapping import ImportKind, ImportMapping
from relapp.services.import_outline import FileOutline, outline
from relapp.services.import_report import ImportReport
from relapp.services.import_run import Importer, Order, run
from relapp.services.register_import import RegisterImport
from relapp.services.tabular import IsCancelled, Progress, Watch

_IMPORTERS: Final[Mapping[ImportKind, type[Importer]]] = {
    importer.kind: importer
    for importer in (
        RegisterImport,
        ApplicationsImport,
        PeopleImport,
        ChangesImport,
        HolidaysImport,
    )
}


class ImportsService:
    """Takes files in whole or not at all; every fault is named with row, column and value."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def take(
        self,
        actor: Person,
        kind: ImportKind,
        path: Path,
        mapping: Path | ImportMapping | None = None,
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> ImportReport:
        """Import a file, or only rehearse it.

        A mapping that is given is remembered for the heading once the file was imported.

        Args:
            actor: who imports.
            kind: what the file holds.
            path: .csv, .tsv, .xlsx or .xlsm.
            mapping: mapping, its file or the name of a shipped one; without it the one used
                for this heading before, or the shipped one that fits the headings best.
            dry_run: check everything, write nothing, answer with what would happen.
            progress: told a step (key of `relapp.wording.imports.STEPS`) and a fraction.
            cancelled: asked now and then; once it answers True nothing is written.

        Raises:
            NotPermitted: the person may not keep the registers.
            InvalidInput: `import.invalid`, `mapping.invalid`, `file.unreadable` …
            Cancelled: `import.cancelled`.
        """
        order = Order(path, mapping, dry_run, Watch(progress, cancelled))
        return run(self._desk, actor, _IMPORTERS[kind], order)

    def outline(
        self, actor: Person, kind: ImportKind, path: Path, base: ImportMapping | None = None
    ) -> FileOutline:
        """Return the columns of a file, for a person to say which is which.

        Raises:
            NotPermitted: the person may not keep the registers.
            InvalidInput: the file cannot be read, or holds nothing.
        """
        require(actor, Permission.KEEP_REGISTER)
        return outline(path, kind, base)

    def register(
        self,
        actor: Person,
        path: Path,
        mapping: Path | None = None,
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> ImportReport:
        """Import a ledger of past releases as closed history; see `take`."""
        return self.take(
            actor,
            ImportKind.REGISTER,
            path,
            mapping,
            dry_run=dry_run,
            progress=progress,
            cancelled=cancelled,
        )
