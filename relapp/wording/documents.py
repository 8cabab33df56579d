"""Words, numbers and dates of printed documents, shared by the Word writer and the preview."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from relapp.domain.dossier import (
    ApprovalSheet,
    Block,
    Chapter,
    Facts,
    Flow,
    Paragraph,
    PlanDocument,
    Seal,
    Signatures,
    Table,
)
from relapp.domain.text import Language, Text
from relapp.wording import dates
from relapp.wording.document_tables import columns

EMPTY = Text("无", "None")
BLANK = "—"

LABELS: Mapping[str, Text] = {
    "document_number": Text("文件编号", "Document No."),
    "classification": Text("密　　级", "Classification"),
    "date": Text("日期", "Date"),
    "history": Text("文件编制和变更履历", "Document history"),
    "contents": Text("目　录", "Contents"),
    "fingerprint": Text("指纹", "Fingerprint"),
    "check_code": Text("校验码", "Check code"),
    "page": Text("第", "Page"),
    "page_of": Text("页，共", "of"),
    "page_end": Text("页", ""),
    "signed_by": Text("{role}签字：", "Signature, {role}:"),
    "signed_on": Text("日期：　　　　年　　月　　日", "Date:"),
    "seal": Text("归档章", "Archive seal"),
    "not_approved": Text("未审批", "not approved"),
}
_APPROVALS = Text("审批记录与签署", "Approval record and signatures")
_TABLE = Text("表 {n}", "Table {n}")
_CAPTION = Text("{table}　{caption}", "{table}  {caption}")
_CHECKED = Text(
    "检查明细、证据文件与逐项备注见《系统上线确认书》。本页由系统生成，校验码 {code}。",
    "Checks, evidence and notes are in the approval sheet. Generated page, check code {code}.",
)
_REFERENCE = re.compile(r"\[\[table:([a-z0-9_]+)\]\]")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Heading:
    """Title of a section with its number, among the blocks of its chapter."""

    text: str


@dataclass(frozen=True, slots=True)
class NumberedChapter:
    """A chapter as printed: numbers given, references resolved, nothing blank."""

    key: str
    heading: str
    new_page: bool
    blocks: tuple[Heading | Block, ...]


def labels(language: Language) -> dict[str, str]:
    """Return the fixed words of documents in one language."""
    return {key: text.of(language) for key, text in LABELS.items()}


def numbered(document: PlanDocument) -> tuple[NumberedChapter, ...]:
    """Return all chapters, the approval appendix last, ready to be printed or shown."""
    language = document.language
    chapters = list(document.chapters)
    if document.approval is not None:
        chapters.append(_approval_chapter(document, document.approval))
    printer = _Printer(chapters, language)
    result = []
    counts = {False: 0, True: 0}
    for chapter in chapters:
        counts[chapter.appendix] += 1
        place = counts[chapter.appendix]
        heading = chapter_number(place, language, appendix=chapter.appendix) + chapter.title
        blocks = tuple(printer.printed(block) for block in _flat(chapter, place, language))
        result.append(NumberedChapter(chapter.key, heading, chapter.new_page, blocks))
    return tuple(result)


def chapter_number(place: int, language: Language, *, appendix: bool) -> str:
    """Return what stands before a chapter's title: 「三、」, 「附一　」, `3  `, `Appendix A  `."""
    if language == "en":
        return f"Appendix {chr(64 + place)}  " if appendix else f"{place}  "
    return f"附{_chinese(place)}　" if appendix else f"{_chinese(place)}、"


def long_date(day: date, language: Language) -> str:
    """Return 2026年9月16日, or 16 Sep 2026."""
    return Text(f"{day.year}年{dates.day(day).zh}", f"{dates.day(day).en} {day.year}").of(language)


def window_span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo, language: Language) -> str:
    """Return a window in wall time of the zone: 2026年9月22日 19:30–23:30."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    last = "" if start.date() == end.date() else long_date(end.date(), language) + " "
    return f"{long_date(start.date(), language)} {start:%H:%M}–{last}{end:%H:%M}"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def _approval_chapter(document: PlanDocument, sheet: ApprovalSheet) -> Chapter:
    language = document.language
    rows = tuple(
        (row.group, row.step, row.signer, row.checks, row.decision, row.signed_on)
        for row in sheet.rows
    )
    blocks: list[Block] = [Table(columns("approvals", language), rows, key="approvals")]
    if sheet.note:
        blocks.extend(Paragraph(line) for line in sheet.note.splitlines())
    if document.check_code:
        blocks.append(Paragraph(_CHECKED.of(language).format(code=document.check_code)))
    if sheet.hand_signers:
        blocks.append(Signatures(sheet.hand_signers))
    if sheet.seal:
        blocks.append(Seal(LABELS["seal"].of(language)))
    title = _APPROVALS.of(language)
    return Chapter("approvals", title, tuple(blocks), appendix=True, new_page=True)


def _flat(chapter: Chapter, place: int, language: Language) -> Iterator[Heading | Block]:
    yield from chapter.blocks
    for number, section in enumerate(chapter.sections, 1):
        before = f"{place}.{number}  " if language == "en" else f"{number}　"
        yield Heading(section.title if chapter.appendix else before + section.title)
        yield from section.blocks or (Paragraph(""),)
    if not chapter.blocks and not chapter.sections:
        yield Paragraph("")


class _Printer:
    """Turns blocks into what is printed: captions numbered, references resolved, blanks filled."""

    def __init__(self, chapters: Iterable[Chapter], language: Language) -> None:
        self._language = language
        self._none = EMPTY.of(language)
        self._references: dict[str, str] = {}
        self._captions = 0
        for number, table in enumerate(_captioned(chapters), 1):
            if table.key:
                self._references[table.key] = _TABLE.of(language).format(n=number)

    def printed(self, block: Heading | Block) -> Heading | Block:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Table(rows=()):
                return Paragraph(self._none)
            case Table():
                return self._table(block)
            case Facts():
                return Facts(tuple((la, self._text(value, self._none)) for la, value in block.rows))
            case Flow():
                return replace(block, note=self._text(block.note, ""))
            case _:
                return block

    def _paragraph(self, block: Paragraph) -> Paragraph:
        if not block.runs:
            return replace(block, text=self._text(block.text, self._none))
        runs = tuple(replace(run, text=self._text(run.text, run.text)) for run in block.runs)
        return replace(block, text="".join(run.text for run in runs), runs=runs)

    def _table(self, table: Table) -> Table:
        caption = table.caption
        if caption:
            self._captions += 1
            number = _TABLE.of(self._language).format(n=self._captions)
            caption = _CAPTION.of(self._language).format(table=number, caption=caption)
        rows = tuple(tuple(self._text(cell, BLANK) for cell in row) for row in table.rows)
        return replace(table, caption=caption, rows=rows)

    def _text(self, value: str, blank: str) -> str:
        if "[[" in value:
            value = _REFERENCE.sub(lambda m: self._references.get(m[1], BLANK), value)
        return value if value and not value.isspace() else blank


def _captioned(chapters: Iterable[Chapter]) -> Iterator[Table]:
    """Yield the tables that will carry a number, in the order of the text."""
    for chapter in chapters:
        in_sections = (block for section in chapter.sections for block in section.blocks)
        for block in chain(chapter.blocks, in_sections):
            if isinstance(block, Table) and block.caption and block.rows:
                yield block
