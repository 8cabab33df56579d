"""Opens a database on the worker and finds out who sits at this desk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relapp.domain.office import Office
    from relapp.domain.person import Person
    from relapp.domain.text import Language
    from ui.shell.assembly import CoreServices


@dataclass(frozen=True)
class Opened:
    """What the worker brings back from opening a database."""

    core: CoreServices
    office: Office
    people: tuple[Person, ...]
    me: Person | None
    """Who sits here; None when somebody has to say."""
    roles: dict[str, str]
    """Names of roles in the language of the window."""
    own_login: bool = False
    """Whether the server knows who sits here, so that nobody has to be asked."""

    @property
    def candidates(self) -> list[Person]:
        """Who may say that he sits here: with an own log-in nobody but its person."""
        if self.own_login and self.me is not None:
            return [self.me]
        return [person for person in self.people if person.active]


def open_database(open_core: Callable[[], CoreServices], login: str, language: Language) -> Opened:
    """Open and read what the window needs at once; raises StoreUnavailable, SchemaTooNew."""
    from relapp.domain.person import ADMINISTRATOR
    from relapp.wording.terms import ADMINISTRATOR_ROLE

    core = open_core()
    people = core.people.all()
    roles = {
        role.id: role.name.of(language)
        for definition in core.processes.active()
        for role in definition.roles
    }
    roles[ADMINISTRATOR] = ADMINISTRATOR_ROLE.of(language)
    # Whoever has an own log-in on a server is that person and nobody else.
    known = core.logins.me()
    me = known or who(people, login)
    return Opened(core, core.office.get(), people, me, roles, known is not None)


def who(people: Sequence[Person], login: str) -> Person | None:
    """Return who sits here: by environment, settings, log-in, or as the only one there is."""
    active = [person for person in people if person.active]
    logins = {person.login.casefold(): person for person in active}
    for wish in (os.environ.get("RELAPP_USER", ""), login, machine_login()):
        if wish and wish.casefold() in logins:
            return logins[wish.casefold()]
    return active[0] if len(active) == 1 else None


def role_of(me: Person, names: dict[str, str]) -> str:
    """Return what somebody mostly is; keeping the program comes after every other role."""
    from relapp.domain.person import ADMINISTRATOR, OFFICE_ROLES

    known = [role for role in me.roles if role in names]
    known.sort(key=lambda role: (role == ADMINISTRATOR, role not in OFFICE_ROLES, role))
    return names[known[0]] if known else ""


def machine_login() -> str:
    """Return the log-in name of the machine, "" where there is none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def upgraded(target: str) -> str:
    """Upgrade on the worker; returns where the copy from before lies."""
    from relapp.services.database import upgrade_database

    done = upgrade_database(target)
    return str(done.copy) if done.copy is not None else ""
