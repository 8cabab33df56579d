"""Speaks to the person at the terminal in one language."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from relapp.domain.text import Language, Text
from relapp.errors import RelappError
from relapp.wording import cli

_WIDE = ("W", "F")


class Words:
    """Wording and printing for one run."""

    def __init__(self, language: str) -> None:
        """Speak this language, `zh` or `en`."""
        self.language: Language = "en" if language == "en" else "zh"

    def of(self, text: Text) -> str:
        """Return a text in the language of this run."""
        return text.of(self.language)

    def say(self, key: str, **facts: object) -> str:
        """Return a sentence of `relapp.wording.cli.SAY`."""
        return self.of(cli.SAY[key].format(**facts))

    def help(self, key: str) -> str:
        """Return a help text; argparse reads a percent sign as a place."""
        return self.of(cli.HELP[key]).replace("%", "%%")

    def lines_of(self, error: RelappError) -> list[str]:
        """Return what an error says, one line each."""
        from relapp.wording.definitions import problem_line
        from relapp.wording.errors import lines

        own = cli.ERRORS.get(error.code)
        if own is not None:
            return [self.of(own.format(**error.details))]
        found = [self.of(line) for line in lines(error)]
        problems = error.details.get("problems")
        if error.code == "definition.invalid" and isinstance(problems, tuple):
            found += [self.of(problem_line(problem)) for problem in problems]
        return found

    def complain(self, *lines: str) -> None:
        """Print lines on stderr."""
        for line in lines:
            print(line, file=sys.stderr)

    def print_json(self, content: object) -> None:
        """Print JSON; signs the terminal's encoding lacks are escaped, the meaning is the same."""
        encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
        print(json.dumps(content, ensure_ascii=encoding not in ("utf8", "gb18030"), indent=2))

    def print_table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print columns side by side; the last one is not padded."""
        table = [list(headings), *(list(row) for row in rows)]
        widths = [max(width(cell) for cell in column) for column in zip(*table, strict=True)]
        for row in table:
            cells = [
                cell + " " * (space - width(cell))
                for cell, space in zip(row[:-1], widths, strict=False)
            ]
            print("  ".join([*cells, row[-1]]).rstrip())

    def print_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Print names and values; names are keys of `relapp.wording.cli.COLUMNS`."""
        named = [(self.of(cli.COLUMNS[key]), value) for key, value in facts if value]
        space = max((width(name) for name, _ in named), default=0)
        for name, value in named:
            print(f"{name}{' ' * (space - width(name))}  {value}")


def width(text: str) -> int:
    """Return how many places a text takes in a terminal; Chinese signs take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)
