"""Register, lists and exports of change tools: read by themselves, some into a database too."""

import csv
import io
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from openpyxl import Workbook, load_workbook

from benchmarks.campaigns.hostile.cells import Raw
from benchmarks.campaigns.hostile.grids import (
    Grid,
    TableCase,
    as_csv,
    as_workbook,
    cases,
    edited,
    is_faithful,
    prepare,
)
from benchmarks.campaigns.hostile.homes import Home, home
from benchmarks.campaigns.hostile.samples import SUBJECTS, Subject
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.export.delimited import write_table
from relapp.export.printable import printable
from relapp.export.sheets import safe_text
from relapp.services.import_fields import RowReader
from relapp.services.import_headings import SEARCHED_ROWS, bind
from relapp.services.import_kinds import ImportKind
from relapp.services.import_problems import ProblemList, TooManyProblems
from relapp.services.import_recognition import best_shipped
from relapp.services.import_report import ImportReport
from relapp.services.tabular import Table, Watch, read_table

EVERY: Final = 50
"""One of so many cases goes on into a database."""
RENEWED: Final = 40
"""After so many imports the database starts anew, or its size would be what is measured."""
VERIFIED: Final = 4
"""After one of so many imports all chains are verified."""
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_ENOUGH: Final = 20_000


def attack(name: str, folder: Path, n: int, *, server: bool = False) -> Tally:
    """Throw cases at one importer of lists; one of `EVERY` goes on into a database."""
    subject, tally = SUBJECTS[name], Tally(name)
    if "xlsx" in subject.forms:
        prepare()
    with home(folder, on_server=server) as place:
        office, count = _Office(place, folder), 0

        def deed(case: TableCase) -> None:
            nonlocal count
            count += 1
            grid = edited(subject.tables, case)
            xlsx = case.form == "xlsx"
            path = folder / f"list.{case.form}"
            path.write_bytes(as_workbook(grid, case) if xlsx else as_csv(grid, case))
            into = count % EVERY == 0
            tally.stored += into
            if into:
                office.take(subject, path, grid, whole=is_faithful(case, grid))
            else:
                _read(subject, path, grid, whole=is_faithful(case, grid))

        throw(tally, cases(subject.forms), deed, n)
        office.finish()
    return tally


def _read(subject: Subject, path: Path, grid: Grid, *, whole: bool) -> None:
    """Read a file as an import does before it looks at the database."""
    problems = ProblemList(path.name)
    table = read_table(path, "", problems, Watch())
    if whole:
        _check_cells(table, grid, path)
    heads = [cells for _, cells in table.rows[:SEARCHED_ROWS]]
    mapping = best_shipped(heads, subject.importer.kind).mapping
    bound = bind(table, mapping, problems)
    reader = RowReader(bound, problems, _zone())
    # No database: rows are read without asking it anything.
    importer = subject.importer(None, reader, mapping, problems)  # type: ignore[arg-type]
    try:
        for row, cells in bound.rows:
            reader.at(row, cells)
            importer.read()
    except TooManyProblems:
        problems.refuse()
    importer.sample()
    problems.raise_if_any()


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo("Asia/Shanghai")


def _check_cells(table: Table, grid: Grid, path: Path) -> None:
    """Raise Wrong unless every text stands where it stood."""
    for number, cells in table.rows:
        if path.suffix == ".csv" and any(
            "\r" in str(v) or "\n" in str(v) for v in grid[number - 1]
        ):
            continue
        for place, value in enumerate(grid[number - 1][: len(cells)]):
            if isinstance(value, Raw) and path.suffix != ".csv":
                continue
            found = cells[place]
            if (str(found) if found is not None else "") != _carried(str(value), path):
                raise Wrong(f"a cell was read as another, row {number}")


def _carried(text: str, path: Path) -> str:
    """Return what a format keeps of a text: XML knows one kind of line end."""
    return text if path.suffix == ".csv" else text.replace("\r\n", "\n").replace("\r", "\n")


class _Office:
    """A database that each import goes into, watched from a connection of its own."""

    def __init__(self, home: Home, folder: Path) -> None:
        self._home, self._folder, self._imports = home, folder, 0
        self._open()

    def take(self, subject: Subject, path: Path, grid: Grid, *, whole: bool) -> None:
        """Import a file; a refusal must leave the database as it was."""
        before, version = self._home.held(*subject.place), self._home.version()
        try:
            report = self._core.imports.take(self._me, subject.importer.kind, path)
        except BaseException:
            if self._home.version() != version:
                raise Wrong("a refused import changed the database") from None
            raise
        if self._home.version() == version:
            raise Wrong("an import was acknowledged and nothing was written")
        if whole:
            _check_kept(subject, report, grid, self._home.held(*subject.place) - before, path)
        _check_exports([str(v) for row in grid[:5] for v in row], self._folder)
        self._imports += 1
        if self._imports % VERIFIED == 0:
            self._verify()
        if self._imports % RENEWED == 0:
            self.finish()
            self._open()

    def finish(self) -> None:
        """Verify all chains and close."""
        self._verify()
        self._core.close()
        self._home.close()

    def _open(self) -> None:
        self._core: Core = self._home.renew()
        self._me: Person = self._core.people.all()[0]

    def _verify(self) -> None:
        if self._core.history.verify().breaks:
            raise Wrong("a chain of the journal is broken")


def _check_kept(
    subject: Subject, report: ImportReport, grid: Grid, new: set[str], path: Path
) -> None:
    """Raise Wrong unless every new record bears a name that stands in the file."""
    said = {_plain(str(value)) for row in grid for value in row}
    said |= {f"{head}{word}" for head in ("BUG-", "REQ-") for word in said}
    if path.suffix == ".csv" or not any(isinstance(v, Raw) for row in grid for v in row):
        foreign = {name for name in new if _plain(name) not in said}
        if foreign and subject.importer.kind is not ImportKind.HOLIDAYS:
            raise Wrong("a record bears a name that no cell has")
    made = len(new)
    if subject.importer.kind is ImportKind.HOLIDAYS:
        return
    if made != report.rows - report.changed:
        raise Wrong(f"{report.rows} rows reported, {made} records made")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _check_exports(texts: Sequence[str], folder: Path) -> None:
    """Raise Wrong unless texts stay texts in what we write of them."""
    texts = [text for text in texts if len(text) < _ENOUGH and "\ud800" not in text]
    texts = [text for text in texts if printable(text) == text]
    target = write_table([texts], folder / "again.csv")
    with target.open(encoding="utf-8-sig", newline="") as file:
        for cell in next(csv.reader(file), []):
            if cell.lstrip(" ").startswith(_DANGEROUS):
                raise Wrong("CSV hands a formula on")
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append([safe_text(page, text) for text in texts])
    stream = io.BytesIO()
    book.save(stream)
    with closing(load_workbook(stream)) as again:
        for cell in again.active[1]:
            if cell.data_type not in ("s", "n", "inlineStr"):
                raise Wrong(f"a workbook hands {cell.data_type} on")
