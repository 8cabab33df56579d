"""The definitions sheet: what each figure means and leaves out, so that no one has to ask."""

from relapp.export.kpi.book import FORMS, Book
from relapp.export.sheets import Painter, Sheet, set_up_page
from relapp.wording.measures import MEASURES
from relapp.wording.workbook import NOTES


def write_definitions(sheet: Sheet, book: Book) -> None:
    """Write the sheet."""
    painter = Painter(sheet)
    set_up_page(sheet, (28, 62, 52, 12))
    sheet.append([painter.title(book.word("definitions_title"))])
    sheet.append([])
    heads = ("measure", "formula", "scope", "target_short")
    sheet.append(painter.head(book.word(key) for key in heads))
    for measure in book.report.current.measures:
        words = MEASURES[measure.key]
        explained = words.formula.of(book.language).format(days=book.report.targets.cmdb_days)
        sheet.append(
            [
                painter.text(words.name.of(book.language), bold=True),
                painter.text(explained),
                painter.text(words.scope.of(book.language)),
                painter.number(measure.target, FORMS[measure.unit]),
            ]
        )
    sheet.append([])
    for note in NOTES:
        sheet.append([painter.note(note.of(book.language))])
