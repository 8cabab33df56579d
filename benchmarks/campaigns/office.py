"""The office on which a campaign is fought: some releases, and one person for each desk."""

from dataclasses import dataclass

from relapp.bootstrap import Core, create_core
from relapp.clock import SystemClock
from relapp.domain.office import Office
from relapp.domain.person import PersonDraft
from relapp.domain.register import ApplicationDraft
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy

ROLES = frozenset(
    {"administrator", "release_office", "project_manager", "system_owner", "release_admin"}
)
"""Of every desk: in a campaign all may do all, so that they get into each other's way."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a desk is told: where it works and on what."""

    login: str
    releases: tuple[int, ...]


def login_of(desk: int) -> str:
    """Return the login of the person at a desk, counted from 0."""
    return f"desk{desk:02d}"


def make_office(url: str, desks: int, releases: int) -> tuple[int, ...]:
    """Make an office in an empty database; returns the keys of its releases."""
    founder = PersonDraft("第 00 席", login_of(0), roles=ROLES)
    core = create_core(url, Office("衡序集团", "信息管理部"), founder, clock=SystemClock())
    try:
        owner = core.people.all()[0]
        for desk in range(1, desks):
            core.people.save(owner, PersonDraft(f"第 {desk:02d} 席", login_of(desk), roles=ROLES))
        core.applications.save(
            owner, ApplicationDraft("核心租赁系统", family="java", owner_id=owner.id)
        )
        return tuple(_release(core, number) for number in range(releases))
    finally:
        core.close()


def _release(core: Core, number: int) -> int:
    owner = core.people.all()[0]
    draft = ReleaseDraft(
        process_row=core.processes.active()[0].row_id,
        scope_option="upgrade",
        type=ReleaseType.UPGRADE,
        mode=ReleaseMode.PLANNED,
        strategy=Strategy.FULL,
        title=f"第 {number + 1} 个发布",
        application_id=core.applications.all()[0].id,
        version_to=f"V6.{number}.0",
        owner_id=owner.id,
    )
    return core.registration.register(owner, draft).release_id
