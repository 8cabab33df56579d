"""Offices of any size for the benchmarks: real schema, real cards, many rows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from relapp.bootstrap import Core, create_core
from relapp.clock import FixedClock
from relapp.domain.office import Office
from relapp.domain.person import Person, PersonDraft
from relapp.domain.register import ApplicationDraft
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from relapp.store.tables import journal, release

NOW = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
ROLES = frozenset(
    {"administrator", "release_office", "project_manager", "system_owner", "release_admin"}
)
APPLICATIONS = 40
CHUNK = 5_000


def small_office(path: Path | str) -> tuple[Core, Person]:
    """Make an office with one person and some applications."""
    founder = PersonDraft("林静怡", "linjingyi", roles=ROLES)
    core = create_core(str(path), Office("衡序集团", "信息管理部"), founder, clock=FixedClock(NOW))
    person = core.people.all()[0]
    for number in range(APPLICATIONS):
        core.applications.save(
            person, ApplicationDraft(f"应用系统{number:02d}", family="java", owner_id=person.id)
        )
    return core, person


def one_release(core: Core, person: Person) -> int:
    """Register one upgrade of process A."""
    definition = core.processes.active()[0]
    draft = ReleaseDraft(
        process_row=definition.row_id,
        scope_option="upgrade",
        type=ReleaseType.UPGRADE,
        mode=ReleaseMode.PLANNED,
        strategy=Strategy.FULL,
        title="还款计划批量重算与罚息口径调整",
        application_id=core.applications.all()[0].id,
        version_to="V6.8.0",
        owner_id=person.id,
    )
    return core.registration.register(person, draft).release_id


def filled_office(path: Path, releases: int, live: int) -> tuple[Core, Person]:
    """Make an office with many releases: `live` on their way, the others ended in 2022–2024.

    Rows are copies of a release registered through the services, so that every column has
    a real value; only keys, numbers, titles and dates differ.
    """
    core, person = small_office(path)
    model = one_release(core, person)
    with core.store.writing() as connection:
        table, cards = release.release, journal.release_card
        row = dict(connection.execute(select(table).where(table.c.id == model)).mappings().one())
        card = dict(
            connection.execute(select(cards).where(cards.c.release_id == model)).mappings().one()
        )
        for start in range(2, releases + 1, CHUNK):
            keys = range(start, min(start + CHUNK, releases + 1))
            connection.execute(insert(table), [_release(row, k, live) for k in keys])
            connection.execute(insert(cards), [_card(card, k, live) for k in keys])
    return core, person


def _ended(key: int) -> datetime:
    return datetime(2022, 1, 3, 12, tzinfo=UTC) + timedelta(days=key % 1000)


def _release(row: dict[str, object], key: int, live: int) -> dict[str, object]:
    ended = None if key <= live else _ended(key)
    return {
        **row,
        "id": key,
        "number": f"FB-{key:06d}",
        "application_id": key % APPLICATIONS + 1,
        "title": f"批量发布 {key}",
        "status": "closed" if ended else "running",
        "stage": "closed" if ended else row["stage"],
        "outcome": "success" if ended else None,
        "deployed_at": ended,
        "closed_at": ended,
    }


def _card(card: dict[str, object], key: int, live: int) -> dict[str, object]:
    ended = None if key <= live else _ended(key)
    return {
        **card,
        "release_id": key,
        "number": f"FB-{key:06d}",
        "application_id": key % APPLICATIONS + 1,
        "application": f"应用系统{key % APPLICATIONS:02d}",
        "title": f"批量发布 {key}",
        "status": "closed" if ended else "running",
        "column": "closed" if ended else card["column"],
        "outcome": "success" if ended else None,
        "deployed_at": ended,
        "closed_at": ended,
        "search": f"fb-{key:06d} 应用系统{key % APPLICATIONS:02d} 批量发布 {key}",
    }
