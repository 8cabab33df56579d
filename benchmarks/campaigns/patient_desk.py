"""A desk that goes on while the database is away, as a window does: what it cannot send waits.

    python -m benchmarks.campaigns.patient_desk URL LOGIN START DIARY FOLDER RELEASE…

It ticks until there is a file `stop` in the folder, then sends what still waits. Started anew after
it was killed, it goes on behind the last line of its diary. The diary says of each tick `tried`,
and then `done` (the database has acknowledged it), `kept` (it is on this disk) or `refused`; of
what was kept at last `done`, `conflict` (its author is asked, and here keeps the other's value) or
`replaced` (by a later tick of his own).
"""

import json
import random
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

from relapp.bootstrap import Core, open_core
from relapp.domain.outbox import SUPERSEDED, Deed, Queued, Standing, may_wait
from relapp.domain.permission import can_answer
from relapp.domain.person import Person
from relapp.domain.vocabulary import CheckResult
from relapp.errors import RelappError, StaleRecord, StoreUnavailable
from relapp.services.desk import Desk as Ground
from relapp.services.outbox import OutboxService

T = TypeVar("T")
RESULTS = (CheckResult.PASS, CheckResult.FAIL)
BREATH = 0.02
"""Seconds between two ticks; a person is slower."""
PATIENCE = 120.0
"""Seconds in which what waits must have gone once the line is whole."""


class PatientDesk:
    """Knows the checks as it last read them, which may be stale."""

    def __init__(self, core: Core, me: Person, box: OutboxService, diary: IO[str]) -> None:
        """Sit down."""
        self._core, self._me, self._box, self._diary = core, me, box, diary
        self._seen: dict[int, dict[str, int]] = {}

    def tick(self, chance: random.Random, release: int, token: str) -> None:
        """Answer one check, or keep the answer."""
        self._look(release)
        if release not in self._seen:
            return
        item = chance.choice(sorted(self._seen[release]))
        version, result = self._seen[release][item], chance.choice(RESULTS)
        self._note(token, "tried", release=release)
        try:
            self._core.checks.answer(self._me, release, item, result, token, version)
        except StaleRecord:
            self._note(token, "refused", code="stale")
        except StoreUnavailable as error:
            if not may_wait(error.code):
                self._note(token, "failed", code=error.code)
                return
            payload = {"result": result.value, "note": token}
            at, key = self._core.clock.now(), str(uuid.uuid4())
            action = Queued(key, Deed.ANSWER, release, item, token, version, at, payload)
            self._box.keep(self._me, action)
            self._note(token, "kept")
        except RelappError as error:
            self._note(token, "refused", code=error.code)
        else:
            self._note(token, "done")

    def send(self) -> bool:
        """Send what waits and tell what became of it; returns whether nothing waits any more."""
        delivery = self._box.send(self._me)
        for action in delivery.sent:
            self._note(str(action.payload["note"]), "done", late=True)
        for action in delivery.queue:
            if action.state is Standing.CONFLICT:
                self._note(str(action.payload["note"]), "conflict")
                self._box.keep_theirs(self._me, action.key)
            elif action.state is Standing.REFUSED:
                self._note(str(action.payload["note"]), "refused", code=str(action.reason))
                self._box.drop(self._me, action.key)
            elif action.state is Standing.DROPPED:
                # With a conflict goes what the same person did to the same check afterwards.
                replaced = action.reason == SUPERSEDED
                self._note(str(action.payload["note"]), "replaced" if replaced else "conflict")
        return all(a.state is not Standing.WAITING for a in self._box.queue(self._me))

    def _look(self, release: int) -> None:
        try:
            view = self._core.releases.view(release)
        except StoreUnavailable:
            return
        facts = view.facts
        self._seen[release] = {
            item.id: facts.checks[item.id].version if item.id in facts.checks else 0
            for _stage, step, item in view.definition.all_checks()
            if item.when.holds(facts.release.profile)
            and not can_answer(self._me, item, facts, step=step)
        }

    def _note(self, token: str, what: str, **more: Any) -> None:
        self._diary.write(json.dumps({"token": token, "what": what, **more}) + "\n")
        self._diary.flush()


def main(arguments: list[str]) -> int:
    """Tick until told to stop, then wait until everything has gone."""
    url, login, start, diary, folder, *releases = arguments
    keys, stop = [int(key) for key in releases], Path(folder, "stop")
    number = _lines(Path(diary))
    chance = random.Random(int(start) + number)
    core = _patiently(lambda: open_core(url))
    me = _patiently(lambda: core.people.by_login(login))
    assert me is not None
    box = OutboxService(Ground(core.store, core.clock), Path(folder, f"outbox-{login}"))
    _patiently(lambda: box.open(me))
    with Path(diary).open("a", encoding="utf-8") as book:
        desk = PatientDesk(core, me, box, book)
        while not stop.exists():
            number += 1
            desk.tick(chance, chance.choice(keys), f"{login}-{number:06d}")
            desk.send()
            time.sleep(BREATH * chance.random())
        end = time.monotonic() + PATIENCE
        while not desk.send():
            if time.monotonic() > end:
                raise SystemExit(f"{login}: something still waits")
            time.sleep(0.05)
        # Once more, to note what went with the last conflict.
        desk.send()
    core.close()
    return 0


def _lines(diary: Path) -> int:
    return diary.read_bytes().count(b"\n") if diary.exists() else 0


def _patiently(ask: Callable[[], T]) -> T:
    """Ask until the database answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except StoreUnavailable:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
