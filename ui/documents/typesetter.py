"""Sets the blocks of a document tree in a `QTextDocument`, by the layout of the printed records.

One unit of the document is one typographic point, so an A4 sheet is 595 × 842 units. Documents are
black and grey on white in every theme: they show what will be printed.
"""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from relapp.domain.dossier import (
    Align,
    Block,
    Facts,
    Flow,
    Paragraph,
    Seal,
    Signatures,
    Table,
)
from relapp.domain.rich_text import Run
from relapp.wording.documents import Heading

SERIF: Final = (
    *("Times New Roman", "Liberation Serif", "SimSun", "Songti SC", "Noto Serif CJK SC"),
    *("Source Han Serif SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"),
)
SANS: Final = (
    *("Arial", "Liberation Sans", "SimHei", "Heiti SC", "Noto Sans CJK SC"),
    *("Source Han Sans SC", "WenQuanYi Micro Hei"),
)
INK: Final = QColor("#000000")
RULE: Final = QColor("#6B7482")
_HEAD: Final = QColor("#E8ECF2")
_BLANK: Final = "—"
_BODY: Final = 12.0
_CELL: Final = 10.5
_LINE: Final = 20.0
_LIST: Final = 42.0
"""Left edge of the items of lists; their marks stand `_MARK` before it."""
_MARK: Final = 18.0
_PERCENT: Final = 100
_ALIGN: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def letters(size: float, *, bold: bool = False, sans: bool = False) -> QTextCharFormat:
    """Return a character format of so many points."""
    font = QFont()
    font.setFamilies(list(SANS if sans else SERIF))
    font.setPixelSize(round(size))
    font.setBold(bold)
    result = QTextCharFormat()
    result.setFont(font)
    result.setForeground(INK)
    return result


