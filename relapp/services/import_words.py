"""Gathers the words of a file that nobody has given a meaning yet: they are asked, not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from relapp.services.import_fields import RowReader
from relapp.services.import_mapping import ImportMapping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of one column that waits for its meaning.

    Attributes:
        target: field it stands for.
        heading: column, as the file calls it.
        word: what the cells say.
        row: first row that says it.
        count: rows that say it.
    """

    target: str
    heading: str
    word: str
    row: int
    count: int = 1


class AskedWords:
    """Reads words with a meaning; each unknown one is noted once, however many rows say it."""

    def __init__(self, reader: RowReader) -> None:
        """Stand on the reader of the rows."""
        self._reader = reader
        self._unknown: dict[tuple[str, str], UnknownWord] = {}

    @property
    def unknown(self) -> tuple[UnknownWord, ...]:
        """The words that wait, in order of their first rows."""
        return tuple(sorted(self._unknown.values(), key=lambda word: word.row))

    def choice(self, target: str, words: Mapping[str, T], limit: int) -> T | None:
        """Return what the cell of a field means; None for an empty cell or an unknown word."""
        raw = self._reader.raw(target)
        meaning = self._reader.text(target, limit)
        if not meaning:
            return None
        member = words.get(meaning) or words.get(meaning.casefold())
        if member is None:
            allowed = ", ".join(dict.fromkeys(str(value) for value in words.values()))
            self.ask(target, raw, self._reader.row, "choice", allowed)
        return member

    def ask(self, target: str, word: str, row: int, rule: str, allowed: str = "") -> None:
        """Note that a word has no meaning yet."""
        known = self._unknown.get((target, word))
        if known is not None:
            self._unknown[target, word] = replace(known, count=known.count + 1)
            return
        heading = self._reader.heading(target)
        self._unknown[target, word] = UnknownWord(target, heading, word, row)
        now = self._reader.row, self._reader.cells
        self._reader.at(row, ())
        self._reader.note(target, word, rule, allowed)
        # The rest of the row is still to be read.
        self._reader.at(*now)


def with_words(mapping: ImportMapping, answers: Mapping[tuple[str, str], str]) -> ImportMapping:
    """Return a mapping that knows these meanings by field and word; an empty one means nothing."""
    fields = dict(mapping.fields)
    for (target, word), meaning in answers.items():
        source = fields[target]
        fields[target] = replace(source, values={**source.values, word: meaning})
    return replace(mapping, fields=fields)
