"""The desk as a person uses it: read, jump by digit or Enter, remind, follow what happens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.letter import LetterKind
from relapp.domain.person import Person
from relapp.domain.vocabulary import CheckResult
from relapp.errors import StoreUnavailable
from relapp.services.duties import DutiesService
from relapp.store.tables import approving as a
from tests.ui.an_office import NOW, register
from ui.actions.catalogue import ActionId
from ui.actions.letters import LetterWish
from ui.actions.page import PageContext
from ui.desk.duty_list import DutyList
from ui.desk.pane import DeskPane

Sit = Callable[[Person], DeskPane]


@pytest.fixture
def keeper(core: Core) -> Person:
    """Who keeps the releases of these tests."""
    found = next(p for p in core.people.all() if p.active and p.holds("project_manager"))
    return core.people.get(found.id)


@pytest.fixture
def release_id(core: Core, me: Person, keeper: Person) -> int:
    """A release in planning, kept by somebody."""
    window = next(w for w in core.windows.year(2026).windows if w.starts_at > NOW)
    return register(core, me, "核心租赁系统", owner_id=keeper.id, window_id=window.id)


@pytest.fixture
def sit(core: Core, context: PageContext, qtbot: QtBot) -> Sit:
    """Open the page at somebody's desk."""

    def seated(person: Person) -> DeskPane:
        pane = DeskPane(replace(context, me=person), core.duties)
        qtbot.addWidget(pane)
        pane.resize(1224, 620)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activate()
        assert context.tasks.wait_idle(10)
        return pane

    return seated


def shown(view: DutyList) -> list[str]:
    return [line.title for line in view.lines.records()]


def test_what_waits_stands_under_its_part_with_release_and_deadline(
    sit: Sit, core: Core, keeper: Person, release_id: int
) -> None:
    pane = sit(keeper)
    number = core.releases.view(release_id).facts.release.number
    head, first = pane.mine.lines.records()[:2]
    assert head.duty is None
    assert head.title.startswith("之后")
    assert first.digit == 1
    assert number in first.about
    assert "核心租赁系统 V6.8.0" in first.about
    assert "前，还有" in first.until
    assert pane.summary.text().startswith("共 ")


def test_late_things_come_first_and_are_counted(
    sit: Sit, core: Core, keeper: Person, release_id: int
) -> None:
    window = core.releases.view(release_id).facts.window
    assert window is not None
    assert window.material_due_at is not None
    cast("FixedClock", core.clock).set(window.material_due_at + timedelta(hours=1))
    pane = sit(keeper)
    assert shown(pane.mine)[0].startswith("已逾期")
    assert "逾期" in pane.mine.lines.duties()[0].until
    assert "项已逾期" in pane.summary.text()


def test_enter_and_digits_lead_to_the_place(
    sit: Sit, keeper: Person, release_id: int, qtbot: QtBot
) -> None:
    pane = sit(keeper)
    lines = pane.mine.lines.duties()
    assert len(lines) > 1
    with qtbot.waitSignal(pane.address_requested) as gone:
        QTest.keyClick(pane.mine, Qt.Key.Key_Return)
    assert gone.args == [lines[0].duty.address if lines[0].duty else ""]
    with qtbot.waitSignal(pane.address_requested) as gone:
        QTest.keyClick(pane.mine, Qt.Key.Key_2)
    assert gone.args == [lines[1].duty.address if lines[1].duty else ""]
    QTest.keyClick(pane.mine, Qt.Key.Key_Down)
    assert pane.mine.duty() == lines[1].duty
    QTest.keyClick(pane.mine, Qt.Key.Key_Up)
    QTest.keyClick(pane.mine, Qt.Key.Key_Up)
    assert pane.mine.duty() == lines[0].duty


def test_what_i_wait_for_names_who_owes_it_and_can_be_reminded_of(
    sit: Sit, core: Core, keeper: Person, release_id: int, qtbot: QtBot
) -> None:
    pane = sit(keeper)
    line = pane.awaited.lines.duties()[0]
    assert line.duty is not None
    assert line.duty.people[0].name in line.about
    assert pane.next_pane()
    wish = LetterWish(
        LetterKind.REMINDER, (release_id,), frozenset(ref.id for ref in line.duty.people)
    )
    with qtbot.waitSignal(pane.letter_requested) as wished:
        assert pane.perform(ActionId.RELEASE_REMIND)
    assert wished.args == [wish]
    with qtbot.waitSignal(pane.letter_requested) as wished:
        QTest.mouseClick(pane.remind_button, Qt.MouseButton.LeftButton)
    assert wished.args == [wish]
    with qtbot.waitSignal(pane.letter_requested) as wished:
        QTest.mouseClick(pane.remind_all_button, Qt.MouseButton.LeftButton)
    owing = {ref.id for ln in pane.awaited.lines.duties() if ln.duty for ref in ln.duty.people}
    assert wished.args == [LetterWish(LetterKind.REMINDER, (release_id,), frozenset(owing))]


