"""Everything the register page shows, read in one go on the database thread."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from relapp.domain.board import CardFilter
from relapp.domain.change_standing import ChangeStanding
from relapp.domain.definition import ProcessDefinition, RoleSpec
from relapp.domain.matrix import Staff
from relapp.domain.person import ADMINISTRATOR, Department, Person
from relapp.domain.register import Application, ChangeRequest
from relapp.domain.role_grant import RoleGrant
from relapp.domain.signing import Delegation
from relapp.domain.text import Text
from relapp.services.board import BoardService
from relapp.services.change_schedule import ChangeScheduleService
from relapp.services.delegations import DelegationsService
from relapp.services.imports import ImportsService
from relapp.services.logins import LoginsService
from relapp.services.office import ProcessesService
from relapp.services.people import PeopleService
from relapp.services.pins import PinsService
from relapp.services.registers import ApplicationsService, ChangeRequestsService
from relapp.wording.terms import ADMINISTRATOR_ROLE


@dataclass(frozen=True)
class AppsServices:
    """The use cases the page stands on."""

    applications: ApplicationsService
    changes: ChangeRequestsService
    people: PeopleService
    processes: ProcessesService
    board: BoardService
    imports: ImportsService | None = None
    schedule: ChangeScheduleService | None = None
    delegations: DelegationsService | None = None
    logins: LoginsService | None = None
    pins: PinsService | None = None


@dataclass(frozen=True)
class Registers:
    """The registers as the database had them at one moment."""

    applications: tuple[Application, ...] = ()
    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()
    standings: tuple[ChangeStanding, ...] = ()
    """Change requests, each with its release."""
    definitions: tuple[ProcessDefinition, ...] = ()
    running: Mapping[int, int] = field(default_factory=dict)
    """Releases on their way by application."""
    delegations: tuple[Delegation, ...] = ()

    @cached_property
    def staff(self) -> Staff:
        """What decides who may act."""
        return Staff(self.people, self.departments, self.applications, self.delegations)

    def scope_names(self, grant: RoleGrant) -> tuple[str, ...]:
        """Return the department and application to which a grant is narrowed, by name."""
        departments = (d.name for d in self.departments if d.id == grant.department_id)
        applications = (a.name for a in self.applications if a.id == grant.application_id)
        return (*departments, *applications)

    @property
    def changes(self) -> tuple[ChangeRequest, ...]:
        """The change requests alone."""
        return tuple(standing.change for standing in self.standings)

    @cached_property
    def roles(self) -> Mapping[str, Text]:
        """Names of all roles by identifier; what two processes share is named once."""
        found = {ADMINISTRATOR: ADMINISTRATOR_ROLE}
        for definition in self.definitions:
            for role in definition.roles:
                found.setdefault(role.id, role.name)
        return found

    def role_groups(self) -> tuple[tuple[Text, tuple[RoleSpec, ...]], ...]:
        """Return the roles by process, each identifier once."""
        seen: set[str] = set()
        groups = []
        for definition in self.definitions:
            own = tuple(r for r in definition.roles if r.id not in seen)
            seen |= {r.id for r in own}
            name = definition.name
            head = Text(f"{definition.code} {name.zh}", f"{definition.code} {name.en}")
            groups.append((head, own))
        return tuple(groups)


def _standings(services: AppsServices) -> tuple[ChangeStanding, ...]:
    if services.schedule is not None:
        return services.schedule.standings()
    return tuple(ChangeStanding(change) for change in services.changes.all())


def read(services: AppsServices) -> Registers:
    """Return all registers; raises StoreUnavailable."""
    cards = services.board.cards(CardFilter(limit=100_000)).cards
    staff = services.people.staff()
    return Registers(
        staff.applications,
        staff.people,
        staff.departments,
        _standings(services),
        services.processes.active(),
        Counter(c.application_id for c in cards if c.live),
        staff.delegations,
    )
