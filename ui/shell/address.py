"""Addresses of everything that can be gone to: read, and turned into a page and a place on it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

SCHEME: Final = "relapp://"
PAGES: Final = (
    "desk",
    "board",
    "review",
    "calendar",
    "run",
    "kpi",
    "documents",
    "apps",
    "settings",
    "spot",
)
RELEASE: Final = "release"
NEW: Final = "new"
TABS: Final = {
    "check": "checks",
    "deliverable": "documents",
    "section": "plan",
    "signature": "approval",
    "run_sheet": "run_sheet",
    "outcome": "overview",
    "trial_run": "overview",
    "follow_up": "overview",
    "hold": "overview",
    "return": "overview",
    "change": "overview",
}
"""Tab of the release page on which a need is mended."""
_ELSEWHERE: Final = {
    "application": ("apps", "application"),
    "change": ("apps", "change"),
    "person": ("settings", "people"),
    "window": ("calendar", "window"),
}
"""Things without a page of their own: where they are shown."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page and the place on it; for the release page also tab and subject."""

    page: str
    parts: tuple[str, ...] = ()
    number: str = ""
    tab: str = ""
    subject: str = ""


def parse(address: str) -> Route | None:
    """Return where an address leads, None for one this version does not know."""
    if not address.startswith(SCHEME):
        return None
    parts = tuple(unquote(part) for part in address[len(SCHEME) :].split("/") if part)
    if not parts:
        return None
    head, rest = parts[0], parts[1:]
    if head == RELEASE:
        return _release(rest) if rest else None
    if head in _ELSEWHERE:
        page, name = _ELSEWHERE[head]
        return Route(page, (name, *rest))
    return Route(head, rest) if head in PAGES or head == NEW else None


def _release(rest: tuple[str, ...]) -> Route | None:
    number = rest[0]
    if len(rest) == 1:
        return Route(RELEASE, number=number)
    need = rest[1]
    # What follows the need is its identifier, slashes and all.
    subject = "/".join(rest[2:])
    if need == "tab":
        return Route(RELEASE, number=number, tab=subject)
    if need == "schedule":
        return Route("calendar", ("schedule", number))
    if need == "dependency":
        return Route(RELEASE, number=subject) if subject else Route(RELEASE, number=number)
    if need in TABS:
        return Route(RELEASE, number=number, tab=TABS[need], subject=subject)
    return Route(RELEASE, number=number)


class Trail:
    """Where somebody has been, for Alt ← and Alt →."""

    def __init__(self, limit: int = 50) -> None:
        self._limit = limit
        self._places: list[str] = []
        self._at = -1

    def went(self, address: str) -> None:
        """Note a new place; what lay ahead is forgotten."""
        if self._at >= 0 and self._places[self._at] == address:
            return
        self._places = [*self._places[: self._at + 1], address][-self._limit :]
        self._at = len(self._places) - 1

    def back(self) -> str | None:
        """Step back and return the place, None at the beginning."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> str | None:
        """Step forward and return the place, None at the end."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
