"""The journal: audit trail, feed and, per chain, a hash chain that shows any tampering."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from relapp.domain.changes import Kind
from relapp.domain.fingerprint import canonical
from relapp.domain.open_code import OpenCode

GENESIS = "0" * 64


class Event(OpenCode):
    """What happened, as `subject.action`."""

    OFFICE_CREATED = "office.created"
    OFFICE_CHANGED = "office.changed"
    PROCESS_STORED = "process.stored"
    PERSON_SAVED = "person.saved"
    LOGIN_SET = "person.login_set"
    LOGIN_OPENED = "person.login_opened"
    LOGIN_CLOSED = "person.login_closed"
    DEPARTMENT_SAVED = "department.saved"
    APPLICATION_SAVED = "application.saved"
    CHANGE_SAVED = "change.saved"
    WINDOW_SAVED = "window.saved"
    WINDOW_MOVED = "window.moved"
    WINDOW_CANCELLED = "window.cancelled"
    WINDOWS_PUBLISHED = "window.published"
    FREEZE_SAVED = "freeze.saved"
    FREEZE_REMOVED = "freeze.removed"
    CALENDAR_IMPORTED = "calendar.imported"
    REGISTER_IMPORTED = "register.imported"
    RELEASE_REGISTERED = "release.registered"
    RELEASE_REFUSED = "release.refused"
    RELEASE_IMPORTED = "release.imported"
    RELEASE_EDITED = "release.edited"
    RELEASE_SCHEDULED = "release.scheduled"
    RELEASE_ADVANCED = "release.advanced"
    RELEASE_SENT_BACK = "release.sent_back"
    RELEASE_RESUBMITTED = "release.resubmitted"
    RELEASE_HELD = "release.held"
    RELEASE_RESUMED = "release.resumed"
    RELEASE_CANCELLED = "release.cancelled"
    RELEASE_CLOSED = "release.closed"
    OUTCOME_SET = "release.outcome_set"
    TRIAL_SET = "release.trial_set"
    CHANGES_SET = "release.changes_set"
    CHANGE_MOVED = "release.change_moved"
    DEPENDENCY_SET = "release.dependency_set"
    CAST_SET = "release.cast_set"
    CHECK_ANSWERED = "check.answered"
    CHECK_CLEARED = "check.cleared"
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_REMOVED = "evidence.removed"
    DELIVERABLE_ADDED = "deliverable.added"
    SECTION_WRITTEN = "section.written"
    STEP_SIGNED = "step.signed"
    STEP_RETURNED = "step.returned"
    STEP_RESUBMITTED = "step.resubmitted"
    RUN_STEP_SAVED = "run.saved"
    RUN_STEP_REMOVED = "run.removed"
    RUN_STEP_REPORTED = "run.reported"
    FOLLOW_UP_OPENED = "follow_up.opened"
    FOLLOW_UP_DONE = "follow_up.done"
    DOCUMENT_MADE = "document.made"
    PLAN_ITEM_SAVED = "plan_item.saved"
    PLAN_ITEM_REMOVED = "plan_item.removed"
    PLAN_COPIED = "plan.copied"
    RISK_ANSWERED = "risk.answered"
    TEST_RUN_SAVED = "test.saved"
    TEST_RUN_REMOVED = "test.removed"
    DEFECT_SAVED = "test.defect_saved"
    DEFECT_REMOVED = "test.defect_removed"
    DELEGATION_SET = "delegation.set"
    DELEGATION_ENDED = "delegation.ended"
    STEP_PASSED_ON = "step.passed_on"
    SIGNER_ADDED = "step.signer_added"
    SIGNER_ENDED = "step.signer_ended"
    CHECK_REVIEWED = "check.reviewed"
    REMINDED = "release.reminded"
    MEETING_SAVED = "meeting.saved"
    MEETING_BEGUN = "meeting.begun"
    MEETING_ENDED = "meeting.ended"
    MEETING_CANCELLED = "meeting.cancelled"
    ITEM_DECIDED = "meeting.decided"
    ACTION_SAVED = "meeting.action_saved"
    PIN_SET = "pin.set"
    PIN_REMOVED = "pin.removed"
    PIN_RESET = "pin.reset"
    PIN_WRONG = "pin.wrong"


ENGLISH: Final = "subject_en"
"""Name in `after` of the English subject, where the process itself words it in both languages."""

OFFLINE_AT: Final = "offline_at"
"""Name in `after` of the moment when something was done that arrived later, by its desk's clock."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal.

    Attributes:
        seq: number in this database, 0 before it is stored; not part of the hash.
        chain: `release:<id>` or `office`.
        place: 1, 2, 3 … within the chain, without gaps.
        at: aware UTC.
        before, after: canonical JSON of what changed, empty where nothing was or is.
    """

    seq: int
    chain: str
    place: int
    at: datetime
    actor_id: int
    actor: str
    event: Event
    kind: Kind
    subject_id: int
    subject: str
    before: str
    after: str
    previous: str
    digest: str

    @property
    def release_id(self) -> int | None:
        """Key of the release whose chain this is, None for the office's."""
        prefix, _, key = self.chain.partition(":")
        return int(key) if prefix == "release" else None


def release_chain(release_id: int) -> str:
    """Return the chain name of a release."""
    return f"release:{release_id}"


OFFICE_CHAIN = "office"


def digest(entry: Entry) -> str:
    """Return SHA-256(previous hash || canonical entry) (DESIGN 3.3)."""
    content = canonical(
        [
            entry.chain,
            entry.place,
            entry.at.isoformat(timespec="microseconds"),
            entry.actor_id,
            entry.actor,
            entry.event.value,
            entry.kind.value,
            entry.subject_id,
            entry.subject,
            entry.before,
            entry.after,
        ]
    )
    return hashlib.sha256((entry.previous + content).encode()).hexdigest()


class BreakKind(StrEnum):
    """How a chain is broken."""

    GAP = "gap"
    LINK = "link"
    CONTENT = "content"
    HEAD = "head"
    SIGNATURE = "signature"
    """A row of the signatures is gone or says something else than this entry."""
    UNBACKED = "unbacked"
    """A row of the signatures that no entry stands for; its key stands for the place."""


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first place where a chain does not hold."""

    chain: str
    place: int
    kind: BreakKind


def first_break(entries: Iterable[Entry]) -> ChainBreak | None:
    """Walk one chain in order of place and return where it stops being true."""
    previous = GENESIS
    for place, entry in enumerate(entries, start=1):
        if entry.place != place:
            return ChainBreak(entry.chain, place, BreakKind.GAP)
        if entry.previous != previous:
            return ChainBreak(entry.chain, place, BreakKind.LINK)
        if not _is_as_hashed(entry):
            return ChainBreak(entry.chain, place, BreakKind.CONTENT)
        previous = entry.digest
    return None


def _is_as_hashed(entry: Entry) -> bool:
    try:
        return entry.digest == digest(entry)
    except (TypeError, ValueError):
        # A value of a kind that no program of ours writes, such as bytes.
        return False
