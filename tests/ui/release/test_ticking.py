"""A reviewer at work: thirty checks by keyboard alone, each on screen before it is written."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from relapp.bootstrap import FOUNDER
from relapp.domain.definition import CheckItem, ProcessDefinition, Stage
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult
from relapp.errors import StoreUnavailable
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from tests.ui.release.scene import Scene
from ui.release.evidence_menu import EvidenceMenu

STEP, ROLE, REVIEWER = "development_upgrade", "development_head", "周启明"
CHECKS = tuple(
    CheckItem(f"point_{n:02d}", Text(f"第 {n} 点已看过", f"Point {n} was looked at"), ROLE)
    for n in range(1, 31)
)
PASS, FAIL, NOT_APPLICABLE = CheckResult.PASS, CheckResult.FAIL, CheckResult.NOT_APPLICABLE


def with_thirty(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the process with thirty checks at one step, as a later version."""

    def stage(old: Stage) -> Stage:
        groups = tuple(
            replace(
                group,
                steps=tuple(replace(s, checks=CHECKS) if s.id == STEP else s for s in group.steps),
            )
            for group in old.route
        )
        return replace(old, route=groups)

    stages = tuple(stage(old) for old in definition.stages)
    return replace(definition, version="V2.4-30", stages=stages)


@pytest.fixture
def scene(office_at: OfficeAt) -> Scene:
    """A release that waits for a reviewer with thirty checks."""
    found = office_at("nothing")
    definition = next(d for d in found.core.processes.active() if d.code == "A")
    found.core.processes.store(FOUNDER, with_thirty(definition))
    row = next(d.row_id for d in found.core.processes.active() if d.version == "V2.4-30")
    found.release_id = found.register(
        "供应商协同平台", "V1.1.0", "对账周期可配置", process_row=row, version_from="V1.0.0"
    )
    found.to_approving(found.release_id)
    return found


@pytest.fixture(autouse=True)
def _no_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that reaches for the mouse."""
    for name in ("mouseClick", "mousePress", "mouseMove"):
        monkeypatch.delattr(QTest, name)


def focus() -> QWidget:
    """Return what has the keyboard now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(focus(), key)


def write(text: str) -> None:
    """Type a text wherever the keyboard is, as an input method hands it over."""
    edit = focus()
    edit.insert(text)  # type: ignore[attr-defined]


def shown(desk: Desk, item_id: str) -> CheckResult | None:
    """Return how a check stands on the screen."""
    model = desk.checks.list.checks
    row = model.row(model.index_of(item_id))
    assert row is not None
    return row.answer.result if row.answer is not None else None


def test_thirty_checks_by_keyboard_alone(scene: Scene, open_desk: OpenDesk) -> None:
    desk = open_desk(scene, REVIEWER, "checks")
    expected: dict[str, tuple[CheckResult, str]] = {}
    for number, item in enumerate(CHECKS, start=1):
        row = desk.checks.list.current_row()
        assert row is not None
        assert row.id == item.id
        note, result = "", PASS
        if number % 7 == 0:
            result, note = FAIL, f"第 {number} 点还差材料，明天补"
            press(Qt.Key.Key_2)
        elif number % 9 == 0:
            result, note = NOT_APPLICABLE, "本次不涉及"
            press(Qt.Key.Key_3)
        else:
            press(Qt.Key.Key_1)
        if note:
            assert shown(desk, item.id) is None
            write(note)
            press(Qt.Key.Key_Return)
        assert shown(desk, item.id) is result
        expected[item.id] = (result, note)
        press(Qt.Key.Key_U)
    desk.settle()
    answers = desk.view.facts.checks
    assert {k: (answers[k].result, answers[k].note) for k in expected} == expected
    assert all(answers[k].person == REVIEWER for k in expected)
    assert "已勾 30" in desk.checks._progress.text()
    assert desk.checks._failed.text() == "不通过 4"
    assert desk.said == []
    assert not desk.pane.trouble.isVisible()


def test_arrows_zero_and_the_evidence_menu_need_no_mouse_either(
    scene: Scene, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(scene, REVIEWER, "checks")
    press(Qt.Key.Key_Down)
    row = desk.checks.list.current_row()
    assert row is not None
    assert row.id == CHECKS[1].id
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_0)
    assert shown(desk, row.id) is None
    press(Qt.Key.Key_1)
    links: list[str] = []
    monkeypatch.setattr(EvidenceMenu, "_on_link", lambda _menu: links.append("asked"))
    press(Qt.Key.Key_E)
    menu = desk.checks.findChild(QMenu, "evidence.menu")
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    assert links == ["asked"]
    assert desk.view.facts.checks[row.id].version == 1


def test_a_tick_is_on_screen_before_it_is_written_and_off_when_it_is_refused(
    scene: Scene, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(scene, REVIEWER, "checks")
    gate, item = Event(), CHECKS[0].id
    real = scene.core.checks.answer

    def slow(*given: object) -> object:
        assert gate.wait(10)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(scene.core.checks, "answer", slow)
    press(Qt.Key.Key_1)
    assert shown(desk, item) is PASS
    assert scene.view(scene.release_id).facts.checks.get(item) is None
    gate.set()
    desk.settle()
    assert desk.view.facts.checks[item].result is PASS

    def broken(*_given: object) -> object:
        raise StoreUnavailable("store.unreachable", where="office.db")

    monkeypatch.setattr(scene.core.checks, "answer", broken)
    press(Qt.Key.Key_U)
    press(Qt.Key.Key_1)
    assert shown(desk, CHECKS[1].id) is PASS
    desk.settle()
    assert shown(desk, CHECKS[1].id) is None
    assert desk.pane.trouble.isVisible()


def test_a_view_read_before_the_tick_does_not_take_it_off_the_screen(
    scene: Scene, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(scene, REVIEWER, "checks")
    stale, gate = desk.view, Event()
    real = scene.core.checks.answer

    def slow(*given: object) -> object:
        assert gate.wait(10)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(scene.core.checks, "answer", slow)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_1)
    desk.checks.show_view(stale, fresh=False)
    assert shown(desk, CHECKS[0].id) is PASS
    gate.set()
    desk.settle()
    answer = desk.view.facts.checks[CHECKS[0].id]
    assert (answer.result, answer.version) == (PASS, 1)
    assert not desk.checks.conflict.isVisible()


def test_nothing_ticks_everything_at_once(scene: Scene, open_desk: OpenDesk) -> None:
    desk = open_desk(scene, REVIEWER, "checks")
    QTest.keyClick(focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_1)
    desk.settle()
    assert set(desk.view.facts.checks) & {item.id for item in CHECKS} == {CHECKS[0].id}
