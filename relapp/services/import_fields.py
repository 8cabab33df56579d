"""Turns cells into values of a field and notes each one that is not acceptable."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from math import isfinite
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from relapp.domain.text import Text
from relapp.domain.wall_time import wall_to_utc
from relapp.services.import_headings import BoundField, BoundTable, plain
from relapp.services.import_mapping import Source
from relapp.services.import_problems import ProblemList
from relapp.services.tabular import Cell

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
_EXAMPLE: Final = "2026-09-22 19:30"
_DAY_EXAMPLE: Final = "2026-09-22"
_PATTERNS: Final = (
    *("%Y/%m/%d", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d", "%Y-%m-%d %H:%M"),
    *("%Y.%m.%d", "%Y.%m.%d %H:%M", "%Y年%m月%d日", "%Y年%m月%d日 %H:%M", "%Y-%m-%d %H:%M:%S"),
)
_EXCEL_START: Final = datetime(1899, 12, 30)  # noqa: DTZ001  day 0 of a spreadsheet has no zone
_EXCEL_DAYS: Final = range(20_000, 80_000)
_LONGEST_DAY: Final = len("2026-09-22")
_SEPARATORS: Final = ",，;；、\n"
_YES: Final = frozenset(("true", "yes", "y", "1", "是", "在用", "启用", "在职"))
_NO: Final = frozenset(("false", "no", "n", "0", "否", "停用", "禁用", "离职"))

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class RowReader:
    """Reads typed values of one table; a bad cell is noted and answered with a stand-in."""

    def __init__(self, table: BoundTable, problems: ProblemList, zone: ZoneInfo) -> None:
        """Bind every field to its cell."""
        mapping = table.mapping
        self._fields = table.fields
        self._problems = problems
        self._zone = ZoneInfo(mapping.zone) if mapping.zone else zone
        self._texts = {name: _text_of(bound) for name, bound in table.fields.items()}
        self._moments: dict[tuple[str, Cell], datetime] = {}
        self.row = 0
        self.cells: Sequence[Cell] = ()

    def at(self, row: int, cells: Sequence[Cell]) -> None:
        """Turn to a row."""
        self.row, self.cells = row, cells

    def has(self, target: str) -> bool:
        """Tell whether the file says anything about a field."""
        return target in self._fields

    def note(self, target: str, value: object, rule: str, allowed: object = "") -> None:
        """Note a problem of the present row."""
        bound = self._fields.get(target)
        self._problems.add(self.row, bound.heading if bound else target, value, rule, allowed)

    def heading(self, target: str) -> str:
        """Return the column of a field, as the mapping calls it."""
        bound = self._fields.get(target)
        return bound.heading if bound is not None else target

    def raw(self, target: str) -> str:
        """Return what the cell says, whatever the mapping makes of it."""
        bound = self._fields.get(target)
        return plain(bound.cell(self.cells)) if bound is not None else ""

    def text(self, target: str, limit: int, *, required: bool = False) -> str:
        """Return one line of text."""
        getter = self._texts.get(target)
        found = getter(self.cells) if getter is not None else ""
        if found.isprintable() and len(found) <= limit and (found or not required):
            return found
        return self._mended(target, found, limit)

    def _mended(self, target: str, found: str, limit: int) -> str:
        if not found:
            self.note(target, "", "missing")
        elif len(found) > limit:
            self.note(target, found, "too_long", limit)
            return found[:limit]
        # A line break within a cell, of whichever kind: what must not be there was refused before.
        breaks = "\t" in found or len(found.splitlines()) > 1
        return " ".join(found.split()) if breaks else found

    def long_text(self, target: str) -> str:
        """Return text of several lines; the limit of a cell is its own."""
        getter = self._texts.get(target)
        return getter(self.cells).replace("\r\n", "\n") if getter else ""

    def choice(self, target: str, words: Mapping[str, T], default: T) -> T:
        """Return what one of the words stands for, the default for an empty cell."""
        getter = self._texts.get(target)
        found = getter(self.cells) if getter is not None else ""
        if not found:
            return default
        member = words.get(found) or words.get(found.casefold())
        if member is None:
            bound = self._fields[target]
            listed = list(bound.source.values) or [str(word) for word in dict.fromkeys(words)]
            self.note(target, plain(bound.cell(self.cells)), "choice", ", ".join(listed))
            return default
        return member

    def flag(self, target: str, *, default: bool) -> bool:
        """Return a yes or no."""
        found = self.text(target, 400).casefold()
        if found and found not in _YES | _NO:
            self.note(target, found, "choice", "是/否, yes/no")
        return found in _YES if found else default

    def several(
        self, target: str, limit: int, clean: Callable[[str], str] = str
    ) -> tuple[str, ...]:
        """Return the values of a cell that holds several, each cleaned before its meaning."""
        bound = self._fields.get(target)
        if bound is None:
            return ()
        whole = plain(bound.cell(self.cells)) or bound.source.default
        for sign in bound.source.separator or _SEPARATORS:
            whole = whole.replace(sign, "\n")
        parts = dict.fromkeys(clean(part.strip()) for part in whole.split("\n") if part.strip())
        for part in parts:
            if len(part) > limit:
                self.note(target, part, "too_long", limit)
        return tuple(_meaning(bound.source, part) for part in parts)

    def moment(self, target: str, *, required: bool = False) -> datetime | None:
        """Return an aware UTC moment; a time without a zone is wall time of the mapping's."""
        bound = self._fields.get(target)
        cell = bound.cell(self.cells) if bound else None
        if bound is None or cell in (None, ""):
            if required:
                self.note(target, "", "missing")
            return None
        key = (target, cell)
        found = self._moments.get(key)
        if found is None:
            found = self._parsed(bound, cell)
            if found is not None:
                self._moments[key] = found
        return found

    def day(self, target: str, *, required: bool = False) -> date | None:
        """Return a date; the date of a moment with a zone is that of the mapping's zone."""
        bound = self._fields.get(target)
        cell = bound.cell(self.cells) if bound else None
        if bound is None or plain(cell) == "":
            if required:
                self.note(target, "", "missing")
            return None
        found = _read_date(cell, bound.source)
        if found is None:
            self.note(target, plain(cell), "date", _DAY_EXAMPLE)
            return None
        # Asked first: at the ends of the calendar another zone has no such day.
        if not self._year_fits(target, cell, found):
            return None
        local = found.astimezone(self._zone) if found.tzinfo else found
        return local.date() if self._year_fits(target, cell, local) else None

    def _parsed(self, bound: BoundField, cell: Cell) -> datetime | None:
        found = _read_date(cell, bound.source)
        if found is None:
            self.note(bound.target, plain(cell), "date", _EXAMPLE)
            return None
        if not self._year_fits(bound.target, cell, found):
            return None
        if found.tzinfo is not None:
            return found.astimezone(UTC)
        return wall_to_utc(found.date(), found.time(), self._zone)

    def _year_fits(self, target: str, cell: Cell, found: datetime) -> bool:
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return True
        self.note(target, plain(cell), "year", f"{FIRST_YEAR}–{LAST_YEAR}")
        return False


