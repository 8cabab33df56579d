"""A furnished office on a database file, and the context a page is given there."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.person import Person
from relapp.domain.register import ChangeRequestDraft
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ChangeState, ReleaseMode, ReleaseType, Strategy
from relapp.sample.furnish import founder, furnish
from ui.actions.page import PageContext
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner

NOW = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
"""Wednesday 09:12 in the office."""
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with people, applications and the windows of 2026, without a release."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    core = furnish(str(path), FixedClock(NOW))
    try:
        proposed = core.windows.propose(2026)
        core.windows.create(founder(core), [w for w in proposed if not w.needs_opt_in])
        core.windows.publish(founder(core), 2026)
    finally:
        core.close()
    return path


@pytest.fixture
def core(furnished: Path, tmp_path: Path) -> Iterator[Core]:
    """The services on a copy of the furnished office."""
    path = tmp_path / "office.db"
    shutil.copyfile(furnished, path)
    opened = open_core(str(path), clock=FixedClock(NOW))
    yield opened
    opened.close()


@pytest.fixture
def me(core: Core) -> Person:
    """Who keeps the office: administrator and release office."""
    return founder(core)


@pytest.fixture
def context(core: Core, me: Person, tasks: TaskRunner) -> PageContext:
    """What the shell gives every page."""
    return PageContext(me, "zh", ZONE, core.clock, tasks, ChangeHub())


def register(core: Core, actor: Person, application: str, **fields: object) -> int:
    """Register a planned upgrade of an application and return its key."""
    system = next(a for a in core.applications.all() if a.name == application)
    definition = core.processes.active()[0]
    values: dict[str, object] = {
        "process_row": definition.row_id,
        "scope_option": "upgrade",
        "type": ReleaseType.UPGRADE,
        "mode": ReleaseMode.PLANNED,
        "strategy": Strategy.FULL,
        "title": "还款计划批量重算",
        "application_id": system.id,
        "version_to": "V6.8.0",
        **fields,
    }
    return core.registration.register(actor, ReleaseDraft(**values)).release_id  # type: ignore[arg-type]


def add_change(
    core: Core,
    actor: Person,
    number: str,
    application: str,
    state: ChangeState = ChangeState.APPROVED,
) -> int:
    """Take a change request of an application in and return its key."""
    system = next(a for a in core.applications.all() if a.name == application)
    draft = ChangeRequestDraft(
        number, f"{application}的变更", state=state, application_id=system.id
    )
    core.changes.save(actor, draft)
    return next(c.id for c in core.changes.all() if c.number == number)
