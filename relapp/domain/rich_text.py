r"""Prose with a little form: bold, italic, lists and small headings, kept as a subset of Markdown.

One line is one block. Lines begin with `- ` (list), `1. ` (numbered list) or `### ` (heading);
`**` turns bold on and off, `*` italic. A backslash takes the meaning from a mark. Text written
before there was any form reads as it always did.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a line is; ROW is a line `| a | b |` of a table drawn in the text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one form."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class RichBlock:
    """One line: what it is and its runs; those of a ROW carry no form."""

    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The letters alone."""
        return "".join(run.text for run in self.runs)


_MARK = re.compile(r"(?P<bullet>-)(?: |$)|(?P<number>\d{1,3}\.)(?: |$)|(?P<heading>#{1,6})(?: |$)")
_ROW = re.compile(r"\s*\|.+\|\s*$")
_SPECIAL = re.compile(rf"(?:{_MARK.pattern}|{_ROW.pattern})".replace("?P<", "?P<_"))
_GUARDED = re.compile(r"\\+")
_STARS = re.compile(r"(\\*)(\*+)")
_MOST = 3
"""Stars that mean something together: one italic, two bold, three both."""


def parse(text: str) -> tuple[RichBlock, ...]:
    """Return the blocks of a text, one for each line, empty lines included."""
    return tuple(_block(line) for line in text.split("\n"))


def render(blocks: Iterable[RichBlock]) -> str:
    """Return the text of blocks; `parse` gives back the same blocks in normal form."""
    lines, number = [], 0
    for block in blocks:
        number = number + 1 if block.kind is BlockKind.NUMBER else 0
        lines.append(_line(block, number))
    return "\n".join(lines)


def normal(block: RichBlock) -> RichBlock:
    """Return a block in the one form in which it is kept.

    Blanks carry no form, neighbours of equal form are one run, nothing is empty.
    """
    if block.kind is BlockKind.ROW:
        return RichBlock(block.kind, tuple(_merged([Run(block.plain)])))
    runs = (part for run in _merged(block.runs) for part in _bare_edges(run))
    return RichBlock(block.kind, tuple(_merged(runs)))


def plain_text(text: str) -> str:
    """Return a text without its marks, as it is counted and searched."""
    return "\n".join(block.plain for block in parse(text))


def _block(line: str) -> RichBlock:
    if _ROW.match(line):
        return RichBlock(BlockKind.ROW, (Run(line),))
    found = _MARK.match(line)
    if found is None:
        guard = _GUARDED.match(line)
        if guard and _SPECIAL.match(line, guard.end()):
            line = line[1:]
        return normal(RichBlock(BlockKind.PARAGRAPH, _runs(line)))
    kind = BlockKind(str(found.lastgroup))
    return normal(RichBlock(kind, _runs(line[found.end() :])))


def _line(block: RichBlock, number: int) -> str:
    tidy = normal(block)
    if tidy.kind is BlockKind.ROW:
        return tidy.plain
    marks = {BlockKind.BULLET: "- ", BlockKind.NUMBER: f"{number}. ", BlockKind.HEADING: "### "}
    text = _marked(tidy.runs)
    if tidy.kind is not BlockKind.PARAGRAPH:
        return marks[tidy.kind] + text
    guard = _GUARDED.match(text)
    special = _SPECIAL.match(text, guard.end() if guard else 0)
    return "\\" + text if special else text


def _marked(runs: tuple[Run, ...]) -> str:
    parts: list[str] = []
    bold = italic = False
    for run in (*runs, Run("")):
        stars = "*" * (2 * (run.bold != bold) + (run.italic != italic))
        if stars and parts:
            # Backslashes right before a mark are doubled, or they would take its meaning.
            tail = len(parts[-1]) - len(parts[-1].rstrip("\\"))
            parts[-1] += "\\" * tail
        parts.append(stars + re.sub(r"(\\*)\*", r"\1\1\\*", run.text))
        bold, italic = run.bold, run.italic
    return "".join(parts)


@dataclass(slots=True)
class _Stars:
    """A group of stars within a line, and which of them turn something on or off."""

    count: int
    opens: bool
    closes: bool
    bold: bool = False
    italic: bool = False


def _runs(line: str) -> tuple[Run, ...]:
    pieces = _pieces(line)
    groups = [piece for piece in pieces if isinstance(piece, _Stars)]
    _pair([g for g in groups if g.count in (2, _MOST)], "bold")
    _pair([g for g in groups if g.count in (1, _MOST)], "italic")
    runs: list[Run] = []
    bold = italic = False
    for piece in pieces:
        if isinstance(piece, str):
            runs.append(Run(piece, bold, italic))
            continue
        left = piece.count - 2 * piece.bold - piece.italic
        runs.append(Run("*" * left, bold, italic))
        bold, italic = bold != piece.bold, italic != piece.italic
    return tuple(runs)


def _pieces(line: str) -> list[str | _Stars]:
    """Split a line into letters and groups of stars, taking the backslashes away."""
    pieces: list[str | _Stars] = []
    done = 0
    for found in _STARS.finditer(line):
        slashes, stars = len(found[1]), len(found[2])
        escaped = slashes % 2
        pieces.append(line[done : found.start()] + "\\" * (slashes // 2) + "*" * escaped)
        done = found.end()
        stars -= escaped
        if 0 < stars <= _MOST:
            before, after = line[found.start(2) - 1 : found.start(2)], line[done : done + 1]
            if escaped:
                before = "*"
            pieces.append(_Stars(stars, _is_letter(after), _is_letter(before)))
        else:
            pieces.append("*" * stars)
    pieces.append(line[done:])
    return pieces


def _is_letter(mark: str) -> bool:
    return bool(mark) and not mark.isspace()


def _pair(groups: list[_Stars], form: str) -> None:
    """Let two groups turn a form on and off; what has no partner stays a star."""
    opener: _Stars | None = None
    for group in groups:
        if opener is not None and group.closes:
            setattr(opener, form, True)
            setattr(group, form, True)
            opener = None
        elif opener is None and group.opens:
            opener = group


def _bare_edges(run: Run) -> Iterator[Run]:
    if not (run.bold or run.italic):
        yield run
        return
    inner = run.text.strip()
    start = run.text.index(inner) if inner else len(run.text)
    yield Run(run.text[:start])
    yield Run(inner, run.bold, run.italic)
    yield Run(run.text[start + len(inner) :])


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if held is not None and (held.bold, held.italic) == (run.bold, run.italic):
            held = Run(held.text + run.text, run.bold, run.italic)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held
