"""Cards by window: the lanes of the board and the groups of the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from relapp.domain.card import ReleaseCard, Urgency, order_key, urgency
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn
from relapp.domain.window import ReleaseWindow, WindowLoad
from relapp.wording import dates
from relapp.wording.countdown import due_moment, long_countdown
from ui.board.wording import CardWords
from ui.kit.painting import BadgeSpec, Tone

OUTSIDE = 0
ENDED = -1
"""Keys of the groups that are no window."""
_MATERIAL = (BoardColumn.PLANNING, BoardColumn.PREPARING)


@dataclass(frozen=True, slots=True)
class Lane:
    """One window with its cards, in the order of the board."""

    key: int
    title: str
    note: str
    left: str = ""
    capacity: tuple[int, int] | None = None
    papers: BadgeSpec | None = None
    blocked: int = 0
    overdue: int = 0
    cards: tuple[ReleaseCard, ...] = ()

    def column(self, column: BoardColumn) -> tuple[ReleaseCard, ...]:
        """Return the cards of one column."""
        return tuple(card for card in self.cards if card.column is column)


class LaneMaker:
    """Groups cards at one moment."""

    def __init__(
        self,
        words: CardWords,
        now: datetime,
        windows: Mapping[int, ReleaseWindow],
        loads: Mapping[int, WindowLoad],
    ) -> None:
        self._words = words
        self._now = now
        self._windows = windows
        self._loads = loads

    def lanes(self, cards: Sequence[ReleaseCard], *, ended: bool) -> tuple[Lane, ...]:
        """Return what is outside windows, coming windows, past ones; `ended` adds a group.

        Without it ended cards stand in their window's lane, if that is shown at all.
        """
        live = [card for card in cards if card.live]
        rest = [card for card in cards if not card.live]
        groups: dict[int, list[ReleaseCard]] = {}
        for card in live:
            groups.setdefault(self._key(card), []).append(card)
        if not ended:
            for card in rest:
                if self._key(card) in groups and self._key(card) != OUTSIDE:
                    groups[self._key(card)].append(card)
        lanes = [self._lane(key, groups[key]) for key in sorted(groups, key=self._place)]
        if ended and rest:
            title = self._say(Text("已结束", "Ended"))
            ordered = sorted(rest, key=lambda card: order_key(card, self._now))
            lanes.append(Lane(ENDED, title, "", cards=tuple(ordered)))
        return tuple(lanes)

    def _key(self, card: ReleaseCard) -> int:
        known = card.window_id is not None and card.window_id in self._windows
        return card.window_id if known and card.window_id is not None else OUTSIDE

    def _place(self, key: int) -> tuple[int, float]:
        if key == OUTSIDE:
            return (0, 0.0)
        window = self._windows[key]
        if window.ends_at > self._now:
            return (1, window.starts_at.timestamp())
        return (2, -window.starts_at.timestamp())

    def _lane(self, key: int, cards: list[ReleaseCard]) -> Lane:
        ordered = tuple(sorted(cards, key=lambda card: order_key(card, self._now)))
        live = [card for card in ordered if card.live]
        midnight = self._words.midnight(self._now)
        late = sum(1 for c in live if urgency(c, self._now, midnight)[0] is Urgency.OVERDUE)
        blocked = sum(1 for card in live if card.blocking)
        if key == OUTSIDE:
            title = self._say(Text("窗口外", "No window"))
            note = self._say(Text("紧急发布、自定日期与未排期", "urgent, own date, not scheduled"))
            return Lane(key, title, note, blocked=blocked, overdue=late, cards=ordered)
        window = self._windows[key]
        load = self._loads.get(key, WindowLoad())
        ahead = window.starts_at > self._now
        return Lane(
            key,
            self._say(Text("第 {n} 窗口", "Window {n}")).format(n=window.number),
            self._note(window),
            self._say(long_countdown(window.starts_at, self._now)) if ahead else "",
            (load.releases, max(window.capacity, 1)),
            self._papers(window, live) if ahead else None,
            blocked,
            late,
            ordered,
        )

    def _note(self, window: ReleaseWindow) -> str:
        words = self._words
        if window.ends_at > self._now:
            return self._say(dates.period(window.starts_at, window.ends_at, words.zone))
        day = dates.day_with_weekday(window.starts_at.astimezone(words.zone).date())
        return self._say(Text("{d} · 已上线待确认", "{d} · live, to be confirmed").format(d=day))

    def _papers(self, window: ReleaseWindow, live: list[ReleaseCard]) -> BadgeSpec | None:
        due = window.material_due_at
        if due is None:
            return None
        missing = sum(1 for card in live if card.column in _MATERIAL and card.unmet)
        moment = due_moment(due, self._now, self._words.zone)
        if not missing or due < self._now:
            text = Text("材料 {m} 截止", "papers due {m}")
            return BadgeSpec(self._say(text.format(m=moment)), Tone.NEUTRAL)
        text = Text("材料 {m} 截止，{n} 个未齐", "papers due {m}: {n} open")
        return BadgeSpec(self._say(text.format(m=moment, n=missing)), Tone.WARN, "hourglass")

    def _say(self, text: Text) -> str:
        return text.of(self._words.language)
