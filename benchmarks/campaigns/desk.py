"""One desk of a campaign, a process of its own: does what a person does, and keeps a diary.

    python -m benchmarks.campaigns.desk URL LOGIN START ACTIONS DIARY RELEASE…

The diary has one JSON line for each action: before it is tried and when it was acknowledged. What
is acknowledged must be in the database afterwards, once.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from relapp.bootstrap import Core, open_core
from relapp.domain.permission import can_answer
from relapp.domain.person import Person
from relapp.domain.release import RunStepDraft
from relapp.domain.vocabulary import CheckResult
from relapp.errors import RelappError, StaleRecord, StoreUnavailable

MOST_TRIES = 200
PAUSE = 0.002
"""Seconds before a stale form is read again and filled in anew."""


class Desk:
    """A person with a window open: reads, decides, writes, and reads again when it was stale."""

    def __init__(
        self, core: Core, me: Person, releases: list[int], start: int, diary: IO[str]
    ) -> None:
        """Sit down; `start` fixes everything this desk will do."""
        self._core, self._me, self._releases = core, me, releases
        self._random = random.Random(start)
        self._diary = diary
        self._deeds: tuple[tuple[Callable[[int, str], None], int], ...] = (
            (self._tick, 6),
            (self._write, 2),
            (self._plan_step, 1),
        )

    def work(self, actions: int) -> None:
        """Do so many things, one after the other."""
        deeds, weights = zip(*self._deeds, strict=True)
        for number in range(actions):
            token = f"{self._me.login}-{number:04d}"
            deed = self._random.choices(deeds, weights)[0]
            self._do(deed, self._random.choice(self._releases), token)

    def _do(self, deed: Callable[[int, str], None], release: int, token: str) -> None:
        self._note(token, "tried", deed=deed.__name__, release=release)
        stale = 0
        for _ in range(MOST_TRIES):
            began = time.monotonic()
            try:
                deed(release, token)
            except StaleRecord:
                stale += 1
                time.sleep(PAUSE * self._random.random() * stale)
                continue
            except StoreUnavailable as error:
                self._note(token, "failed", code=error.code, what=str(error.details))
                return
            except RelappError as error:
                self._note(token, "refused", code=error.code)
                return
            self._note(token, "done", stale=stale, seconds=time.monotonic() - began)
            return
        self._note(token, "failed", code="always stale")

    def _tick(self, release: int, token: str) -> None:
        item = self._random.choice(self._checks(release))
        seen = self._core.releases.view(release).facts.checks.get(item)
        result = self._random.choice((CheckResult.PASS, CheckResult.FAIL))
        version = seen.version if seen else 0
        self._core.checks.answer(self._me, release, item, result, token, version)

    def _write(self, release: int, token: str) -> None:
        section = self._random.choice(self._sections(release))
        seen = self._core.releases.view(release).facts.sections.get(section)
        body = f"{seen.body if seen else ''}\n{token}"
        version = seen.version if seen else 0
        self._core.plans.write(self._me, release, section, body, version)

    def _plan_step(self, release: int, token: str) -> None:
        self._core.run_sheets.save(self._me, release, RunStepDraft(title=token))

    def _checks(self, release: int) -> list[str]:
        """Return what this person may tick, those of later stages included."""
        view = self._core.releases.view(release)
        return [
            item.id
            for _stage, step, item in view.definition.all_checks()
            if item.when.holds(view.facts.release.profile)
            and not can_answer(self._me, item, view.facts, step=step)
        ]

    def _sections(self, release: int) -> list[str]:
        return [section.id for section in self._core.releases.view(release).definition.sections]

    def _note(self, token: str, what: str, **more: Any) -> None:
        self._diary.write(json.dumps({"token": token, "what": what, **more}) + "\n")
        self._diary.flush()


def main(arguments: list[str]) -> int:
    """Work until everything is done."""
    url, login, start, actions, diary, *releases = arguments
    core = open_core(url)
    try:
        me = core.people.by_login(login)
        if me is None:
            raise SystemExit(f"nobody is called {login}")
        with Path(diary).open("a", encoding="utf-8") as book:
            desk = Desk(core, me, [int(key) for key in releases], int(start), book)
            desk.work(int(actions))
            os.fsync(book.fileno())
    finally:
        core.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
