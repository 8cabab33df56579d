"""What waits in the outbox, over what was last read of a release's checks."""

from collections.abc import Mapping
from dataclasses import replace

from relapp.domain.outbox import Deed, Queued, Standing
from relapp.domain.person import Person
from relapp.domain.release import CheckAnswer
from relapp.domain.vocabulary import CheckResult
from ui.release.check_rows import CheckGroup, CheckRow


def answer_of(action: Queued, me: Person, shown: CheckAnswer | None) -> CheckAnswer | None:
    """Return the answer that a waiting deed will give; None where it takes one back."""
    if action.deed is Deed.CLEAR:
        return None
    evidence = shown.evidence if shown is not None else ()
    version = action.version + 1
    result = CheckResult(action.result)
    return CheckAnswer(
        action.thing, result, action.note, me.id, me.name, action.at, version, evidence
    )


def over(
    groups: tuple[CheckGroup, ...], found: Mapping[str, Queued], me: Person
) -> tuple[CheckGroup, ...]:
    """Return the groups with what waits; a conflict shows what the database has."""
    if not found:
        return groups

    def row_of(row: CheckRow) -> CheckRow:
        action = found.get(row.id)
        if action is None:
            return row
        if action.state is Standing.CONFLICT:
            return replace(row, waiting=Standing.CONFLICT)
        answer = answer_of(action, me, row.answer)
        return replace(row, answer=answer, looked=None, waiting=Standing.WAITING)

    return tuple(
        replace(group, rows=tuple(row_of(row) for row in group.rows))
        if any(row.id in found for row in group.rows)
        else group
        for group in groups
    )
