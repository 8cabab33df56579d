"""An administrator takes a forgotten PIN away on the person's page."""

import pytest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.services.pin_hash import PinHasher
from tests.ui.apps.test_apps import services
from ui.actions.page import PageContext
from ui.apps.person_dialog import PersonDialog
from ui.apps.registers import read


def opened(qtbot: QtBot, core: Core, context: PageContext, person: Person | None) -> PersonDialog:
    found = PersonDialog(context, core.people, read(services(core)), person)
    found.offer_reset(core.pins)
    qtbot.addWidget(found)
    found.show()
    assert context.tasks.wait_idle()
    return found


def test_only_where_there_is_a_pin_it_is_reset(
    qtbot: QtBot, core: Core, context: PageContext, me: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = next(p for p in core.people.all() if p.id != me.id)
    assert not opened(qtbot, core, context, other).pin_button.isVisible()
    assert not opened(qtbot, core, context, None).pin_button.isVisible()
    core.pins.hasher = PinHasher((1, 8, 1))
    core.pins.set(other, "4826")
    dialog = opened(qtbot, core, context, other)
    assert dialog.pin_button.isVisible()
    monkeypatch.setattr(PersonDialog, "ask_reset", lambda *_: False)
    dialog.pin_button.click()
    assert context.tasks.wait_idle()
    assert core.pins.standing(other.id).has
    monkeypatch.setattr(PersonDialog, "ask_reset", lambda *_: True)
    dialog.pin_button.click()
    assert context.tasks.wait_idle()
    assert core.pins.standing(other.id).reset is not None
    assert not dialog.pin_button.isVisible()
