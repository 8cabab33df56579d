"""Content trees of documents: what a plan says, apart from any file format or template.

A service fills the tree, the preview and the Word writer print it. Everything is finished text in
one language; numbers of chapters, sections and tables are given later, when the tree is printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from relapp.domain.rich_text import BlockKind, RichBlock, Run, parse
from relapp.domain.text import Language

Align = Literal["left", "center", "right"]
Shape = Literal["body", "title", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; each line of it becomes a paragraph of its own.

    Attributes:
        shape: running text, a small heading, or an item of a list.
        runs: the same letters with their form; empty where nothing is bold or italic.
        number: place of an item in its numbered list, from 1.
    """

    text: str
    shape: Shape = "body"
    runs: tuple[Run, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        share: width relative to the other columns of the table.
        key: name under which a template may ask for the cell, lower-case ASCII.
    """

    title: str
    share: float = 1.0
    align: Align = "left"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; one with a caption is numbered through the text.

    Attributes:
        key: name for references; `[[table:key]]` in any text becomes 「表 5」.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns, before a document shows them shifted."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(
                f"table {self.key or self.caption!r}: row and columns differ in length"
            )


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value, printed as a two-column table without heading row."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One box of a flow; a gate is drawn apart."""

    label: str
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A row of boxes with arrows between them, and a line of explanation below."""

    steps: tuple[FlowStep, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to be signed by hand, two side by side; each label says who signs."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """An empty box with room for the seal of the archive."""

    label: str


Block = Paragraph | Table | Facts | Flow | Signatures | Seal


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a chapter, numbered 1, 2, 3 within it."""

    title: str
    blocks: tuple[Block, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter (一、二、…) or an appendix (附一、…), whose sections carry no number.

    Attributes:
        key: stable name, lower-case ASCII; a template may place the chapter by it.
        blocks: what stands between the chapter's title and its first section.
        new_page: whether it begins on a page of its own.
    """

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    appendix: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class CoverSigner:
    """编制, 审核 or 批准 on the cover, with name and date."""

    role: str
    name: str
    signed_on: str = ""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One version of the document: who wrote and who reviewed it, and what changed."""

    version: str
    author: str
    written_on: str
    reviewer: str
    reviewed_on: str
    change: str


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """One step of the approval route as it was signed, or as it waits.

    Attributes:
        checks: passed and asked, such as 「21 / 21 通过」.
    """

    group: str
    step: str
    signer: str
    checks: str
    decision: str
    signed_on: str


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """The last appendix: every step, a note, lines for hand signatures and the seal box."""

    rows: tuple[ApprovalRow, ...]
    note: str = ""
    hand_signers: tuple[str, ...] = ()
    seal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDocument:
    """《发布方案》 and its relatives: everything a template can ask for.

    Attributes:
        unit: office named in the header and at the foot of the cover.
        number: number of the document, such as FB26-147-FA-01.
        classification: 密级 in words.
        notice: confidentiality line of the footer.
        cover_facts: label and value of the table on the cover (type, mode, window, version).
        fingerprint: short form of the SHA-256 of the approved content; empty before approval.
        check_code: code by which a printed page is compared with the record.
        approval: None leaves the approval appendix out.
    """

    language: Language
    unit: str
    name: str
    number: str
    release_number: str
    version: str
    dated: str
    classification: str
    notice: str
    application: str
    application_version: str
    subject: str
    cover_facts: tuple[tuple[str, str], ...] = ()
    cover_signers: tuple[CoverSigner, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    approval: ApprovalSheet | None = None
    fingerprint: str = ""
    check_code: str = ""

    @property
    def editions(self) -> tuple[HistoryRow, ...]:
        """Editions made so far, newest first; the last row of the history is the next one."""
        return tuple(reversed(self.history[:-1]))


_RULE = re.compile(r"^[\s|:\-]+$")
_SHAPES: dict[BlockKind, Shape] = {
    BlockKind.PARAGRAPH: "body",
    BlockKind.HEADING: "title",
    BlockKind.BULLET: "bullet",
    BlockKind.NUMBER: "number",
}


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return prose as blocks: lines are paragraphs, lines like `| a | b |` form a table.

    The first such line is the heading row; a rule line of dashes below it is passed over, its
    colons set the alignment of the columns as usual (`:-:` centre, `-:` right). Bold, italic,
    lists and small headings are those of `relapp.domain.rich_text`.
    """
    blocks: list[Block] = []
    run: list[str] = []
    number = 0
    for line in (*parse("\n".join(text.splitlines())), RichBlock()):
        number = number + 1 if line.kind is BlockKind.NUMBER else 0
        if line.kind is BlockKind.ROW:
            run.append(line.plain)
            continue
        if run:
            blocks.append(_table_of(run))
            run = []
        if line.plain.strip():
            blocks.append(_paragraph_of(line, number))
    return tuple(blocks)


def _paragraph_of(line: RichBlock, number: int) -> Paragraph:
    runs = tuple(_stripped(line.runs))
    formed = any(run.bold or run.italic for run in runs)
    text = "".join(run.text for run in runs)
    return Paragraph(text, _SHAPES[line.kind], runs if formed else (), number)


def _stripped(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield the runs without the blanks at the edges of the line; formed runs have none."""
    for place, run in enumerate(runs):
        text = run.text
        text = text.lstrip() if place == 0 else text
        text = text.rstrip() if place == len(runs) - 1 else text
        if text:
            yield Run(text, run.bold, run.italic)


def _table_of(lines: list[str]) -> Table:
    head, *body = (tuple(c.strip() for c in line.strip()[1:-1].split("|")) for line in lines)
    aligns: list[Align] = ["left"] * len(head)
    if len(lines) > 1 and _RULE.match(lines[1]):
        for place, mark in enumerate(body.pop(0)[: len(head)]):
            aligns[place] = _alignment(mark)
    rows = tuple((*row, *[""] * len(head))[: len(head)] for row in body)
    columns = tuple(
        Column(title, share=_share(place, (head, *rows)), align=aligns[place])
        for place, title in enumerate(head)
    )
    return Table(columns, rows)


def _alignment(mark: str) -> Align:
    if mark.endswith(":"):
        return "center" if mark.startswith(":") else "right"
    return "left"


def _share(place: int, rows: tuple[tuple[str, ...], ...]) -> float:
    # Columns as wide as their longest cell and the padding of a cell (a name of three characters
    # must not break), yet none so wide that the others are crushed.
    return min(max(*(len(row[place]) for row in rows), 3) + 3, 26)


def short_code(digest: str, groups: int = 3) -> str:
    """Return the beginning of a hex digest as it is printed, such as 7F3A-19C4-0E82."""
    return "-".join(digest[n * 4 : n * 4 + 4].upper() for n in range(groups) if digest[n * 4 :])
