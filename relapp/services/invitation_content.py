"""Writes the invitation to a review meeting, as content; pure but for what it is given."""

from datetime import datetime

from relapp.domain.letter import (
    FactList,
    Head,
    Letter,
    LetterKind,
    Mailbox,
    Paragraph,
    Part,
    Points,
    usable,
)
from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.meeting_time import planned_starts
from relapp.services.letter_content import Writer
from relapp.wording import dates, mails

_KIND = LetterKind.INVITATION


def invitation(desk: Writer, meeting: Meeting) -> Letter:
    """Write to everybody invited but the writer, with what the meeting is about."""
    invited = [desk.people[p.person_id] for p in meeting.people if p.person_id in desk.people]
    guests = [p for p in invited if p.active and p.id != desk.actor.id]
    parts: list[Part] = [
        Paragraph(desk.say(mails.OPENING[_KIND])),
        _facts(desk, meeting),
        Head(desk.say(mails.HEAD_AGENDA)),
        Points(agenda_lines(desk, meeting)),
        Paragraph(desk.say(mails.HINT[_KIND])),
        Paragraph("\n".join(filter(None, (desk.actor.name, desk.office)))),
    ]
    day = dates.moment(meeting.starts_at, desk.zone)
    return Letter(
        kind=_KIND,
        name=desk.say(mails.NAME[_KIND]),
        english=mails.NAME[_KIND].en,
        subject=desk.say(mails.SUBJECT[_KIND], what=meeting.title, day=day),
        parts=tuple(parts),
        to=tuple(Mailbox(p.name, p.email) for p in guests if usable(p.email)),
        without=tuple(p.name for p in guests if not usable(p.email)),
        about=(),
        meeting_id=meeting.id,
    )


def agenda_lines(desk: Writer, meeting: Meeting) -> tuple[str, ...]:
    """Return the items to come, each with its time, and who speaks about it."""
    starts = planned_starts(meeting, desk.now)
    lines = [_line(desk, item, starts[item.id]) for item in meeting.items if item.id in starts]
    return tuple(lines) or (desk.say(mails.NO_AGENDA),)


def _facts(desk: Writer, meeting: Meeting) -> FactList:
    comma = "、" if desk.language == "zh" else ", "
    known = (
        ("meeting", meeting.title),
        ("time", desk.say(dates.period(meeting.starts_at, meeting.ends_at, desk.zone))),
        ("place", meeting.place),
        ("host", desk.contact(meeting.host_id)),
        ("required", comma.join(p.name for p in meeting.people if p.required)),
        ("optional", comma.join(p.name for p in meeting.people if not p.required)),
    )
    return FactList(tuple((desk.say(mails.FACTS[key]), value) for key, value in known if value))


def _line(desk: Writer, item: AgendaItem, at: datetime) -> str:
    what = item.title if item.is_topic else f"{item.number} {item.subject} {item.title}"
    wording = mails.AGENDA_POINT if item.owner else mails.AGENDA_NOBODY
    time = f"{at.astimezone(desk.zone):%H:%M}"
    return desk.say(wording, time=time, what=what, who=item.owner, n=item.minutes)
