"""How a change request follows the tool it comes from, and when it needs a look here."""

from collections.abc import Sequence
from dataclasses import dataclass

from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import ChangeState, Status


def combined(*said: ChangeState | None) -> ChangeState:
    """Return the one state that the columns of a tool come to.

    Tools tell progress, approval and how a record was closed in columns of their own. A refusal
    anywhere counts, then the end; an approval that is still asked for counts before progress, so
    that nothing is taken for approved while any column says it is not.

    Args:
        said: progress first, then approval and resolution; None for a column that says nothing.
    """
    if ChangeState.REJECTED in said:
        return ChangeState.REJECTED
    if ChangeState.DONE in said:
        return ChangeState.DONE
    progress, *verdicts = said
    spoken = [verdict for verdict in verdicts if verdict is not None]
    return (spoken[0] if spoken else progress) or ChangeState.SUBMITTED


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool says of a change request, in its own words where it has any."""

    title: str
    source_state: str
    state: ChangeState
    link: str = ""


def followed(known: ChangeRequest, before: Said | None, now: Said) -> dict[str, str]:
    """Return the columns of a known change request that follow its source.

    What was edited here stays as long as the source says the same as at the last import. Of a
    request that was never imported nothing is known to be edited: the source counts.
    """
    changed: dict[str, str] = {}
    if (before is None or before.title != now.title) and known.title != now.title:
        changed["title"] = now.title
    moved = before is None or _state_said(before) != _state_said(now)
    if moved and known.state is not now.state:
        changed["state"] = now.state.value
    if known.source_state != now.source_state:
        changed["source_state"] = now.source_state
    if now.link and known.link != now.link:
        changed["link"] = now.link
    return changed


def _state_said(said: Said) -> str:
    return said.source_state or said.state.value


def is_out_of_step(change: ChangeRequest, release_status: Status | None) -> bool:
    """Tell whether a release on its way carries a change request that is approved no more."""
    on_its_way = release_status in (Status.RUNNING, Status.ON_HOLD)
    return on_its_way and change.state is not ChangeState.APPROVED


def combining_refusals(changes: Sequence[ChangeRequest]) -> tuple[tuple[str, dict[str, str]], ...]:
    """Return why these change requests cannot go into one new release, as code and details.

    Each code has its sentence among the errors, so that a list says what the service would.
    """
    refusals = []
    for change in changes:
        if change.state is not ChangeState.APPROVED:
            refusals.append(("change.not_approved", {"number": change.number}))
        elif not change.free:
            details = {"number": change.number, "other": change.release_number}
            refusals.append(("change.taken", details))
    return tuple(refusals)
