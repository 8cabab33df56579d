"""What a story is told by: when, where, and what does not go by the book."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from relapp.domain.definition import ProcessDefinition, Stage
from relapp.domain.vocabulary import BoardColumn, Outcome
from relapp.sample.player import Slot
from relapp.sample.setbacks import Rework, SentBack

_COLUMNS = tuple(BoardColumn)
_ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twists:
    """What does not go by the book; empty for a release that simply succeeds.

    Attributes:
        stays: stage that it does not leave.
        share: part of the conditions of that stage that are settled.
        open: subjects of requirements that nobody sees to.
        fails: checks that are answered with 不通过, tests that leave an obstacle, and why.
        stumbles: checks that fail first and pass later, and why they failed.
        returned: steps returned for supplements, and why; `mended` ones are signed later.
        deferred: checks and tests (`test:business`) put off in an emergency, and why.
        mended: returned steps that come back and are signed.
        trial_until: end of the trial run if it is not the one by rule.
        forgets: whether follow-ups stay open past their date.
        thorough: whether optional sections of the plan are written, too.
        sent_back: steps, and tests (`test:business`), that once send the release back.
        reworked: steps after whose signature the content changes once.
        late: row of the run sheet, by place, whose end comes late by so many minutes.
    """

    stays: str = ""
    share: float = 1.0
    open: frozenset[str] = frozenset()
    fails: Mapping[str, str] = field(default_factory=dict)
    stumbles: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, str] = field(default_factory=dict)
    mended: bool = True
    deferred: Mapping[str, str] = field(default_factory=dict)
    sent_back: Mapping[str, SentBack] = field(default_factory=dict)
    reworked: Mapping[str, Rework] = field(default_factory=dict)
    late: Mapping[int, int] = field(default_factory=dict)
    outcome: Outcome = Outcome.SUCCESS
    outcome_note: str = ""
    trial_until: datetime | None = None
    forgets: bool = False
    thorough: bool = False
    cancelled: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """When the release enters each column; the last one is when it is closed."""

    entered: Mapping[BoardColumn, datetime]

    def span(self, definition: ProcessDefinition, stage: Stage) -> tuple[datetime, datetime]:
        """Return from when to when a stage lasts; stages of one column share its time."""
        mates = [s.id for s in definition.stages if s.column is stage.column]
        start = self.entered[stage.column]
        following = _COLUMNS[_COLUMNS.index(stage.column) + 1]
        end = self.entered.get(following, start)
        place, part = mates.index(stage.id), (end - start) / len(mates)
        return start + part * place, start + part * (place + 1)


@dataclass(frozen=True, slots=True)
class Booking:
    """Where a release takes place.

    Attributes:
        place: says where it can be put by the time it is asked.
        opens: when it can be put there at all; a window waits for its plan to be published.
    """

    place: Callable[[], Slot]
    opens: datetime = _ALWAYS
