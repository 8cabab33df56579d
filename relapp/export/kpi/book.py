"""What all sheets of one workbook share: report, words, and where the inputs of formulas stand."""

from dataclasses import dataclass

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import quote_sheetname

from relapp.domain.kpi import Measure
from relapp.domain.kpi_report import KpiReport
from relapp.domain.text import Language
from relapp.export.kpi.formulas import Parts
from relapp.export.sheets import COUNT, DAYS, RATE, Painter, Sheet, StyledCell
from relapp.wording.workbook import WORDS

FORMS = {"rate": RATE, "days": DAYS, "count": COUNT}
QUARTER_CELL, LIMIT_CELL = "$B$3", "$B$4"

# Print-safe: the word says it too.
_BAD = Font(color="B3261E", bold=True), PatternFill("solid", bgColor="FCE9E7")
_GOOD = Font(color="14703B"), PatternFill("solid", bgColor="E2F3E8")


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook in the making."""

    report: KpiReport
    language: Language
    office: str

    def word(self, key: str, **values: object) -> str:
        """Return a word of the workbook."""
        return WORDS[key].of(self.language).format(**values)

    def from_figures(self, cell: str) -> str:
        """Return the address of a cell of the first sheet, seen from another sheet."""
        return f"{quote_sheetname(self.word('sheet_kpi'))}!{cell}"

    def check(self, computed: str, program: str) -> str:
        """Return the formula that compares what the workbook and what the program computed."""
        same, different = (f'"{self.word(key)}"' for key in ("same", "different"))
        near = f"IF(ABS({computed}-{program})<0.000001,{same},{different})"
        equal = f"IF({computed}={program},{same},{different})"
        return f"IF(AND(ISNUMBER({computed}),ISNUMBER({program})),{near},{equal})"

    def mark(self, sheet: Sheet, cells: str) -> None:
        """Colour the cells that say something is wrong, and those that say a target is reached."""
        for key, (font, fill) in (
            ("different", _BAD),
            ("missed", _BAD),
            ("reached", _GOOD),
        ):
            wanted = [f'"{self.word(key)}"']
            rule = CellIsRule(operator="equal", formula=wanted, font=font, fill=fill)
            sheet.conditional_formatting.add(cells, rule)


def computed(painter: Painter, parts: Parts, measure: Measure, place: str) -> StyledCell:
    """Return the live cell of a figure."""
    form = FORMS[measure.unit]
    if parts.array:
        return painter.array(parts.value, form, place)
    return painter.formula(parts.value, form)
