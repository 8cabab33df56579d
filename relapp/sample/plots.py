"""What is planned for each release of the sample before the director lets it happen."""

from dataclasses import dataclass, field
from enum import StrEnum

from relapp.domain.vocabulary import ChangeKind, ReleaseMode, ReleaseType, Strategy
from relapp.sample.twists import Twists

GO_LIVE = "application_golive"
SERVICE = "service_release"


class Evening(StrEnum):
    """Which window a release takes, seen from the present; some may be the same window."""

    BEFORE_LAST = "before_last"
    LAST = "last"
    NEXT = "next"
    NEXT_OR_LATER = "next_or_later"
    """The next window; the one after if the next is also the first whose material is to come."""
    SOON = "soon"
    """The first window whose material is not due yet."""
    SOON_OR_LATER = "soon_or_later"
    LATER = "later"
    FAR = "far"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Order:
    """A change request that a release carries."""

    number: str
    title: str
    kind: ChangeKind = ChangeKind.CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One release.

    Attributes:
        applicant: name, empty for the owner.
        evening: the window it takes; NONE for a date of its own or no date yet.
        start: hours from the present to a date of its own.
        age: days since it was registered.
        entered: days since it entered its present column.
        needs: other plots it waits for, by key, and what for.
        trial: days from the present to the end of the trial run, 0 for the rule of the process.
        full: told with the showcase's own words.
    """

    key: str
    application: str
    version: str
    title: str
    owner: str
    process: str = GO_LIVE
    type: ReleaseType = ReleaseType.UPGRADE
    mode: ReleaseMode = ReleaseMode.PLANNED
    strategy: Strategy = Strategy.FULL
    yes: frozenset[str] = frozenset()
    applicant: str = ""
    purpose: str = ""
    emergency: str = ""
    evening: Evening = Evening.NONE
    start: float | None = None
    age: float = 20
    entered: float = 5
    needs: tuple[tuple[str, str], ...] = ()
    orders: tuple[Order, ...] = ()
    trial: int = 0
    full: bool = False
    twists: Twists = field(default_factory=Twists)


@dataclass(frozen=True, slots=True)
class Ended:
    """A release that has ended: `back` counts quarters, 0 is the present one."""

    back: int
    application: str
    version: str
    title: str
    owner: str
    how: str = ""
    """urgent, service, new, rolled_back, unconfirmed or cancelled; empty for a plain success."""
    note: str = ""
