"""Commands of the review meeting: which there are, and the minutes of one as a Word file."""

from relapp.cli.session import Session
from relapp.wording import dates
from relapp.wording.cli import COLUMNS
from relapp.wording.meeting import STATE

_HEADINGS = ("meeting", "schedule", "state", "items", "title")


def meetings(session: Session) -> int:
    """Print the meetings one may read, newest first."""
    words, zone = session.words, session.zone
    rows = [
        [
            str(line.id),
            words.of(dates.moment(line.starts_at, zone)),
            words.of(STATE[line.state]),
            f"{line.decided}/{line.items}",
            line.title,
        ]
        for line in session.core.meetings.all(session.actor())
    ]
    words.print_table([words.of(COLUMNS[key]) for key in _HEADINGS], rows)
    return 0


def minutes(session: Session) -> int:
    """Write the minutes of a meeting: the kept ones, before its end as they stand now."""
    asked = session.asked
    written = session.core.minutes.save(
        session.actor(), asked.meeting, asked.output, session.words.language
    )
    session.wrote(written)
    return 0
