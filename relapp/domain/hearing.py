"""What a desk hears of a database while it is open; it says when to look, never what is there."""

from dataclasses import dataclass
from enum import Enum

from relapp.errors import RelappError


class News(Enum):
    """What can be heard."""

    COMMAND = "command"
    PRESENCE = "presence"
    LISTENING = "listening"
    """From now on everything is heard; what was before must be looked up."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing heard.

    Attributes:
        news: what it is about.
        number: newest entry, or key of the release; 0 where unknown.
        error: why nothing is heard any more.
    """

    news: News
    number: int = 0
    error: RelappError | None = None
