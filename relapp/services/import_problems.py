"""What is wrong with a file to import, named so that a person finds the cell."""

from dataclasses import dataclass
from typing import NoReturn

from relapp.errors import InvalidInput
from relapp.wording.imports import problem_line

MOST_PROBLEMS = 100
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One fault of a file.

    Attributes:
        file: name of the file as the person gave it.
        row: row as a spreadsheet counts it, from 1; 0 for the file as a whole.
        column: heading of the column, empty where no column is meant.
        value: what stands there, shortened.
        rule: key of the sentence in `relapp.wording.imports`.
        allowed: what may stand there, in whatever form the sentence needs.
        sheet: sheet of a workbook, empty for other files.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    allowed: str = ""
    sheet: str = ""


class TooManyProblems(Exception):
    """The list is full; reading on would tell nobody more."""


class ProblemList:
    """Gathers the problems of one file, so that a person mends them in one go."""

    def __init__(self, file: str) -> None:
        """Start without problems."""
        self.file = storable(file)
        self.sheet = ""
        """Sheet that is being read, for workbooks."""
        self._found: list[ImportProblem] = []

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self._found)

    @property
    def found(self) -> tuple[ImportProblem, ...]:
        """The problems in order of rows."""
        return tuple(sorted(self._found, key=lambda problem: problem.row))

    def add(self, row: int, column: str, value: object, rule: str, allowed: object = "") -> None:
        """Note a problem.

        Raises:
            TooManyProblems: this was the last one that is kept.
        """
        self._found.append(self._made(row, column, value, rule, allowed))
        if len(self._found) >= MOST_PROBLEMS:
            raise TooManyProblems

    def stop(
        self, rule: str, *, row: int = 0, column: str = "", value: object = "", allowed: object = ""
    ) -> NoReturn:
        """Note a problem after which reading on has no sense.

        Raises:
            InvalidInput: always, `import.invalid`.
        """
        self._found = self._found[: MOST_PROBLEMS - 1]
        self._found.append(self._made(row, column, value, rule, allowed))
        self.refuse()

    def raise_if_any(self) -> None:
        """Refuse the file if anything is wrong with it; raises InvalidInput."""
        if self._found:
            self.refuse()

    def refuse(self) -> NoReturn:
        """Refuse the file.

        Raises:
            InvalidInput: `import.invalid`; `problems` has them all, `items` their sentences.
        """
        found = self.found
        more = "+" if len(found) >= MOST_PROBLEMS else ""
        raise InvalidInput(
            "import.invalid",
            file=self.file,
            count=f"{len(found)}{more}",
            problems=found,
            items=tuple(problem_line(problem) for problem in found),
        )

    def _made(
        self, row: int, column: str, value: object, rule: str, allowed: object
    ) -> ImportProblem:
        said, sheet = quoted(value), self.sheet if row else ""
        return ImportProblem(self.file, row, column, said, rule, str(allowed), sheet)


def storable(name: str) -> str:
    """Return the name of a file as it can be kept and shown.

    A name that was packed in another encoding comes with halves of signs, which no database takes.
    """
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in name)


def quoted(value: object) -> str:
    """Return a value on one line, shortened, without signs that would disturb a terminal."""
    flat = " ".join(str(value)[: _LONGEST_QUOTE * 4].split())
    shown = "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in flat)
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + "…"
