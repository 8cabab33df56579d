"""Who has which release open at present, and what of it is being edited; no record of anything."""

from dataclasses import dataclass
from typing import Final

BEAT_SECONDS: Final = 15
"""So often a desk says that it is still there."""
LASTS_SECONDS: Final = 45
"""So long it is believed: two words may be lost."""

_SECTION: Final = "section/"


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody at another desk.

    Attributes:
        place: what is being edited there, empty while the release is only looked at.
    """

    person_id: int
    person: str
    release_id: int
    place: str = ""

    @property
    def section_id(self) -> str:
        """The plan section that is being edited, empty for none."""
        return self.place.removeprefix(_SECTION) if self.place.startswith(_SECTION) else ""


def section_place(section_id: str) -> str:
    """Return the place of a plan section that is being edited."""
    return f"{_SECTION}{section_id}"


def by_person(found: tuple[Present, ...]) -> tuple[Present, ...]:
    """Return one entry for each person, editing before looking, in the order of names."""
    best: dict[int, Present] = {}
    for present in sorted(found, key=lambda p: (p.person, p.person_id, not p.place)):
        best.setdefault(present.person_id, present)
    return tuple(best.values())
