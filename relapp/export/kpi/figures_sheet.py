"""The first sheet: every key figure as a formula, beside it the program's own and a check."""

from relapp.domain.kpi import Measure, MeasureKey
from relapp.domain.wall_time import to_wall
from relapp.export.kpi.book import FORMS, LIMIT_CELL, QUARTER_CELL, Book, computed
from relapp.export.kpi.columns import NO, YES
from relapp.export.kpi.formulas import Formulas
from relapp.export.sheets import COUNT, Painter, Sheet, StyledCell, set_up_page
from relapp.wording.measures import MEASURES
from relapp.wording.terms import OUTCOME

_HEADS = (
    "measure", "computed", "target", "met", "hits", "total", "program", "check", "previous",
    "formula",
)  # fmt: skip
_WIDTHS = (34, 13, 14, 10, 12, 12, 12, 10, 13, 74)
_FIRST = 7


def write_figures(sheet: Sheet, book: Book) -> None:
    """Write the sheet."""
    painter = Painter(sheet)
    set_up_page(sheet, _WIDTHS)
    sheet.freeze_panes = f"B{_FIRST}"
    _write_head(sheet, painter, book)
    formulas = Formulas(book.language, QUARTER_CELL, LIMIT_CELL)
    for row, measure in enumerate(book.report.current.measures, _FIRST):
        sheet.append(_row(painter, book, formulas, measure, row))
    last = _FIRST + len(MeasureKey) - 1
    book.mark(sheet, f"D{_FIRST}:H{last + 4}")
    _write_outlook(sheet, painter, book, last + 2)
    _write_failures(sheet, painter, book)


def _write_head(sheet: Sheet, painter: Painter, book: Book) -> None:
    report = book.report
    moment = f"{to_wall(report.as_of, report.zone):%Y-%m-%d %H:%M}"
    asked = book.word("as_of", office=book.office, moment=moment, zone=report.zone.key)
    open_end = book.word("unfinished") if report.unfinished else ""
    sheet.append([painter.title(book.word("title", quarter=report.quarter))])
    sheet.append([painter.note("　".join(part for part in (asked.strip(), open_end) if part))])
    sheet.append(
        [
            painter.text(book.word("quarter"), bold=True),
            painter.text(str(report.quarter), centred=True, bold=True),
        ]
    )
    sheet.append(
        [
            painter.text(book.word("cmdb_days"), bold=True),
            painter.number(report.targets.cmdb_days, COUNT, bold=True),
        ]
    )
    sheet.append([painter.note(book.word("recompute"))])
    sheet.append(painter.head(book.word(key) for key in _HEADS))


def _row(
    painter: Painter, book: Book, formulas: Formulas, measure: Measure, row: int
) -> list[StyledCell]:
    words = MEASURES[measure.key]
    parts = formulas.parts(measure.key)
    form = FORMS[measure.unit]
    previous = book.report.previous[measure.key].value
    explained = words.formula.of(book.language).format(days=book.report.targets.cmdb_days)
    return [
        painter.text(words.name.of(book.language), bold=measure.key is MeasureKey.SUCCESS),
        computed(painter, parts, measure, f"B{row}"),
        painter.number(measure.target, form),
        painter.formula(_met(book, measure, row), "General"),
        painter.formula(parts.hits, COUNT) if parts.hits else painter.number(None, COUNT),
        painter.formula(parts.total, COUNT),
        painter.number(measure.value, form),
        painter.formula(book.check(f"B{row}", f"G{row}"), "General"),
        painter.number(previous, form),
        painter.text(explained),
    ]


def _met(book: Book, measure: Measure, row: int) -> str:
    sign = "<=" if measure.lower_is_better else ">="
    reached, missed = (f'"{book.word(key)}"' for key in ("reached", "missed"))
    asked = f"ROUND(B{row},9){sign}ROUND(C{row},9)"
    return f'IF(OR(B{row}="—",C{row}="—"),"—",IF({asked},{reached},{missed}))'


def _write_outlook(sheet: Sheet, painter: Painter, book: Book, row: int) -> None:
    """Write how many failures are still affordable, live from the figures above."""
    outlook = book.report.outlook
    sheet.append([])
    if outlook is None:
        return
    blank = [None] * 4
    heads = painter.head(book.word(key) for key in ("outlook", "computed", "program", "check"))
    sheet.append([*heads[:2], *blank, *heads[2:]])
    sheet.append([painter.text(book.word("upcoming")), painter.number(outlook.upcoming, COUNT)])
    upcoming = f"B{row + 1}"
    spare = f"E{_FIRST}+{upcoming}-C{_FIRST}*(F{_FIRST}+{upcoming})"
    spare = f"ROUND({spare},6)"
    live = f'IF({spare}<0,"—",MIN({upcoming},INT({spare})))'
    sheet.append(
        [
            painter.text(book.word("affordable")),
            painter.formula(live, COUNT),
            *blank,
            painter.number(outlook.affordable, COUNT),
            painter.formula(book.check(f"B{row + 2}", f"G{row + 2}"), "General"),
        ]
    )


def _write_failures(sheet: Sheet, painter: Painter, book: Book) -> None:
    report, language = book.report, book.language
    sheet.append([])
    sheet.append([painter.text(book.word("failures"), bold=True)])
    if not report.failures:
        sheet.append([painter.text(book.word("no_failures"))])
        return
    heads = ("name", "number", "outcome", "reviewed", "ended_at")
    sheet.append(painter.head(book.word(key) for key in heads))
    for release in report.failures:
        ended = to_wall(release.ended_at, report.zone) if release.ended_at else None
        outcome = OUTCOME[release.outcome].of(language) if release.outcome else "—"
        sheet.append(
            [
                painter.text(f"{release.application}　{release.title}"),
                painter.text(release.number, centred=True),
                painter.text(outcome, centred=True),
                painter.text((YES if release.reviewed else NO).of(language), centred=True),
                painter.text(f"{ended:%Y-%m-%d}" if ended else "—", centred=True),
            ]
        )
