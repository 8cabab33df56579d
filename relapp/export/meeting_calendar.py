"""Writes a review meeting as an entry of a calendar, for attachments and files."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from relapp.domain.letter import Appointment, one_line, usable
from relapp.domain.meeting import Attendee, Meeting
from relapp.domain.vocabulary import MeetingState, Reply
from relapp.domain.wall_time import to_wall
from relapp.export.files import whole_file
from relapp.export.printable import printable

if TYPE_CHECKING:
    from icalendar import vCalAddress

_PRODUCT: Final = "-//relapp//Release Desk//ZH"
_NAME: Final = "invite.ics"
_REPLIES: Final = {
    Reply.OPEN: "NEEDS-ACTION",
    Reply.COMES: "ACCEPTED",
    Reply.DECLINES: "DECLINED",
}


def appointment(
    meeting: Meeting,
    agenda: str,
    addresses: Mapping[int, str],
    zone: ZoneInfo,
    *,
    made_at: datetime,
    feed: str = "relapp",
) -> Appointment:
    """Return the meeting as an iCalendar file.

    The identifier depends on the meeting alone and `SEQUENCE` on its version, so a calendar that
    takes it again moves its entry. Without an address of the host nobody could be answered to:
    then it is published instead of requested.

    Args:
        meeting: the meeting.
        agenda: text of the entry.
        addresses: of the people by key; what is no address is left out.
        zone: wall time of the entry.
        made_at: when the data were read, aware.
        feed: name that tells the entries of several offices apart.
    """
    from icalendar import Calendar, Event

    host = addresses.get(meeting.host_id, "")
    method = "REQUEST" if usable(host) else "PUBLISH"
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = Event()
    event.add("uid", f"meeting-{meeting.id}@{feed}")
    event.add("sequence", meeting.version - 1)
    event.add("dtstamp", made_at)
    start = to_wall(meeting.starts_at, zone)
    event.add("dtstart", start)
    event.add("dtend", to_wall(meeting.starts_at + timedelta(minutes=meeting.minutes), zone))
    event.add("summary", printable(one_line(meeting.title)))
    if meeting.place:
        event.add("location", printable(one_line(meeting.place)))
    event.add("description", printable(agenda))
    cancelled = meeting.state is MeetingState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if method == "REQUEST":
        event.add("organizer", _person(meeting.host, host))
        for guest in meeting.people:
            address = addresses.get(guest.person_id, "")
            if usable(address):
                event.add("attendee", _guest(guest, address))
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return Appointment(_NAME, calendar.to_ical(), method)


def write_appointment(entry: Appointment, target: Path) -> Path:
    """Write the file; raises ExportFailed, and the target is as it was before."""
    with whole_file(target) as draft:
        draft.write_bytes(entry.content)
    return target


def _person(name: str, address: str) -> "vCalAddress":
    from icalendar import vCalAddress, vText

    person = vCalAddress(f"mailto:{address}")
    # A parameter cannot hold a quotation mark; what could end a line is a blank by now.
    person.params["CN"] = vText(one_line(name).replace('"', "'"))
    return person


def _guest(guest: Attendee, address: str) -> "vCalAddress":
    from icalendar import vText

    person = _person(guest.name, address)
    person.params["ROLE"] = vText("REQ-PARTICIPANT" if guest.required else "OPT-PARTICIPANT")
    person.params["PARTSTAT"] = vText(_REPLIES[guest.reply])
    person.params["RSVP"] = vText("TRUE" if guest.reply is Reply.OPEN else "FALSE")
    return person
