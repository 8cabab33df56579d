"""Use cases of the people register: departments, people and their roles."""

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.matrix import Staff
from relapp.domain.person import ADMINISTRATOR, Department, Permission, Person, PersonDraft
from relapp.domain.role_grant import RoleGrant
from relapp.domain.stranded import Stranded
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, plain, require
from relapp.services.person_roles import check_grants, grant_words, store_roles
from relapp.services.staffing import left_without, read_staff
from relapp.store.queries import cards as card_queries
from relapp.store.queries import people as people_queries
from relapp.store.tables import people as p
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


class PeopleService:
    """Who works here; people are taken out of use, never deleted, since they signed."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def all(self) -> tuple[Person, ...]:
        """Return everybody, inactive people included."""
        with self._desk.transactions.reading() as connection:
            return people_queries.people(connection)

    def get(self, person_id: int) -> Person:
        """Return one person; raises NotFound."""
        for person in self.all():
            if person.id == person_id:
                return person
        raise NotFound("person.unknown", id=person_id)

    def by_login(self, login: str) -> Person | None:
        """Return the person of a login name, None if there is none."""
        wanted = login.strip().casefold()
        return next((p for p in self.all() if p.login.casefold() == wanted), None)

    def departments(self) -> tuple[Department, ...]:
        """Return all departments."""
        with self._desk.transactions.reading() as connection:
            return people_queries.departments(connection)

    def staff(self) -> Staff:
        """Return who works here with what decides who may act, for the matrix."""
        with self._desk.transactions.reading() as connection:
            return read_staff(connection)

    def left_without(self, draft: PersonDraft) -> tuple[Stranded, ...]:
        """Return what releases wait for and nobody could do once this draft were saved."""
        with self._desk.transactions.reading() as connection:
            return tuple(left_without(self._desk, connection, draft))

    def save(self, actor: Person, draft: PersonDraft) -> Changes:
        """Make or change a person.

        Raises:
            InvalidInput: name or login is missing, or the login is taken.
            RuleViolation: nobody would be left who may keep people.
            NotPermitted: only an administrator makes administrators, or ends being one.
            NotFound: a role is to be held in a department or for an application that is gone.
        """
        require(actor, Permission.KEEP_REGISTER)
        _check(draft)
        with self._desk.transactions.begin(actor) as work:
            everybody = people_queries.people(work.connection)
            _check_login(everybody, draft)
            before = next((x for x in everybody if x.id == draft.id), None)
            _check_administrators(everybody, draft)
            _check_grant(actor, before, draft)
            check_grants(work, draft)
            values = {
                "name": draft.name.strip(),
                "login": draft.login.strip(),
                "email": draft.email.strip(),
                "department_id": draft.department_id,
                "active": draft.active,
            }
            key = draft.id
            if key:
                work.change(p.person, {"id": key}, version=draft.version, **values)
            else:
                key = work.insert(p.person, version=1, **values)
            known = before.grants if before is not None else frozenset()
            grants = known if draft.grants is None else draft.grants
            store_roles(work, key, draft.roles, draft.grants)
            was = _told(work, before.roles, known) | {"active": before.active} if before else None
            work.record(
                Event.PERSON_SAVED,
                Kind.PERSON,
                key,
                draft.name.strip(),
                before=was,
                after=plain(values) | _told(work, draft.roles, grants),
            )
            _touch_cards(work, key, before, draft)
        return work.changes

    def save_department(
        self,
        actor: Person,
        department_id: int,
        name: str,
        parent_id: int | None,
        head_id: int | None,
        version: int,
    ) -> Changes:
        """Make (id 0) or change a department and its head.

        Raises:
            InvalidInput: the name is missing or taken, or the department would lie within itself.
        """
        require(actor, Permission.KEEP_REGISTER)
        if not name.strip():
            raise InvalidInput("field.missing", field="name")
        with self._desk.transactions.begin(actor) as work:
            known = people_queries.departments(work.connection)
            _check_department(known, department_id, name.strip(), parent_id)
            before = next((d for d in known if d.id == department_id), None)
            values = {"name": name.strip(), "parent_id": parent_id, "head_id": head_id}
            key = department_id
            if key:
                work.change(p.department, {"id": key}, version=version, **values)
            else:
                key = work.insert(p.department, version=1, **values)
            work.record(
                Event.DEPARTMENT_SAVED, Kind.DEPARTMENT, key, name.strip(), after=plain(values)
            )
            if before is not None and before.head_id != head_id:
                work.touch_all(card_queries.live_ids(work.connection))
        return work.changes


def check_founder(draft: PersonDraft) -> None:
    """Refuse a first person who could not keep the database.

    Raises:
        InvalidInput: name or login is missing.
        RuleViolation: `person.last_administrator`; there would be none.
    """
    _check(draft)
    if not draft.active or ADMINISTRATOR not in draft.roles:
        raise RuleViolation("person.last_administrator")


def _check(draft: PersonDraft) -> None:
    for name in ("name", "login"):
        if not str(getattr(draft, name)).strip():
            raise InvalidInput("field.missing", field=name)


def _check_login(everybody: tuple[Person, ...], draft: PersonDraft) -> None:
    login = draft.login.strip().casefold()
    if any(x.login.casefold() == login and x.id != draft.id for x in everybody):
        raise InvalidInput("person.login_taken", login=draft.login.strip())


def _check_administrators(everybody: tuple[Person, ...], draft: PersonDraft) -> None:
    stays = draft.active and ADMINISTRATOR in draft.roles
    others = any(x.active and x.id != draft.id and ADMINISTRATOR in x.roles for x in everybody)
    if not stays and not others and draft.id:
        raise RuleViolation("person.last_administrator")


def _check_grant(actor: Person, before: Person | None, draft: PersonDraft) -> None:
    was = before is not None and ADMINISTRATOR in before.roles
    if was != (ADMINISTRATOR in draft.roles) or (was and before and before.active != draft.active):
        require(actor, Permission.KEEP_PROCESSES)


def _check_department(
    known: tuple[Department, ...], department_id: int, name: str, parent_id: int | None
) -> None:
    if any(d.name == name and d.id != department_id for d in known):
        raise InvalidInput("department.name_taken", name=name)
    parents = {d.id: d.parent_id for d in known}
    above = parent_id
    while above is not None:
        if above == department_id:
            raise InvalidInput("field.not_allowed", field="parent_id")
        above = parents.get(above)


def _touch_cards(work: UnitOfWork, key: int, before: Person | None, draft: PersonDraft) -> None:
    """Have the cards computed anew that show the person or wait for what the person may do."""
    if before is None:
        # Somebody new may hold a role that nobody held.
        if draft.roles or draft.grants:
            work.touch_all(card_queries.live_ids(work.connection))
        return
    grants = before.grants if draft.grants is None else draft.grants
    now = (draft.roles, draft.active, draft.department_id, grants)
    if (before.roles, before.active, before.department_id, before.grants) != now:
        work.touch_all(card_queries.live_ids(work.connection))
    if before.name != draft.name.strip():
        work.touch_all(work.keys(r.release, "id", owner_id=key))


def _told(
    work: UnitOfWork, roles: frozenset[str], grants: frozenset[RoleGrant]
) -> dict[str, object]:
    """Return roles as the journal keeps them; where they are held only where it is narrower."""
    told: dict[str, object] = {"roles": sorted(roles)}
    return told | {"grants": grant_words(work, grants)} if grants else told
