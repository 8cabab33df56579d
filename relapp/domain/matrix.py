"""谁能签什么: for each step and check of a process, who may act, and where nobody may.

It asks the rule that decides for releases (`role_holders`), once for each application that a
release could be for; it has no rule of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from relapp.domain.definition import ApprovalStep, CheckItem, Condition, ProcessDefinition, Stage
from relapp.domain.person import Department, Person
from relapp.domain.register import Application
from relapp.domain.release import PersonRef
from relapp.domain.role_grant import Place, grant_order
from relapp.domain.role_holders import OWNER_ROLES, Held, Registered, Sources, holders
from relapp.domain.signing import Delegation
from relapp.domain.text import Text
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy

T = TypeVar("T")


class Basis(StrEnum):
    """Why somebody may act, the strongest first."""

    ROLE = "role"
    REGISTER = "register"
    """Owner of the application, or head of the applicant's department."""
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class Staff:
    """The registers as far as they decide who may act."""

    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()
    applications: tuple[Application, ...] = ()
    delegations: tuple[Delegation, ...] = ()


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which kinds of release are asked about; an empty set leaves it open."""

    types: frozenset[ReleaseType] = frozenset()
    modes: frozenset[ReleaseMode] = frozenset()
    strategies: frozenset[Strategy] = frozenset()

    def may_need(self, when: Condition) -> bool:
        """Tell whether some release of these kinds needs a part; its yes/no facts stay open."""
        return (
            _meets(self.types, when.types)
            and _meets(self.modes, when.modes)
            and _meets(self.strategies, when.strategies)
        )


def _meets(asked: frozenset[T], wanted: frozenset[T]) -> bool:
    return not asked or not wanted or bool(asked & wanted)


@dataclass(frozen=True, slots=True)
class Question:
    """Which releases are asked about; None leaves it open."""

    definition: ProcessDefinition
    kinds: Kinds = Kinds()
    """Parts that no release of these kinds needs are left out."""
    department_id: int | None = None
    """Department of the release and of its applicant; None takes the application's."""
    application_id: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """How one person stands to one row.

    Attributes:
        places: number of applications for which it is so.
        whole: whether it is so for all that were asked about.
        stands_for: names of those whose deputy the person is.
    """

    basis: Basis
    places: int
    whole: bool
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A step, or the checks of one role within a step or stage.

    Attributes:
        step: None for checks that belong to the stage itself.
        checks: those this row is about; empty in the row of a signature.
        by_keeper: whoever keeps a release acts here, whoever that is.
        gaps: applications for which nobody may act.
    """

    stage: Stage
    group: Text | None
    step: ApprovalStep | None
    role: str
    checks: tuple[CheckItem, ...] = ()
    cells: Mapping[int, Cell] = field(default_factory=dict)
    by_keeper: bool = False
    gaps: tuple[str, ...] = ()
    nobody: bool = False
    """There is not one application for which somebody may act."""

    @property
    def signs(self) -> bool:
        """Whether the row is about a signature."""
        return not self.checks

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """What tells the row from others."""
        return self.stage.id, self.step.id if self.step else "", self.role, self.signs


def signers(question: Question, staff: Staff, now: datetime) -> tuple[Row, ...]:
    """Return the rows of a process with everybody who may act at a moment."""
    roles = frozenset(role.id for role in question.definition.roles)
    held = tuple(_held(staff))
    found = {
        name: _acting(roles, Sources(place, held, _registered(staff, place)))
        for name, place in _places(question, staff)
    }
    return tuple(_filled(row, found, staff, now) for row in _rows(question))


def unsigned(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows where nobody may act for some application."""
    return tuple(row for row in rows if row.gaps or row.nobody)


def _rows(question: Question) -> Iterator[Row]:
    for stage in question.definition.stages:
        yield from _check_rows(question, stage, None, None, stage.checks)
        for group in stage.route:
            for step in group.steps:
                if question.kinds.may_need(step.when):
                    yield Row(stage, group.name, step, step.role)
                    yield from _check_rows(question, stage, group.name, step, step.checks)


