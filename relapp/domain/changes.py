"""What a command touched: the one message by which screens learn that something is new."""

from dataclasses import dataclass

from relapp.domain.open_code import OpenCode


class Kind(OpenCode):
    """Subjects that can be touched."""

    OFFICE = "office"
    PROCESS = "process"
    PERSON = "person"
    DEPARTMENT = "department"
    APPLICATION = "application"
    CHANGE_REQUEST = "change_request"
    WINDOW = "window"
    FREEZE = "freeze"
    CALENDAR = "calendar"
    RELEASE = "release"
    DELEGATION = "delegation"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Changes:
    """Touched subjects of one or several commands.

    Attributes:
        touched: pairs of kind and identifier.
        seq: number of the newest journal entry among them.
        own: whether this program itself made them.
    """

    touched: frozenset[tuple[Kind, int]] = frozenset()
    seq: int = 0
    own: bool = True

    def touches(self, kind: Kind, subject_id: int | None = None) -> bool:
        """Tell whether a subject, or any subject of the kind, was touched."""
        if subject_id is not None:
            return (kind, subject_id) in self.touched
        return any(k is kind for k, _ in self.touched)

    def ids(self, kind: Kind) -> frozenset[int]:
        """Return identifiers of the touched subjects of a kind."""
        return frozenset(i for k, i in self.touched if k is kind)

    def __or__(self, other: "Changes") -> "Changes":
        """Join two sets of changes."""
        return Changes(
            self.touched | other.touched, max(self.seq, other.seq), self.own and other.own
        )

    def __bool__(self) -> bool:
        """Tell whether anything was touched."""
        return bool(self.touched)
