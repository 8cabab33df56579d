"""People and the page as the tests of registers, roles and deputies need them."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person, PersonDraft
from ui.actions.page import PageContext
from ui.apps.pane import AppsPane
from ui.apps.registers import AppsServices


def services(core: Core) -> AppsServices:
    """Return what the page stands on."""
    return AppsServices(
        core.applications,
        core.changes,
        core.people,
        core.processes,
        core.board,
        core.imports,
        delegations=core.delegations,
        pins=core.pins,
    )


def opened(qtbot: QtBot, core: Core, context: PageContext) -> AppsPane:
    """Return the page, read and shown."""
    pane = AppsPane(context, services(core))
    qtbot.addWidget(pane)
    pane.resize(1384, 800)
    pane.show()
    pane.activate()
    assert context.tasks.wait_idle()
    return pane


def named(core: Core, name: str) -> Person:
    """Return a person by name."""
    return next(p for p in core.people.all() if p.name == name)


def draft_of(person: Person, **fields: object) -> PersonDraft:
    """Return the draft of a person as stored, with some fields changed."""
    draft = PersonDraft(
        person.name,
        person.login,
        person.department_id,
        person.email,
        person.roles,
        person.active,
        person.id,
        person.version,
    )
    return replace(draft, **fields)  # type: ignore[arg-type]
