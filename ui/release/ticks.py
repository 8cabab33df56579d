"""Answers given at this desk that are on their way: shown at once, forgotten when they arrived."""

from dataclasses import replace
from itertools import count

from relapp.domain.release import CheckAnswer
from ui.release.check_rows import CheckGroup


class Ticks:
    """What the person ticked, over what was last read.

    A view read before a tick was written may still arrive after it; until the write has answered,
    the tick stays on screen. All reads and writes go through one thread in the order asked for, so
    whatever is read after the answer of a write has it.
    """

    def __init__(self) -> None:
        self._numbers = count(1)
        self._pending: dict[str, tuple[int, CheckAnswer | None]] = {}

    def put(self, item_id: str, answer: CheckAnswer | None) -> int:
        """Keep an answer, None for one taken back; returns the number of the tick."""
        number = next(self._numbers)
        self._pending[item_id] = (number, answer)
        return number

    def drop(self, item_id: str, number: int) -> None:
        """Forget a tick, unless the same check was ticked again meanwhile."""
        if self._pending.get(item_id, (0, None))[0] == number:
            del self._pending[item_id]

    def clear(self) -> None:
        """Forget everything: another release is shown."""
        self._pending.clear()

    def over(self, groups: tuple[CheckGroup, ...]) -> tuple[CheckGroup, ...]:
        """Return the groups with what is on its way."""
        if not self._pending:
            return groups
        return tuple(self._group(group) for group in groups)

    def _group(self, group: CheckGroup) -> CheckGroup:
        if not any(row.id in self._pending for row in group.rows):
            return group
        rows = tuple(
            # What the office found was about another answer.
            replace(row, answer=self._pending[row.id][1], looked=None)
            if row.id in self._pending
            else row
            for row in group.rows
        )
        return replace(group, rows=rows)
