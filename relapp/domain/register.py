"""Registers a release draws on: application systems and change requests."""

from dataclasses import dataclass
from datetime import date

from relapp.domain.vocabulary import ChangeKind, ChangeState, Criticality


@dataclass(frozen=True, slots=True)
class Application:
    """应用系统: what is released; releases belong to applications, not to projects."""

    id: int
    name: str
    code: str = ""
    family: str = ""
    """Technology family (java, web, …), which decides the windows it may use."""
    owner_id: int | None = None
    owner: str = ""
    manager_id: int | None = None
    manager: str = ""
    department_id: int | None = None
    department: str = ""
    criticality: Criticality = Criticality.ORDINARY
    current_version: str = ""
    depends_on: tuple[int, ...] = ()
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class ApplicationDraft:
    """Unsaved input for an application; `id` 0 makes a new one."""

    name: str
    code: str = ""
    family: str = ""
    owner_id: int | None = None
    manager_id: int | None = None
    department_id: int | None = None
    criticality: Criticality = Criticality.ORDINARY
    current_version: str = ""
    depends_on: tuple[int, ...] = ()
    active: bool = True
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """变更单 from change management; several may be combined in one release.

    Attributes:
        release_id: the release it is in.
        release_number: the number of that release.
        let_go: that release was rolled back or cancelled, so that another may take it over.
    """

    id: int
    number: str
    title: str
    kind: ChangeKind
    state: ChangeState
    application_id: int | None = None
    application: str = ""
    approved_on: date | None = None
    impact: str = ""
    resources: str = ""
    release_id: int | None = None
    release_number: str = ""
    version: int = 1
    source: str = ""
    """The tool it was taken in from, such as ServiceNow."""
    source_state: str = ""
    """Its state as that tool words it."""
    link: str = ""
    let_go: bool = False

    @property
    def free(self) -> bool:
        """Whether a release may take it, its approval apart."""
        return self.release_id is None or self.let_go


@dataclass(frozen=True, slots=True)
class ChangeRequestDraft:
    """Unsaved input for a change request; `id` 0 makes a new one."""

    number: str
    title: str
    kind: ChangeKind = ChangeKind.CHANGE
    state: ChangeState = ChangeState.SUBMITTED
    application_id: int | None = None
    approved_on: date | None = None
    impact: str = ""
    resources: str = ""
    id: int = 0
    version: int = 0
    source: str = ""
    source_state: str = ""
    link: str = ""
