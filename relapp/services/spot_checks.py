"""Use cases of 抽查: the release office draws a sample of ticks and verifies each.

A doubt blocks the release at the check until it is answered anew (`domain/spot_verdict.py`); no
follow-up is opened beside it, for a follow-up is dated and settled apart from the check, while
what is wanted here is a new answer and nothing else. Whoever ticked, and everybody who may answer
the check, finds it on the own desk with the note of the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from relapp.domain.changes import Changes
from relapp.domain.definition import CheckItem, Stage
from relapp.domain.journal import ENGLISH, Event
from relapp.domain.person import Person
from relapp.domain.release import CheckAnswer, Evidence, ReleaseFacts
from relapp.domain.spot_check import (
    MOST,
    RECENT,
    SEED_LENGTH,
    Drawn,
    DrawReason,
    can_draw,
    can_spot_check,
    draw,
    eligible,
    verifiable,
)
from relapp.domain.spot_verdict import SpotCheck, moment_of_look, spot_check
from relapp.errors import InvalidInput, NotFound, RuleViolation, StaleRecord
from relapp.services.desk import Desk, obey, record
from relapp.store.engine import Connection
from relapp.store.queries import spot_checks as queries
from relapp.store.queries.spot_checks import AnsweredCheck
from relapp.store.tables import approving as a
from relapp.store.unit_of_work import UnitOfWork

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SpotLine:
    """One drawn check with all that verifying it takes.

    Attributes:
        answer: as it was when drawn, evidence included.
        reasons: why it was drawn, heaviest first.
        looked: the office's verdict on this answer, None while there is none.
        before: its verdict on an earlier answer, where that was a doubt.
        looked_version: version of the stored verdict, 0 where there is none.
    """

    release_id: int
    number: str
    application: str
    version_to: str
    stage: Stage
    item: CheckItem
    answer: CheckAnswer
    reasons: tuple[DrawReason, ...]
    looked: SpotCheck | None = None
    before: SpotCheck | None = None

    @property
    def key(self) -> tuple[int, str]:
        """Identify the check."""
        return self.release_id, self.item.id

    @property
    def looked_version(self) -> int:
        """Return the version of the stored verdict, 0 where there is none."""
        stored = self.looked or self.before
        return stored.version if stored is not None else 0


@dataclass(frozen=True)
class SpotSample:
    """A drawn list; whoever knows the start value draws the same.

    Attributes:
        pool: how many ticks it was drawn from.
        with_closed: releases closed within the last thirty days were drawn from, too.
    """

    seed: str
    size: int
    pool: int
    with_closed: bool
    drawn_at: datetime
    lines: tuple[SpotLine, ...] = ()

    @property
    def done(self) -> int:
        """How many lines have a verdict."""
        return sum(1 for line in self.lines if line.looked is not None)

    @property
    def doubted(self) -> int:
        """How many lines are in doubt."""
        return sum(1 for line in self.lines if line.looked is not None and not line.looked.holds)


class SpotChecksService:
    """Draws the list and keeps the verdicts."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def draw(
        self, actor: Person, size: int, seed: str = "", *, with_closed: bool = False
    ) -> SpotSample:
        """Draw a list; nothing is written, for the start value says all there is to know.

        Args:
            actor: who will verify; own ticks are left out.
            size: how many lines at most, 1 to 100.
            seed: the start value; empty takes today's date in the office's zone.
            with_closed: draw from releases closed within the last thirty days, too.

        Raises:
            NotPermitted: `spot_check.office_only`.
            InvalidInput: `spot_check.size`, `spot_check.seed`.
        """
        obey(can_draw(actor))
        if not 1 <= size <= MOST:
            raise InvalidInput("spot_check.size", most=MOST)
        seed, now = seed.strip(), self._desk.clock.now()
        if len(seed) > SEED_LENGTH or not seed.isprintable():
            raise InvalidInput("spot_check.seed", most=SEED_LENGTH)
        today = self._desk.end_of_today() - _DAY
        seed = seed or today.date().isoformat()
        with self._desk.transactions.reading() as connection:
            found = {
                entry.tick.key: entry
                for entry in queries.answered_checks(
                    connection, now - RECENT if with_closed else None
                )
                if self._concerns(connection, actor, entry)
            }
            ticks = [entry.tick for entry in found.values()]
            drawn = draw(ticks, seed, size, person_id=actor.id, since=today)
            evidence = queries.evidence_of(connection, (d.tick.key for d in drawn))
            lines = tuple(
                self._line(connection, found[d.tick.key], d, evidence.get(d.tick.key, ()))
                for d in drawn
            )
        pool = eligible(ticks, person_id=actor.id, since=today)
        return SpotSample(seed, size, pool, with_closed, now, lines)

    def review(
        self, actor: Person, line: SpotLine, *, holds: bool, note: str = "", seed: str = ""
    ) -> Changes:
        """Keep what the office found about a tick: 属实, or 存疑 with what is in doubt.

        Args:
            actor: who looked.
            line: the check with the answer and the verdict that were seen.
            holds: whether the answer is true.
            note: what was found; mandatory for a doubt.
            seed: start value of the list the check was drawn in, for the journal.

        Raises:
            InvalidInput: `spot_check.note_missing`.
            NotPermitted: `spot_check.office_only`, `spot_check.own_tick`.
            RuleViolation: there is nothing to verify.
            StaleRecord: `spot_check.answer_changed`, `spot_check.stale`.
        """
        note = note.strip()
        if not holds and not note:
            raise InvalidInput("spot_check.note_missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(line.release_id)
            item, answer = _seen(work, facts, actor, line)
            stored, before = facts.spot_checks.get(item.id), spot_check(facts, item.id)
            key = {"release_id": line.release_id, "item_id": item.id}
            values = {
                "holds": holds,
                "note": note,
                "person_id": actor.id,
                "at": moment_of_look(work.now, answer.at),
            }
            if stored is None:
                work.insert(a.spot_check, **key, **values, version=1)
            else:
                work.change(a.spot_check, key, version=stored.version, **values)
            drawn = {"seed": seed, "why": line.reasons[0].value}
            record(
                work,
                Event.CHECK_REVIEWED,
                facts,
                subject=item.text.zh,
                before=_described(item.id, before.holds, before.note) if before else None,
                after={**_described(item.id, holds, note), **drawn, ENGLISH: item.text.en},
                parts=("spot_checks",),
            )
        return work.changes

    def reread(self, actor: Person, sample: SpotSample) -> SpotSample:
        """Return the same list as its checks stand now; what cannot be verified any more stays out.

        Raises:
            NotPermitted: `spot_check.office_only`.
        """
        obey(can_draw(actor))
        since = sample.drawn_at - RECENT if sample.with_closed else None
        with self._desk.transactions.reading() as connection:
            found = {e.tick.key: e for e in queries.answered_checks(connection, since)}
            evidence = queries.evidence_of(connection, (line.key for line in sample.lines))
            lines = tuple(
                self._line(
                    connection,
                    found[line.key],
                    Drawn(found[line.key].tick, line.reasons),
                    evidence.get(line.key, ()),
                )
                for line in sample.lines
                if line.key in found
                and verifiable(found[line.key].tick.result, found[line.key].status) is None
            )
        return replace(sample, lines=lines)

    def _concerns(self, connection: Connection, actor: Person, entry: AnsweredCheck) -> bool:
        """Tell whether a check is asked of its release, and the release is this desk's."""
        if can_spot_check(actor, entry.place, None) is not None:
            return False
        definition = self._desk.definitions.get(connection, entry.process_row)
        found = definition.find_check(entry.tick.item_id)
        return found is not None and found[2].when.holds(entry.profile)

    def _line(
        self,
        connection: Connection,
        entry: AnsweredCheck,
        drawn: Drawn,
        evidence: Iterable[Evidence],
    ) -> SpotLine:
        definition = self._desk.definitions.get(connection, entry.process_row)
        stage, _step, item = definition.check(entry.tick.item_id)
        looked = entry.tick.looked
        outdated = looked is not None and looked.outdated(entry.answer.at)
        return SpotLine(
            release_id=entry.tick.release_id,
            number=entry.number,
            application=entry.application,
            version_to=entry.version_to,
            stage=stage,
            item=item,
            answer=replace(entry.answer, evidence=tuple(evidence)),
            reasons=drawn.reasons,
            looked=None if outdated else looked,
            before=looked if outdated else None,
        )


def _seen(
    work: UnitOfWork, facts: ReleaseFacts, actor: Person, line: SpotLine
) -> tuple[CheckItem, CheckAnswer]:
    """Return the check and its answer if both are what the person looked at and may judge."""
    found = work.definition(facts.release.process_row).find_check(line.item.id)
    if found is None:
        raise NotFound("check.unknown", id=line.item.id)
    answer = facts.checks.get(line.item.id)
    obey(can_spot_check(actor, facts.release.place, answer.person_id if answer else None))
    if answer is None:
        raise RuleViolation("spot_check.not_answered")
    refusal = verifiable(answer.result, facts.release.status)
    if refusal is not None:
        raise RuleViolation(refusal.code)
    if (answer.version, answer.at) != (line.answer.version, line.answer.at):
        raise StaleRecord("spot_check.answer_changed", theirs=answer)
    stored = facts.spot_checks.get(line.item.id)
    if (stored.version if stored else 0) != line.looked_version:
        raise StaleRecord("spot_check.stale", theirs=stored)
    return found[2], answer


def _described(item_id: str, holds: bool, note: str) -> dict[str, object]:
    return {"item": item_id, "holds": "true" if holds else "false", "note": note}
