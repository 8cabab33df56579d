"""What is wrong with a process definition, with the place a person must go to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from relapp.errors import InvalidInput

MOST_PROBLEMS = 50
_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file.

    Attributes:
        file: name of the file as the person gave it.
        line: line of the fault, from 1.
        field: path of the field, such as `stages[2].checks[1].role`; empty for the whole file.
        code: key of the sentence in `relapp.wording.definitions`.
        found: what stands there.
        allowed: what may stand there, or the nearest right spelling.
    """

    file: str
    line: int
    field: str
    code: str
    found: str = ""
    allowed: str = ""


class ProblemLog:
    """Gathers the problems of one file, so that a person mends them in one go."""

    def __init__(self, file: str) -> None:
        """Start without problems."""
        self.file = file
        self._found: list[Problem] = []

    def add(self, line: int, field: str, code: str, found: str = "", allowed: str = "") -> None:
        """Note one problem; further ones than the limit are dropped."""
        if len(self._found) < MOST_PROBLEMS:
            problem = Problem(self.file, line, field, code, _quoted(found), allowed)
            self._found.append(problem)

    def add_name(self, line: int, field: str, what: str, found: str, known: Iterable[str]) -> None:
        """Note a name that does not exist, with the nearest one or else all that do.

        Args:
            line: where it stands.
            field: path of the field.
            what: `field` or `reference`, the kind of name.
            found: the wrong name.
            known: the right ones.
        """
        from difflib import get_close_matches

        names = list(known)
        near = get_close_matches(found, names, n=1)
        if near:
            self.add(line, field, f"definition.misspelt_{what}", found, near[0])
        else:
            self.add(line, field, f"definition.unknown_{what}", found, ", ".join(names) or "—")

    def stop(
        self, line: int, field: str, code: str, found: str = "", allowed: str = ""
    ) -> NoReturn:
        """Note a problem after which reading on has no sense.

        Raises:
            InvalidInput: always, with all problems.
        """
        self._found = self._found[: MOST_PROBLEMS - 1]
        self.add(line, field, code, found, allowed)
        self.refuse()

    def raise_if_any(self) -> None:
        """Refuse the file if it has problems.

        Raises:
            InvalidInput: `definition.invalid`; `details["problems"]` has them in order of lines.
        """
        if self._found:
            self.refuse()

    def refuse(self) -> NoReturn:
        """Refuse the file with what was found.

        Raises:
            InvalidInput: always.
        """
        problems = tuple(sorted(self._found, key=lambda problem: (problem.line, problem.field)))
        first = problems[0]
        raise InvalidInput(
            "definition.invalid",
            file=self.file,
            count=len(problems),
            line=first.line,
            field=first.field,
            found=first.found,
            allowed=first.allowed,
            problems=problems,
        )


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTE else flat[: _LONGEST_QUOTE - 1] + "…"
