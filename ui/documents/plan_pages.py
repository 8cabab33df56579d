"""Breaks a release plan into A4 sheets for the preview: cover, history, contents, chapters."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from relapp.domain.dossier import PlanDocument, Table
from relapp.wording.document_tables import columns
from relapp.wording.documents import Heading, NumberedChapter, labels, numbered
from ui.documents.typesetter import INK, RULE, SERIF, Typesetter, letters, spaced

SHEET: Final = QSizeF(595, 842)
TOP, BOTTOM, SIDE = 72.0, 63.0, 69.0
"""Margins of the layout specification in points: 2.54, 2.22 and 2.43 cm."""
_TEXT: Final = SHEET.width() - 2 * SIDE
_SMALL: Final = 9
_TRIES: Final = 5


@dataclass
class _Marks:
    """Blocks whose page is asked for: chapters by key, and all titles in order."""

    chapters: dict[str, int] = field(default_factory=dict)
    titles: list[int] = field(default_factory=list)


class PlanPages:
    """A plan set on sheets, ready to be painted page by page."""

    def __init__(self, plan: PlanDocument, *, contents: bool = True) -> None:
        """Set a document; `contents` as its template has a table of contents or not."""
        self.plan = plan
        self._has_contents = contents
        self._labels = labels(plan.language)
        self._chapters = numbered(plan)
        self._pages: dict[int, int] = {}
        self._breaks: frozenset[int] = frozenset()
        self._marks = _Marks()
        self._document = QTextDocument()
        for _ in range(_TRIES):
            if self._set():
                break

    @property
    def count(self) -> int:
        """Sheets in all."""
        return self._document.pageCount()

    @property
    def chapters(self) -> tuple[NumberedChapter, ...]:
        """The chapters as printed."""
        return self._chapters

    def page_of(self, key: str) -> int:
        """Return the sheet, counted from 1, on which a chapter begins; 0 for an unknown one."""
        return self._pages.get(self._marks.chapters.get(key, -1), 0)

    def text(self) -> str:
        """Return all words, as they are searched and read aloud."""
        return self._document.toPlainText()

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a sheet, counted from 0, at the painter's origin in points."""
        sheet = QRectF(0, 0, SHEET.width(), SHEET.height())
        painter.save()
        painter.fillRect(sheet, QColor("#FFFFFF"))
        if page:
            self._paint_margins(painter, page)
        painter.setClipRect(sheet, Qt.ClipOperation.IntersectClip)
        painter.translate(0, -page * SHEET.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, INK)
        context.clip = sheet.translated(0, page * SHEET.height())
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_margins(self, painter: QPainter, page: int) -> None:
        """Draw header and footer; the cover has none."""
        plan, words = self.plan, self._labels
        font = QFont()
        font.setFamilies(list(SERIF))
        font.setPixelSize(_SMALL)
        painter.setFont(font)
        painter.setPen(QPen(RULE, 0.75))
        bottom = SHEET.height()
        for y in (54, bottom - 50):
            painter.drawLine(round(SIDE), round(y), round(SHEET.width() - SIDE), round(y))
        painter.setPen(INK)
        head = QRectF(SIDE, 38, _TEXT, 14)
        foot = QRectF(SIDE, bottom - 47, _TEXT, 14)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(head, left, plan.unit)
        painter.drawText(head, right, f"{plan.name}　{plan.release_number}　{plan.version}")
        painter.drawText(foot, left, plan.notice)
        number = f"{words['page']} {page + 1} {words['page_of']} {self.count} {words['page_end']}"
        painter.drawText(foot, right, number.strip())

    def _set(self) -> bool:
        """Set everything; True once page numbers and page breaks came out as assumed."""
        self._marks = _Marks()
        self._document = QTextDocument()
        self._document.setUseDesignMetrics(True)
        self._document.setDocumentMargin(0)
        frame = self._document.rootFrame()
        look = frame.frameFormat()
        look.setTopMargin(TOP)
        look.setBottomMargin(BOTTOM)
        look.setLeftMargin(SIDE)
        look.setRightMargin(SIDE)
        frame.setFrameFormat(look)
        self._document.setPageSize(SHEET)
        cursor = QTextCursor(self._document)
        indent = self.plan.language == "zh"
        setter = Typesetter(cursor, self._labels, self._breaks, indent=indent)
        cursor.beginEditBlock()
        self._cover(setter)
        self._history(setter)
        for place, chapter in enumerate(self._chapters):
            self._chapter(setter, chapter, first=place == 0 and self._has_contents)
        cursor.endEditBlock()
        return self._settle(setter.kept)

    def _settle(self, kept: list[int]) -> bool:
        pages = {block: self._page(block) for block in self._marks.titles}
        # A title that ends a page is sent to the next one together with what it names.
        breaks = self._breaks | {
            first for first, last in _runs(kept) if self._page(last + 1) > self._page(first)
        }
        done = pages == self._pages and breaks == self._breaks
        self._pages, self._breaks = pages, breaks
        return done

    def _page(self, number: int) -> int:
        block = self._document.findBlockByNumber(number)
        if not block.isValid():
            return 0
        # Where a line does not fit, Qt moves the line within its block, not the block.
        layout = block.layout()
        shift = layout.lineAt(0).y() if layout.lineCount() else 0
        top = self._document.documentLayout().blockBoundingRect(block).top() + shift
        return int(top // SHEET.height()) + 1

    def _cover(self, setter: Typesetter) -> None:
        plan, words = self.plan, self._labels
        small = letters(11)
        setter.line(f"{words['document_number']}　{plan.number}", spaced("right"), small)
        setter.line(f"{words['classification']}　{plan.classification}", spaced("right"), small)
        name = f"{plan.application} {plan.application_version}".strip()
        setter.line(name, spaced("center", before=110, after=10, line=26), letters(18))
        setter.line(
            plan.name,
            spaced("center", after=10, line=46),
            letters(34, bold=True, sans=True),
        )
        setter.line(plan.subject, spaced("center"), letters(14))
        setter.facts(plan.cover_facts, 72, before=70)
        signers = plan.cover_signers
        rows = (
            [part for s in signers for part in (s.role, s.name or "—")],
            [part for s in signers for part in (words["date"], s.signed_on or "—")],
        )
        if signers:
            setter.grid(rows, [12, 21] * len(signers), before=60)
        setter.line(plan.unit, spaced("center", before=90), letters(14, bold=True, sans=True))

    def _history(self, setter: Typesetter) -> None:
        plan, words = self.plan, self._labels
        title = spaced("center", after=10, line=26)
        title.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        bold = letters(16, bold=True, sans=True)
        setter.line(words["history"], title, bold)
        rows = tuple(
            tuple(
                value or "—"
                for value in (
                    *(row.version, row.author, row.written_on),
                    *(row.reviewer, row.reviewed_on, row.change),
                )
            )
            for row in plan.history
        )
        setter.table(Table(columns("history", plan.language), rows))
        if not self._has_contents:
            return
        setter.line(words["contents"], spaced("center", before=30, after=12, line=26), bold)
        setter.contents(self._entries(), _TEXT)

    def _entries(self) -> list[tuple[str, int]]:
        """Return the lines of the contents with the pages found so far."""
        numbers = sorted(self._pages)
        found: list[tuple[str, int]] = []
        titles = 0
        for chapter in self._chapters:
            for text in (chapter.heading, *self._sections(chapter)):
                page = self._pages[numbers[titles]] if titles < len(numbers) else 0
                shown = text if text == chapter.heading else f"　　{text}"
                found.append((shown, page))
                titles += 1
        return found

    def _sections(self, chapter: NumberedChapter) -> tuple[str, ...]:
        return tuple(block.text for block in chapter.blocks if isinstance(block, Heading))

    def _chapter(self, setter: Typesetter, chapter: NumberedChapter, *, first: bool) -> None:
        number = setter.chapter(chapter.heading, new_page=first or chapter.new_page)
        self._marks.chapters[chapter.key] = number
        self._marks.titles.append(number)
        for block in chapter.blocks:
            if isinstance(block, Heading):
                self._marks.titles.append(setter.heading(block.text))
            else:
                setter.block(block)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each row of numbers without a gap."""
    first = last = -1
    for number in [*numbers, -1]:
        if number == last + 1 and first >= 0:
            last = number
            continue
        if first >= 0:
            yield first, last
        first = last = number
