"""The face of a card: everything its painting needs, worded once and kept until time moves on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from relapp.domain.card import ReleaseCard
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, ReleaseMode
from relapp.wording import terms
from ui.board.wording import CardWords, DateLine, Strip
from ui.kit.painting import BadgeSpec, Tone, blocked_badge, emergency_badge


class Mark(StrEnum):
    """What is going on with a card right now, shown in its first line."""

    SAVING = "saving"
    PENDING = "pending"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card in words and marks."""

    card: ReleaseCard
    kind: BadgeSpec
    mode: BadgeSpec
    blocked: BadgeSpec | None
    blocked_short: BadgeSpec | None
    process: str
    strip: Strip | None
    line: DateLine
    outcome: Strip | None
    progress: str
    full: bool
    fraction: float
    sentence: str


class Faces:
    """Makes faces on demand; a new minute or a new record throws the old ones away."""

    def __init__(self, words: CardWords, now: datetime, me: int | None = None) -> None:
        self.words = words
        self.me = me
        """Key of the person at this desk, whose own cards are marked."""
        self._now = now
        self._made: dict[int, CardFace] = {}

    @property
    def now(self) -> datetime:
        """The moment that countdowns are counted from."""
        return self._now

    def set_now(self, now: datetime) -> None:
        """Count from another moment."""
        self._now = now
        self._made.clear()

    def of(self, card: ReleaseCard) -> CardFace:
        """Return the face of a card."""
        face = self._made.get(card.release_id)
        if face is None or face.card is not card:
            face = self._make(card)
            self._made[card.release_id] = face
        return face

    def sentence(self, card: ReleaseCard) -> str:
        """Return what a screen reader says of a card."""
        return self.of(card).sentence

    def date(self, card: ReleaseCard) -> str:
        """Return the absolute date of a card."""
        return self.of(card).line.date

    def left(self, card: ReleaseCard) -> str:
        """Return how far away its next date is, as the table says it."""
        face = self.of(card)
        if face.strip is not None and face.strip.tone is not Tone.WARN:
            return face.strip.short
        return face.line.left or (self._today() if face.line.tone == "warn" else "")

    def _today(self) -> str:
        return Text("今天", "Today").of(self.words.language)

    def _make(self, card: ReleaseCard) -> CardFace:
        words, language = self.words, self.words.language
        mode = terms.MODE_SHORT[card.mode].of(language)
        urgent = card.mode is ReleaseMode.EMERGENCY
        stopped = card.blocking if card.live else 0
        count = Text("阻塞 {n}", "Blocked {n}").of(language).format(n=stopped)
        return CardFace(
            card=card,
            kind=BadgeSpec(terms.TYPE_SHORT[card.type].of(language)),
            mode=emergency_badge(mode) if urgent else BadgeSpec(mode),
            blocked=blocked_badge(count) if stopped else None,
            blocked_short=blocked_badge(str(stopped)) if stopped else None,
            process=words.process(card),
            strip=words.strip(card, self._now),
            line=words.date_line(card, self._now),
            outcome=None if card.live else words.outcome(card),
            progress=f"{card.met}/{card.total}",
            full=card.total > 0 and card.unmet == 0,
            fraction=card.met / card.total if card.total else 0.0,
            sentence=words.sentence(card, self._now),
        )


MARKS = {
    Mark.SAVING: (Text("保存中", "Saving"), "sync", Tone.NEUTRAL),
    Mark.PENDING: (Text("待同步", "Not sent"), "plug", Tone.WARN),
    Mark.FRESH: (Text("刚刚更新", "Just now"), "sync", Tone.OK),
}


def is_closed(card: ReleaseCard) -> bool:
    """Tell whether a card wears the short face of the last column."""
    return card.column is BoardColumn.CLOSED