def _check_rows(
    question: Question,
    stage: Stage,
    group: Text | None,
    step: ApprovalStep | None,
    checks: tuple[CheckItem, ...],
) -> Iterator[Row]:
    by_role: dict[str, list[CheckItem]] = defaultdict(list)
    for item in checks:
        if question.kinds.may_need(item.when):
            by_role[item.role].append(item)
    for role, items in by_role.items():
        if step is None or role != step.role:
            yield Row(stage, group, step, role, tuple(items))


def _places(question: Question, staff: Staff) -> Iterator[tuple[str, Place]]:
    """Yield the places of the releases asked about, by the application's name."""
    found = False
    for application in staff.applications:
        if not application.active or question.application_id not in (None, application.id):
            continue
        found = True
        department = question.department_id or application.department_id
        yield application.name, Place(department, application.id)
    if not found:
        yield "", Place(question.department_id, question.application_id)


_Found = Mapping[str, tuple[tuple[PersonRef, Basis], ...]]


def _acting(roles: frozenset[str], sources: Sources) -> _Found:
    """Return who acts by role at one place, deputies left aside."""
    by_register = sources.registered.holders()
    return {
        role: tuple(
            (ref, Basis.REGISTER if ref in by_register.get(role, ()) else Basis.ROLE)
            for ref in refs
        )
        for role, refs in holders(roles, sources).items()
    }


def _held(staff: Staff) -> Iterator[Held]:
    for person in staff.people:
        if person.active:
            ref = PersonRef(person.id, person.name)
            yield from (Held(ref, grant) for grant in sorted(person.all_grants, key=grant_order))


def _registered(staff: Staff, place: Place) -> Registered:
    people = {p.id: PersonRef(p.id, p.name) for p in staff.people if p.active}
    owner = next((a.owner_id for a in staff.applications if a.id == place.application_id), None)
    head = next((d.head_id for d in staff.departments if d.id == place.department_id), None)
    return Registered(people.get(owner or 0), people.get(head or 0))


def _filled(row: Row, found: Mapping[str, _Found], staff: Staff, now: datetime) -> Row:
    by_keeper = row.role in OWNER_ROLES
    refs = {name: acting.get(row.role, ()) for name, acting in found.items()}
    cells = _cells(refs)
    if row.signs:
        # A deputy signs in somebody's place; checks of other roles stay with their holders.
        deputies = _deputies(row.role, refs, staff, now)
        cells |= {key: cell for key, cell in deputies.items() if key not in cells}
    gaps = tuple(name for name, acting in refs.items() if not acting and not by_keeper)
    return Row(
        row.stage,
        row.group,
        row.step,
        row.role,
        row.checks,
        cells,
        by_keeper,
        () if gaps == ("",) else gaps,
        nobody=not cells and not by_keeper,
    )


def _cells(refs: Mapping[str, tuple[tuple[PersonRef, Basis], ...]]) -> dict[int, Cell]:
    counted: dict[int, list[Basis]] = defaultdict(list)
    for acting in refs.values():
        for ref, basis in acting:
            counted[ref.id].append(basis)
    return {
        person: Cell(
            Basis.ROLE if Basis.ROLE in bases else Basis.REGISTER,
            len(bases),
            len(bases) == len(refs),
        )
        for person, bases in counted.items()
    }


def _deputies(
    role: str,
    refs: Mapping[str, tuple[tuple[PersonRef, Basis], ...]],
    staff: Staff,
    now: datetime,
) -> dict[int, Cell]:
    held = [d for d in staff.delegations if d.holds(role, now)]
    stands_for: dict[int, dict[str, None]] = defaultdict(dict)
    places: dict[int, int] = defaultdict(int)
    for acting in refs.values():
        here = {ref.id for ref, _ in acting}
        for deputy in {d.deputy_id for d in held if d.person_id in here}:
            places[deputy] += 1
        for d in held:
            if d.person_id in here:
                stands_for[d.deputy_id][d.person] = None
    return {
        deputy: Cell(Basis.DEPUTY, places[deputy], places[deputy] == len(refs), tuple(names))
        for deputy, names in stands_for.items()
    }
