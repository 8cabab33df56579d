"""Formulas of the workbook: every key figure as a spreadsheet computes it from the data sheet."""

from dataclasses import dataclass

from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import Dimension
from relapp.domain.text import Language
from relapp.domain.vocabulary import ReleaseMode
from relapp.export.kpi.columns import BLANK, COLUMNS, NO, YES
from relapp.wording.terms import MODE


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure as formulas without the equals sign: hits, what they are counted against, value.

    `array` says that the value must be entered as an array formula; `hits` is empty for durations.
    """

    hits: str
    total: str
    value: str
    array: bool = False


class Formulas:
    """Writes the formulas of one selection: a quarter, and possibly one value of a dimension."""

    def __init__(
        self,
        language: Language,
        quarter_cell: str,
        cmdb_days_cell: str,
        dimension: Dimension | None = None,
        value_cell: str = "",
        criterion: str = "",
    ) -> None:
        """Fix the selection.

        Args:
            language: of the data sheet's words and names.
            quarter_cell: where the quarter stands.
            cmdb_days_cell: where the limit of working days stands.
            dimension: by what to narrow, None for the whole quarter.
            value_cell: where the wanted value of the dimension stands.
            criterion: what COUNTIFS is asked for when the plain cell would be read as a pattern.
        """
        self._names = {column.key: column.range_name(language) for column in COLUMNS}
        self._yes, self._no = f'"{YES.of(language)}"', f'"{NO.of(language)}"'
        urgent = f'"{MODE[ReleaseMode.EMERGENCY].of(language)}"'
        self._limit = cmdb_days_cell
        self._hits = {
            MeasureKey.SUCCESS: {"rolled_back": self._no, "confirmed": self._yes},
            MeasureKey.EMERGENCY: {"mode": urgent},
            MeasureKey.ROLLBACK: {"rolled_back": self._yes},
        }
        self._pairs = [("quarter", quarter_cell), ("counted", self._yes)]
        self._equal = list(self._pairs)
        if dimension is not None:
            self._pairs.append((dimension.value, criterion or value_cell))
            self._equal.append((dimension.value, value_cell))

    def parts(self, key: MeasureKey) -> Parts:
        """Return the formulas of one figure."""
        if key is MeasureKey.APPROVAL_MEDIAN:
            return self._duration("MEDIAN({})", "approval_days")
        if key is MeasureKey.APPROVAL_P90:
            return self._duration("PERCENTILE({},0.9)", "approval_days")
        if key is MeasureKey.CHANGE_LEAD:
            return self._duration("MEDIAN({})", "change_days")
        hits, total = self._counts(key)
        if key is MeasureKey.OVERDUE:
            return Parts(hits, total, f'IF({self.ended()}=0,"{BLANK}",{hits})')
        return Parts(hits, total, f'IF({total}=0,"{BLANK}",({hits})/({total}))')

    def ended(self) -> str:
        """Return the formula of the releases that count."""
        return self._count()

    def successful(self) -> str:
        """Return the formula of the successful ones among them."""
        return self._count(**self._hits[MeasureKey.SUCCESS])

    def _counts(self, key: MeasureKey) -> tuple[str, str]:
        count, yes, no = self._count, self._yes, self._no
        if key in _ANSWERS:
            column = _ANSWERS[key]
            asked = f"{count(**{column: yes})}+{count(**{column: no})}"
            return count(**{column: yes}), asked
        hits, total = self._reviewed() if key is MeasureKey.REVIEWED else ("", count())
        if key is MeasureKey.CMDB:
            total = count(cmdb_needed=yes)
            hits = count(cmdb_needed=yes, cmdb_days=f'"<="&{self._limit}')
        elif key is MeasureKey.CHANGE_FAILURE:
            hits = f"{count(rolled_back=yes)}+{count(rolled_back=no, incidents=_SOME)}"
        elif key in _SUMS:
            hits, total = (self._sum(column) for column in _SUMS[key])
        return hits or count(**self._hits[key]), total

    def _reviewed(self) -> tuple[str, str]:
        fine = self._count(reviewed=self._yes, rolled_back=self._no, confirmed=self._yes)
        return f"{self._count(reviewed=self._yes)}-{fine}", f"{self.ended()}-{self.successful()}"

    def _count(self, **more: str) -> str:
        return f"COUNTIFS({self._criteria(more)})"

    def _sum(self, column: str) -> str:
        return f"SUMIFS({self._names[column]},{self._criteria({})})"

    def _criteria(self, more: dict[str, str]) -> str:
        pairs = [*self._pairs, *more.items()]
        return ",".join(f"{self._names[column]},{wanted}" for column, wanted in pairs)

    def _duration(self, function: str, column: str) -> Parts:
        name = self._names[column]
        chosen = "*".join(f"({self._names[c]}={wanted})" for c, wanted in self._equal)
        known = f"{chosen}*ISNUMBER({name})"
        value = function.format(f"IF({known},{name})")
        total = f"SUMPRODUCT({known})"
        return Parts("", total, f'IF({total}=0,"{BLANK}",{value})', array=True)


_SOME = '">0"'
_SUMS = {
    MeasureKey.FIRST_PASS: ("first_passed", "checks"),
    MeasureKey.OVERDUE: ("overdue", "follow_ups"),
}
_ANSWERS = {
    MeasureKey.IN_WINDOW: "in_window",
    MeasureKey.ON_TIME: "on_time",
    MeasureKey.MATERIALS: "materials",
}
