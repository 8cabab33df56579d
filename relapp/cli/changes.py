"""`relapp changes`: what goes back to change management."""

from relapp.cli.session import Session
from relapp.domain.change_standing import Tool


def export(session: Session) -> int:
    """Write the schedule of the change requests as CSV."""
    asked = session.asked
    tool = Tool(asked.tool) if asked.tool else None
    session.core.change_schedule.write(asked.output, tool, session.words.language)
    session.wrote(asked.output)
    return 0
