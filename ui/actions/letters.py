"""What a page wishes for when somebody is to be written to; the shell composes and sends."""

from dataclasses import dataclass

from relapp.domain.letter import LetterKind


@dataclass(frozen=True, slots=True)
class LetterWish:
    """A letter about releases, or to those invited to a meeting, by their keys.

    Attributes:
        people: keys of those to be reminded; nobody in particular means everybody who owes.
    """

    kind: LetterKind
    release_ids: tuple[int, ...] = ()
    people: frozenset[int] = frozenset()
    meeting_id: int = 0
