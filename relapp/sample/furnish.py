"""Furnishes an empty office: departments, people with roles, applications with dependencies."""

from relapp.bootstrap import Core, create_core
from relapp.clock import FixedClock
from relapp.domain.office import Office
from relapp.domain.person import Person, PersonDraft
from relapp.domain.register import ApplicationDraft
from relapp.sample.staff import DEPARTMENTS, FOUNDER, HEAD_OFFICE, IT, PEOPLE, Member
from relapp.sample.systems import SYSTEMS

MAIL = "hengxu.example"


def furnish(url: str, clock: FixedClock) -> Core:
    """Create a database with everybody and every application, and without a release.

    Raises:
        StoreUnavailable: something is there already, or the place cannot be written.
    """
    core = create_core(url, Office(HEAD_OFFICE, IT), _draft(PEOPLE[0], {}), clock=clock)
    try:
        _people(core)
        _applications(core)
    except BaseException:
        core.close()
        raise
    return core


def founder(core: Core) -> Person:
    """Return the person who keeps the office."""
    return next(person for person in core.people.all() if person.name == FOUNDER)


def _people(core: Core) -> None:
    keys: dict[str, int] = {}
    for name, parent, _ in DEPARTMENTS:
        core.people.save_department(founder(core), 0, name, keys.get(parent), None, 0)
        keys = {d.name: d.id for d in core.people.departments()}
    first = founder(core)
    core.people.save(first, _draft(PEOPLE[0], keys, first))
    for member in PEOPLE[1:]:
        core.people.save(first, _draft(member, keys))
    people = {p.name: p.id for p in core.people.all()}
    heads = {name: people[head] for name, _, head in DEPARTMENTS}
    for d in core.people.departments():
        core.people.save_department(first, d.id, d.name, d.parent_id, heads[d.name], d.version)


def _draft(member: Member, departments: dict[str, int], known: Person | None = None) -> PersonDraft:
    return PersonDraft(
        member.name,
        member.login,
        departments.get(member.department),
        f"{member.login}@{MAIL}",
        frozenset(member.roles),
        id=known.id if known else 0,
        version=known.version if known else 0,
    )


def _applications(core: Core) -> None:
    actor = founder(core)
    people = {p.name: p.id for p in core.people.all()}
    departments = {d.name: d.id for d in core.people.departments()}
    for system in SYSTEMS:
        known = {a.name: a.id for a in core.applications.all()}
        draft = ApplicationDraft(
            system.name,
            system.code,
            system.family,
            people[system.owner],
            people[system.manager],
            departments[system.department],
            system.criticality,
            system.version,
            tuple(known[name] for name in system.depends_on),
        )
        core.applications.save(actor, draft)
