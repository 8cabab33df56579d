"""The inspector answers why not yet, leads to each thing, and pins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.letter import LetterKind
from relapp.domain.person import Person
from relapp.domain.vocabulary import Standing
from tests.ui.an_office import add_change, register
from ui.actions.letters import LetterWish
from ui.actions.page import PageContext
from ui.inspector.commands import ReleaseCommands
from ui.inspector.inspector import Inspector
from ui.inspector.reason_dialog import ReasonDialog


@pytest.fixture
def inspector(core: Core, context: PageContext, qtbot: QtBot) -> Inspector:
    window = QWidget()
    qtbot.addWidget(window)
    commands = ReleaseCommands(context, core.releases, window)
    panel = Inspector(
        context, commands, releases=core.releases, history=core.history, parent=window
    )
    panel.resize(330, 700)
    window.show()
    return panel


def _show(panel: Inspector, context: PageContext, release_id: int) -> None:
    panel.show_release(release_id)
    assert context.tasks.wait_idle(10)


def test_it_names_release_stage_and_every_missing_thing(
    inspector: Inspector, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, "核心租赁系统")
    _show(inspector, context, release_id)
    view = core.releases.view(release_id)
    assert inspector.identity.number_label.text() == view.facts.release.number
    assert inspector.body.why_head.title_label.text().startswith("为什么还不能进入「")
    assert inspector.body.why_head.count_label.text() == f"差 {len(view.blockers)} 项"
    shown = [row.requirement.subject_id for row in inspector.rows()]
    assert shown == [need.subject_id for need in view.blockers[: len(shown)]]
    assert all(need.standing is not Standing.MET for need in view.blockers)


def test_a_click_on_a_missing_thing_leads_to_its_place(
    inspector: Inspector, core: Core, me: Person, context: PageContext, qtbot: QtBot
) -> None:
    _show(inspector, context, register(core, me, "核心租赁系统"))
    row = inspector.rows()[0]
    with qtbot.waitSignal(inspector.address_requested) as asked:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == [row.requirement.address]


def test_changes_are_links(inspector: Inspector, core: Core, me: Person, qtbot: QtBot) -> None:
    change = add_change(core, me, "CR-9001", "核心租赁系统")
    _show(
        inspector,
        inspector._context,
        register(core, me, "核心租赁系统", change_ids=(change,)),
    )
    link = next(
        w for w in inspector.findChildren(QWidget) if getattr(w, "text", str)() == "CR-9001"
    )
    with qtbot.waitSignal(inspector.address_requested) as asked:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == ["relapp://apps/change/CR-9001"]


def test_pinned_it_stays_with_its_release(
    inspector: Inspector, core: Core, me: Person, context: PageContext
) -> None:
    first, second = register(core, me, "核心租赁系统"), register(core, me, "总账系统")
    _show(inspector, context, first)
    inspector.identity.pin_button.setChecked(True)
    inspector.follow(second)
    assert inspector.release_id() == first
    inspector.identity.pin_button.setChecked(False)
    inspector.follow(second)
    assert inspector.release_id() == second
    assert context.tasks.wait_idle(10)


def test_a_reminder_is_wished_for_with_the_releases(
    inspector: Inspector, core: Core, me: Person, context: PageContext, qtbot: QtBot
) -> None:
    release_id = register(core, me, "核心租赁系统")
    _show(inspector, context, release_id)
    with qtbot.waitSignal(inspector._commands.letter_wanted) as wished:
        inspector.actions_bar.remind_button.click()
    assert wished.args == [LetterWish(LetterKind.REMINDER, (release_id,))]


def test_a_reason_must_be_given(qtbot: QtBot, inspector: Inspector) -> None:
    dialog = ReasonDialog(inspector, "挂起 FB26-001", "", "挂起")
    qtbot.addWidget(dialog)
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.reason_edit.setPlainText("等监管口径")
    assert dialog.accept_button.isEnabled()
    assert dialog.reason() == "等监管口径"
