"""Who may do what in a review meeting; the same rule greys a button and refuses the command."""

from relapp.domain.meeting import AgendaItem, Meeting, Note
from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.refusal import Refusal
from relapp.domain.vocabulary import MeetingDecision, MeetingState


def can_plan(person: Person) -> Refusal | None:
    """Say what keeps somebody from calling a meeting: the release office does."""
    if may(person, Permission.RUN_RELEASES):
        return None
    return Refusal("permission.missing", {"permission": Permission.RUN_RELEASES.value})


def can_read(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from a meeting: it is for those invited and those it concerns."""
    concerned = any(item.owner_id == person.id for item in meeting.items)
    invited = meeting.attendee(person.id) is not None
    keeps = may(person, Permission.RUN_RELEASES) or person.holds(ADMINISTRATOR)
    if person.active and (invited or concerned or keeps or person.id == meeting.host_id):
        return None
    return Refusal("meeting.not_invited", {"title": meeting.title})


def can_lead(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from running a meeting: its host and the release office do."""
    leads = person.id == meeting.host_id or may(person, Permission.RUN_RELEASES)
    if person.active and leads:
        return None
    return Refusal("meeting.not_host", {"host": meeting.host})


def can_prepare(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from changing agenda and invitations."""
    if meeting.state in (MeetingState.ENDED, MeetingState.CANCELLED):
        return Refusal("meeting.over", {"title": meeting.title})
    return can_lead(person, meeting)


def can_invite(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from writing to those invited."""
    if meeting.state in (MeetingState.ENDED, MeetingState.CANCELLED):
        return Refusal("meeting.no_invitation", {"title": meeting.title})
    return can_lead(person, meeting)


def can_steer(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from turning to another item, pausing and ending."""
    refusal = can_lead(person, meeting)
    if refusal is None and not meeting.running:
        return Refusal("meeting.not_running", {"title": meeting.title})
    return refusal


def can_begin(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from opening the meeting."""
    if meeting.state is not MeetingState.PLANNED:
        return Refusal("meeting.begun", {"title": meeting.title})
    if not meeting.items:
        return Refusal("meeting.empty")
    return can_lead(person, meeting)


def can_decide(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from deciding: the host alone speaks for the meeting."""
    if person.id != meeting.host_id or not person.active:
        return Refusal("meeting.host_decides", {"host": meeting.host})
    return can_steer(person, meeting)


def can_speak(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from adding to the record: everyone in the meeting may."""
    refusal = can_read(person, meeting)
    if refusal is None and not meeting.running:
        return Refusal("meeting.not_running", {"title": meeting.title})
    return refusal


def can_change_note(person: Person, meeting: Meeting, note: Note) -> Refusal | None:
    """Say what keeps somebody from changing a line of the record: only one's own, while it runs."""
    refusal = can_speak(person, meeting)
    if refusal is None and note.person_id != person.id:
        return Refusal("meeting.note_not_own", {"person": note.person})
    return refusal


def can_keep_actions(person: Person, meeting: Meeting) -> Refusal | None:
    """Say what keeps somebody from writing action items; also after the meeting."""
    if meeting.state is MeetingState.CANCELLED:
        return Refusal("meeting.over", {"title": meeting.title})
    return can_lead(person, meeting)


def can_use_minutes(meeting: Meeting, item: AgendaItem) -> Refusal | None:
    """Say why a decision cannot stand as evidence yet."""
    if meeting.state is not MeetingState.ENDED:
        return Refusal("meeting.minutes_missing")
    if item.decision is not MeetingDecision.PASSED:
        return Refusal("meeting.not_passed", {"number": item.name})
    return None


def needs_words(decision: MeetingDecision) -> bool:
    """Tell whether a decision must be explained: what the condition is, what is missing."""
    return decision in (MeetingDecision.CONDITIONAL, MeetingDecision.NOT_PASSED)
