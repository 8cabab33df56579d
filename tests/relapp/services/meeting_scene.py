"""Releases that wait for a meeting, in the small office, and a meeting about them."""

from datetime import timedelta
from itertools import count

from relapp.domain.changes import Kind
from relapp.domain.meeting import Invitation, Meeting, MeetingDraft
from relapp.domain.vocabulary import BoardColumn
from tests.builders import NOW, a_check, a_definition, a_group, a_stage, a_step
from tests.relapp.small_office import SmallOffice

WAITING = a_definition(
    id="waiting",
    code="W",
    stages=(
        a_stage(
            "prepare",
            BoardColumn.PREPARING,
            checks=(a_check("review_meeting_held", "project_manager", evidence_required=True),),
        ),
        a_stage(
            "plan_review",
            BoardColumn.APPROVING,
            route=(a_group("g", a_step("records", "pmo", a_check("kept", "pmo"))),),
        ),
        a_stage("closed", BoardColumn.CLOSED),
    ),
    deliverables=(),
    sections=(),
    documents=(),
    follow_ups=(),
)
"""A process whose two stages both wait for a meeting."""

_versions = count(1)


def store_process(office: SmallOffice) -> int:
    """Store the process and return its key."""
    office.core.processes.store(office["admin"], WAITING)
    return next(d.row_id for d in office.core.processes.active() if d.code == "W")


def a_waiting_release(office: SmallOffice, process_row: int, **fields: object) -> int:
    """Register a release whose preparation waits for the meeting."""
    version = f"V9.{next(_versions)}"
    return office.register(office.draft(process_row=process_row, version_to=version, **fields))


def a_meeting(office: SmallOffice, **fields: object) -> int:
    """Call a meeting for the next afternoon with the head as host and return its key."""
    values: dict[str, object] = {
        "title": "九月发布评审会",
        "place": "三楼评审室",
        "starts_at": NOW + timedelta(days=1),
        "host_id": office["head"].id,
        "people": (Invitation(office["pmo"].id), Invitation(office["tester"].id, required=False)),
        **fields,
    }
    draft = MeetingDraft(**values)  # type: ignore[arg-type]
    changes = office.core.meetings.save(office["office"], draft)
    return next(iter(changes.ids(Kind.MEETING)))


def seen(office: SmallOffice, meeting_id: int) -> Meeting:
    """Return the meeting as the release office sees it."""
    return office.core.meetings.view(office["office"], meeting_id)


def begun(office: SmallOffice, meeting_id: int) -> Meeting:
    """Open a meeting as its host."""
    version = seen(office, meeting_id).version
    office.core.meetings.begin(office["head"], meeting_id, version)
    return seen(office, meeting_id)