def test_nobody_reminds_himself(sit: Sit, keeper: Person, release_id: int, qtbot: QtBot) -> None:
    pane = sit(keeper)
    pane.mine.setFocus()
    with qtbot.waitSignal(pane.status_requested) as said:
        pane.perform(ActionId.RELEASE_REMIND)
    assert said.args == ["在「我在等的」里选中一项再催办"]
    pane.perform(ActionId.COPY_NUMBER)
    assert QGuiApplication.clipboard().text().startswith("FB26-")
    assert pane.allows(ActionId.TOGGLE_LANES) is None


def test_a_deputy_reads_for_whom(
    sit: Sit, core: Core, me: Person, keeper: Person, release_id: int
) -> None:
    deputy = next(p for p in core.people.all() if p.active and not p.roles)
    with core.duties._desk.transactions.begin(me) as work:
        key = work.insert(
            a.delegation, person_id=keeper.id, deputy_id=deputy.id, role="", starts_at=NOW,
            ends_at=None, reason="出差", set_by_id=me.id, set_at=NOW, version=1,
        )  # fmt: skip
        work.record(Event.DELEGATION_SET, Kind.DELEGATION, key, keeper.name)
    pane = sit(deputy)
    assert {line.behalf for line in pane.mine.lines.duties()} == {f"代{keeper.name}"}
    assert f"正在代 {keeper.name}" in pane.summary.text()


def test_an_empty_desk_says_so_and_leads_to_the_board(sit: Sit, me: Person, qtbot: QtBot) -> None:
    pane = sit(me)
    assert pane.mine_state.currentWidget() is pane.mine_state.empty
    assert not pane.remind_button.isEnabled()
    assert pane.remind_button.toolTip() == "现在没有在等别人的事"
    with qtbot.waitSignal(pane.address_requested) as gone:
        pane.mine_state.action_triggered.emit()
    assert gone.args == ["relapp://board"]


def test_it_follows_what_happens_and_keeps_what_is_chosen(
    sit: Sit, core: Core, keeper: Person, release_id: int, context: PageContext, qtbot: QtBot
) -> None:
    pane = sit(keeper)
    before = pane.mine.lines.duties()
    pane.mine.setCurrentIndex(pane.mine.lines.index_of(before[1].key))
    check = next(ln.duty for ln in before if ln.duty and "/check/" in ln.duty.address)
    item = check.address.rpartition("/")[2]
    changes = core.checks.answer(keeper, release_id, item, CheckResult.PASS, "", 0)
    context.hub.announce(changes)

    def is_answered() -> bool:
        duties = [ln.duty for ln in pane.mine.lines.duties() if ln.duty]
        return all(duty.address != check.address for duty in duties)

    qtbot.waitUntil(is_answered)
    current = pane.mine.duty()
    assert current is not None
    assert current.key == before[1].key or before[1].duty == check


def test_a_database_that_does_not_answer_is_told_with_a_way_on(
    context: PageContext, qtbot: QtBot, core: Core
) -> None:
    class Away:
        def of(self, _person: Person) -> object:
            raise StoreUnavailable("store.locked", where="x.db")

    pane = DeskPane(context, cast("DutiesService", Away()))
    qtbot.addWidget(pane)
    pane.refresh()
    assert context.tasks.wait_idle(10)
    assert pane.mine_state.currentIndex() == pane.mine_state.indexOf(pane.mine_state.failed)
    pane._duties = core.duties
    pane.mine_state.retry_requested.emit()
    assert context.tasks.wait_idle(10)
    assert pane.mine_state.currentIndex() == pane.mine_state.indexOf(pane.mine_state.empty)


def test_the_office_goes_to_the_spot_checks_from_here(sit: Sit, me: Person, keeper: Person) -> None:
    pane = sit(me)
    wanted: list[str] = []
    pane.address_requested.connect(wanted.append)
    assert pane.spot_link.isVisible()
    pane.spot_link.click()
    assert wanted == ["relapp://spot"]
    assert not sit(keeper).spot_link.isVisible()
