"""The course every import takes: read, check all of it, then write all of it or nothing."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.person import Permission, Person
from relapp.errors import InvalidInput
from relapp.services.desk import Desk, require
from relapp.services.import_fields import RowReader
from relapp.services.import_headings import BoundTable, bind
from relapp.services.import_mapping import ImportKind, ImportMapping, load_mapping
from relapp.services.import_memory import heading_digest, remember
from relapp.services.import_problems import ProblemList, TooManyProblems
from relapp.services.import_recognition import Origin, Recognition, fit, recognise
from relapp.services.import_report import ImportReport
from relapp.services.import_words import UnknownWord
from relapp.services.tabular import EVERY, Table, Watch, read_table
from relapp.store.engine import Connection
from relapp.store.unit_of_work import UnitOfWork
from relapp.wording.imports import KIND

READING: Final = 0.4
WRITING: Final = 0.6


class Importer(ABC):
    """What is special to one kind of record; one object serves one run."""

    kind: ClassVar[ImportKind]

    def __init__(
        self, desk: Desk, reader: RowReader, mapping: ImportMapping, problems: ProblemList
    ) -> None:
        """Start with no records."""
        self.desk = desk
        self.reader = reader
        self.mapping = mapping
        self.problems = problems
        self.skipped = 0
        self.created_applications: tuple[str, ...] = ()
        self.created_departments: tuple[str, ...] = ()
        self.changed = 0
        self.ended = 0
        self.recognition: Recognition | None = None
        self.touched = Changes()
        """What was written past the unit of work, to be announced with the rest."""

    @abstractmethod
    def read(self) -> None:
        """Take the reader's present row in, noting what is wrong with it."""

    @abstractmethod
    def check(self, connection: Connection) -> None:
        """Compare the records with the database, noting what does not fit."""

    @abstractmethod
    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Write all records."""

    def asked(self) -> tuple[UnknownWord, ...]:
        """Return the words that wait for a meaning; most kinds ask nothing."""
        return ()

    @abstractmethod
    def count(self) -> int:
        """Return how many records will be or were written."""

    @abstractmethod
    def sample(self) -> tuple[Mapping[str, str], ...]:
        """Return the first records as understood."""


@dataclass(frozen=True)
class Order:
    """What a person asked for."""

    path: Path
    mapping: Path | ImportMapping | None
    dry_run: bool
    watch: Watch


def run(desk: Desk, actor: Person, importer_of: type[Importer], order: Order) -> ImportReport:
    """Import a file, or only rehearse it.

    Raises:
        NotPermitted: the person may not keep the registers.
        InvalidInput: `import.invalid` with `problems` and `items`; a rehearsal reports them
            instead, unless nothing of the file could be read.
        Cancelled: nothing was written.
    """
    require(actor, Permission.KEEP_REGISTER)
    watch, problems = order.watch, ProblemList(order.path.name)
    table, found = _read(desk, importer_of.kind, order, problems)
    bound = bind(table, found.mapping, problems)
    reader = RowReader(bound, problems, desk.zone())
    importer = importer_of(desk, reader, found.mapping, problems)
    importer.recognition = fit(found.mapping, found.origin, bound.heading)
    try:
        _take_rows(importer, bound, watch)
    except TooManyProblems:
        if not order.dry_run:
            problems.refuse()
        return _report(importer, dry_run=True)
    if order.dry_run:
        _rehearse(desk, importer)
        return _report(importer, dry_run=True)
    watch.tell("writing", WRITING)
    with desk.transactions.begin(actor) as work:
        _check(importer, work.connection)
        problems.raise_if_any()
        importer.write(work, watch)
        if found.origin is not Origin.RECOGNISED:
            remember(work, heading_digest(bound.heading), found.mapping)
        _record(work, importer, table)
        watch.check()
    watch.tell("writing", 1.0)
    return _report(importer, work.changes)


def _read(
    desk: Desk, kind: ImportKind, order: Order, problems: ProblemList
) -> tuple[Table, Recognition]:
    if order.mapping is None:
        table = read_table(order.path, "", problems, order.watch)
        with desk.transactions.reading() as connection:
            return table, recognise(table, kind, connection)
    given = order.mapping
    if isinstance(given, Path):
        given = load_mapping(given)
    if given.kind is not kind:
        raise InvalidInput(
            "mapping.kind",
            file=order.mapping.name if isinstance(order.mapping, Path) else given.id,
            found=KIND[given.kind.value],
            wanted=KIND[kind.value],
        )
    table = read_table(order.path, given.sheet, problems, order.watch)
    return table, Recognition(given, Origin.GIVEN)


def _take_rows(importer: Importer, table: BoundTable, watch: Watch) -> None:
    watch.tell("checking", READING)
    reader, total = importer.reader, len(table.rows)
    for done, (row, cells) in enumerate(table.rows):
        if not done % EVERY:
            watch.tell("checking", READING + (WRITING - READING) * done / total)
        reader.at(row, cells)
        importer.read()


def _rehearse(desk: Desk, importer: Importer) -> None:
    with desk.transactions.reading() as connection:
        _check(importer, connection)


def _check(importer: Importer, connection: Connection) -> None:
    try:
        importer.check(connection)
    except TooManyProblems:
        return


def _record(work: UnitOfWork, importer: Importer, table: Table) -> None:
    """Say in the office's journal what came from where; the hash tells which file it was."""
    work.record(
        Event.REGISTER_IMPORTED,
        Kind.OFFICE,
        1,
        table.file[:400],
        after={
            "kind": importer.kind.value,
            "rows": importer.count(),
            "mapping": importer.mapping.id,
            "sha256": table.sha256,
        },
    )


def _report(
    importer: Importer, changes: Changes | None = None, *, dry_run: bool = False
) -> ImportReport:
    found = importer.problems.found
    return ImportReport(
        kind=importer.kind,
        file=importer.problems.file,
        mapping=importer.mapping.id,
        mapping_name=importer.mapping.name,
        rows=importer.count(),
        skipped=importer.skipped,
        created_applications=importer.created_applications,
        created_departments=importer.created_departments,
        problems=found,
        sample=importer.sample(),
        dry_run=dry_run,
        new=importer.count() - importer.changed,
        changed=importer.changed,
        unchanged=importer.skipped,
        refused=len({problem.row for problem in found if problem.row}),
        ended=importer.ended,
        recognition=importer.recognition,
        asked=importer.asked(),
        changes=(changes or Changes()) | importer.touched,
    )
