"""Compares what desks were told with what the database holds once everything is over."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from relapp.bootstrap import Core, open_core
from relapp.domain.journal import Entry, Event, release_chain
from relapp.services.desk import Desk
from relapp.store import cards
from relapp.store.queries import journal as journal_queries
from relapp.store.queries.facts import load_facts
from relapp.store.tables.journal import release_card

EVERYTHING = 1_000_000
_DEEDS = {Event.CHECK_ANSWERED, Event.SECTION_WRITTEN, Event.RUN_STEP_SAVED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a campaign came to; from `lost` on all must be zero.

    Attributes:
        done: actions that a desk was told are kept.
        unknown: actions of which a desk never heard, and that may be there once or not at all.
        kept: actions that waited on a disk while the database was away.
        conflicts: of these, those whose author was asked because somebody else had been there.
        entries: lines of the journal.
        refused: actions that the program refused for a rule.
        failed: actions that a desk was shown a failure for.
        lost: acknowledged, but not in the journal.
        doubled: more than once in the journal.
        overwritten: a line whose "before" is not the "after" of the line before it.
        broken: chains that do not verify.
        stale_cards: cards that differ from their recomputation.
    """

    done: int
    unknown: int
    kept: int
    conflicts: int
    entries: int
    refused: int
    failed: int
    lost: int
    doubled: int
    overwritten: int
    broken: int
    stale_cards: int
    reread: int
    slowest: float

    @property
    def clean(self) -> bool:
        """Whether nothing went wrong with what was kept."""
        return not (
            self.lost or self.doubled or self.overwritten or self.broken or self.stale_cards
        )


def judge(url: str, diaries: Iterable[Path], releases: Iterable[int]) -> Verdict:
    """Read everything anew through a program of its own."""
    told = _told(diaries)
    core = open_core(url)
    try:
        with core.store.reading() as connection:
            entries = [
                entry
                for key in releases
                for entry in reversed(
                    journal_queries.of_chain(connection, release_chain(key), EVERYTHING)
                )
            ]
            wrong_cards = sum(1 for key in releases if not _card_is_true(core, connection, key))
        found = Counter(_tokens(entries))
        verified = core.history.verify()
    finally:
        core.close()
    done = {token for token, ends in told.items() if "done" in ends}
    said = [end for ends in told.values() for end in ends.values()]
    return Verdict(
        done=len(done),
        unknown=sum(1 for ends in told.values() if set(ends) == {"tried"}),
        kept=sum(1 for ends in told.values() if "kept" in ends),
        conflicts=sum(1 for ends in told.values() if "conflict" in ends),
        entries=verified.entries,
        refused=sum(1 for ends in told.values() if "refused" in ends),
        failed=sum(1 for ends in told.values() if "failed" in ends),
        lost=sum(1 for token in done | _owed(told) if not found[token]),
        doubled=sum(1 for count in found.values() if count > 1),
        overwritten=_overwritten(entries),
        broken=len(verified.breaks),
        stale_cards=wrong_cards,
        reread=sum(int(end.get("stale", 0)) for end in said),
        slowest=max((float(end.get("seconds", 0)) for end in said), default=0),
    )


def _told(diaries: Iterable[Path]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return by action what its desk noted; the last line of a killed desk may be torn."""
    told: dict[str, dict[str, dict[str, Any]]] = {}
    for diary in diaries:
        for line in diary.read_text(encoding="utf-8").splitlines():
            try:
                note = json.loads(line)
            except ValueError:
                continue
            told.setdefault(note["token"], {})[note["what"]] = note
    return told


def _owed(told: Mapping[str, Mapping[str, object]]) -> set[str]:
    """Return what was put on a disk and must have gone out since."""
    settled = {"conflict", "replaced", "refused"}
    return {token for token, ends in told.items() if "kept" in ends and not settled & ends.keys()}


def _tokens(entries: Iterable[Entry]) -> Iterator[str]:
    """Return what each line of the journal was written for."""
    for entry in entries:
        if entry.event not in _DEEDS:
            continue
        after = json.loads(entry.after)
        if entry.event is Event.CHECK_ANSWERED:
            yield str(after["note"])
        elif entry.event is Event.SECTION_WRITTEN:
            yield str(after["body"]).splitlines()[-1]
        else:
            yield str(after["title"])


def _overwritten(entries: Iterable[Entry]) -> int:
    """Count lines that changed something other than what the line before them had left."""
    last: dict[tuple[str, str, str], Any] = {}
    count = 0
    for entry in entries:
        if entry.event not in (Event.CHECK_ANSWERED, Event.SECTION_WRITTEN):
            continue
        after = json.loads(entry.after)
        before = json.loads(entry.before) if entry.before else None
        part, field = ("item", "note") if "item" in after else ("section", "body")
        key = (entry.chain, part, after[part])
        if (before[field] if before else None) != last.get(key):
            count += 1
        last[key] = after[field]
    return count


def _card_is_true(core: Core, connection: Connection, key: int) -> bool:
    definition_of = Desk(core.store, core.clock).definitions.get
    expected = cards.compute(connection, definition_of, load_facts(connection, definition_of, key))
    row = (
        connection.execute(select(release_card).where(release_card.c.release_id == key))
        .mappings()
        .one()
    )
    return all(row[name] == value for name, value in expected.items())
