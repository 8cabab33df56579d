"""Use cases of the record: decisions, and what is to be done after the meeting."""

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.meeting import ActionDraft, ActionItem, AgendaItem, Meeting
from relapp.domain.meeting_rules import can_decide, can_keep_actions, needs_words
from relapp.domain.person import Person
from relapp.domain.vocabulary import ItemState, MeetingDecision
from relapp.errors import InvalidInput, NotFound, NotPermitted, RuleViolation
from relapp.services.agenda_writing import change_item, pointer
from relapp.services.desk import Desk, check_people, obey, plain, record
from relapp.services.meetings import open_meeting
from relapp.store.tables import meeting as t
from relapp.wording.meeting import decision_line


class MeetingRecordService:
    """What was decided, and who does what."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def decide(
        self,
        actor: Person,
        meeting_id: int,
        item_id: int,
        decision: MeetingDecision,
        note: str,
        version: int,
    ) -> Changes:
        """State what the meeting decided on an item; the release's own journal keeps it, too.

        The decision answers no check: its owner does that, with the minutes as evidence.

        Raises:
            InvalidInput: `reason.missing` for a condition or refusal without words.
            StaleRecord: the item was decided differently meanwhile.
        """
        note = note.strip()
        if needs_words(decision) and not note:
            raise InvalidInput("reason.missing")
        zone = self._desk.zone()
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_decide(actor, meeting))
            item = known_item(meeting, item_id)
            state = ItemState.CURRENT if item.id == meeting.current_item_id else _state(decision)
            change_item(
                work,
                item_id,
                version=version,
                decision=decision.value,
                decision_note=note,
                decided_by_id=actor.id,
                decided_at=work.now,
                state=state.value,
            )
            line = decision_line(item.name, decision, actor.name, work.now, zone).zh
            before = {"decision": item.decision.value if item.decision else ""}
            after = {"decision": decision.value, "note": note, "meeting": meeting.title}
            work.record(
                Event.ITEM_DECIDED, Kind.MEETING, meeting_id, line, before=before, after=after
            )
            if item.release_id is not None:
                facts = work.facts(item.release_id)
                record(work, Event.ITEM_DECIDED, facts, subject=line, before=before, after=after)
        return work.changes

    def save_action(self, actor: Person, meeting_id: int, draft: ActionDraft) -> Changes:
        """Write down what is to be done, by whom and until when.

        Raises:
            InvalidInput: `field.missing` without words.
            StaleRecord: somebody changed it meanwhile.
        """
        if not draft.text.strip():
            raise InvalidInput("field.missing", field="text")
        values = {
            "text": draft.text.strip(),
            **pointer(draft.item_id),
            "owner_id": draft.owner_id,
            "due_at": draft.due_at,
        }
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_keep_actions(actor, meeting))
            check_people(work, draft.owner_id)
            if draft.item_id is not None:
                known_item(meeting, draft.item_id)
            if draft.id:
                _known_action(meeting, draft.id)
                work.change(t.action_item, {"id": draft.id}, version=draft.version, **values)
            else:
                work.insert(t.action_item, meeting_id=meeting_id, **values, version=1)
            work.record(
                Event.ACTION_SAVED,
                Kind.MEETING,
                meeting_id,
                draft.text.strip(),
                after=plain(values),
            )
        return work.changes

    def finish_action(
        self, actor: Person, meeting_id: int, action_id: int, version: int, *, done: bool
    ) -> Changes:
        """Tick what was done, or open it again; its owner may, and who runs the meeting."""
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            action = _known_action(meeting, action_id)
            refusal = can_keep_actions(actor, meeting)
            if refusal is not None and actor.id != action.owner_id:
                raise NotPermitted(refusal.code, **refusal.details)
            at = work.now if done else None
            work.change(t.action_item, {"id": action_id}, version=version, done_at=at)
            work.record(
                Event.ACTION_SAVED, Kind.MEETING, meeting_id, action.text, after={"done": done}
            )
        return work.changes

    def remove_action(
        self, actor: Person, meeting_id: int, action_id: int, version: int
    ) -> Changes:
        """Take an action item away again; what was done stays.

        Raises:
            RuleViolation: it is done.
        """
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_keep_actions(actor, meeting))
            action = _known_action(meeting, action_id)
            if action.done_at is not None:
                raise RuleViolation("meeting.action_done", text=action.text)
            # Asks for the version before the row goes.
            work.change(t.action_item, {"id": action_id}, version=version)
            work.delete(t.action_item, id=action_id)
            work.record(
                Event.ACTION_SAVED,
                Kind.MEETING,
                meeting_id,
                action.text,
                before={"text": action.text},
            )
        return work.changes


def known_item(meeting: Meeting, item_id: int) -> AgendaItem:
    """Return an item of the agenda; raises NotFound."""
    item = meeting.item(item_id)
    if item is None:
        raise NotFound("meeting.item_unknown", id=item_id)
    return item


def _known_action(meeting: Meeting, action_id: int) -> ActionItem:
    for action in meeting.actions:
        if action.id == action_id:
            return action
    raise NotFound("meeting.action_unknown", id=action_id)


def _state(decision: MeetingDecision) -> ItemState:
    return ItemState.POSTPONED if decision is MeetingDecision.POSTPONED else ItemState.DONE