def words_of(kind: type[E], *tables: Mapping[E, Text]) -> dict[str, E]:
    """Return what a cell may say for each member: its own word and the field's terms."""
    words = {member.value: member for member in kind}
    for table in tables:
        for member, term in table.items():
            words.setdefault(term.zh.casefold(), member)
            words.setdefault(term.en.casefold(), member)
    return words


def values_of(kind: type[E], *tables: Mapping[E, Text]) -> dict[str, str]:
    """Return the same with plain words instead of members, which are slow to hash."""
    return {word: member.value for word, member in words_of(kind, *tables).items()}


def _text_of(bound: BoundField) -> Callable[[Sequence[Cell]], str]:
    source, cell = bound.source, bound.cell
    if source.value and bound.place is None:
        constant = _meaning(source, source.value)
        return lambda _cells: constant
    if source.prefix:
        return lambda cells: _prefixed(source.prefix, plain(cell(cells)))
    if not (source.values or source.default):
        return _plain_text(bound)
    known: dict[str, str] = {}

    def text(cells: Sequence[Cell]) -> str:
        found = plain(cell(cells))
        if found not in known:
            known[found] = _meaning(source, found) if found else source.default
        return known[found]

    return text


def _prefixed(prefix: str, found: str) -> str:
    return found if not found or found.startswith(prefix) else f"{prefix}{found}"


def _plain_text(bound: BoundField) -> Callable[[Sequence[Cell]], str]:
    place, cell = bound.place, bound.cell
    if place is None:
        return lambda cells: plain(cell(cells))

    def text(cells: Sequence[Cell]) -> str:
        found = cells[place] if place < len(cells) else ""
        return found.strip() if isinstance(found, str) else plain(found)

    return text


def _meaning(source: Source, found: str) -> str:
    """Return what a cell means; a cell that `values` does not know stays as it is."""
    if not source.values:
        return found
    wanted = found.casefold()
    for word, meaning in source.values.items():
        if word.casefold() == wanted:
            return meaning
    for word, meaning in source.values.items():
        if word.endswith("*") and wanted.startswith(word[:-1].casefold()):
            return meaning
    return source.otherwise or found


def _read_date(cell: Cell, source: Source) -> datetime | None:
    at = time.fromisoformat(source.time) if source.time else time()
    if isinstance(cell, datetime):
        return datetime.combine(cell, at) if source.time and cell.time() == time() else cell
    if isinstance(cell, date):
        return datetime.combine(cell, at)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not isfinite(cell) or int(cell) not in _EXCEL_DAYS:
            return None
        # A spreadsheet keeps fractions of a day, which seldom are whole seconds.
        exact = _EXCEL_START + timedelta(days=cell)
        return (exact + timedelta(microseconds=500_000)).replace(microsecond=0)
    return _read_text_date(plain(cell), source, at)


def _read_text_date(found: str, source: Source, at: time) -> datetime | None:
    for pattern in source.dates:
        parsed = _by_pattern(found, pattern)
        if parsed is not None:
            return parsed if "%H" in pattern else datetime.combine(parsed, at)
    try:
        parsed = datetime.fromisoformat(found)
    except ValueError:
        pass
    else:
        # Ten signs are the longest date that is nothing but a date.
        return parsed if len(found) > _LONGEST_DAY else datetime.combine(parsed, at)
    for pattern in _PATTERNS:
        parsed = _by_pattern(found, pattern)
        if parsed is not None:
            return parsed if "%H" in pattern else datetime.combine(parsed, at)
    return None


def _by_pattern(found: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(found, pattern)  # noqa: DTZ007  the caller adds the zone
    except ValueError:
        return None
