"""What the registration form needs to know, read in one go on the database thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from relapp.domain.definition import ProcessDefinition
from relapp.domain.person import Department, Person
from relapp.domain.register import Application, ChangeRequest
from relapp.domain.window import Freeze, ReleaseWindow, WindowLoad
from relapp.services.office import ProcessesService
from relapp.services.people import PeopleService
from relapp.services.registers import ApplicationsService, ChangeRequestsService
from relapp.services.registration import RegistrationService
from relapp.services.windows import WindowsService
from ui.wizard.answers import ScopeEntry


@dataclass(frozen=True)
class WizardServices:
    """The use cases the form stands on."""

    registration: RegistrationService
    processes: ProcessesService
    applications: ApplicationsService
    changes: ChangeRequestsService
    people: PeopleService
    windows: WindowsService


@dataclass(frozen=True)
class WizardData:
    """Registers as they were when the form was opened."""

    definitions: tuple[ProcessDefinition, ...]
    applications: tuple[Application, ...]
    changes: tuple[ChangeRequest, ...]
    people: tuple[Person, ...]
    departments: tuple[Department, ...]
    windows: tuple[ReleaseWindow, ...]
    freezes: tuple[Freeze, ...]
    loads: Mapping[int, WindowLoad] = field(default_factory=dict)

    def application(self, application_id: int | None) -> Application | None:
        """Return one application."""
        return next((a for a in self.applications if a.id == application_id), None)

    def window(self, window_id: int | None) -> ReleaseWindow | None:
        """Return one window."""
        return next((w for w in self.windows if w.id == window_id), None)

    def person(self, person_id: int | None) -> Person | None:
        """Return one person."""
        return next((p for p in self.people if p.id == person_id), None)


@dataclass(frozen=True, slots=True)
class Prefill:
    """What is known before the form opens: where it was called from."""

    change_ids: tuple[int, ...] = ()
    window_id: int | None = None
    application_id: int | None = None


def read(services: WizardServices, year: int) -> WizardData:
    """Return the registers and the windows of a year and the next; raises StoreUnavailable."""
    plans = [services.windows.year(year), services.windows.year(year + 1)]
    return WizardData(
        definitions=services.processes.active(),
        applications=tuple(a for a in services.applications.all() if a.active),
        changes=services.changes.all(free_only=True),
        people=tuple(p for p in services.people.all() if p.active),
        departments=services.people.departments(),
        windows=tuple(w for plan in plans for w in plan.windows),
        freezes=tuple({f.id: f for plan in plans for f in plan.freezes}.values()),
        loads={key: load for plan in plans for key, load in plan.loads.items()},
    )


def further_entries(
    data: WizardData, changes: Sequence[ChangeRequest], main: int | None
) -> tuple[ScopeEntry, ...]:
    """Return the other applications of the changes, so that one release can carry them all."""
    keys = dict.fromkeys(c.application_id for c in changes if c.application_id not in (None, main))
    found = (data.application(key) for key in keys)
    return tuple(ScopeEntry(a.id, a.current_version, "") for a in found if a is not None)
