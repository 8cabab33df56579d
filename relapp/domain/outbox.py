"""What may wait on disk while the database is away, in which order it goes, what a conflict is.

Signing never waits: a signature stands for what is in the database at that moment, and nobody
can see that from afar. The same holds for stages, dates and plans, where a late command would
overtake what others decided meanwhile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from relapp.domain.refusal import Refusal
from relapp.domain.release import CheckAnswer
from relapp.domain.text import Text


class Deed(StrEnum):
    """What may wait."""

    ANSWER = "check.answer"
    CLEAR = "check.clear"
    NOTE = "meeting.note"
    ACTION_DONE = "meeting.action_done"
    ARRIVED = "meeting.arrived"


CHECKS: Final = frozenset({Deed.ANSWER, Deed.CLEAR})
VERSIONED: Final = CHECKS | {Deed.ACTION_DONE}
"""Deeds that saw a version of what they change; the others add or set, whatever was there."""


class Standing(StrEnum):
    """What became of an action."""

    WAITING = "waiting"
    CONFLICT = "conflict"
    REFUSED = "refused"
    SENT = "sent"
    DROPPED = "dropped"


OPEN: Final = frozenset({Standing.WAITING, Standing.CONFLICT, Standing.REFUSED})
"""States that a person still has to see."""

STANDBY: Final = "store.standby"
"""The server answers but only reads, as one that takes over does until it leads."""
_AWAY: Final = frozenset({"store.unreachable", "store.full", STANDBY})
"""Failures of the line, after which the same command may succeed as it is."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """How a check stands in the database instead, as its author is shown; no result: unanswered."""

    result: str = ""
    note: str = ""
    person: str = ""
    version: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """One action on its way.

    Attributes:
        key: UUID by which the team database enters it at most once.
        owner_id: release or meeting.
        thing: check, agenda item, action item or person within it, as text.
        title: what it is about, as it was on the screen.
        version: version of the record that the person saw; 0 for none.
        at: when the person did it by the clock of this desk, aware UTC.
        payload: the values, such as result and note; canonical JSON on disk.
        number: place in the order; 0 before it is kept.
        theirs: of a conflict: what the database has.
        reason: of a refused or dropped one: why, in words.
    """

    key: str
    deed: Deed
    owner_id: int
    thing: str
    title: str
    version: int
    at: datetime
    payload: Mapping[str, object] = field(default_factory=dict)
    number: int = 0
    state: Standing = Standing.WAITING
    theirs: Theirs | None = None
    reason: Text | None = None

    @property
    def subject(self) -> tuple[str, int, str]:
        """What it changes: actions on one subject build on each other."""
        family = "check" if self.deed in CHECKS else self.deed.value
        return family, self.owner_id, self.thing

    @property
    def result(self) -> str:
        """The result it gives to a check, empty where it gives none."""
        return str(self.payload.get("result", ""))

    @property
    def note(self) -> str:
        """The words that go with it."""
        return str(self.payload.get("note", ""))


Queue = tuple[Queued, ...]
SUPERSEDED: Final = Text("已由后一次操作代替", "Replaced by a later action")
BY_AUTHOR: Final = Text("本人放弃", "Dropped by its author")
THEIRS_KEPT: Final = Text("本人选用对方的结论", "Its author kept the other's value")


@dataclass(frozen=True, slots=True)
class Sending:
    """How a command is entered that may have been sent before.

    Attributes:
        key: see `Queued`.
        made_at: when it was done away from the database; None where it was not.
    """

    key: str
    made_at: datetime | None = None


def may_wait(code: str) -> bool:
    """Tell whether a failure is one of the line, so that the action may wait for its return."""
    return code in _AWAY


def not_queued(deed: str) -> Refusal | None:
    """Say why something cannot be done while the database is away; None where it may wait."""
    if deed in set(Deed):
        return None
    return Refusal("outbox.signing" if deed == "sign" else "outbox.not_queued")


def next_to_send(queue: Queue) -> Queued | None:
    """Return the first that waits, past those that build on an open conflict."""
    held = {a.subject for a in queue if a.state is Standing.CONFLICT}
    return next(
        (a for a in queue if a.state is Standing.WAITING and a.subject not in held),
        None,
    )


def chain(queue: Queue, action: Queued) -> Queue:
    """Return an action with the later open ones on the same subject, in order."""
    return tuple(
        a
        for a in queue
        if a.subject == action.subject
        and (a.key == action.key or (a.number > action.number and a.state is Standing.WAITING))
    )


def wish(queue: Queue, action: Queued) -> Queued:
    """Return what the person wants in the end for the subject of an action."""
    return chain(queue, action)[-1]


def newest_by_check(queue: Queue, release_id: int) -> dict[str, Queued]:
    """Return for each check of a release what is shown of it: a conflict, else the newest."""
    found: dict[str, Queued] = {}
    for action in queue:
        if action.deed not in CHECKS or action.owner_id != release_id:
            continue
        known = found.get(action.thing)
        if action.state is Standing.CONFLICT or (
            action.state is Standing.WAITING
            and (known is None or known.state is not Standing.CONFLICT)
        ):
            found[action.thing] = action
    return found


def is_there(action: Queued, person_id: int, theirs: CheckAnswer | None) -> bool:
    """Tell whether the database has already what a check's action wants, by the same person.

    So it is after a commit whose acknowledgement was lost, and after the same tick at another
    desk: nothing is left to do, and nothing to ask.
    """
    if action.deed is Deed.CLEAR:
        return theirs is None
    return (
        action.deed is Deed.ANSWER
        and theirs is not None
        and theirs.person_id == person_id
        and (theirs.result.value, theirs.note) == (action.result, action.note.strip())
    )


def drop(queue: Queue, key: str, reason: Text = BY_AUTHOR) -> Queue:
    """Give one up; what was done after it on the same subject builds on what was before."""
    gone = _of(queue, key)
    later = chain(queue, gone)[1:]
    based = _rebased(later, gone.version)
    return _with(queue, (replace(gone, state=Standing.DROPPED, reason=reason), *based))


def keep_theirs(queue: Queue, key: str) -> Queue:
    """Settle a conflict by leaving the database as it is: the whole chain is given up."""
    gone = chain(queue, _of(queue, key))
    return _with(queue, tuple(replace(a, state=Standing.DROPPED, reason=THEIRS_KEPT) for a in gone))


def take_mine(queue: Queue, key: str, payload: Mapping[str, object] | None = None) -> Queue:
    """Settle a conflict by sending the last wish, or another value, over what is there.

    The wish keeps the key of the last of its chain: whatever was sent of it was refused. A payload
    without a result takes the answer back.
    """
    first = _of(queue, key)
    *before, last = chain(queue, first)
    version = first.theirs.version if first.theirs is not None else 0
    deed = last.deed
    if payload is not None and deed in CHECKS:
        deed = Deed.ANSWER if payload.get("result") else Deed.CLEAR
    wanted = replace(
        last,
        deed=deed,
        state=Standing.WAITING,
        theirs=None,
        version=version,
        payload=last.payload if payload is None else payload,
    )
    over = tuple(replace(a, state=Standing.DROPPED, reason=SUPERSEDED) for a in before)
    return _with(queue, (*over, wanted))


def sent(queue: Queue, key: str) -> Queue:
    """Note that the database has it."""
    return _with(queue, (replace(_of(queue, key), state=Standing.SENT, theirs=None),))


def conflicting(queue: Queue, key: str, theirs: CheckAnswer | None) -> Queue:
    """Note that somebody was faster; its author is asked."""
    found = Theirs()
    if theirs is not None:
        found = Theirs(theirs.result.value, theirs.note, theirs.person, theirs.version, theirs.at)
    action = replace(_of(queue, key), state=Standing.CONFLICT, theirs=found)
    return _with(queue, (action,))


def refused(queue: Queue, key: str, reason: Text) -> Queue:
    """Note that a rule refused it; it stays until its author has seen why."""
    return _with(queue, (replace(_of(queue, key), state=Standing.REFUSED, reason=reason),))


def again(queue: Queue, key: str) -> Queue:
    """Let a refused one be tried once more."""
    return _with(queue, (replace(_of(queue, key), state=Standing.WAITING, reason=None),))


def waiting(queue: Queue) -> Queue:
    """Return what is still to be sent."""
    return tuple(a for a in queue if a.state is Standing.WAITING)


def unsettled(queue: Queue) -> Queue:
    """Return what its author has to decide or to read."""
    return tuple(a for a in queue if a.state in (Standing.CONFLICT, Standing.REFUSED))


def _rebased(actions: Iterable[Queued], version: int) -> Queue:
    """Let actions on one subject build on a version, each on what the one before leaves."""
    found: list[Queued] = []
    for action in actions:
        if action.deed not in VERSIONED:
            found.append(action)
            continue
        found.append(replace(action, version=version))
        version = 0 if action.deed is Deed.CLEAR else version + 1
    return tuple(found)


def _of(queue: Queue, key: str) -> Queued:
    for action in queue:
        if action.key == key:
            return action
    raise KeyError(key)


def _with(queue: Queue, changed: Iterable[Queued]) -> Queue:
    news = {a.key: a for a in changed}
    return tuple(news.get(a.key, a) for a in queue)
