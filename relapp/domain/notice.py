"""What a person is told without asking: asked, returned, lapsed, due today, overdue.

A notice follows from what is on the desk and from what others did since; what somebody did
himself never notifies him. Each is told once: its key is remembered.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from relapp.domain.changes import Kind
from relapp.domain.duties import Duty, DutyKind, When, when
from relapp.domain.journal import Entry, Event
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import Reason


class NoticeKind(StrEnum):
    """Kinds of notice, each of which can be switched off; a thing is told as the first."""

    RETURNED = "returned"
    LAPSED = "lapsed"
    OVERDUE = "overdue"
    DUE = "due"
    ASKED = "asked"


DESK: Final = "relapp://desk"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell.

    Attributes:
        key: what is remembered of it, so that it is told once.
        duty: what it is about; None for a release that was sent back as a whole.
    """

    kind: NoticeKind
    key: str
    number: str
    address: str
    subject: Text
    duty: Duty | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Notices of one kind as they are shown: one, or how many."""

    kind: NoticeKind
    notices: tuple[Notice, ...]

    @property
    def address(self) -> str:
        """Where a click leads: to the one thing, or to the desk."""
        return self.notices[0].address if len(self.notices) == 1 else DESK


@dataclass(frozen=True, slots=True)
class Told:
    """What to show now, and all keys to remember instead of those before."""

    bundles: tuple[Bundle, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a person's desk looks like now.

    Attributes:
        duties: what waits for the person.
        kept: numbers of the releases the person keeps, by key.
        entries: journal entries since the last look, oldest first.
    """

    person_id: int
    duties: tuple[Duty, ...]
    kept: Mapping[int, str]
    entries: tuple[Entry, ...]
    now: datetime
    midnight: datetime


_ROLES: Final = frozenset({Kind.DELEGATION, Kind.PERSON, Kind.DEPARTMENT, Kind.MEETING})
"""Subjects of the office's chain that can put something on a desk."""
_LAPSED: Final = frozenset({Reason.LAPSED, Reason.LAPSED_UNUSED})
_ASKED: Final = frozenset({DutyKind.SIGN, DutyKind.CHECK, DutyKind.ACTION})


def notices(around: Surroundings, known: Collection[str], off: Collection[NoticeKind] = ()) -> Told:
    """Decide what a person is told.

    Args:
        around: the desk and what happened.
        known: keys there were at the last look.
        off: kinds the person does not want; they are remembered as if told.
    """
    causes = _Causes(around)
    found = {notice.key: notice for notice in _found(around, causes)}
    fresh = [
        notice
        for kind in NoticeKind
        for key, notice in found.items()
        if notice.kind is kind and key not in known and causes.others_did(notice)
    ]
    shown: dict[str, Notice] = {}
    for notice in fresh:
        if notice.kind not in off:
            shown.setdefault(notice.duty.key if notice.duty else notice.key, notice)
    bundles = tuple(
        Bundle(kind, some)
        for kind in NoticeKind
        if (some := tuple(n for n in shown.values() if n.kind is kind))
    )
    # What has left the desk is forgotten: when it comes back, it is news again.
    return Told(bundles, frozenset(found))


def is_quiet(at: time, begins: time | None, ends: time | None) -> bool:
    """Tell whether a time of day lies in the quiet hours, which may run over midnight."""
    if begins is None or ends is None or begins == ends:
        return False
    if begins < ends:
        return begins <= at < ends
    return at >= begins or at < ends


class _Causes:
    """Knows what others touched since the last look."""

    def __init__(self, around: Surroundings) -> None:
        self.foreign = tuple(e for e in around.entries if e.actor_id != around.person_id)
        self._releases = frozenset(e.release_id for e in self.foreign if e.release_id is not None)
        self._office = any(e.release_id is None and e.kind in _ROLES for e in self.foreign)

    def others_did(self, notice: Notice) -> bool:
        """Tell whether somebody else can have brought it about; time does so by itself."""
        if notice.duty is None or notice.kind in (NoticeKind.DUE, NoticeKind.OVERDUE):
            return True
        return self._office or notice.duty.release_id in self._releases


def _found(around: Surroundings, causes: _Causes) -> Iterator[Notice]:
    for duty in around.duties:
        part = when(duty, around.now, around.midnight)
        if part is not When.LATER and duty.due is not None:
            kind = NoticeKind.OVERDUE if part is When.OVERDUE else NoticeKind.DUE
            yield _of(duty, kind, f"{duty.key}:{duty.due.isoformat()}")
        if duty.kind is DutyKind.RESUBMIT:
            yield _of(duty, NoticeKind.RETURNED, f"{duty.key}:{duty.round}")
        elif duty.reason in _LAPSED:
            yield _of(duty, NoticeKind.LAPSED, f"{duty.key}:{duty.since}")
        elif duty.kind in _ASKED:
            # Whoever has just ticked the checks of a step is not asked again to sign it.
            step, whose = duty.subject_id.partition(":")[0], duty.behalf.id if duty.behalf else 0
            kind_ = "action" if duty.kind is DutyKind.ACTION else "step"
            mark = f"{duty.release_id}:{kind_}:{step}:{whose}:{duty.round}"
            yield _of(duty, NoticeKind.ASKED, mark)
    for entry in causes.foreign:
        number = around.kept.get(entry.release_id or 0)
        if entry.event is Event.RELEASE_SENT_BACK and number:
            key = f"{NoticeKind.RETURNED.value}:{entry.chain}:{entry.place}"
            yield Notice(
                NoticeKind.RETURNED, key, number, f"relapp://release/{number}", same(number)
            )


def _of(duty: Duty, kind: NoticeKind, mark: str) -> Notice:
    return Notice(kind, f"{kind.value}:{mark}", duty.number, duty.address, duty.subject, duty)


def kinds(names: Iterable[str]) -> frozenset[NoticeKind]:
    """Return the kinds among these words; what another version wrote is left out."""
    known = {kind.value for kind in NoticeKind}
    return frozenset(NoticeKind(name) for name in names if name in known)
