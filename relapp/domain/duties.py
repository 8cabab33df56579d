"""What waits for somebody at a release: to sign, to tick, to deliver, to write, to settle, to do.

`for_person` picks what waits for one person, own things and those of the people deputised for;
`awaited_by` what a keeper waits for. What is open at all is found by `open_duties`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from relapp.domain.person import OFFICE_ROLES, Person
from relapp.domain.release import PersonRef
from relapp.domain.signing import Delegation
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, Reason


class DutyKind(StrEnum):
    """What is to be done."""

    SIGN = "sign"
    CHECK = "check"
    DELIVER = "deliver"
    WRITE = "write"
    FOLLOW_UP = "follow_up"
    RUN = "run"
    RESUBMIT = "resubmit"
    """A step was returned: the keeper supplements and puts it before its signer again."""
    ACTION = "action"
    """An action item of a review meeting."""
    SETTLE = "settle"
    """Any other condition of the stage, said in the gate's words."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is open, with who can do it; moments are aware UTC.

    Attributes:
        subject: name of the step, deliverable, section, row or item.
        people: who can do it, in person.
        due: until when, if anything says so.
        count: how many checks it stands for.
        round: how often the step was signed or returned before.
        barred: keys of people who may do it for nobody either.
        behalf: whose it is, where it waits for a deputy.
        starts_at: beginning of the window or of the release's own date.
    """

    kind: DutyKind
    subject_id: str
    subject: Text
    reason: Reason
    people: tuple[PersonRef, ...]
    address: str
    role: str = ""
    since: datetime | None = None
    due: datetime | None = None
    count: int = 1
    round: int = 0
    barred: frozenset[int] = frozenset()
    behalf: PersonRef | None = None
    release_id: int | None = None
    number: str = ""
    application: str = ""
    version_to: str = ""
    column: BoardColumn | None = None
    starts_at: datetime | None = None

    @property
    def key(self) -> str:
        """What it is told apart by, in one list and from one day to the next."""
        whose = f"@{self.behalf.id}" if self.behalf else ""
        return f"{self.release_id or 0}:{self.kind.value}:{self.subject_id}{whose}"


class When(StrEnum):
    """The parts of a list of duties, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"


def when(duty: Duty, now: datetime, midnight: datetime) -> When:
    """Tell whether something is late, due before the coming midnight, or neither."""
    if duty.due is None or duty.due >= midnight:
        return When.LATER
    return When.OVERDUE if duty.due < now else When.TODAY


def in_order(duties: Iterable[Duty], now: datetime, midnight: datetime) -> tuple[Duty, ...]:
    """Return duties overdue first, then due today, then by the date of the window."""

    def place(duty: Duty) -> tuple[object, ...]:
        part = when(duty, now, midnight)
        date = duty.due if part is not When.LATER else duty.starts_at or duty.due
        stamp = date.timestamp() if date is not None else float("inf")
        kind = tuple(DutyKind).index(duty.kind)
        return tuple(When).index(part), stamp, duty.number, kind, duty.subject_id, duty.key

    return tuple(sorted(duties, key=place))


def for_person(
    duties: Iterable[Duty], person: Person, delegations: Iterable[Delegation], now: datetime
) -> tuple[Duty, ...]:
    """Return what waits for one person: in person, and for those whose deputy it is now."""
    if not person.active:
        return ()
    trusted = [d for d in delegations if d.deputy_id == person.id]
    found: list[Duty] = []
    for duty in duties:
        if person.id in duty.barred:
            continue
        if any(ref.id == person.id for ref in duty.people):
            found.append(duty)
            continue
        holders = {ref.id: ref for ref in duty.people}
        behalf = [
            holders[d.person_id]
            for d in trusted
            if d.person_id in holders and d.holds(duty.role, now)
        ]
        if behalf:
            found.append(replace(duty, behalf=behalf[0]))
    return tuple(found)


def awaited_by(duties: Iterable[Duty], person: Person, owner_id: int | None) -> tuple[Duty, ...]:
    """Return what the keeper of a release waits for from others.

    The release office keeps what nobody owns.
    """
    mine = owner_id == person.id or (owner_id is None and person.holds(*OFFICE_ROLES))
    if not mine or not person.active:
        return ()
    return tuple(d for d in duties if d.people and all(ref.id != person.id for ref in d.people))