def spaced(
    align: Align = "left", before: float = 0, after: float = 0, line: float = _LINE
) -> QTextBlockFormat:
    """Return a block format with room above and below and a fixed line height, in points."""
    result = QTextBlockFormat()
    result.setAlignment(_ALIGN[align])
    result.setTopMargin(before)
    result.setBottomMargin(after)
    result.setLineHeight(line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return result


class Typesetter:
    """Writes at the end of a document, block after block."""

    def __init__(
        self,
        cursor: QTextCursor,
        labels: dict[str, str],
        breaks: Collection[int] = (),
        *,
        indent: bool,
    ) -> None:
        """Take cursor, fixed words, blocks to start a page and whether paragraphs are indented.

        `kept` collects the titles and captions, which must stay with what follows them.
        """
        self.cursor = cursor
        self.kept: list[int] = []
        self._labels = labels
        self._breaks = breaks
        self._indent = indent
        self._fresh = True

    def line(
        self, text: str, block: QTextBlockFormat, chars: QTextCharFormat, *, keep: bool = False
    ) -> int:
        """Write one paragraph; return the number of its block."""
        if keep:
            number = self.cursor.blockNumber() + 1
            self.kept.append(number)
            if number in self._breaks:
                block.setTopMargin(0)
                block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self._fresh:
            self.cursor.setBlockFormat(block)
            self.cursor.setBlockCharFormat(chars)
            self._fresh = False
        else:
            self.cursor.insertBlock(block, chars)
        self.cursor.insertText(text, chars)
        return self.cursor.blockNumber()

    def chapter(self, text: str, *, new_page: bool) -> int:
        """Write the title of a chapter; return the number of its block."""
        block = spaced(before=0 if new_page else 14, after=8, line=24)
        if new_page:
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        return self.line(text, block, letters(16, bold=True, sans=True), keep=True)

    def heading(self, text: str) -> int:
        """Write the title of a section; return the number of its block."""
        chars = letters(13, bold=True, sans=True)
        return self.line(text, spaced(before=8, after=4), chars, keep=True)

    def block(self, block: Heading | Block) -> None:
        """Write any block but a heading, whose page somebody wants to know."""
        match block:
            case Paragraph():
                self._paragraphs(block)
            case Table():
                self._captioned(block)
            case Facts():
                self.facts(block.rows)
            case Flow():
                self._flow(block)
            case Signatures():
                self._signatures(block)
            case Seal():
                self._seal(block)

    def facts(
        self, rows: Sequence[tuple[str, str]], width: int = _PERCENT, before: float = 2
    ) -> None:
        """Write pairs as a table without heading row, so many per cent wide."""
        table = self._table(len(rows), (28, 72), width, before=before)
        for number, (label, value) in enumerate(rows):
            self._fill(table, (number, 0), label, "center", head=True)
            self._fill(table, (number, 1), value or _BLANK)
        self._leave()

    def grid(
        self, rows: Sequence[Sequence[str]], shares: Sequence[float], before: float = 2
    ) -> None:
        """Write a table whose odd columns are labels, as the signing table of the cover."""
        table = self._table(len(rows), shares, _PERCENT, before=before)
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                self._fill(table, (number, place), text, "center", head=place % 2 == 0)
        self._leave()

    def table(self, table: Table) -> None:
        """Write a table with heading row."""
        shares = [column.share for column in table.columns]
        made = self._table(len(table.rows) + 1, shares, _PERCENT, head=True)
        for place, column in enumerate(table.columns):
            self._fill(made, (0, place), column.title, "center", head=True)
            for number, row in enumerate(table.rows, 1):
                self._fill(made, (number, place), row[place], column.align)
        self._leave()

    def contents(self, entries: Sequence[tuple[str, int]], width: float) -> None:
        """Write a table of contents with page numbers at the right edge."""
        for text, page in entries:
            block = spaced(line=22)
            block.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.RightTab)])
            self.line(f"{text}\t{page or ''}", block, letters(_BODY))

    def _paragraphs(self, paragraph: Paragraph) -> None:
        if paragraph.shape == "title":
            chars = letters(_BODY, bold=True, sans=True)
            self.line(paragraph.text, spaced(before=4), chars, keep=True)
            return
        block = spaced()
        if paragraph.shape == "body":
            block.setTextIndent(2 * _BODY if self._indent else 0)
        else:
            block.setLeftMargin(_LIST)
            block.setTextIndent(-_MARK)
        if paragraph.shape != "body" or paragraph.runs:
            self._runs(paragraph, block)
            return
        for part in paragraph.text.splitlines() or [paragraph.text]:
            self.line(part, block, letters(_BODY))

    def _runs(self, paragraph: Paragraph, block: QTextBlockFormat) -> None:
        """Write text in pieces of different form, after the mark of a list if it is an item."""
        mark = {"bullet": "•\t", "number": f"{paragraph.number}.\t"}.get(paragraph.shape, "")
        if mark:
            block.setTabPositions([QTextOption.Tab(_LIST, QTextOption.TabType.LeftTab)])
        self.line(mark, block, letters(_BODY))
        for run in paragraph.runs or (Run(paragraph.text),):
            chars = letters(_BODY, bold=run.bold)
            chars.setFontItalic(run.italic)
            self.cursor.insertText(run.text, chars)

    def _captioned(self, table: Table) -> None:
        if table.caption:
            block = spaced("center", before=4, after=2, line=16)
            self.line(table.caption, block, letters(_CELL, bold=True, sans=True), keep=True)
        self.table(table)

    def _flow(self, flow: Flow) -> None:
        words = (f"◇ {step.label}" if step.gate else step.label for step in flow.steps)
        chars = letters(_CELL, sans=True)
        self.line(" → ".join(words), spaced("center", before=6, after=4), chars)
        if flow.note:
            self.line(flow.note, spaced("center", after=6), letters(_CELL))

    def _signatures(self, block: Signatures) -> None:
        rows = -(-len(block.labels) // 2)
        table = self._table(rows, (1, 1), _PERCENT, ruled=False)
        for place, label in enumerate(block.labels):
            by = self._labels["signed_by"].format(role=label)
            text = f"{by}\n\n{self._labels['signed_on']}"
            self._fill(table, (place // 2, place % 2), text)
        self._leave()

    def _seal(self, block: Seal) -> None:
        self.line("", spaced(), letters(_BODY))
        table = self._table(1, (1,), 32)
        self._fill(table, (0, 0), f"\n{block.label}\n\n", "center")
        self._leave()

    def _table(
        self,
        rows: int,
        shares: Sequence[float],
        width: int,
        *,
        head: bool = False,
        ruled: bool = True,
        before: float = 2,
    ) -> QTextTable:
        layout = QTextTableFormat()
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, width))
        layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.setCellPadding(3)
        layout.setCellSpacing(0)
        layout.setBorder(1 if ruled else 0)
        layout.setBorderCollapse(True)
        layout.setBorderBrush(QBrush(RULE))
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        layout.setHeaderRowCount(1 if head else 0)
        layout.setTopMargin(before)
        whole = sum(shares) or 1
        kind = QTextLength.Type.PercentageLength
        layout.setColumnWidthConstraints(
            [QTextLength(kind, _PERCENT * share / whole) for share in shares]
        )
        self._fresh = False
        return self.cursor.insertTable(rows, len(shares), layout)

    def _fill(
        self,
        table: QTextTable,
        place: tuple[int, int],
        text: str,
        align: Align = "left",
        *,
        head: bool = False,
    ) -> None:
        cell = table.cellAt(*place)
        inside = cell.firstCursorPosition()
        chars = letters(_CELL, bold=head, sans=head)
        for number, part in enumerate(text.split("\n")):
            block = spaced(align, line=16)
            if number:
                inside.insertBlock(block, chars)
            else:
                inside.setBlockFormat(block)
                inside.setBlockCharFormat(chars)
            inside.insertText(part, chars)
        if head:
            # Last, for the format of the first block is kept where that of the cell is.
            look = cell.format()
            look.setBackground(_HEAD)
            cell.setFormat(look)

    def _leave(self) -> None:
        """Go on below a table; the block there is set small, as Qt demands one."""
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        block = QTextBlockFormat()
        block.setLineHeight(8, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.cursor.setBlockFormat(block)
        self.cursor.setBlockCharFormat(letters(6))
