"""Prose in a Qt document and back: the form a person sees is the form that is kept."""

import re
from collections.abc import Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from relapp.domain.rich_text import BlockKind, RichBlock, Run, parse, render

HEADING = 3
_STYLES = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBER: QTextListFormat.Style.ListDecimal,
}
_ROW = re.compile(r"\s*\|.+\|\s*$")
_FOREIGN = str.maketrans({"\u2028": " ", "\u2029": " ", "\ufffc": "", "\xa0": " "})


def text_of(document: QTextDocument) -> str:
    """Return the prose of a document as it is kept."""
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(_read(block))
        block = block.next()
    return render(blocks)


def fill(document: QTextDocument, text: str) -> None:
    """Show prose in a document; nothing of what stood there before can be undone back."""
    document.setUndoRedoEnabled(False)
    document.clear()
    write(QTextCursor(document), parse(text))
    document.setUndoRedoEnabled(True)


def write(cursor: QTextCursor, blocks: Sequence[RichBlock]) -> None:
    """Write blocks at a cursor; the first one goes on in the cursor's own block if it is text."""
    current: QTextList | None = None
    cursor.beginEditBlock()
    for place, block in enumerate(blocks):
        if place or block.kind is not BlockKind.PARAGRAPH:
            form = QTextBlockFormat()
            if place or cursor.block().text():
                cursor.insertBlock(form, QTextCharFormat())
            else:
                cursor.setBlockFormat(form)
        style = _STYLES.get(block.kind)
        if style is None:
            current = None
        elif current is None or current.format().style() != style:
            current = cursor.createList(style)
        else:
            current.add(cursor.block())
        if block.kind is BlockKind.HEADING:
            make_heading(cursor, on=True)
        for run in block.runs:
            cursor.insertText(run.text, _letters(run, block.kind))
    cursor.endEditBlock()


def kind_of(block: QTextBlock) -> BlockKind:
    """Return what a line is."""
    found: QTextList | None = block.textList()
    if found is not None:
        numbered = found.format().style() is QTextListFormat.Style.ListDecimal
        return BlockKind.NUMBER if numbered else BlockKind.BULLET
    if block.blockFormat().headingLevel():
        return BlockKind.HEADING
    return BlockKind.ROW if _ROW.match(block.text()) else BlockKind.PARAGRAPH


def make_heading(cursor: QTextCursor, *, on: bool) -> None:
    """Make the lines of a selection small headings, or plain text again."""
    form = QTextBlockFormat()
    form.setHeadingLevel(HEADING if on else 0)
    cursor.mergeBlockFormat(form)
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    cursor.mergeBlockCharFormat(letters)
    for block in lines_of(cursor):
        line = QTextCursor(block)
        line.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        line.mergeCharFormat(letters)


def make_list(cursor: QTextCursor, kind: BlockKind | None) -> None:
    """Make the lines of a selection items of a list, or plain text again."""
    cursor.beginEditBlock()
    blocks = lines_of(cursor)
    for block in blocks:
        found: QTextList | None = block.textList()
        if found is not None:
            found.remove(block)
        line = QTextCursor(block)
        if block.blockFormat().headingLevel():
            make_heading(line, on=False)
        form = block.blockFormat()
        form.setIndent(0)
        form.clearProperty(QTextFormat.Property.ObjectIndex)
        line.setBlockFormat(form)
    if kind is not None and blocks:
        made = QTextCursor(blocks[0]).createList(_STYLES[kind])
        for block in blocks[1:]:
            made.add(block)
    cursor.endEditBlock()


def lines_of(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the lines that a selection touches."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
    found = []
    while block.isValid() and block.position() <= last:
        found.append(block)
        block = block.next()
    return found


def _read(block: QTextBlock) -> RichBlock:
    kind = kind_of(block)
    runs = []
    # The iterator of a block is no Python iterator.
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        bold = form.fontWeight() >= QFont.Weight.DemiBold and kind is not BlockKind.HEADING
        runs.append(Run(fragment.text().translate(_FOREIGN), bold, form.fontItalic()))
        place += 1
    return RichBlock(kind, tuple(runs))


def _letters(run: Run, kind: BlockKind) -> QTextCharFormat:
    form = QTextCharFormat()
    bold = run.bold or kind is BlockKind.HEADING
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    form.setFontItalic(run.italic)
    return form
